"""A household's money month by month under shocks: when it ends, and how much in hand would carry it. Used by `stress_test`.

Money in fen. What a month leaves of its income after living and loans goes to the savings, what it lacks comes from them.
Below nought nothing is there any more: the figure then says how much is lacking, without any interest on it.
"""

from __future__ import annotations

from typing import TypedDict

from calculators.finance import half_up


class Shock(TypedDict):
    """Something that goes wrong: income_down takes a `share` of the income for `months` from `month` on, bill `amount` once.

    `month` counts from 1.
    """

    kind: str
    share: float
    months: int
    amount: int
    month: int


class Household(TypedDict):
    """An ordinary month, what is in hand, and a loan thought of: its payment for `new_months` (0: as long as one looks)."""

    income: int
    essentials: int
    payments: int
    savings: int
    new_payment: int
    new_months: int


class Month(TypedDict):
    """A month: what comes in, what goes out, what is in hand at its end; below nought so much is lacking."""

    income: int
    payments: int
    bill: int
    change: int
    balance: int


def income_in(household: Household, shocks: list[Shock], month: int) -> int:
    """The income of a month: what falls away adds up, at most to all of it."""
    lost = 0
    for shock in shocks:
        if shock["kind"] == "income_down" and 0 <= month - shock["month"] < shock["months"]:
            lost += half_up(household["income"] * shock["share"])
    return max(0, household["income"] - lost)


def bill_in(shocks: list[Shock], month: int) -> int:
    """The bills of a month."""
    return sum([shock["amount"] for shock in shocks if shock["kind"] == "bill" and shock["month"] == month])


def payments_in(household: Household, month: int) -> int:
    """What loans take in a month, the one thought of included."""
    runs = household["new_months"] == 0 or month <= household["new_months"]
    return household["payments"] + (household["new_payment"] if runs else 0)


def course(household: Household, shocks: list[Shock], months: int) -> list[Month]:
    """Month by month."""
    found: list[Month] = []
    balance = household["savings"]
    for month in range(1, months + 1):
        income = income_in(household, shocks, month)
        payments = payments_in(household, month)
        bill = bill_in(shocks, month)
        change = income - household["essentials"] - payments - bill
        balance += change
        found.append({"income": income, "payments": payments, "bill": bill, "change": change, "balance": balance})
    return found


def ends_in(months: list[Month]) -> int | None:
    """The first month, from 1, that the money does not cover; None where it always does."""
    for n in range(len(months)):
        if months[n]["balance"] < 0:
            return n + 1
    return None


def lowest_of(months: list[Month]) -> int:
    """The month, from 0, after which least is in hand; the first of them."""
    lowest = 0
    for n in range(len(months)):
        if months[n]["balance"] < months[lowest]["balance"]:
            lowest = n
    return lowest


def reserve_for(household: Household, months: list[Month]) -> int:
    """How much in hand at the start would have carried all of the months."""
    return max(0, household["savings"] - months[lowest_of(months)]["balance"])
