"""Interest on a card bill, day by day, under every convention that banks are seen to use. Used by `card_interest`.

Published examples of the same facts differ: a purchase of 1,000 on 30 March, 100 paid on 23 April, the next bill on 5 May,
0.05 % a day gives 17.40 where every day is counted once up to the bill, and 17.85 where the day of the bill counts too.
"""

from __future__ import annotations

from typing import TypedDict

from calculators.finance import half_up

BASES = ["whole_bill", "unpaid_part", "no_deduction"]
BOUNDARIES = ["once", "once_before", "twice"]
EDGES = ["excluded", "included"]
ROUNDINGS = ["end", "segment", "day"]
CHOICES = ["basis", "boundary_days", "statement_day", "posting_day"]
"""The choices that say how days are counted; rounding comes on top."""


class Entry(TypedDict):
    """A purchase or a payment on a day, fen."""

    date: int
    amount: int


class Bill(TypedDict):
    """What is on the bill, what was paid, and the days that count. `end` is the day of the next bill."""

    purchases: list[Entry]
    payments: list[Entry]
    due: int
    end: int
    daily_rate: float


class Convention(TypedDict):
    """How days and sums are counted.

    basis          whole_bill: all that was bought until it is paid; unpaid_part: only what was not paid by the due date,
                   from the day it was bought; no_deduction: all that was bought, payments not taken off
    boundary_days  the day of a payment counts once at what is left (once), once at what was owed before (once_before), or
                   at both (twice)
    statement_day  whether the day of the next bill counts
    posting_day    whether the day of the purchase counts
    rounding       of the sum (end), of each stretch (segment) or of each day (day)
    """

    basis: str
    boundary_days: str
    statement_day: str
    posting_day: str
    rounding: str


class Move(TypedDict):
    """A change of what bears interest, on the day from which it counts."""

    day: int
    amount: int
    paid: bool


class Span(TypedDict):
    """A stretch of days, both ends counted, on which the same sum bears interest."""

    first: int
    last: int
    days: int
    amount: int


def total_of(entries: list[Entry]) -> int:
    """The sum of purchases or payments."""
    total = 0
    for entry in entries:
        total += entry["amount"]
    return total


def paid_by(bill: Bill, day: int) -> int:
    """What was paid up to and including a day."""
    return total_of([entry for entry in bill["payments"] if entry["date"] <= day])


def by_date(entries: list[Entry]) -> list[Entry]:
    """In order of time."""
    return sorted(entries, key=lambda entry: entry["date"])


def unpaid_purchases(bill: Bill) -> list[Entry]:
    """What the payments up to the due date leave of the purchases, the oldest paid first."""
    left = paid_by(bill, bill["due"])
    found: list[Entry] = []
    for entry in by_date(bill["purchases"]):
        paid = min(left, entry["amount"])
        left -= paid
        if entry["amount"] > paid:
            found.append({"date": entry["date"], "amount": entry["amount"] - paid})
    return found


def moves_of(bill: Bill, convention: Convention) -> list[Move]:
    """Every change of what bears interest, in order; purchases of a day before its payments."""
    purchases = bill["purchases"]
    payments = bill["payments"]
    if convention["basis"] == "unpaid_part":
        purchases = unpaid_purchases(bill)
        payments = [entry for entry in payments if entry["date"] > bill["due"]]
    elif convention["basis"] == "no_deduction":
        payments = []
    later = 0 if convention["posting_day"] == "included" else 1
    found: list[Move] = []
    for entry in by_date(purchases):
        found.append({"day": entry["date"] + later, "amount": entry["amount"], "paid": False})
    after = 1 if convention["boundary_days"] == "once_before" else 0
    for entry in by_date(payments):
        found.append({"day": entry["date"] + after, "amount": -entry["amount"], "paid": True})
    return sorted(found, key=lambda move: move["day"])


def spans_of(bill: Bill, convention: Convention) -> list[Span]:
    """The stretches on which interest runs; nothing runs while more is paid than bought."""
    end = bill["end"] + (1 if convention["statement_day"] == "included" else 0)
    twice = convention["boundary_days"] == "twice"
    found: list[Span] = []
    balance = 0
    at = 0
    open_day = False
    for move in moves_of(bill, convention):
        if move["day"] >= end:
            break
        if move["day"] > at:
            add_span(found, at, move["day"], balance)
            at = move["day"]
            open_day = True
        if move["paid"] and twice and open_day and balance > 0:
            count_again(found, at, balance)
            open_day = False
        balance += move["amount"]
    add_span(found, at, end, balance)
    return found


def add_span(found: list[Span], start: int, end: int, balance: int) -> None:
    """The days from `start` up to, not including, `end`."""
    if balance > 0 and end > start:
        found.append({"first": start, "last": end - 1, "days": end - start, "amount": balance})


def count_again(found: list[Span], day: int, balance: int) -> None:
    """The day of a payment at what was owed before it, on top of the same day at what is left."""
    if len(found) > 0:
        span = found[len(found) - 1]
        if span["last"] == day - 1 and span["amount"] == balance:
            span["last"] = day
            span["days"] += 1
            return
    found.append({"first": day, "last": day, "days": 1, "amount": balance})


def weight_of(spans: list[Span]) -> int:
    """Fen times days: what the daily rate is multiplied with."""
    total = 0
    for span in spans:
        total += span["amount"] * span["days"]
    return total


def parts_of(spans: list[Span], rate: float, rounding: str) -> list[int]:
    """The interest of each stretch; their sum is the interest. Rounded at the end, the parts share the rounded sum out."""
    found: list[int] = []
    weight = 0
    before = 0
    for span in spans:
        if rounding == "day":
            found.append(half_up(span["amount"] * rate) * span["days"])
        elif rounding == "segment":
            found.append(half_up(span["amount"] * span["days"] * rate))
        else:
            weight += span["amount"] * span["days"]
            reached = half_up(weight * rate)
            found.append(reached - before)
            before = reached
    return found


def interest_of(spans: list[Span], rate: float, rounding: str) -> int:
    """The interest of all stretches."""
    total = 0
    for part in parts_of(spans, rate, rounding):
        total += part
    return total


def distance(one: Convention, other: Convention) -> int:
    """In how many ways two conventions count days differently."""
    found = 0
    for name in CHOICES:
        if choice_of(one, name) != choice_of(other, name):
            found += 1
    return found


def choice_of(convention: Convention, name: str) -> str:
    """One of the choices of a convention."""
    if name == "basis":
        return convention["basis"]
    if name == "boundary_days":
        return convention["boundary_days"]
    return convention["statement_day"] if name == "statement_day" else convention["posting_day"]


def every_convention(chosen: Convention) -> list[Convention]:
    """Every way to count days with the chosen rounding, the chosen one first and the nearest to it next."""
    found: list[Convention] = []
    for basis in BASES:
        for boundary in BOUNDARIES:
            for statement in EDGES:
                for posting in EDGES:
                    found.append({
                        "basis": basis, "boundary_days": boundary, "statement_day": statement, "posting_day": posting,
                        "rounding": chosen["rounding"],
                    })
    return sorted(found, key=lambda convention: distance(convention, chosen))


def fingerprint(spans: list[Span]) -> str:
    """A text that is the same for conventions that count the same days on the same sums."""
    return ";".join([f"{span['first']},{span['days']},{span['amount']}" for span in spans])
