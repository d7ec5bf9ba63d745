"""The reference lines for the rate of a loan: which there are for a kind of lender on a date, and how each stands.

No number of the law is typed here: rules come from the dated facts. A line says what a court or a regulator looks at; being
above it does not mean that nothing need be repaid.
"""

from __future__ import annotations

from typing import TypedDict


class Rule(TypedDict):
    """A value of a dated fact: percent as a fraction, a date as its day number, other numbers as they are.

    `first` and `sure` are the first and the last day on which the rule may have begun (equal when the day is known);
    None where no start is known. `unit` is as in the fact. `until` is its last day, None while it is open.
    """

    value: float
    unit: str
    standing: str
    fact: str
    first: int | None
    sure: int | None
    until: int | None


class LprChange(TypedDict):
    """The one-year loan prime rate from a day on, a fraction a year."""

    start: int
    rate: float


class Lpr(TypedDict):
    """The loan prime rate by date; after `known_until` nothing is known."""

    changes: list[LprChange]
    known_until: int


class Line(TypedDict):
    """A reference line. `value` is None where the loan prime rate of the day is not known.

    `applies` is None where the contract date is missing or falls where the rule's start is unclear; `above` is None where
    the value is not known.
    """

    line: str
    value: float | None
    applies: bool | None
    above: bool | None
    standing: str
    fact: str


class LineRules(TypedDict):
    """The rules the lines are drawn from."""

    lpr: Lpr
    private_multiple: Rule
    court_line: Rule
    microloan_cap: Rule
    consumer_single: Rule
    consumer_average: Rule


def lpr_on(lpr: Lpr, day: int) -> float | None:
    """The one-year loan prime rate in force on a day; None before the first and after the last day known."""
    if day > lpr["known_until"]:
        return None
    rate: float | None = None
    for change in lpr["changes"]:
        if change["start"] <= day:
            rate = change["rate"]
    return rate


def applies_on(rule: Rule, day: int | None) -> bool | None:
    """Whether a rule governs a contract of a day; None where that cannot be told."""
    first = rule["first"]
    sure = rule["sure"]
    until = rule["until"]
    if day is None or first is None or sure is None:
        return None
    if until is not None and day > until:
        return False
    if day < first:
        return False
    return True if day >= sure else None


def fixed_line(name: str, rule: Rule, day: int | None) -> Line:
    """A line whose value is stated in a rule."""
    return {
        "line": name, "value": rule["value"], "applies": applies_on(rule, day), "above": None,
        "standing": rule["standing"], "fact": rule["fact"],
    }


def private_line(rules: LineRules, day: int | None) -> Line:
    """A multiple of the loan prime rate of the contract date, for lenders without a licence."""
    rule = rules["private_multiple"]
    rate: float | None = None
    if day is not None:
        rate = lpr_on(rules["lpr"], day)
    return {
        "line": "four_lpr", "value": None if rate is None else rate * rule["value"], "applies": applies_on(rule, day),
        "above": None, "standing": rule["standing"], "fact": rule["fact"],
    }


def lines_for(lender: str | None, day: int | None, rules: LineRules) -> list[Line]:
    """The reference lines for a kind of lender (None: not told) and a contract date (None: not told)."""
    if lender is None:
        return []
    if lender == "private":
        return [private_line(rules, day)]
    if lender == "microloan":
        return [fixed_line("microloan_cap", rules["microloan_cap"], day)]
    court = fixed_line("court_reduction", rules["court_line"], day)
    if lender == "consumer_finance":
        return [
            fixed_line("consumer_single", rules["consumer_single"], day),
            fixed_line("consumer_average", rules["consumer_average"], day),
            court,
        ]
    return [court]


def mark_above(lines: list[Line], rate: float) -> list[Line]:
    """The lines with a mark whether a yearly rate lies above each, beyond rounding."""
    return [
        {
            "line": line["line"], "value": line["value"], "applies": line["applies"],
            "above": exceeds(rate, line["value"]), "standing": line["standing"], "fact": line["fact"],
        }
        for line in lines
    ]


def exceeds(rate: float, line: float | None) -> bool | None:
    """Whether a rate is above a line by more than a millionth of a percentage point; None without a line."""
    if line is None:
        return None
    return rate > line + 0.00000001
