"""A card balance paid off: every month adds up, and the ways compare as they must."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import numpy_financial
import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators import revolving
from calculators.revolving import Course, Terms

BALANCES = st.integers(1, 10**9)
RATES = st.decimals(0, Decimal("0.002"), places=6).map(float)
SHARES = st.decimals(Decimal("0.01"), 1, places=2).map(float)
FLOORS = st.sampled_from([0, 1000, 10_000])
BASES = st.sampled_from(["after_interest", "before_interest", "plus_interest"])
STARTS = st.one_of(st.none(), st.integers(date(2024, 1, 1).toordinal(), date(2030, 12, 31).toordinal()))


def terms(balance: int = 1_000_000, **more: Any) -> Terms:
    made: dict[str, Any] = {
        "balance": balance, "daily_rate": 0.0005, "share": 0.1, "floor": 10_000, "base": "after_interest", "late_fee": 0,
        "start": None, **more,
    }  # fmt: skip
    return made  # type: ignore[return-value]


def adds_up(of: Terms, found: Course) -> None:
    before = of["balance"]
    for n, month in enumerate(found["months"]):
        assert month["n"] == n + 1
        assert month["balance"] == before + month["interest"] + month["late_fee"] - month["payment"]
        assert month["interest"] >= 0 and month["payment"] >= 0 and month["balance"] >= 0
        before = month["balance"]
    assert found["cleared"] == (before == 0)
    if found["cleared"]:
        costs = revolving.interest_of(found) + revolving.fees_of(found)
        assert revolving.paid_in(found) == of["balance"] + costs
        assert found["months"][-1]["late_fee"] == 0


@given(BALANCES, RATES, SHARES, FLOORS, BASES, STARTS)
def test_the_minimum_adds_up_and_never_costs_a_fee(
    balance: int, rate: float, share: float, floor: int, base: str, start: int | None
) -> None:
    of = terms(balance, daily_rate=rate, share=share, floor=floor, base=base, start=start, late_fee=3000)
    found = revolving.course(of, "minimum", 0, 0)
    adds_up(of, found)
    assert revolving.fees_of(found) == 0
    assert all(month["payment"] == month["minimum"] for month in found["months"])
    if base == "plus_interest":
        assert found["cleared"] or share * 30 < 0.5


@given(BALANCES, RATES, st.integers(1, 10**7), st.integers(0, 10_000), STARTS)
def test_a_fixed_sum_adds_up(balance: int, rate: float, payment: int, late_fee: int, start: int | None) -> None:
    of = terms(balance, daily_rate=rate, late_fee=late_fee, start=start)
    found = revolving.course(of, "fixed", payment, 0)
    adds_up(of, found)
    assert all(month["payment"] == payment for month in found["months"][:-1])
    for month in found["months"]:
        assert month["late_fee"] == (late_fee if month["payment"] < month["minimum"] else 0)


@given(st.integers(10_000, 10**9), st.integers(1, 600), RATES, STARTS)
def test_a_set_time_is_kept(balance: int, months: int, rate: float, start: int | None) -> None:
    of = terms(balance, daily_rate=rate, start=start)
    found = revolving.within(of, months)
    adds_up(of, found)
    assert found["cleared"] and len(found["months"]) <= months
    payments = [month["payment"] for month in found["months"]]
    assert max(payments) <= payments[0] * 2 or len(payments) == 1
    assert len(set(payments[:-1])) <= 1


@given(BALANCES, RATES, st.integers(1, 10**7))
def test_more_a_month_is_never_dearer(balance: int, rate: float, payment: int) -> None:
    of = terms(balance, daily_rate=rate)
    less, more = revolving.course(of, "fixed", payment, 0), revolving.course(of, "fixed", payment + payment // 10 + 1, 0)
    if less["cleared"]:
        assert more["cleared"] and len(more["months"]) <= len(less["months"])
        assert revolving.interest_of(more) <= revolving.interest_of(less) + len(less["months"])


@given(BALANCES, RATES)
def test_keeping_the_first_minimum_is_never_dearer_than_letting_it_fall(balance: int, rate: float) -> None:
    of = terms(balance, daily_rate=rate)
    falling = revolving.course(of, "minimum", 0, 0)
    kept = revolving.course(of, "fixed", falling["months"][0]["payment"], 0)
    if falling["cleared"]:
        assert kept["cleared"] and len(kept["months"]) <= len(falling["months"])
        assert revolving.paid_in(kept) <= revolving.paid_in(falling) + len(falling["months"])


@pytest.mark.parametrize("rate", [0.0002, 0.0005, 0.00065])
@pytest.mark.parametrize("months", [6, 12, 36, 120])
def test_a_set_time_agrees_with_numpy_financial(rate: float, months: int) -> None:
    of = terms(5_000_000, daily_rate=rate)
    theirs = -float(numpy_financial.pmt(rate * 30, months, 5_000_000))
    assert abs(revolving.level_part(of, months) - theirs) <= 1


@pytest.mark.parametrize("payment", [30_000, 50_000, 120_000, 400_000])
def test_a_fixed_sum_agrees_with_numpy_financial(payment: int) -> None:
    found = revolving.course(terms(), "fixed", payment, 0)
    assert len(found["months"]) == -(-float(numpy_financial.nper(0.015, -payment, 1_000_000)) // 1)
