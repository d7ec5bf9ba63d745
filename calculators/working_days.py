"""Working days in China: weekends, public holidays and the weekend days worked in exchange, as far as they are announced.

Beyond the last announced year nothing is known: the functions here then stop and say so, and never guess.
"""

from __future__ import annotations

from typing import TypedDict


class WorkingDays(TypedDict):
    """The exceptions to Monday to Friday as day numbers: weekdays off, weekend days worked; and between which days."""

    off: list[int]
    worked: list[int]
    known_from: int
    known_until: int


def is_known(calendar: WorkingDays, day: int) -> bool:
    """Whether the day falls in a year whose holidays are announced."""
    return day >= calendar["known_from"] and day <= calendar["known_until"]


def works(calendar: WorkingDays, day: int) -> bool:
    """Whether a known day is a working day. Day number 1 was a Monday."""
    if (day - 1) % 7 >= 5:
        return day in calendar["worked"]
    return day not in calendar["off"]


def on_or_after(calendar: WorkingDays, day: int) -> int | None:
    """The first working day from a day on; None where the announced days end before it."""
    at = day
    while is_known(calendar, at):
        if works(calendar, at):
            return at
        at += 1
    return None


def on_or_before(calendar: WorkingDays, day: int) -> int | None:
    """The last working day up to a day; None where the announced days do not reach it."""
    at = day
    while is_known(calendar, at):
        if works(calendar, at):
            return at
        at -= 1
    return None


def counted(calendar: WorkingDays, start: int, days: int) -> int | None:
    """The last of so many working days, the first being the first one from `start` on; None beyond what is known."""
    at = on_or_after(calendar, start)
    for _ in range(days - 1):
        if at is None:
            return None
        at = on_or_after(calendar, at + 1)
    return at
