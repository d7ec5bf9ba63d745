"""Working days are those the State Council announced, counted one by one; beyond the last announced day nothing is said."""

from __future__ import annotations

from datetime import date
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators import working_days
from calculators.working_days import WorkingDays
from sitegen.calculation_days import FIRST, china

CALENDAR = cast("WorkingDays", china())
KNOWN = st.dates(FIRST, date.fromordinal(CALENDAR["known_until"]))


def works(text: str) -> bool:
    return working_days.works(CALENDAR, date.fromisoformat(text).toordinal())


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2026-02-14", True), ("2026-02-16", False), ("2026-02-23", False), ("2026-02-24", True), ("2026-02-28", True),
        ("2026-05-01", False), ("2026-05-09", True), ("2026-10-07", False), ("2026-10-10", True), ("2026-11-28", False),
    ],
)  # fmt: skip
def test_the_notice_for_2026(day: str, expected: bool) -> None:
    assert works(day) is expected


@given(KNOWN)
def test_only_exceptions_differ_from_monday_to_friday(day: date) -> None:
    number = day.toordinal()
    exception = number in CALENDAR["off"] or number in CALENDAR["worked"]
    assert working_days.works(CALENDAR, number) == ((day.weekday() < 5) != exception)


@given(KNOWN, st.integers(1, 60))
def test_so_many_working_days_are_that_many(day: date, days: int) -> None:
    start = day.toordinal()
    last = working_days.counted(CALENDAR, start, days)
    if last is not None:
        assert working_days.works(CALENDAR, last)
        assert sum(working_days.works(CALENDAR, at) for at in range(start, last + 1)) == days


@given(KNOWN)
def test_the_nearest_working_days_lie_around(day: date) -> None:
    number = day.toordinal()
    before, after = working_days.on_or_before(CALENDAR, number), working_days.on_or_after(CALENDAR, number)
    assert before is None or (before <= number and number - before < 12)
    assert after is None or (after >= number and after - number < 12)
    assert not working_days.works(CALENDAR, number) or before == number == after


def test_nothing_is_guessed_beyond_the_last_announced_day() -> None:
    last = CALENDAR["known_until"]
    assert date.fromordinal(last).month == 12 and date.fromordinal(last).day == 31
    assert working_days.on_or_after(CALENDAR, last + 1) is None
    assert working_days.on_or_before(CALENDAR, last + 1) is None
    assert working_days.counted(CALENDAR, last - 3, 20) is None
    assert not working_days.is_known(CALENDAR, CALENDAR["known_from"] - 1)
