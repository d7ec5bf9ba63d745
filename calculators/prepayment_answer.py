"""Paying early: the roads side by side and everything said about them. Used by `early_repayment`."""

from __future__ import annotations

from typing import Any, TypedDict

from calculators.loan_plan import last_of_month
from calculators.prepayment import (
    Fee,
    Loan,
    Road,
    as_it_is,
    break_even,
    fee_of,
    first_interest,
    lowered,
    settled,
    share_of,
    shortened,
)
from calculators.records import Problem, Remark, problem, remark
from calculators.schedules import Row

BALLOON = 1.5
"""A last payment of more than so many regular ones is worth a word."""


class Inputs(TypedDict):
    """Inputs in internal units, as the declaration names them."""

    balance: int
    annual_rate: float
    months_left: int
    method: str
    payment: int | None
    pay_now: int
    fee_kind: str
    fee_percent: float
    fee_months: int
    fee_amount: int
    effect: str
    start: int | None
    fee_base: str
    day_count: str


class NoRules(TypedDict):
    """This calculator leans on no number of the law."""


class Compared(TypedDict):
    """A road beside the others; `saving` is its interest saved less the fee, None for the loan as it is."""

    road: str
    payment: int | None
    months: int
    interest: int
    fee: int
    saving: int | None


class Result(TypedDict):
    """Outputs in internal units. `new_payment` is None where nothing is left; `break_even` None where it never comes."""

    saving: int | None
    interest_saved: int | None
    fee: int | None
    needed_now: int | None
    new_payment: int | None
    months: int | None
    months_saved: int | None
    break_even: int | None
    end_date: int | None
    total_interest: int | None
    roads: list[Compared]
    rows: list[Row]
    before: list[int]
    finding: str
    detail: Any
    steps: list[Remark]
    notes: list[Remark]
    problems: list[Problem]


def repaid_early(inputs: Inputs) -> Result:
    """The chosen road, the others beside it, and what to mind."""
    problems = faults(inputs)
    if len(problems) > 0:
        return unanswered(problems)
    loan = loan_of(inputs)
    used = min(inputs["pay_now"], inputs["balance"])
    left = inputs["balance"] - used
    before = as_it_is(loan)
    base = used if inputs["fee_base"] == "paid_early" else inputs["balance"]
    fee = fee_of(charge_of(inputs), base, inputs["annual_rate"])
    roads = [settled()] if left == 0 else [shortened(loan, left), lowered(loan, left, len(before["rows"]))]
    chosen = roads[0] if left == 0 or inputs["effect"] == "shorten" else roads[1]
    saving = before["interest"] - chosen["interest"] - fee
    even = break_even(before["rows"], chosen["rows"], fee)
    compared = [beside(before, before, 0)]
    for one in roads:
        compared.append(beside(one, before, fee))
    rows = chosen["rows"]
    values = values_of(inputs, loan, before, chosen, fee)
    values["break_even"] = even["month"]
    values["saved_then"] = even["saved"]
    values["fee_base_amount"] = base
    values["shorten_more"] = 0 if left == 0 else roads[1]["interest"] - roads[0]["interest"]
    code = finding(inputs, chosen, saving, fee, len(before["rows"]))
    return {
        "saving": saving,
        "interest_saved": before["interest"] - chosen["interest"],
        "fee": fee,
        "needed_now": used + fee,
        "new_payment": chosen["payment"],
        "months": len(rows),
        "months_saved": len(before["rows"]) - len(rows),
        "break_even": even["month"],
        "end_date": rows[len(rows) - 1]["date"] if len(rows) > 0 else inputs["start"],
        "total_interest": chosen["interest"],
        "roads": compared,
        "rows": rows,
        "before": [row["balance"] for row in before["rows"]],
        "finding": code,
        "detail": values,
        "steps": working(inputs, chosen, values),
        "notes": remarks_on(inputs, before, code, values),
        "problems": [],
    }


def unanswered(problems: list[Problem]) -> Result:
    """A result without an answer."""
    return {
        "saving": None, "interest_saved": None, "fee": None, "needed_now": None, "new_payment": None, "months": None,
        "months_saved": None, "break_even": None, "end_date": None, "total_interest": None, "roads": [], "rows": [],
        "before": [], "finding": "", "detail": {}, "steps": [], "notes": [], "problems": problems,
    }


def faults(inputs: Inputs) -> list[Problem]:
    """Days cannot be counted without a start, and a payment that does not cover the interest repays nothing."""
    found: list[Problem] = []
    if inputs["start"] is None and inputs["day_count"] != "30/360":
        found.append(problem("start", "start_needed", {}))
        return found
    payment = inputs["payment"]
    if payment is not None and inputs["months_left"] > 1:
        interest = first_interest(loan_of(inputs))
        if payment <= interest:
            found.append(problem("payment", "payment_too_small", {"first_interest": interest}))
    return found


