"""Which debt first (先还哪一笔): the order, the months and the interest of four strategies, freed minimums rolling on."""

from __future__ import annotations

from calculators.declaration import Calculator, Example, Value
from calculators.payoff import CONSEQUENCES, STRATEGIES
from calculators.payoff_answer import POINTS, Inputs, NoRules, Result, planned
from calculators.records import NO_CHART, Chart, Series

TWO = (
    {"name": "A", "balance": 1000, "minimum": 100, "annual_rate": 0.24, "consequence": "overdue"},
    {"name": "B", "balance": 500, "minimum": 100, "annual_rate": 0.12, "consequence": "current"},
)

CALCULATOR = Calculator(
    name="payoff_order",
    section="rebuild",
    inputs=(
        Value(
            "debts", "rows", least=1, most=50,
            columns=(
                Value("name", "text", ""),
                Value("balance", "money", least=0.01, most=1e9),
                Value("minimum", "money", 0, least=0, most=1e9),
                Value("annual_rate", "rate", 0, least=0, most=10, unit="year"),
                Value("consequence", "choice", "current", choices=tuple(CONSEQUENCES), optional=True),
            ),
        ),
        Value("extra", "money", 0, least=0, most=1e9),
        Value("strategy", "choice", "consequences", choices=tuple(STRATEGIES)),
        Value("start", "date", optional=True),
    ),
    outputs=(
        Value("months", "whole", unit="months"),
        Value("total_interest", "money"),
        Value("total_paid", "money"),
        Value("end_date", "date"),
        Value(
            "order", "rows",
            columns=(
                Value("position", "whole"),
                Value("name", "text"),
                Value("month", "whole"),
                Value("date", "date"),
                Value("interest", "money"),
                Value("balance", "money"),
                Value("annual_rate", "rate", unit="year"),
                Value("consequence", "choice", choices=tuple(CONSEQUENCES)),
            ),
        ),
        Value(
            "strategies", "rows",
            columns=(
                Value("strategy", "choice", choices=tuple(STRATEGIES)),
                Value("months", "whole"),
                Value("interest", "money"),
                Value("difference", "money"),
                Value("first", "text"),
            ),
        ),
        Value(
            "timeline", "rows",
            columns=(
                Value("month", "whole"),
                Value("date", "date"),
                Value("payment", "money"),
                Value("interest", "money"),
                Value("balance", "money"),
                Value("focus", "text"),
            ),
        ),
    ),
    details=(
        Value("count", "whole"),
        Value("minimums", "money"),
        Value("budget", "money"),
        Value("total_balance", "money"),
        Value("first_name", "text"),
        Value("first_interest", "money"),
        Value("soonest_name", "text"),
        Value("soonest_month", "whole"),
        Value("freed", "money"),
        Value("under", "whole"),
        Value("difference", "money"),
        Value("avalanche_months", "whole"),
        Value("avalanche_name", "text"),
        Value("saved_interest", "money"),
        Value("saved_months", "whole"),
    ),
    findings=("cheapest", "dearer", "one_debt", "never", "never_in_this_order"),
    steps=("budget", "budget_minimums", "first_interest", "focus", "rolls", "sums"),
    notes=("freeze_first", "court", "grave_later", "under_interest", "extra_ends_it", "extra_saves"),
    problems=("nothing_paid",),
    series=("chosen", "without_extra"),
    chart_findings=("falls", "falls_faster", "grows"),
    facts=("cc-560-561-allocation", "cpl-225-228-payment-order", "cpl-125-147"),
    examples=(
        Example(
            "two_by_rate", {"debts": list(TWO), "extra": 100, "strategy": "avalanche"},
            {"months": 6, "total_interest": 80.09, "order.0.name": "A", "strategies.2.interest": 86.84},
            "by-hand",
            shown=True,
        ),
        Example(
            "two_by_size", {"debts": list(TWO), "extra": 100, "strategy": "snowball"},
            {
                "months": 6, "total_interest": 86.84, "order.0.name": "B", "order.0.month": 3,
                "strategies.2.difference": 6.75,
            },
            "by-hand",
        ),
        Example(
            "one_nper", {"debts": [{"balance": 1000, "minimum": 100, "annual_rate": 0.12}]},
            {"months": 11, "total_interest": 58.98},
            "by-hand",
        ),
        Example(
            "never_ends", {"debts": [{"balance": 10000, "minimum": 200, "annual_rate": 0.24}]},
            {"months": None, "total_interest": None},
            "by-hand",
        ),
    ),
)


def compute(inputs: Inputs, rules: NoRules) -> Result:
    """The chosen order, how long it takes and what it costs, with the other strategies beside it."""
    return planned(inputs)


def figure(result: Result) -> Chart:
    """What is owed in all month by month, with and without the extra."""
    rows = result["timeline"]
    if len(rows) == 0 or result["detail"]["total_balance"] is None:
        return NO_CHART
    step = (len(rows) + POINTS - 1) // POINTS
    plain = result["without_extra"]
    months: list[str] = ["0"]
    chosen: list[float | None] = [float(int(result["detail"]["total_balance"]))]
    without: list[float | None] = [float(int(result["detail"]["total_balance"]))]
    at = step
    while at < len(rows) + step:
        months.append(str(at))
        chosen.append(float(rows[at - 1]["balance"]) if at <= len(rows) else 0.0)
        if at <= len(plain):
            without.append(float(plain[at - 1]))
        else:
            without.append(None)
        at += step
    series: list[Series] = [{"code": "chosen", "y": chosen}]
    if len(plain) > 0:
        series.append({"code": "without_extra", "y": without})
    finding = "falls"
    if result["months"] is None:
        finding = "grows"
    elif result["detail"]["saved_months"] is not None and int(result["detail"]["saved_months"]) > 0:
        finding = "falls_faster"
    return {
        "kind": "lines", "x_kind": "plain", "x": months, "y_kind": "money", "series": series, "finding": finding,
        "values": {
            "months": result["months"], "total_interest": result["total_interest"],
            "saved_months": result["detail"]["saved_months"], "extra": result["detail"]["extra"],
        },
    }
