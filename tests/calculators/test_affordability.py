"""What a household can offer: sums hold, nothing below nought is offered, no fen of living costs is ever taken."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from calculators.affordability import compute, figure
from calculators.household import ESSENTIALS, NoRules

MONEY = st.one_of(st.just(0), st.integers(0, 10**6), st.integers(0, 10**9))
INCOMES = st.lists(
    st.fixed_dictionaries({"name": st.just(""), "amount": MONEY, "certainty": st.sampled_from(["certain", "uncertain"])}),
    min_size=1, max_size=5,
)  # fmt: skip
DEBTS = st.lists(
    st.fixed_dictionaries({"name": st.just("A"), "minimum": MONEY, "treatment": st.sampled_from(["negotiate", "keep"])}),
    max_size=4,
)
LIVING = st.fixed_dictionaries({name: st.one_of(st.just(0), st.integers(0, 10**6)) for name in ESSENTIALS})
CASES = st.builds(
    lambda living, **rest: {**living, **rest},
    LIVING, incomes=INCOMES, debts=DEBTS, dependants=st.integers(0, 20), reserve=st.one_of(st.none(), MONEY),
    reserve_share=st.floats(0, 1),
)  # fmt: skip
NONE: NoRules = {}


@given(CASES)
def test_the_figures_add_up(case: Any) -> None:
    found = compute(case, NONE)
    certain = sum(one["amount"] for one in case["incomes"] if one["certainty"] == "certain")
    everything = sum(one["amount"] for one in case["incomes"])
    living = sum(case[name] for name in ESSENTIALS)
    kept = sum(one["minimum"] for one in case["debts"] if one["treatment"] == "keep")
    asked = sum(one["minimum"] for one in case["debts"]) - kept
    assert found["essentials"] == living and found["minimums"] == asked
    assert found["safe_offer"] == max(0, certain - living - kept - found["reserve_kept"])
    assert found["upper_bound"] == max(0, everything - living - kept)
    assert 0 <= found["safe_offer"] <= found["upper_bound"]
    if found["safe_offer"] > 0:
        assert found["safe_offer"] + living + kept + found["reserve_kept"] == certain
    assert (found["shortfall"] is None) == (asked == 0)
    if found["shortfall"] is not None:
        assert found["shortfall"] == max(0, asked - found["safe_offer"])


@given(CASES)
def test_the_statement_holds_the_same_sums_and_names_no_lender(case: Any) -> None:
    found = compute(case, NONE)
    lines = found["statement"]
    by_code = {line["line"]: line["amount"] for line in lines}
    assert sum(by_code.get(name, 0) for name in ESSENTIALS) == by_code["essentials_total"] == found["essentials"]
    assert sum(line["amount"] for line in lines if line["line"] == "income_certain") == by_code["certain_total"]
    assert by_code["safe_offer"] == found["safe_offer"]
    assert all(line["name"] != "A" for line in lines)


@given(CASES, st.integers(1, 10**6))
def test_more_living_never_raises_the_offer_and_more_income_never_lowers_it(case: Any, more: int) -> None:
    before = compute(case, NONE)
    dearer = compute({**case, "food": case["food"] + more}, NONE)
    assert dearer["safe_offer"] <= before["safe_offer"] and dearer["upper_bound"] <= before["upper_bound"]
    incomes = [*case["incomes"], {"name": "", "amount": more, "certainty": "certain"}]
    richer = compute({**case, "incomes": incomes}, NONE)
    assert richer["safe_offer"] >= before["safe_offer"] - 1 and richer["upper_bound"] >= before["upper_bound"]


@given(CASES)
def test_the_chart_shows_the_figures(case: Any) -> None:
    found = compute(case, NONE)
    chart = figure(found)
    if chart["x"]:
        shown = dict(zip(chart["x"], chart["series"][0]["y"], strict=True))
        assert shown["safe_offer"] == found["safe_offer"]
        assert shown.get("essentials") == found["essentials"]
