"""Rounding, powers and annuities hold what their definitions say."""

from __future__ import annotations

import math
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import numpy_financial
import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators import finance


@given(st.integers(-(10**13), 10**13), st.sampled_from([10, 100, 1000, 10000, 12, 360, 365]))
def test_half_up_is_the_rounding_of_the_decimal_that_was_meant(number: int, parts: int) -> None:
    value = Fraction(number, parts)
    size = int(abs(value) + Fraction(1, 2))
    assert finance.half_up(number / parts) == (-size if number < 0 else size)


@pytest.mark.parametrize(
    ("value", "rounded"), [(0.5, 1), (-0.5, -1), (2.5, 3), (1.4999, 1), (-2.5, -3), (0.0, 0), (28.499999999999996, 29)]
)
def test_halves_go_away_from_zero(value: float, rounded: int) -> None:
    assert finance.half_up(value) == rounded


@pytest.mark.parametrize(
    ("value", "rounded"),
    [
        (math.nextafter(123456789.5, 0), 123456790), (math.nextafter(0.5, 0), 1), (0.4999999995, 1), (0.499999998, 0),
        (123456789.499, 123456789), (math.nextafter(4_000_000_000_000.5, 0), 4_000_000_000_001),
    ],
)  # fmt: skip
def test_a_hair_below_a_half_is_the_half_that_was_meant(value: float, rounded: int) -> None:
    assert finance.half_up(value) == rounded


@given(st.decimals(0, 10**9, places=4, allow_nan=False))
def test_yuan_become_fen_half_up(yuan: Decimal) -> None:
    assert finance.to_fen(float(yuan)) == int((yuan * 100).to_integral_value(ROUND_HALF_UP))


@given(st.integers(-(10**13), 10**13))
def test_fen_and_back(fen: int) -> None:
    assert finance.to_fen(finance.to_yuan(fen)) == fen


@given(st.floats(0.5, 2), st.integers(0, 700))
def test_powers_by_squaring(base: float, exponent: int) -> None:
    exact = Fraction(base) ** exponent
    assert abs(Fraction(finance.power(base, exponent)) - exact) <= exact * Fraction(1, 10**12)


@given(st.floats(-0.2, 1), st.integers(0, 400))
def test_geometric_sums(rate: float, count: int) -> None:
    ratio = Fraction(1 / (1 + rate))
    exact = sum((ratio**n for n in range(1, min(count, 60) + 1)), Fraction(0))
    assert finance.geometric_sum(float(ratio), min(count, 60)) == pytest.approx(float(exact), rel=1e-12)


@given(st.integers(1, 10**9), st.floats(0, 0.2), st.integers(1, 480))
def test_level_payment_repays_the_loan(principal: int, rate: float, periods: int) -> None:
    payment = finance.level_payment(principal, rate, periods)
    assert payment * finance.annuity_factor(rate, periods) == pytest.approx(principal, rel=1e-12)


def test_level_payment_agrees_with_pmt() -> None:
    for rate in (0.0001, 0.005, 0.01, 0.03):
        for periods in (1, 2, 12, 120, 360):
            theirs = -float(numpy_financial.pmt(rate, periods, 1_000_000))
            assert finance.level_payment(1_000_000, rate, periods) == pytest.approx(theirs, rel=1e-11)


def test_level_payment_without_interest() -> None:
    assert finance.level_payment(1200, 0.0, 12) == 100


@given(st.floats(-0.01, 0.5), st.integers(1, 52))
def test_the_two_conventions(rate: float, periods: int) -> None:
    simple, compound = finance.annual_simple(rate, periods), finance.annual_compound(rate, periods)
    assert simple == rate * periods
    assert compound >= simple - 1e-12


@pytest.mark.parametrize(
    ("rate", "periods", "compound"),
    [(0.01, 12, 0.126825030131969720661201), (0.0, 52, 0.0), (0.05, 1, 0.05), (-0.5, 2, -0.75)],
)
def test_the_compound_convention_is_growth_less_one(rate: float, periods: int, compound: float) -> None:
    """1.01^12 = 1.126825030131969720661201 exactly."""
    assert finance.annual_compound(rate, periods) == pytest.approx(compound, rel=1e-13, abs=1e-15)
