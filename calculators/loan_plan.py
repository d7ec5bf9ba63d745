"""A repayment plan as a reader asks for it: checks, sums, the working and what to mind. Used by `repayment_schedule`."""

from __future__ import annotations

from typing import Any, TypedDict

from calculators.annual import Annual, of_stream
from calculators.dates import iso
from calculators.finance import half_up
from calculators.records import Problem, Remark, problem, remark
from calculators.roots import monthly_stream
from calculators.schedules import Extra, Plan, Row, schedule


class ExtraInput(TypedDict):
    """Money on top, with a payment or on a day."""

    n: int | None
    date: int | None
    amount: int


class Inputs(TypedDict):
    """Inputs in internal units, as the declaration names them."""

    principal: int
    annual_rate: float
    months: int
    method: str
    start: int | None
    fee: int
    extra_payments: list[ExtraInput]
    effect: str
    day_count: str


class NoRules(TypedDict):
    """This calculator leans on no number of the law."""


class Year(TypedDict):
    """The sums of twelve payments."""

    year: int
    principal: int
    interest: int


class Result(TypedDict):
    """Outputs in internal units. `payment` is the first regular one; the true rate is None where it is the quoted one."""

    payment: int | None
    total_interest: int | None
    total_paid: int | None
    payments: int | None
    last_date: int | None
    annual_simple: float | None
    annual_compound: float | None
    years: list[Year]
    rows: list[Row]
    finding: str
    detail: Any
    steps: list[Remark]
    notes: list[Remark]
    problems: list[Problem]


def planned(inputs: Inputs) -> Result:
    """The schedule and everything said about it."""
    problems = faults(inputs)
    if len(problems) > 0:
        return unanswered(problems)
    plan = plan_of(inputs)
    rows = schedule(plan)
    annual = true_rate(inputs, rows)
    interest = 0
    paid = inputs["fee"]
    extra = 0
    for row in rows:
        interest += row["interest"]
        paid += row["payment"]
        extra += row["extra"]
    last = rows[len(rows) - 1]
    values = {
        "principal": inputs["principal"], "annual_rate": inputs["annual_rate"], "months": inputs["months"],
        "month_rate": inputs["annual_rate"] / 12, "payment": rows[0]["payment"] - rows[0]["extra"],
        "first_interest": rows[0]["interest"], "first_principal": rows[0]["principal"] - rows[0]["extra"],
        "last_payment": last["payment"], "total_interest": interest, "total_paid": paid, "fee": inputs["fee"],
        "payments": len(rows), "annual_simple": None if annual is None else annual["simple"],
        "annual_compound": None if annual is None else annual["compound"], "extra_total": extra,
        "share": half_up(inputs["principal"] / inputs["months"]),
    }
    return {
        "payment": rows[0]["payment"] - rows[0]["extra"],
        "total_interest": interest,
        "total_paid": paid,
        "payments": len(rows),
        "last_date": last["date"],
        "annual_simple": None if annual is None else annual["simple"],
        "annual_compound": None if annual is None else annual["compound"],
        "years": year_sums(rows, inputs["months"] if inputs["method"] == "at_maturity" else 0),
        "rows": rows,
        "finding": finding(inputs, annual),
        "detail": values,
        "steps": working(inputs, values, annual),
        "notes": remarks_on(inputs, plan, rows, values),
        "problems": [],
    }


def unanswered(problems: list[Problem]) -> Result:
    """A result without a schedule."""
    return {
        "payment": None, "total_interest": None, "total_paid": None, "payments": None, "last_date": None,
        "annual_simple": None, "annual_compound": None, "years": [], "rows": [], "finding": "", "detail": {},
        "steps": [], "notes": [], "problems": problems,
    }


def faults(inputs: Inputs) -> list[Problem]:
    """What cannot be put together: days without a start, extra payments without a place."""
    found: list[Problem] = []
    start = inputs["start"]
    if start is None and inputs["day_count"] != "30/360":
        found.append(problem("start", "start_needed", {}))
    if inputs["fee"] >= inputs["principal"]:
        found.append(problem("fee", "fee_takes_all", {"principal": inputs["principal"]}))
    for n in range(len(inputs["extra_payments"])):
        extra = inputs["extra_payments"][n]
        day = extra["date"]
        if extra["n"] is None and day is None:
            found.append(at_row(n, "date", "when_needed"))
        elif extra["n"] is not None and day is not None:
            found.append(at_row(n, "date", "one_of_two"))
        elif day is not None and start is None:
            found.append(problem("start", "start_needed_for_extra", {}))
        elif day is not None and start is not None and day <= start:
            found.append(at_row(n, "date", "before_start"))
    return found


def at_row(n: int, column: str, code: str) -> Problem:
    """A problem of one extra payment."""
    return {"field": "extra_payments", "row": n, "column": column, "code": code, "values": {}}


