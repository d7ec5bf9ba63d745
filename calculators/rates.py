"""Finding the rate of a loan from its payments: net present value and every root of it, never one picked in silence.

A stream is a list of runs of payments, each starting at a whole number of periods and a part of a period from the
start. Within the part interest is simple, over whole periods it compounds (the actuarial method of Regulation Z,
appendix J; the Chinese rules are silent on odd first periods). A rate is a fraction per period and above -1.
"""

from __future__ import annotations

from typing import TypedDict

from calculators.finance import geometric_sum, power

RATE_MOST = 1000.0
"""No rate above 100,000 % a period is looked for."""
RATE_LEAST = -0.99
STEP = 0.08
STEPS_DOWN = 58
STEPS_UP = 116
"""Where several rates are possible, yearly growth of about 0.01 to 10,000 times is searched in steps of 8 %."""


class Run(TypedDict):
    """`count` equal payments, `every` periods apart, the first `whole` periods and a `part` after the start.

    Received positive, paid negative, fen. A single payment has a count of 1. Runs stand in order of time and do not overlap.
    """

    amount: int
    whole: int
    part: float
    count: int
    every: int


class Found(TypedDict):
    """`status` is one, none, several or out_of_range; `rates` holds every rate found, in order."""

    status: str
    rates: list[float]


class Bracket(TypedDict):
    """Two rates between which the value changes sign, and the values there."""

    low: float
    low_value: float
    high: float
    high_value: float


def present_value(stream: list[Run], rate: float) -> float:
    """The value of all payments at the start, discounted at `rate` per period; fen, not rounded."""
    step = 1 / (1.0 + rate)
    discount = 1.0
    total = 0.0
    at = 0
    for run in stream:
        discount = discount * power(step, run["whole"] - at)
        here = run["amount"] * discount
        if run["part"] != 0:
            here = here / (1.0 + float(run["part"]) * rate)
        at = run["whole"]
        if run["count"] > 1:
            stride = power(step, run["every"])
            total = total + here * (1.0 + geometric_sum(stride, run["count"] - 1))
            discount = discount * power(stride, run["count"] - 1)
            at += run["every"] * (run["count"] - 1)
        else:
            total = total + here
    return total


def end_value(stream: list[Run], rate: float) -> float:
    """The same value carried to the end: the same sign as `present_value`, and finite for rates below zero."""
    growth = 1.0 + rate
    total = 0.0
    at = 0
    for run in stream:
        total = total * power(growth, run["whole"] - at)
        here = float(run["amount"])
        if run["part"] != 0:
            here = here / (1.0 + float(run["part"]) * rate)
        at = run["whole"]
        if run["count"] > 1:
            stride = power(growth, run["every"])
            total = total * power(stride, run["count"] - 1) + here * (1.0 + geometric_sum(stride, run["count"] - 1))
            at += run["every"] * (run["count"] - 1)
        else:
            total = total + here
    return total


def value(stream: list[Run], rate: float) -> float:
    """What is searched for zero: present value for rates of 0 and more, end value below."""
    return end_value(stream, rate) if rate < 0 else present_value(stream, rate)


def sign_changes(stream: list[Run]) -> int:
    """How often the payments change direction in time. One means at most one rate (Descartes' rule of signs)."""
    changes = 0
    last = 0
    for run in stream:
        amount = run["amount"]
        if amount != 0:
            if last != 0 and (amount > 0) != (last > 0):
                changes += 1
            last = amount
    return changes


def refine(stream: list[Run], start: Bracket) -> float:
    """The rate at which the value is zero inside the bracket, to the last bits.

    Chandrupatla's method: inverse quadratic interpolation where it is safe, halving where it is not.
    Source: T. R. Chandrupatla, Advances in Engineering Software 28 (1997) 145-149.
    """
    a = float(start["high"])
    fa = float(start["high_value"])
    b = float(start["low"])
    fb = float(start["low_value"])
    c = a
    fc = fa
    share = 0.5
    for _ in range(200):
        x = a + share * (b - a)
        fx = value(stream, x)
        if (fx > 0) == (fa > 0):
            c = a
            fc = fa
        else:
            c = b
            fc = fb
            b = a
            fb = fa
        a = x
        fa = fx
        best = a if abs(fa) < abs(fb) else b
        width = abs(b - a)
        if fa == 0 or width == 0:
            return best
        least = (2.0e-16 * abs(best) + 1.0e-20) / width
        if least > 0.5:
            return best
        low = (a - b) / (c - b)
        ratio = (fa - fb) / (fc - fb)
        if ratio * ratio < low and (1 - ratio) * (1 - ratio) < 1 - low:
            share = fa / (fb - fa) * fc / (fb - fc) + (c - a) / (b - a) * fa / (fc - fa) * fb / (fc - fb)
        else:
            share = 0.5
        share = min(max(share, least), 1 - least)
    return a if abs(fa) < abs(fb) else b
