"""True annual rate (真实年化利率): from what was received and what is paid to the rate a year, under both conventions."""

from __future__ import annotations

from calculators.declaration import Calculator, Example, Value
from calculators.limits import LineRules
from calculators.loan_cost import Inputs, Result, from_flows, from_instalments
from calculators.records import NO_CHART, Chart, fails

LENDERS = ("bank", "card", "consumer_finance", "microloan", "assisted_loan", "private")
INSTALMENTS = ("kind", ("instalments",))

CALCULATOR = Calculator(
    name="true_apr",
    section="understand",
    inputs=(
        Value("kind", "choice", "instalments", choices=("instalments", "flows"), implied=(("flows", "flows"),)),
        Value("principal", "money", least=1, most=1e9, shown_when=INSTALMENTS),
        Value("upfront_fee", "money", 0, least=0, most=1e9, shown_when=INSTALMENTS),
        Value("fee_kind", "choice", "paid", choices=("paid", "withheld"), shown_when=INSTALMENTS),
        Value("payment", "money", least=0.01, most=1e9, shown_when=INSTALMENTS),
        Value("recurring_fee", "money", 0, least=0, most=1e9, shown_when=INSTALMENTS),
        Value("periods", "whole", least=1, most=600, unit="periods", shown_when=INSTALMENTS),
        Value("period", "choice", "month", choices=("month", "two_weeks", "week", "days"), shown_when=INSTALMENTS),
        Value("days", "whole", 30, least=1, most=3650, unit="days", shown_when=("period", ("days",))),
        Value("first_gap", "whole", least=1, most=3650, optional=True, unit="days", shown_when=INSTALMENTS),
        Value(
            "flows", "rows", least=2, most=50, shown_when=("kind", ("flows",)),
            columns=(Value("date", "date"), Value("amount", "money", least=-1e9, most=1e9)),
        ),
        Value(
            "day_count", "choice", "actual/365", choices=("actual/365", "actual/actual", "whole_months"), assumption=True,
            shown_when=("kind", ("flows",)),
        ),
        Value("stated_rate", "rate", least=0, most=10, optional=True, unit="year"),
        Value("lender_kind", "choice", optional=True, choices=LENDERS),
        Value("contract_date", "date", optional=True),
    ),
    outputs=(
        Value("annual_simple", "rate", unit="year"),
        Value("annual_compound", "rate", unit="year"),
        Value("period_rate", "rate", unit="period"),
        Value("total_cost", "money"),
        Value("cost_per_100", "money"),
        Value("difference", "rate", unit="year"),
        Value(
            "reference_lines", "rows",
            columns=(
                Value("line", "choice", choices=(
                    "four_lpr", "microloan_cap", "consumer_single", "consumer_average", "court_reduction",
                )),
                Value("value", "rate", unit="year"),
                Value("applies", "flag"),
                Value("above", "flag"),
                Value("standing", "choice", choices=(
                    "statute", "judicial_interpretation", "rule", "national_standard", "industry_guideline",
                    "press_report", "unverified",
                )),
                Value("fact", "text", silent=True),
            ),
        ),
    ),
    details=(
        Value("received", "money"),
        Value("each", "money"),
        Value("paid", "money"),
        Value("saved", "money"),
        Value("per_year", "factor"),
        Value("count", "whole"),
        Value("first_date", "date"),
        Value("last_date", "date"),
        Value("known_until", "date"),
        Value("term_days", "whole"),
        Value("low", "rate", unit="year"),
        Value("high", "rate", unit="year"),
    ),
    findings=("found", "dearer", "as_stated", "cheaper", "zero", "rounded_off", "negative", "beyond_sense"),
    steps=(
        "received", "received_after_fee", "each", "each_with_fee", "first_gap", "equation_month", "equation_two_weeks",
        "equation_week", "equation_days", "flows", "equation_flows_daily", "equation_flows_monthly", "simple",
        "compound", "compound_days", "cost",
    ),
    notes=(
        "withheld", "odd_first", "short_term", "compound_beyond_sense", "other_side", "lender_not_told",
        "contract_date_needed", "lpr_not_known", "older_rule", "press_only", "above_line", "conventions_differ",
    ),
    problems=("fee_takes_all", "flows_one_way", "flows_same_day", "several_rates", "no_rate", "rate_out_of_range"),
    series=("rate",),
    ticks=(
        "stated_rate", "annual_simple", "annual_compound", "four_lpr", "microloan_cap", "consumer_single",
        "consumer_average", "court_reduction",
    ),
    chart_findings=("found", "dearer", "as_stated", "cheaper", "zero", "rounded_off", "negative", "beyond_sense"),
    facts=(
        "pboc-2021-3-rule", "pboc-2021-3-method", "pboc-2021-3-example", "cc-668-670-no-upfront-interest",
        "pl-25-4xlpr", "spc-2017-22-24pct", "microloan-2025-24pct", "cfc-20pct-window",
    ),
    rules={
        "lpr": "lpr:changes",
        "private_multiple": "pl-25-4xlpr.multiple",
        "court_line": "spc-2017-22-24pct.line",
        "microloan_cap": "microloan-2025-24pct.cap",
        "consumer_single": "cfc-20pct-window.single_cap",
        "consumer_average": "cfc-20pct-window.average",
    },
    examples=(
        Example(
            "pboc", {"principal": 100000, "upfront_fee": 1000, "payment": 8833.3, "periods": 12},
            {"annual_simple": 0.1280, "annual_compound": 0.1358},
            fact="pboc-2021-3-example", shown=True,
        ),
        Example(
            "by_hand", {"principal": 10000, "payment": 10500, "periods": 1},
            {"period_rate": 0.05, "annual_simple": 0.6, "annual_compound": 0.7959, "total_cost": 500, "cost_per_100": 5},
            "by-hand",
        ),
        Example(
            "excel_rate", {"principal": 8000, "payment": 200, "periods": 48},
            {"period_rate": 0.0077, "annual_simple": 0.0924},
            "excel-rate",
        ),
        Example(
            "excel_xirr", {"flows": [
                {"date": "2008-01-01", "amount": 10000}, {"date": "2008-03-01", "amount": -2750},
                {"date": "2008-10-30", "amount": -4250}, {"date": "2009-02-15", "amount": -3250},
                {"date": "2009-04-01", "amount": -2750},
            ]},
            {"annual_compound": 0.373363},
            "excel-xirr",
            places=6,
        ),
        Example(
            "weekly", {"principal": 1000, "upfront_fee": 300, "fee_kind": "withheld", "payment": 1000, "periods": 1,
                       "period": "week"},
            {"period_rate": 0.4286, "annual_simple": 22.2857, "total_cost": 300, "cost_per_100": 30},
            "by-hand",
        ),
    ),
)


