"""What a loan really costs: sums, the rate under both conventions, the working and what to mind. Used by `true_apr`."""

from __future__ import annotations

from typing import Any, TypedDict

from calculators.annual import Annual, Timing, of_flows, of_instalments, period_days
from calculators.finance import half_up
from calculators.limits import Line, LineRules, exceeds, lines_for, mark_above
from calculators.records import Problem, Remark, fails, holds, problem, remark
from calculators.roots import Flow

SENSE_MOST = 100.0
"""Above 10,000 % a year the compound figure tells a reader nothing."""


class Inputs(TypedDict):
    """Inputs in internal units, as the declaration names them."""

    kind: str
    principal: int | None
    upfront_fee: int
    fee_kind: str
    payment: int | None
    recurring_fee: int
    periods: int | None
    period: str
    days: int
    first_gap: int | None
    flows: list[Flow]
    day_count: str
    stated_rate: float | None
    lender_kind: str | None
    contract_date: int | None


class Result(TypedDict):
    """Outputs in internal units; without a rate, `problems` says why."""

    annual_simple: float | None
    annual_compound: float | None
    period_rate: float | None
    total_cost: int | None
    cost_per_100: int | None
    difference: float | None
    reference_lines: list[Line]
    finding: str
    detail: Any
    steps: list[Remark]
    notes: list[Remark]
    problems: list[Problem]


class Sums(TypedDict):
    """What was received and paid in all, what the cost per 100 yuan is reckoned on, and the days the loan runs."""

    received: int
    paid: int
    base: int
    term_days: int


def from_instalments(inputs: Inputs, rules: LineRules) -> Result:
    """One sum at the start, equal payments after it."""
    principal = inputs["principal"]
    payment = inputs["payment"]
    periods = inputs["periods"]
    if principal is None or payment is None or periods is None:
        return unanswered([problem("principal", "missing", {})])
    fee = inputs["upfront_fee"]
    received = principal - fee
    if received <= 0:
        return unanswered([problem("upfront_fee", "fee_takes_all", {"principal": principal})])
    each = payment + inputs["recurring_fee"]
    timing: Timing = {
        "period": inputs["period"], "days": inputs["days"], "periods": periods, "first_gap": inputs["first_gap"],
    }
    annual = of_instalments(received, each, timing)
    sums: Sums = {
        "received": received, "paid": each * periods, "base": principal, "term_days": term_days(timing),
    }
    steps = [remark("received_after_fee" if fee > 0 else "received", {
        "principal": principal, "upfront_fee": fee, "received": received,
    })]
    steps.append(remark("each_with_fee" if inputs["recurring_fee"] > 0 else "each", {
        "payment": payment, "recurring_fee": inputs["recurring_fee"], "each": each, "periods": periods,
    }))
    if inputs["first_gap"] is not None:
        steps.append(remark("first_gap", {"first_gap": inputs["first_gap"]}))
    values = {"received": received, "each": each, "periods": periods, "period_rate": annual["period_rate"]}
    steps.append(remark("equation_" + inputs["period"], values))
    return answered(inputs, rules, annual, sums, steps)


def term_days(timing: Timing) -> int:
    """Days from payout to the last payment, a month as 30."""
    days = period_days(timing)
    gap = timing["first_gap"]
    first = days if gap is None else gap
    return first + days * (timing["periods"] - 1)


def from_flows(inputs: Inputs, rules: LineRules) -> Result:
    """Dated payments in both directions, seen from the side that received first."""
    flows = sorted(inputs["flows"], key=lambda flow: flow["date"])
    side = 0
    inward = 0
    outward = 0
    for flow in flows:
        if side == 0 and flow["amount"] != 0:
            side = 1 if flow["amount"] > 0 else -1
        inward += max(0, flow["amount"] * side)
        outward += max(0, -flow["amount"] * side)
    if inward == 0 or outward == 0:
        return unanswered([problem("flows", "flows_one_way", {})])
    first = flows[0]["date"]
    last = flows[len(flows) - 1]["date"]
    if first == last:
        return unanswered([problem("flows", "flows_same_day", {"first_date": first})])
    annual = of_flows(flows, inputs["day_count"])
    sums: Sums = {"received": inward, "paid": outward, "base": inward, "term_days": last - first}
    values = {
        "count": len(flows), "received": inward, "paid": outward, "first_date": first, "last_date": last,
        "period_rate": annual["period_rate"],
    }
    unit = "equation_flows_monthly" if inputs["day_count"] == "whole_months" else "equation_flows_daily"
    result = answered(inputs, rules, annual, sums, [remark("flows", values), remark(unit, values)])
    if side < 0:
        result["notes"].append(remark("other_side", {}))
    return result


def unanswered(problems: list[Problem]) -> Result:
    """A result without a rate."""
    return {
        "annual_simple": None, "annual_compound": None, "period_rate": None, "total_cost": None, "cost_per_100": None,
        "difference": None, "reference_lines": [], "finding": "", "detail": {}, "steps": [], "notes": [],
        "problems": problems,
    }


