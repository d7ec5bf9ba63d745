"""A card balance paid off month by month: by the minimum, by a fixed sum, or within so many months.

A month's interest is on the whole balance for its days, rounded half up once, and unpaid interest bears interest from the
next month. A late fee (违约金) is charged for a month paid below its minimum, is due with the next payment and bears no
interest. Every month adds up: balance before + interest + late fee - payment = balance after.
"""

from __future__ import annotations

from typing import TypedDict

from calculators.dates import add_months
from calculators.finance import half_up, simple_interest

MONTHS_MOST = 600
"""What is not paid off in fifty years is said never to be."""
MONTH_DAYS = 30
"""Days of a month where no date is given."""


class Terms(TypedDict):
    """A balance in fen and its conditions; `daily_rate` a fraction a day, `start` the day of the bill or None."""

    balance: int
    daily_rate: float
    share: float
    floor: int
    base: str
    late_fee: int
    start: int | None


class Month(TypedDict):
    """One month: `minimum` is what had to be paid; `balance` all that is still owed, fees included."""

    n: int
    date: int | None
    interest: int
    late_fee: int
    minimum: int
    payment: int
    balance: int


class Course(TypedDict):
    """The months of one way to pay; `cleared` is False where it does not end within fifty years."""

    months: list[Month]
    cleared: bool


def days_of(terms: Terms, n: int) -> int:
    """Days of month n: by the calendar from the day of the bill, else 30."""
    start = terms["start"]
    if start is None:
        return MONTH_DAYS
    return add_months(start, n) - add_months(start, n - 1)


def minimum_of(terms: Terms, balance: int, interest: int, fees: int) -> int:
    """The least to pay: a share of the balance before or after interest, or with all the interest; fees in full on top.

    Not below the floor nor below one fen; not above what is owed.
    """
    part = 0
    if terms["base"] == "after_interest":
        part = half_up((balance + interest) * terms["share"])
    elif terms["base"] == "before_interest":
        part = half_up(balance * terms["share"])
    else:
        part = half_up(balance * terms["share"]) + interest
    return min(balance + interest + fees, max(1, terms["floor"], part + fees))


def level_part(terms: Terms, months: int) -> int:
    """The equal payment that clears the balance in so many months, rounded half up; the last one settles the rest."""
    discount = 1.0
    factor = 0.0
    for n in range(1, months + 1):
        discount = discount / (1 + terms["daily_rate"] * days_of(terms, n))
        factor = factor + discount
    return half_up(terms["balance"] / factor)


def course(terms: Terms, way: str, payment: int, months: int) -> Course:
    """Month by month. `payment` is the sum of the ways fixed and within, `months` the last month of within."""
    found: list[Month] = []
    balance = terms["balance"]
    fees = 0
    n = 0
    while balance + fees > 0 and n < MONTHS_MOST and balance <= terms["balance"] * 20:
        n += 1
        interest = simple_interest(balance, terms["daily_rate"], float(days_of(terms, n)))
        owed = balance + interest + fees
        minimum = minimum_of(terms, balance, interest, fees)
        paid = minimum
        if way == "fixed":
            paid = min(owed, payment)
        elif way == "within":
            paid = owed if n >= months else min(owed, payment + fees)
        to_fees = min(paid, fees)
        balance = balance + interest - (paid - to_fees)
        late_fee = terms["late_fee"] if paid < minimum else 0
        fees = fees - to_fees + late_fee
        start = terms["start"]
        found.append({
            "n": n,
            "date": None if start is None else add_months(start, n),
            "interest": interest,
            "late_fee": late_fee,
            "minimum": minimum,
            "payment": paid,
            "balance": balance + fees,
        })
    return {"months": found, "cleared": balance + fees == 0}


def within(terms: Terms, months: int) -> Course:
    """The balance cleared within so many months by equal payments.

    Over a long time the half fen that rounding leaves out grows with interest: where the last payment would be more than
    twice the others, each is one fen higher and the last ones are less or fall away.
    """
    level = level_part(terms, months)
    found = course(terms, "within", level, months)
    last = found["months"][len(found["months"]) - 1]
    if not found["cleared"] or last["payment"] - terms["late_fee"] > level * 2:
        return course(terms, "within", level + 1, months)
    return found


def interest_of(one: Course) -> int:
    """All interest of a course."""
    total = 0
    for month in one["months"]:
        total += month["interest"]
    return total


def fees_of(one: Course) -> int:
    """All late fees of a course."""
    total = 0
    for month in one["months"]:
        total += month["late_fee"]
    return total


def paid_in(one: Course) -> int:
    """Everything paid in a course."""
    total = 0
    for month in one["months"]:
        total += month["payment"]
    return total
