"""Repayment schedule (还款计划): every payment of a loan, under five methods and three day counts, to the fen."""

from __future__ import annotations

from calculators.declaration import Calculator, Example, Value
from calculators.loan_plan import Inputs, NoRules, Result, Year, planned
from calculators.records import NO_CHART, Chart

METHODS = ("level", "equal_principal", "interest_only", "at_maturity", "flat")
STEADY = ("level", "equal_principal", "interest_only")

CALCULATOR = Calculator(
    name="repayment_schedule",
    section="understand",
    inputs=(
        Value("principal", "money", least=1, most=1e9),
        Value("annual_rate", "rate", least=0, most=10, unit="year"),
        Value("months", "whole", least=1, most=600, unit="months"),
        Value("method", "choice", "level", choices=METHODS),
        Value("start", "date", optional=True),
        Value("fee", "money", 0, least=0, most=1e9),
        Value(
            "extra_payments", "rows", most=50, shown_when=("method", STEADY),
            columns=(
                Value("n", "whole", least=1, most=600, optional=True),
                Value("date", "date", optional=True),
                Value("amount", "money", least=0.01, most=1e9),
            ),
        ),
        Value("effect", "choice", "shorten", choices=("shorten", "lower"), shown_when=("method", STEADY)),
        Value("day_count", "choice", "30/360", choices=("30/360", "actual/365", "actual/360"), assumption=True),
    ),
    outputs=(
        Value("payment", "money"),
        Value("total_interest", "money"),
        Value("total_paid", "money"),
        Value("payments", "whole", unit="periods"),
        Value("last_date", "date"),
        Value("annual_simple", "rate", unit="year"),
        Value("annual_compound", "rate", unit="year"),
        Value(
            "years", "rows",
            columns=(
                Value("year", "whole"),
                Value("principal", "money", total=True),
                Value("interest", "money", total=True),
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
                Value("extra", "money", silent=True),
            ),
        ),
    ),
    details=(
        Value("month_rate", "rate", unit="month"),
        Value("first_interest", "money"),
        Value("first_principal", "money"),
        Value("last_payment", "money"),
        Value("share", "money"),
        Value("extra_total", "money"),
        Value("extra_unused", "money"),
        Value("saved", "money"),
        Value("first_year_interest", "money"),
        Value("first_year_principal", "money"),
        Value("row", "whole"),
    ),
    findings=(*METHODS, "no_interest", "flat_true"),
    steps=(
        "month_rate", "day_rate", "how_level", "how_equal_principal", "how_interest_only", "how_at_maturity", "how_flat",
        "first_row", "sums", "sums_with_fee", "true_rate",
    ),
    notes=("last_payment", "balloon", "flat", "no_principal", "short_months", "extra_saves", "extra_unused"),
    problems=("start_needed", "start_needed_for_extra", "fee_takes_all", "when_needed", "one_of_two", "before_start"),
    series=("principal", "interest"),
    chart_findings=("by_payment", "by_year"),
    facts=("pboc-2021-3-rule", "pboc-2021-3-method"),
    examples=(
        Example(
            "textbook", {"principal": 120000, "annual_rate": 0.06, "months": 12},
            {"payment": 10327.97, "total_interest": 3935.66},
            "by-hand",
            shown=True,
        ),
        Example(
            "excel_pmt", {"principal": 10000, "annual_rate": 0.08, "months": 10},
            {"payment": 1037.03},
            "excel-pmt",
        ),
        Example(
            "excel_ppmt", {"principal": 2000, "annual_rate": 0.1, "months": 24},
            {"rows.0.principal": 75.62},
            "excel-ppmt",
        ),
        Example(
            "equal_principal", {"principal": 120000, "annual_rate": 0.06, "months": 12, "method": "equal_principal"},
            {"payment": 10600, "total_interest": 3900},
            "by-hand",
        ),
        Example(
            "flat", {"principal": 12000, "annual_rate": 0.072, "months": 12, "method": "flat"},
            {"payment": 1072, "total_interest": 864, "annual_simple": 0.1303, "annual_compound": 0.1384},
            "by-hand",
        ),
    ),
)


def compute(inputs: Inputs, rules: NoRules) -> Result:
    """All payments, their sums, and the true rate where it differs from the quoted one."""
    return planned(inputs)


def figure(result: Result) -> Chart:
    """What each payment (up to two years) or each year (longer) is made of."""
    rows = result["rows"]
    if len(rows) == 0:
        return NO_CHART
    if len(rows) <= 24:
        return parts(
            [str(row["n"]) for row in rows], [float(row["principal"]) for row in rows],
            [float(row["interest"]) for row in rows], "by_payment", result,
        )
    years = result["years"]
    return parts(
        [str(year["year"]) for year in years], [float(year["principal"]) for year in years],
        [float(year["interest"]) for year in years], "by_year", result,
    )


def parts(x: list[str], principal: list[float | None], interest: list[float | None], code: str, result: Result) -> Chart:
    """Principal and interest, one on the other."""
    return {
        "kind": "stacked_bars", "x_kind": "plain", "x": x, "y_kind": "money",
        "series": [{"code": "principal", "y": principal}, {"code": "interest", "y": interest}],
        "finding": code,
        "values": {
            "total_interest": result["total_interest"], "total_paid": result["total_paid"],
            "first_year_interest": first_year(result["years"], True),
            "first_year_principal": first_year(result["years"], False),
        },
    }


def first_year(years: list[Year], of_interest: bool) -> int:
    """The first year's interest or principal."""
    return years[0]["interest"] if of_interest else years[0]["principal"]
