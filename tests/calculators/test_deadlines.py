"""Deadlines: both ends are shown, working days are worked, what is not announced is not guessed, lengths are the facts'."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from calculators import working_days
from calculators.deadline_answer import Result
from calculators.deadlines import EVENTS, compute
from tests.calculators.parity import bench

DAYS = st.dates(date(2020, 1, 1), date(2027, 6, 30))
EVENT = st.sampled_from(EVENTS)
COUNTING = st.tuples(st.sampled_from(["counted", "not_counted"]), st.sampled_from(["earlier", "stay", "later"]))
OWN = {"you", "as_said"}


@cache
def rules() -> Any:
    return bench().data["deadlines"]["rules"]


def answer(event: str, day: date, counting: tuple[str, str] = ("counted", "earlier"), **more: Any) -> Result:
    inputs: Any = {
        "event": event, "date": day.toordinal(), "small_claims": False, "hearing_date": None, "days": 10,
        "day_kind": "calendar", "first_day": counting[0], "last_day_off": counting[1], "today": None, **more,
    }  # fmt: skip
    return compute(inputs, rules())


def is_known(day: int) -> bool:
    return working_days.is_known(rules()["calendar"], day)


def works(day: int) -> bool:
    return working_days.works(rules()["calendar"], day)


@given(EVENT, DAYS, COUNTING)
def test_the_ends_enclose_what_the_reader_chose(event: str, day: date, counting: tuple[str, str]) -> None:
    for row in answer(event, day, counting)["dates"]:
        if row["what"] in {"report_from", "hearing"} or row["latest"] is None:
            continue
        assert row["earliest"] is not None and row["by"] is not None
        assert day.toordinal() <= row["earliest"] <= row["by"] <= row["latest"]
        if row["who"] not in OWN:
            assert row["by"] == row["latest"]


@given(EVENT, DAYS)
def test_the_ends_are_working_days_where_those_are_announced(event: str, day: date) -> None:
    for row in answer(event, day)["dates"]:
        earliest, latest = row["earliest"], row["latest"]
        if row["what"] in {"report_from", "hearing"} or earliest is None or latest is None:
            continue
        if is_known(latest) and working_days.on_or_after(rules()["calendar"], latest) is not None:
            assert works(latest)
        if is_known(earliest) and earliest > day.toordinal() + 12:
            assert works(earliest)


@given(EVENT, DAYS)
def test_a_period_of_days_is_as_long_as_its_fact_says(event: str, day: date) -> None:
    for row in answer(event, day, ("not_counted", "stay"))["dates"]:
        if row["unit"] == "day" and row["who"] in OWN:
            assert row["by"] == day.toordinal() + (row["length"] or 0)
    for row in answer(event, day, ("counted", "stay"))["dates"]:
        if row["unit"] == "day" and row["who"] in OWN:
            assert row["by"] == day.toordinal() + (row["length"] or 0) - 1


@given(DAYS, st.integers(1, 60), COUNTING)
def test_counted_working_days_never_land_on_a_day_off(day: date, days: int, counting: tuple[str, str]) -> None:
    found = answer("stated_period", day, counting, days=days, day_kind="working")
    by = found["by"]
    if by is None:
        assert found["finding"] == "not_known" and found["calendar"] == []
        return
    assert is_known(by) and works(by)
    first = day if counting[0] == "counted" else day + timedelta(days=1)
    assert sum(works(at) for at in range(first.toordinal(), by + 1)) == days


@given(EVENT, st.dates(date(2027, 2, 1), date(2030, 1, 1)))
def test_nothing_is_guessed_beyond_the_announced_holidays(event: str, day: date) -> None:
    found = answer(event, day)
    plain = [row for row in found["dates"] if row["unit"] == "day"]
    for row in plain:
        assert row["latest"] == day.toordinal() + (row["length"] or 0)
    if found["dates"] and event != "enforcement_notice":
        assert "calendar_ends" in [note["code"] for note in found["notes"]]
    assert answer("stated_period", day, day_kind="working")["finding"] == "not_known"


@given(EVENT, DAYS, st.one_of(st.none(), DAYS))
def test_every_event_is_answered_with_what_to_mind(event: str, day: date, today: date | None) -> None:
    found = answer(event, day, today=None if today is None else today.toordinal())
    assert found["problems"] == [] and event in [note["code"] for note in found["notes"]]
    assert {entry["day"] for entry in found["calendar"]} <= {row["by"] for row in found["dates"]}
    if today is not None and found["days_left"] is not None:
        assert found["by"] == today.toordinal() + found["days_left"] and found["days_left"] >= 0
