"""Repayment schedules row by row: every row adds up, the balance never rises, the last row settles to 0.

Money in fen, the rate a fraction a year. The interest of a period is rounded half up once; what rounding leaves over is
settled by the last payment, as Chinese banks do. Sources: level payment (等额本息) is the annuity formula, level principal
(等额本金) the loan divided by the payments; flat (等本等息) charges interest on the first principal throughout.
"""

from __future__ import annotations

from typing import TypedDict

from calculators.dates import add_months, days_30_360
from calculators.finance import half_up, level_payment, simple_interest


class Extra(TypedDict):
    """Money paid on top: with payment number `n`, or on a `date` when n is 0. Goes to principal at once."""

    n: int
    date: int
    amount: int


class Plan(TypedDict):
    """A loan and how it is repaid. `start` is the day of payout, 0 where it is not known (then every month is 1/12)."""

    principal: int
    annual_rate: float
    months: int
    method: str
    start: int
    day_count: str
    extras: list[Extra]
    effect: str


class Row(TypedDict):
    """One due date. `payment` is all that is paid (principal and interest), `extra` the part paid on top."""

    n: int
    date: int | None
    payment: int
    principal: int
    interest: int
    balance: int
    extra: int


class Period(TypedDict):
    """A stretch between due dates: its days and its length in years. Days are 0 without a start."""

    first: int
    last: int
    years: float


def periods_of(plan: Plan) -> list[Period]:
    """The periods between due dates; without a start or under 30/360 each is exactly a twelfth of a year."""
    periods: list[Period] = []
    first = plan["start"]
    for n in range(1, plan["months"] + 1):
        last = add_months(plan["start"], n) if plan["start"] > 0 else 0
        years = 1 / 12
        if plan["day_count"] == "actual/360":
            years = (last - first) / 360
        elif plan["day_count"] == "actual/365":
            years = (last - first) / 365
        periods.append({"first": first, "last": last, "years": years})
        first = last
    return periods


def schedule(plan: Plan, share: int = 0) -> list[Row]:
    """All rows of a plan. `method` is level, equal_principal, interest_only, at_maturity or flat; months 1 or more.

    `share` is what is paid each time where that is known: a payment (level) or a part of principal (the others); the last
    row settles what it leaves over. 0 where it follows from principal, rate and months.
    """
    if plan["method"] == "at_maturity":
        return [at_maturity(plan)]
    periods = periods_of(plan)
    balance = plan["principal"]
    if share == 0:
        share = first_share(plan, periods)
    rows: list[Row] = []
    for n in range(1, plan["months"] + 1):
        period = periods[n - 1]
        opening = balance
        early = early_extras(plan["extras"], period, balance)
        interest = period_interest(plan, period, balance, early)
        extra = 0
        for one in early:
            extra += one["amount"]
        balance -= extra
        principal = balance if n == plan["months"] else min(balance, principal_part(plan, share, interest))
        balance -= principal
        late = min(balance, late_extra(plan["extras"], n, period))
        extra += late
        balance -= late
        if extra > 0 and plan["effect"] == "lower" and n < plan["months"]:
            share = share_of(plan, balance, periods, n)
        rows.append({
            "n": n,
            "date": period["last"] if period["last"] > 0 else None,
            "payment": opening - balance + interest,
            "principal": opening - balance,
            "interest": interest,
            "balance": balance,
            "extra": extra,
        })
        if balance == 0:
            break
    return rows


def first_share(plan: Plan, periods: list[Period]) -> int:
    """The level payment, or the level part of principal, at the start."""
    return share_of(plan, plan["principal"], periods, 0)


def share_of(plan: Plan, balance: int, periods: list[Period], done: int) -> int:
    """What is paid each time for a balance after `done` payments: a payment (level) or a part of principal (the others)."""
    left = plan["months"] - done
    if plan["method"] == "interest_only":
        return 0
    if plan["method"] != "level":
        return half_up(balance / left)
    if plan["day_count"] == "30/360":
        return half_up(level_payment(balance, plan["annual_rate"] / 12, left))
    discount = 1.0
    factor = 0.0
    for n in range(done, plan["months"]):
        discount = discount / (1 + plan["annual_rate"] * periods[n]["years"])
        factor = factor + discount
    return half_up(balance / factor)


def principal_part(plan: Plan, share: int, interest: int) -> int:
    """The principal in a regular payment. A level payment is never less than its interest: then nothing is left for it."""
    if plan["method"] == "level":
        return max(0, share - interest)
    return share


def period_interest(plan: Plan, period: Period, balance: int, early: list[Extra]) -> int:
    """Interest of one period, rounded once; money paid within the period stops costing interest from its day on."""
    if plan["method"] == "flat":
        return simple_interest(plan["principal"], plan["annual_rate"], period["years"])
    if len(early) == 0:
        return simple_interest(balance, plan["annual_rate"], period["years"])
    left = balance
    weighted = 0.0
    at = period["first"]
    for one in early:
        weighted = weighted + left * share_of_period(plan, period, at, one["date"])
        left -= one["amount"]
        at = one["date"]
    weighted = weighted + left * share_of_period(plan, period, at, period["last"])
    return half_up(weighted * plan["annual_rate"] * period["years"])


def share_of_period(plan: Plan, period: Period, start: int, end: int) -> float:
    """Which share of the period lies between two of its days, in the days of the day count."""
    if plan["day_count"] == "30/360":
        whole = days_30_360(period["first"], period["last"])
        return days_30_360(start, end) / whole
    return (end - start) / (period["last"] - period["first"])


def early_extras(extras: list[Extra], period: Period, balance: int) -> list[Extra]:
    """Dated extra payments that fall inside the period, in order, none larger than what is still owed."""
    found: list[Extra] = []
    left = balance
    for one in extras:
        if one["n"] == 0 and one["date"] > period["first"] and one["date"] < period["last"] and left > 0:
            amount = min(left, one["amount"])
            found.append({"n": 0, "date": one["date"], "amount": amount})
            left -= amount
    return found


def late_extra(extras: list[Extra], n: int, period: Period) -> int:
    """Extra money paid together with payment n, by its number or on its day."""
    total = 0
    for one in extras:
        if one["n"] == n or (one["n"] == 0 and period["last"] > 0 and one["date"] == period["last"]):
            total += one["amount"]
    return total


def at_maturity(plan: Plan) -> Row:
    """Everything at the end: principal and simple interest for the whole time."""
    years = plan["months"] / 12
    due = 0
    if plan["start"] > 0:
        due = add_months(plan["start"], plan["months"])
        if plan["day_count"] == "actual/360":
            years = (due - plan["start"]) / 360
        elif plan["day_count"] == "actual/365":
            years = (due - plan["start"]) / 365
    interest = simple_interest(plan["principal"], plan["annual_rate"], years)
    return {
        "n": 1,
        "date": due if due > 0 else None,
        "payment": plan["principal"] + interest,
        "principal": plan["principal"],
        "interest": interest,
        "balance": 0,
        "extra": 0,
    }
