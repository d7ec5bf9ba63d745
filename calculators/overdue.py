"""What being late costs: penalty interest, compound interest and a late fee, day by day. Used by `overdue_cost`.

Penalty interest (罚息) is on the overdue principal only; interest on unpaid interest is compound interest (复利) and
stands by itself; a late fee (违约金) bears no interest. Days are counted from the day after the due date.
"""

from __future__ import annotations

from typing import Any, TypedDict

from calculators.dates import add_months
from calculators.finance import half_up, simple_interest
from calculators.limits import Rule, exceeds
from calculators.records import Problem, Remark, problem, remark

MILESTONES = [1, 7, 30, 60, 90, 180, 365]
"""The days every answer shows beside the chosen one."""
DAILY_MOST = 0.05
"""A rate above 5 % a day is taken for a yearly one put in the wrong place."""
SENSE_MOST = 90000000000000
"""Compound interest beyond 900 thousand million yuan says nothing any more."""


class Inputs(TypedDict):
    """Inputs in internal units, as the declaration names them."""

    principal: int
    interest: int
    rate: float
    rate_period: str
    multiplier: float
    days: int
    due_date: int | None
    fee_rule: str
    minimum_unpaid: int | None
    fee_share: float
    fee_floor: int
    fee_cap: int | None
    fee_repeat: str
    compounding: str
    day_count: str


class Rules(TypedDict):
    """The line a court may be asked to reduce charges to."""

    court_line: Rule


class Row(TypedDict):
    """What has come on top after so many days, by kind (None where a kind is not charged), and all that is owed with it."""

    days: int
    date: int | None
    penalty_interest: int
    compound_interest: int | None
    late_fee: int | None
    total: int
    amount_due: int


class Result(TypedDict):
    """Outputs in internal units. `total` is what being late adds; `amount_due` is that with principal and interest."""

    total: int | None
    amount_due: int | None
    penalty_interest: int | None
    compound_interest: int | None
    late_fee: int | None
    annual_rate: float | None
    rows: list[Row]
    finding: str
    detail: Any
    steps: list[Remark]
    notes: list[Remark]
    problems: list[Problem]


def year_length(inputs: Inputs) -> float:
    """The days of a year under the day count, for a rate a year."""
    return 360.0 if inputs["day_count"] == "actual/360" else 365.0


def daily_rate(inputs: Inputs) -> float:
    """The overdue rate a day: the rate times the multiplier."""
    rate = inputs["rate"] * inputs["multiplier"]
    return rate if inputs["rate_period"] == "day" else rate / year_length(inputs)


def charge(inputs: Inputs, base: int, days: int) -> int:
    """Interest at the overdue rate on a sum that does not change, rounded half up to the fen once."""
    rate = inputs["rate"] * inputs["multiplier"]
    if inputs["rate_period"] == "day":
        return simple_interest(base, rate, float(days))
    return simple_interest(base, rate, days / year_length(inputs))


def month_end(inputs: Inputs, month: int) -> int:
    """Days from the due date to the end of a month of being late: by the calendar, or 30 a month without a date."""
    due = inputs["due_date"]
    if due is None:
        return month * 30
    return add_months(due, month) - due


def compound_after(inputs: Inputs, days: int) -> int:
    """Interest on unpaid interest: what is unpaid at the end of each month bears interest from then on.

    The interest that was overdue at the start does so from the first day. Each month is rounded once.
    """
    if inputs["compounding"] == "none":
        return 0
    compound = 0
    start = 0
    month = 1
    while start < days and compound <= SENSE_MOST:
        end = min(days, month_end(inputs, month))
        base = inputs["interest"] + charge(inputs, inputs["principal"], start) + compound
        compound += charge(inputs, base, end - start)
        start = end
        month += 1
    return compound


def one_fee(inputs: Inputs) -> int:
    """One late fee: the share of the unpaid minimum, not below the floor, not above the cap; 0 where nothing is unpaid."""
    unpaid = inputs["minimum_unpaid"]
    if inputs["fee_rule"] == "none" or unpaid is None or unpaid == 0:
        return 0
    fee = max(inputs["fee_floor"], half_up(unpaid * inputs["fee_share"]))
    cap = inputs["fee_cap"]
    return fee if cap is None else min(fee, cap)


def fees_charged(inputs: Inputs, days: int) -> int:
    """How many late fees fall in so many days: one, or one for each month begun."""
    if days == 0:
        return 0
    if inputs["fee_repeat"] == "once":
        return 1
    count = 1
    while month_end(inputs, count) < days:
        count += 1
    return count


def row_after(inputs: Inputs, days: int) -> Row:
    """Everything after so many days of being late."""
    due = inputs["due_date"]
    penalty = charge(inputs, inputs["principal"], days)
    compound = compound_after(inputs, days)
    fee = one_fee(inputs) * fees_charged(inputs, days)
    total = penalty + compound + fee
    return {
        "days": days, "date": None if due is None else due + days, "penalty_interest": penalty,
        "compound_interest": compound if inputs["compounding"] == "monthly" else None,
        "late_fee": fee if inputs["fee_rule"] == "share" else None, "total": total,
        "amount_due": inputs["principal"] + inputs["interest"] + total,
    }


def part(amount: int | None) -> int:
    """A kind of charge, nought where it is not charged."""
    return 0 if amount is None else amount


def shown_days(chosen: int) -> list[int]:
    """The milestones with the chosen day among them, in order."""
    found: list[int] = []
    for day in MILESTONES:
        if chosen > 0 and chosen < day and chosen not in found:
            found.append(chosen)
        found.append(day)
    if chosen > found[len(found) - 1]:
        found.append(chosen)
    return found


