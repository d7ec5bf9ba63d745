"""Early repayment (提前还款): what it saves after the fee, the new schedule, and when it has paid for itself."""

from __future__ import annotations

from calculators.declaration import Calculator, Example, Value
from calculators.prepayment_answer import Inputs, NoRules, Result, repaid_early
from calculators.records import NO_CHART, Chart

METHODS = ("level", "equal_principal")
ROADS = ("as_it_is", "shorten", "lower", "settled")
POINTS = 48
"""At most so many steps in the chart."""

CALCULATOR = Calculator(
    name="early_repayment",
    section="rights",
    inputs=(
        Value("balance", "money", least=0.01, most=1e9),
        Value("annual_rate", "rate", least=0, most=10, unit="year"),
        Value("months_left", "whole", least=1, most=600, unit="months"),
        Value("method", "choice", "level", choices=METHODS),
        Value("payment", "money", least=0.01, most=1e9, optional=True, shown_when=("method", ("level",))),
        Value("pay_now", "money", least=0.01, most=1e9),
        Value("effect", "choice", "shorten", choices=("shorten", "lower")),
        Value("fee_kind", "choice", "none", choices=("none", "percent", "months", "fixed")),
        Value("fee_percent", "share", 0, least=0, most=1, shown_when=("fee_kind", ("percent",))),
        Value("fee_months", "whole", 1, least=1, most=60, unit="months", shown_when=("fee_kind", ("months",))),
        Value("fee_amount", "money", 0, least=0, most=1e9, shown_when=("fee_kind", ("fixed",))),
        Value("start", "date", optional=True),
        Value(
            "fee_base", "choice", "paid_early", choices=("paid_early", "balance"), assumption=True,
            shown_when=("fee_kind", ("percent", "months")),
        ),
        Value("day_count", "choice", "30/360", choices=("30/360", "actual/365", "actual/360"), assumption=True),
    ),
    outputs=(
        Value("saving", "money"),
        Value("interest_saved", "money"),
        Value("fee", "money"),
        Value("needed_now", "money"),
        Value("new_payment", "money"),
        Value("months", "whole", unit="periods"),
        Value("months_saved", "whole", silent=True),
        Value("break_even", "whole", unit="periods"),
        Value("end_date", "date"),
        Value("total_interest", "money", silent=True),
        Value(
            "roads", "rows",
            columns=(
                Value("road", "choice", choices=ROADS),
                Value("saving", "money"),
                Value("payment", "money"),
                Value("months", "whole"),
                Value("interest", "money"),
                Value("fee", "money"),
            ),
        ),
        Value(
            "rows", "rows",
            columns=(
                Value("n", "whole"),
                Value("date", "date"),
                Value("payment", "money", total=True),
                Value("principal", "money", total=True),
                Value("interest", "money", total=True),
                Value("balance", "money"),
            ),
        ),
    ),
    details=(
        Value("used", "money"), Value("left", "money"), Value("over", "money"), Value("loss", "money"),
        Value("payment_before", "money"), Value("months_before", "whole"), Value("interest_before", "money"),
        Value("last_before", "money"), Value("end_before", "date"), Value("share", "money"),
        Value("saved_then", "money"), Value("fee_base_amount", "money"), Value("shorten_more", "money"),
        Value("first_interest", "money"),
    ),
    findings=("shortens", "smaller_last", "lowers", "settles", "costs", "even", "no_interest"),
    steps=(
        "before_level", "before_equal_principal", "paid", "after_shorten", "after_lower", "after_settled", "saved",
        "fee_percent", "fee_months", "fee_fixed", "less_fee", "break_even", "never",
    ),
    notes=("more_than_owed", "fee_high", "shorten_saves_more", "balloon", "ends_early", "short_months"),
    problems=("start_needed", "payment_too_small"),
    series=("as_it_is", "paid_early"),
    chart_findings=("sooner", "lighter", "gone"),
    facts=("cc-677-early-repayment", "pl-30-early", "cc-585-penalty-reduction", "cc-496-standard-terms"),
    examples=(
        Example(
            "half_now", {
                "balance": 12000, "annual_rate": 0.12, "months_left": 12, "method": "equal_principal", "pay_now": 6000,
                "fee_kind": "percent", "fee_percent": 0.01,
            },
            {
                "interest_saved": 570, "fee": 60, "saving": 510, "needed_now": 6060, "months": 6, "break_even": 2,
                "roads.2.saving": 330,
            },
            "by-hand", fact="cc-677-early-repayment", shown=True,
        ),
        Example(
            "all_now", {
                "balance": 10000, "annual_rate": 0.08, "months_left": 10, "pay_now": 10000, "fee_kind": "months",
            },
            {"roads.0.payment": 1037.03, "roads.0.interest": 370.34, "fee": 66.67, "saving": 303.67, "break_even": 2},
            "excel-pmt",
        ),
        Example(
            "fee_too_high", {
                "balance": 3000, "annual_rate": 0.12, "months_left": 3, "method": "equal_principal", "pay_now": 3000,
                "fee_kind": "percent", "fee_percent": 0.03,
            },
            {"interest_saved": 60, "fee": 90, "saving": -30, "break_even": None},
            "by-hand",
        ),
        Example(
            "lighter", {
                "balance": 10000, "annual_rate": 0.12, "months_left": 12, "pay_now": 4000, "effect": "lower",
            },
            {"roads.0.payment": 888.49, "new_payment": 533.09, "months": 12},
            "by-hand",
        ),
    ),
)


def compute(inputs: Inputs, rules: NoRules) -> Result:
    """What paying early saves, and how the loan goes on."""
    return repaid_early(inputs)


def figure(result: Result) -> Chart:
    """What is still owed after each payment, with and without paying early."""
    before = result["before"]
    if len(before) == 0:
        return NO_CHART
    rows = result["rows"]
    step = (len(before) + POINTS - 1) // POINTS
    months: list[str] = ["0"]
    stays: list[float | None] = [float(int(result["detail"]["balance"]))]
    falls: list[float | None] = [float(int(result["detail"]["left"]))]
    at = step
    while at < len(before) + step:
        months.append(str(at))
        stays.append(float(before[at - 1]) if at <= len(before) else 0.0)
        falls.append(float(rows[at - 1]["balance"]) if at <= len(rows) else 0.0)
        at += step
    finding = "lighter"
    if len(rows) == 0:
        finding = "gone"
    elif len(rows) < len(before):
        finding = "sooner"
    return {
        "kind": "lines", "x_kind": "plain", "x": months, "y_kind": "money",
        "series": [{"code": "as_it_is", "y": stays}, {"code": "paid_early", "y": falls}], "finding": finding,
        "values": result["detail"],
    }
