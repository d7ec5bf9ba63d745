"""Which rule governs: for every lender and day there is one answer, and it never says more than its source."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from calculators.interest_limit import CALCULATOR, compute
from calculators.limit_answer import FactRules, Inputs, Result
from tests.calculators.parity import bench

LENDERS = next(value.choices for value in CALCULATOR.inputs if value.name == "lender_kind")
DAYS = st.dates(date(2010, 1, 1), date(2030, 12, 31))
RATES = st.one_of(st.none(), st.floats(0, 2))
PRINCIPALS = st.one_of(st.none(), st.integers(1, 10**9))


@cache
def rules() -> FactRules:
    found: Any = bench().data["interest_limit"]["rules"]
    return found  # type: ignore[no-any-return]


def answer(lender: str, day: date, rate: float | None = None, principal: int | None = None) -> Result:
    inputs: Inputs = {
        "lender_kind": lender, "contract_date": day.toordinal(), "annual_rate": rate, "principal": principal,
    }  # fmt: skip
    return compute(inputs, rules())


@given(st.sampled_from(LENDERS), DAYS, RATES, PRINCIPALS)
def test_every_lender_and_day_has_one_answer(lender: str, day: date, rate: float | None, principal: int | None) -> None:
    found = answer(lender, day, rate, principal)
    assert found["finding"] in CALCULATOR.findings and found["problems"] == []
    assert (found["limit"] is None) == (found["rule"] is None) == (found["standing"] is None)
    assert {"nothing_owed", "stop_paying"} <= {claim["claim"] for claim in found["may_not_claim"]}
    assert found["may_ask"][0] == {"ask": "breakdown", "whom": "lender"}
    lines = [line["line"] for line in found["reference_lines"]]
    assert len(lines) == len(set(lines))
    if found["limit"] is not None:
        assert found["reference_lines"][0]["value"] == found["limit"] and lines[0] == found["rule"]


@given(st.sampled_from(LENDERS), DAYS, st.floats(0, 2), st.integers(1, 10**9))
def test_the_excess_is_the_rate_less_the_limit(lender: str, day: date, rate: float, principal: int) -> None:
    found = answer(lender, day, rate, principal)
    if found["limit"] is None:
        assert found["excess_rate"] is None and found["excess_a_year"] is None
        return
    excess, money = found["excess_rate"], found["excess_a_year"]
    assert excess is not None and money is not None
    assert abs(excess - max(0.0, rate - found["limit"])) <= 1e-8
    assert abs(money - principal * excess) <= 0.5 + 1e-6
    assert (excess > 0) == found["reference_lines"][0]["above"]


@given(DAYS)
def test_private_loans_follow_the_lpr_of_their_day(day: date) -> None:
    found = answer("private", day)
    lpr = rules()["lpr"]
    on_day = [change["rate"] for change in lpr["changes"] if change["start"] <= day.toordinal()]
    if date(2020, 9, 1) <= day and day.toordinal() <= lpr["known_until"]:
        assert found["limit"] == on_day[-1] * 4 and found["finding"] == "private_line"
    else:
        assert found["finding"] in ("no_rule", "old_lines", "changing_month", "lpr_unknown")
    if day.toordinal() > lpr["known_until"]:
        assert found["finding"] == "lpr_unknown" and found["limit"] is None


@given(st.sampled_from([lender for lender in LENDERS if lender != "private"]), DAYS)
def test_licensed_lenders_never_fall_under_four_times_the_lpr(lender: str, day: date) -> None:
    found = answer(lender, day, 0.5)
    assert all(line["line"] != "four_lpr" for line in found["reference_lines"])
    assert "four_lpr_for_licensed" in {claim["claim"] for claim in found["may_not_claim"]}


@given(st.sampled_from(LENDERS), DAYS, st.floats(0, 1))
def test_a_higher_rate_is_never_further_within(lender: str, day: date, rate: float) -> None:
    low, high = answer(lender, day, rate, 10**6), answer(lender, day, rate + 0.01, 10**6)
    if low["excess_a_year"] is not None and high["excess_a_year"] is not None:
        assert high["excess_a_year"] >= low["excess_a_year"]