def late(inputs: Inputs, rules: Rules) -> Result:
    """What being late costs, and everything said about it."""
    problems = faults(inputs)
    if len(problems) > 0:
        return unanswered(problems)
    chosen = row_after(inputs, inputs["days"])
    daily = daily_rate(inputs)
    year_rate = daily * 365
    values = {
        "principal": inputs["principal"], "interest": inputs["interest"], "days": inputs["days"],
        "multiplier": inputs["multiplier"], "stated_day": inputs["rate"], "stated_year": inputs["rate"],
        "year_days": int(year_length(inputs)), "daily_rate": daily, "annual_rate": year_rate,
        "penalty_interest": chosen["penalty_interest"], "compound_interest": part(chosen["compound_interest"]),
        "late_fee": part(chosen["late_fee"]), "total": chosen["total"], "amount_due": chosen["amount_due"],
        "minimum_unpaid": inputs["minimum_unpaid"], "fee_share": inputs["fee_share"], "fee_floor": inputs["fee_floor"],
        "fee_cap": inputs["fee_cap"], "one_fee": one_fee(inputs), "fees": fees_charged(inputs, inputs["days"]),
        "per_day": charge(inputs, inputs["principal"], 1), "line": rules["court_line"]["value"],
    }
    return {
        "total": chosen["total"],
        "amount_due": chosen["amount_due"],
        "penalty_interest": chosen["penalty_interest"],
        "compound_interest": chosen["compound_interest"],
        "late_fee": chosen["late_fee"],
        "annual_rate": year_rate,
        "rows": [row_after(inputs, day) for day in shown_days(inputs["days"])],
        "finding": finding(inputs, chosen),
        "detail": values,
        "steps": working(inputs, values),
        "notes": remarks_on(inputs, rules, chosen, values),
        "problems": [],
    }


def faults(inputs: Inputs) -> list[Problem]:
    """What cannot be: nothing overdue, a daily rate that must be a yearly one, a cap below the floor, no end of interest."""
    found: list[Problem] = []
    if inputs["principal"] == 0 and inputs["interest"] == 0:
        found.append(problem("principal", "nothing_overdue", {}))
    if inputs["rate_period"] == "day" and inputs["rate"] > DAILY_MOST:
        found.append(problem("rate", "rate_looks_yearly", {"stated_day": inputs["rate"]}))
    elif compound_after(inputs, max(365, inputs["days"])) > SENSE_MOST:
        found.append(problem("rate", "beyond_sense", {}))
    cap = inputs["fee_cap"]
    if inputs["fee_rule"] == "share" and cap is not None and cap < inputs["fee_floor"]:
        found.append(problem("fee_cap", "cap_below_floor", {"fee_floor": inputs["fee_floor"]}))
    return found


def unanswered(problems: list[Problem]) -> Result:
    """A result without an answer."""
    return {
        "total": None, "amount_due": None, "penalty_interest": None, "compound_interest": None, "late_fee": None,
        "annual_rate": None, "rows": [], "finding": "", "detail": {}, "steps": [], "notes": [], "problems": problems,
    }


def finding(inputs: Inputs, chosen: Row) -> str:
    """Which sentence says the answer."""
    if inputs["days"] == 0:
        return "not_yet"
    if chosen["total"] == 0:
        return "nothing"
    if chosen["total"] >= inputs["principal"] + inputs["interest"]:
        return "heavy"
    return "costs"


def working(inputs: Inputs, values: Any) -> list[Remark]:
    """How the cost on the chosen day comes about."""
    steps = [remark("rate_day" if inputs["rate_period"] == "day" else "rate_year", values)]
    steps.append(remark("penalty", values))
    if inputs["compounding"] == "monthly":
        steps.append(remark("compound", values))
    if inputs["fee_rule"] == "share":
        steps.append(remark("fee_" + fee_step(inputs), values))
        if inputs["fee_repeat"] == "monthly":
            steps.append(remark("fee_months", values))
    steps.append(remark("sum", values))
    steps.append(remark("due", values))
    return steps


def fee_step(inputs: Inputs) -> str:
    """Whether the share, the floor or the cap decides the fee."""
    unpaid = inputs["minimum_unpaid"]
    if unpaid is None or unpaid == 0:
        return "none"
    share = half_up(unpaid * inputs["fee_share"])
    cap = inputs["fee_cap"]
    if cap is not None and max(share, inputs["fee_floor"]) > cap:
        return "capped"
    return "floored" if share < inputs["fee_floor"] else "shared"


def remarks_on(inputs: Inputs, rules: Rules, chosen: Row, values: Any) -> list[Remark]:
    """What the reader should know about these charges."""
    notes: list[Remark] = []
    rate: float = values["annual_rate"]
    if exceeds(rate, rules["court_line"]["value"]):
        notes.append(remark("above_line", values))
    if part(chosen["late_fee"]) > 0:
        notes.append(remark("fee_bears_none", values))
    if inputs["compounding"] == "monthly":
        notes.append(remark("compound_by_contract", values))
    elif inputs["interest"] > 0:
        notes.append(remark("interest_bears_none", values))
    if inputs["rate_period"] == "year" and inputs["day_count"] == "actual/365":
        notes.append(remark("year_of_360", values))
    if chosen["total"] >= inputs["principal"] + inputs["interest"] and chosen["total"] > 0:
        notes.append(remark("heavy", values))
    return notes
