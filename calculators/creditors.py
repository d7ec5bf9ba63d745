"""One sum a month among several creditors: who gets what, and how long it takes with interest frozen and running.

Used by `fair_shares`. Money in fen; interest is a twelfth of the yearly rate on what is owed each month, rounded half up
once; a month's offer goes to interest first, then to principal.
"""

from __future__ import annotations

from typing import Any, TypedDict

from calculators.finance import half_up, simple_interest
from calculators.records import Problem, Remark, remark
from calculators.shares import divide_within

MONTHS_MOST = 600
"""Fifty years. What takes longer is not called a plan: the answer says so instead of a number of months."""
POINTS = 48
"""At most so many steps in the chart."""


class Debt(TypedDict):
    """What is owed to one creditor."""

    name: str
    balance: int
    minimum: int
    annual_rate: float


class Inputs(TypedDict):
    """Inputs in internal units, as the declaration names them."""

    amount: int
    debts: list[Debt]
    basis: str


class NoRules(TypedDict):
    """This calculator leans on no number of the law."""


class Share(TypedDict):
    """One creditor. Months are None where it takes more than fifty years; `short` is what the offer lacks of the minimum."""

    name: str
    balance: int
    share: float
    offer: int
    minimum: int
    short: int
    first_interest: int
    months_frozen: int | None
    months_running: int | None
    interest_running: int | None


class Points(TypedDict):
    """What is owed in all after every `step` months, with interest frozen and running."""

    step: int
    frozen: list[int]
    running: list[int]


class Result(TypedDict):
    """Outputs in internal units. `offers` stand in the order of the debts."""

    offers: list[int]
    total_balance: int | None
    left_over: int | None
    months_frozen: int | None
    months_running: int | None
    interest_running: int | None
    shares: list[Share]
    points: Points | None
    finding: str
    detail: Any
    steps: list[Remark]
    notes: list[Remark]
    problems: list[Problem]


class Run(TypedDict):
    """A debt paid off by the same amount each month: months (None: more than fifty years) and the interest paid."""

    months: int | None
    interest: int


def frozen_months(balance: int, offer: int) -> int | None:
    """Months until nothing is owed when no interest is added."""
    if offer <= 0:
        return None
    months = (balance + offer - 1) // offer
    return months if months <= MONTHS_MOST else None


def running(balance: int, rate: float, offer: int) -> Run:
    """Months and interest when interest goes on. An offer that does not cover the first interest never ends."""
    left = balance
    interest = 0
    for month in range(1, MONTHS_MOST + 1):
        charged = simple_interest(left, rate, 1 / 12)
        if offer <= charged:
            break
        interest += charged
        left = left + charged - offer
        if left <= 0:
            return {"months": month, "interest": interest}
    return {"months": None, "interest": 0}


def shared(inputs: Inputs) -> Result:
    """The offers and everything said about them."""
    problems = faults(inputs)
    if len(problems) > 0:
        return unanswered(problems)
    debts = inputs["debts"]
    balances = [debt["balance"] for debt in debts]
    weights = balances if inputs["basis"] == "balance" else [debt["minimum"] for debt in debts]
    offers = divide_within(inputs["amount"], weights, balances)
    whole = sum(weights)
    rows = [share_of(debts[n], n, offers[n], weights[n] / whole) for n in range(len(debts))]
    frozen = longest([row["months_frozen"] for row in rows])
    live = longest([row["months_running"] for row in rows])
    interest = 0
    for row in rows:
        paid = row["interest_running"]
        interest += 0 if paid is None else paid
    total = sum(balances)
    result: Result = {
        "offers": offers,
        "total_balance": total,
        "left_over": inputs["amount"] - sum(offers),
        "months_frozen": frozen,
        "months_running": live,
        "interest_running": None if live is None else interest,
        "shares": rows,
        "points": points(inputs, offers, frozen, live),
        "finding": finding(inputs["amount"], total, frozen, live, interest),
        "detail": {},
        "steps": [],
        "notes": [],
        "problems": [],
    }
    values = values_of(inputs, result)
    result["detail"] = values
    if result["finding"] != "nothing":
        result["steps"] = working(inputs, result, values)
        result["notes"] = remarks_on(inputs, result, values)
    return result


def unanswered(problems: list[Problem]) -> Result:
    """A result without an answer."""
    return {
        "offers": [], "total_balance": None, "left_over": None, "months_frozen": None, "months_running": None,
        "interest_running": None, "shares": [], "points": None, "finding": "", "detail": {}, "steps": [], "notes": [],
        "problems": problems,
    }


def faults(inputs: Inputs) -> list[Problem]:
    """Dividing by minimum payments needs one of every creditor."""
    found: list[Problem] = []
    if inputs["basis"] == "minimum":
        for n in range(len(inputs["debts"])):
            if inputs["debts"][n]["minimum"] == 0:
                found.append({"field": "debts", "row": n, "column": "minimum", "code": "minimum_needed", "values": {}})
    return found