def compute(inputs: Inputs, rules: LineRules) -> Result:
    """The rate a period and a year, the cost, and the reference lines. Received positive, paid negative."""
    if inputs["kind"] == "flows":
        return from_flows(inputs, rules)
    return from_instalments(inputs, rules)


def figure(result: Result) -> Chart:
    """Bars: the stated rate, the true rate under both conventions, and the reference lines."""
    simple = result["annual_simple"]
    if simple is None:
        return NO_CHART
    codes: list[str] = []
    rates: list[float | None] = []
    stated: float | None = result["detail"]["stated_rate"]
    compound = result["annual_compound"]
    if stated is not None:
        codes.append("stated_rate")
        rates.append(stated)
    codes.append("annual_simple")
    rates.append(simple)
    if compound is not None and compound < 100:
        codes.append("annual_compound")
        rates.append(compound)
    for line in result["reference_lines"]:
        if line["value"] is not None and not fails(line["applies"]):
            codes.append(line["line"])
            rates.append(line["value"])
    return {
        "kind": "bars", "x_kind": "code", "x": codes, "y_kind": "rate", "series": [{"code": "rate", "y": rates}],
        "finding": result["finding"], "values": {
            "annual_simple": simple, "annual_compound": compound, "stated_rate": stated,
        },
    }
