"""The few questions an organisation answers for an edition of its own, and the file made from the answers.

An answer is looked at by the very checks that look at the file: it is written into the file as it would be, the file is
read, and what is said of the answer's own line is said to whoever answered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import yaml

from sitegen import contrast, edition_check, edition_texts, schema, yamlfile
from sitegen.edition_model import Edition
from sitegen.load import Library
from sitegen.site import EditionFiles
from sitegen.source import BadInput, Problem, Problems

Answers = Mapping[str, str]
_TEXTS = {"name": "Name of the portal", "tagline": "One line on what it is", "publisher": "Who publishes it"}
_HEADS = {
    "languages": "In this order; the first stands at the root of the site.",
    "brand": "For buttons and links, in the light scheme and in the dark one.",
    "contact": "At the foot of every page.",
    "base_url": "Where the site will stand; without it there are no share cards and no sitemap.",
}


@dataclass(frozen=True)
class Question:
    """One question: the key as the file has it (`name.zh`), how it is asked, and what stands where nothing is answered."""

    key: str
    text: str
    default: str = ""


def questions(library: Library, name: str, answers: Answers) -> Iterator[Question]:
    """What to ask, in order. The languages decide which texts are asked for, and earlier answers are later defaults."""
    complete = ", ".join(code for code, language in library.languages.items() if language.complete)
    yield Question("languages", f"Languages, the first at the root (there are: {', '.join(library.languages)})", complete)
    for key, text in _TEXTS.items():
        for code in codes(library, answers):
            language = library.languages[code].name
            yield Question(f"{key}.{code}", f"{text}, in {language}", _default(library, name, answers, key, code))
    yield Question("brand", "Colour of buttons and links", _colour("brand"))
    yield Question("brand_dark", "The same in the dark scheme", _dark(library, answers))
    yield Question("contact.phone", "Telephone (empty for none)")
    yield Question("contact.email", "Mail address (empty for none)")
    yield Question("base_url", "Web address the site will have (empty if not known yet)")


def codes(library: Library, answers: Answers) -> list[str]:
    """The languages whose texts are asked for: those named, and Chinese, which is the source of every text."""
    named = [code for code in _listed(answers.get("languages", "")) if code in library.languages]
    return ["zh", *(code for code in named or list(library.languages) if code != "zh")]


def _listed(text: str) -> list[str]:
    return [part for part in text.replace("，", ",").replace("、", ",").replace(",", " ").split() if part]


def _default(library: Library, name: str, answers: Answers, key: str, code: str) -> str:
    if key == "publisher":
        return answers.get(f"name.{code}", "")
    if key == "tagline" and library.base:
        return library.base.tagline.get(code) or library.base.tagline["zh"]
    return name if code == "zh" else name.replace("-", " ").title()


def _colour(key: str) -> str:
    return str(Edition.model_fields[key].default)


def _dark(library: Library, answers: Answers) -> str:
    """The project's own dark colour, or the one nearest to the answered colour that can be read in the dark scheme."""
    try:
        css = (library.root / "templates/assets/css/10-tokens.css").read_text("utf-8")
        own = answers.get("brand", "")
        return _colour("brand_dark") if own in {"", _colour("brand")} else contrast.nearest(own, contrast.schemes(css)[1])
    except ValueError:  # no colour was answered; that is said of the answer itself
        return _colour("brand_dark")


def filled(library: Library, name: str, answers: Answers) -> dict[str, str]:
    """All answers, with the default where there is none."""
    found: dict[str, str] = {}
    for question in questions(library, name, found):
        found[question.key] = answers.get(question.key, question.default).strip()
    return found


def text(library: Library, name: str, answers: Answers, today: date) -> str:
    """The edition's file: the answers, then what else there is, as comments."""
    lines = [line for line, _ in _lines(library, name, answers)]
    more = (Path(__file__).parent / "scaffolds/edition.yml.txt").read_text("utf-8")
    later = (today + timedelta(days=180)).isoformat()
    return "\n".join(lines) + "\n" + more.replace("TODAY", today.isoformat()).replace("LATER", later)


def _lines(library: Library, name: str, answers: Answers) -> Iterator[tuple[str, str]]:
    """The lines of the answers, each with the key whose answer it holds."""
    yield "# One organisation's portal. `python build.py check --edition NAME` says what is wrong in here, and where.", ""
    yield f"id: {name}", ""
    open_group = ""
    for question in questions(library, name, answers):
        answer, (group, _, leaf) = answers.get(question.key, ""), question.key.partition(".")
        if not answer and group not in _TEXTS:
            continue
        if group != open_group and group in _HEADS:
            yield f"# {_HEADS[group]}", ""
        if leaf and group != open_group:
            yield f"{group}:", question.key
        open_group = group
        value = yaml.safe_dump(_listed(answer), default_flow_style=True).strip() if group == "languages" else _quoted(answer)
        yield (f"  {leaf}: {value}" if leaf else f"{group}: {value}"), question.key


def _quoted(answer: str) -> str:
    return yaml.safe_dump(answer, allow_unicode=True, width=10**6).removesuffix("...\n").strip()


def faults(library: Library, name: str, answers: Answers, today: date) -> dict[str, Problem]:
    """What is wrong with these answers, by their keys: the first of each. Under '' stands what belongs to no answer."""
    lines = list(_lines(library, name, answers))
    problems = Problems()
    try:
        document = yamlfile.parse("\n".join(line for line, _ in lines) + "\n", f"{name}.yml")
    except BadInput as error:
        problems.extend(error.problems)
    else:
        edition = schema.read(Edition, document, problems)
        problems.extend(edition_texts.yaml_faults(document))
        if edition:
            edition_check.check(library, EditionFiles(edition), document, today, problems)
    found: dict[str, Problem] = {}
    for problem in problems:
        key = lines[problem.source.line - 1][1] if problem.source.line <= len(lines) else ""
        found.setdefault(key, problem)
    return found


def all_faults(library: Library, name: str, given: Answers, today: date) -> dict[str, Problem]:
    """What is wrong with the given answers, by their keys: each alone, for one can keep the file from being read at all."""
    found: dict[str, Problem] = {}
    for key, value in given.items():
        languages = {"languages": given["languages"]} if "languages" in given else {}
        wrong = faults(library, name, filled(library, name, {**languages, key: value}), today)
        found |= {key: wrong[key]} if key in wrong else {}
    return found or faults(library, name, filled(library, name, given), today)
