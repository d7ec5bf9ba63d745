"""`build.py new KIND NAME`: a file with everything filled in that can be, so that writing starts with the text."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import click
import yaml

from sitegen.load import Library, load_library, tool_target


def scaffold(root: Path, kind: str, name: str, today: date) -> list[Path]:
    """Write the files of a new item and return them. Raises click.ClickException when it exists or the name is no name."""
    pattern = {"calculator": r"[a-z][a-z0-9_]*", "language": r"[a-z]{2,3}(-[A-Za-z]+)?"}.get(kind, r"[a-z0-9]+(-[a-z0-9]+)*")
    if not re.fullmatch(pattern, name):
        like = {"calculator": "payoff_order", "language": "de"}.get(kind, "lost-my-job")
        raise click.ClickException(f"'{name}' is not a name for a {kind}; write it like {like}")
    library, problems = load_library(root)
    problems.stop_if_any()
    texts = {
        "guide": _guide,
        "calculator": _calculator,
        "letter": _letter,
        "flow": _flow,
        "language": _language,
        "edition": _edition,
    }[kind](library, name, today)
    for path in texts:
        if path.exists():
            raise click.ClickException(f"{path.relative_to(root)} exists already")
    for path, text in texts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return list(texts)


def _yaml(value: object) -> str:
    return yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=100)


_GUIDE_WORDS = {
    "zh": {
        "description": "一句话写明这页帮读者做什么",
        "answer": "先写结论：读者只看这一句，也知道下一步。",
        "do": "动词开头的一步，今天就能做",
        "time": "10 分钟",
        "next": "接着看",
        "must": "这里回答：",
    },
    "en": {
        "description": "One sentence on what this page helps the reader do",
        "answer": "The answer first: a reader who stops here knows the next step.",
        "do": "One step, starting with a verb, possible today",
        "time": "10 minutes",
        "next": "Read on",
        "must": "This answers: ",
    },
}


def _guide(library: Library, name: str, today: date) -> dict[Path, str]:
    planned = library.plan.get(name)
    found = {}
    for code in [c for c, language in library.languages.items() if language.complete]:
        words = _GUIDE_WORDS.get(code, _GUIDE_WORDS["en"])
        title = (planned.zh if code == "zh" else planned.en) if planned else name.replace("-", " ")
        head = {
            "title": title,
            "description": words["description"],
            "section": planned.section if planned else next(iter(library.sections)),
            "aliases": [],
            "written": today.isoformat(),
            "checked": today.isoformat(),
            "facts": list(planned.facts) if planned else [],
            "tools": [tool_target(tool) for tool in planned.tools] if planned else [],
            "glance": {
                "answer": words["answer"],
                "do_now": [words["do"]],
                "time": words["time"],
                "next": {"link": "guide:today", "text": words["next"]},
            },
        }
        parts = [f"## {point} {{#part-{n}}}\n\n{words['must']}{point}\n" for n, point in enumerate(_musts(planned), 1)]
        cites = "".join(f"\n{{{{ cite(\"{fact}\") }}}}\n" for fact in (planned.facts if planned else []))
        found[library.root / f"content/{code}/guides/{name}.md"] = f"---\n{_yaml(head)}---\n\n{chr(10).join(parts)}{cites}"
    return found


def _musts(planned: object) -> list[str]:
    return list(getattr(planned, "must", [])) or ["first"]


def _calculator(library: Library, name: str, today: date) -> dict[Path, str]:
    section = next((one.id for one in library.sections.values() if name in one.calculators), "understand")

    def filled(kind: str) -> str:
        text = (Path(__file__).parent / "scaffolds" / f"calculator.{kind}.txt").read_text("utf-8")
        return text.replace("NAME", name).replace("SECTION", section).replace("TODAY", today.isoformat())

    found = {library.root / f"calculators/{name}.py": filled("py")}
    for language in library.languages:
        source = "zh" if language == "zh" else "en"
        found[library.root / f"content/{language}/calculators/{name}.md"] = filled(f"{source}.md")
    return found


def _letter(library: Library, name: str, today: date) -> dict[Path, str]:
    head = {
        "title": name.replace("-", " "),
        "description": "",
        "section": "negotiate",
        "written": today.isoformat(),
        "checked": today.isoformat(),
        "facts": [],
        "fields": {"my_name": {"kind": "text", "label": "", "shared": "my_name"}},
    }
    body = "[[my_name]]\n"
    return _in_each_language(library, f"letters/{name}.md", f"---\n{_yaml(head)}---\n\n{body}")


def _flow(library: Library, name: str, today: date) -> dict[Path, str]:
    head = {
        "title": name.replace("-", " "),
        "description": "",
        "section": "now",
        "written": today.isoformat(),
        "checked": today.isoformat(),
        "facts": [],
    }
    body = "## question {#start}\n\n- [answer](#outcome)\n\n## outcome {#outcome}\n\n[](guide:today)\n"
    return _in_each_language(library, f"flows/{name}.md", f"---\n{_yaml(head)}---\n\n{body}")


def _in_each_language(library: Library, path: str, text: str) -> dict[Path, str]:
    return {library.root / f"content/{code}/{path}": text for code in library.languages}


def _language(library: Library, name: str, today: date) -> dict[Path, str]:
    """Every interface string in English to translate; pages and terms fall back to Chinese until they exist."""
    base = library.languages.get("en") or library.languages["zh"]
    words = base.model_dump() | {"code": name, "name": name, "html_lang": name, "complete": False}
    return {
        library.root / f"content/{name}/language.yml": _yaml(words),
        library.root / f"content/{name}/glossary.yml": "terms: []\n",
    }


def _edition(library: Library, name: str, today: date) -> dict[Path, str]:
    """Asks the few questions an organisation has to answer; every answer has a default."""
    title = click.prompt("Name of the portal, in Chinese", default=name)
    english = click.prompt("Name of the portal, in English", default=name.replace("-", " ").title())
    publisher = click.prompt("Who publishes it, in Chinese", default=title)
    publisher_en = click.prompt("Who publishes it, in English", default=english)
    base = click.prompt("Web address it will have (empty if not known)", default="", show_default=False)
    edition: dict[str, object] = {
        "id": name,
        "name": {"zh": title, "en": english},
        "tagline": {"zh": "还不上的时候，先看看能谈什么", "en": "When you cannot repay: what there is to talk about"},
        "languages": list(library.languages)[:2],
        "publisher": {"zh": publisher, "en": publisher_en},
    }
    if base:
        edition["base_url"] = base
    text = "# docs/tasks/add-an-edition.md says what else can stand here.\n" + _yaml(edition)
    return {library.root / f"content/editions/{name}.yml": text}
