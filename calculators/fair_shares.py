"""Fair shares (多家按比例): one sum a month divided among creditors in proportion, exact to the fen."""

from __future__ import annotations

from calculators.creditors import Inputs, NoRules, Result, shared
from calculators.declaration import Calculator, Example, Value
from calculators.records import NO_CHART, Chart

CALCULATOR = Calculator(
    name="fair_shares",
    section="negotiate",
    inputs=(
        Value("amount", "money", least=0, most=1e9),
        Value(
            "debts", "rows", least=1, most=50,
            columns=(
                Value("name", "text", ""),
                Value("balance", "money", least=0.01, most=1e9),
                Value("minimum", "money", 0, least=0, most=1e9),
                Value("annual_rate", "rate", 0, least=0, most=10, unit="year"),
            ),
        ),
        Value("basis", "choice", "balance", choices=("balance", "minimum"), assumption=True),
    ),
    outputs=(
        Value("offers", "amounts", silent=True),
        Value("total_balance", "money"),
        Value("left_over", "money", silent=True),
        Value("months_frozen", "whole", unit="months"),
        Value("months_running", "whole", unit="months"),
        Value("interest_running", "money"),
        Value(
            "shares", "rows",
            columns=(
                Value("name", "text"),
                Value("offer", "money", total=True),
                Value("balance", "money", total=True),
                Value("share", "share"),
                Value("minimum", "money", total=True),
                Value("short", "money", silent=True),
                Value("first_interest", "money", total=True),
                Value("months_frozen", "whole"),
                Value("months_running", "whole"),
                Value("interest_running", "money"),
            ),
        ),
    ),
    details=(
        Value("count", "whole"),
        Value("below", "whole"),
        Value("never", "whole"),
        Value("lacking", "money"),
        Value("offered", "money"),
        Value("weights", "money"),
        Value("first_name", "text"),
        Value("first_balance", "money"),
        Value("first_weight", "money"),
        Value("first_offer", "money"),
        Value("first_interest", "money"),
        Value("first_months", "whole"),
    ),
    findings=("divided", "no_interest", "grows", "too_little", "covers_all", "nothing"),
    steps=(
        "total_balance", "total_minimum", "first_share", "first_capped", "rounding", "frozen", "running",
        "running_short", "all_paid",
    ),
    notes=("freeze_needed", "below_minimum", "left_over"),
    problems=("minimum_needed",),
    series=("frozen", "running"),
    chart_findings=("divided", "grows"),
    facts=("cc-560-561-allocation", "cc-680-usury"),
    examples=(
        Example(
            "three_lenders", {"amount": 1200, "debts": [
                {"name": "A", "balance": 30000, "minimum": 1500, "annual_rate": 0.18},
                {"name": "B", "balance": 18000, "minimum": 900, "annual_rate": 0.12},
                {"name": "C", "balance": 12000, "minimum": 600},
            ]},
            {"offers.0": 600, "offers.1": 360, "offers.2": 240, "months_frozen": 50, "shares.0.months_running": 94},
            "by-hand",
            shown=True,
        ),
        Example(
            "last_fen", {"amount": 100, "debts": [{"balance": 1000}, {"balance": 1000}, {"balance": 1000}]},
            {"offers.0": 33.34, "offers.1": 33.33, "offers.2": 33.33, "months_frozen": 31},
            "by-hand",
        ),
        Example(
            "largest_remainder", {"amount": 0.10, "debts": [{"balance": 53}, {"balance": 24}, {"balance": 23}]},
            {"offers.0": 0.05, "offers.1": 0.03, "offers.2": 0.02},
            "by-hand",
        ),
        Example(
            "interest_outruns", {"amount": 300, "debts": [
                {"balance": 20000, "annual_rate": 0.24}, {"balance": 10000, "annual_rate": 0.06},
            ]},
            {"offers.0": 200, "offers.1": 100, "shares.0.first_interest": 400, "months_frozen": 100, "months_running": None},
            "by-hand",
        ),
    ),
)


def compute(inputs: Inputs, rules: NoRules) -> Result:
    """An offer for every creditor, in order; they sum to the amount, unless that is more than all that is owed."""
    return shared(inputs)


def figure(result: Result) -> Chart:
    """What is owed in all month by month, with interest frozen and running."""
    points = result["points"]
    if points is None or len(points["frozen"]) < 2 or result["finding"] == "covers_all":
        return NO_CHART
    months = [str(n * points["step"]) for n in range(len(points["frozen"]))]
    frozen: list[float | None] = [float(one) for one in points["frozen"]]
    live: list[float | None] = [float(one) for one in points["running"]]
    return {
        "kind": "lines", "x_kind": "plain", "x": months, "y_kind": "money",
        "series": [{"code": "frozen", "y": frozen}, {"code": "running", "y": live}],
        "finding": "grows" if result["finding"] == "grows" else "divided", "values": {
            "months_frozen": result["months_frozen"], "months_running": result["months_running"],
            "interest_running": result["interest_running"],
        },
    }
