"""Schedules add up to the fen, whatever the loan."""

from __future__ import annotations

from datetime import date
from typing import Any

import numpy_financial
import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.schedules import Plan, Row, schedule

METHODS = ("level", "equal_principal", "interest_only", "at_maturity", "flat")
STEADY = METHODS[:3]
START = date(2026, 1, 31).toordinal()
PRINCIPALS = st.integers(100, 10**10)
RATES = st.one_of(st.sampled_from([0.0, 0.05, 0.12, 0.24, 0.36]), st.floats(0, 0.6))
COUNTS = st.sampled_from(["30/360", "actual/365", "actual/360"])


def plan(principal: int, rate: float, months: int, method: str = "level", **more: Any) -> Plan:
    made: dict[str, Any] = {
        "principal": principal, "annual_rate": rate, "months": months, "method": method, "start": START,
        "day_count": "30/360", "extras": [], "effect": "shorten", **more,
    }  # fmt: skip
    return made  # type: ignore[return-value]


def add_up(rows: list[Row], principal: int) -> None:
    assert sum(row["principal"] for row in rows) == principal
    assert rows[-1]["balance"] == 0
    before = principal
    for row in rows:
        assert row["payment"] == row["principal"] + row["interest"]
        assert row["balance"] == before - row["principal"]
        assert 0 <= row["balance"] <= before
        assert row["interest"] >= 0
        before = row["balance"]
    assert [row["n"] for row in rows] == list(range(1, len(rows) + 1))


@given(PRINCIPALS, RATES, st.integers(1, 420), st.sampled_from(METHODS), COUNTS)
def test_rows_add_up(principal: int, rate: float, months: int, method: str, count: str) -> None:
    add_up(schedule(plan(principal, rate, months, method, day_count=count)), principal)


EXTRAS = st.lists(
    st.tuples(st.booleans(), st.integers(1, 60), st.integers(1, 1500), st.integers(1, 10**7)), min_size=1, max_size=6
)


@given(PRINCIPALS, RATES, st.integers(1, 60), st.sampled_from(STEADY), COUNTS, EXTRAS, st.sampled_from(["shorten", "lower"]))
def test_rows_add_up_with_extra_payments(
    principal: int, rate: float, months: int, method: str, count: str, extras: list[Any], effect: str
) -> None:
    listed = [
        {"n": n, "date": 0, "amount": amount} if by_number else {"n": 0, "date": START + day, "amount": amount}
        for by_number, n, day, amount in extras
    ]
    listed.sort(key=lambda extra: extra["date"])
    rows = schedule(plan(principal, rate, months, method, day_count=count, extras=listed, effect=effect))
    add_up(rows, principal)
    assert sum(row["extra"] for row in rows) <= sum(extra["amount"] for extra in listed)
    plain = schedule(plan(principal, rate, months, method, day_count=count))
    saved = sum(row["interest"] for row in plain) - sum(row["interest"] for row in rows)
    assert saved >= -len(plain)


@given(st.integers(10**5, 10**9), st.floats(0.001, 0.36), st.integers(1, 240), st.sampled_from(METHODS))
def test_more_months_more_interest(principal: int, rate: float, months: int, method: str) -> None:
    short = schedule(plan(principal, rate, months, method))
    long = schedule(plan(principal, rate, months + 1, method))
    assert sum(row["interest"] for row in long) >= sum(row["interest"] for row in short) - months


@given(st.integers(10**5, 10**9), st.floats(0, 0.36), st.integers(1, 360), st.sampled_from(METHODS[:2]))
def test_higher_rate_higher_payment(principal: int, rate: float, months: int, method: str) -> None:
    low = schedule(plan(principal, rate, months, method))[0]["payment"]
    high = schedule(plan(principal, rate + 0.01, months, method))[0]["payment"]
    assert high >= low


@given(st.integers(10**5, 10**9), st.floats(0.001, 0.24), st.integers(2, 240))
def test_level_costs_no_more_than_flat_and_no_less_than_level_principal(principal: int, rate: float, months: int) -> None:
    interest = {m: sum(row["interest"] for row in schedule(plan(principal, rate, months, m))) for m in METHODS}
    assert interest["equal_principal"] <= interest["level"] + months
    assert interest["level"] <= interest["flat"] + months


def test_payments_agree_with_numpy_financial() -> None:
    for principal in (1_000_000, 12_345_678, 80_000_000):
        for rate in (0.01, 0.0345, 0.12, 0.24):
            for months in (1, 6, 36, 240, 360):
                rows = schedule(plan(principal, rate, months))
                theirs = -float(numpy_financial.pmt(rate / 12, months, principal))
                if months > 1:
                    assert abs(rows[0]["payment"] - theirs) <= 1
                interest = -float(numpy_financial.ipmt(rate / 12, 1, months, principal))
                assert abs(rows[0]["interest"] - interest) <= 1


def test_due_dates_from_the_thirty_first() -> None:
    rows = schedule(plan(120_000, 0.12, 3))
    assert [date.fromordinal(row["date"] or 0).isoformat() for row in rows] == ["2026-02-28", "2026-03-31", "2026-04-30"]


def test_an_extra_payment_within_a_month_stops_interest_from_its_day() -> None:
    """10,000.00 at 12 % on actual/365, 4,000.00 back after 10 of 28 days: 32.88 + 35.51 = 68.38 (68.3835… rounded once)."""
    paid = [{"n": 0, "date": START + 10, "amount": 400_000}]
    rows = schedule(plan(1_000_000, 0.12, 12, "interest_only", day_count="actual/365", extras=paid))
    exact = (1_000_000 * 10 + 600_000 * 18) * 0.12 / 365
    assert rows[0]["interest"] == pytest.approx(exact, abs=0.5)
    assert rows[0]["balance"] == 600_000


def test_lower_keeps_the_months_and_shorten_keeps_the_payment() -> None:
    extras = [{"n": 3, "date": 0, "amount": 400_000}]
    plain = schedule(plan(1_000_000, 0.12, 24))
    shorter = schedule(plan(1_000_000, 0.12, 24, extras=extras))
    lower = schedule(plan(1_000_000, 0.12, 24, extras=extras, effect="lower"))
    assert len(shorter) < 24 and shorter[5]["payment"] == plain[5]["payment"]
    assert len(lower) == 24 and lower[5]["payment"] < plain[5]["payment"]


def test_a_level_payment_always_covers_its_interest() -> None:
    """Over fifty years at a high rate a 31-day month costs more than the average payment: the balance still never rises."""
    rows = schedule(plan(1_000_000, 0.6, 600, day_count="actual/360"))
    add_up(rows, 1_000_000)
