"""Paying early: the new schedule repays what is left, the saving is what it says, and it agrees with extra payments."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from calculators.early_repayment import compute, figure
from calculators.prepayment_answer import Inputs, NoRules
from calculators.schedules import Plan, schedule

NONE: NoRules = {}
RATES = st.one_of(st.sampled_from([0.0, 0.03, 0.06, 0.12, 0.24]), st.floats(0, 0.6))
INPUTS = st.fixed_dictionaries({
    "balance": st.integers(1, 10**9), "annual_rate": RATES, "months_left": st.integers(1, 120),
    "method": st.sampled_from(["level", "equal_principal"]), "payment": st.none(), "pay_now": st.integers(1, 10**9),
    "fee_kind": st.sampled_from(["none", "percent", "months", "fixed"]), "fee_percent": st.floats(0, 0.05),
    "fee_months": st.integers(1, 12), "fee_amount": st.integers(0, 10**6), "effect": st.sampled_from(["shorten", "lower"]),
    "start": st.one_of(st.none(), st.integers(730_000, 760_000)), "fee_base": st.sampled_from(["paid_early", "balance"]),
    "day_count": st.just("30/360"),
})  # fmt: skip


def changed(inputs: Inputs, **parts: Any) -> Inputs:
    made: Any = {**inputs, **parts}
    return made  # type: ignore[no-any-return]


@given(INPUTS)
def test_what_is_left_is_repaid_and_the_saving_is_the_difference(inputs: Any) -> None:
    found = compute(inputs, NONE)
    used = min(inputs["pay_now"], inputs["balance"])
    rows = found["rows"]
    assert sum(row["principal"] for row in rows) == inputs["balance"] - used
    assert found["needed_now"] == used + found["fee"]
    owed = inputs["balance"] - used
    for row in rows:
        assert row["payment"] == row["principal"] + row["interest"]
        assert owed >= row["balance"] == owed - row["principal"] >= 0
        owed = row["balance"]
    assert owed == 0
    first, *others = found["roads"]
    interest = {one["road"]: one["interest"] for one in found["roads"]}
    chosen = "settled" if owed == 0 and not rows else inputs["effect"]
    assert found["saving"] == first["interest"] - interest[chosen] - found["fee"]
    assert found["total_interest"] == sum(row["interest"] for row in rows) == interest[chosen]
    assert all(one["saving"] == first["interest"] - one["interest"] - found["fee"] for one in others)
    assert len(figure(found)["x"]) >= 2 and figure(found)["series"][1]["y"][-1] == 0


@given(INPUTS)
def test_break_even_is_the_first_payment_by_which_more_than_the_fee_is_saved(inputs: Any) -> None:
    found = compute(inputs, NONE)
    plan: Plan = {
        "principal": inputs["balance"], "annual_rate": inputs["annual_rate"], "months": inputs["months_left"],
        "method": inputs["method"], "start": 0, "day_count": "30/360", "extras": [], "effect": "shorten",
    }  # fmt: skip
    before = [row["interest"] for row in schedule(plan)]
    after = [row["interest"] for row in found["rows"]]
    passed = [n for n in range(1, len(before) + 1) if sum(before[:n]) - sum(after[:n]) > found["fee"]]
    assert found["break_even"] == (passed[0] if passed else None)


@given(INPUTS)
def test_ending_sooner_never_bears_more_than_paying_less_a_month(inputs: Any) -> None:
    found = compute(inputs, NONE)
    interest = {one["road"]: one["interest"] for one in found["roads"]}
    if "lower" in interest:
        assert interest["shorten"] <= interest["lower"] + inputs["months_left"]


@given(INPUTS, st.integers(1, 10**9))
def test_more_paid_early_saves_more(inputs: Any, more: int) -> None:
    bare = changed(inputs, fee_kind="none")
    little = compute(bare, NONE)["saving"]
    much = compute(changed(bare, pay_now=inputs["pay_now"] + more), NONE)["saving"]
    assert little is not None and much is not None and much >= little - inputs["months_left"]


@given(
    st.integers(10_000, 10**9), RATES, st.integers(2, 120), st.sampled_from(["level", "equal_principal"]),
    st.floats(0.01, 0.99), st.sampled_from(["shorten", "lower"]),
)
def test_it_agrees_with_an_extra_payment_of_the_schedule(
    principal: int, rate: float, months: int, method: str, part: float, effect: str
) -> None:
    """Money paid today on what a loan still owes is the extra payment that the schedule of the whole loan takes."""
    plan: Plan = {
        "principal": principal, "annual_rate": rate, "months": months, "method": method, "start": 0, "day_count": "30/360",
        "extras": [], "effect": effect,
    }  # fmt: skip
    bare = schedule(plan)
    balance = bare[0]["balance"]
    if balance == 0:
        return
    extra = max(1, int(balance * part))
    whole = schedule({**plan, "extras": [{"n": 1, "date": 0, "amount": extra}]})[1:]
    inputs: Any = {
        "balance": balance, "annual_rate": rate, "months_left": months - 1, "method": method,
        "payment": bare[0]["payment"] if method == "level" else None, "pay_now": extra, "fee_kind": "none",
        "fee_percent": 0.0, "fee_months": 1, "fee_amount": 0, "effect": effect, "start": None, "fee_base": "paid_early",
        "day_count": "30/360",
    }  # fmt: skip
    found = compute(inputs, NONE)
    if found["problems"]:
        return
    ours, theirs = [row["interest"] for row in found["rows"]], [row["interest"] for row in whole]
    if method == "level" and effect == "shorten":
        assert ours == theirs
    assert abs(len(ours) - len(theirs)) <= 1
    a_fen_each_month = sum((1 + rate / 12) ** n for n in range(months))
    assert abs(sum(ours) - sum(theirs)) <= months + a_fen_each_month
