"""Deadlines (期限): the days that follow from what happened, at their earliest and at their latest, for a calendar."""

from __future__ import annotations

from calculators.deadline_answer import Inputs, Result, answered
from calculators.deadline_rules import Rules
from calculators.declaration import Calculator, Example, Value
from calculators.records import NO_CHART, Chart

EVENTS = (
    "payment_order_served", "summons_served", "judgment_served", "enforcement_notice", "small_claims_filed",
    "refusal_received", "complaint_filed", "credit_objection_filed", "credit_complaint_accepted", "fraud_discovered",
    "duress_ended", "defaulter_listed", "stated_period",
)
COUNTED = (
    "object_or_pay", "answer", "appeal", "trial", "reply_simple", "reply_complex", "reply_extended", "objection_reply",
    "regulator_reply", "rescind", "listing_ends", "stated",
)
WHAT = (*COUNTED, "hearing", "report_from")
STANDINGS = (
    "statute", "judicial_interpretation", "rule", "national_standard", "industry_guideline", "press_report", "unverified",
)
UNITS = ("day", "working_day", "month", "year")

CALCULATOR = Calculator(
    name="deadlines",
    section="court",
    inputs=(
        Value("event", "choice", "payment_order_served", choices=EVENTS),
        Value("date", "date", ago=8),
        Value("small_claims", "flag", False, shown_when=("event", ("judgment_served",))),
        Value("hearing_date", "date", optional=True, shown_when=("event", ("summons_served",))),
        Value("days", "whole", least=1, most=730, unit="days", shown_when=("event", ("stated_period",))),
        Value("day_kind", "choice", "calendar", choices=("calendar", "working"), shown_when=("event", ("stated_period",))),
        Value("first_day", "choice", "counted", choices=("counted", "not_counted"), assumption=True),
        Value("last_day_off", "choice", "earlier", choices=("earlier", "stay", "later"), assumption=True),
        Value("today", "date", optional=True, today=True, assumption=True),
    ),
    outputs=(
        Value("by", "date"),
        Value("latest", "date"),
        Value("days_left", "whole", unit="days"),
        Value(
            "dates", "rows",
            columns=(
                Value("what", "choice", choices=WHAT),
                Value("by", "date", silent=True),
                Value("earliest", "date"),
                Value("latest", "date"),
                Value("who", "choice", choices=("you", "as_said", "lender", "regulator", "court")),
                Value("length", "whole"),
                Value("unit", "choice", choices=UNITS),
                Value("standing", "choice", choices=STANDINGS),
            ),
        ),
    ),
    details=(
        Value("what", "choice", choices=WHAT),
        Value("earliest", "date"),
        Value("last", "date"),
        Value("report_from", "date"),
        Value("length", "whole"),
        Value("unit", "choice", choices=UNITS),
        Value("known_until", "date"),
    ),
    findings=(
        "act", "act_passed", "act_over", "wait", "wait_passed", "wait_over", "court", "court_passed", "court_over",
        "refused", "no_appeal", "enforcement", "listing", "listing_over", "stated", "stated_passed", "stated_over",
        "not_known",
    ),
    steps=("counted",),
    notes=(
        "ask_the_court", "both_ends", "calendar_ends", "still_to_come", *EVENTS, "hearing_ahead", "ask_small_claims",
        "press_only", "no_money_is_no_objection",
    ),
    problems=("hearing_before",),
    series=("day",),
    ticks=("happened", "today", "earliest", "latest", *WHAT),
    chart_findings=("one", "several"),
    calendar=(*COUNTED, "hearing"),
    facts=(
        "cpl-225-228-payment-order", "cpl-interp-436", "cpl-125-147", "cpl-165-168-small-claims",
        "cpl-252-report", "cpl-254-255-living",
        "complaint-2020-3-time", "credit-25-objection", "credit-26-complaint", "cc-148-151-rescission", "dishonest-2017",
    ),
    rules={
        "reply_simple": "complaint-2020-3-time.simple_period",
        "reply_complex": "complaint-2020-3-time.complex_period",
        "reply_extension": "complaint-2020-3-time.further_extension",
        "object_or_pay": "cpl-225-228-payment-order.objection_period",
        "answer": "cpl-125-147.answer_period",
        "appeal": "cpl-125-147.appeal_period",
        "objection_reply": "credit-25-objection.reply_period",
        "regulator_reply": "credit-26-complaint.reply_period",
        "trial": "cpl-165-168-small-claims.trial_period",
        "rescission": "cc-148-151-rescission.rescission_period",
        "listing": "dishonest-2017.listing_term",
        "lookback": "cpl-252-report.report_lookback",
        "calendar": "calendar:china",
    },
    examples=(
        Example(
            "payment_order", {"event": "payment_order_served", "date": "2026-11-16", "today": "2026-11-24"},
            {"by": "2026-11-30", "latest": "2026-12-01", "days_left": 6, "dates.0.length": 15},
            "by-hand", fact="cpl-225-228-payment-order", shown=True,
        ),
        Example(
            "complaint", {"event": "complaint_filed", "date": "2026-09-16", "today": "2026-11-24"},
            {
                "dates.0.earliest": "2026-09-30", "dates.0.latest": "2026-10-08", "dates.1.latest": "2026-10-16",
                "dates.2.latest": "2026-11-16",
            },
            "by-hand", fact="complaint-2020-3-time",
        ),
        Example(
            "working_days",
            {"event": "stated_period", "date": "2026-09-28", "days": 5, "day_kind": "working", "today": "2026-09-28"},
            {"by": "2026-10-09", "latest": "2026-10-10"},
            "by-hand",
        ),
        Example(
            "one_year", {"event": "duress_ended", "date": "2024-02-29", "today": "2024-06-01"},
            {"by": "2025-02-27", "latest": "2025-02-28"},
            "by-hand", fact="cc-148-151-rescission",
        ),
    ),
)


def compute(inputs: Inputs, rules: Rules) -> Result:
    """Every day that follows, counted at its earliest and at its latest."""
    return answered(inputs, rules)


def figure(result: Result) -> Chart:
    """What happened, the days that follow and today, on a line."""
    rows = result["dates"]
    if len(rows) == 0 or rows[0]["latest"] is None or rows[0]["what"] == "report_from":
        return NO_CHART
    marks: list[tuple[int, str]] = [(int(result["detail"]["date"]), "happened")]
    counted = [row for row in rows if row["what"] != "hearing"]
    for row in rows:
        earliest = row["earliest"]
        latest = row["latest"]
        if earliest is None or latest is None:
            continue
        if row["what"] == "hearing" or len(counted) > 1:
            marks.append((latest, row["what"]))
        else:
            marks.append((earliest, "earliest"))
            marks.append((latest, "latest"))
    day = result["detail"]["today"]
    if day is not None:
        marks.append((int(day), "today"))
    marks = sorted(marks, key=lambda mark: mark[0])
    return {
        "kind": "timeline", "x_kind": "code", "x": [mark[1] for mark in marks], "y_kind": "date",
        "series": [{"code": "day", "y": [float(mark[0]) for mark in marks]}],
        "finding": "several" if len(counted) > 1 else "one",
        "values": {"earliest": rows[0]["earliest"], "latest": rows[0]["latest"], "last": rows[len(rows) - 1]["latest"]},
    }
