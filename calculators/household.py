"""A household's month: what comes in, what living takes, and what is left to offer. Used by `affordability`.

Money in fen a month. The safe offer counts only income that comes every month and keeps a small reserve; the upper bound
is what is left in a month in which everything comes in and nothing is put aside. Neither is ever below nought.
"""

from __future__ import annotations

from typing import Any, TypedDict

from calculators.finance import half_up
from calculators.records import Problem, Remark, remark

ESSENTIALS = ["housing", "food", "utilities", "transport", "medical", "children", "elders", "yearly", "other"]
"""The categories of living costs, in the order of the statement; each is an input of that name."""


class Income(TypedDict):
    """Money that comes in each month: certain, or uncertain."""

    name: str
    amount: int
    certainty: str


class Payment(TypedDict):
    """A debt's payment each month: `keep` is paid on as it is, `negotiate` is to be talked about."""

    name: str
    minimum: int
    treatment: str


class Inputs(TypedDict):
    """Inputs in internal units, as the declaration names them."""

    incomes: list[Income]
    dependants: int
    housing: int
    food: int
    utilities: int
    transport: int
    medical: int
    children: int
    elders: int
    yearly: int
    other: int
    debts: list[Payment]
    reserve: int | None
    reserve_share: float


class NoRules(TypedDict):
    """This calculator leans on no number of the law."""


class Line(TypedDict):
    """A line of the statement of income and expenses; `name` is None where a line has none."""

    line: str
    name: str | None
    amount: int


class Result(TypedDict):
    """Outputs in internal units. `shortfall` is what the safe offer lacks of what is asked, None where nothing is."""

    safe_offer: int
    upper_bound: int
    certain_income: int
    uncertain_income: int
    essentials: int
    essentials_per_person: int
    kept_payments: int
    reserve_kept: int
    minimums: int
    shortfall: int | None
    statement: list[Line]
    finding: str
    detail: Any
    steps: list[Remark]
    notes: list[Remark]
    problems: list[Problem]


class Month(TypedDict):
    """The sums of a month. `left` is certain income less essentials, kept payments and reserve; it may be below nought."""

    certain: int
    uncertain: int
    essentials: int
    kept: int
    minimums: int
    reserve: int
    left: int


def amounts_of(inputs: Inputs) -> list[int]:
    """The essentials in the order of `ESSENTIALS`."""
    return [
        inputs["housing"], inputs["food"], inputs["utilities"], inputs["transport"], inputs["medical"],
        inputs["children"], inputs["elders"], inputs["yearly"], inputs["other"],
    ]


def month_of(inputs: Inputs) -> Month:
    """All sums of the month."""
    certain = 0
    uncertain = 0
    for income in inputs["incomes"]:
        if income["certainty"] == "certain":
            certain += income["amount"]
        else:
            uncertain += income["amount"]
    kept = 0
    minimums = 0
    for debt in inputs["debts"]:
        if debt["treatment"] == "keep":
            kept += debt["minimum"]
        else:
            minimums += debt["minimum"]
    given = inputs["reserve"]
    reserve = half_up(certain * inputs["reserve_share"]) if given is None else given
    essentials = sum(amounts_of(inputs))
    return {
        "certain": certain, "uncertain": uncertain, "essentials": essentials, "kept": kept, "minimums": minimums,
        "reserve": reserve, "left": certain - essentials - kept - reserve,
    }


