"""A limitation period as a record of days gives it: where it starts, what restarts it, when it ends. Used by `limitation`.

The period ends on the day of the same date so many years later (28 February where that year has no 29th). An act on that
day still falls within the period. Lengths come from the dated facts.
"""

from __future__ import annotations

from typing import TypedDict

from calculators.dates import add_months

BY_CREDITOR = ["demand", "debit", "assignment_notice", "mediation", "lawsuit"]
"""Acts of the other side; the others are the debtor's own."""


class Event(TypedDict):
    """Something that happened on a day."""

    date: int
    kind: str


class Effect(TypedDict):
    """What an event did: `expires_on` is the end of the period after it, None where it changed nothing."""

    date: int
    kind: str
    effect: str
    expires_on: int | None


class Lengths(TypedDict):
    """How long the period is and how long it can be at most, in months."""

    period: int
    longest: int


class Course(TypedDict):
    """The period: first and last day, the end before any restart, the end at the latest, and every event in order."""

    starts_on: int
    first_expiry: int
    long_stop: int
    expires_on: int
    effects: list[Effect]


def ends(day: int, long_stop: int, lengths: Lengths) -> int:
    """The end of a period that starts on a day, never after the latest end."""
    return min(add_months(day, lengths["period"]), long_stop)


def course(start: int, events: list[Event], today: int | None, lengths: Lengths) -> Course:
    """The period from its start through every event up to today (all of them where today is not given)."""
    long_stop = add_months(start, lengths["longest"])
    first = ends(start, long_stop, lengths)
    expires = first
    effects: list[Effect] = []
    for event in sorted(events, key=lambda event: event["date"]):
        day = event["date"]
        effect = "restarts"
        after: int | None = None
        if today is not None and day > today:
            effect = "future"
        elif day < start:
            effect = "before_start"
        elif day > expires:
            effect = after_expiry(event["kind"])
        else:
            expires = ends(day, long_stop, lengths)
            after = expires
        effects.append({"date": day, "kind": event["kind"], "effect": effect, "expires_on": after})
    return {
        "starts_on": start, "first_expiry": first, "long_stop": long_stop, "expires_on": expires, "effects": effects,
    }


def after_expiry(kind: str) -> str:
    """What an event does once the period is over: it never brings the period back by itself."""
    if kind == "agreement":
        return "binds"
    if kind == "acknowledgement":
        return "may_waive"
    if kind == "part_payment":
        return "not_returned"
    if kind == "debit":
        return "unclear"
    return "no_restart"


def last_restart(found: Course) -> Effect | None:
    """The latest event that restarted the period, None where there was none."""
    last: Effect | None = None
    for effect in found["effects"]:
        if effect["effect"] == "restarts":
            last = effect
    return last


def gravest_after(found: Course) -> Effect | None:
    """The debtor's own act after the end that weighs most: an agreement, then an acknowledgement, then a payment."""
    for wanted in ["binds", "may_waive", "not_returned"]:
        for effect in found["effects"]:
            if effect["effect"] == wanted:
                return effect
    return None
