"""How long the money lasts: the months, what would carry them, and everything said about it. Used by `stress_test`."""

from __future__ import annotations

from typing import Any, TypedDict

from calculators.dates import add_months
from calculators.records import Problem, Remark, remark
from calculators.reserves import Household, Month, Shock, course, ends_in, lowest_of, reserve_for

TYPICAL: list[Shock] = [{"kind": "income_down", "share": 1.0, "months": 3, "amount": 0, "month": 1}]
"""What is looked at where nothing is named: no income for three months."""


class Given(TypedDict):
    """A shock as the reader gives it; what its kind does not ask is None, and so is a month left open: the first."""

    kind: str
    share: float | None
    months: int | None
    amount: int | None
    month: int | None


class Inputs(TypedDict):
    """Inputs in internal units, as the declaration names them."""

    income: int
    essentials: int
    payments: int
    savings: int
    new_payment: int
    new_months: int | None
    shocks: list[Given]
    months: int
    start: int | None


class NoRules(TypedDict):
    """This calculator leans on no number of the law."""


class Compared(TypedDict):
    """With or without the loan thought of: the month the money ends, the least in hand (or lacking), what would carry it."""

    case: str
    ends_in: int | None
    lowest: int
    reserve_needed: int


class Line(TypedDict):
    """A month of the table: `left` in hand at its end, or `lacking`, None where nothing is."""

    month: int
    date: int | None
    income: int
    essentials: int
    payments: int
    bill: int
    left: int
    lacking: int | None


class Result(TypedDict):
    """Outputs in internal units. `ends_in` is None where the money holds; `months_covered` where nothing goes out."""

    ends_in: int | None
    lowest: int | None
    lowest_month: int | None
    reserve_needed: int | None
    reserve_missing: int | None
    normal_month: int | None
    months_covered: int | None
    compared: list[Compared]
    rows: list[Line]
    calm: list[int]
    finding: str
    detail: Any
    steps: list[Remark]
    notes: list[Remark]
    problems: list[Problem]


def tested(inputs: Inputs) -> Result:
    """The months under the shocks, and the same months without them and without the new loan."""
    shocks = TYPICAL if len(inputs["shocks"]) == 0 else [shock_of(given) for given in inputs["shocks"]]
    household = household_of(inputs, True)
    months = course(household, shocks, inputs["months"])
    calm = course(household, [], inputs["months"])
    without = course(household_of(inputs, False), shocks, inputs["months"])
    values = values_of(inputs, household, months, calm, without)
    values["beyond"] = sum([1 for shock in shocks if shock["month"] > inputs["months"]])
    code = finding(inputs, household, months, without, values)
    compared: list[Compared] = []
    if inputs["new_payment"] > 0 and code != "no_outgoings":
        compared = [beside("without_new", household, without), beside("with_new", household, months)]
    empty = code == "no_outgoings"
    lowest = lowest_of(months)
    return {
        "ends_in": ends_in(months),
        "lowest": None if empty else months[lowest]["balance"],
        "lowest_month": None if empty else lowest + 1,
        "reserve_needed": None if empty else reserve_for(household, months),
        "reserve_missing": None if empty else max(0, -months[lowest]["balance"]),
        "normal_month": None if empty else household["income"] - going_out(household),
        "months_covered": covered(household),
        "compared": compared,
        "rows": [] if empty else lines(inputs, household, months),
        "calm": [] if empty else [month["balance"] for month in calm],
        "finding": code,
        "detail": values,
        "steps": [] if empty else working(months, values),
        "notes": remarks_on(inputs, household, code, values),
        "problems": [],
    }


def shock_of(given: Given) -> Shock:
    """A shock with what was left open filled in."""
    share = given["share"]
    months = given["months"]
    amount = given["amount"]
    month = given["month"]
    return {
        "kind": given["kind"], "share": 0.0 if share is None else share, "months": 0 if months is None else months,
        "amount": 0 if amount is None else amount, "month": 1 if month is None else month,
    }


def household_of(inputs: Inputs, with_new: bool) -> Household:
    """The household in the terms of `reserves`, with the loan thought of or without it."""
    new_months = inputs["new_months"]
    return {
        "income": inputs["income"], "essentials": inputs["essentials"], "payments": inputs["payments"],
        "savings": inputs["savings"], "new_payment": inputs["new_payment"] if with_new else 0,
        "new_months": 0 if new_months is None else new_months,
    }


