"""Calendar arithmetic agrees with Python's own calendar on every day it is used for."""

from __future__ import annotations

import calendar
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators import dates

DAYS = st.integers(1, date(9000, 1, 1).toordinal())


@given(DAYS)
def test_day_numbers_are_pythons(day: int) -> None:
    when = date.fromordinal(day)
    assert dates.civil(day) == {"year": when.year, "month": when.month, "day": when.day}
    assert dates.day_number(when.year, when.month, when.day) == day
    assert dates.iso(day) == when.isoformat()
    assert dates.from_iso(when.isoformat()) == day


@given(st.integers(-5, 10005), st.integers(-1, 14), st.integers(-1, 33))
def test_only_real_days_have_a_number(year: int, month: int, day: int) -> None:
    try:
        expected = date(year, month, day).toordinal()
    except ValueError:
        expected = 0
    assert dates.day_number(year, month, day) == expected


@pytest.mark.parametrize(
    "text", ["", "2026", "2026-13-01", "2026-02-29", "26-01-01", "2026-1-1-1", "a-b-c", "2026-001-01", "２０２６-01-01"]
)
def test_what_is_not_a_date_has_no_number(text: str) -> None:
    assert dates.from_iso(text) == 0


@given(DAYS, st.integers(0, 600))
def test_add_months_keeps_the_day_or_takes_the_last(day: int, months: int) -> None:
    when, then = date.fromordinal(day), date.fromordinal(dates.add_months(day, months))
    assert (then.year - when.year) * 12 + then.month - when.month == months
    assert then.day == min(when.day, calendar.monthrange(then.year, then.month)[1])


@given(st.integers(600_000, 800_000), st.integers(0, 20_000))
def test_months_between_is_add_months_turned_round(start: int, days: int) -> None:
    found = dates.months_between(start, start + days)
    assert 0 <= found["part"] < 1
    assert dates.add_months(start, found["whole"]) <= start + days < dates.add_months(start, found["whole"] + 1)


def test_a_series_from_the_thirty_first() -> None:
    start = dates.from_iso("2026-01-31")
    series = [dates.iso(dates.add_months(start, n)) for n in range(1, 5)]
    assert series == ["2026-02-28", "2026-03-31", "2026-04-30", "2026-05-31"]


def test_a_series_from_the_leap_day() -> None:
    start = dates.from_iso("2024-02-29")
    assert [dates.iso(dates.add_months(start, n)) for n in (12, 48, -12)] == ["2025-02-28", "2028-02-29", "2023-02-28"]


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        ("2026-01-31", "2026-02-28", 28), ("2026-01-30", "2026-03-31", 60), ("2026-02-28", "2026-03-31", 32),
        ("2026-01-15", "2027-01-15", 360), ("2024-02-29", "2025-02-28", 359),
    ],
)  # fmt: skip
def test_thirty_day_months(start: str, end: str, days: int) -> None:
    """30E/360, ISDA 2006 section 4.16(g): a 31st counts as the 30th, February as it is."""
    assert dates.days_30_360(dates.from_iso(start), dates.from_iso(end)) == days


@given(st.integers(600_000, 800_000), st.integers(0, 20_000))
def test_year_days_are_all_days_each_in_its_year(start: int, days: int) -> None:
    split = dates.year_days(start, start + days)
    leap = sum(calendar.isleap(date.fromordinal(day).year) for day in range(start, start + days))
    assert split == {"ordinary": days - leap, "leap": leap}


@pytest.mark.parametrize(
    ("count", "years"),
    [("30/360", 0.5), ("actual/360", 181 / 360), ("actual/365", 181 / 365), ("actual/actual", 181 / 365)],
)
def test_half_a_year_under_four_counts(count: str, years: float) -> None:
    assert dates.year_fraction(dates.from_iso("2026-01-01"), dates.from_iso("2026-07-01"), count) == years


def test_actual_actual_across_a_new_year() -> None:
    found = dates.year_fraction(dates.from_iso("2023-12-01"), dates.from_iso("2024-02-01"), "actual/actual")
    assert found == 31 / 365 + 31 / 366


def test_the_ends_of_every_month_of_every_year() -> None:
    for year in range(1, 9999):
        for month, day in ((1, 1), (2, 28), (3, 1), (12, 31), *([(2, 29)] if calendar.isleap(year) else [])):
            number = date(year, month, day).toordinal()
            assert dates.civil(number) == {"year": year, "month": month, "day": day}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("", -1), ("7", 7), ("0", 0), ("12345678901234", 12345678901234), ("123456789012345", 123456789012345),
        ("1234567890123456", -1), ("1a", -1), ("-1", -1), (" 1", -1), ("１", -1), ("007", 7),
    ],
)  # fmt: skip
def test_whole_numbers_are_plain_digits(text: str, value: int) -> None:
    assert dates.whole_number(text) == value


@pytest.mark.parametrize("text", ["2026-01-011", "2026-011-01", "02026-01-01", "2026-01-", "2026--01"])
def test_a_date_with_too_many_or_no_digits_has_no_number(text: str) -> None:
    assert dates.from_iso(text) == 0


@pytest.mark.parametrize(
    ("start", "end", "whole", "part"),
    [
        ("2026-01-31", "2026-02-28", 1, 0.0), ("2026-01-31", "2026-02-14", 0, 14 / 28),
        ("2026-02-28", "2026-03-10", 0, 10 / 28), ("2026-01-15", "2026-03-31", 2, 16 / 31),
        ("2024-02-29", "2025-03-01", 12, 1 / 29), ("2026-05-05", "2026-05-05", 0, 0.0),
    ],
)  # fmt: skip
def test_whole_months_and_the_share_of_the_month_that_is_left(start: str, end: str, whole: int, part: float) -> None:
    found = dates.months_between(dates.from_iso(start), dates.from_iso(end))
    assert found == {"whole": whole, "part": part}


@pytest.mark.parametrize(
    ("count", "years"), [("actual/365", 366 / 365), ("actual/actual", 1.0), ("actual/360", 366 / 360), ("30/360", 1.0)]
)
def test_a_leap_year_under_four_counts(count: str, years: float) -> None:
    assert dates.year_fraction(dates.from_iso("2024-01-01"), dates.from_iso("2025-01-01"), count) == years
