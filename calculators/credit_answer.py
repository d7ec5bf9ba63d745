"""How long a bad entry stays in the credit record, and what each step does to it. Used by `credit_record`.

The years run from the day the bad conduct or event ends, for arrears the day they are cleared; while they are not, they have
not begun. All numbers come from the dated facts.
"""

from __future__ import annotations

from typing import Any, TypedDict

from calculators.dates import add_months, civil, day_number, month_length
from calculators.limits import Rule
from calculators.records import Problem, Remark, holds, problem, remark

OPEN = ["pay_all", "pay_part", "agree_plan", "wait", "statement", "objection", "cancel_card", "paid_repair"]
"""What can be done while the arrears are not cleared."""
CLEARED = ["ask_certificate", "check_report", "pay_on_time", "statement", "objection", "cancel_card", "paid_repair"]
"""What can be done once they are."""


class Inputs(TypedDict):
    """Inputs in internal units, as the declaration names them."""

    kind: str
    first_overdue: int
    cleared: int | None
    amount: int | None
    today: int | None


class Rules(TypedDict):
    """The years an entry is kept, the days for an objection, and the terms of the one-off repair."""

    retention: Rule
    reply: Rule
    arose_from: Rule
    arose_until: Rule
    amount_cap: Rule
    repaid_by: Rule
    early_repaid_by: Rule
    hidden_from: Rule


class Effect(TypedDict):
    """A step and what it does; `shown_until` where it sets a day."""

    step: str
    effect: str
    shown_until: int | None


class Marked(TypedDict):
    """A day for a calendar."""

    day: int
    code: str
    values: Any


class Result(TypedDict):
    """Outputs in internal units. `shown_until` is None while nothing is cleared; `one_off` where it cannot be told."""

    shown_until: int | None
    if_cleared_today: int | None
    days_left: int | None
    one_off: bool | None
    hidden_by: int | None
    effects: list[Effect]
    finding: str
    detail: Any
    steps: list[Remark]
    notes: list[Remark]
    calendar: list[Marked]
    problems: list[Problem]


def refused(problems: list[Problem]) -> Result:
    """A result without an answer."""
    return {
        "shown_until": None, "if_cleared_today": None, "days_left": None, "one_off": None, "hidden_by": None, "effects": [],
        "finding": "", "detail": {}, "steps": [], "notes": [], "calendar": [], "problems": problems,
    }


def answered(inputs: Inputs, rules: Rules) -> Result:
    """Until when the entry is shown, or why that is not settled yet."""
    cleared = inputs["cleared"]
    if cleared is not None and cleared < inputs["first_overdue"]:
        return refused([problem("cleared", "cleared_before", {"first_overdue": inputs["first_overdue"]})])
    months = 12 * int(rules["retention"]["value"])
    today = inputs["today"]
    until: int | None = None
    if cleared is not None and inputs["kind"] != "public":
        until = add_months(cleared, months)
    if_today: int | None = None
    if cleared is None and today is not None and inputs["kind"] != "public" and today >= inputs["first_overdue"]:
        if_today = add_months(today, months)
    one_off = repaired(inputs, rules)
    hidden: int | None = None
    if cleared is not None and holds(one_off):
        hidden = hidden_by(cleared, rules)
    left: int | None = None
    if until is not None and today is not None and until >= today and cleared is not None and cleared <= today:
        left = until - today
    values: dict[str, Any] = {
        "first_overdue": inputs["first_overdue"], "cleared": cleared, "shown_until": until, "if_cleared_today": if_today,
        "days_left": left, "hidden_by": hidden, "years": int(rules["retention"]["value"]), "today": today,
        "reply_days": int(rules["reply"]["value"]), "cap": int(rules["amount_cap"]["value"]) * 100,
        "arose_from": int(rules["arose_from"]["value"]), "arose_until": int(rules["arose_until"]["value"]),
        "repaid_by": int(rules["repaid_by"]["value"]),
    }
    code = finding(inputs, until, one_off)
    marks: list[Marked] = []
    if until is not None and left is not None and not holds(one_off):
        marks.append({"day": until, "code": "check_deleted", "values": {}})
    return {
        "shown_until": until, "if_cleared_today": if_today, "days_left": left, "one_off": one_off, "hidden_by": hidden,
        "effects": [] if code == "not_overdue" or code == "public" else effects(inputs, if_today),
        "finding": code, "detail": values, "steps": working(inputs, one_off, values),
        "notes": remarks_on(inputs, one_off, until, values), "calendar": marks, "problems": [],
    }


