"""Before borrowing (借之前): when the money ends if income falls or a bill comes, and how much in hand would carry it."""

from __future__ import annotations

from calculators.declaration import Calculator, Example, Value
from calculators.records import NO_CHART, Chart
from calculators.stress_answer import Inputs, NoRules, Result, tested

DOWN = ("income_down",)
BILL = ("bill",)

CALCULATOR = Calculator(
    name="stress_test",
    section="rebuild",
    inputs=(
        Value("income", "money", least=0, most=1e7),
        Value("essentials", "money", least=0, most=1e7),
        Value("payments", "money", 0, least=0, most=1e7),
        Value("savings", "money", 0, least=0, most=1e9),
        Value("new_payment", "money", 0, least=0, most=1e7),
        Value("new_months", "whole", least=1, most=360, optional=True, unit="months"),
        Value(
            "shocks", "rows", most=20,
            columns=(
                Value("kind", "choice", "income_down", choices=("income_down", "bill")),
                Value("share", "share", least=0, most=1, shown_when=("kind", DOWN)),
                Value("months", "whole", least=1, most=120, shown_when=("kind", DOWN)),
                Value("amount", "money", least=0, most=1e8, shown_when=("kind", BILL)),
                Value("month", "whole", least=1, most=120, optional=True),
            ),
        ),
        Value("months", "whole", 12, least=1, most=120, unit="months"),
        Value("start", "date", optional=True),
    ),
    outputs=(
        Value("ends_in", "whole", unit="month"),
        Value("reserve_needed", "money"),
        Value("reserve_missing", "money"),
        Value("lowest", "money", silent=True),
        Value("lowest_month", "whole", silent=True),
        Value("normal_month", "money"),
        Value("months_covered", "whole", unit="months"),
        Value(
            "compared", "rows",
            columns=(
                Value("case", "choice", choices=("without_new", "with_new")),
                Value("ends_in", "whole"),
                Value("reserve_needed", "money"),
                Value("lowest", "money"),
            ),
        ),
        Value(
            "rows", "rows",
            columns=(
                Value("month", "whole"),
                Value("date", "date"),
                Value("left", "money"),
                Value("lacking", "money"),
                Value("income", "money"),
                Value("essentials", "money"),
                Value("payments", "money"),
                Value("bill", "money"),
            ),
        ),
    ),
    details=(
        Value("gap", "money"), Value("all_payments", "money"), Value("worst_month", "whole"), Value("worst_income", "money"),
        Value("worst_payments", "money"), Value("worst_bill", "money"), Value("worst_change", "money"),
        Value("calm_end", "money"), Value("months_to_save", "whole"), Value("before_new", "money"),
        Value("without_ends_in", "whole"), Value("beyond", "whole"),
    ),
    findings=("holds", "ends", "ends_with_new", "short_already", "short_but_holds", "no_outgoings"),
    steps=("normal", "worst", "worst_with_bill", "lowest", "lacking", "reserve"),
    notes=(
        "typical", "short_already", "talk_before", "think_again", "save_first", "nothing_in_hand", "not_one_month",
        "beyond",
    ),
    series=("shocked", "calm"),
    chart_findings=("holds", "ends"),
    facts=("cc-676-overdue-interest", "cc-678-extension"),
    examples=(
        Example(
            "three_months", {
                "income": 6000, "essentials": 3500, "payments": 1500, "savings": 6000,
                "shocks": [{"kind": "income_down", "share": 1, "months": 3}],
            },
            {
                "ends_in": 2, "lowest": -9000, "lowest_month": 3, "reserve_needed": 15000, "reserve_missing": 9000,
                "normal_month": 1000, "months_covered": 1, "rows.1.lacking": 4000,
            },
            "by-hand", shown=True,
        ),
        Example(
            "one_bill", {
                "income": 5000, "essentials": 3000, "payments": 1500, "savings": 2000,
                "shocks": [{"kind": "bill", "amount": 4000, "month": 3}],
            },
            {"ends_in": 3, "reserve_needed": 2500, "reserve_missing": 500, "rows.1.left": 3000, "rows.2.lacking": 500},
            "by-hand",
        ),
        Example(
            "less_for_half_a_year", {
                "income": 8000, "essentials": 3000, "payments": 2000, "savings": 1000,
                "shocks": [{"kind": "income_down", "share": 0.3, "months": 6}],
            },
            {"ends_in": None, "lowest": 1600, "lowest_month": 1, "reserve_needed": 0, "rows.11.left": 22600},
            "by-hand",
        ),
        Example(
            "with_a_new_loan", {
                "income": 6000, "essentials": 3000, "payments": 1000, "savings": 10000, "new_payment": 1500,
                "new_months": 12, "shocks": [{"kind": "income_down", "share": 1, "months": 2, "month": 2}],
            },
            {
                "ends_in": 3, "reserve_needed": 10500, "reserve_missing": 500, "compared.0.ends_in": None,
                "compared.0.lowest": 4000,
            },
            "by-hand",
        ),
    ),
)


def compute(inputs: Inputs, rules: NoRules) -> Result:
    """How long the money lasts, month by month, and what would carry it."""
    return tested(inputs)


def figure(result: Result) -> Chart:
    """What is in hand at the end of each month, with the shocks and without; below nought it is lacking."""
    rows = result["rows"]
    if len(rows) == 0:
        return NO_CHART
    start = float(int(result["detail"]["savings"]))
    months: list[str] = ["0"]
    shocked: list[float | None] = [start]
    calm: list[float | None] = [start]
    for n in range(len(rows)):
        lacking = rows[n]["lacking"]
        months.append(str(n + 1))
        shocked.append(float(rows[n]["left"]) if lacking is None else -float(lacking))
        calm.append(float(result["calm"][n]))
    return {
        "kind": "lines", "x_kind": "plain", "x": months, "y_kind": "money",
        "series": [{"code": "shocked", "y": shocked}, {"code": "calm", "y": calm}],
        "finding": "holds" if result["ends_in"] is None else "ends", "values": result["detail"],
    }
