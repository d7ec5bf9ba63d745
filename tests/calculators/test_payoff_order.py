"""Debts in an order: every fen is accounted for, and no order beats the highest rate first but by rounding."""

from __future__ import annotations

from typing import Any

import numpy_financial
from hypothesis import given
from hypothesis import strategies as st

from calculators.finance import simple_interest
from calculators.payoff import CONSEQUENCES, MONTHS_MOST, STRATEGIES, Debt, course, ordered
from calculators.payoff_answer import NoRules
from calculators.payoff_order import compute, figure

RATES = st.one_of(st.sampled_from([0.0, 0.06, 0.12, 0.1825, 0.24]), st.floats(0, 0.6))
DEBT = st.fixed_dictionaries({
    "name": st.sampled_from(["", "甲"]), "balance": st.integers(1, 10**7), "minimum": st.integers(0, 10**6),
    "annual_rate": RATES, "consequence": st.sampled_from(CONSEQUENCES),
})  # fmt: skip
DEBTS = st.lists(DEBT, min_size=1, max_size=7)
EXTRA = st.one_of(st.just(0), st.integers(0, 10**6))
NONE: NoRules = {}


def budget_of(debts: list[Debt], extra: int) -> int:
    return sum(debt["minimum"] for debt in debts) + extra


@given(DEBTS, EXTRA, st.sampled_from(STRATEGIES))
def test_every_month_adds_up(debts: Any, extra: int, strategy: str) -> None:
    budget = budget_of(debts, extra)
    if budget == 0:
        return
    found = course(debts, ordered(debts, strategy), budget)
    owed = sum(debt["balance"] for debt in debts)
    for row in found["rows"]:
        assert row["payment"] <= budget
        assert row["balance"] == owed + row["interest"] - row["payment"] >= 0
        assert row["payment"] == budget or row["balance"] == 0
        owed = row["balance"]
    assert len(found["rows"]) <= MONTHS_MOST
    assert sum(found["interests"]) == found["interest"] == sum(row["interest"] for row in found["rows"])
    if found["months"] is not None:
        assert found["months"] == len(found["rows"]) == max(found["cleared"]) and min(found["cleared"]) >= 1
        total = sum(debt["balance"] for debt in debts) + found["interest"]
        assert total == sum(row["payment"] for row in found["rows"])


@given(DEBTS, EXTRA)
def test_no_order_costs_less_than_the_highest_rate_first(debts: Any, extra: int) -> None:
    budget = budget_of(debts, extra)
    if budget == 0:
        return
    courses = {strategy: course(debts, ordered(debts, strategy), budget) for strategy in STRATEGIES}
    best = courses["avalanche"]
    for other in courses.values():
        if other["months"] is None:
            continue
        rounding = len(debts) * other["months"]
        assert best["months"] is not None or other["months"] > MONTHS_MOST - 2
        if best["months"] is not None:
            assert best["interest"] <= other["interest"] + rounding
            assert best["months"] <= other["months"] + 1


@given(DEBTS, st.sampled_from(STRATEGIES))
def test_an_order_holds_every_debt_once(debts: Any, strategy: str) -> None:
    order = ordered(debts, strategy)
    assert sorted(order) == list(range(len(debts)))
    rates = [debts[n]["annual_rate"] for n in order]
    if strategy == "avalanche":
        assert rates == sorted(rates, reverse=True)
    if strategy == "snowball":
        assert [debts[n]["balance"] for n in order] == sorted(debt["balance"] for debt in debts)
    if strategy == "consequences":
        ranks = [CONSEQUENCES.index(debts[n]["consequence"]) for n in order]
        assert ranks == sorted(ranks)


@given(DEBT, st.integers(1, 10**6))
def test_stopping_early_is_never_stopping_too_early(debt: Any, payment: int) -> None:
    """Where the course gives up, the plain recurrence over fifty years is not clear either."""
    debt["minimum"] = payment
    found = course([debt], [0], payment)
    owed, months = debt["balance"], None
    for month in range(1, MONTHS_MOST + 1):
        owed += simple_interest(owed, debt["annual_rate"], 1 / 12)
        owed -= min(owed, payment)
        if owed == 0:
            months = month
            break
    assert found["months"] == months


def test_one_debt_agrees_with_nper() -> None:
    for balance in (100_000, 2_500_000, 90_000_000):
        for rate in (0.03, 0.12, 0.24):
            for months in (3, 24, 120, 360):
                payment = int(-float(numpy_financial.pmt(rate / 12, months, balance))) + 2
                theirs = -(-float(numpy_financial.nper(rate / 12, -payment, balance)) // 1)
                debt: Debt = {
                    "name": "", "balance": balance, "minimum": payment, "annual_rate": rate, "consequence": "current",
                }  # fmt: skip
                assert abs((course([debt], [0], payment)["months"] or 0) - theirs) <= 1


@given(DEBTS, EXTRA, st.integers(1, 10**6), st.sampled_from(STRATEGIES))
def test_paying_more_never_takes_longer(debts: Any, extra: int, more: int, strategy: str) -> None:
    budget = budget_of(debts, extra)
    if budget == 0:
        return
    slow = course(debts, ordered(debts, strategy), budget)
    fast = course(debts, ordered(debts, strategy), budget + more)
    if slow["months"] is not None:
        assert fast["months"] is not None and fast["months"] <= slow["months"] + 1
        assert fast["interest"] <= slow["interest"] + len(debts) * slow["months"]


@given(DEBTS, EXTRA, st.sampled_from(STRATEGIES), st.one_of(st.none(), st.integers(730_000, 740_000)))
def test_the_answer_holds_the_same_numbers(debts: Any, extra: int, strategy: str, start: int | None) -> None:
    found = compute({"debts": debts, "extra": extra, "strategy": strategy, "start": start}, NONE)
    if found["problems"]:
        assert budget_of(debts, extra) == 0
        return
    chart = figure(found)
    assert len(chart["x"]) >= 2
    if found["months"] is not None:
        assert found["timeline"][-1]["balance"] == 0 and len(found["timeline"]) == found["months"]
        assert found["total_interest"] == sum(place["interest"] for place in found["order"])
        assert chart["series"][0]["y"][-1] == 0
        own = [one for one in found["strategies"] if one["strategy"] == strategy]
        assert all(one["interest"] == found["total_interest"] for one in own)
