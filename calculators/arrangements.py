"""One debt under an arrangement: every payment month by month, to the fen. Used by `plan_compare`.

The debt is principal, interest already due and penalties. Interest runs on the principal; where the contract compounds, on
unpaid interest too; never on penalties. A month is a twelfth of a year; each month's interest is rounded half up once.
"""

from __future__ import annotations

from typing import TypedDict

from calculators.finance import half_up, power, simple_interest
from calculators.schedules import Plan, Row, schedule

KINDS = [
    "nothing", "extension", "instalments", "interest_only", "waiver", "stop_compounding", "lump_sum", "defer",
]
ONCE = ["nothing", "extension", "lump_sum"]
"""Arrangements with one payment at the end."""
SENSE_MOST = 90000000000000
"""A debt beyond 900 thousand million yuan says nothing any more."""


class Debt(TypedDict):
    """The debt as it stands. `overdue_rate` runs without an arrangement; `compounds`: whether interest bears interest."""

    principal: int
    interest: int
    penalties: int
    annual_rate: float
    overdue_rate: float
    compounds: bool


class Terms(TypedDict):
    """An arrangement with everything filled in: n months of paying after `pause` months, shares waived of what is owed."""

    kind: str
    months: int
    pause: int
    annual_rate: float
    waived_interest: float
    waived_penalties: float
    discount: float


class Bases(TypedDict):
    """What is still owed after waivers: `bearing` bears interest, `silent` does not; `waived` is what was let go."""

    bearing: int
    silent: int
    waived: int


def after_waivers(debt: Debt, terms: Terms) -> Bases:
    """The debt once the arrangement's waivers and its discount (on all that is left) are taken off.

    Interest already due bears interest where the contract compounds and the arrangement does not stop that.
    """
    if terms["kind"] == "nothing":
        return {
            "bearing": debt["principal"] + (debt["interest"] if debt["compounds"] else 0),
            "silent": debt["penalties"] + (0 if debt["compounds"] else debt["interest"]), "waived": 0,
        }
    interest = debt["interest"] - half_up(debt["interest"] * terms["waived_interest"])
    penalties = debt["penalties"] - half_up(debt["penalties"] * terms["waived_penalties"])
    bearing = debt["principal"]
    silent = interest + penalties
    if debt["compounds"] and terms["kind"] != "stop_compounding":
        bearing += interest
        silent = penalties
    bearing -= half_up(bearing * terms["discount"])
    silent -= half_up(silent * terms["discount"])
    whole = debt["principal"] + debt["interest"] + debt["penalties"]
    return {"bearing": bearing, "silent": silent, "waived": whole - bearing - silent}


def compounds_under(debt: Debt, terms: Terms) -> bool:
    """Whether unpaid interest bears interest under the arrangement."""
    return debt["compounds"] and terms["kind"] != "stop_compounding"


def grown(bearing: int, rate: float, months: int, compounds: bool) -> int:
    """Interest that comes up in so many months without payment: month by month where it compounds, else at once."""
    if not compounds:
        return simple_interest(bearing, rate, months / 12)
    left = bearing
    for _ in range(months):
        left += simple_interest(left, rate, 1 / 12)
        if left > SENSE_MOST:
            break
    return left - bearing


def payments_of(debt: Debt, terms: Terms) -> list[int]:
    """What is paid today (first) and at the end of each month, to the last payment. For `nothing`: all that is owed then."""
    bases = after_waivers(debt, terms)
    bearing = bases["bearing"]
    silent = bases["silent"]
    if terms["kind"] == "lump_sum":
        once = quiet(terms["pause"])
        once.append(bearing + silent)
        return once
    if terms["kind"] in ONCE:
        months = terms["pause"] + terms["months"]
        rate = debt["overdue_rate"] if terms["kind"] == "nothing" else terms["annual_rate"]
        late = quiet(months)
        late.append(bearing + silent + grown(bearing, rate, months, compounds_under(debt, terms)))
        return late
    found = quiet(terms["pause"] + 1)
    if terms["kind"] == "interest_only":
        for month in range(1, terms["pause"] + 1):
            found[month] = simple_interest(bearing, terms["annual_rate"], 1 / 12)
    base = after_pause(debt, terms)
    found.extend(instalments(base["bearing"], base["silent"], terms))
    return found


