"""Up to six arrangements for one debt in figures, and which of them the answer names. Used by `plan_compare`."""

from __future__ import annotations

from typing import TypedDict

from calculators.arrangements import ONCE, Debt, Terms, after_waivers, owed_under, owed_without, present_value
from calculators.dates import add_months
from calculators.limits import Lpr, Rule
from calculators.records import fails, holds

PAUSE = 3
"""The months of interest only or of a break where none are given."""


class Arrangement(TypedDict):
    """A row as the reader gives it."""

    kind: str
    months: int | None
    pause: int | None
    annual_rate: float | None
    waived_interest: float
    waived_penalties: float
    discount: float


class Inputs(TypedDict):
    """Inputs in internal units, as the declaration names them."""

    principal: int
    interest: int
    penalties: int
    annual_rate: float
    overdue_rate: float | None
    compounding: str
    months: int
    arrangements: list[Arrangement]
    available: int | None
    savings: int
    start: int | None
    missed_payment: int
    discount_rate: float | None


class Rules(TypedDict):
    """The loan prime rate, by which the present value is found where no rate is given; the longest card plan, in years."""

    lpr: Lpr
    card_years: Rule


class Plan(TypedDict):
    """An arrangement in figures. `monthly` is the regular instalment, None where all is paid at once."""

    n: int
    kind: str
    monthly: int | None
    largest: int
    total: int
    cost: int
    end_month: int
    end_date: int | None
    fits: bool | None


class More(TypedDict):
    """The rest of its figures. When a payment is missed: what clears the arrangement then, and what is owed if it lapses.

    The last two are None where there is no such payment.
    """

    n: int
    kind: str
    pause_payment: int | None
    waived: int
    present_value: int
    left_then: int | None
    if_missed: int | None


def debt_of(inputs: Inputs) -> Debt:
    """The debt as it stands; without an overdue rate the contract's rate runs on."""
    overdue = inputs["overdue_rate"]
    return {
        "principal": inputs["principal"], "interest": inputs["interest"], "penalties": inputs["penalties"],
        "annual_rate": inputs["annual_rate"], "overdue_rate": inputs["annual_rate"] if overdue is None else overdue,
        "compounds": inputs["compounding"] == "monthly",
    }


def typical(inputs: Inputs) -> list[Terms]:
    """Six arrangements to look at where none are given: over the months left, at the contract's rate."""
    found: list[Terms] = []
    for kind in ["nothing", "extension", "instalments", "interest_only", "waiver", "defer"]:
        found.append(terms_of(inputs, {
            "kind": kind, "months": None, "pause": None, "annual_rate": None, "waived_interest": 0.0,
            "waived_penalties": 0.0, "discount": 0.0,
        }))
    return found


def terms_of(inputs: Inputs, given: Arrangement) -> Terms:
    """The terms with what was left open filled in: the months left, the contract's rate, three months of break.

    A waiver that says nothing more waives all penalties.
    """
    months = given["months"]
    pause = given["pause"]
    rate = given["annual_rate"]
    breaks = given["kind"] == "interest_only" or given["kind"] == "defer"
    bare = given["waived_interest"] == 0 and given["waived_penalties"] == 0 and given["discount"] == 0
    return {
        "kind": given["kind"],
        "months": inputs["months"] if months is None else months,
        "pause": (PAUSE if breaks else 0) if pause is None else pause,
        "annual_rate": inputs["annual_rate"] if rate is None else rate,
        "waived_interest": given["waived_interest"],
        "waived_penalties": 1.0 if given["kind"] == "waiver" and bare else given["waived_penalties"],
        "discount": given["discount"],
    }


def discount_of(inputs: Inputs, rules: Rules) -> float:
    """The yearly rate of the present value: the reader's, else the latest loan prime rate known."""
    given = inputs["discount_rate"]
    if given is not None:
        return given
    rate = 0.0
    for change in rules["lpr"]["changes"]:
        rate = change["rate"]
    return rate


def plan_of(inputs: Inputs, terms: Terms, payments: list[int], n: int) -> Plan:
    """The main figures of an arrangement."""
    last = len(payments) - 1
    once = terms["kind"] in ONCE
    monthly: int | None = None if once else payments[terms["pause"] + 1]
    start = inputs["start"]
    total = sum(payments)
    return {
        "n": n, "kind": terms["kind"], "monthly": monthly, "largest": max(payments), "total": total,
        "cost": total - inputs["principal"], "end_month": last,
        "end_date": None if start is None or terms["kind"] == "nothing" else add_months(start, last),
        "fits": fits(inputs, terms, payments, monthly),
    }


def fits(inputs: Inputs, terms: Terms, payments: list[int], monthly: int | None) -> bool | None:
    """Whether it can be paid: instalments from the monthly figure, single sums from savings and what can be put aside.

    None where the monthly figure is not known, and for doing nothing, which is no arrangement.
    """
    available = inputs["available"]
    if available is None or terms["kind"] == "nothing":
        return None
    if monthly is None:
        return max(payments) <= inputs["savings"] + available * (len(payments) - 1)
    return max(monthly, payments[1]) <= available


def more_of(inputs: Inputs, rules: Rules, terms: Terms, payments: list[int], plan: Plan) -> More:
    """The other figures: interest in the break, waivers, present value, and a missed payment."""
    debt = debt_of(inputs)
    left: int | None = None
    missed: int | None = None
    count = 0
    for month in range(len(payments)):
        if payments[month] > 0 and terms["kind"] != "nothing":
            count += 1
            if count == inputs["missed_payment"]:
                left = owed_under(debt, terms, payments, month)
                missed = owed_without(debt, payments, month)
    return {
        "n": plan["n"], "kind": terms["kind"],
        "pause_payment": payments[1] if terms["kind"] == "interest_only" and terms["pause"] > 0 else None,
        "waived": after_waivers(debt, terms)["waived"],
        "present_value": present_value(payments, discount_of(inputs, rules)), "left_then": left, "if_missed": missed,
    }


def burden(plan: Plan) -> int:
    """The regular instalment, or the single sum."""
    monthly = plan["monthly"]
    return plan["largest"] if monthly is None else monthly


def best_of(plans: list[Plan]) -> int:
    """The arrangement named in the answer, or -1: of those that fit the smallest total; where none fits, the lightest.

    Where what fits is not known, the smallest total of all. Doing nothing is never named.
    """
    found = -1
    for n in range(len(plans)):
        if plans[n]["kind"] == "nothing":
            continue
        if found < 0 or better(plans[n], plans[found]):
            found = n
    return found


def better(one: Plan, other: Plan) -> bool:
    """Whether one arrangement comes before another."""
    if one["fits"] != other["fits"]:
        return holds(one["fits"])
    if fails(one["fits"]):
        if (one["monthly"] is None) != (other["monthly"] is None):
            return other["monthly"] is None
        return burden(one) < burden(other)
    if one["total"] != other["total"]:
        return one["total"] < other["total"]
    return burden(one) < burden(other)
