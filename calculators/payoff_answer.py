"""Which debt first: the chosen order, the other orders beside it, and what to say about them. Used by `payoff_order`."""

from __future__ import annotations

from typing import Any, TypedDict

from calculators.dates import add_months
from calculators.finance import simple_interest
from calculators.payoff import STRATEGIES, Course, Debt, course, ordered
from calculators.records import Problem, Remark, problem, remark

POINTS = 48
"""At most so many steps in the chart."""
SHOWN_WITHOUT_END = 24
"""Months of the timeline shown where the debts are never cleared."""


class Inputs(TypedDict):
    """Inputs in internal units, as the declaration names them."""

    debts: list[Debt]
    extra: int
    strategy: str
    start: int | None


class NoRules(TypedDict):
    """This calculator leans on no number of the law."""


class Place(TypedDict):
    """A debt in its place of the order; month and date of its last payment, None where it is never cleared."""

    position: int
    name: str
    consequence: str
    balance: int
    annual_rate: float
    month: int | None
    date: int | None
    interest: int


class Compared(TypedDict):
    """A strategy beside the others; `difference` is its interest above that of the highest rate first."""

    strategy: str
    first: str
    months: int | None
    interest: int | None
    difference: int | None


class Moment(TypedDict):
    """A month of the timeline."""

    month: int
    date: int | None
    focus: str
    payment: int
    interest: int
    balance: int


class Result(TypedDict):
    """Outputs in internal units; months and sums are None where the debts are not cleared in fifty years."""

    months: int | None
    total_interest: int | None
    total_paid: int | None
    end_date: int | None
    order: list[Place]
    strategies: list[Compared]
    timeline: list[Moment]
    without_extra: list[int]
    finding: str
    detail: Any
    steps: list[Remark]
    notes: list[Remark]
    problems: list[Problem]


def planned(inputs: Inputs) -> Result:
    """The course under the chosen strategy, with the others beside it."""
    debts = inputs["debts"]
    minimums = sum([debt["minimum"] for debt in debts])
    budget = minimums + inputs["extra"]
    if budget == 0:
        return unanswered([problem("extra", "nothing_paid", {})])
    courses = [course(debts, ordered(debts, strategy), budget) for strategy in STRATEGIES]
    chosen = courses[STRATEGIES.index(inputs["strategy"])]
    order = ordered(debts, inputs["strategy"])
    plain = course(debts, order, minimums) if inputs["extra"] > 0 and minimums > 0 else None
    balance = sum([debt["balance"] for debt in debts])
    months = chosen["months"]
    start = inputs["start"]
    compared = [beside(debts, STRATEGIES[n], courses[n], courses[1]) for n in range(len(STRATEGIES))]
    values = values_of(inputs, order, chosen, courses[1], plain)
    return {
        "months": months,
        "total_interest": None if months is None else chosen["interest"],
        "total_paid": None if months is None else balance + chosen["interest"],
        "end_date": None if months is None or start is None else add_months(start, months - 1),
        "order": places(inputs, order, chosen),
        "strategies": compared if len(debts) > 1 else [],
        "timeline": timeline(inputs, chosen),
        "without_extra": [] if plain is None else [row["balance"] for row in plain["rows"]],
        "finding": finding(inputs, chosen, courses[1]),
        "detail": values,
        "steps": working(inputs, chosen, values),
        "notes": remarks_on(inputs, order, chosen, plain, values),
        "problems": [],
    }


def unanswered(problems: list[Problem]) -> Result:
    """A result without an answer."""
    return {
        "months": None, "total_interest": None, "total_paid": None, "end_date": None, "order": [], "strategies": [],
        "timeline": [], "without_extra": [], "finding": "", "detail": {}, "steps": [], "notes": [], "problems": problems,
    }


def name_of(debts: list[Debt], n: int) -> str:
    """The name of a debt, or its number where it has none."""
    return debts[n]["name"] if debts[n]["name"] != "" else str(n + 1)


def finding(inputs: Inputs, chosen: Course, avalanche: Course) -> str:
    """Which sentence says the answer."""
    if chosen["months"] is None:
        return "never" if avalanche["months"] is None else "never_in_this_order"
    if len(inputs["debts"]) == 1:
        return "one_debt"
    return "dearer" if chosen["interest"] > avalanche["interest"] else "cheapest"


