"""The annual rate of a loan under both conventions of PBoC announcement [2021] No. 3, simple and compound."""

from __future__ import annotations

from typing import TypedDict

from calculators.finance import annual_compound, annual_simple, power
from calculators.rates import Found, Run
from calculators.roots import UNITS_A_YEAR, Flow, dated_stream, find_rate, single

COMPOUND_MOST = 1000000000.0
"""Above this the compound figure says nothing any more and is left out."""
SIMPLE_MOST = 1000000.0
"""Above this, a hundred million percent a year, an amount or a sign was typed wrong: no rate is given."""


class Annual(TypedDict):
    """`status` as in `Found`; the rates are None unless it is one. `every` holds the compound form of every rate found."""

    status: str
    period_rate: float | None
    per_year: float
    simple: float | None
    compound: float | None
    every: list[float]


class Timing(TypedDict):
    """How instalments lie in time. `period` is month, two_weeks, week or days; `first_gap` days from payout, if odd."""

    period: str
    days: int
    periods: int
    first_gap: int | None


def period_days(timing: Timing) -> int:
    """The days of a period; a month counts as 30 where days have to be compared with months."""
    if timing["period"] == "month":
        return 30
    if timing["period"] == "two_weeks":
        return 14
    if timing["period"] == "week":
        return 7
    return timing["days"]


def periods_a_year(timing: Timing) -> float:
    """12 months, 26 fortnights, 52 weeks, or 365 days over the days of a period."""
    if timing["period"] == "month":
        return 12.0
    if timing["period"] == "two_weeks":
        return 26.0
    if timing["period"] == "week":
        return 52.0
    return 365 / timing["days"]


def counts_days(timing: Timing) -> bool:
    """Whether time runs in days rather than in periods."""
    if timing["period"] == "days":
        return True
    return timing["period"] != "month" and timing["first_gap"] is not None


def of_instalments(received: int, each: int, timing: Timing) -> Annual:
    """The rate of one sum received at the start (above 0) against equal payments (above 0), fen."""
    days = period_days(timing)
    gap = timing["first_gap"]
    first = days if gap is None else gap
    run: Run = {"amount": -each, "whole": 1, "part": 0.0, "count": timing["periods"], "every": 1}
    daily = counts_days(timing)
    units = 365
    if daily:
        run = {"amount": -each, "whole": first, "part": 0.0, "count": timing["periods"], "every": days}
    else:
        units = int(periods_a_year(timing))
        if gap is not None:
            run = {
                "amount": -each, "whole": gap // 30, "part": (gap % 30) / 30, "count": timing["periods"], "every": 1,
            }
    found = find_rate([single(received, 0, 0.0), run], units)
    per_year = periods_a_year(timing)
    if found["status"] != "one":
        return without_rate(found, units, per_year)
    rate = found["rates"][0]
    period_rate = power(1.0 + rate, days) - 1.0 if daily else rate
    if timing["period"] == "days":
        return with_rate(period_rate, per_year, annual_compound(rate, 365))
    return with_rate(period_rate, per_year, annual_compound(period_rate, int(per_year)))


def of_flows(flows: list[Flow], count: str) -> Annual:
    """The rate of dated payments in both directions under a day count: actual/365, actual/actual or whole_months."""
    units = 12
    if count == "actual/365":
        units = 365
    elif count == "actual/actual":
        units = UNITS_A_YEAR
    per_year = 12.0 if count == "whole_months" else 365.0
    found = find_rate(dated_stream(flows, count), units)
    if found["status"] != "one":
        return without_rate(found, units, per_year)
    rate = found["rates"][0]
    period_rate = power(1.0 + rate, 366) - 1.0 if count == "actual/actual" else rate
    return with_rate(period_rate, per_year, annual_compound(rate, units))


def of_stream(stream: list[Run]) -> Annual:
    """The rate of a stream in months."""
    found = find_rate(stream, 12)
    if found["status"] != "one":
        return without_rate(found, 12, 12.0)
    rate = found["rates"][0]
    return with_rate(rate, 12.0, annual_compound(rate, 12))


def with_rate(period_rate: float, per_year: float, compound: float) -> Annual:
    """The answer where one rate was found; a compound rate beyond sense is left out."""
    if annual_simple(period_rate, per_year) > SIMPLE_MOST:
        return without_rate({"status": "out_of_range", "rates": []}, 12, per_year)
    shown: float | None = compound
    every: list[float] = []
    if compound > COMPOUND_MOST:
        shown = None
    else:
        every.append(compound)
    return {
        "status": "one", "period_rate": period_rate, "per_year": per_year,
        "simple": annual_simple(period_rate, per_year), "compound": shown, "every": every,
    }


def without_rate(found: Found, units: int, per_year: float) -> Annual:
    """The answer where no rate, or more than one, was found."""
    return {
        "status": found["status"], "period_rate": None, "per_year": per_year, "simple": None, "compound": None,
        "every": [annual_compound(rate, units) for rate in found["rates"]],
    }
