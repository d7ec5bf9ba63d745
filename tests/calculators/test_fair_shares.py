"""Offers sum to the amount to the fen, stay within a fen of their quota, and the months are the months they say."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy_financial
from hypothesis import given
from hypothesis import strategies as st

from calculators.creditors import MONTHS_MOST, NoRules, running
from calculators.fair_shares import compute, figure
from calculators.shares import divide, divide_within, proportion

FEN = st.one_of(st.integers(1, 1000), st.integers(1, 10**7), st.integers(1, 10**11))
RATES = st.one_of(st.sampled_from([0.0, 0.06, 0.12, 0.1825, 0.24]), st.floats(0, 0.6))
DEBTS = st.lists(
    st.fixed_dictionaries({"name": st.sampled_from(["", "甲"]), "balance": FEN, "minimum": FEN, "annual_rate": RATES}),
    min_size=1, max_size=8,
)  # fmt: skip
NONE: NoRules = {}


@given(FEN, FEN, FEN)
def test_a_proportion_is_exact(amount: int, part: int, more: int) -> None:
    whole = part + more
    found = proportion(amount, part, whole)
    assert (found["quotient"], found["rest"]) == divmod(amount * part, whole)


@given(FEN, st.lists(st.one_of(st.just(0), FEN), min_size=1, max_size=50))
def test_parts_sum_and_keep_within_a_fen_of_their_quota(amount: int, weights: list[int]) -> None:
    parts = divide(amount, weights)
    if sum(weights) == 0:
        assert parts == [0] * len(weights)
        return
    assert sum(parts) == amount
    for part, weight in zip(parts, weights, strict=True):
        quota = Fraction(amount * weight, sum(weights))
        assert quota - 1 < part < quota + 1
        if quota.denominator == 1:
            assert part == quota
    for heavy, one in zip(weights, parts, strict=True):
        assert all(one >= other for light, other in zip(weights, parts, strict=True) if heavy > light)


@given(FEN, st.lists(st.tuples(FEN, FEN), min_size=1, max_size=12))
def test_no_part_is_above_its_most_and_nothing_is_lost(amount: int, pairs: list[tuple[int, int]]) -> None:
    weights, most = [one for one, _ in pairs], [two for _, two in pairs]
    parts = divide_within(amount, weights, most)
    assert all(0 <= part <= limit for part, limit in zip(parts, most, strict=True))
    assert sum(parts) == min(amount, sum(most))


@given(st.one_of(st.just(0), FEN), DEBTS, st.sampled_from(["balance", "minimum"]))
def test_offers_sum_to_the_amount(amount: int, debts: Any, basis: str) -> None:
    found = compute({"amount": amount, "debts": debts, "basis": basis}, NONE)
    total = sum(debt["balance"] for debt in debts)
    assert sum(found["offers"]) == min(amount, total)
    assert found["left_over"] == max(0, amount - total)
    assert [row["offer"] for row in found["shares"]] == found["offers"]
    for debt, row in zip(debts, found["shares"], strict=True):
        assert 0 <= row["offer"] <= debt["balance"]
        if row["months_frozen"] is not None:
            assert (row["months_frozen"] - 1) * row["offer"] < debt["balance"] <= row["months_frozen"] * row["offer"]
    figure(found)


@given(FEN, RATES, FEN)
def test_months_with_interest_are_those_of_the_recurrence(balance: int, rate: float, offer: int) -> None:
    found = running(balance, rate, offer)
    months = found["months"]
    if months is None:
        return
    assert 1 <= months <= MONTHS_MOST
    paid = balance + found["interest"]
    assert (months - 1) * offer < paid <= months * offer


def test_months_with_interest_agree_with_nper() -> None:
    for balance in (100_000, 3_000_000, 50_000_000):
        for rate in (0.06, 0.18, 0.24):
            for months in (6, 50, 240):
                offer = int(-float(numpy_financial.pmt(rate / 12, months, balance))) + 2
                theirs = -(-float(numpy_financial.nper(rate / 12, -offer, balance)) // 1)
                assert abs((running(balance, rate, offer)["months"] or 0) - theirs) <= 1


@given(DEBTS, st.integers(1, 10**9))
def test_a_larger_amount_never_lowers_a_quota_by_more_than_rounding(debts: Any, amount: int) -> None:
    small = compute({"amount": amount, "debts": debts, "basis": "balance"}, NONE)["offers"]
    large = compute({"amount": amount * 2, "debts": debts, "basis": "balance"}, NONE)["offers"]
    assert all(two >= one - 1 for one, two in zip(small, large, strict=True))
