"""Old debts or one new loan: both roads in figures, the verdict and its reason. Used by `consolidation`."""

from __future__ import annotations

from typing import Any, TypedDict

from calculators.annual import Annual
from calculators.records import Problem, Remark, problem, remark
from calculators.refinancing import (
    Debt,
    Length,
    Loan,
    Own,
    Road,
    cost_of,
    first_payment,
    is_billed,
    length_of,
    lengths_for,
    new_payments,
    own_of,
    payments_of,
    road,
    together,
    true_rate,
)


class Inputs(TypedDict):
    """Inputs in internal units, as the declaration names them."""

    debts: list[Debt]
    amount: int | None
    annual_rate: float
    months: int
    upfront_fee: int
    fee_kind: str
    recurring_fee: int
    settlement_fee: int
    method: str


class NoRules(TypedDict):
    """This calculator leans on no number of the law."""


class Result(TypedDict):
    """Outputs in internal units. What concerns the old road is None where it never ends."""

    cost_now: int | None
    cost_new: int | None
    difference: int | None
    payment_now: int | None
    payment_new: int | None
    months_now: int | None
    rate_now: float | None
    rate_new: float | None
    received: int | None
    roads: list[Road]
    lengths: list[Length]
    own: list[Own]
    finding: str
    detail: Any
    steps: list[Remark]
    notes: list[Remark]
    problems: list[Problem]


def weighed(inputs: Inputs) -> Result:
    """Both roads and everything said about them."""
    problems = faults(inputs)
    if len(problems) > 0:
        return unanswered(problems)
    debts = inputs["debts"]
    lists = [payments_of(debt) for debt in debts]
    never = sum([1 for payments in lists if len(payments) == 0])
    balance = sum([debt["balance"] for debt in debts])
    old = together(lists)
    loan = loan_of(inputs)
    new = new_payments(loan, inputs["months"])
    cost_now = None if never > 0 else sum(old) - balance
    cost_new = cost_of(loan, new)
    before = None if never > 0 else true_rate(balance, old)
    after = true_rate(loan["amount"] - loan["upfront_fee"] - loan["settlement_fee"], new)
    problems = beyond_sense(before, after)
    if len(problems) > 0:
        return unanswered(problems)
    first = sum([first_payment(debts[n], lists[n]) for n in range(len(debts))])
    own = [own_of(debts[n], n, lists[n]) for n in range(len(debts))]
    rate_now = None if before is None else before["simple"]
    code = finding(cost_now, cost_new, first, new[0], rate_now, after["simple"])
    values = values_of(inputs, loan, balance, cost_now, cost_new, first, new, own, after)
    values["never"] = never
    values["rate_now"] = rate_now
    values["months_now"] = len(old)
    months_now = None if never > 0 else len(old)
    lengths = lengths_for(inputs["months"], 0 if never > 0 else len(old))
    return {
        "cost_now": cost_now,
        "cost_new": cost_new,
        "difference": None if cost_now is None else cost_new - cost_now,
        "payment_now": first,
        "payment_new": new[0],
        "months_now": months_now,
        "rate_now": rate_now,
        "rate_new": after["simple"],
        "received": int(values["received"]),
        "roads": [
            road("now", cost_now, first, months_now, None if never > 0 else sum(old), before),
            road("new", cost_new, new[0], inputs["months"], cost_new + loan["amount"], after),
        ],
        "lengths": [length_of(loan, length, cost_now) for length in lengths],
        "own": own,
        "finding": code,
        "detail": values,
        "steps": working(inputs, code, values),
        "notes": remarks_on(inputs, loan, code, values),
        "problems": [],
    }


def unanswered(problems: list[Problem]) -> Result:
    """A result without an answer."""
    return {
        "cost_now": None, "cost_new": None, "difference": None, "payment_now": None, "payment_new": None,
        "months_now": None, "rate_now": None, "rate_new": None, "received": None, "roads": [], "lengths": [], "own": [],
        "finding": "", "detail": {}, "steps": [], "notes": [], "problems": problems,
    }


def faults(inputs: Inputs) -> list[Problem]:
    """What cannot be worked out: too little known of a debt, payments that do not repay it, fees that take everything."""
    found: list[Problem] = []
    debts = inputs["debts"]
    for n in range(len(debts)):
        payment = debts[n]["payment"]
        months = debts[n]["months"]
        if payment is not None and months is not None:
            if payment * months < debts[n]["balance"]:
                values = {"paid": payment * months, "balance": debts[n]["balance"]}
                found.append({"field": "debts", "row": n, "column": "payment", "code": "paid_too_little", "values": values})
        elif debts[n]["annual_rate"] is None or (payment is None and months is None):
            column = "payment" if payment is None else "months"
            found.append({"field": "debts", "row": n, "column": column, "code": "two_of_three", "values": {}})
    loan = loan_of(inputs)
    owed = sum([debt["balance"] for debt in debts])
    if loan["amount"] < owed:
        found.append(problem("amount", "amount_too_small", {"balance": owed}))
    elif loan["upfront_fee"] + loan["settlement_fee"] >= loan["amount"]:
        found.append(problem("upfront_fee", "fee_takes_all", {"amount": loan["amount"]}))
    return found


