"""Checking the interest on a card bill: the sum as the reader counts, and which conventions give the bank's figure."""

from __future__ import annotations

from typing import Any, TypedDict

from calculators.card_days import (
    CHOICES,
    Bill,
    Convention,
    Entry,
    Span,
    choice_of,
    distance,
    interest_of,
    paid_by,
    parts_of,
    spans_of,
    total_of,
    weight_of,
)
from calculators.card_search import Counted, Tried, try_every
from calculators.dates import add_months
from calculators.records import Problem, Remark, problem, remark

OLDEST = 400
LONGEST = 100
"""Days a purchase may lie before its bill, and from one bill to the next."""
STEPS_SHOWN = 6


class Inputs(TypedDict):
    """Inputs in internal units, as the declaration names them."""

    purchases: list[Entry]
    payments: list[Entry]
    statement_date: int
    due_date: int
    next_statement: int | None
    daily_rate: float
    bank_figure: int | None
    basis: str
    boundary_days: str
    statement_day: str
    posting_day: str
    rounding: str


class NoRules(TypedDict):
    """This calculator leans on no number of the law."""


class Segment(TypedDict):
    """A stretch of days and its interest."""

    first: int
    last: int
    days: int
    amount: int
    interest: int


class Result(TypedDict):
    """Outputs in internal units. `matches` are the conventions that give the bank's figure to the fen."""

    interest: int | None
    difference: int | None
    matching: int | None
    agrees: bool | None
    bill: int | None
    unpaid: int | None
    implied_daily_rate: float | None
    segments: list[Segment]
    matches: list[Convention]
    conventions: list[Counted]
    finding: str
    detail: Any
    steps: list[Remark]
    notes: list[Remark]
    problems: list[Problem]


def checked(inputs: Inputs) -> Result:
    """The interest, and how it compares with the bank's figure."""
    end = inputs["next_statement"]
    if end is None:
        end = add_months(inputs["statement_date"], 1)
    problems = faults(inputs, end)
    if len(problems) > 0:
        return unanswered(problems)
    bill: Bill = {
        "purchases": inputs["purchases"], "payments": inputs["payments"], "due": inputs["due_date"], "end": end,
        "daily_rate": inputs["daily_rate"],
    }
    chosen: Convention = {
        "basis": inputs["basis"], "boundary_days": inputs["boundary_days"], "statement_day": inputs["statement_day"],
        "posting_day": inputs["posting_day"], "rounding": inputs["rounding"],
    }
    bought = total_of(bill["purchases"])
    unpaid = max(0, bought - paid_by(bill, bill["due"]))
    spans: list[Span] = []
    if unpaid > 0:
        spans = spans_of(bill, chosen)
    parts = parts_of(spans, bill["daily_rate"], chosen["rounding"])
    interest = interest_of(spans, bill["daily_rate"], chosen["rounding"])
    found: Tried = {"counted": [], "matches": [], "tried": 0}
    figure = inputs["bank_figure"]
    if unpaid > 0:
        found = try_every(bill, chosen, figure)
    weight = weight_of(spans)
    implied: float | None = None
    if figure is not None and weight > 0:
        implied = figure / weight
    matches = found["matches"]
    code = finding(unpaid, interest, figure, matches, chosen)
    values: dict[str, Any] = {
        "bill": bought - paid_by(bill, inputs["statement_date"]), "unpaid": unpaid, "interest": interest,
        "paid_by_due": paid_by(bill, bill["due"]), "bought": bought, "bank_figure": figure,
        "difference": 0 if figure is None else abs(figure - interest), "tried": found["tried"], "weight": weight,
        "daily_rate": bill["daily_rate"], "implied_daily_rate": implied, "matching": len(matches), "end": end,
        "segments_count": len(spans),
    }
    if code.startswith("other_"):
        nearest = matches[0]
        values["basis"] = nearest["basis"]
        values["boundary_days"] = nearest["boundary_days"]
        values["statement_day"] = nearest["statement_day"]
        values["posting_day"] = nearest["posting_day"]
        values["rounding"] = nearest["rounding"]
    return {
        "interest": interest,
        "difference": None if figure is None else figure - interest,
        "matching": None if figure is None else len(matches),
        "agrees": None if figure is None else figure == interest,
        "bill": bought - paid_by(bill, inputs["statement_date"]),
        "unpaid": unpaid,
        "implied_daily_rate": implied if code == "none_gives" else None,
        "segments": [
            {
                "first": spans[n]["first"], "last": spans[n]["last"], "days": spans[n]["days"],
                "amount": spans[n]["amount"], "interest": parts[n],
            }
            for n in range(len(spans))
        ],
        "matches": matches,
        "conventions": found["counted"],
        "finding": code,
        "detail": values,
        "steps": working(inputs, spans, parts, values),
        "notes": remarks_on(code, matches, values),
        "problems": [],
    }