def rate_problem(inputs: Inputs, annual: Annual) -> Problem:
    """Why there is no one rate."""
    field = "flows" if inputs["kind"] == "flows" else "payment"
    if annual["status"] == "several":
        rates = annual["every"]
        return problem(field, "several_rates", {"count": len(rates), "low": rates[0], "high": rates[len(rates) - 1]})
    if annual["status"] == "none":
        return problem(field, "no_rate", {})
    return problem(field, "rate_out_of_range", {})


def answered(inputs: Inputs, rules: LineRules, annual: Annual, sums: Sums, steps: list[Remark]) -> Result:
    """The result once the stream has been solved: sums, steps, lines, notes; or the reason there is no rate."""
    simple = annual["simple"]
    if simple is None:
        return unanswered([rate_problem(inputs, annual)])
    cost = sums["paid"] - sums["received"]
    values = {
        "period_rate": annual["period_rate"], "per_year": annual["per_year"], "annual_simple": simple,
        "annual_compound": annual["compound"], "total_cost": cost, "paid": sums["paid"],
        "received": sums["received"],
    }
    steps.append(remark("simple", values))
    if annual["compound"] is not None:
        by_days = inputs["kind"] == "flows" or inputs["period"] == "days"
        steps.append(remark("compound_days" if by_days else "compound", values))
    steps.append(remark("cost", values))
    stated = inputs["stated_rate"]
    difference: float | None = None
    if stated is not None:
        difference = simple - stated
    lines = mark_above(lines_for(inputs["lender_kind"], inputs["contract_date"], rules), simple)
    return {
        "annual_simple": simple,
        "annual_compound": annual["compound"],
        "period_rate": annual["period_rate"],
        "total_cost": cost,
        "cost_per_100": half_up(float(cost) * 10000.0 / sums["base"]),
        "difference": difference,
        "reference_lines": lines,
        "finding": finding(inputs, simple, annual["compound"], difference, cost),
        "detail": {
            "received": sums["received"], "paid": sums["paid"], "saved": max(0, -cost), "stated_rate": stated,
        },
        "steps": steps,
        "notes": loan_notes(inputs, annual, sums) + line_notes(inputs, lines, annual, rules),
        "problems": [],
    }


def finding(inputs: Inputs, simple: float, compound: float | None, difference: float | None, cost: int) -> str:
    """Which sentence says the answer. Rates within 0.05 percentage points of each other count as the same.

    Paid back less by under a fen a payment is a loan without interest whose equal payments were cut to the fen.
    """
    if simple == 0:
        return "zero"
    periods = inputs["periods"]  # None where each payment has its date
    if simple < 0 and periods is not None and -cost < periods:
        return "rounded_off"
    if simple < 0:
        return "negative"
    if compound is None or compound > SENSE_MOST:
        return "beyond_sense"
    if difference is None:
        return "found"
    if difference > 0.0005:
        return "dearer"
    return "as_stated" if difference >= -0.0005 else "cheaper"


def loan_notes(inputs: Inputs, annual: Annual, sums: Sums) -> list[Remark]:
    """What the reader should know about the loan itself."""
    notes: list[Remark] = []
    if inputs["kind"] == "instalments":
        if inputs["fee_kind"] == "withheld" and inputs["upfront_fee"] > 0:
            notes.append(remark("withheld", {"received": sums["received"]}))
        if inputs["first_gap"] is not None and inputs["period"] == "month":
            notes.append(remark("odd_first", {"first_gap": inputs["first_gap"]}))
    if sums["term_days"] < 31 and sums["paid"] > sums["received"]:
        notes.append(remark("short_term", {"term_days": sums["term_days"], "total_cost": sums["paid"] - sums["received"]}))
    compound = annual["compound"]
    if compound is None or compound > SENSE_MOST:
        notes.append(remark("compound_beyond_sense", {}))
    return notes


def line_notes(inputs: Inputs, lines: list[Line], annual: Annual, rules: LineRules) -> list[Remark]:
    """What the reader should know about the lines: which are unknown, and what being above one means."""
    day = inputs["contract_date"]
    if inputs["lender_kind"] is None:
        return [remark("lender_not_told", {})]
    notes: list[Remark] = []
    if day is None:
        notes.append(remark("contract_date_needed", {}))
    elif inputs["lender_kind"] == "private":
        if day > rules["lpr"]["known_until"]:
            notes.append(remark("lpr_not_known", {"known_until": rules["lpr"]["known_until"]}))
        elif not holds(lines[0]["applies"]):
            notes.append(remark("older_rule", {}))
    if inputs["lender_kind"] == "consumer_finance":
        notes.append(remark("press_only", {}))
    above = False
    between = False
    for line in lines:
        if holds(line["above"]) and not fails(line["applies"]):
            above = True
        compound = annual["compound"]
        if fails(line["above"]) and compound is not None and holds(exceeds(compound, line["value"])):
            between = True
    if above:
        notes.append(remark("above_line", {}))
    if between:
        notes.append(remark("conventions_differ", {}))
    return notes
