"""Independent answers: rates and schedules beside pyxirr, numpy-financial and LibreOffice Calc on seeded rows.

`python -m tests.calculators.oracle --rows 20000` prints the largest difference of each kind and leaves with 1 where one is
above 0.0001 percentage points of yearly rate or 1 fen.
"""

from __future__ import annotations

import argparse
import math
import random
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import numpy_financial
import pyxirr

from calculators import annual, roots
from calculators.schedules import schedule
from tests.calculators import office
from tests.calculators.test_schedules import plan

RATE = 1e-6
FEN = 1.0
SPREADSHEET_EPOCH = date(1899, 12, 30).toordinal()


@dataclass(frozen=True)
class Case:
    """One question: our answer, those of other programs (None where one gives none), a formula, how far they may part."""

    kind: str
    ours: float | None
    others: dict[str, float | None]
    formula: office.Formula | None
    limit: float


def dated(rng: random.Random) -> Case:
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
    formula = None
    if kind == "actual/365":
        numbers = [day.toordinal() - SPREADSHEET_EPOCH for day in days]
        formula = office.Formula("XIRR({cells};{more};0.1)", amounts, numbers)
    if ours is None or expected is None or not -0.9 < expected < 5:
        return Case(f"XIRR, {kind}", None, {}, None, RATE)
    return Case(f"XIRR, {kind}", ours, {"pyxirr": expected}, formula, RATE)


def instalments(rng: random.Random) -> Case:
    """A loan in equal instalments: the simple rate a year."""
    principal, count = rng.randrange(10_000, 100_000_000), rng.randrange(1, 361)
    each = int(principal / count * rng.uniform(1.0, 1.8)) + 1
    period, per_year = rng.choice((("month", 12), ("two_weeks", 26), ("week", 52)))
    timing: annual.Timing = {"period": period, "days": 30, "periods": count, "first_gap": None}
    ours = annual.of_instalments(principal, each, timing)["simple"]
    theirs = pyxirr.rate(count, -each, principal)
    formula = office.Formula(f"RATE({count};{-each};{principal})*{per_year}")
    limit = RATE if ours is None or ours < 5 else RATE * ours
    return Case("RATE", ours, {"pyxirr": None if theirs is None else theirs * per_year}, formula, limit)


def payments(rng: random.Random) -> Case:
    """A level schedule: its payment, or its first interest; fen."""
    principal, months = rng.randrange(100_000, 1_000_000_000), rng.randrange(2, 361)
    rate = rng.choice((0.0285, 0.0345, 0.06, 0.12, 0.18, 0.24, round(rng.uniform(0.001, 0.36), 6)))
    first = schedule(plan(principal, rate, months))[0]
    if rng.random() < 0.5:
        theirs = -float(numpy_financial.pmt(rate / 12, months, principal))
        formula = office.Formula(f"PMT({rate!r}/12;{months};{-principal})")
        return Case("PMT", first["payment"], {"numpy-financial": theirs}, formula, FEN)
    theirs = -float(numpy_financial.ipmt(rate / 12, 1, months, principal))
    formula = office.Formula(f"IPMT({rate!r}/12;1;{months};{-principal})")
    return Case("IPMT", first["interest"], {"numpy-financial": theirs}, formula, FEN)


MAKERS: tuple[Callable[[random.Random], Case], ...] = (dated, instalments, payments)


@dataclass
class Found:
    """What became of one kind of case beside one program."""

    rows: int = 0
    silent: int = 0
    largest: float = 0.0
    beyond: int = 0

    def add(self, ours: float | None, theirs: float | None, limit: float) -> None:
        if ours is None or theirs is None or math.isnan(theirs):
            self.silent += 1
            return
        self.rows += 1
        self.largest = max(self.largest, abs(ours - theirs))
        self.beyond += abs(ours - theirs) > limit


def compare(cases: list[Case], path: str | None) -> dict[tuple[str, str], Found]:
    """Every case beside every program that answers it, by kind and program."""
    found: dict[tuple[str, str], Found] = {}
    for case in cases:
        for name, theirs in case.others.items():
            found.setdefault((case.kind, name), Found()).add(case.ours, theirs, case.limit)
    asked = [(case, case.formula) for case in cases if case.formula]
    if path and asked:
        answers = office.evaluate(path, [formula for _, formula in asked])
        for (case, _), answer in zip(asked, answers, strict=True):
            found.setdefault((case.kind, "LibreOffice Calc"), Found()).add(case.ours, answer, case.limit)
    return found


def main() -> int:
    """The command line."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rows", type=int, default=20_000)
    arguments.add_argument("--seed", type=int, default=20261123)
    given = arguments.parse_args()
    path = office.program(install=True)
    if path is None:
        print("LibreOffice is missing: sudo apt install libreoffice-calc-nogui", file=sys.stderr)
        return 3
    rng = random.Random(given.seed)
    found = compare([rng.choice(MAKERS)(rng) for _ in range(given.rows)], path)
    for (kind, name), one in sorted(found.items()):
        print(f"{kind} beside {name}: {one.rows} rows, largest difference {one.largest:.3g}, "
              f"{one.beyond} beyond the limit, {one.silent} without an answer")  # fmt: skip
    return 1 if any(one.beyond for one in found.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
