"""Cost of being late (逾期成本): what one, seven, thirty … days add to an overdue debt, by kind of charge."""

from __future__ import annotations

from calculators.declaration import Calculator, Example, Value
from calculators.overdue import Inputs, Result, Row, Rules, late, part
from calculators.records import NO_CHART, Chart, Series

FEE = ("fee_rule", ("share",))
YEARLY = ("rate_period", ("year",))

CALCULATOR = Calculator(
    name="overdue_cost",
    section="understand",
    inputs=(
        Value("principal", "money", least=0, most=1e9),
        Value("interest", "money", 0, least=0, most=1e9),
        Value("rate", "rate", least=0, most=10, unit="day or year"),
        Value("rate_period", "choice", "day", choices=("day", "year")),
        Value("multiplier", "factor", 1, least=1, most=10, unit="times"),
        Value("days", "whole", 30, least=0, most=3650, unit="days"),
        Value("due_date", "date", optional=True),
        Value("fee_rule", "choice", "none", choices=("none", "share")),
        Value("minimum_unpaid", "money", least=0, most=1e9, shown_when=FEE),
        Value("fee_share", "share", 0.05, least=0, most=1, shown_when=FEE),
        Value("fee_floor", "money", 0, least=0, most=1e6, shown_when=FEE),
        Value("fee_cap", "money", least=0, most=1e6, optional=True, shown_when=FEE),
        Value("fee_repeat", "choice", "once", choices=("once", "monthly"), assumption=True, shown_when=FEE),
        Value("compounding", "choice", "none", choices=("none", "monthly"), assumption=True),
        Value(
            "day_count", "choice", "actual/365", choices=("actual/365", "actual/360"), assumption=True, shown_when=YEARLY,
        ),
    ),
    outputs=(
        Value("total", "money"),
        Value("amount_due", "money"),
        Value("penalty_interest", "money"),
        Value("compound_interest", "money"),
        Value("late_fee", "money"),
        Value("annual_rate", "rate", unit="year"),
        Value(
            "rows", "rows",
            columns=(
                Value("days", "whole"),
                Value("date", "date"),
                Value("penalty_interest", "money"),
                Value("compound_interest", "money"),
                Value("late_fee", "money"),
                Value("total", "money"),
                Value("amount_due", "money"),
            ),
        ),
    ),
    details=(
        Value("stated_day", "rate", unit="day"),
        Value("stated_year", "rate", unit="year"),
        Value("daily_rate", "rate", unit="day"),
        Value("year_days", "whole"),
        Value("one_fee", "money"),
        Value("fees", "whole"),
        Value("per_day", "money"),
        Value("line", "rate", unit="year"),
    ),
    findings=("costs", "nothing", "not_yet", "heavy"),
    steps=(
        "rate_day", "rate_year", "penalty", "compound", "fee_shared", "fee_floored", "fee_capped", "fee_none",
        "fee_months", "sum", "due",
    ),
    notes=("above_line", "fee_bears_none", "compound_by_contract", "interest_bears_none", "year_of_360", "heavy"),
    problems=("nothing_overdue", "rate_looks_yearly", "beyond_sense", "cap_below_floor"),
    series=("penalty_interest", "compound_interest", "late_fee"),
    chart_findings=("costs", "nothing"),
    facts=(
        "cc-676-overdue-interest", "cc-585-penalty-reduction", "card-2016-111-fees", "spc-2017-22-24pct",
        "pl-28-29-overdue",
    ),
    rules={"court_line": "spc-2017-22-24pct.line"},
    examples=(
        Example(
            "thirty_days", {"principal": 10000, "rate": 0.0005, "multiplier": 1.5, "days": 30},
            {"total": 225, "penalty_interest": 225, "amount_due": 10225, "annual_rate": 0.2738},
            "by-hand",
            fact="cc-676-overdue-interest", shown=True,
        ),
        Example(
            "card_fee", {
                "principal": 5000, "rate": 0.0005, "multiplier": 1, "days": 30, "fee_rule": "share",
                "minimum_unpaid": 500, "fee_share": 0.05, "fee_floor": 10, "fee_cap": 500,
            },
            {"total": 100, "penalty_interest": 75, "late_fee": 25},
            "by-hand",
            fact="card-2016-111-fees",
        ),
        Example(
            "compound", {
                "principal": 10000, "interest": 200, "rate": 0.001, "multiplier": 1, "days": 60, "compounding": "monthly",
            },
            {"total": 621.18, "penalty_interest": 600, "compound_interest": 21.18},
            "by-hand",
        ),
        Example(
            "year_of_360", {
                "principal": 36000, "rate": 0.1, "rate_period": "year", "multiplier": 1.5, "days": 30,
                "day_count": "actual/360",
            },
            {"total": 450},
            "by-hand",
        ),
    ),
)


def compute(inputs: Inputs, rules: Rules) -> Result:
    """What being late costs on the chosen day and at the milestones."""
    return late(inputs, rules)


def figure(result: Result) -> Chart:
    """What has come on top after each milestone, the kinds of charge one on the other."""
    rows = result["rows"]
    if len(rows) == 0:
        return NO_CHART
    series: list[Series] = [{"code": "penalty_interest", "y": [float(row["penalty_interest"]) for row in rows]}]
    last = rows[len(rows) - 1]
    if part(last["compound_interest"]) > 0:
        series.append({"code": "compound_interest", "y": [float(part(row["compound_interest"])) for row in rows]})
    if part(last["late_fee"]) > 0:
        series.append({"code": "late_fee", "y": [float(part(row["late_fee"])) for row in rows]})
    return {
        "kind": "stacked_bars", "x_kind": "plain", "x": [str(row["days"]) for row in rows], "y_kind": "money",
        "series": series, "finding": "costs" if last["total"] > 0 else "nothing", "values": last_values(last),
    }


def last_values(row: Row) -> dict[str, int]:
    """The numbers the chart's sentence names."""
    return {"days": row["days"], "total": row["total"]}
