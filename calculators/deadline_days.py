"""How a period is counted to a day, at its earliest and at its latest. Used by `deadlines`.

No provision on counting stands in the dated facts: whether the first day counts and what happens when the last day is not a
working day is for the court to say. So a period has two ends. The earliest counts the first day and goes back to the last
working day; the latest does not count it and moves on to the next working day. Beyond the announced holidays both stay
where they fall, and `known` says so.
"""

from __future__ import annotations

from typing import TypedDict

from calculators.dates import add_months
from calculators.working_days import WorkingDays, counted, is_known, on_or_after, on_or_before


class Span(TypedDict):
    """A period's ends as day numbers; None where working days run beyond those announced."""

    earliest: int | None
    latest: int | None
    chosen: int | None
    known: bool


def last_day(calendar: WorkingDays, start: int, length: int, unit: str, first_counts: bool) -> int | None:
    """The last day of a period of days, working days, months or years, with or without its first day."""
    if unit == "working_day":
        return counted(calendar, start if first_counts else start + 1, length)
    if unit == "month" or unit == "year":
        end = add_months(start, length * 12 if unit == "year" else length)
    else:
        end = start + length
    return end - 1 if first_counts else end


def moved(calendar: WorkingDays, day: int | None, way: str, start: int) -> int | None:
    """The day, or the working day before ("earlier") or after it ("later"); never before the start, never a guess."""
    if day is None or way == "stay" or not is_known(calendar, day):
        return day
    found = on_or_after(calendar, day) if way == "later" else on_or_before(calendar, day)
    if found is None or found < start:
        return day
    return found


def span(calendar: WorkingDays, start: int, length: int, unit: str, first_counts: bool, way: str) -> Span:
    """Both ends of a period, and the one of the reader's own choice of counting."""
    early = last_day(calendar, start, length, unit, True)
    late = last_day(calendar, start, length, unit, False)
    latest = moved(calendar, late, "later", start)
    return {
        "earliest": moved(calendar, early, "earlier", start),
        "latest": latest,
        "chosen": moved(calendar, early if first_counts else late, way, start),
        "known": early is not None and late is not None and is_known(calendar, early) and is_known(calendar, late),
    }