def budget(inputs: Inputs) -> Result:
    """The safe offer, the upper bound, the statement, and everything said about them."""
    month = month_of(inputs)
    safe = max(0, month["left"])
    upper = max(0, month["certain"] + month["uncertain"] - month["essentials"] - month["kept"])
    shortfall: int | None = max(0, month["minimums"] - safe) if month["minimums"] > 0 else None
    people = inputs["dependants"] + 1
    values = {
        "safe_offer": safe, "upper_bound": upper, "certain_income": month["certain"],
        "uncertain_income": month["uncertain"], "essentials": month["essentials"], "kept_payments": month["kept"],
        "reserve_kept": month["reserve"], "reserve_share": inputs["reserve_share"], "minimums": month["minimums"],
        "shortfall": shortfall, "people": people, "dependants": inputs["dependants"],
        "essentials_per_person": half_up(month["essentials"] / people),
        "all_income": month["certain"] + month["uncertain"],
        "gap": max(0, month["essentials"] + month["kept"] - month["certain"] - month["uncertain"]),
        "lacking": max(0, -month["left"]), "over": max(0, safe - month["minimums"]),
    }
    return {
        "safe_offer": safe,
        "upper_bound": upper,
        "certain_income": month["certain"],
        "uncertain_income": month["uncertain"],
        "essentials": month["essentials"],
        "essentials_per_person": half_up(month["essentials"] / people),
        "kept_payments": month["kept"],
        "reserve_kept": month["reserve"],
        "minimums": month["minimums"],
        "shortfall": shortfall,
        "statement": statement(inputs, month, safe),
        "finding": finding(month, safe),
        "detail": values,
        "steps": working(inputs, month, values),
        "notes": remarks_on(inputs, month, safe, values),
        "problems": [],
    }


def finding(month: Month, safe: int) -> str:
    """Which sentence says the answer."""
    income = month["certain"] + month["uncertain"]
    if income == 0:
        return "no_income"
    if month["essentials"] == 0:
        return "no_essentials"
    if month["essentials"] > income:
        return "deficit"
    if month["essentials"] + month["kept"] > income:
        return "kept_too_much"
    if safe == 0:
        return "nothing_left"
    if month["minimums"] == 0:
        return "offer"
    return "covers" if safe >= month["minimums"] else "short"


def statement(inputs: Inputs, month: Month, safe: int) -> list[Line]:
    """Income and expenses line by line, to hand over: no creditor is named in it."""
    lines: list[Line] = []
    for income in inputs["incomes"]:
        name: str | None = income["name"] if income["name"] != "" else None
        lines.append({"line": "income_" + income["certainty"], "name": name, "amount": income["amount"]})
    lines.append(line("certain_total", month["certain"]))
    amounts = amounts_of(inputs)
    for n in range(len(ESSENTIALS)):
        if amounts[n] > 0:
            lines.append(line(ESSENTIALS[n], amounts[n]))
    lines.append(line("essentials_total", month["essentials"]))
    if month["kept"] > 0:
        lines.append(line("kept_total", month["kept"]))
    lines.append(line("reserve", month["reserve"]))
    lines.append(line("safe_offer", safe))
    if month["minimums"] > 0:
        lines.append(line("minimums_total", month["minimums"]))
    return lines


def line(code: str, amount: int) -> Line:
    """A line without a name."""
    return {"line": code, "name": None, "amount": amount}


def working(inputs: Inputs, month: Month, values: Any) -> list[Remark]:
    """How the two figures come about."""
    steps = [remark("income_both" if month["uncertain"] > 0 else "income", values), remark("essentials", values)]
    if inputs["dependants"] > 0:
        steps.append(remark("per_person", values))
    steps.append(remark("reserve_by_share" if inputs["reserve"] is None else "reserve", values))
    kept = "_kept" if month["kept"] > 0 else ""
    if month["left"] >= 0:
        steps.append(remark("safe" + kept, values))
    else:
        steps.append(remark("safe_nought" + kept, values))
    steps.append(remark("upper_nought" if int(values["gap"]) > 0 else "upper" + kept, values))
    if month["minimums"] > 0:
        steps.append(remark("against_minimums", values))
    return steps


def remarks_on(inputs: Inputs, month: Month, safe: int, values: Any) -> list[Remark]:
    """What the reader should know about these figures."""
    notes: list[Remark] = []
    code = finding(month, safe)
    if code == "no_income" or code == "deficit":
        notes.append(remark("help_first", values))
    if month["essentials"] > 0 and inputs["food"] == 0:
        notes.append(remark("no_food", values))
    if inputs["dependants"] > 0 and inputs["children"] + inputs["elders"] == 0:
        notes.append(remark("family_costs_nothing", values))
    if month["uncertain"] > 0:
        notes.append(remark("uncertain_apart", values))
    if month["reserve"] == 0 and safe > 0:
        notes.append(remark("no_reserve", values))
    if code == "short":
        notes.append(remark("short", values))
    if code == "covers" and safe > month["minimums"]:
        notes.append(remark("not_all_of_it", values))
    return notes
