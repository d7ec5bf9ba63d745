"""The words of a calculator in one language, and whether they fit its declaration.

`content/<lang>/calculators/<name>.md` holds labels, sentences and the text for readers; `_common.yml` beside it what all
calculators share. Every fault is a problem with its place.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import Field

from sitegen import schema, targets, yamlfile
from sitegen.schema import Day, Filled, Id, Record
from sitegen.source import Problems, Source
from sitegen.yamlfile import Document

_NAME = re.compile(r"\{([a-z_0-9]+)(\|[^{}|]*\|[^{}|]*)?\}")
_BRACES = re.compile(r"\{[^{}]*\}?|\}")
COMMON_PROBLEMS = {
    "missing": (), "not_a_number": (), "not_whole": (), "not_a_date": (), "not_a_choice": (), "not_a_text": (),
    "not_a_flag": (), "not_a_json_number": (), "not_a_json_text": (), "not_a_list": (), "not_a_record": (),
    "unknown_input": ("names",), "not_used": (), "too_small": ("least",), "too_large": ("most",),
    "too_early": ("least",), "too_late": ("most",), "too_long": ("most",), "too_many_digits": (),
    "too_many_rows": ("most",), "too_few_rows": ("least",),
}  # fmt: skip


class LabelWords(Record):
    """An input, output or column: its label, a line of help, a unit pattern such as "{value} 期", its choices."""

    label: Filled
    help: str = ""
    unit: str = ""
    choices: dict[str, Filled] = Field(default_factory=dict)


class ChartTexts(Record):
    """A chart: title, sentences by finding, axis names, series, coded x values."""

    title: Filled
    findings: dict[Id, Filled]
    x: Filled
    y: Filled
    series: dict[Id, Filled]
    ticks: dict[Id, Filled] = Field(default_factory=dict)


class NextText(Record):
    """A next step: where to, its words, what it is filled with, after which findings (always, where none is named)."""

    link: Filled
    text: Filled
    fill: dict[str, str] = Field(default_factory=dict)
    when: list[str] = Field(default_factory=list)


class ExampleWords(Record):
    """An example: what it is, and how its answer comes about where that was worked out on paper."""

    title: Filled
    working: str = ""


class Meta(Record):
    """The front matter of a calculator's words."""

    title: Filled
    description: Filled
    section: Id
    aliases: list[Filled] = Field(default_factory=list)
    written: Day
    checked: Day
    answer: dict[Id, Filled]
    inputs: dict[str, LabelWords]
    outputs: dict[str, LabelWords]
    columns: dict[str, dict[str, LabelWords]] = Field(default_factory=dict)
    tables: dict[str, Filled] = Field(default_factory=dict)
    steps: dict[Id, Filled] = Field(default_factory=dict)
    notes: dict[Id, Filled] = Field(default_factory=dict)
    problems: dict[Id, Filled] = Field(default_factory=dict)
    assumptions: list[Filled] = Field(default_factory=list)
    chart: ChartTexts | None = None
    calendar: dict[Id, Filled] = Field(default_factory=dict)
    cannot_say: list[Filled]
    next: list[NextText] = Field(default_factory=list)
    examples: dict[Id, ExampleWords]


class Common(Record):
    """Words all calculators share."""

    blank: Filled
    yes: Filled
    no: Filled
    unknown: Filled
    colon: str
    money: Filled
    total: Filled
    problems: dict[Id, Filled]


@dataclass(frozen=True)
class Words:
    """A calculator in one language."""

    language: str
    meta: Meta
    body: str
    body_at: Source
    document: Document

    @property
    def title(self) -> str:
        return self.meta.title

    @property
    def description(self) -> str:
        return self.meta.description

    @property
    def aliases(self) -> list[str]:
        return self.meta.aliases

    @property
    def written(self) -> str:
        return self.meta.written

    @property
    def checked(self) -> str:
        return self.meta.checked


def read_common(document: Document, problems: Problems) -> Common | None:
    """The shared words of a language."""
    common = schema.read(Common, document, problems)
    if common:
        _codes(document, ("problems",), common.problems, COMMON_PROBLEMS, problems)
        for code, text in common.problems.items():
            _names(document.source(("problems", code)), text, COMMON_PROBLEMS.get(code, ()), problems)
    return common


def read_words(text: str, shown: str, language: str, problems: Problems) -> Words | None:
    """The words in a Markdown file. Raises BadInput where it has no front matter."""
    document, body, line = yamlfile.front_matter(text, shown)
    meta = schema.read(Meta, document, problems)
    return Words(language, meta, body, Source(shown, line), document) if meta else None