def faults(inputs: Inputs, end: int) -> list[Problem]:
    """Dates that cannot be, at their places."""
    found: list[Problem] = []
    bill_day = inputs["statement_date"]
    if inputs["due_date"] < bill_day:
        found.append(problem("due_date", "due_before_statement", {"statement_date": bill_day}))
    if end <= inputs["due_date"] or end <= bill_day:
        found.append(problem("next_statement", "next_before_due", {"due_date": inputs["due_date"], "end": end}))
    elif end - bill_day > LONGEST:
        found.append(problem("next_statement", "next_too_far", {"statement_date": bill_day}))
    values = {"statement_date": bill_day, "end": end}
    for n in range(len(inputs["purchases"])):
        day = inputs["purchases"][n]["date"]
        if day > bill_day:
            found.append({"field": "purchases", "row": n, "column": "date", "code": "after_statement", "values": values})
        elif day < bill_day - OLDEST:
            found.append({"field": "purchases", "row": n, "column": "date", "code": "long_ago", "values": values})
    for n in range(len(inputs["payments"])):
        day = inputs["payments"][n]["date"]
        if day > end:
            found.append({"field": "payments", "row": n, "column": "date", "code": "after_next", "values": values})
        elif day < bill_day - OLDEST:
            found.append({"field": "payments", "row": n, "column": "date", "code": "long_ago", "values": values})
    return found


def unanswered(problems: list[Problem]) -> Result:
    """A result without an answer."""
    return {
        "interest": None, "difference": None, "matching": None, "agrees": None, "bill": None, "unpaid": None,
        "implied_daily_rate": None, "segments": [], "matches": [], "conventions": [], "finding": "", "detail": {},
        "steps": [], "notes": [], "problems": problems,
    }


def finding(unpaid: int, interest: int, figure: int | None, matches: list[Convention], chosen: Convention) -> str:
    """Which sentence says the answer; where one choice tells the nearest match from the chosen one, it names that choice."""
    if unpaid == 0:
        return "paid_in_full_charged" if figure is not None and figure > 0 else "paid_in_full"
    if figure is None:
        return "no_figure"
    if figure == interest:
        return "agrees"
    if len(matches) == 0:
        return "none_gives"
    nearest = matches[0]
    apart = distance(nearest, chosen) + (0 if nearest["rounding"] == chosen["rounding"] else 1)
    if apart > 1:
        return "other_convention"
    for name in CHOICES:
        if choice_of(nearest, name) != choice_of(chosen, name):
            return "other_" + name
    return "other_rounding"


def working(inputs: Inputs, spans: list[Span], parts: list[int], values: Any) -> list[Remark]:
    """The bill, what was paid by the due date, and stretch by stretch."""
    steps = [remark("bill", values), remark("paid", values)]
    for n in range(min(STEPS_SHOWN, len(spans))):
        steps.append(remark("stretch", {
            "first": spans[n]["first"], "last": spans[n]["last"], "days": spans[n]["days"], "amount": spans[n]["amount"],
            "interest": parts[n], "daily_rate": inputs["daily_rate"],
        }))
    if len(spans) > STEPS_SHOWN:
        steps.append(remark("more_stretches", values))
    steps.append(remark("sum", values))
    return steps


def remarks_on(code: str, matches: list[Convention], values: Any) -> list[Remark]:
    """What the reader should know about the figure and about the convention that gives it."""
    notes: list[Remark] = []
    if len(matches) > 1:
        notes.append(remark("several_match", values))
    if code.startswith("other_"):
        first = matches[0]
        if first["boundary_days"] == "twice":
            notes.append(remark("counted_twice", values))
        if first["basis"] == "no_deduction":
            notes.append(remark("payments_ignored", values))
        if first["statement_day"] == "included":
            notes.append(remark("bill_day_counted", values))
    if code == "none_gives":
        if values["implied_daily_rate"] is not None:
            notes.append(remark("implied_rate", values))
        notes.append(remark("what_else", values))
    if code == "paid_in_full_charged":
        notes.append(remark("what_else", values))
    if code == "no_figure":
        notes.append(remark("put_figure", values))
    return notes
