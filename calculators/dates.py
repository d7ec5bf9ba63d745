"""Days and months without a clock: the calendar arithmetic every calculator shares.

A day is an integer, the proleptic Gregorian day number in which 1 is 0001-01-01 (Python's `date.toordinal`). 0 stands for
"no such day". Sources: Gregorian calendar as in ISO 8601; day counts 30E/360, actual/360, actual/365 (fixed) and
actual/actual (ISDA) as in the 2006 ISDA Definitions, section 4.16.
"""

from __future__ import annotations

from typing import TypedDict

DAYS_BEFORE_MONTH = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]
MONTH_LENGTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
DIGITS = "0123456789"


class Civil(TypedDict):
    """A day as people write it."""

    year: int
    month: int
    day: int


class YearDays(TypedDict):
    """How many days of a stretch fall in ordinary years and how many in leap years."""

    ordinary: int
    leap: int


class Months(TypedDict):
    """A stretch as whole months and the share of the month that is left over (0 up to, not including, 1)."""

    whole: int
    part: float


def is_leap(year: int) -> bool:
    """Whether the year has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def month_length(year: int, month: int) -> int:
    """Days in the month 1 to 12 of a year."""
    if month == 2 and is_leap(year):
        return 29
    return MONTH_LENGTHS[month - 1]


def day_number(year: int, month: int, day: int) -> int:
    """The number of a day, or 0 where the calendar has no such day (year 1 to 9999)."""
    if year < 1 or year > 9999 or month < 1 or month > 12:
        return 0
    if day < 1 or day > month_length(year, month):
        return 0
    before = year - 1
    number = before * 365 + before // 4 - before // 100 + before // 400
    number += DAYS_BEFORE_MONTH[month - 1] + day
    if month > 2 and is_leap(year):
        number += 1
    return number


def civil(day: int) -> Civil:
    """Year, month and day of a day number (1 or more). Counts from 0000-03-01, so a leap day ends its year."""
    since = day + 305
    era = since // 146097
    in_era = since - era * 146097
    year_of_era = (in_era - in_era // 1460 + in_era // 36524 - in_era // 146096) // 365
    in_year = in_era - (365 * year_of_era + year_of_era // 4 - year_of_era // 100)
    from_march = (5 * in_year + 2) // 153
    month = from_march + 3 if from_march < 10 else from_march - 9
    year = year_of_era + era * 400
    if month <= 2:
        year += 1
    return {"year": year, "month": month, "day": in_year - (153 * from_march + 2) // 5 + 1}


def padded(number: int, width: int) -> str:
    """A whole number of at least 0 with leading zeros."""
    text = str(number)
    while len(text) < width:
        text = "0" + text
    return text


def iso(day: int) -> str:
    """The day as ISO 8601 text, 2026-11-23."""
    when = civil(day)
    return padded(when["year"], 4) + "-" + padded(when["month"], 2) + "-" + padded(when["day"], 2)


def whole_number(text: str) -> int:
    """The value of plain digits, or -1 when the text is empty, longer than 15 or holds anything else."""
    if len(text) == 0 or len(text) > 15:
        return -1
    value = 0
    for sign in text:
        digit = DIGITS.find(sign)
        if digit < 0:
            return -1
        value = value * 10 + digit
    return value


def from_iso(text: str) -> int:
    """The number of the day written as year-month-day, four, one or two and one or two digits; 0 if it is none."""
    parts = text.split("-")
    if len(parts) != 3 or len(parts[0]) != 4 or len(parts[1]) > 2 or len(parts[2]) > 2:
        return 0
    return day_number(whole_number(parts[0]), whole_number(parts[1]), whole_number(parts[2]))


def add_months(day: int, months: int) -> int:
    """The same day of the month `months` later (may be negative); the last day where the month is shorter.

    Always reckon from the first day of a series, not from the day before: 31 January, 28 February, 31 March.
    """
    when = civil(day)
    count = when["year"] * 12 + when["month"] - 1 + months
    year = count // 12
    month = count - year * 12 + 1
    last = month_length(year, month)
    return day_number(year, month, when["day"] if when["day"] < last else last)


def months_between(start: int, end: int) -> Months:
    """From `start` to a day not before it: whole months by `add_months`, and the rest as a share of that month's days."""
    first = civil(start)
    last = civil(end)
    whole = (last["year"] - first["year"]) * 12 + last["month"] - first["month"]
    reached = add_months(start, whole)
    if reached > end:
        whole -= 1
        reached = add_months(start, whole)
    if reached == end:
        return {"whole": whole, "part": 0.0}
    return {"whole": whole, "part": (end - reached) / (add_months(start, whole + 1) - reached)}


def days_30_360(start: int, end: int) -> int:
    """Days between two days when every month has 30 (30E/360: a 31st counts as the 30th)."""
    first = civil(start)
    last = civil(end)
    days = (last["year"] - first["year"]) * 360 + (last["month"] - first["month"]) * 30
    return days + min(last["day"], 30) - min(first["day"], 30)


def year_days(start: int, end: int) -> YearDays:
    """The days from `start` up to, not including, `end`, split into those of ordinary and of leap years."""
    ordinary = 0
    leap = 0
    at = start
    while at < end:
        year = civil(at)["year"]
        stop = min(end, day_number(year, 12, 31) + 1)
        if is_leap(year):
            leap += stop - at
        else:
            ordinary += stop - at
        at = stop
    return {"ordinary": ordinary, "leap": leap}


def year_fraction(start: int, end: int, count: str) -> float:
    """The stretch in years under a day count: 30/360, actual/365, actual/360 or actual/actual; `end` not before `start`."""
    if count == "30/360":
        return days_30_360(start, end) / 360
    if count == "actual/360":
        return (end - start) / 360
    if count == "actual/365":
        return (end - start) / 365
    split = year_days(start, end)
    return split["ordinary"] / 365 + split["leap"] / 366