def repaired(inputs: Inputs, rules: Rules) -> bool | None:
    """Whether the entry fell under the one-off repair; None where only the amount is missing to tell."""
    cleared = inputs["cleared"]
    first = inputs["first_overdue"]
    if inputs["kind"] != "overdue" or cleared is None or cleared > int(rules["repaid_by"]["value"]):
        return False
    if first < int(rules["arose_from"]["value"]) or first > int(rules["arose_until"]["value"]):
        return False
    amount = inputs["amount"]
    if amount is None:
        return None
    return amount <= int(rules["amount_cap"]["value"]) * 100


def hidden_by(cleared: int, rules: Rules) -> int:
    """The day by which the one-off repair took the entry out of sight: its start, or the end of the month after clearing."""
    if cleared <= int(rules["early_repaid_by"]["value"]):
        return int(rules["hidden_from"]["value"])
    next_month = civil(add_months(cleared, 1))
    return day_number(next_month["year"], next_month["month"], month_length(next_month["year"], next_month["month"]))


def finding(inputs: Inputs, until: int | None, one_off: bool | None) -> str:
    """Which sentence says the answer."""
    today = inputs["today"]
    cleared = inputs["cleared"]
    if inputs["kind"] == "public":
        return "public"
    if today is not None and inputs["first_overdue"] > today:
        return "not_overdue"
    if inputs["kind"] == "error":
        return "error_open" if until is None else "error"
    if until is None:
        return "open" if today is None else "open_today"
    if holds(one_off):
        return "one_off"
    if today is None:
        return "cleared"
    if cleared is not None and cleared > today:
        return "to_be_cleared"
    return "over" if today > until else "shown"


def effects(inputs: Inputs, if_today: int | None) -> list[Effect]:
    """Each step and what it does, first what helps, last what does not."""
    made: list[Effect] = []
    for step in OPEN if inputs["cleared"] is None else CLEARED:
        made.append({"step": step, "effect": step, "shown_until": if_today if step == "pay_all" else None})
    return made


def working(inputs: Inputs, one_off: bool | None, values: dict[str, Any]) -> list[Remark]:
    """How the day comes about."""
    if inputs["kind"] == "public":
        return [remark("other_system", values)]
    steps: list[Remark] = []
    if inputs["cleared"] is None:
        steps.append(remark("not_begun", values))
        if values["if_cleared_today"] is not None:
            steps.append(remark("begins_today", values))
    else:
        steps.append(remark("begins", values))
        steps.append(remark("ends", values))
    if holds(one_off):
        steps.append(remark("one_off_fits", values))
    return steps


def remarks_on(inputs: Inputs, one_off: bool | None, until: int | None, values: dict[str, Any]) -> list[Remark]:
    """What the reader should know."""
    notes: list[Remark] = []
    today = inputs["today"]
    if inputs["kind"] == "public":
        return [remark("two_systems", values), remark("no_paid_repair", values)]
    if today is not None and inputs["first_overdue"] > today:
        return [remark("speak_first", values)]
    if inputs["kind"] == "error":
        notes.append(remark("objection", values))
    elif inputs["cleared"] is None:
        notes.append(remark("older_is_not_sooner", values))
        notes.append(remark("ask_how_reported", values))
    elif holds(one_off):
        notes.append(remark("one_off_check", values))
    elif until is not None and today is not None and today > until:
        notes.append(remark("still_there", values))
    if one_off is None:
        notes.append(remark("one_off_amount", values))
    elif not one_off and inputs["kind"] == "overdue":
        notes.append(remark("one_off_ended", values))
    notes.append(remark("end_day", values))
    if until is not None and inputs["cleared"] is not None and is_leap_day(inputs["cleared"]):
        notes.append(remark("leap_day", values))
    notes.append(remark("no_paid_repair", values))
    return notes


def is_leap_day(day: int | None) -> bool:
    """Whether the day is a 29 February."""
    if day is None:
        return False
    when = civil(day)
    return when["month"] == 2 and when["day"] == 29
