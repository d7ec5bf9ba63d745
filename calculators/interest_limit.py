"""Interest limits (利率红线): which rule governs a loan, its value on the day of the contract, and what lies above it."""

from __future__ import annotations

from calculators.declaration import Calculator, Example, Value
from calculators.limit_answer import FactRules, Inputs, Result, answered
from calculators.records import NO_CHART, Chart, fails

LENDERS = ("bank", "card", "consumer_finance", "microloan", "other_local", "assisted_loan", "private")
LINES = (
    "four_lpr", "old_lower", "old_upper", "microloan_cap", "consumer_single", "consumer_average", "court_reduction",
)
STANDINGS = (
    "statute", "judicial_interpretation", "rule", "national_standard", "industry_guideline", "press_report", "unverified",
)
FINDINGS = (
    "private_line", "private_above", "private_within", "court_line", "court_above", "court_within", "microloan_line",
    "microloan_above", "microloan_within", "microloan_older", "old_lines", "changing_month", "lpr_unknown", "no_rule",
    "local_unknown",
)

CALCULATOR = Calculator(
    name="interest_limit",
    section="understand",
    inputs=(
        Value("lender_kind", "choice", choices=LENDERS),
        Value("contract_date", "date"),
        Value("annual_rate", "rate", least=0, most=100, optional=True, unit="year"),
        Value("principal", "money", least=0.01, most=1e9, optional=True),
    ),
    outputs=(
        Value("rule", "choice", choices=LINES),
        Value("limit", "rate", unit="year"),
        Value("applies", "flag"),
        Value("standing", "choice", choices=STANDINGS),
        Value("in_force_from", "date"),
        Value("in_force_until", "date"),
        Value("excess_rate", "rate", unit="year"),
        Value("excess_a_year", "money"),
        Value(
            "reference_lines", "rows",
            columns=(
                Value("line", "choice", choices=LINES),
                Value("value", "rate", unit="year"),
                Value("applies", "flag"),
                Value("above", "flag"),
                Value("standing", "choice", choices=STANDINGS),
                Value("fact", "text", silent=True),
            ),
        ),
        Value(
            "may_ask", "rows",
            columns=(
                Value("ask", "choice", choices=(
                    "breakdown", "lower_rate", "excess_unsupported", "reduce_in_court", "complain", "which_rule",
                )),
                Value("whom", "choice", choices=("lender", "court", "regulator", "local_regulator", "legal_aid")),
            ),
        ),
        Value(
            "may_not_claim", "rows",
            columns=(
                Value("claim", "choice", choices=(
                    "nothing_owed", "stop_paying", "four_lpr_for_licensed", "void_by_itself", "press_is_law", "old_36",
                )),
            ),
        ),
    ),
    details=(
        Value("lpr", "rate", unit="year"),
        Value("multiple", "factor"),
        Value("target_multiple", "factor"),
        Value("known_until", "date"),
        Value("last_limit", "rate", unit="year"),
        Value("old_lower_value", "rate", unit="year"),
        Value("old_upper_value", "rate", unit="year"),
        Value("changing_limit", "rate", unit="year"),
        Value("court_line", "rate", unit="year"),
        Value("average", "rate", unit="year"),
        Value("first", "date"),
        Value("sure", "date"),
    ),
    findings=FINDINGS,
    steps=("times_lpr", "no_lpr", "stated", "excess", "excess_money", "no_excess"),
    notes=(
        "above_is_owed", "not_read", "start_unclear", "may_not_govern", "overdue_too", "no_licence", "old_gone",
        "card_discretion", "assisted_fees", "press_only", "microloan_press", "microloan_target", "rate_needed", "all_in",
    ),
    series=("rate",),
    ticks=("annual_rate", *LINES),
    chart_findings=("above", "within", "lines"),
    facts=(
        "pl-25-4xlpr", "pl-28-29-overdue", "pl-1-scope", "pl-13-invalid", "spc-27-licensed-local", "spc-2017-22-24pct",
        "spc-bankcard-2", "microloan-2025-24pct", "microloan-2027-4xlpr", "cfc-20pct-window", "nfra-2025-9-assisted-loans",
        "old-24-36-line",
    ),
    rules={
        "lpr": "lpr:changes",
        "private_multiple": "pl-25-4xlpr.multiple",
        "court_line": "spc-2017-22-24pct.line",
        "microloan_cap": "microloan-2025-24pct.cap",
        "microloan_target": "microloan-2027-4xlpr.multiple",
        "consumer_single": "cfc-20pct-window.single_cap",
        "consumer_average": "cfc-20pct-window.average",
        "old_lower": "old-24-36-line.lower_line",
        "old_upper": "old-24-36-line.upper_line",
        "old_multiple": "old-24-36-line.current_multiple",
    },
    examples=(
        Example(
            "fifteen_four",
            {"lender_kind": "private", "contract_date": "2021-06-01", "annual_rate": 0.24, "principal": 50000},
            {"rule": "four_lpr", "limit": 0.154, "excess_rate": 0.086, "excess_a_year": 4300},
            "by-hand",
            fact="pl-25-4xlpr", shown=True,
        ),
        Example(
            "twelve", {"lender_kind": "private", "contract_date": "2026-09-20", "annual_rate": 0.12, "principal": 10000},
            {"limit": 0.12, "excess_rate": 0, "excess_a_year": 0},
            fact="microloan-2027-4xlpr",
        ),
        Example(
            "card", {"lender_kind": "card", "contract_date": "2023-05-10", "annual_rate": 0.2738, "principal": 20000},
            {"rule": "court_reduction", "limit": 0.24, "excess_rate": 0.0338, "excess_a_year": 676},
            "by-hand",
            fact="spc-2017-22-24pct",
        ),
        Example(
            "no_lpr_yet", {"lender_kind": "private", "contract_date": "2199-01-01", "annual_rate": 0.2},
            {"limit": None, "rule": None},
            "by-hand",
        ),
    ),
)


def compute(inputs: Inputs, rules: FactRules) -> Result:
    """The rule that governs, its value on the day of the contract, and what lies above it."""
    return answered(inputs, rules)


def figure(result: Result) -> Chart:
    """Bars: the reader's rate and the lines that may govern."""
    codes: list[str] = []
    rates: list[float | None] = []
    rate: float | None = result["detail"]["annual_rate"]
    if rate is not None:
        codes.append("annual_rate")
        rates.append(rate)
    lines = 0
    for line in result["reference_lines"]:
        if line["value"] is not None and not fails(line["applies"]):
            codes.append(line["line"])
            rates.append(line["value"])
            lines += 1
    if lines == 0:
        return NO_CHART
    code = "lines"
    excess = result["excess_rate"]
    if excess is not None:
        code = "above" if excess > 0 else "within"
    return {
        "kind": "bars", "x_kind": "code", "x": codes, "y_kind": "rate", "series": [{"code": "rate", "y": rates}],
        "finding": code, "values": {
            "annual_rate": rate, "limit": result["limit"], "excess_rate": excess,
        },
    }