def places(inputs: Inputs, order: list[int], chosen: Course) -> list[Place]:
    """The order, each debt with the month it is cleared in."""
    found: list[Place] = []
    for k in range(len(order)):
        debt = inputs["debts"][order[k]]
        month: int | None = None
        day: int | None = None
        if chosen["cleared"][order[k]] > 0:
            month = chosen["cleared"][order[k]]
            start = inputs["start"]
            if start is not None:
                day = add_months(start, chosen["cleared"][order[k]] - 1)
        found.append({
            "position": k + 1, "name": name_of(inputs["debts"], order[k]), "consequence": debt["consequence"],
            "balance": debt["balance"], "annual_rate": debt["annual_rate"], "month": month, "date": day,
            "interest": chosen["interests"][order[k]],
        })
    return found


def beside(debts: list[Debt], strategy: str, own: Course, avalanche: Course) -> Compared:
    """A strategy in the comparison."""
    months = own["months"]
    cleared = months is not None
    return {
        "strategy": strategy, "first": name_of(debts, ordered(debts, strategy)[0]), "months": months,
        "interest": own["interest"] if cleared else None,
        "difference": own["interest"] - avalanche["interest"] if cleared and avalanche["months"] is not None else None,
    }


def timeline(inputs: Inputs, chosen: Course) -> list[Moment]:
    """Month by month; without an end only the first two years."""
    found: list[Moment] = []
    start = inputs["start"]
    for n in range(len(chosen["rows"])):
        if chosen["months"] is None and n >= SHOWN_WITHOUT_END:
            break
        row = chosen["rows"][n]
        found.append({
            "month": n + 1, "date": None if start is None else add_months(start, n),
            "focus": name_of(inputs["debts"], row["focus"]), "payment": row["payment"], "interest": row["interest"],
            "balance": row["balance"],
        })
    return found


def values_of(inputs: Inputs, order: list[int], chosen: Course, avalanche: Course, plain: Course | None) -> dict[str, Any]:
    """The numbers the sentences name."""
    debts = inputs["debts"]
    minimums = sum([debt["minimum"] for debt in debts])
    first = order[0]
    soonest = first
    under = 0
    for n in order:
        month = chosen["cleared"][n]
        if month > 0 and (chosen["cleared"][soonest] == 0 or month < chosen["cleared"][soonest]):
            soonest = n
    for debt in debts:
        if debt["minimum"] <= simple_interest(debt["balance"], debt["annual_rate"], 1 / 12) and debt["annual_rate"] > 0:
            under += 1
    balance = sum([debt["balance"] for debt in debts])
    saved_interest: int | None = None
    saved_months: int | None = None
    if plain is not None:
        before = plain["months"]
        after = chosen["months"]
        if before is not None and after is not None:
            saved_interest = plain["interest"] - chosen["interest"]
            saved_months = before - after
    return {
        "count": len(debts), "minimums": minimums, "extra": inputs["extra"], "budget": minimums + inputs["extra"],
        "total_balance": balance, "months": chosen["months"], "total_interest": chosen["interest"],
        "total_paid": balance + chosen["interest"], "first_name": name_of(debts, first),
        "first_interest": chosen["rows"][0]["interest"], "soonest_name": name_of(debts, soonest),
        "soonest_month": chosen["cleared"][soonest], "freed": debts[soonest]["minimum"], "under": under,
        "difference": chosen["interest"] - avalanche["interest"], "avalanche_months": avalanche["months"],
        "avalanche_name": name_of(debts, ordered(debts, "avalanche")[0]), "saved_interest": saved_interest,
        "saved_months": saved_months,
    }


def working(inputs: Inputs, chosen: Course, values: Any) -> list[Remark]:
    """How the months and the interest come about."""
    steps = [remark("budget" if inputs["extra"] > 0 else "budget_minimums", values), remark("first_interest", values)]
    if len(inputs["debts"]) > 1:
        steps.append(remark("focus", values))
        months = chosen["months"]
        if months is not None and int(values["freed"]) > 0 and int(values["soonest_month"]) < months:
            steps.append(remark("rolls", values))
    if chosen["months"] is not None:
        steps.append(remark("sums", values))
    return steps


def remarks_on(inputs: Inputs, order: list[int], chosen: Course, plain: Course | None, values: Any) -> list[Remark]:
    """What the reader should know about this order."""
    notes: list[Remark] = []
    debts = inputs["debts"]
    if chosen["months"] is None:
        notes.append(remark("freeze_first", values))
    if any(debt["consequence"] == "court" for debt in debts):
        notes.append(remark("court", values))
    grave = ["court", "secured", "guaranteed"]
    if debts[order[0]]["consequence"] not in grave and any(debt["consequence"] in grave for debt in debts):
        notes.append(remark("grave_later", values))
    if int(values["under"]) > 0:
        notes.append(remark("under_interest", values))
    if plain is not None and chosen["months"] is not None:
        notes.append(remark("extra_ends_it" if plain["months"] is None else "extra_saves", values))
    return notes
