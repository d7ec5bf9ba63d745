"""Only the minimum (只还最低): how long and how dear, beside a fixed sum and a set time."""

from __future__ import annotations

from calculators.declaration import Calculator, Example, Value
from calculators.minimum_answer import Inputs, NoRules, Result, compared
from calculators.records import NO_CHART, Chart, Series

WAYS = ("minimum", "fixed", "within")
POINTS = 60
"""Points drawn at most: longer courses are shown at every second, third … month."""


CALCULATOR = Calculator(
    name="minimum_payment",
    section="understand",
    inputs=(
        Value("balance", "money", least=0.01, most=1e9),
        Value("daily_rate", "rate", 0.0005, least=0, most=0.05, unit="day"),
        Value("minimum_share", "share", 0.1, least=0, most=1),
        Value("floor", "money", 0, least=0, most=1e6),
        Value("way", "choice", "minimum", choices=WAYS, implied=(("payment", "fixed"), ("within_months", "within"))),
        Value("payment", "money", least=0.01, most=1e9, optional=True),
        Value("within_months", "whole", least=1, most=600, optional=True, unit="months"),
        Value("late_fee", "money", 0, least=0, most=1e6),
        Value("start", "date", optional=True),
        Value(
            "minimum_base", "choice", "after_interest", choices=("after_interest", "before_interest", "plus_interest"),
            assumption=True,
        ),
    ),
    outputs=(
        Value("months", "whole", unit="months"),
        Value("total_interest", "money"),
        Value("total_paid", "money"),
        Value("first_payment", "money"),
        Value("late_fees", "money"),
        Value("annual_rate", "rate", unit="year"),
        Value("last_date", "date"),
        Value(
            "ways", "rows",
            columns=(
                Value("way", "choice", choices=WAYS),
                Value("first_payment", "money"),
                Value("months", "whole"),
                Value("total_interest", "money"),
                Value("late_fees", "money", silent=True),
                Value("total_paid", "money"),
            ),
        ),
        Value(
            "rows", "rows",
            columns=(
                Value("n", "whole"),
                Value("date", "date"),
                Value("payment", "money", total=True),
                Value("interest", "money", total=True),
                Value("late_fee", "money", total=True),
                Value("balance", "money"),
                Value("minimum", "money", silent=True),
            ),
        ),
    ),
    details=(
        Value("days", "whole"),
        Value("first_interest", "money"),
        Value("first_minimum", "money"),
        Value("first_balance", "money"),
        Value("level", "money"),
        Value("wanted_months", "whole"),
        Value("steady_payment", "money"),
        Value("steady_months", "whole"),
        Value("saved", "money"),
        Value("year_months", "whole"),
        Value("year_interest", "money"),
        Value("year_paid", "money"),
        Value("year_balance", "money"),
        Value("last_balance", "money"),
        Value("shown_months", "whole"),
    ),
    findings=(*WAYS, "at_once", "never_minimum", "never_fixed"),
    steps=(
        "first_interest", "first_after_interest", "first_before_interest", "first_plus_interest", "level", "first_left",
        "sums", "sums_with_fees",
    ),
    notes=(
        "never", "never_help", "first_year", "steady_saves", "steady_ends", "below_minimum", "fee_bears_none",
        "no_floor",
    ),
    problems=("payment_needed", "months_needed", "no_minimum"),
    series=WAYS,
    chart_findings=("balances",),
    facts=(
        "card-2021-rate-liberalised", "card-2022-13-disclosure", "card-2022-13-instalment", "card-2016-111-fees",
        "card-70-personal-plan",
    ),
    examples=(
        Example(
            "without_interest", {"balance": 1000, "daily_rate": 0, "minimum_share": 0.1, "floor": 100},
            {"months": 10, "total_interest": 0, "first_payment": 100, "total_paid": 1000},
            "by-hand",
        ),
        Example(
            "ten_thousand", {"balance": 10000, "daily_rate": 0.0005, "minimum_share": 0.1, "floor": 100},
            {"rows.0.interest": 150, "first_payment": 1015, "rows.0.balance": 9135, "rows.1.interest": 137.03},
            "by-hand",
            shown=True,
        ),
        Example(
            "excel_pmt", {"balance": 10000, "daily_rate": 0.08 / 360, "within_months": 10},
            {"first_payment": 1037.03, "months": 10},
            "excel-pmt",
        ),
        Example(
            "never", {"balance": 10000, "daily_rate": 0.0005, "payment": 150},
            {"months": None, "total_interest": None, "rows.0.balance": 10000},
            "by-hand",
        ),
    ),
)


def compute(inputs: Inputs, rules: NoRules) -> Result:
    """The chosen way month by month, and the three ways side by side."""
    return compared(inputs)


def figure(result: Result) -> Chart:
    """What is still owed after each month under the three ways."""
    curves = result["curves"]
    if len(curves) == 0:
        return NO_CHART
    longest = 0
    for curve in curves:
        longest = max(longest, len(curve) - 1)
    stride = (longest + POINTS - 1) // POINTS
    months = list(range(0, longest + stride, stride))
    series: list[Series] = [
        {"code": "minimum", "y": [point(curves[0], month, stride) for month in months]},
        {"code": "fixed", "y": [point(curves[1], month, stride) for month in months]},
        {"code": "within", "y": [point(curves[2], month, stride) for month in months]},
    ]
    return {
        "kind": "lines", "x_kind": "plain", "x": [str(month) for month in months], "y_kind": "money", "series": series,
        "finding": "balances", "values": result["detail"],
    }


def point(curve: list[int], month: int, stride: int) -> float | None:
    """What is owed after a month; nought at the first point after a course has ended, then None."""
    last = len(curve) - 1
    if month <= last:
        return float(curve[month])
    return 0.0 if curve[last] == 0 and month < last + stride else None
