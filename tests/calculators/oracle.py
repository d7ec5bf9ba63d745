"""Independent answers: rates and schedules beside pyxirr and numpy-financial on seeded rows.

`python -m tests.calculators.oracle --rows 20000` prints the largest difference of each kind and leaves with 1 where one is
above 0.0001 percentage points of yearly rate or 1 fen.
"""

from __future__ import annotations

import argparse
import random
import sys
from datetime import date, timedelta

import numpy_financial
import pyxirr

from calculators import annual, roots
from calculators.schedules import schedule
from tests.calculators.test_schedules import plan

RATE = 1e-6
FEN = 1.0


def dated(rng: random.Random) -> tuple[str, float, float]:
    """A loan with dated payments: the effective rate a year."""
    start = date(2015, 1, 1) + timedelta(days=rng.randrange(4000))
    count = rng.randrange(1, 37)
    days = [start] + [start + timedelta(days=rng.randrange(1, 1800)) for _ in range(count)]
    received = rng.randrange(10_000, 50_000_000)
    amounts = [received] + [-int(received / count * rng.uniform(0.9, 1.6)) - 1 for _ in range(count)]
    kind, theirs = rng.choice(
        (("actual/365", pyxirr.DayCount.ACT_365F), ("actual/actual", pyxirr.DayCount.ACT_ACT_ISDA))
    )
    flows: list[roots.Flow] = [
        {"date": day.toordinal(), "amount": amount} for day, amount in zip(days, amounts, strict=True)
    ]
    ours = annual.of_flows(flows, kind)["compound"]
    expected = pyxirr.xirr(days, amounts, day_count=theirs)
    if ours is None or expected is None or not -0.9 < expected < 5:
        return f"xirr {kind}", 0.0, 0.0
    return f"xirr {kind}", abs(ours - expected), RATE


def instalments(rng: random.Random) -> tuple[str, float, float]:
    """A loan in equal instalments: the simple rate a year."""
    principal, count = rng.randrange(10_000, 100_000_000), rng.randrange(1, 361)
    each = int(principal / count * rng.uniform(1.0, 1.8)) + 1
    period, per_year = rng.choice((("month", 12), ("two_weeks", 26), ("week", 52)))
    timing: annual.Timing = {"period": period, "days": 30, "periods": count, "first_gap": None}
    ours = annual.of_instalments(principal, each, timing)["simple"]
    theirs = pyxirr.rate(count, -each, principal)
    if ours is None or theirs is None:
        return "rate", float("inf"), RATE
    return "rate", abs(ours - theirs * per_year), RATE if ours < 5 else RATE * ours


def payments(rng: random.Random) -> tuple[str, float, float]:
    """A level schedule: its payment, and its first interest and principal; fen."""
    principal, months = rng.randrange(100_000, 1_000_000_000), rng.randrange(2, 361)
    rate = rng.choice((0.0285, 0.0345, 0.06, 0.12, 0.18, 0.24, rng.uniform(0.001, 0.36)))
    first = schedule(plan(principal, rate, months))[0]
    payment = -float(numpy_financial.pmt(rate / 12, months, principal))
    interest = -float(numpy_financial.ipmt(rate / 12, 1, months, principal))
    return "pmt, ipmt", max(abs(first["payment"] - payment), abs(first["interest"] - interest)), FEN


def main() -> int:
    """The command line."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rows", type=int, default=20_000)
    arguments.add_argument("--seed", type=int, default=20261123)
    given = arguments.parse_args()
    rng, worst, count, over = random.Random(given.seed), {}, {}, 0
    for _ in range(given.rows):
        name, difference, limit = rng.choice((dated, instalments, payments))(rng)
        count[name] = count.get(name, 0) + 1
        worst[name] = max(worst.get(name, 0.0), difference)
        over += difference > limit > 0
    for name in sorted(worst):
        print(f"{name}: {count[name]} rows, largest difference {worst[name]:.3g}")
    print(f"{over} rows beyond 0.0001 percentage points or 1 fen")
    return 1 if over else 0


if __name__ == "__main__":
    sys.exit(main())
