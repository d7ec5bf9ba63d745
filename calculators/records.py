"""The shapes of data that pass between a page, the generator and the calculators. All of it is plain JSON.

A declaration in JSON form carries limits and defaults in internal units: fen, fractions, day numbers.
"""

from __future__ import annotations

from typing import Any, TypedDict


class Asked(TypedDict):
    """A field is asked only where the input `name` (a column: the column) declared before it has one of `answers`."""

    name: str
    answers: list[str]


class Implied(TypedDict):
    """An omitted choice becomes `choice` where the input `name` is given."""

    name: str
    choice: str


class Field(TypedDict):
    """One input, output, column or detail; see calculators/declaration.py for the kinds."""

    name: str
    kind: str
    unit: str
    default: Any
    least: float | None
    most: float | None
    optional: bool
    choices: list[str]
    asked: Asked | None
    implied: list[Implied]
    assumption: bool
    silent: bool
    total: bool
    today: bool
    ago: int | None


class Declaration(TypedDict):
    """A calculator's declaration. `columns` holds the columns of every input and output of the kind rows, by its name."""

    name: str
    section: str
    inputs: list[Field]
    outputs: list[Field]
    details: list[Field]
    columns: dict[str, list[Field]]
    facts: list[str]


class Problem(TypedDict):
    """What is wrong with an input: which field, row (from 0) and column, a code the words explain, and numbers for it."""

    field: str
    row: int | None
    column: str
    code: str
    values: Any


class Accepted(TypedDict):
    """Inputs in internal units, and what is wrong with them. With problems the values are not complete."""

    values: dict[str, Any]
    problems: list[Problem]


class Remark(TypedDict):
    """A step of the working or a note: a code the words explain, and the numbers it names in internal units."""

    code: str
    values: Any


class Series(TypedDict):
    """One series of a chart: a code the words name, and a value for each x; None leaves a gap."""

    code: str
    y: list[float | None]


class Chart(TypedDict):
    """A chart without words or colours. `kind` is lines, bars, stacked_bars or timeline.

    `x` are codes the words name when `x_kind` is code, else texts shown as they are. `y_kind` is money, rate, whole or date;
    a timeline has one series of at most six day numbers, in order.
    """

    kind: str
    x_kind: str
    x: list[str]
    y_kind: str
    series: list[Series]
    finding: str
    values: Any


NO_CHART: Chart = {
    "kind": "bars", "x_kind": "plain", "x": [], "y_kind": "money", "series": [], "finding": "", "values": {},
}


def record_of(value: Any) -> dict[str, Any]:
    """A record from outside as a dict of its own."""
    found: dict[str, Any] = {}
    for key in value:
        name: str = key
        found[name] = value[name]
    return found


def problem(field: str, code: str, values: Any) -> Problem:
    """A problem of a whole field."""
    return {"field": field, "row": None, "column": "", "code": code, "values": values}


def remark(code: str, values: Any) -> Remark:
    """A step or a note."""
    return {"code": code, "values": values}


def problems_of(value: Any) -> list[Problem]:
    """The problems in a result."""
    found: list[Problem] = []
    for one in value:
        row: int | None = None if one["row"] is None else int(one["row"])
        found.append({
            "field": one["field"], "row": row, "column": one["column"], "code": one["code"], "values": one["values"],
        })
    return found


def remarks_of(value: Any) -> list[Remark]:
    """The steps or notes in a result."""
    return [remark(one["code"], one["values"]) for one in value]


def holds(flag: bool | None) -> bool:
    """Whether a flag is known and true."""
    return flag is not None and flag


def fails(flag: bool | None) -> bool:
    """Whether a flag is known and false."""
    return flag is not None and not flag