def plan_of(inputs: Inputs) -> Plan:
    """The plan in the terms of `schedules`; extra payments in order of time."""
    start = inputs["start"]
    extras: list[Extra] = []
    for extra in inputs["extra_payments"]:
        number = extra["n"]
        day = extra["date"]
        extras.append({
            "n": 0 if number is None else number, "date": 0 if day is None else day, "amount": extra["amount"],
        })
    return {
        "principal": inputs["principal"], "annual_rate": inputs["annual_rate"], "months": inputs["months"],
        "method": inputs["method"], "start": 0 if start is None else start, "day_count": inputs["day_count"],
        "extras": sorted(extras, key=lambda extra: extra["date"]), "effect": inputs["effect"],
    }


def true_rate(inputs: Inputs, rows: list[Row]) -> Annual | None:
    """The rate over what is really paid, in months, where it is not simply the quoted one."""
    plain = inputs["method"] != "flat" and inputs["method"] != "at_maturity" and inputs["fee"] == 0
    if plain:
        return None
    for extra in inputs["extra_payments"]:
        if extra["date"] is not None:
            return None
    payments = [0 for _ in range(inputs["months"] - 1)] if inputs["method"] == "at_maturity" else []
    payments.extend([row["payment"] for row in rows])
    annual = of_stream(monthly_stream(inputs["principal"] - inputs["fee"], payments))
    return annual if annual["simple"] is not None else None


def year_sums(rows: list[Row], only: int) -> list[Year]:
    """Interest and principal of each loan year of twelve months; `only` is the month of a single payment, else 0."""
    found: list[Year] = []
    for row in rows:
        month = only if only > 0 else row["n"]
        year = (month - 1) // 12 + 1
        if len(found) == 0 or found[len(found) - 1]["year"] != year:
            found.append({"year": year, "principal": 0, "interest": 0})
        sums = found[len(found) - 1]
        sums["principal"] += row["principal"]
        sums["interest"] += row["interest"]
    return found


def finding(inputs: Inputs, annual: Annual | None) -> str:
    """Which sentence says the answer."""
    if inputs["annual_rate"] == 0 and inputs["fee"] == 0:
        return "no_interest"
    if inputs["method"] == "flat" and annual is not None:
        return "flat_true"
    return inputs["method"]


def working(inputs: Inputs, values: Any, annual: Annual | None) -> list[Remark]:
    """How the first payment comes about, and how the sums do."""
    steps: list[Remark] = []
    method = inputs["method"]
    if method != "at_maturity":
        steps.append(remark("month_rate" if inputs["day_count"] == "30/360" else "day_rate", values))
    steps.append(remark("how_" + method, values))
    if method == "level":
        steps.append(remark("first_row", values))
    steps.append(remark("sums_with_fee" if inputs["fee"] > 0 else "sums", values))
    if annual is not None:
        steps.append(remark("true_rate", values))
    return steps


def remarks_on(inputs: Inputs, plan: Plan, rows: list[Row], values: Any) -> list[Remark]:
    """What the reader should know about this schedule."""
    notes: list[Remark] = []
    first = int(values["payment"])
    last = rows[len(rows) - 1]
    plain = inputs["method"] == "level" and len(rows) > 1 and len(inputs["extra_payments"]) == 0
    heavy = last["payment"] >= 2 * first  # a rate so high that level payments repay next to nothing
    if plain and last["payment"] != first and not heavy:
        notes.append(remark("last_payment", {"last_payment": last["payment"], "payment": first}))
    if (plain and heavy) or (inputs["method"] == "interest_only" and len(rows) > 1):
        notes.append(remark("balloon", {"last_payment": last["payment"]}))
    if inputs["method"] == "flat":
        notes.append(remark("flat", values))
    for row in rows:
        if inputs["method"] == "level" and row["principal"] == 0 and row["n"] < len(rows):
            notes.append(remark("no_principal", {"row": row["n"]}))
            break
    if len(plan["extras"]) > 0:
        notes += extra_notes(inputs, plan, rows)
    if inputs["start"] is not None and last_of_month(rows):
        notes.append(remark("short_months", {}))
    return notes


def extra_notes(inputs: Inputs, plan: Plan, rows: list[Row]) -> list[Remark]:
    """What the extra payments save, and what of them found nothing left to repay."""
    with_extras = 0
    used = 0
    for row in rows:
        with_extras += row["interest"]
        used += row["extra"]
    given = 0
    for extra in plan["extras"]:
        given += extra["amount"]
    bare: Plan = {
        "principal": plan["principal"], "annual_rate": plan["annual_rate"], "months": plan["months"],
        "method": plan["method"], "start": plan["start"], "day_count": plan["day_count"], "extras": [],
        "effect": plan["effect"],
    }
    without = 0
    for row in schedule(bare):
        without += row["interest"]
    found: list[Remark] = []
    if used > 0:
        found.append(remark("extra_saves", {"extra_total": used, "saved": without - with_extras, "payments": len(rows)}))
    if given > used:
        found.append(remark("extra_unused", {"extra_unused": given - used}))
    return found


def last_of_month(rows: list[Row]) -> bool:
    """Whether due dates had to move because a month is too short for them."""
    days: list[str] = []
    for row in rows:
        day = row["date"]
        if day is not None:
            days.append(iso(day)[8:])
    return len(days) > 1 and max(days) != min(days)
