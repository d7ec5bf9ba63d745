"""The shapes of what a page shows: the words that go in, the view that comes out."""

from __future__ import annotations

from typing import TypedDict

from calculators.drawing import Shape
from calculators.wording import Common, Label, Text


class ChartWords(TypedDict):
    """The words of a chart: its finding by code, what x and y count, the names of series and of coded x values."""

    title: str
    findings: dict[str, str]
    x: str
    y: str
    series: dict[str, str]
    ticks: dict[str, str]


class NextWords(TypedDict):
    """A next step: where to (an address the generator made), its words, what it is filled with, for which findings."""

    href: str
    text: str
    fill: dict[str, str]
    when: list[str]


class Words(TypedDict):
    """The words of a calculator in one language; `common` is shared by all calculators."""

    answer: dict[str, str]
    inputs: dict[str, Label]
    outputs: dict[str, Label]
    columns: dict[str, dict[str, Label]]
    tables: dict[str, str]
    steps: dict[str, str]
    notes: dict[str, str]
    problems: dict[str, str]
    assumptions: list[str]
    calendar: dict[str, str]
    chart: ChartWords
    next: list[NextWords]
    common: Common


class Item(TypedDict):
    """A figure with its name."""

    label: str
    value: str


class Table(TypedDict):
    """A table as texts; `numeric` says which columns are numbers; `foot` is empty where nothing is summed."""

    code: str
    caption: str
    head: list[str]
    numeric: list[bool]
    rows: list[list[str]]
    foot: list[str]


class Picture(TypedDict):
    """A chart: its title, what it shows in a sentence, the small drawing and the numbers as a table."""

    title: str
    finding: str
    shapes: list[Shape]
    table: Table


class Step(TypedDict):
    """A next step with its address, filled in."""

    href: str
    text: str


class Fault(TypedDict):
    """A problem in words, and the field, row and column it belongs to."""

    field: str
    row: int | None
    column: str
    text: str


class Entry(TypedDict):
    """A day for a calendar: ISO text, and what is to be done on it."""

    day: str
    text: str


class View(TypedDict):
    """Everything a calculator shows."""

    answer: list[Text]
    summary: list[Item]
    tables: list[Table]
    steps: list[str]
    notes: list[str]
    assumptions: list[str]
    chart: Picture | None
    calendar: list[Entry]
    next: list[Step]
    problems: list[Fault]
