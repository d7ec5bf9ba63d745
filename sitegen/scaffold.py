"""`build.py new KIND NAME`: a file with everything filled in that can be, so that writing starts with the text."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import click
import yaml

from sitegen.flow_picture import draw
from sitegen.flows import read_graph
from sitegen.load import Library, load_library, tool_target


def scaffold(root: Path, kind: str, name: str, today: date, text: str | None = None) -> list[Path]:
    """Write the files of a new item and return them; an edition's `text` is given, all others are made here.

    Raises click.ClickException when one exists or the name is no name.
    """
    check_name(root, kind, name)
    library, problems = load_library(root)
    problems.stop_if_any()
    texts = {place_of(root, name): text} if text is not None else _MADE[kind](library, name, today)
    for path in texts:
        if path.exists():
            raise click.ClickException(f"{path.relative_to(root)} exists already")
    for path, content in texts.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    return list(texts)


def place_of(root: Path, edition: str) -> Path:
    """Where the file of an edition of this name stands."""
    return root / f"content/editions/{edition}.yml"


def check_name(root: Path, kind: str, name: str) -> None:
    """Raise click.ClickException where the name is no name for such an item, or an edition of that name exists."""
    pattern = {"calculator": r"[a-z][a-z0-9_]*", "language": r"[a-z]{2,3}(-[A-Za-z]+)?"}.get(kind, r"[a-z0-9]+(-[a-z0-9]+)*")
    if not re.fullmatch(pattern, name):
        like = {"calculator": "payoff_order", "language": "de", "edition": "our-name"}.get(kind, "lost-my-job")
        raise click.ClickException(f"'{name}' is not a name for a {kind}; write it like {like}")
    if kind == "edition" and place_of(root, name).exists():
        raise click.ClickException(f"{place_of(root, name).relative_to(root)} exists already")


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
    """A whole letter to write over, in every complete language: it can be built as it stands."""
    found = {}
    for code in [c for c, language in library.languages.items() if language.complete]:
        words = (Path(__file__).parent / "scaffolds" / f"letter.{'zh' if code == 'zh' else 'en'}.md.txt").read_text("utf-8")
        text = words.replace("NAME", name.replace("-", " ")).replace("TODAY", today.isoformat())
        found[library.root / f"content/{code}/letters/{name}.md"] = text
    return found


_FLOW_BODY = {
    "zh": """用一两句说：这里问什么，问完去哪里。

## 你现在是哪一种？ {#start}

一句话说清怎么选。

- [像这样](#do-this)
- [像那样](#which)

## 再问一句，就够了 {#which}

- [有](#do-this)
- [没有](#do-that)

## 先做这一件 {#do-this}

一件今天能做的事，动词开头。

[看：今天先看这一页](guide:today)

## 先做那一件 {#do-that}

一件今天能做的事，动词开头。

[看：今天先看这一页](guide:today)
""",
    "en": """In one or two sentences: what is asked here, and where it leads.

## Which is it now? {#start}

One sentence on how to choose.

- [It is like this](#do-this)
- [It is like that](#which)

## One more question {#which}

- [Yes](#do-this)
- [No](#do-that)

## Do this one thing {#do-this}

One thing that can be done today, starting with a verb.

[Read: start here today](guide:today)

## Do that one thing {#do-that}

One thing that can be done today, starting with a verb.

[Read: start here today](guide:today)
""",
}


def _flow(library: Library, name: str, today: date) -> dict[Path, str]:
    """A flow that works: two questions, two outcomes. Planned ones go into the section that lists them."""
    listed = [section.id for section in library.sections.values() if name in section.flows]
    found = {}
    for code in [c for c, language in library.languages.items() if language.complete]:
        head = {
            "title": name.replace("-", " "),
            "description": _GUIDE_WORDS.get(code, _GUIDE_WORDS["en"])["description"],
            "section": [*listed, *library.sections][0],
            "aliases": [],
            "written": today.isoformat(),
            "checked": today.isoformat(),
            "facts": [],
        }
        body = _FLOW_BODY.get(code, _FLOW_BODY["en"])
        found[library.root / f"content/{code}/flows/{name}.md"] = f"---\n{_yaml(head)}---\n\n{body}"
    return found


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


_MADE: dict[str, Callable[[Library, str, date], dict[Path, str]]] = {
    "guide": _guide,
    "calculator": _calculator,
    "letter": _letter,
    "flow": _flow,
    "language": _language,
}


def pictures(library: Library) -> dict[str, str]:
    """The drawing of every flow in every complete language, by file name."""
    complete = [code for code, language in library.languages.items() if language.complete]
    return {
        f"{slug}.{code}.svg": draw(read_graph(page.body, page.body_at), page.meta.title)
        for code in complete
        for slug, page in sorted(library.flows.get(code, {}).items())
    }


def write_pictures(library: Library, folder: Path) -> int:
    """Make `folder` hold the drawings of the flows and no others. Returns how many there are."""
    found = pictures(library)
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.glob("*.svg"):
        if path.name not in found:
            path.unlink()
    for name, text in found.items():
        (folder / name).write_text(text, "utf-8")
    return len(found)