def share_of(debt: Debt, n: int, offer: int, share: float) -> Share:
    """One creditor's line; without a name it goes by its number."""
    run = running(debt["balance"], debt["annual_rate"], offer)
    return {
        "name": debt["name"] if debt["name"] != "" else str(n + 1),
        "balance": debt["balance"],
        "share": share,
        "offer": offer,
        "minimum": debt["minimum"],
        "short": max(0, min(debt["minimum"], debt["balance"]) - offer),
        "first_interest": simple_interest(debt["balance"], debt["annual_rate"], 1 / 12),
        "months_frozen": frozen_months(debt["balance"], offer),
        "months_running": run["months"],
        "interest_running": None if run["months"] is None else run["interest"],
    }


def longest(months: list[int | None]) -> int | None:
    """The longest of them; None where one of them has no end."""
    found = 0
    for one in months:
        if one is None:
            return None
        found = max(found, one)
    return found


def finding(amount: int, total: int, frozen: int | None, live: int | None, interest: int) -> str:
    """Which sentence says the answer."""
    if amount == 0:
        return "nothing"
    if amount >= total:
        return "covers_all"
    if frozen is None:
        return "too_little"
    if live is None:
        return "grows"
    return "divided" if interest > 0 else "no_interest"


def points(inputs: Inputs, offers: list[int], frozen: int | None, live: int | None) -> Points | None:
    """What is owed in all as time goes on, up to ten years; None where there is nothing to see."""
    if inputs["amount"] == 0 or frozen is None:
        return None
    horizon = min(120, max(frozen, 120 if live is None else live))
    step = (horizon + POINTS - 1) // POINTS
    still = [debt["balance"] for debt in inputs["debts"]]
    growing = list(still)
    found: Points = {"step": step, "frozen": [sum(still)], "running": [sum(growing)]}
    for month in range(1, step * ((horizon + step - 1) // step) + 1):
        for n in range(len(still)):
            still[n] = max(0, still[n] - offers[n])
            charged = simple_interest(growing[n], inputs["debts"][n]["annual_rate"], 1 / 12)
            growing[n] = max(0, growing[n] + charged - offers[n])
        if sum(growing) > MONTHS_MOST * 1000000000000:
            return None
        if month % step == 0:
            found["frozen"].append(sum(still))
            found["running"].append(sum(growing))
    return found


def values_of(inputs: Inputs, result: Result) -> dict[str, Any]:
    """The numbers the sentences name."""
    rows = result["shares"]
    below = 0
    lacking = 0
    never = 0
    for row in rows:
        if row["short"] > 0:
            below += 1
            lacking += row["short"]
        if row["months_running"] is None:
            never += 1
    first = rows[0]
    weights = [row["balance"] if inputs["basis"] == "balance" else row["minimum"] for row in rows]
    return {
        "amount": inputs["amount"], "count": len(rows), "total_balance": result["total_balance"],
        "left_over": result["left_over"], "months_frozen": result["months_frozen"],
        "months_running": result["months_running"], "interest_running": result["interest_running"], "below": below,
        "lacking": lacking, "never": never, "first_name": first["name"], "first_balance": first["balance"],
        "first_weight": weights[0], "weights": sum(weights), "first_offer": first["offer"],
        "first_months": first["months_frozen"], "first_interest": first["first_interest"],
        "offered": sum(result["offers"]),
    }


def working(inputs: Inputs, result: Result, values: Any) -> list[Remark]:
    """How the first creditor's offer comes about, and that all of them sum up."""
    steps = [remark("total_" + inputs["basis"], values)]
    if result["finding"] == "covers_all":
        steps.append(remark("all_paid", values))
        return steps
    quota = half_up(inputs["amount"] * result["shares"][0]["share"])
    if abs(quota - result["offers"][0]) <= 1:
        steps.append(remark("first_share", values))
    else:
        steps.append(remark("first_capped", values))
    steps.append(remark("rounding", values))
    if values["first_months"] is not None:
        steps.append(remark("frozen", values))
    first = result["shares"][0]
    if first["first_interest"] > 0:
        steps.append(remark("running" if first["offer"] > first["first_interest"] else "running_short", values))
    return steps


def remarks_on(inputs: Inputs, result: Result, values: Any) -> list[Remark]:
    """What the reader should know about this division."""
    notes: list[Remark] = []
    code = result["finding"]
    if code == "grows" or code == "too_little":
        notes.append(remark("freeze_needed", values))
    if int(values["below"]) > 0 and code != "covers_all":
        notes.append(remark("below_minimum", values))
    left = result["left_over"]
    if left is not None and left > 0:
        notes.append(remark("left_over", values))
    return notes
