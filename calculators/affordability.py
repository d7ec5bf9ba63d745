"""How much I can pay (我能还多少): from a household's month to a safe offer, an upper bound and a statement to hand over."""

from __future__ import annotations

from calculators.declaration import Calculator, Example, Value
from calculators.household import ESSENTIALS, Inputs, NoRules, Result, budget
from calculators.records import NO_CHART, Chart

CALCULATOR = Calculator(
    name="affordability",
    section="negotiate",
    inputs=(
        Value(
            "incomes", "rows", least=1, most=50,
            columns=(
                Value("name", "text", ""),
                Value("amount", "money", least=0, most=1e7),
                Value("certainty", "choice", "certain", choices=("certain", "uncertain"), optional=True),
            ),
        ),
        Value("dependants", "whole", 0, least=0, most=20, unit="people"),
        *(Value(name, "money", 0, least=0, most=1e7) for name in ESSENTIALS),
        Value(
            "debts", "rows", most=50,
            columns=(
                Value("name", "text", ""),
                Value("minimum", "money", least=0, most=1e7),
                Value("treatment", "choice", "negotiate", choices=("negotiate", "keep"), optional=True),
            ),
        ),
        Value("reserve", "money", least=0, most=1e7, optional=True),
        Value("reserve_share", "share", 0.05, least=0, most=1, assumption=True),
    ),
    outputs=(
        Value("safe_offer", "money"),
        Value("upper_bound", "money"),
        Value("certain_income", "money"),
        Value("uncertain_income", "money", silent=True),
        Value("essentials", "money"),
        Value("essentials_per_person", "money", silent=True),
        Value("kept_payments", "money", silent=True),
        Value("reserve_kept", "money"),
        Value("minimums", "money", silent=True),
        Value("shortfall", "money", silent=True),
        Value(
            "statement", "rows",
            columns=(
                Value("line", "choice", choices=(
                    "income_certain", "income_uncertain", "certain_total", *ESSENTIALS, "essentials_total", "kept_total",
                    "reserve", "safe_offer", "minimums_total",
                )),
                Value("name", "text"),
                Value("amount", "money"),
            ),
        ),
    ),
    details=(
        Value("people", "whole"),
        Value("all_income", "money"),
        Value("gap", "money"),
        Value("lacking", "money"),
        Value("over", "money"),
    ),
    findings=("offer", "covers", "short", "nothing_left", "kept_too_much", "deficit", "no_income", "no_essentials"),
    steps=(
        "income", "income_both", "essentials", "per_person", "reserve", "reserve_by_share", "safe", "safe_kept",
        "safe_nought", "safe_nought_kept", "upper", "upper_kept", "upper_nought", "against_minimums",
    ),
    notes=(
        "help_first", "no_food", "family_costs_nothing", "uncertain_apart", "no_reserve", "short", "not_all_of_it",
    ),
    series=("amount",),
    ticks=(
        "certain_income", "uncertain_income", "essentials", "kept_payments", "reserve_kept", "safe_offer", "minimums",
    ),
    chart_findings=("offer", "covers", "short", "nought"),
    facts=("cpl-254-255-living", "cc-577-579-breach"),
    examples=(
        Example(
            "one_wage", {
                "incomes": [{"amount": 6000}, {"amount": 800, "certainty": "uncertain"}],
                "dependants": 1, "housing": 1500, "food": 1200, "utilities": 200, "transport": 300, "medical": 100,
                "children": 600, "debts": [{"name": "A", "minimum": 1500}, {"name": "B", "minimum": 900}],
            },
            {
                "safe_offer": 1800, "upper_bound": 2900, "essentials": 3900, "reserve_kept": 300, "minimums": 2400,
                "shortfall": 600, "essentials_per_person": 1950,
            },
            "by-hand",
            fact="cpl-254-255-living", shown=True,
        ),
        Example(
            "mortgage_kept", {
                "incomes": [{"amount": 9000}, {"amount": 4000}], "dependants": 2, "food": 2400, "utilities": 400,
                "transport": 500, "children": 1500, "elders": 500, "reserve": 700,
                "debts": [{"minimum": 4200, "treatment": "keep"}, {"minimum": 2000}],
            },
            {"safe_offer": 2800, "upper_bound": 3500, "kept_payments": 4200, "shortfall": 0},
            "by-hand",
        ),
        Example(
            "below_living", {
                "incomes": [{"amount": 2500, "certainty": "uncertain"}], "housing": 1000, "food": 1200, "medical": 600,
                "debts": [{"minimum": 800}],
            },
            {"safe_offer": 0, "upper_bound": 0, "essentials": 2800, "shortfall": 800},
            "by-hand",
            fact="cpl-254-255-living",
        ),
    ),
)


def compute(inputs: Inputs, rules: NoRules) -> Result:
    """The safe offer and the upper bound a month."""
    return budget(inputs)


def figure(result: Result) -> Chart:
    """Where the month's money goes: income, living, reserve, what can be offered, what is asked."""
    if result["certain_income"] + result["uncertain_income"] == 0 or result["essentials"] == 0:
        return NO_CHART
    codes: list[str] = []
    amounts: list[float | None] = []
    add(codes, amounts, "certain_income", result["certain_income"])
    add(codes, amounts, "uncertain_income", result["uncertain_income"])
    add(codes, amounts, "essentials", result["essentials"])
    add(codes, amounts, "kept_payments", result["kept_payments"])
    add(codes, amounts, "reserve_kept", result["reserve_kept"])
    codes.append("safe_offer")
    amounts.append(float(result["safe_offer"]))
    add(codes, amounts, "minimums", result["minimums"])
    finding = result["finding"]
    return {
        "kind": "bars", "x_kind": "code", "x": codes, "y_kind": "money", "series": [{"code": "amount", "y": amounts}],
        "finding": finding if finding in ["offer", "covers", "short"] else "nought", "values": {
            "safe_offer": result["safe_offer"], "minimums": result["minimums"], "essentials": result["essentials"],
            "certain_income": result["certain_income"],
        },
    }


def add(codes: list[str], amounts: list[float | None], code: str, amount: int) -> None:
    """A bar, where there is an amount."""
    if amount > 0:
        codes.append(code)
        amounts.append(float(amount))
