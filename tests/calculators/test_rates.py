"""A rate is tested by the equation that defines it: the payments, discounted at it, are worth the loan."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

import numpy_financial
import pytest
import pyxirr
from hypothesis import assume, given
from hypothesis import strategies as st

from calculators import annual, rates, roots

TIMINGS = st.sampled_from(["month", "two_weeks", "week", "days"])


def stream_of(received: int, each: int, count: int) -> list[rates.Run]:
    run: rates.Run = {"amount": -each, "whole": 1, "part": 0.0, "count": count, "every": 1}
    return [roots.single(received, 0, 0.0), run]


@given(st.integers(100, 10**9), st.floats(0.2, 5), st.integers(1, 600))
def test_present_value_at_the_rate_found_is_nothing(received: int, share: float, count: int) -> None:
    each = max(1, int(received / count * share))
    stream = stream_of(received, each, count)
    found = roots.find_rate(stream, 12)
    assume(found["status"] == "one")
    rate = found["rates"][0]
    if rate >= 0:
        assert abs(rates.present_value(stream, rate)) <= received * 1e-9
    else:
        assert abs(rates.end_value(stream, rate)) <= max(received, each * count) * 1e-9


@given(st.integers(100, 10**8), st.integers(1, 10**7), st.integers(1, 400), TIMINGS, st.integers(1, 400))
def test_instalments_by_hand(received: int, each: int, count: int, period: str, gap: int) -> None:
    """The same equation written out term by term in days or months."""
    timing: annual.Timing = {"period": period, "days": 10, "periods": count, "first_gap": gap}
    found = annual.of_instalments(received, each, timing)
    rate = found["period_rate"]
    assume(rate is not None and -0.01 < rate < 0.5)
    assert rate is not None
    days = {"month": 30, "two_weeks": 14, "week": 7, "days": 10}[period]
    total = 0.0
    for n in range(count):
        if period == "month":
            total += each / ((1 + rate) ** (gap // 30 + n) * (1 + rate * (gap % 30) / 30))
        else:
            total += each / (1 + rate) ** ((gap + n * days) / days)
    assert total == pytest.approx(received, rel=1e-8)


def test_rates_agree_with_numpy_financial() -> None:
    rng = random.Random(20261123)
    for _ in range(400):
        principal, count = rng.randrange(10_000, 10_000_000), rng.randrange(1, 361)
        each = int(principal / count * rng.uniform(1.001, 2))
        ours = roots.find_rate(stream_of(principal, each, count), 12)["rates"][0]
        theirs = float(numpy_financial.rate(count, -each, principal, 0, guess=max(ours, 1e-4)))
        assert ours * 12 == pytest.approx(theirs * 12, abs=1e-6)


def dated(rng: random.Random) -> tuple[list[date], list[int]]:
    start = date(2019, 1, 1) + timedelta(days=rng.randrange(2000))
    count = rng.randrange(1, 25)
    days = [start] + [start + timedelta(days=rng.randrange(1, 1500)) for _ in range(count)]
    received = rng.randrange(10_000, 10_000_000)
    amounts = [received] + [-int(received / count * rng.uniform(0.8, 1.9)) - 1 for _ in range(count)]
    return days, amounts


@pytest.mark.parametrize(
    ("count", "theirs"),
    [("actual/365", pyxirr.DayCount.ACT_365F), ("actual/actual", pyxirr.DayCount.ACT_ACT_ISDA)],
)
def test_dated_rates_agree_with_pyxirr(count: str, theirs: Any) -> None:
    rng = random.Random(4)
    compared = 0
    for _ in range(400):
        days, amounts = dated(rng)
        flows: list[roots.Flow] = [
            {"date": day.toordinal(), "amount": amount} for day, amount in zip(days, amounts, strict=True)
        ]
        found = annual.of_flows(flows, count)["compound"]
        expected = pyxirr.xirr(days, amounts, day_count=theirs)
        if expected is not None and found is not None and -0.5 < expected < 20:
            assert found == pytest.approx(expected, abs=1e-6)
            compared += 1
    assert compared > 300


@given(st.lists(st.tuples(st.integers(0, 2000), st.integers(-(10**6), 10**6)), min_size=2, max_size=12))
def test_every_rate_found_solves_the_equation(rows: list[tuple[int, int]]) -> None:
    flows: list[roots.Flow] = [{"date": 730_000 + day, "amount": amount} for day, amount in rows]
    stream = roots.dated_stream(flows, "actual/365")
    found = roots.find_rate(stream, 365)
    size = sum(abs(amount) for _, amount in rows)
    for rate in found["rates"]:
        value = rates.value(stream, rate)
        nearby = rates.value(stream, rate * (1 + 1e-9) + 1e-12)
        assert abs(value) <= size * 1e-7 or (value > 0) != (nearby > 0)
    assert found["rates"] == sorted(found["rates"])
    assert (found["status"] == "several") == (len(found["rates"]) > 1)


def test_two_rates_are_both_found() -> None:
    """The textbook case: -100, +230, -132 has 10 % and 20 %."""
    stream = [roots.single(amount, 12 * year, 0.0) for year, amount in enumerate([-100, 230, -132])]
    found = roots.find_rate(stream, 12)
    assert found["status"] == "several"
    yearly = [(1 + rate) ** 12 - 1 for rate in found["rates"]]
    assert yearly == pytest.approx([0.1, 0.2], abs=1e-9)


def test_two_rates_close_together_are_both_found() -> None:
    """-10,000, +23,010, -13,236.5: 15 % and 15.1 %, both inside one step of the search."""
    amounts = [-1_000_000, 2_301_000, -1_323_650]
    found = roots.find_rate([roots.single(amount, 12 * n, 0.0) for n, amount in enumerate(amounts)], 12)
    assert [(1 + rate) ** 12 - 1 for rate in found["rates"]] == pytest.approx([0.15, 0.151], abs=1e-6)


def test_no_rate_where_nothing_balances() -> None:
    stream = [roots.single(amount, 12 * n, 0.0) for n, amount in enumerate([100, -150, 100])]
    assert roots.find_rate(stream, 12) == {"status": "none", "rates": []}
    assert roots.find_rate([roots.single(100, 0, 0.0), roots.single(5, 1, 0.0)], 12)["status"] == "none"


def test_nothing_gained_is_exactly_nought() -> None:
    assert roots.find_rate(stream_of(120_000, 10_000, 12), 12) == {"status": "one", "rates": [0.0]}


def test_beyond_all_measure_says_so() -> None:
    assert roots.find_rate(stream_of(1, 10**9, 1), 12)["status"] == "out_of_range"
    assert roots.find_rate(stream_of(10**9, 1, 1), 12)["status"] == "out_of_range"


@given(st.integers(1000, 10**7), st.integers(2, 120))
def test_more_fee_means_a_higher_rate(received: int, count: int) -> None:
    each = received // count + max(1, received // 50)
    low = roots.find_rate(stream_of(received, each, count), 12)["rates"][0]
    high = roots.find_rate(stream_of(received - received // 100 - 1, each, count), 12)["rates"][0]
    assert high > low
