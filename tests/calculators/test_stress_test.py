"""A household's months: they add up, what is said to carry them does, and a fen less does not."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from calculators.stress_answer import NoRules
from calculators.stress_test import compute, figure

NONE: NoRules = {}
MONEY = st.integers(0, 10**7)
SHOCK = st.one_of(
    st.fixed_dictionaries({
        "kind": st.just("income_down"), "share": st.one_of(st.sampled_from([0.0, 0.3, 1.0]), st.floats(0, 1)),
        "months": st.integers(1, 24), "amount": st.none(), "month": st.one_of(st.none(), st.integers(1, 40)),
    }),
    st.fixed_dictionaries({
        "kind": st.just("bill"), "share": st.none(), "months": st.none(), "amount": MONEY,
        "month": st.one_of(st.none(), st.integers(1, 40)),
    }),
)  # fmt: skip
INPUTS = st.fixed_dictionaries({
    "income": MONEY, "essentials": MONEY, "payments": MONEY, "savings": st.integers(0, 10**8), "new_payment": MONEY,
    "new_months": st.one_of(st.none(), st.integers(1, 60)), "shocks": st.lists(SHOCK, max_size=5),
    "months": st.integers(1, 60), "start": st.one_of(st.none(), st.integers(730_000, 760_000)),
})  # fmt: skip


@given(INPUTS)
def test_every_month_adds_up(inputs: Any) -> None:
    found = compute(inputs, NONE)
    if found["finding"] == "no_outgoings":
        assert found["rows"] == [] and figure(found)["x"] == []
        return
    balance = inputs["savings"]
    for row in found["rows"]:
        assert 0 <= row["income"] <= inputs["income"]
        balance += row["income"] - row["essentials"] - row["payments"] - row["bill"]
        assert balance == row["left"] - (row["lacking"] or 0)
        assert row["left"] == 0 or row["lacking"] is None
    assert len(found["rows"]) == inputs["months"]
    bills = sum(s["amount"] for s in inputs["shocks"] if s["kind"] == "bill" and (s["month"] or 1) <= inputs["months"])
    assert sum(row["bill"] for row in found["rows"]) == bills
    assert [row["lacking"] is None for row in found["rows"]].count(False) > 0 or found["ends_in"] is None
    assert figure(found)["series"][0]["y"][-1] == balance


@given(INPUTS)
def test_the_reserve_carries_every_month_and_a_fen_less_does_not(inputs: Any) -> None:
    found = compute(inputs, NONE)
    needed = found["reserve_needed"]
    if needed is None:
        return
    assert (found["ends_in"] is None) == (inputs["savings"] >= needed)
    assert found["reserve_missing"] == max(0, needed - inputs["savings"])
    held = compute({**inputs, "savings": needed}, NONE)
    assert held["ends_in"] is None and held["lowest"] is not None and held["lowest"] >= 0
    if needed > 0:
        short = compute({**inputs, "savings": needed - 1}, NONE)
        assert short["ends_in"] is not None and short["reserve_missing"] == 1


@given(INPUTS, st.integers(1, 10**6))
def test_more_in_hand_and_less_to_pay_never_end_sooner(inputs: Any, more: int) -> None:
    def last(changed: Any) -> float:
        month = compute(changed, NONE)["ends_in"]
        return float("inf") if month is None else month

    assert last({**inputs, "savings": inputs["savings"] + more}) >= last(inputs)
    assert last({**inputs, "income": inputs["income"] + more}) >= last(inputs)
    assert last({**inputs, "new_payment": 0}) >= last(inputs)
    assert last({**inputs, "essentials": inputs["essentials"] + more}) <= last(inputs)


@given(INPUTS)
def test_the_loan_thought_of_is_compared_with_doing_without(inputs: Any) -> None:
    found = compute(inputs, NONE)
    if not found["compared"]:
        assert inputs["new_payment"] == 0 or found["finding"] == "no_outgoings"
        return
    without, with_new = found["compared"]
    bare = compute({**inputs, "new_payment": 0}, NONE)
    assert with_new["ends_in"] == found["ends_in"] and with_new["reserve_needed"] == found["reserve_needed"]
    assert without["ends_in"] == bare["ends_in"] and without["reserve_needed"] <= with_new["reserve_needed"]
    if found["finding"] == "ends_with_new":
        assert without["ends_in"] is None and with_new["ends_in"] is not None
