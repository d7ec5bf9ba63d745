"""Limitation (诉讼时效): when it ends as today's record gives it, what restarted it, what the next step would do."""

from __future__ import annotations

from calculators.declaration import Calculator, Example, Value
from calculators.limitation_answer import Inputs, Result, Rules, answered
from calculators.records import NO_CHART, Chart

KINDS = ("demand", "part_payment", "acknowledgement", "agreement", "lawsuit", "debit", "assignment_notice", "mediation")
AFTER = ("no_restart", "binds", "may_waive", "not_returned", "unclear")

CALCULATOR = Calculator(
    name="limitation",
    section="court",
    inputs=(
        Value("repayment", "choice", "once", choices=("once", "instalments"), implied=(("instalments", "instalments"),)),
        Value("due_date", "date", shown_when=("repayment", ("once",))),
        Value("instalments", "rows", least=1, most=50, columns=(Value("date", "date"),),
              shown_when=("repayment", ("instalments",))),
        Value("events", "rows", most=50, columns=(Value("date", "date"), Value("kind", "choice", "demand", choices=KINDS))),
        Value("today", "date", optional=True, today=True, assumption=True),
    ),
    outputs=(
        Value("expires_on", "date"),
        Value("starts_on", "date"),
        Value("last_restart", "date"),
        Value("long_stop", "date"),
        Value("expired", "flag", silent=True),
        Value("days_left", "whole", unit="days"),
        Value(
            "restarts", "rows",
            columns=(
                Value("date", "date"),
                Value("kind", "choice", choices=KINDS),
                Value("expires_on", "date"),
                Value("effect", "choice", choices=("restarts", "before_start", "future", *AFTER)),
            ),
        ),
        Value(
            "what_next", "rows",
            columns=(
                Value("step", "choice", choices=(
                    "nothing", "demand", "part_payment", "acknowledgement", "agreement", "lawsuit",
                )),
                Value("expires_on", "date"),
                Value("effect", "choice", choices=("runs_on", "stays_over", "restarts", *AFTER)),
            ),
        ),
    ),
    details=(
        Value("first_expiry", "date"),
        Value("own_day", "date"),
        Value("date", "date"),
        Value("kind", "choice", choices=KINDS),
        Value("years", "whole"),
        Value("longest_years", "whole"),
        Value("count", "whole"),
        Value("rule_from", "date"),
    ),
    findings=(
        "running", "running_restarted", "not_started", "expired", "expired_agreed", "expired_signed", "expired_paid",
        "recorded", "recorded_restarted",
    ),
    steps=("start", "start_instalments", "first_expiry", "restarts", "before_start", "future", *AFTER, "longest"),
    notes=(
        "debt_remains", "court_silent", "before_signing", "not_a_plan", "record_incomplete", "lawsuit_from", "older_rule",
        "leap_day", "at_longest",
    ),
    problems=("no_due_date",),
    series=("day",),
    ticks=("due", *KINDS, "today", "expires"),
    chart_findings=("to_come", "past", "recorded"),
    facts=(
        "cc-188-limitation", "cc-189-instalment-limitation", "cc-195-interruption", "cc-192-193-limitation-defence",
        "cc-197-no-waiver", "spc-limitation-8-14", "spc-limitation-2-3-19", "spc-bankcard-3",
    ),
    rules={"period": "cc-188-limitation.limitation_period", "long_stop": "cc-188-limitation.long_stop"},
    examples=(
        Example(
            "two_restarts",
            {
                "due_date": "2022-03-10", "today": "2026-11-24",
                "events": [{"date": "2023-05-20", "kind": "demand"}, {"date": "2025-01-15", "kind": "part_payment"}],
            },
            {
                "expires_on": "2028-01-15", "long_stop": "2042-03-10", "last_restart": "2025-01-15", "expired": False,
                "restarts.0.expires_on": "2026-05-20", "what_next.1.expires_on": "2029-11-24",
            },
            "by-hand",
            fact="cc-195-interruption", shown=True,
        ),
        Example(
            "last_instalment",
            {
                "repayment": "instalments", "today": "2026-11-24",
                "instalments": [{"date": "2022-01-31"}, {"date": "2022-02-28"}, {"date": "2024-12-31"}],
            },
            {"starts_on": "2024-12-31", "expires_on": "2027-12-31", "expired": False},
            "by-hand",
            fact="cc-189-instalment-limitation",
        ),
        Example(
            "after_the_end",
            {
                "due_date": "2021-06-01", "today": "2026-11-24",
                "events": [{"date": "2025-09-01", "kind": "demand"}, {"date": "2025-10-01", "kind": "agreement"}],
            },
            {"expires_on": "2024-06-01", "expired": True, "restarts.0.effect": "no_restart", "restarts.1.effect": "binds"},
            "by-hand",
            fact="cc-192-193-limitation-defence",
        ),
        Example(
            "leap_day", {"due_date": "2024-02-29", "today": "2026-11-24"}, {"expires_on": "2027-02-28"},
            "by-hand",
        ),
    ),
)


def compute(inputs: Inputs, rules: Rules) -> Result:
    """The end of the period, every restart and what comes next."""
    return answered(inputs, rules)


def figure(result: Result) -> Chart:
    """The due date, the last two restarts, today and the end, on a line."""
    start = result["starts_on"]
    end = result["expires_on"]
    if start is None or end is None:
        return NO_CHART
    marks: list[tuple[int, str]] = [(start, "due")]
    restarts = [one for one in result["restarts"] if one["effect"] == "restarts"]
    for one in restarts[max(0, len(restarts) - 2) :]:
        marks.append((one["date"], one["kind"]))
    day = result["detail"]["today"]
    today: int | None = None if day is None else int(day)
    if today is not None:
        marks.append((today, "today"))
    marks.append((end, "expires"))
    marks = sorted(marks, key=lambda mark: mark[0])
    finding = "recorded"
    if today is not None:
        finding = "past" if today > end else "to_come"
    return {
        "kind": "timeline", "x_kind": "code", "x": [mark[1] for mark in marks], "y_kind": "date",
        "series": [{"code": "day", "y": [float(mark[0]) for mark in marks]}], "finding": finding,
        "values": {"expires_on": end, "days_left": result["days_left"]},
    }
