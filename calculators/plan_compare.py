"""Arrangements side by side (方案对比): what each costs a month and in all, whether it fits, what must be written down."""

from __future__ import annotations

from calculators.agreement_terms import CLAUSES
from calculators.arrangements import KINDS
from calculators.comparison import Inputs, Rules
from calculators.comparison_answer import Result, compared
from calculators.declaration import Calculator, Example, Value
from calculators.records import NO_CHART, Chart

WAIVING = ("waiver", "lump_sum")
BREAKING = ("interest_only", "defer", *WAIVING)
LATER = tuple(kind for kind in KINDS if kind != "lump_sum")
BEARING = tuple(kind for kind in LATER if kind != "nothing")

CALCULATOR = Calculator(
    name="plan_compare",
    section="negotiate",
    inputs=(
        Value("principal", "money", least=0.01, most=1e9),
        Value("interest", "money", 0, least=0, most=1e9),
        Value("penalties", "money", 0, least=0, most=1e9),
        Value("annual_rate", "rate", least=0, most=10, unit="year"),
        Value("overdue_rate", "rate", least=0, most=10, optional=True, unit="year"),
        Value("months", "whole", 12, least=1, most=360, unit="months"),
        Value(
            "arrangements", "rows", most=6,
            columns=(
                Value("kind", "choice", "instalments", choices=tuple(KINDS), optional=True),
                Value("months", "whole", least=1, most=360, optional=True, shown_when=("kind", LATER)),
                Value("pause", "whole", least=0, most=60, optional=True, shown_when=("kind", BREAKING)),
                Value("annual_rate", "rate", least=0, most=10, optional=True, unit="year", shown_when=("kind", BEARING)),
                Value("waived_interest", "share", 0, least=0, most=1, shown_when=("kind", WAIVING)),
                Value("waived_penalties", "share", 0, least=0, most=1, shown_when=("kind", WAIVING)),
                Value("discount", "share", 0, least=0, most=1, shown_when=("kind", WAIVING)),
            ),
        ),
        Value("available", "money", least=0, most=1e9, optional=True),
        Value("savings", "money", 0, least=0, most=1e9),
        Value("start", "date", optional=True),
        Value("missed_payment", "whole", 3, least=1, most=360),
        Value("compounding", "choice", "none", choices=("none", "monthly"), assumption=True),
        Value("discount_rate", "rate", least=0, most=10, optional=True, unit="year", assumption=True),
    ),
    outputs=(
        Value("best", "whole", silent=True),
        Value(
            "plans", "rows",
            columns=(
                Value("n", "whole"),
                Value("kind", "choice", choices=tuple(KINDS)),
                Value("monthly", "money"),
                Value("total", "money"),
                Value("fits", "flag"),
                Value("largest", "money"),
                Value("cost", "money"),
                Value("end_month", "whole"),
                Value("end_date", "date"),
            ),
        ),
        Value(
            "more", "rows",
            columns=(
                Value("n", "whole"),
                Value("kind", "choice", choices=tuple(KINDS)),
                Value("pause_payment", "money"),
                Value("waived", "money"),
                Value("present_value", "money"),
                Value("left_then", "money"),
                Value("if_missed", "money"),
            ),
        ),
        Value(
            "agreement", "rows",
            columns=(Value("clause", "choice", choices=tuple(CLAUSES)), Value("plans", "text")),
        ),
    ),
    details=(
        Value("whole", "money"), Value("count", "whole"), Value("n", "whole"), Value("kind", "choice"),
        Value("monthly", "money"), Value("largest", "money"), Value("total", "money"), Value("cost", "money"),
        Value("below", "money"), Value("end_month", "whole"), Value("waived", "money"), Value("worth", "money"),
        Value("bearing", "money"), Value("silent", "money"), Value("instalments", "whole"), Value("pause", "whole"),
        Value("rate", "rate", unit="year"), Value("lacking", "money"), Value("discount", "rate", unit="year"),
        Value("left_then", "money"), Value("if_missed", "money"), Value("card_years", "whole"),
        Value("overdue", "rate", unit="year"),
    ),
    findings=(
        "fits", "fits_once", "fits_now", "cheapest", "cheapest_once", "cheapest_now", "none_fits", "none_fits_once",
        "only_nothing",
    ),
    steps=(
        "owed", "grows", "bases", "bases_waived", "how_extension", "how_instalments", "how_interest_only", "how_waiver",
        "how_stop_compounding", "how_lump_sum", "how_defer", "cost", "cost_below", "worth",
    ),
    notes=("typical", "none_fits", "cheaper_but_heavy", "nothing", "lump_sum", "missed", "card_years"),
    problems=("beyond_sense",),
    series=("principal", "cost"),
    chart_findings=("shown",),
    facts=(
        "card-70-personal-plan", "card-70-contents", "cc-543-variation", "cc-560-561-allocation", "cc-678-extension",
        "loan-rollover-warning", "credit-15-prior-notice",
    ),
    rules={"lpr": "lpr:changes", "card_years": "card-70-personal-plan.max_term"},
    examples=(
        Example(
            "three_ways", {
                "principal": 12000, "interest": 360, "penalties": 240, "annual_rate": 0.18, "overdue_rate": 0.27,
                "available": 600, "discount_rate": 0.03, "arrangements": [
                    {"kind": "nothing", "months": 12}, {"kind": "instalments", "months": 12},
                    {"kind": "waiver", "months": 24, "annual_rate": 0.09, "waived_penalties": 1},
                    {"kind": "lump_sum", "discount": 0.2},
                ],
            },
            {
                "best": 3, "plans.0.total": 15840, "plans.1.monthly": 1150.16, "plans.2.monthly": 563.22,
                "plans.3.total": 10080,
            },
            "by-hand",
            fact="card-70-contents", shown=True,
        ),
        Example(
            "excel_pmt", {
                "principal": 10000, "annual_rate": 0.08, "arrangements": [{"kind": "instalments", "months": 10}],
            },
            {"plans.0.monthly": 1037.03, "plans.0.end_month": 10},
            "excel-pmt",
        ),
        Example(
            "later_and_missed", {
                "principal": 10000, "annual_rate": 0.12, "overdue_rate": 0.24, "missed_payment": 3, "arrangements": [
                    {"kind": "extension", "months": 6}, {"kind": "instalments", "months": 10, "annual_rate": 0},
                    {"kind": "defer", "pause": 3, "months": 10, "annual_rate": 0.12},
                ],
            },
            {
                "plans.0.total": 10600, "plans.1.monthly": 1000, "more.1.left_then": 8000, "more.1.if_missed": 8551.68,
                "plans.2.monthly": 1085.82,
            },
            "by-hand",
            fact="cc-560-561-allocation",
        ),
        Example(
            "worth_today", {
                "principal": 1200, "annual_rate": 0, "discount_rate": 0.12,
                "arrangements": [{"kind": "instalments", "months": 12}],
            },
            {"plans.0.total": 1200, "plans.0.cost": 0, "more.0.present_value": 1125.51},
            "by-hand",
        ),
    ),
)


def compute(inputs: Inputs, rules: Rules) -> Result:
    """Every arrangement in figures, side by side."""
    return compared(inputs, rules)


def figure(result: Result) -> Chart:
    """What each arrangement takes in all: the principal, and what comes on top of it."""
    plans = result["plans"]
    if len(plans) == 0:
        return NO_CHART
    back: list[float | None] = []
    over: list[float | None] = []
    for plan in plans:
        cost = plan["cost"]
        back.append(float(plan["total"] - max(0, cost)))
        over.append(float(max(0, cost)))
    return {
        "kind": "stacked_bars", "x_kind": "plain", "x": [str(plan["n"]) for plan in plans], "y_kind": "money",
        "series": [{"code": "principal", "y": back}, {"code": "cost", "y": over}], "finding": "shown",
        "values": result["detail"],
    }
