"""Paying only the minimum beside a fixed sum and a set time: the three ways and what is said about them."""

from __future__ import annotations

from typing import Any, TypedDict

from calculators.records import Problem, Remark, problem, remark
from calculators.revolving import Course, Month, Terms, course, days_of, fees_of, interest_of, paid_in, within

WITHIN = 12
"""The time compared with where none is given."""
NEVER_ROWS = 24
NEVER_POINTS = 60
"""Months shown, and drawn, of a way that does not end."""


class Inputs(TypedDict):
    """Inputs in internal units, as the declaration names them."""

    balance: int
    daily_rate: float
    minimum_share: float
    floor: int
    late_fee: int
    way: str
    payment: int | None
    within_months: int | None
    start: int | None
    minimum_base: str


class NoRules(TypedDict):
    """This calculator leans on no number of the law."""


class Way(TypedDict):
    """One way to pay, summed up; None where it does not end."""

    way: str
    first_payment: int
    months: int | None
    total_interest: int | None
    late_fees: int | None
    total_paid: int | None


class Result(TypedDict):
    """Outputs in internal units. `months` is None where the chosen way never ends; `curves` are the balances to draw."""

    months: int | None
    total_interest: int | None
    total_paid: int | None
    first_payment: int | None
    late_fees: int | None
    annual_rate: float | None
    last_date: int | None
    ways: list[Way]
    rows: list[Month]
    curves: list[list[int]]
    finding: str
    detail: Any
    steps: list[Remark]
    notes: list[Remark]
    problems: list[Problem]


class Three(TypedDict):
    """The three courses."""

    minimum: Course
    fixed: Course
    within: Course


def compared(inputs: Inputs) -> Result:
    """The chosen way in full, and the three side by side."""
    problems = faults(inputs)
    if len(problems) > 0:
        return unanswered(problems)
    terms = terms_of(inputs)
    fixed_payment = steady(inputs, terms)
    months = WITHIN
    wanted = inputs["within_months"]
    if wanted is not None:
        months = wanted
    three: Three = {
        "minimum": course(terms, "minimum", 0, 0),
        "fixed": course(terms, "fixed", fixed_payment, 0),
        "within": within(terms, months),
    }
    ways = [
        summed("minimum", three["minimum"]), summed("fixed", three["fixed"]), summed("within", three["within"]),
    ]
    chosen = three["minimum"]
    way = ways[0]
    if inputs["way"] == "fixed":
        chosen = three["fixed"]
        way = ways[1]
    elif inputs["way"] == "within":
        chosen = three["within"]
        way = ways[2]
    values = values_of(inputs, terms, chosen, way)
    values["steady_payment"] = fixed_payment
    values["steady_months"] = ways[1]["months"]
    values["wanted_months"] = months
    values["level"] = ways[2]["first_payment"]
    saved = saved_by(ways[0], ways[1])
    values["saved"] = saved
    rows = chosen["months"]
    last = rows[len(rows) - 1]
    return {
        "months": way["months"],
        "total_interest": way["total_interest"],
        "total_paid": way["total_paid"],
        "first_payment": way["first_payment"],
        "late_fees": way["late_fees"] if inputs["late_fee"] > 0 else None,
        "annual_rate": inputs["daily_rate"] * 365,
        "last_date": last["date"] if chosen["cleared"] else None,
        "ways": ways,
        "rows": rows if chosen["cleared"] else rows[:NEVER_ROWS],
        "curves": [curve(terms, three["minimum"]), curve(terms, three["fixed"]), curve(terms, three["within"])],
        "finding": finding(inputs["way"], chosen),
        "detail": values,
        "steps": working(inputs, chosen, values),
        "notes": remarks_on(inputs, chosen, ways, saved, values),
        "problems": [],
    }


def faults(inputs: Inputs) -> list[Problem]:
    """What a way to pay needs."""
    if inputs["way"] == "fixed" and inputs["payment"] is None:
        return [problem("payment", "payment_needed", {})]
    if inputs["way"] == "within" and inputs["within_months"] is None:
        return [problem("within_months", "months_needed", {})]
    if inputs["minimum_share"] == 0 and inputs["floor"] == 0:
        return [problem("minimum_share", "no_minimum", {})]
    return []


def unanswered(problems: list[Problem]) -> Result:
    """A result without an answer."""
    return {
        "months": None, "total_interest": None, "total_paid": None, "first_payment": None, "late_fees": None,
        "annual_rate": None, "last_date": None, "ways": [], "rows": [], "curves": [], "finding": "", "detail": {},
        "steps": [], "notes": [], "problems": problems,
    }


