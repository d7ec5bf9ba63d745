"""The answer about deadlines: the days that follow, the one that comes first, and what to mind. Used by `deadlines`."""

from __future__ import annotations

from typing import Any, TypedDict

from calculators.dates import add_months
from calculators.deadline_days import span
from calculators.deadline_rules import Period, Rules, periods_after
from calculators.records import Problem, Remark, problem, remark

COURT = ["payment_order_served", "summons_served", "judgment_served", "small_claims_filed"]


class Inputs(TypedDict):
    """Inputs in internal units, as the declaration names them."""

    event: str
    date: int
    small_claims: bool
    hearing_date: int | None
    days: int | None
    day_kind: str
    first_day: str
    last_day_off: str
    today: int | None


class Row(TypedDict):
    """A day that follows: at its earliest, at its latest, and `by` as the reader counts (the other side: at its latest)."""

    what: str
    by: int | None
    earliest: int | None
    latest: int | None
    who: str
    length: int | None
    unit: str | None
    standing: str | None


class Marked(TypedDict):
    """A day for a calendar."""

    day: int
    code: str
    values: Any


class Result(TypedDict):
    """Outputs in internal units; the single ones are those of the row that comes first for the reader."""

    by: int | None
    latest: int | None
    days_left: int | None
    dates: list[Row]
    finding: str
    detail: Any
    steps: list[Remark]
    notes: list[Remark]
    calendar: list[Marked]
    problems: list[Problem]


def answered(inputs: Inputs, rules: Rules) -> Result:
    """Every day that follows from what happened."""
    hearing = inputs["hearing_date"]
    if hearing is not None and hearing < inputs["date"]:
        return unanswered([problem("hearing_date", "hearing_before", {"date": inputs["date"]})])
    known = True
    rows: list[Row] = []
    steps: list[Remark] = []
    for one in periods_of(inputs, rules):
        found = span(
            rules["calendar"], inputs["date"], one["length"], one["unit"], inputs["first_day"] == "counted",
            inputs["last_day_off"],
        )
        known = known and found["known"]
        rows.append({
            "what": one["what"], "by": found["chosen"] if is_own(one["who"]) else found["latest"],
            "earliest": found["earliest"], "latest": found["latest"], "who": one["who"], "length": one["length"],
            "unit": one["unit"], "standing": one["standing"] if one["standing"] != "" else None,
        })
        if found["latest"] is not None:
            steps.append(remark("counted", {
                "date": inputs["date"], "what": one["what"], "length": one["length"], "unit": one["unit"],
                "earliest": found["earliest"], "latest": found["latest"],
            }))
    if hearing is not None:
        rows.append(fixed("hearing", "you", hearing))
    if inputs["event"] == "enforcement_notice":
        rows.append(fixed("report_from", "you", add_months(inputs["date"], -12 * int(rules["lookback"]["value"]))))
    return completed(inputs, rules, rows, steps, known)


def unanswered(problems: list[Problem]) -> Result:
    """A result without an answer."""
    return {
        "by": None, "latest": None, "days_left": None, "dates": [], "finding": "", "detail": {}, "steps": [], "notes": [],
        "calendar": [], "problems": problems,
    }


def is_own(who: str) -> bool:
    """Whether the reader has to act."""
    return who == "you" or who == "as_said"


def periods_of(inputs: Inputs, rules: Rules) -> list[Period]:
    """The periods of the rules, or the one the reader was told."""
    days = inputs["days"]
    if inputs["event"] == "stated_period" and days is not None:
        unit = "working_day" if inputs["day_kind"] == "working" else "day"
        return [{"what": "stated", "who": "as_said", "length": days, "unit": unit, "standing": ""}]
    return periods_after(inputs["event"], inputs["small_claims"], rules)


def fixed(what: str, who: str, day: int) -> Row:
    """A day that is not counted: it stands on the paper, or is looked back to."""
    return {
        "what": what, "by": day, "earliest": day, "latest": day, "who": who, "length": None, "unit": None, "standing": None,
    }


def completed(inputs: Inputs, rules: Rules, rows: list[Row], steps: list[Remark], known: bool) -> Result:
    """The rows with what is said about them."""
    main: Row | None = rows[0] if len(rows) > 0 else None
    by: int | None = None
    latest: int | None = None
    if main is not None and main["what"] != "report_from":
        by = main["by"]
        latest = main["latest"]
    today = inputs["today"]
    left: int | None = None
    if today is not None and by is not None and by >= today:
        left = by - today
    values: dict[str, Any] = {
        "date": inputs["date"], "event": inputs["event"], "by": by, "latest": latest, "days_left": left, "today": today,
        "what": None if main is None else main["what"], "earliest": None if main is None else main["earliest"],
        "report_from": main["by"] if main is not None and main["what"] == "report_from" else None,
        "last": rows[len(rows) - 1]["latest"] if len(rows) > 0 else None, "hearing_date": inputs["hearing_date"],
        "known_until": rules["calendar"]["known_until"], "length": None if main is None else main["length"],
        "unit": None if main is None else main["unit"],
    }
    return {
        "by": by, "latest": latest, "days_left": left, "dates": rows, "finding": finding(inputs, main, by, latest),
        "detail": values, "steps": steps, "notes": remarks_on(inputs, rows, known, values),
        "calendar": marked(inputs, rows), "problems": [],
    }


def finding(inputs: Inputs, main: Row | None, by: int | None, latest: int | None) -> str:
    """Which sentence says the answer."""
    event = inputs["event"]
    if event == "enforcement_notice":
        return "enforcement"
    if main is None:
        return "no_appeal"
    if by is None or latest is None:
        return "not_known"
    today = inputs["today"]
    if event == "defaulter_listed":
        return "listing_over" if today is not None and today > latest else "listing"
    late = "" if today is None or today <= by else "_passed" if today <= latest else "_over"
    if event == "stated_period":
        return "stated" + late
    if main["who"] == "you":
        return "act" + late
    if event == "refusal_received":
        return "refused"
    if event == "small_claims_filed":
        return "court" + late
    return "wait" + late


def remarks_on(inputs: Inputs, rows: list[Row], known: bool, values: dict[str, Any]) -> list[Remark]:
    """What the reader should know; how it was counted comes first."""
    event = inputs["event"]
    notes: list[Remark] = []
    today = inputs["today"]
    if today is not None and inputs["date"] > today:
        notes.append(remark("still_to_come", values))
    if event in COURT and len(rows) > 0:
        notes.append(remark("ask_the_court", values))
    elif event != "enforcement_notice" and len(rows) > 0:
        notes.append(remark("both_ends", values))
    if not known and len(rows) > 0:
        notes.append(remark("calendar_ends", values))
    notes.append(remark(event, values))
    hearing = inputs["hearing_date"]
    if hearing is not None and (today is None or hearing >= today):
        notes.append(remark("hearing_ahead", values))
    if event == "judgment_served" and not inputs["small_claims"]:
        notes.append(remark("ask_small_claims", values))
    if event == "complaint_filed" or event == "refusal_received":
        notes.append(remark("press_only", values))
    if event == "payment_order_served":
        notes.append(remark("no_money_is_no_objection", values))
    return notes


def marked(inputs: Inputs, rows: list[Row]) -> list[Marked]:
    """The days worth a reminder, each once."""
    found: list[Marked] = []
    if inputs["event"] == "enforcement_notice":
        return found
    for row in rows:
        day = row["by"]
        if day is not None:
            found.append({"day": day, "code": row["what"], "values": {}})
    return found