def going_out(household: Household) -> int:
    """What an ordinary month takes, the loan thought of included."""
    return household["essentials"] + household["payments"] + household["new_payment"]


def covered(household: Household) -> int | None:
    """The whole months that what is in hand pays for when nothing comes in."""
    month = going_out(household)
    return None if month == 0 else household["savings"] // month


def finding(inputs: Inputs, household: Household, months: list[Month], without: list[Month], values: Any) -> str:
    """Which sentence says the answer."""
    if going_out(household) == 0 and all(month["bill"] == 0 for month in months):
        return "no_outgoings"
    holds = ends_in(months) is None
    if int(values["gap"]) > 0:
        return "short_but_holds" if holds else "short_already"
    if holds:
        return "holds"
    if inputs["new_payment"] > 0 and ends_in(without) is None:
        return "ends_with_new"
    return "ends"


def beside(case: str, household: Household, months: list[Month]) -> Compared:
    """A line of the comparison."""
    return {
        "case": case, "ends_in": ends_in(months), "lowest": months[lowest_of(months)]["balance"],
        "reserve_needed": reserve_for(household, months),
    }


def lines(inputs: Inputs, household: Household, months: list[Month]) -> list[Line]:
    """The table of the months."""
    found: list[Line] = []
    start = inputs["start"]
    for n in range(len(months)):
        month = months[n]
        found.append({
            "month": n + 1, "date": None if start is None else add_months(start, n), "income": month["income"],
            "essentials": household["essentials"], "payments": month["payments"], "bill": month["bill"],
            "left": max(0, month["balance"]), "lacking": -month["balance"] if month["balance"] < 0 else None,
        })
    return found


def values_of(
    inputs: Inputs, household: Household, months: list[Month], calm: list[Month], without: list[Month]
) -> dict[str, Any]:
    """The numbers the sentences name."""
    lowest = lowest_of(months)
    worst = 0
    for n in range(len(months)):
        if months[n]["change"] < months[worst]["change"]:
            worst = n
    needed = reserve_for(household, months)
    normal = household["income"] - going_out(household)
    before_new = household["income"] - household["essentials"] - household["payments"]
    missing = max(0, -months[lowest]["balance"])
    to_save: int | None = None
    if missing > 0 and before_new > 0:
        to_save = (missing + before_new - 1) // before_new
    return {
        "months": inputs["months"], "income": household["income"], "essentials": household["essentials"],
        "savings": household["savings"], "all_payments": household["payments"] + household["new_payment"],
        "normal_month": normal, "gap": max(0, -normal), "ends_in": ends_in(months), "lowest": months[lowest]["balance"],
        "lowest_month": lowest + 1, "reserve_needed": needed, "reserve_missing": missing, "worst_month": worst + 1,
        "worst_income": months[worst]["income"], "worst_payments": months[worst]["payments"],
        "worst_bill": months[worst]["bill"], "worst_change": months[worst]["change"],
        "calm_end": calm[len(calm) - 1]["balance"], "months_to_save": to_save, "before_new": before_new,
        "without_ends_in": ends_in(without), "months_covered": covered(household),
    }


def working(months: list[Month], values: Any) -> list[Remark]:
    """How the answer comes about."""
    steps = [remark("normal", values), remark("worst_with_bill" if int(values["worst_bill"]) > 0 else "worst", values)]
    if ends_in(months) is None:
        steps.append(remark("lowest", values))
    else:
        steps.append(remark("lacking", values))
    if int(values["reserve_needed"]) > 0:
        steps.append(remark("reserve", values))
    return steps


def remarks_on(inputs: Inputs, household: Household, code: str, values: Any) -> list[Remark]:
    """What the reader should know about this answer."""
    notes: list[Remark] = []
    if code == "no_outgoings":
        return notes
    if len(inputs["shocks"]) == 0:
        notes.append(remark("typical", values))
    if int(values["beyond"]) > 0:
        notes.append(remark("beyond", values))
    if code == "short_already" or code == "short_but_holds":
        notes.append(remark("short_already", values))
    if code == "ends":
        notes.append(remark("talk_before", values))
    if code == "ends_with_new" or (code == "ends" and inputs["new_payment"] > 0):
        notes.append(remark("think_again", values))
    if values["months_to_save"] is not None and code != "short_already":
        notes.append(remark("save_first", values))
    if household["savings"] == 0:
        notes.append(remark("nothing_in_hand", values))
    elif values["months_covered"] is not None and int(values["months_covered"]) == 0:
        notes.append(remark("not_one_month", values))
    return notes
