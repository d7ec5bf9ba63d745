"""A loan repaid before its time, in part or whole: what is saved, what it costs, when the two meet. For `early_repayment`.

Money in fen. The money is paid today, at the start of a period: the next payment is one period away. After a part the loan
either keeps its payment and ends sooner (shorten) or keeps its months and pays less (lower).
"""

from __future__ import annotations

from typing import TypedDict

from calculators.finance import half_up, simple_interest
from calculators.schedules import Plan, Row, first_share, periods_of, schedule


class Loan(TypedDict):
    """The loan as it stands. `payment` is what the bill says is paid each time (level), 0 where it follows from the rest."""

    balance: int
    annual_rate: float
    months: int
    method: str
    payment: int
    start: int
    day_count: str


class Road(TypedDict):
    """One way to go on: the first payment (None where there is none), the interest from today, and every row."""

    road: str
    payment: int | None
    interest: int
    rows: list[Row]


def plan_of(loan: Loan, principal: int, months: int) -> Plan:
    """The loan in the terms of `schedules`."""
    return {
        "principal": principal, "annual_rate": loan["annual_rate"], "months": months, "method": loan["method"],
        "start": loan["start"], "day_count": loan["day_count"], "extras": [], "effect": "shorten",
    }


def share_of(loan: Loan) -> int:
    """What is paid each time as the loan stands: the payment (level) or the part of principal (equal principal)."""
    if loan["payment"] > 0:
        return loan["payment"]
    plan = plan_of(loan, loan["balance"], loan["months"])
    return first_share(plan, periods_of(plan))


def first_interest(loan: Loan) -> int:
    """The interest of the next period as the loan stands."""
    plan = plan_of(loan, loan["balance"], loan["months"])
    return simple_interest(loan["balance"], loan["annual_rate"], periods_of(plan)[0]["years"])


def road(name: str, rows: list[Row]) -> Road:
    """A road with its sums."""
    interest = 0
    for row in rows:
        interest += row["interest"]
    return {"road": name, "payment": rows[0]["payment"] if len(rows) > 0 else None, "interest": interest, "rows": rows}


def as_it_is(loan: Loan) -> Road:
    """The loan to its end without paying anything early."""
    return road("as_it_is", schedule(plan_of(loan, loan["balance"], loan["months"]), share_of(loan)))


def settled() -> Road:
    """Nothing left to pay."""
    none: list[Row] = []
    return road("settled", none)


def shortened(loan: Loan, left: int) -> Road:
    """The same payment on what is left (above 0)."""
    return road("shorten", schedule(plan_of(loan, left, loan["months"]), share_of(loan)))


def lowered(loan: Loan, left: int, months: int) -> Road:
    """The same months for what is left (above 0). A payment taken from the bill falls in the proportion of the balance."""
    share = half_up(loan["payment"] * (left / loan["balance"])) if loan["payment"] > 0 else 0
    return road("lower", schedule(plan_of(loan, left, months), share))


class Fee(TypedDict):
    """How paying early is charged. `kind` is none, percent (of the base), months (of interest on the base) or fixed."""

    kind: str
    percent: float
    months: int
    amount: int


def fee_of(fee: Fee, base: int, annual_rate: float) -> int:
    """The fee in fen, rounded half up; `base` is the sum paid early, or the whole balance, as the contract says."""
    if fee["kind"] == "percent":
        return half_up(base * fee["percent"])
    if fee["kind"] == "months":
        return simple_interest(base, annual_rate, fee["months"] / 12)
    return fee["amount"] if fee["kind"] == "fixed" else 0


class Even(TypedDict):
    """When paying early has paid for itself: the payment, None where it never does, and the interest saved until then."""

    month: int | None
    saved: int


def break_even(before: list[Row], after: list[Row], fee: int) -> Even:
    """The first payment by which the interest saved so far is more than the fee."""
    saved = 0
    for n in range(max(len(before), len(after))):
        if n < len(before):
            saved += before[n]["interest"]
        if n < len(after):
            saved -= after[n]["interest"]
        if saved > fee:
            return {"month": n + 1, "saved": saved}
    return {"month": None, "saved": saved}