def terms_of(inputs: Inputs) -> Terms:
    """The conditions as the month-by-month reckoning takes them."""
    return {
        "balance": inputs["balance"], "daily_rate": inputs["daily_rate"], "share": inputs["minimum_share"],
        "floor": inputs["floor"], "base": inputs["minimum_base"], "late_fee": inputs["late_fee"], "start": inputs["start"],
    }


def steady(inputs: Inputs, terms: Terms) -> int:
    """The fixed sum compared: the reader's, or the first minimum paid on without letting it fall."""
    payment = inputs["payment"]
    if payment is not None:
        return payment
    return course(terms, "minimum", 0, 0)["months"][0]["payment"]


def summed(way: str, one: Course) -> Way:
    """A course in one line."""
    done = one["cleared"]
    return {
        "way": way,
        "first_payment": one["months"][0]["payment"],
        "months": len(one["months"]) if done else None,
        "total_interest": interest_of(one) if done else None,
        "late_fees": fees_of(one) if done else None,
        "total_paid": paid_in(one) if done else None,
    }


def saved_by(minimum: Way, fixed: Way) -> int | None:
    """What a fixed sum costs less than the minimum, interest and fees together; None where either never ends."""
    slow = minimum["total_paid"]
    quick = fixed["total_paid"]
    if slow is None or quick is None:
        return None
    return slow - quick


def curve(terms: Terms, one: Course) -> list[int]:
    """The balances from the start on; of a way that does not end, the first sixty."""
    rows = one["months"] if one["cleared"] else one["months"][:NEVER_POINTS]
    found = [terms["balance"]]
    for row in rows:
        found.append(row["balance"])
    return found


def values_of(inputs: Inputs, terms: Terms, chosen: Course, way: Way) -> dict[str, Any]:
    """The numbers sentences may name."""
    rows = chosen["months"]
    first = rows[0]
    year_interest = 0
    year_paid = 0
    count = min(12, len(rows))
    for n in range(count):
        year_interest += rows[n]["interest"]
        year_paid += rows[n]["payment"]
    return {
        "balance": inputs["balance"], "daily_rate": inputs["daily_rate"], "days": days_of(terms, 1),
        "first_interest": first["interest"], "first_payment": first["payment"], "first_balance": first["balance"],
        "first_minimum": first["minimum"],
        "minimum_share": inputs["minimum_share"], "floor": inputs["floor"], "late_fee": inputs["late_fee"],
        "months": way["months"], "total_interest": way["total_interest"], "total_paid": way["total_paid"],
        "late_fees": way["late_fees"], "year_months": count, "year_interest": year_interest, "year_paid": year_paid,
        "year_balance": rows[count - 1]["balance"], "last_balance": rows[min(NEVER_ROWS, len(rows)) - 1]["balance"],
        "shown_months": min(NEVER_ROWS, len(rows)), "payment": inputs["payment"],
    }


def finding(way: str, chosen: Course) -> str:
    """Which sentence says the answer."""
    if chosen["cleared"]:
        return "at_once" if len(chosen["months"]) == 1 else way
    return "never_" + way


def working(inputs: Inputs, chosen: Course, values: Any) -> list[Remark]:
    """How the first month comes about, and the sums."""
    steps = [remark("first_interest", values)]
    steps.append(remark("first_" + inputs["minimum_base"], values))
    if inputs["way"] == "within":
        steps.append(remark("level", values))
    steps.append(remark("first_left", values))
    if chosen["cleared"]:
        steps.append(remark("sums_with_fees" if fees_of(chosen) > 0 else "sums", values))
    return steps


def remarks_on(inputs: Inputs, chosen: Course, ways: list[Way], saved: int | None, values: Any) -> list[Remark]:
    """What the reader should know about this way to pay."""
    notes: list[Remark] = []
    first = chosen["months"][0]
    if inputs["way"] == "minimum" and inputs["floor"] == 0 and len(chosen["months"]) >= 24:
        notes.append(remark("no_floor", values))
    if not chosen["cleared"]:
        notes.append(remark("never", values))
        notes.append(remark("never_help", values))
    if len(chosen["months"]) >= 12:
        notes.append(remark("first_year", values))
    if inputs["way"] == "minimum" and saved is not None and saved > 0:
        notes.append(remark("steady_saves", values))
    elif inputs["way"] == "minimum" and ways[0]["months"] is None and ways[1]["months"] is not None:
        notes.append(remark("steady_ends", values))
    if inputs["way"] != "minimum" and first["payment"] < first["minimum"]:
        notes.append(remark("below_minimum", values))
    if fees_of(chosen) > 0:
        notes.append(remark("fee_bears_none", values))
    return notes
