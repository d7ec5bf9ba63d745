"""Old debts beside one new loan that repays them: what each road pays month by month. Used by `consolidation`.

Money in fen, rates a fraction a year, a month is a twelfth of a year. Of a debt two of three things are known: its payment,
its months, its rate. Payment and months are taken as billed; else the rest follows by the annuity formula, row by row.
"""

from __future__ import annotations

from typing import TypedDict

from calculators.annual import Annual, of_stream
from calculators.finance import simple_interest
from calculators.roots import monthly_stream
from calculators.schedules import Plan, schedule

MONTHS_MOST = 600
"""Fifty years. What takes longer is not called a plan."""
LENGTHS = [12, 24, 36, 48, 60]
"""Lengths people are offered, beside which the chosen one is shown."""


class Debt(TypedDict):
    """What is owed to one creditor."""

    name: str
    balance: int
    annual_rate: float | None
    payment: int | None
    months: int | None


class Loan(TypedDict):
    """The new loan: the sum borrowed, what it costs a year, a fee at the start and one with every payment."""

    amount: int
    annual_rate: float
    method: str
    upfront_fee: int
    recurring_fee: int
    settlement_fee: int


class Own(TypedDict):
    """A debt as it stands; months, cost and rate are None where it is never repaid."""

    name: str
    balance: int
    payment: int
    months: int | None
    cost: int | None
    annual_simple: float | None


class Road(TypedDict):
    """A road as a whole; `payment` is that of the first month. None where the old debts are never repaid."""

    road: str
    cost: int | None
    payment: int
    months: int | None
    total_paid: int | None
    annual_simple: float | None
    annual_compound: float | None


class Length(TypedDict):
    """The new loan over another number of months; `difference` is its cost above that of the old debts."""

    months: int
    payment: int
    cost: int
    difference: int | None


def is_billed(debt: Debt) -> bool:
    """Whether payment and months are known, so that no rate is needed."""
    return debt["payment"] is not None and debt["months"] is not None


def plan_of(principal: int, annual_rate: float, months: int, method: str) -> Plan:
    """A loan in the terms of `schedules`."""
    return {
        "principal": principal, "annual_rate": annual_rate, "months": months, "method": method, "start": 0,
        "day_count": "30/360", "extras": [], "effect": "shorten",
    }


def payments_of(debt: Debt) -> list[int]:
    """The payments of a debt to its end; none where it is not repaid within fifty years, or too little of it is known."""
    found: list[int] = []
    payment = debt["payment"]
    months = debt["months"]
    rate = debt["annual_rate"]
    if payment is not None and months is not None:
        return [payment for _ in range(months)]
    if rate is not None and months is not None:
        return [row["payment"] for row in schedule(plan_of(debt["balance"], rate, months, "level"))]
    if rate is not None and payment is not None and payment > simple_interest(debt["balance"], rate, 1 / 12):
        rows = schedule(plan_of(debt["balance"], rate, MONTHS_MOST, "level"), payment)
        if rows[len(rows) - 1]["payment"] <= payment:
            found = [row["payment"] for row in rows]
    return found


def together(lists: list[list[int]]) -> list[int]:
    """Payments of several debts added up month by month."""
    found: list[int] = []
    for payments in lists:
        while len(found) < len(payments):
            found.append(0)
        for n in range(len(payments)):
            found[n] += payments[n]
    return found


def true_rate(received: int, payments: list[int]) -> Annual:
    """The annual rate at which the payments are worth what was received (above 0)."""
    return of_stream(monthly_stream(received, payments))


def new_payments(loan: Loan, months: int) -> list[int]:
    """The payments of the new loan over so many months, with the fee that comes with each."""
    rows = schedule(plan_of(loan["amount"], loan["annual_rate"], months, loan["method"]))
    found = [row["payment"] + loan["recurring_fee"] for row in rows]
    while len(found) < months:
        found.append(loan["recurring_fee"])
    return found


def cost_of(loan: Loan, payments: list[int]) -> int:
    """What the new loan costs beyond the sum borrowed: interest and every fee, that for settling the old debts included."""
    return sum(payments) - loan["amount"] + loan["upfront_fee"] + loan["settlement_fee"]


def lengths_for(months: int, old_months: int) -> list[int]:
    """The months to show beside each other: the chosen ones, those of the old debts, and what people are offered."""
    found = [months]
    offered = [old_months]
    offered.extend(LENGTHS)
    for length in offered:
        if length > 0 and length not in found and (length == old_months or length <= max(12, 2 * max(months, old_months))):
            found.append(length)
    return sorted(found)


def first_payment(debt: Debt, payments: list[int]) -> int:
    """The next payment of a debt, also of one that is never repaid."""
    payment = debt["payment"]
    if len(payments) == 0:
        return 0 if payment is None else payment
    return payments[0]


def own_of(debt: Debt, n: int, payments: list[int]) -> Own:
    """A debt by itself; without a name it goes by its number."""
    ends = len(payments) > 0
    return {
        "name": debt["name"] if debt["name"] != "" else str(n + 1), "balance": debt["balance"],
        "payment": first_payment(debt, payments), "months": len(payments) if ends else None,
        "cost": sum(payments) - debt["balance"] if ends else None,
        "annual_simple": true_rate(debt["balance"], payments)["simple"] if ends else debt["annual_rate"],
    }


def road(name: str, cost: int | None, payment: int, months: int | None, paid: int | None, annual: Annual | None) -> Road:
    """A line of the comparison."""
    return {
        "road": name, "cost": cost, "payment": payment, "months": months, "total_paid": paid,
        "annual_simple": None if annual is None else annual["simple"],
        "annual_compound": None if annual is None else annual["compound"],
    }


def length_of(loan: Loan, months: int, cost_now: int | None) -> Length:
    """The new loan over so many months."""
    payments = new_payments(loan, months)
    cost = cost_of(loan, payments)
    return {
        "months": months, "payment": payments[0], "cost": cost, "difference": None if cost_now is None else cost - cost_now,
    }
