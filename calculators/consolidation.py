"""One loan for the old ones (借新还旧): what both roads cost in all, why longer is dearer, and whether it is worth it."""

from __future__ import annotations

from calculators.consolidation_answer import Inputs, NoRules, Result, weighed
from calculators.declaration import Calculator, Example, Value
from calculators.records import NO_CHART, Chart, Series

TWO = (
    {"name": "A", "balance": 8000, "payment": 720, "months": 12},
    {"name": "B", "balance": 4000, "payment": 365, "months": 12},
)

CALCULATOR = Calculator(
    name="consolidation",
    section="rebuild",
    inputs=(
        Value(
            "debts", "rows", least=1, most=50,
            columns=(
                Value("name", "text", ""),
                Value("balance", "money", least=0.01, most=1e9),
                Value("payment", "money", least=0.01, most=1e9, optional=True),
                Value("months", "whole", least=1, most=600, optional=True),
                Value("annual_rate", "rate", least=0, most=10, optional=True, unit="year"),
            ),
        ),
        Value("amount", "money", least=0.01, most=1e9, optional=True),
        Value("annual_rate", "rate", least=0, most=10, unit="year"),
        Value("months", "whole", least=1, most=360, unit="months"),
        Value("upfront_fee", "money", 0, least=0, most=1e9),
        Value("fee_kind", "choice", "paid", choices=("paid", "withheld")),
        Value("recurring_fee", "money", 0, least=0, most=1e7),
        Value("settlement_fee", "money", 0, least=0, most=1e9),
        Value("method", "choice", "level", choices=("level", "equal_principal", "flat"), assumption=True),
    ),
    outputs=(
        Value("cost_now", "money"),
        Value("cost_new", "money"),
        Value("difference", "money"),
        Value("payment_now", "money"),
        Value("payment_new", "money"),
        Value("months_now", "whole", unit="months", silent=True),
        Value("rate_now", "rate", unit="year"),
        Value("rate_new", "rate", unit="year"),
        Value("received", "money", silent=True),
        Value(
            "roads", "rows",
            columns=(
                Value("road", "choice", choices=("now", "new")),
                Value("cost", "money"),
                Value("payment", "money"),
                Value("months", "whole"),
                Value("total_paid", "money"),
                Value("annual_simple", "rate", unit="year"),
                Value("annual_compound", "rate", unit="year"),
            ),
        ),
        Value(
            "lengths", "rows",
            columns=(
                Value("months", "whole"),
                Value("payment", "money"),
                Value("cost", "money"),
                Value("difference", "money"),
            ),
        ),
        Value(
            "own", "rows",
            columns=(
                Value("name", "text"),
                Value("annual_simple", "rate", unit="year"),
                Value("cost", "money"),
                Value("payment", "money"),
                Value("months", "whole"),
                Value("balance", "money"),
            ),
        ),
    ),
    details=(
        Value("balance", "money"), Value("count", "whole"), Value("never", "whole"), Value("needed", "money"),
        Value("lacking", "money"), Value("extra", "money"), Value("fees", "money"), Value("paid_now", "money"),
        Value("paid_new", "money"), Value("less_a_month", "money"), Value("more_a_month", "money"), Value("more", "money"),
        Value("saved", "money"), Value("cheap", "whole"), Value("cheap_name", "text"), Value("payment_as_long", "money"),
        Value("cost_as_long", "money"), Value("paid", "money"),
    ),
    findings=("cheaper", "cheaper_heavier", "lighter_longer", "lighter_dearer", "dearer", "same", "never_ends"),
    steps=(
        "old", "old_never", "received", "received_withheld", "new_level", "new_equal_principal", "new_flat", "new_cost",
        "new_cost_with_fees", "rates", "difference", "difference_saved",
    ),
    notes=(
        "longer_is_dearer", "freeze_first", "close_old", "own_money", "extra", "leave_cheap", "flat", "as_billed",
    ),
    problems=("two_of_three", "paid_too_little", "amount_too_small", "fee_takes_all", "rate_beyond_sense"),
    series=("new", "now"),
    chart_findings=("longer", "as_dear", "never_ends"),
    facts=("loan-rollover-warning", "pboc-2021-3-rule", "disclosure-2026-table", "agents-warning", "crim-175-1-193"),
    examples=(
        Example(
            "longer", {
                "debts": list(TWO), "annual_rate": 0.09, "months": 36, "upfront_fee": 360, "fee_kind": "withheld",
            },
            {
                "cost_now": 1020, "payment_now": 1085, "rate_now": 0.1534, "payment_new": 381.6, "received": 11640,
                "rate_new": 0.1109,
            },
            "by-hand", shown=True,
        ),
        Example(
            "as_long", {"debts": list(TWO), "annual_rate": 0.09, "months": 12},
            {"payment_new": 1049.42, "cost_now": 1020, "rate_new": 0.09},
            "by-hand",
        ),
        Example(
            "interest_free", {
                "debts": [{"balance": 10000, "payment": 1000, "months": 10}], "annual_rate": 0.08, "months": 10,
            },
            {"payment_new": 1037.03, "cost_now": 0, "rate_now": 0, "cost_new": 370.34, "difference": 370.34},
            "excel-pmt",
        ),
        Example(
            "flat", {
                "debts": [{"balance": 12000, "payment": 1060, "months": 12}], "annual_rate": 0.06, "months": 24,
                "method": "flat",
            },
            {"cost_now": 720, "payment_new": 560, "cost_new": 1440, "difference": 720, "lengths.0.cost": 720},
            "by-hand",
        ),
        Example(
            "never_ends", {
                "debts": [{"balance": 10000, "annual_rate": 0.24, "payment": 200}], "annual_rate": 0, "months": 20,
            },
            {"cost_now": None, "difference": None, "payment_new": 500, "cost_new": 0},
            "by-hand",
        ),
    ),
)


def compute(inputs: Inputs, rules: NoRules) -> Result:
    """What the old debts cost as they stand, what one new loan would cost, and which is dearer."""
    return weighed(inputs)


def figure(result: Result) -> Chart:
    """What the new loan costs over so many months, beside what the old debts cost as they stand."""
    lengths = result["lengths"]
    if len(lengths) == 0:
        return NO_CHART
    cost_now = result["cost_now"]
    new: list[float | None] = [float(length["cost"]) for length in lengths]
    series: list[Series] = [{"code": "new", "y": new}]
    finding = "never_ends"
    if cost_now is not None:
        now: list[float | None] = [float(cost_now) for _ in lengths]
        series.append({"code": "now", "y": now})
        finding = "longer" if lengths[len(lengths) - 1]["cost"] > lengths[0]["cost"] else "as_dear"
    return {
        "kind": "lines", "x_kind": "plain", "x": [str(length["months"]) for length in lengths], "y_kind": "money",
        "series": series, "finding": finding, "values": result["detail"],
    }
