"""Arrangements side by side: every fen of the debt is paid, waived or grown, and what is said to fit can be paid."""

from __future__ import annotations

from typing import Any

import numpy_financial
import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators.agreement_terms import CLAUSES
from calculators.arrangements import (
    KINDS,
    ONCE,
    SENSE_MOST,
    Debt,
    Terms,
    after_waivers,
    owed_under,
    owed_without,
    payments_of,
    present_value,
)
from calculators.comparison import Rules
from calculators.plan_compare import compute, figure

RATES = st.one_of(st.sampled_from([0.0, 0.06, 0.12, 0.18, 0.24]), st.floats(0, 0.6))
SHARES = st.one_of(st.sampled_from([0.0, 0.5, 1.0]), st.floats(0, 1))
DEBTS = st.fixed_dictionaries({
    "principal": st.integers(1, 10**9), "interest": st.integers(0, 10**7), "penalties": st.integers(0, 10**6),
    "annual_rate": RATES, "overdue_rate": RATES, "compounds": st.booleans(),
})  # fmt: skip
TERMS = st.fixed_dictionaries({
    "kind": st.sampled_from(KINDS), "months": st.integers(1, 60), "pause": st.integers(0, 12), "annual_rate": RATES,
    "waived_interest": SHARES, "waived_penalties": SHARES, "discount": SHARES,
})  # fmt: skip
ROWS = st.lists(
    st.fixed_dictionaries({
        "kind": st.sampled_from(KINDS), "months": st.one_of(st.none(), st.integers(1, 60)),
        "pause": st.one_of(st.none(), st.integers(0, 12)), "annual_rate": st.one_of(st.none(), RATES),
        "waived_interest": SHARES, "waived_penalties": SHARES, "discount": SHARES,
    }),
    max_size=6,
)  # fmt: skip
INPUTS = st.fixed_dictionaries({
    "principal": st.integers(1, 10**9), "interest": st.integers(0, 10**7), "penalties": st.integers(0, 10**6),
    "annual_rate": RATES, "overdue_rate": st.one_of(st.none(), RATES), "compounding": st.sampled_from(["none", "monthly"]),
    "months": st.integers(1, 60), "arrangements": ROWS, "available": st.one_of(st.none(), st.integers(0, 10**8)),
    "savings": st.integers(0, 10**8), "start": st.one_of(st.none(), st.just(739_000)),
    "missed_payment": st.integers(1, 12), "discount_rate": st.one_of(st.none(), RATES),
})  # fmt: skip
RULES: Rules = {
    "lpr": {"changes": [{"start": 1, "rate": 0.03}], "known_until": 740_000},
    "card_years": {"value": 5, "standing": "rule", "fact": "x", "first": 1, "sure": 1, "until": None},
}


def debt_with(**more: Any) -> Debt:
    made: dict[str, Any] = {
        "principal": 1_000_000, "interest": 0, "penalties": 0, "annual_rate": 0.12, "overdue_rate": 0.12, "compounds": False,
        **more,
    }  # fmt: skip
    return made  # type: ignore[return-value]


def terms_with(kind: str, **more: Any) -> Terms:
    made: dict[str, Any] = {
        "kind": kind, "months": 12, "pause": 0, "annual_rate": 0.12, "waived_interest": 0.0, "waived_penalties": 0.0,
        "discount": 0.0, **more,
    }  # fmt: skip
    return made  # type: ignore[return-value]


@given(DEBTS, TERMS)
def test_every_fen_is_paid_waived_or_left(debt: Any, terms: Any) -> None:
    bases = after_waivers(debt, terms)
    whole = debt["principal"] + debt["interest"] + debt["penalties"]
    assert bases["bearing"] + bases["silent"] + bases["waived"] == whole
    assert min(bases["bearing"], bases["silent"], bases["waived"]) >= 0
    payments = payments_of(debt, terms)
    assert min(payments) >= 0
    assert sum(payments) >= bases["bearing"] + bases["silent"]
    if terms["annual_rate"] == 0 and terms["kind"] != "nothing":
        assert sum(payments) == bases["bearing"] + bases["silent"]


@given(DEBTS, TERMS)
def test_payments_come_when_they_are_said_to(debt: Any, terms: Any) -> None:
    payments = payments_of(debt, terms)
    if terms["kind"] == "lump_sum":
        assert len(payments) == terms["pause"] + 1 and sum(payments[:-1]) == 0
    else:
        assert len(payments) == terms["pause"] + terms["months"] + 1 and payments[0] == 0
    if terms["kind"] in ONCE:
        assert sum(payments) == payments[-1]
    elif terms["kind"] != "interest_only":
        assert sum(payments[: terms["pause"] + 1]) == 0