def loan_of(inputs: Inputs) -> Loan:
    """The loan in the terms of `prepayment`."""
    payment = inputs["payment"]
    start = inputs["start"]
    return {
        "balance": inputs["balance"], "annual_rate": inputs["annual_rate"], "months": inputs["months_left"],
        "method": inputs["method"], "payment": 0 if payment is None else payment, "start": 0 if start is None else start,
        "day_count": inputs["day_count"],
    }


def charge_of(inputs: Inputs) -> Fee:
    """The fee as the contract states it."""
    return {
        "kind": inputs["fee_kind"], "percent": inputs["fee_percent"], "months": inputs["fee_months"],
        "amount": inputs["fee_amount"],
    }


def beside(one: Road, before: Road, fee: int) -> Compared:
    """A road in the comparison."""
    stands = one["road"] == "as_it_is"
    return {
        "road": one["road"], "payment": one["payment"], "months": len(one["rows"]), "interest": one["interest"], "fee": fee,
        "saving": None if stands else before["interest"] - one["interest"] - fee,
    }


def finding(inputs: Inputs, chosen: Road, saving: int, fee: int, payments: int) -> str:
    """Which sentence says the answer. Without a fee nothing is lost: a difference of a few fen is rounding."""
    if inputs["annual_rate"] == 0 and fee == 0:
        return "no_interest"
    if saving == 0 or (saving < 0 and fee == 0):
        return "even"
    if saving < 0:
        return "costs"
    if chosen["road"] == "shorten" and len(chosen["rows"]) == payments:
        return "smaller_last"
    return {"settled": "settles", "shorten": "shortens", "lower": "lowers"}[chosen["road"]]


def values_of(inputs: Inputs, loan: Loan, before: Road, chosen: Road, fee: int) -> dict[str, Any]:
    """The numbers the sentences name."""
    used = min(inputs["pay_now"], inputs["balance"])
    rows = before["rows"]
    saved = before["interest"] - chosen["interest"]
    return {
        "balance": inputs["balance"], "annual_rate": inputs["annual_rate"], "used": used,
        "left": inputs["balance"] - used, "over": inputs["pay_now"] - used, "payment_before": before["payment"],
        "months_before": len(rows), "interest_before": before["interest"], "last_before": rows[len(rows) - 1]["payment"],
        "end_before": rows[len(rows) - 1]["date"], "new_payment": chosen["payment"], "months": len(chosen["rows"]),
        "months_saved": len(rows) - len(chosen["rows"]), "total_interest": chosen["interest"], "interest_saved": saved,
        "fee": fee, "fee_percent": inputs["fee_percent"], "fee_months": inputs["fee_months"], "saving": saved - fee,
        "loss": max(0, fee - saved), "needed_now": used + fee, "share": share_of(loan), "months_left": inputs["months_left"],
    }


def working(inputs: Inputs, chosen: Road, values: Any) -> list[Remark]:
    """How the saving comes about."""
    steps = [remark("before_" + inputs["method"], values), remark("paid", values)]
    if chosen["road"] == "settled":
        steps.append(remark("after_settled", values))
    else:
        steps.append(remark("after_" + chosen["road"], values))
    steps.append(remark("saved", values))
    if inputs["fee_kind"] != "none":
        steps.append(remark("fee_" + inputs["fee_kind"], values))
        steps.append(remark("less_fee", values))
        steps.append(remark("never" if values["break_even"] is None else "break_even", values))
    return steps


def remarks_on(inputs: Inputs, before: Road, code: str, values: Any) -> list[Remark]:
    """What the reader should know about this figure."""
    notes: list[Remark] = []
    if int(values["over"]) > 0:
        notes.append(remark("more_than_owed", values))
    if code == "costs":
        notes.append(remark("fee_high", values))
    if inputs["effect"] == "lower" and int(values["shorten_more"]) > 0:
        notes.append(remark("shorten_saves_more", values))
    if inputs["payment"] is not None:
        last = before["rows"][len(before["rows"]) - 1]["payment"]
        if last > BALLOON * int(values["share"]) and len(before["rows"]) > 1:
            notes.append(remark("balloon", values))
        if len(before["rows"]) < inputs["months_left"]:
            notes.append(remark("ends_early", values))
    if inputs["start"] is not None and last_of_month(before["rows"]):
        notes.append(remark("short_months", values))
    return notes
