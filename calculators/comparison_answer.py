"""What is said about arrangements side by side: the answer, the working, what to mind. Used by `plan_compare`."""

from __future__ import annotations

from typing import Any, TypedDict

from calculators.agreement_terms import Clause, clauses_for
from calculators.arrangements import ONCE, Debt, Terms, after_waivers, beyond_sense, payments_of
from calculators.comparison import (
    Inputs,
    More,
    Plan,
    Rules,
    best_of,
    burden,
    debt_of,
    discount_of,
    more_of,
    plan_of,
    terms_of,
    typical,
)
from calculators.records import Problem, Remark, fails, holds, problem, remark


class Result(TypedDict):
    """Outputs in internal units."""

    best: int | None
    plans: list[Plan]
    more: list[More]
    agreement: list[Clause]
    finding: str
    detail: Any
    steps: list[Remark]
    notes: list[Remark]
    problems: list[Problem]


def compared(inputs: Inputs, rules: Rules) -> Result:
    """All arrangements in figures and in words."""
    debt = debt_of(inputs)
    listed = [terms_of(inputs, one) for one in inputs["arrangements"]]
    if len(listed) == 0:
        listed = typical(inputs)
    plans: list[Plan] = []
    more: list[More] = []
    for n in range(len(listed)):
        payments = payments_of(debt, listed[n])
        if beyond_sense(payments):
            return unanswered([problem("annual_rate", "beyond_sense", {"n": n + 1})])
        plan = plan_of(inputs, listed[n], payments, n + 1)
        plans.append(plan)
        more.append(more_of(inputs, rules, listed[n], payments, plan))
    best = best_of(plans)
    values = values_of(inputs, rules, debt, listed, plans, more, best)
    return {
        "best": best + 1 if best >= 0 else None,
        "plans": plans,
        "more": more,
        "agreement": clauses_for(listed, [one["waived"] for one in more]),
        "finding": finding(inputs, plans, best),
        "detail": values,
        "steps": working(plans, best, values),
        "notes": remarks_on(inputs, rules, listed, plans, best, values),
        "problems": [],
    }


def unanswered(problems: list[Problem]) -> Result:
    """A result without an answer."""
    return {
        "best": None, "plans": [], "more": [], "agreement": [], "finding": "", "detail": {}, "steps": [], "notes": [],
        "problems": problems,
    }


def finding(inputs: Inputs, plans: list[Plan], best: int) -> str:
    """Which sentence says the answer."""
    if best < 0:
        return "only_nothing"
    once = ""
    if plans[best]["monthly"] is None:
        once = "_now" if plans[best]["end_month"] == 0 and not fails(plans[best]["fits"]) else "_once"
    if plans[best]["fits"] is None:
        return "cheapest" + once
    return ("fits" if holds(plans[best]["fits"]) else "none_fits") + once


def values_of(
    inputs: Inputs, rules: Rules, debt: Debt, listed: list[Terms], plans: list[Plan], more: list[More], best: int
) -> dict[str, Any]:
    """The numbers the sentences name: of the debt, and of the arrangement in the answer."""
    n = max(0, best)
    plan = plans[n]
    bases = after_waivers(debt, listed[n])
    available = inputs["available"]
    lightest = burden(plan)
    return {
        "principal": inputs["principal"], "interest": inputs["interest"], "penalties": inputs["penalties"],
        "whole": inputs["principal"] + inputs["interest"] + inputs["penalties"], "count": len(plans), "n": plan["n"],
        "kind": plan["kind"], "monthly": plan["monthly"], "largest": plan["largest"], "total": plan["total"],
        "cost": plan["cost"], "below": max(0, -plan["cost"]), "end_month": plan["end_month"], "waived": more[n]["waived"],
        "worth": more[n]["present_value"], "bearing": bases["bearing"], "silent": bases["silent"],
        "instalments": listed[n]["months"], "pause": listed[n]["pause"], "rate": listed[n]["annual_rate"],
        "available": available, "lacking": None if available is None else max(0, lightest - available),
        "discount": discount_of(inputs, rules), "missed_payment": inputs["missed_payment"],
        "left_then": more[n]["left_then"], "if_missed": more[n]["if_missed"],
        "card_years": int(rules["card_years"]["value"]), "overdue": debt["overdue_rate"],
    }


def working(plans: list[Plan], best: int, values: Any) -> list[Remark]:
    """How the figures of the arrangement in the answer come about."""
    steps = [remark("owed", values)]
    if best < 0:
        steps.append(remark("grows", values))
        return steps
    steps.append(remark("bases_waived" if int(values["waived"]) > 0 else "bases", values))
    steps.append(remark("how_" + plans[best]["kind"], values))
    steps.append(remark("cost" if plans[best]["cost"] >= 0 else "cost_below", values))
    steps.append(remark("worth", values))
    return steps


def remarks_on(
    inputs: Inputs, rules: Rules, listed: list[Terms], plans: list[Plan], best: int, values: Any
) -> list[Remark]:
    """What the reader should know about this comparison."""
    notes: list[Remark] = []
    if len(inputs["arrangements"]) == 0:
        notes.append(remark("typical", values))
    if best >= 0 and fails(plans[best]["fits"]):
        notes.append(remark("none_fits", values))
    for plan in plans:
        cheaper = best >= 0 and plan["kind"] != "nothing" and plan["total"] < plans[best]["total"]
        if cheaper and holds(plans[best]["fits"]):
            notes.append(remark("cheaper_but_heavy", {"n": plan["n"], "kind": plan["kind"], "total": plan["total"]}))
            break
    for plan in plans:
        if plan["kind"] == "nothing":
            notes.append(remark("nothing", {"n": plan["n"], "end_month": plan["end_month"], "total": plan["total"]}))
            break
    if any(one["kind"] == "lump_sum" for one in listed):
        notes.append(remark("lump_sum", values))
    if best >= 0 and values["if_missed"] is not None and int(values["if_missed"]) > int(values["left_then"]):
        notes.append(remark("missed", values))
    for terms in listed:
        if terms["kind"] not in ONCE and terms["months"] > int(rules["card_years"]["value"]) * 12:
            notes.append(remark("card_years", values))
            break
    return notes
