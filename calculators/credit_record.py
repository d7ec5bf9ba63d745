"""Credit record (征信时间): until when a bad entry is shown, and what each step changes and does not."""

from __future__ import annotations

from calculators.credit_answer import CLEARED, OPEN, Inputs, Result, Rules, answered
from calculators.declaration import Calculator, Example, Value
from calculators.records import NO_CHART, Chart

STEPS = (*OPEN, *(step for step in CLEARED if step not in OPEN))

CALCULATOR = Calculator(
    name="credit_record",
    section="understand",
    inputs=(
        Value("kind", "choice", "overdue", choices=("overdue", "error", "public")),
        Value("first_overdue", "date"),
        Value("cleared", "date", optional=True),
        Value("amount", "money", least=0.01, most=1e9, optional=True, shown_when=("kind", ("overdue",))),
        Value("today", "date", optional=True, today=True, assumption=True),
    ),
    outputs=(
        Value("shown_until", "date"),
        Value("if_cleared_today", "date"),
        Value("days_left", "whole", unit="days"),
        Value("one_off", "flag", silent=True),
        Value("hidden_by", "date"),
        Value(
            "effects", "rows",
            columns=(
                Value("step", "choice", choices=STEPS),
                Value("effect", "choice", choices=STEPS),
                Value("shown_until", "date"),
            ),
        ),
    ),
    details=(
        Value("years", "whole"),
        Value("reply_days", "whole"),
        Value("cap", "money"),
        Value("arose_from", "date"),
        Value("arose_until", "date"),
        Value("repaid_by", "date"),
    ),
    findings=(
        "shown", "over", "to_be_cleared", "cleared", "open", "open_today", "one_off", "error", "error_open", "public",
        "not_overdue",
    ),
    steps=("begins", "ends", "not_begun", "begins_today", "one_off_fits", "other_system"),
    notes=(
        "objection", "older_is_not_sooner", "ask_how_reported", "one_off_check", "still_there", "one_off_amount",
        "one_off_ended", "end_day", "leap_day", "no_paid_repair", "two_systems", "speak_first",
    ),
    problems=("cleared_before",),
    series=("day",),
    ticks=("first_overdue", "cleared", "today", "shown_until", "if_cleared_today", "hidden_by"),
    chart_findings=("shown", "open"),
    calendar=("check_deleted",),
    facts=(
        "credit-16-five-years", "credit-15-prior-notice", "credit-17-two-free", "credit-25-objection",
        "credit-one-off-2025", "credit-one-off-not-erase", "credit-ndrc-2026", "agents-warning",
    ),
    rules={
        "retention": "credit-16-five-years.retention",
        "reply": "credit-25-objection.reply_period",
        "arose_from": "credit-one-off-2025.arose_from",
        "arose_until": "credit-one-off-2025.arose_until",
        "amount_cap": "credit-one-off-2025.amount_cap",
        "repaid_by": "credit-one-off-2025.repaid_by",
        "early_repaid_by": "credit-one-off-2025.early_repaid_by",
        "hidden_from": "credit-one-off-2025.hidden_from",
    },
    examples=(
        Example(
            "cleared", {"first_overdue": "2025-08-15", "cleared": "2026-06-30", "amount": 20000, "today": "2026-11-24"},
            {"shown_until": "2031-06-30", "one_off": False, "if_cleared_today": None},
            "by-hand", fact="credit-16-five-years", shown=True,
        ),
        Example(
            "not_cleared", {"first_overdue": "2019-05-01", "today": "2026-11-24"},
            {"shown_until": None, "if_cleared_today": "2031-11-24"},
            "by-hand", fact="credit-16-five-years",
        ),
        Example(
            "one_off", {"first_overdue": "2024-03-01", "cleared": "2026-02-10", "amount": 8000, "today": "2026-11-24"},
            {"one_off": True, "hidden_by": "2026-03-31", "shown_until": "2031-02-10"},
            "by-hand", fact="credit-one-off-2025",
        ),
        Example(
            "leap_day", {"first_overdue": "2023-12-01", "cleared": "2024-02-29", "amount": 50000, "today": "2026-11-24"},
            {"shown_until": "2029-02-28"},
            "by-hand", fact="credit-16-five-years",
        ),
    ),
)


def compute(inputs: Inputs, rules: Rules) -> Result:
    """Until when the entry is shown, and what each step does."""
    return answered(inputs, rules)


def figure(result: Result) -> Chart:
    """From the first day late to the day the entry goes, on a line."""
    end = result["shown_until"]
    open_end = result["if_cleared_today"]
    if len(result["effects"]) == 0 or (end is None and open_end is None):
        return NO_CHART
    marks: list[tuple[int, str]] = [(int(result["detail"]["first_overdue"]), "first_overdue")]
    for code in ["cleared", "hidden_by", "today", "shown_until", "if_cleared_today"]:
        day = result["detail"][code]
        if day is not None:
            marks.append((int(day), code))
    marks = sorted(marks, key=lambda mark: mark[0])
    return {
        "kind": "timeline", "x_kind": "code", "x": [mark[1] for mark in marks], "y_kind": "date",
        "series": [{"code": "day", "y": [float(mark[0]) for mark in marks]}],
        "finding": "open" if end is None else "shown",
        "values": {"shown_until": end, "if_cleared_today": open_end, "years": result["detail"]["years"]},
    }
