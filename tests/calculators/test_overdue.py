"""What being late costs, held against its definition in exact arithmetic."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators import overdue
from calculators.overdue import Inputs

MONEY = st.integers(0, 10**9)
RATES = st.decimals(0, Decimal("0.01"), places=6)
DAYS = st.integers(0, 800)
DUE = st.one_of(st.none(), st.integers(date(2024, 1, 1).toordinal(), date(2028, 12, 31).toordinal()))


def given_inputs(**more: Any) -> Inputs:
    made: dict[str, Any] = {
        "principal": 1_000_000, "interest": 0, "rate": 0.0005, "rate_period": "day", "multiplier": 1.0, "days": 30,
        "due_date": None, "fee_rule": "none", "minimum_unpaid": None, "fee_share": 0.05, "fee_floor": 0, "fee_cap": None,
        "fee_repeat": "once", "compounding": "none", "day_count": "actual/365", **more,
    }  # fmt: skip
    return made  # type: ignore[return-value]


def rounded(exact: Fraction) -> int:
    return int((Decimal(exact.numerator) / exact.denominator).quantize(Decimal(1), ROUND_HALF_UP))


@given(MONEY, RATES, st.decimals(1, 3, places=2), DAYS)
def test_penalty_interest_is_principal_times_rate_times_days(
    principal: int, rate: Decimal, multiplier: Decimal, days: int
) -> None:
    inputs = given_inputs(principal=principal, rate=float(rate), multiplier=float(multiplier), days=days)
    exact = principal * Fraction(rate) * Fraction(multiplier) * days
    assert overdue.row_after(inputs, days)["total"] == rounded(exact)


@given(MONEY, st.decimals(0, 1, places=4), DAYS, st.sampled_from([("actual/365", 365), ("actual/360", 360)]))
def test_a_yearly_rate_is_shared_out_over_the_days_of_the_year(
    principal: int, rate: Decimal, days: int, count: tuple[str, int]
) -> None:
    inputs = given_inputs(principal=principal, rate=float(rate), rate_period="year", day_count=count[0])
    exact = principal * Fraction(rate) * days / count[1]
    assert abs(overdue.charge(inputs, principal, days) - exact) <= Fraction(1, 2) + Fraction(1, 10**6)


@given(MONEY, MONEY, RATES, DAYS, DUE)
def test_compound_interest_is_interest_on_what_is_unpaid(
    principal: int, interest: int, rate: Decimal, days: int, due: int | None
) -> None:
    inputs = given_inputs(principal=principal, interest=interest, rate=float(rate), due_date=due, compounding="monthly")
    unpaid, start, month, months = Fraction(interest), 0, 1, 0
    while start < days:
        end = min(days, overdue.month_end(inputs, month))
        added = (unpaid + principal) * Fraction(rate) * (end - start)
        unpaid, start, month, months = unpaid + added, end, month + 1, months + 1
    found = overdue.row_after(inputs, days)
    growth = float((1 + 31 * Fraction(rate)) ** months)
    assert abs(found["total"] - (unpaid - interest)) <= 2 * (months + 1) * growth


@given(MONEY, MONEY, RATES, DAYS, DUE, st.sampled_from(["none", "monthly"]), st.sampled_from(["once", "monthly"]), MONEY)
def test_kinds_add_up_and_nothing_ever_falls(
    principal: int, interest: int, rate: Decimal, days: int, due: int | None, compounding: str, repeat: str, unpaid: int
) -> None:
    inputs = given_inputs(
        principal=principal, interest=interest, rate=float(rate), due_date=due, compounding=compounding,
        fee_rule="share", minimum_unpaid=unpaid, fee_repeat=repeat, fee_floor=1000, fee_cap=50_000,
    )  # fmt: skip
    row = overdue.row_after(inputs, days)
    assert row["total"] == row["penalty_interest"] + overdue.part(row["compound_interest"]) + overdue.part(row["late_fee"])
    assert row["amount_due"] == principal + interest + row["total"]
    after = overdue.row_after(inputs, days + 1)
    for kind in ("penalty_interest", "compound_interest", "late_fee", "total"):
        assert (after[kind] or 0) >= (row[kind] or 0)
    plain = overdue.row_after({**inputs, "compounding": "none"}, days)
    assert row["total"] >= plain["total"]


@given(MONEY, st.decimals(0, 1, places=2), st.integers(0, 10**5), st.integers(0, 10**6))
def test_a_late_fee_stays_between_floor_and_cap(unpaid: int, share: Decimal, floor: int, more: int) -> None:
    inputs = given_inputs(
        fee_rule="share", minimum_unpaid=unpaid, fee_share=float(share), fee_floor=floor, fee_cap=floor + more
    )
    fee = overdue.one_fee(inputs)
    if unpaid == 0:
        assert fee == 0
    else:
        assert fee == min(floor + more, max(floor, rounded(unpaid * Fraction(share))))


@given(st.integers(0, 3650))
def test_the_chosen_day_is_among_those_shown(chosen: int) -> None:
    shown = overdue.shown_days(chosen)
    assert shown == sorted(set(shown))
    assert set(shown) == set(overdue.MILESTONES) | ({chosen} if chosen else set())


@pytest.mark.parametrize(("day", "fees"), [(0, 0), (1, 1), (30, 1), (31, 2), (60, 2), (61, 3)])
def test_monthly_fees_are_charged_for_each_month_begun(day: int, fees: int) -> None:
    inputs = given_inputs(fee_rule="share", minimum_unpaid=100, fee_repeat="monthly")
    assert overdue.fees_charged(inputs, day) == fees