@given(DEBTS, TERMS)
def test_the_present_value_at_the_plans_own_rate_is_the_debt(debt: Any, terms: Any) -> None:
    """Nothing waived, no penalties, all bearing interest, no break: the discounted instalments are the principal."""
    debt.update(interest=0, penalties=0)
    terms.update(kind="instalments", pause=0, waived_interest=0.0, waived_penalties=0.0, discount=0.0)
    payments = payments_of(debt, terms)
    assert abs(present_value(payments, terms["annual_rate"]) - debt["principal"]) <= terms["months"]


@given(DEBTS, TERMS, st.integers(1, 12))
def test_where_nothing_changes_lapsing_changes_nothing(debt: Any, terms: Any, missed: int) -> None:
    debt.update(interest=0, penalties=0, overdue_rate=debt["annual_rate"], compounds=False)
    terms.update(kind="instalments", pause=0, annual_rate=debt["annual_rate"])
    terms.update(waived_interest=0.0, waived_penalties=0.0, discount=0.0)
    month = min(missed, terms["months"])
    payments = payments_of(debt, terms)
    assert owed_under(debt, terms, payments, month) == owed_without(debt, payments, month)


@given(DEBTS, TERMS)
def test_what_clears_an_arrangement_is_never_more_than_what_it_would_still_take(debt: Any, terms: Any) -> None:
    payments = payments_of(debt, terms)
    for month in range(len(payments)):
        if payments[month] > 0:
            clears = owed_under(debt, terms, payments, month)
            assert payments[month] <= clears <= sum(payments[month:])


@given(DEBTS, st.lists(st.integers(0, 10**7), max_size=24))
def test_the_original_contract_never_forgives(debt: Any, payments: list[int]) -> None:
    owed = owed_without(debt, [0, *payments], len(payments) + 1)
    whole = debt["principal"] + debt["interest"] + debt["penalties"]
    assert owed >= max(0, whole - sum(payments))
    assert owed <= owed_without(debt, [], len(payments) + 1)


@given(INPUTS)
def test_what_fits_can_be_paid_and_the_answer_is_the_cheapest_of_it(inputs: Any) -> None:
    found = compute(inputs, RULES)
    assert not found["problems"] or inputs["principal"] > SENSE_MOST / 1e9
    figure(found)
    plans = found["plans"]
    offered = [plan for plan in plans if plan["kind"] != "nothing"]
    for plan in plans:
        assert plan["cost"] == plan["total"] - inputs["principal"]
        assert plan["largest"] <= plan["total"]
        assert (plan["fits"] is None) == (inputs["available"] is None or plan["kind"] == "nothing")
        if plan["fits"] and plan["monthly"] is not None:
            assert plan["monthly"] <= inputs["available"]
        if plan["fits"] and plan["monthly"] is None:
            assert plan["total"] <= inputs["savings"] + inputs["available"] * plan["end_month"]
    if not offered:
        assert found["best"] is None
        return
    best = plans[(found["best"] or 0) - 1]
    fitting = [plan for plan in offered if plan["fits"]]
    if fitting:
        assert best["fits"] and best["total"] == min(plan["total"] for plan in fitting)
    elif inputs["available"] is None:
        assert best["total"] == min(plan["total"] for plan in offered)
    for clause in found["agreement"]:
        assert clause["clause"] in CLAUSES
        for number in clause["plans"].split(", "):
            assert plans[int(number) - 1]["kind"] != "nothing"


@given(DEBTS, TERMS, SHARES)
def test_more_waived_never_costs_more(debt: Any, terms: Any, share: float) -> None:
    if terms["kind"] == "nothing":
        return
    less = sum(payments_of(debt, {**terms, "discount": min(share, terms["discount"])}))
    more = sum(payments_of(debt, {**terms, "discount": max(share, terms["discount"])}))
    assert more <= less + terms["months"]


def test_instalments_and_present_values_agree_with_numpy_financial() -> None:
    for months in (1, 10, 48, 360):
        for rate in (0.01, 0.12, 0.24):
            payments = payments_of(debt_with(), terms_with("instalments", months=months, annual_rate=rate))
            assert abs(payments[1] + float(numpy_financial.pmt(rate / 12, months, 1_000_000))) <= 1
            assert present_value(payments, 0.03) == pytest.approx(float(numpy_financial.npv(0.03 / 12, payments)), abs=1)
