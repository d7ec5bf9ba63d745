"""Every rate of a stream of payments: one, none or several, and streams made from what people know about a loan."""

from __future__ import annotations

from typing import TypedDict

from calculators.dates import months_between, year_days
from calculators.rates import (
    RATE_LEAST,
    RATE_MOST,
    STEP,
    STEPS_DOWN,
    STEPS_UP,
    Bracket,
    Found,
    Run,
    refine,
    sign_changes,
    value,
)

UNITS_A_YEAR = 133590
"""365 x 366: an ordinary day is 366 of these, a leap day 365, so that every year is the same whole number."""


class Flow(TypedDict):
    """One dated payment; received positive, paid negative, fen."""

    date: int
    amount: int


def find_rate(stream: list[Run], periods_a_year: int) -> Found:
    """All rates per period at which the payments balance. `periods_a_year` is at least 12.

    One change of direction means one rate at most, found wherever it lies between -99 % and 100,000 % a period. With more
    changes, growth of 0.01 to 10,000 times a year is searched in steps of 8 %. Two rates that lie closer together than a
    step and do not show between them are the one thing that can be missed.
    """
    changes = sign_changes(stream)
    if changes == 0:
        return {"status": "none", "rates": []}
    if changes == 1:
        return only_rate(stream, periods_a_year)
    rates = every_rate(stream, periods_a_year)
    if len(rates) == 0:
        return {"status": "none", "rates": rates}
    return {"status": "one" if len(rates) == 1 else "several", "rates": rates}


def only_rate(stream: list[Run], periods_a_year: int) -> Found:
    """The rate of a stream with one change of direction: exactly 0 where nothing is gained, else found by widening."""
    total = 0
    first = 0
    for run in stream:
        total += run["amount"] * run["count"]
        if first == 0:
            first = run["amount"]
    if total == 0:
        return {"status": "one", "rates": [0.0]}
    gains = (total > 0) == (first > 0)
    near = 0.0
    near_value = float(total)
    far = -0.25 / periods_a_year if gains else 0.25 / periods_a_year
    for _ in range(60):
        far = max(RATE_LEAST, min(RATE_MOST, far))
        far_value = value(stream, far)
        if far_value == 0:
            return {"status": "one", "rates": [far]}
        if (far_value > 0) != (total > 0):
            found: Bracket = {"low": near, "low_value": near_value, "high": far, "high_value": far_value}
            return {"status": "one", "rates": [refine(stream, found)]}
        if far <= RATE_LEAST or far >= RATE_MOST:
            break
        near = far
        near_value = far_value
        far = far * 4
    return {"status": "out_of_range", "rates": []}


def every_rate(stream: list[Run], periods_a_year: int) -> list[float]:
    """Every rate found on the grid, in order. A dip towards zero between two grid points is followed to its bottom."""
    grid = growth_grid(periods_a_year)
    values = [value(stream, rate) for rate in grid]
    rates: list[float] = []
    for n in range(1, len(grid)):
        if n >= 2 and dips(values[n - 2], values[n - 1], values[n]):
            bottom = lowest(stream, grid[n - 2], grid[n])
            bottom_value = value(stream, bottom)
            if bottom_value == 0:
                rates.append(bottom)
            elif (bottom_value > 0) != (values[n] > 0):
                rates.append(root_in(stream, grid[n - 2], bottom))
                rates.append(root_in(stream, bottom, grid[n]))
        if values[n] == 0:
            rates.append(grid[n])
        elif values[n - 1] != 0 and (values[n - 1] > 0) != (values[n] > 0):
            rates.append(root_in(stream, grid[n - 1], grid[n]))
    return rates


def growth_grid(periods_a_year: int) -> list[float]:
    """Rates per period from the least to the most searched, 0 among them, each 8 % of yearly growth from the next."""
    step = 1 + STEP / periods_a_year
    growth = 1.0
    below: list[float] = []
    for _ in range(STEPS_DOWN):
        growth = growth / step
        below.append(growth - 1)
    below.reverse()
    grid = below
    grid.append(0.0)
    growth = 1.0
    for _ in range(STEPS_UP):
        growth = growth * step
        grid.append(growth - 1)
    return grid


def root_in(stream: list[Run], low: float, high: float) -> float:
    """The rate between two at which the values have different signs."""
    found: Bracket = {
        "low": low, "low_value": value(stream, low), "high": high, "high_value": value(stream, high),
    }
    return refine(stream, found)


def dips(before: float, here: float, after: float) -> bool:
    """Whether three values of one sign come nearest to zero in the middle."""
    if before > 0 and here > 0 and after > 0:
        return here <= before and here <= after
    return before < 0 and here < 0 and after < 0 and here >= before and here >= after


def lowest(stream: list[Run], start: float, end: float) -> float:
    """The rate between two at which the value is nearest to zero, by thirds; stops as soon as it crosses."""
    low = start
    high = end
    sign = value(stream, start) > 0
    for _ in range(60):
        third = (high - low) / 3
        left = value(stream, low + third)
        right = value(stream, high - third)
        if left == 0 or (left > 0) != sign:
            return low + third
        if right == 0 or (right > 0) != sign:
            return high - third
        if abs(left) < abs(right):
            high = high - third
        else:
            low = low + third
    return (low + high) / 2


def single(amount: int, whole: int, part: float) -> Run:
    """One payment as a run."""
    return {"amount": amount, "whole": whole, "part": part, "count": 1, "every": 1}


def monthly_stream(received: int, payments: list[int]) -> list[Run]:
    """A sum received at the start against payments at the end of each month, nought where none is. Equal ones are a run."""
    stream: list[Run] = [single(received, 0, 0.0)]
    for n in range(len(payments)):
        if payments[n] == 0:
            continue
        last = stream[len(stream) - 1]
        if last["whole"] > 0 and last["amount"] == -payments[n] and last["whole"] + last["count"] == n + 1:
            last["count"] += 1
        else:
            stream.append(single(-payments[n], n + 1, 0.0))
    return stream


def dated_stream(flows: list[Flow], count: str) -> list[Run]:
    """Dated payments as a stream. Units: days under actual/365, 1/133590 of a year under actual/actual, else whole months.

    The discount of a payment after t days is (1+i)^-t with i a rate a day (XIRR of spreadsheets has the same equation).
    """
    ordered = sorted(flows, key=lambda flow: flow["date"])
    start = ordered[0]["date"]
    stream: list[Run] = []
    for flow in ordered:
        if count == "actual/365":
            stream.append(single(flow["amount"], flow["date"] - start, 0.0))
        elif count == "actual/actual":
            days = year_days(start, flow["date"])
            stream.append(single(flow["amount"], days["ordinary"] * 366 + days["leap"] * 365, 0.0))
        else:
            months = months_between(start, flow["date"])
            stream.append(single(flow["amount"], months["whole"], months["part"]))
    return stream
