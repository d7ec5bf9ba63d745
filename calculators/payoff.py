"""Paying off several debts in an order: one budget a month, minimums first, what is left to one debt after the other.

Used by `payoff_order`. Each month interest is a twelfth of the yearly rate on what is owed, rounded half up once; every debt
gets its minimum, the rest of the budget goes to the first in order that still owes. The budget never changes: minimums that
are no longer needed roll on.
"""

from __future__ import annotations

from typing import TypedDict

from calculators.finance import simple_interest

MONTHS_MOST = 600
"""Fifty years. What takes longer is not called a plan."""
SENSE_MOST = 90000000000000
"""Debts beyond 900 thousand million yuan say nothing any more."""
CONSEQUENCES = ["court", "secured", "guaranteed", "current", "overdue"]
"""What is lost first when a debt is not paid, the worst first."""
STRATEGIES = ["consequences", "avalanche", "snowball", "own"]


class Debt(TypedDict):
    """What is owed to one creditor and what not paying it would cost."""

    name: str
    balance: int
    minimum: int
    annual_rate: float
    consequence: str


class Month(TypedDict):
    """A month: the debt that gets the rest of the budget, what is paid, the interest, what is owed after it."""

    focus: int
    payment: int
    interest: int
    balance: int


class Course(TypedDict):
    """How the debts run. `months` is None where they are not cleared in fifty years; `cleared` holds 0 for those."""

    months: int | None
    interest: int
    cleared: list[int]
    interests: list[int]
    rows: list[Month]


def ordered(debts: list[Debt], strategy: str) -> list[int]:
    """The debts by number in the order of a strategy, decided once at the start.

    consequences: what is lost first, then the higher rate; avalanche: the higher rate, then the smaller balance; snowball:
    the smaller balance, then the higher rate; own: as they were written. Equal ones stay as they were written.
    """
    numbers = list(range(len(debts)))
    if strategy == "avalanche":
        return sorted(numbers, key=lambda n: (-debts[n]["annual_rate"], debts[n]["balance"]))
    if strategy == "snowball":
        return sorted(numbers, key=lambda n: (float(debts[n]["balance"]), -debts[n]["annual_rate"]))
    if strategy == "consequences":
        return sorted(numbers, key=lambda n: (CONSEQUENCES.index(debts[n]["consequence"]), -debts[n]["annual_rate"]))
    return numbers


def course(debts: list[Debt], order: list[int], budget: int) -> Course:
    """Month by month until nothing is owed, or until it is plain that this will not be.

    `budget` is at least the sum of the minimums. Where no debt falls in a month none ever will: the same month comes again
    with more interest.
    """
    owed = [debt["balance"] for debt in debts]
    cleared = [0 for _ in debts]
    interests = [0 for _ in debts]
    rows: list[Month] = []
    total = 0
    for month in range(1, MONTHS_MOST + 1):
        focus = first_owing(owed, order)
        before = list(owed)
        charged = charge(debts, owed, interests)
        paid = pay(debts, owed, order, budget)
        total += charged
        rows.append({"focus": focus, "payment": paid, "interest": charged, "balance": sum(owed)})
        falls = False
        for n in range(len(owed)):
            if owed[n] < before[n]:
                falls = True
            if owed[n] == 0 and cleared[n] == 0:
                cleared[n] = month
        if sum(owed) == 0:
            return {"months": month, "interest": total, "cleared": cleared, "interests": interests, "rows": rows}
        if not falls or sum(owed) > SENSE_MOST:
            break
    return {"months": None, "interest": total, "cleared": cleared, "interests": interests, "rows": rows}


def first_owing(owed: list[int], order: list[int]) -> int:
    """The first debt in order on which something is owed."""
    for n in order:
        if owed[n] > 0:
            return n
    return 0


def charge(debts: list[Debt], owed: list[int], interests: list[int]) -> int:
    """A month's interest, added to what is owed; the sum of it."""
    charged = 0
    for n in range(len(owed)):
        if owed[n] > 0:
            interest = simple_interest(owed[n], debts[n]["annual_rate"], 1 / 12)
            owed[n] += interest
            interests[n] += interest
            charged += interest
    return charged


def pay(debts: list[Debt], owed: list[int], order: list[int], budget: int) -> int:
    """A month's payments, taken from what is owed; the sum of them."""
    left = budget
    for n in range(len(owed)):
        part = min(debts[n]["minimum"], owed[n])
        owed[n] -= part
        left -= part
    for n in order:
        part = min(left, owed[n])
        owed[n] -= part
        left -= part
    return budget - left