def check_words(words: Words, calculator: Any, problems: Problems) -> None:
    """Everything the declaration needs is said, nothing is said of what is not there, every placeholder has a kind."""
    meta, document = words.meta, words.document
    if meta.section != calculator.section:
        right = f"write 'section: {calculator.section}' as calculators/{calculator.name}.py declares"
        problems.add(document.source(("section",)), f"the section is '{meta.section}'", right)
    _labels(document, ("inputs",), meta.inputs, calculator.inputs, problems)
    _labels(document, ("outputs",), meta.outputs, [v for v in calculator.outputs if not v.silent], problems)
    tables = [value for value in (*calculator.inputs, *calculator.outputs) if value.kind == "rows"]
    _codes(document, ("columns",), meta.columns, [value.name for value in tables], problems)
    for value in tables:
        shown = [column for column in value.columns if not column.silent]
        _labels(document, ("columns", value.name), meta.columns.get(value.name, {}), shown, problems)
    painted = [value.name for value in calculator.outputs if value.kind == "rows" and not value.silent]
    _codes(document, ("tables",), meta.tables, painted, problems)
    groups = (
        (("answer",), meta.answer, calculator.findings), (("steps",), meta.steps, calculator.steps),
        (("notes",), meta.notes, calculator.notes), (("problems",), meta.problems, calculator.problems),
        (("calendar",), meta.calendar, calculator.calendar),
        (("chart", "findings"), meta.chart.findings if meta.chart else {}, calculator.chart_findings),
        (("chart", "series"), meta.chart.series if meta.chart else {}, calculator.series),
        (("chart", "ticks"), meta.chart.ticks if meta.chart else {}, calculator.ticks),
        (("examples",), meta.examples, [example.name for example in calculator.examples]),
    )  # fmt: skip
    for where, given, declared in groups:
        _codes(document, where, given, declared, problems)
    names = [v.name for v in (*calculator.inputs, *calculator.outputs, *calculator.details) if v.kind != "rows"]
    for where, given, _ in groups[:6]:
        for code, text in given.items():
            _names(document.source((*where, code)), text, names, problems)
    _next(words, names, problems)


def _labels(
    document: Document, where: tuple[str, ...], given: Mapping[str, LabelWords], declared: Iterable[Any], problems: Problems
) -> None:
    values = {value.name: value for value in declared}
    _codes(document, where, given, values, problems)
    for name, label in given.items():
        if name not in values:
            continue
        choices = values[name].choices if values[name].kind == "choice" else ()
        _codes(document, (*where, name, "choices"), label.choices, choices, problems)
        _names(document.source((*where, name, "unit")), label.unit, ["value"], problems)


def _codes(
    document: Document, where: tuple[str, ...], given: Mapping[str, object], declared: Iterable[str], problems: Problems
) -> None:
    """The keys given are exactly those declared."""
    wanted = list(declared)
    path = ".".join(where)
    for name in wanted:
        if name not in given:
            problems.add(document.source(where), f"'{path}' lacks '{name}'", f"add '{name}: …' under '{where[-1]}'")
    for name in given:
        if name not in wanted:
            near = difflib.get_close_matches(name, wanted, 1)
            right = f"did you mean '{near[0]}'?" if near else f"take it away; there are: {', '.join(wanted) or 'none'}"
            problems.add(document.source((*where, name)), f"the calculator knows no '{name}' in '{path}'", right)


def _names(place: Source, text: str, names: Iterable[str], problems: Problems) -> None:
    """Every placeholder of a template is a name that has a kind."""
    known = list(names)
    for braces in _BRACES.finditer(text):
        match = _NAME.fullmatch(braces.group())
        if not match:
            problems.add(place, f"'{braces.group()}' is not a placeholder", "write {name} or {name|one|many}")
        elif match[1] not in known:
            near = difflib.get_close_matches(match[1], known, 1)
            right = f"did you mean '{{{near[0]}}}'?" if near else f"the names are: {', '.join(known)}"
            problems.add(place, f"the placeholder '{{{match[1]}}}' is not known here", right)


def _next(words: Words, names: list[str], problems: Problems) -> None:
    for n, step in enumerate(words.meta.next):
        place = words.document.source(("next", n))
        if targets.parse(step.link) is None:
            problems.add(place, f"'{step.link}' is not a link we know", "write calculator:name, guide:slug, letter:name …")
        for source in step.fill.values():
            if source not in names:
                right = f"the names are: {', '.join(names)}"
                problems.add(place, f"'{source}' is not an input or answer of this calculator", right)
        for finding in step.when:
            if finding not in words.meta.answer:
                right = f"the findings are: {', '.join(words.meta.answer)}"
                problems.add(place, f"there is no finding '{finding}'", right)


def words_json(words: Words, common: Common, hrefs: Mapping[str, str]) -> dict[str, Any]:
    """The words as `calculators.view.Words`. `hrefs` are the addresses of next steps; steps without one are left out."""
    meta = words.meta.model_dump()
    kept = {key: meta[key] for key in (
        "answer", "inputs", "outputs", "columns", "tables", "steps", "notes", "problems", "assumptions", "calendar",
    )}  # fmt: skip
    chart = meta["chart"] or {"title": "", "findings": {}, "x": "", "y": "", "series": {}, "ticks": {}}
    steps = [
        {"href": hrefs[step.link], "text": step.text, "fill": step.fill, "when": step.when}
        for step in words.meta.next
        if hrefs.get(step.link)
    ]
    return {**kept, "chart": chart, "next": steps, "common": common.model_dump()}
