"""The answer about a limitation period: its end, what each event did, what the next one would do. Used by `limitation`."""

from __future__ import annotations

from typing import Any, TypedDict

from calculators.dates import civil
from calculators.limitation_record import (
    Course,
    Effect,
    Event,
    Lengths,
    after_expiry,
    course,
    ends,
    gravest_after,
    last_restart,
)
from calculators.limits import Rule
from calculators.records import Problem, Remark, problem, remark

STEPS = ["demand", "part_payment", "acknowledgement", "agreement", "lawsuit"]
"""What may come next, in the order of the table; `nothing` comes first."""


class Instalment(TypedDict):
    """The day an instalment falls due."""

    date: int


class Inputs(TypedDict):
    """Inputs in internal units, as the declaration names them."""

    repayment: str
    due_date: int | None
    instalments: list[Instalment]
    events: list[Event]
    today: int | None


class Rules(TypedDict):
    """The lengths as the facts give them, in years."""

    period: Rule
    long_stop: Rule


class Next(TypedDict):
    """What a next step would do; `expires_on` is the end it leads to, None where it changes nothing or is not known."""

    step: str
    effect: str
    expires_on: int | None


class Result(TypedDict):
    """Outputs in internal units. `expired` and `days_left` are None where today is not given."""

    expires_on: int | None
    starts_on: int | None
    last_restart: int | None
    long_stop: int | None
    expired: bool | None
    days_left: int | None
    restarts: list[Effect]
    what_next: list[Next]
    finding: str
    detail: Any
    steps: list[Remark]
    notes: list[Remark]
    problems: list[Problem]


def unanswered(problems: list[Problem]) -> Result:
    """A result without an answer."""
    return {
        "expires_on": None, "starts_on": None, "last_restart": None, "long_stop": None, "expired": None, "days_left": None,
        "restarts": [], "what_next": [], "finding": "", "detail": {}, "steps": [], "notes": [], "problems": problems,
    }


def answered(inputs: Inputs, rules: Rules) -> Result:
    """The period as today's record gives it."""
    start = start_of(inputs)
    if start is None:
        return unanswered([problem("due_date", "no_due_date", {})])
    lengths: Lengths = {"period": int(rules["period"]["value"]) * 12, "longest": int(rules["long_stop"]["value"]) * 12}
    today = inputs["today"]
    found = course(start, inputs["events"], today, lengths)
    last = last_restart(found)
    own = gravest_after(found)
    values: dict[str, Any] = {
        "starts_on": start, "expires_on": found["expires_on"], "first_expiry": found["first_expiry"],
        "long_stop": found["long_stop"], "years": int(rules["period"]["value"]),
        "longest_years": int(rules["long_stop"]["value"]), "count": len(inputs["instalments"]),
        "last_restart": None if last is None else last["date"], "kind": None if last is None else last["kind"],
        "own_day": None if own is None else own["date"], "today": today, "rule_from": rules["period"]["first"],
        "days_left": None if today is None else max(0, found["expires_on"] - today),
    }
    return {
        "expires_on": found["expires_on"],
        "starts_on": start,
        "last_restart": None if last is None else last["date"],
        "long_stop": found["long_stop"],
        "expired": None if today is None else today > found["expires_on"],
        "days_left": None if today is None or today > found["expires_on"] else found["expires_on"] - today,
        "restarts": found["effects"],
        "what_next": what_next(found, today, lengths),
        "finding": finding(found, today),
        "detail": values,
        "steps": working(inputs, found, values),
        "notes": remarks_on(found, today, rules, values),
        "problems": [],
    }


def start_of(inputs: Inputs) -> int | None:
    """The day the period starts: the due date, or that of the last instalment."""
    if inputs["repayment"] != "instalments":
        return inputs["due_date"]
    last: int | None = None
    for one in inputs["instalments"]:
        if last is None or one["date"] > last:
            last = one["date"]
    return last


def finding(found: Course, today: int | None) -> str:
    """Which sentence says the answer."""
    own = gravest_after(found)
    if own is not None:
        return {"binds": "expired_agreed", "may_waive": "expired_signed"}.get(own["effect"], "expired_paid")
    restarted = last_restart(found) is not None
    if today is None:
        return "recorded_restarted" if restarted else "recorded"
    if today < found["starts_on"]:
        return "not_started"
    if today > found["expires_on"]:
        return "expired"
    return "running_restarted" if restarted else "running"


def what_next(found: Course, today: int | None, lengths: Lengths) -> list[Next]:
    """What silence and each next step would do, from today on; after the end, what each step of then would mean."""
    over = gravest_after(found) is not None or (today is not None and today > found["expires_on"])
    if today is not None and today < found["starts_on"]:
        return []
    end: int | None = None if over else found["expires_on"]
    made: list[Next] = [{"step": "nothing", "effect": "stays_over" if over else "runs_on", "expires_on": end}]
    for step in STEPS:
        if over:
            made.append({"step": step, "effect": after_expiry(step), "expires_on": None})
        else:
            then: int | None = None
            if today is not None:
                then = ends(today, found["long_stop"], lengths)
            made.append({"step": step, "effect": "restarts", "expires_on": then})
    return made


def working(inputs: Inputs, found: Course, values: dict[str, Any]) -> list[Remark]:
    """How the end comes about, event by event."""
    steps = [
        remark("start_instalments" if inputs["repayment"] == "instalments" else "start", values),
        remark("first_expiry", values),
    ]
    for effect in found["effects"]:
        named: dict[str, Any] = {**values, "date": effect["date"], "kind": effect["kind"]}
        if effect["effect"] == "restarts":
            named["expires_on"] = effect["expires_on"]
        steps.append(remark(effect["effect"], named))
    steps.append(remark("longest", values))
    return steps


def remarks_on(found: Course, today: int | None, rules: Rules, values: dict[str, Any]) -> list[Remark]:
    """What the reader should know; that the debt stays comes first."""
    notes = [remark("debt_remains", values), remark("court_silent", values)]
    over = today is not None and today > found["expires_on"]
    if over or gravest_after(found) is not None:
        notes.append(remark("before_signing", values))
    else:
        notes.append(remark("not_a_plan", values))
    notes.append(remark("record_incomplete", values))
    if any(effect["kind"] == "lawsuit" and effect["effect"] == "restarts" for effect in found["effects"]):
        notes.append(remark("lawsuit_from", values))
    first = rules["period"]["first"]
    if first is not None and found["starts_on"] < first:
        notes.append(remark("older_rule", values))
    if is_leap_day(found["starts_on"]) or any(
        effect["effect"] == "restarts" and is_leap_day(effect["date"]) for effect in found["effects"]
    ):
        notes.append(remark("leap_day", values))
    if found["expires_on"] == found["long_stop"]:
        notes.append(remark("at_longest", values))
    return notes


def is_leap_day(day: int) -> bool:
    """Whether the day is a 29 February."""
    when = civil(day)
    return when["month"] == 2 and when["day"] == 29
