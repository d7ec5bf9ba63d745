"""Trying every convention on a card bill: their sums, and those that give the bank's figure. Used by `card_interest`."""

from __future__ import annotations

from typing import TypedDict

from calculators.card_days import (
    ROUNDINGS,
    Bill,
    Convention,
    every_convention,
    fingerprint,
    interest_of,
    spans_of,
)


class Counted(TypedDict):
    """A convention and its sum; `difference` is the bank's figure less the sum."""

    basis: str
    boundary_days: str
    statement_day: str
    interest: int
    difference: int | None


class Tried(TypedDict):
    """All distinct conventions with their sums, and those that match."""

    counted: list[Counted]
    matches: list[Convention]
    tried: int


def try_every(bill: Bill, chosen: Convention, figure: int | None) -> Tried:
    """Every way to count days, each with every rounding; ways that come to the same days and sums count as one."""
    counted: list[Counted] = []
    matches: list[Convention] = []
    seen: list[str] = []
    rate = bill["daily_rate"]
    for convention in every_convention(chosen):
        spans = spans_of(bill, convention)
        mark = fingerprint(spans)
        if mark in seen:
            continue
        seen.append(mark)
        interest = interest_of(spans, rate, chosen["rounding"])
        if convention["posting_day"] == chosen["posting_day"]:
            counted.append({
                "basis": convention["basis"], "boundary_days": convention["boundary_days"],
                "statement_day": convention["statement_day"], "interest": interest,
                "difference": None if figure is None else figure - interest,
            })
        if figure is None:
            continue
        if interest == figure:
            matches.append(convention)
            continue
        for rounding in ROUNDINGS:
            if interest_of(spans, rate, rounding) == figure:
                matches.append(with_rounding(convention, rounding))
                break
    return {"counted": counted, "matches": matches, "tried": len(seen) * len(ROUNDINGS)}


def with_rounding(convention: Convention, rounding: str) -> Convention:
    """The same days with another rounding."""
    return {
        "basis": convention["basis"], "boundary_days": convention["boundary_days"],
        "statement_day": convention["statement_day"], "posting_day": convention["posting_day"], "rounding": rounding,
    }
