"""Drawings made at build time from words, facts and calculators' answers: pure functions from `Given` to an SVG file.

A text places one with `{{ picture("complaint-steps") }}`; its words stand in content/<lang>/pictures.yml. A drawing that
shows sums names the examples of the page in roles: `{{ picture("payment-parts", flat="flat", level="level") }}`.
"""

from __future__ import annotations

from collections.abc import Callable

from sitegen.pictures import people, rules, sums, ways
from sitegen.pictures.canvas import Canvas
from sitegen.pictures.given import Given, Missing

__all__ = ["DRAWINGS", "Canvas", "Given", "Missing"]

DRAWINGS: dict[str, Callable[[Canvas, Given], float]] = {
    "being-late": ways.being_late,
    "complaint-steps": ways.complaint_steps,
    "court-steps": ways.court_steps,
    "limitation-clock": ways.limitation_clock,
    "who-collects": people.who_collects,
    "reviewer": people.reviewer,
    "what-stays": people.what_stays,
    "payment-parts": sums.payment_parts,
    "three-rates": sums.three_rates,
    "minimum-only": sums.minimum_only,
    "rolling-over": sums.rolling_over,
    "shares": sums.shares,
    "budget": sums.budget,
    "interest-lines": rules.interest_lines,
    "nine-arrangements": rules.nine_arrangements,
}
