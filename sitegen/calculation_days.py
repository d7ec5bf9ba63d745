"""Which days China works, from a kept library: the exceptions to Monday to Friday, as calculators read them."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import Any

FIRST = date(2020, 1, 1)
"""Deadlines that began before this day are history; leaving them out keeps pages small."""


@cache
def china() -> dict[str, Any]:
    """The days as `calculators.working_days.WorkingDays`.

    The library knows a year once the State Council has announced it and refuses every later one; nothing is guessed here.
    """
    from chinese_calendar import is_workday

    off: list[int] = []
    worked: list[int] = []
    day = FIRST
    while True:
        try:
            works = is_workday(day)
        except NotImplementedError:
            break
        if works and day.weekday() >= 5:
            worked.append(day.toordinal())
        elif not works and day.weekday() < 5:
            off.append(day.toordinal())
        day += timedelta(days=1)
    return {"off": off, "worked": worked, "known_from": FIRST.toordinal(), "known_until": day.toordinal() - 1}
