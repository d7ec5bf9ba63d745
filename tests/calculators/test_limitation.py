"""A period of limitation: it ends so many years after its start or its last restart, and the debt stays whatever happens."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from calculators.dates import add_months, from_iso
from calculators.limitation import KINDS, compute
from calculators.limitation_answer import Result
from tests.calculators.parity import bench

DAY = st.integers(from_iso("2015-01-01"), from_iso("2030-12-31"))
EVENTS = st.lists(st.fixed_dictionaries({"date": DAY, "kind": st.sampled_from(KINDS)}), max_size=8)
TODAY = st.one_of(st.none(), DAY)
OWN = {"part_payment", "acknowledgement", "agreement", "debit"}


@cache
def rules() -> Any:
    return bench().data["limitation"]["rules"]


def answer(due: int, events: list[Any], today: int | None) -> Result:
    inputs: Any = {"repayment": "once", "due_date": due, "instalments": [], "events": events, "today": today}
    return compute(inputs, rules())


def years(day: int, count: int) -> int:
    """The same date so many years on, by Python's own calendar."""
    when = date.fromordinal(day)
    try:
        return when.replace(year=when.year + count).toordinal()
    except ValueError:
        return when.replace(year=when.year + count, day=28).toordinal()


@given(DAY, EVENTS, TODAY)
def test_it_ends_three_years_after_the_start_or_the_last_restart(due: int, events: list[Any], today: int | None) -> None:
    found = answer(due, events, today)
    assert found["starts_on"] == due and found["long_stop"] == years(due, 20)
    restarts = [one for one in found["restarts"] if one["effect"] == "restarts"]
    last = restarts[-1]["date"] if restarts else due
    assert found["expires_on"] == min(years(last, 3), years(due, 20))
    assert found["last_restart"] == (restarts[-1]["date"] if restarts else None)
    for before, after in zip([due, *[one["date"] for one in restarts]], restarts, strict=False):
        assert before <= after["date"] <= years(before, 3)


@given(DAY, EVENTS, DAY, TODAY)
def test_one_more_demand_never_makes_it_earlier(due: int, events: list[Any], day: int, today: int | None) -> None:
    before = answer(due, events, today)
    after = answer(due, [*events, {"date": day, "kind": "demand"}], today)
    assert before["expires_on"] is not None and after["expires_on"] is not None
    assert after["expires_on"] >= before["expires_on"]


@given(DAY, EVENTS, TODAY)
def test_every_event_has_its_place_and_its_effect(due: int, events: list[Any], today: int | None) -> None:
    found = answer(due, events, today)
    assert [one["date"] for one in found["restarts"]] == sorted(event["date"] for event in events)
    for one in found["restarts"]:
        assert (one["expires_on"] is None) == (one["effect"] != "restarts")
        if today is not None and one["date"] > today:
            assert one["effect"] == "future"
        if one["effect"] in {"binds", "may_waive", "not_returned", "unclear"}:
            assert one["kind"] in OWN
    assert len(found["steps"]) == len(events) + 3


@given(DAY, EVENTS, TODAY)
def test_it_says_that_the_debt_stays_and_the_court_is_silent(due: int, events: list[Any], today: int | None) -> None:
    codes = [note["code"] for note in answer(due, events, today)["notes"]]
    assert codes[:2] == ["debt_remains", "court_silent"]


@given(DAY, EVENTS, DAY)
def test_what_a_step_today_would_do(due: int, events: list[Any], today: int) -> None:
    found = answer(due, events, today)
    if found["finding"].startswith("expired"):
        assert all(one["expires_on"] is None for one in found["what_next"])
        assert found["what_next"][0]["effect"] == "stays_over"
    for one in found["what_next"]:
        if one["effect"] == "restarts":
            again = answer(due, [*events, {"date": today, "kind": one["step"]}], today)
            assert one["expires_on"] == again["expires_on"] == min(years(today, 3), years(due, 20))


@given(st.lists(DAY, min_size=1, max_size=12))
def test_instalments_start_with_the_last(days: list[int]) -> None:
    inputs: Any = {
        "repayment": "instalments", "due_date": None, "instalments": [{"date": day} for day in days], "events": [],
        "today": None,
    }  # fmt: skip
    found = compute(inputs, rules())
    assert found["starts_on"] == max(days) and found["expires_on"] == add_months(max(days), 36)