def after_pause(debt: Debt, terms: Terms) -> Bases:
    """What is owed when the instalments begin: a break without payments adds its interest, interest only does not."""
    bases = after_waivers(debt, terms)
    if terms["kind"] != "interest_only" and terms["pause"] > 0:
        compounds = compounds_under(debt, terms)
        more = grown(bases["bearing"], terms["annual_rate"], terms["pause"], compounds)
        if compounds:
            bases["bearing"] += more
        else:
            bases["silent"] += more
    return bases


def quiet(months: int) -> list[int]:
    """So many months without a payment."""
    return [0 for _ in range(months)]


def instalments(bearing: int, silent: int, terms: Terms) -> list[int]:
    """Level payments on what bears interest, and what does not in equal parts beside them; the last settles both."""
    months = terms["months"]
    part = silent // months
    found = [row["payment"] + part for row in level_rows(bearing, terms)]
    while len(found) < months:
        found.append(part)
    found[months - 1] += silent - part * months
    return found


def level_rows(bearing: int, terms: Terms) -> list[Row]:
    """The level payments on what bears interest; none where nothing does."""
    if bearing == 0:
        return []
    plan: Plan = {
        "principal": bearing, "annual_rate": terms["annual_rate"], "months": terms["months"], "method": "level", "start": 0,
        "day_count": "30/360", "extras": [], "effect": "shorten",
    }
    return schedule(plan)


def owed_under(debt: Debt, terms: Terms, payments: list[int], month: int) -> int:
    """What would clear the arrangement in the month of a payment: what is left, with interest up to that day only."""
    if terms["kind"] in ONCE:
        return payments[month]
    base = after_pause(debt, terms)
    if month <= terms["pause"]:
        return base["bearing"] + base["silent"] + payments[month]
    done = month - terms["pause"] - 1
    left = base["silent"] - base["silent"] // terms["months"] * done
    rows = level_rows(base["bearing"], terms)
    if done < len(rows):
        left += rows[done]["balance"] + rows[done]["payment"]
    return left


def beyond_sense(payments: list[int]) -> bool:
    """Whether the payments add up to more than says anything; stops adding there, before the whole numbers run out."""
    total = 0
    for payment in payments:
        total += payment
        if total > SENSE_MOST:
            return True
    return False


def present_value(payments: list[int], rate: float) -> int:
    """What the payments are worth today: discounted month by month at a twelfth of a yearly rate; half up to the fen."""
    step = 1 / (1.0 + rate / 12)
    total = 0.0
    for month in range(len(payments)):
        if payments[month] > 0:
            total = total + payments[month] * power(step, month)
    return half_up(total)


def owed_without(debt: Debt, payments: list[int], month: int) -> int:
    """What the original contract would leave owing after `month` months when only `payments` before that month were made.

    Interest runs at the overdue rate; money goes to penalties, then to interest, then to principal.
    """
    principal = debt["principal"]
    interest = debt["interest"]
    penalties = debt["penalties"]
    for n in range(month + 1):
        if n > 0:
            base = principal + (interest if debt["compounds"] else 0)
            interest += simple_interest(base, debt["overdue_rate"], 1 / 12)
        left = payments[n] if n < month and n < len(payments) else 0
        part = min(left, penalties)
        penalties -= part
        left -= part
        part = min(left, interest)
        interest -= part
        left -= part
        principal -= min(left, principal)
        if principal + interest > SENSE_MOST:
            break
    return principal + interest + penalties