def beyond_sense(before: Annual | None, after: Annual) -> list[Problem]:
    """A road without a rate in any reach of sense: a figure was typed wrong."""
    found: list[Problem] = []
    if before is not None and before["simple"] is None:
        found.append(problem("debts", "rate_beyond_sense", {}))
    if after["simple"] is None:
        found.append(problem("upfront_fee", "rate_beyond_sense", {}))
    return found


def loan_of(inputs: Inputs) -> Loan:
    """The new loan; without an amount it is as large as all that is owed."""
    amount = inputs["amount"]
    owed = sum([debt["balance"] for debt in inputs["debts"]])
    return {
        "amount": owed if amount is None else amount, "annual_rate": inputs["annual_rate"], "method": inputs["method"],
        "upfront_fee": inputs["upfront_fee"], "recurring_fee": inputs["recurring_fee"],
        "settlement_fee": inputs["settlement_fee"],
    }


def finding(
    cost_now: int | None, cost_new: int, payment_now: int, payment_new: int, rate_now: float | None, rate_new: float | None
) -> str:
    """The verdict. Where the new road costs more for a smaller payment, the reason is its length or its own price."""
    if cost_now is None:
        return "never_ends"
    lighter = payment_new < payment_now
    if cost_new == cost_now:
        return "same"
    if cost_new < cost_now:
        return "cheaper" if payment_new <= payment_now else "cheaper_heavier"
    if not lighter:
        return "dearer"
    longer = rate_now is not None and rate_new is not None and rate_new < rate_now
    return "lighter_longer" if longer else "lighter_dearer"


def values_of(
    inputs: Inputs, loan: Loan, balance: int, cost_now: int | None, cost_new: int, first: int, new: list[int],
    own: list[Own], after: Annual,
) -> dict[str, Any]:
    """The numbers the sentences name."""
    received = loan["amount"] - (inputs["upfront_fee"] if inputs["fee_kind"] == "withheld" else 0)
    paid_fee = 0 if inputs["fee_kind"] == "withheld" else inputs["upfront_fee"]
    needed = balance + loan["settlement_fee"] + paid_fee
    rate_new = after["simple"]
    cheap = 0
    cheap_name = ""
    for one in own:
        rate = one["annual_simple"]
        if rate_new is not None and rate is not None and rate <= rate_new:
            cheap += 1
            if cheap_name == "":
                cheap_name = one["name"]
    difference = 0 if cost_now is None else cost_new - cost_now
    return {
        "count": len(own), "balance": balance, "amount": loan["amount"], "annual_rate": inputs["annual_rate"],
        "months": inputs["months"], "upfront_fee": inputs["upfront_fee"], "recurring_fee": inputs["recurring_fee"],
        "settlement_fee": inputs["settlement_fee"], "fees": inputs["upfront_fee"] + inputs["settlement_fee"],
        "received": received, "needed": needed, "lacking": max(0, needed - received), "extra": max(0, received - needed),
        "cost_now": cost_now, "cost_new": cost_new, "paid_now": 0 if cost_now is None else balance + cost_now,
        "paid_new": sum(new), "payment_now": first, "payment_new": new[0], "rate_new": rate_new,
        "less_a_month": max(0, first - new[0]), "more_a_month": max(0, new[0] - first), "more": max(0, difference),
        "saved": max(0, -difference), "cheap": cheap, "cheap_name": cheap_name,
    }


def working(inputs: Inputs, code: str, values: Any) -> list[Remark]:
    """How both costs come about."""
    steps: list[Remark] = []
    if code == "never_ends":
        steps.append(remark("old_never", values))
    else:
        steps.append(remark("old", values))
    steps.append(remark("received_withheld" if int(values["received"]) < int(values["amount"]) else "received", values))
    steps.append(remark("new_" + inputs["method"], values))
    steps.append(remark("new_cost_with_fees" if int(values["fees"]) > 0 else "new_cost", values))
    if code != "never_ends":
        steps.append(remark("rates", values))
        steps.append(remark("difference" if int(values["more"]) > 0 else "difference_saved", values))
    return steps


def remarks_on(inputs: Inputs, loan: Loan, code: str, values: Any) -> list[Remark]:
    """What the reader should know about this comparison."""
    notes: list[Remark] = []
    if code == "lighter_longer":
        notes.append(remark("longer_is_dearer", as_long(loan, values)))
    if code == "never_ends":
        notes.append(remark("freeze_first", values))
    if code == "cheaper" or code == "cheaper_heavier":
        notes.append(remark("close_old", values))
    if int(values["lacking"]) > 0:
        notes.append(remark("own_money", values))
    if int(values["extra"]) > 0:
        notes.append(remark("extra", values))
    if int(values["cheap"]) > 0 and int(values["cheap"]) < int(values["count"]):
        notes.append(remark("leave_cheap", values))
    if inputs["method"] == "flat":
        notes.append(remark("flat", values))
    if any(is_billed(debt) and debt["annual_rate"] is not None for debt in inputs["debts"]):
        notes.append(remark("as_billed", values))
    return notes


def as_long(loan: Loan, values: Any) -> dict[str, Any]:
    """What the new loan would be over the months of the old debts."""
    months = int(values["months_now"])
    payments = new_payments(loan, months)
    return {"months_now": months, "payment_as_long": payments[0], "cost_as_long": cost_of(loan, payments)}
