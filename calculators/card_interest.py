"""Checking a card bill (对账): the interest day by day, and which convention gives the bank's figure, or that none does."""

from __future__ import annotations

from calculators.card_answer import Inputs, NoRules, Result, checked
from calculators.dates import iso
from calculators.declaration import Calculator, Example, Value
from calculators.records import NO_CHART, Chart

BASES = ("whole_bill", "unpaid_part", "no_deduction")
BOUNDARIES = ("once", "once_before", "twice")
EDGES = ("excluded", "included")
ROUNDINGS = ("end", "segment", "day")
ENTRY = (Value("date", "date"), Value("amount", "money", least=0.01, most=1e7))
ZHANG = {
    "purchases": [{"date": "2026-03-30", "amount": 1000}], "payments": [{"date": "2026-04-23", "amount": 100}],
    "statement_date": "2026-04-05", "due_date": "2026-04-23", "next_statement": "2026-05-05", "daily_rate": 0.0005,
}
"""The facts of the best known published example: what differs between its copies is the convention."""

CALCULATOR = Calculator(
    name="card_interest",
    section="understand",
    inputs=(
        Value("purchases", "rows", least=1, most=50, columns=ENTRY),
        Value("payments", "rows", most=50, columns=ENTRY),
        Value("statement_date", "date"),
        Value("due_date", "date"),
        Value("next_statement", "date", optional=True),
        Value("daily_rate", "rate", 0.0005, least=0, most=0.05, unit="day"),
        Value("bank_figure", "money", least=0, most=1e7, optional=True),
        Value("basis", "choice", "whole_bill", choices=BASES, assumption=True),
        Value("boundary_days", "choice", "once", choices=BOUNDARIES, assumption=True),
        Value("statement_day", "choice", "excluded", choices=EDGES, assumption=True),
        Value("posting_day", "choice", "included", choices=EDGES, assumption=True),
        Value("rounding", "choice", "end", choices=ROUNDINGS, assumption=True),
    ),
    outputs=(
        Value("interest", "money"),
        Value("difference", "money"),
        Value("matching", "whole"),
        Value("agrees", "flag", silent=True),
        Value("bill", "money"),
        Value("unpaid", "money"),
        Value("implied_daily_rate", "rate", unit="day"),
        Value(
            "matches", "rows",
            columns=(
                Value("basis", "choice", choices=BASES),
                Value("boundary_days", "choice", choices=BOUNDARIES),
                Value("statement_day", "choice", choices=EDGES),
                Value("posting_day", "choice", choices=EDGES),
                Value("rounding", "choice", choices=ROUNDINGS),
            ),
        ),
        Value(
            "segments", "rows",
            columns=(
                Value("first", "date"),
                Value("last", "date"),
                Value("days", "whole"),
                Value("amount", "money"),
                Value("interest", "money", total=True),
            ),
        ),
        Value(
            "conventions", "rows",
            columns=(
                Value("interest", "money"),
                Value("basis", "choice", choices=BASES),
                Value("boundary_days", "choice", choices=BOUNDARIES),
                Value("statement_day", "choice", choices=EDGES),
                Value("difference", "money"),
            ),
        ),
    ),
    details=(
        Value("bought", "money"),
        Value("paid_by_due", "money"),
        Value("tried", "whole"),
        Value("end", "date"),
        Value("first", "date"),
        Value("last", "date"),
        Value("days", "whole"),
        Value("amount", "money"),
        Value("segments_count", "whole"),
    ),
    findings=(
        "no_figure", "agrees", "other_basis", "other_boundary_days", "other_statement_day", "other_posting_day",
        "other_rounding", "other_convention", "none_gives", "paid_in_full", "paid_in_full_charged",
    ),
    steps=("bill", "paid", "stretch", "more_stretches", "sum"),
    notes=(
        "several_match", "counted_twice", "payments_ignored", "bill_day_counted", "implied_rate", "what_else", "put_figure",
    ),
    problems=(
        "due_before_statement", "next_before_due", "next_too_far", "after_statement", "after_next", "long_ago",
    ),
    series=("interest",),
    chart_findings=("stretches",),
    facts=(
        "card-2021-rate-liberalised", "card-2022-13-disclosure", "card-2016-111-fees", "spc-bankcard-2",
        "complaint-2020-3-time", "complaint-2020-3-duty",
    ),
    examples=(
        Example(
            "seventeen_eighty_five", {**ZHANG, "bank_figure": 17.85},
            {"interest": 17.4, "difference": 0.45, "matching": 2, "matches.0.statement_day": "included"},
            "cmb-later-copy",
            shown=True,
        ),
        Example(
            "seventeen_forty", {**ZHANG, "bank_figure": 17.4},
            {"interest": 17.4, "difference": 0, "agrees": True},
            "cmb-earlier-copy",
        ),
        Example(
            "twenty_fifty", {
                "purchases": [{"date": "2026-03-30", "amount": 1000}], "payments": [{"date": "2026-05-01", "amount": 100}],
                "statement_date": "2026-04-10", "due_date": "2026-05-05", "next_statement": "2026-05-10",
                "bank_figure": 20.5,
            },
            {"interest": 20.05, "matching": 4, "matches.0.statement_day": "included"},
            "citic-copy",
        ),
        Example(
            "unpaid_part", {**ZHANG, "basis": "unpaid_part"},
            {"interest": 16.2},
            "by-hand",
        ),
        Example(
            "none", {**ZHANG, "bank_figure": 19},
            {"interest": 17.4, "matching": 0, "difference": 1.6},
            "by-hand",
        ),
    ),
)


def compute(inputs: Inputs, rules: NoRules) -> Result:
    """The interest as the reader counts, and the conventions that give the bank's figure."""
    return checked(inputs)


def figure(result: Result) -> Chart:
    """The interest of each stretch of days."""
    segments = result["segments"]
    if len(segments) == 0:
        return NO_CHART
    return {
        "kind": "bars", "x_kind": "plain", "x": [iso(one["first"])[5:] for one in segments], "y_kind": "money",
        "series": [{"code": "interest", "y": [float(one["interest"]) for one in segments]}],
        "finding": "stretches", "values": result["detail"],
    }
