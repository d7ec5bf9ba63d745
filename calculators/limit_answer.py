"""The answer about an interest limit: the rule, its value, what lies above it in yuan, and what to mind."""

from __future__ import annotations

from typing import Any, TypedDict

from calculators.finance import half_up, simple_interest
from calculators.governing import Ask, Claim, Governing, Rules, asks_for, claims_barred, every_line, governed
from calculators.limits import Line, LineRules, Lpr, Rule, exceeds, lpr_on, mark_above
from calculators.records import Problem, Remark, holds, remark


class Inputs(TypedDict):
    """Inputs in internal units, as the declaration names them."""

    lender_kind: str
    contract_date: int
    annual_rate: float | None
    principal: int | None


class FactRules(TypedDict):
    """The rules as the facts give them."""

    lpr: Lpr
    private_multiple: Rule
    court_line: Rule
    microloan_cap: Rule
    microloan_target: Rule
    consumer_single: Rule
    consumer_average: Rule
    old_lower: Rule
    old_upper: Rule
    old_multiple: Rule


class Result(TypedDict):
    """Outputs in internal units. `limit` is None where no value is known; the findings say why."""

    rule: str | None
    limit: float | None
    applies: bool | None
    standing: str | None
    in_force_from: int | None
    in_force_until: int | None
    excess_rate: float | None
    excess_a_year: int | None
    reference_lines: list[Line]
    may_ask: list[Ask]
    may_not_claim: list[Claim]
    finding: str
    detail: Any
    steps: list[Remark]
    notes: list[Remark]
    problems: list[Problem]


def grouped_rules(rules: FactRules) -> Rules:
    """The rules as the shared functions take them."""
    lines: LineRules = {
        "lpr": rules["lpr"], "private_multiple": rules["private_multiple"], "court_line": rules["court_line"],
        "microloan_cap": rules["microloan_cap"], "consumer_single": rules["consumer_single"],
        "consumer_average": rules["consumer_average"],
    }
    return {
        "lines": lines, "old_lower": rules["old_lower"], "old_upper": rules["old_upper"],
        "old_multiple": rules["old_multiple"],
    }


def answered(inputs: Inputs, given: FactRules) -> Result:
    """The rule that governs, and everything said about it."""
    rules = grouped_rules(given)
    lender = inputs["lender_kind"]
    day = inputs["contract_date"]
    governing = governed(lender, day, rules)
    line = governing["line"]
    limit: float | None = None
    if line is not None:
        limit = line["value"]
    rate = inputs["annual_rate"]
    above: bool | None = None
    excess: float | None = None
    if rate is not None and limit is not None:
        above = exceeds(rate, limit)
        excess = half_up((rate - limit) * 10000000000.0) / 10000000000 if holds(above) else 0.0
    money: int | None = None
    principal = inputs["principal"]
    if excess is not None and principal is not None:
        money = simple_interest(principal, excess, 1.0)
    lines = every_line(lender, day, rules, governing)
    if rate is not None:
        lines = mark_above(lines, rate)
    values = values_of(inputs, given, governing, limit)
    values["excess_rate"] = excess
    values["excess_a_year"] = money
    rule = governing["rule"]
    return {
        "rule": None if line is None else line["line"],
        "limit": limit,
        "applies": None if line is None else line["applies"],
        "standing": None if line is None else line["standing"],
        "in_force_from": start_of(rule),
        "in_force_until": None if rule is None else rule["until"],
        "excess_rate": excess,
        "excess_a_year": money,
        "reference_lines": lines,
        "may_ask": asks_for(lender, governing["kind"], holds(above)),
        "may_not_claim": claims_barred(lender, governing["kind"]),
        "finding": finding(governing["kind"], above),
        "detail": values,
        "steps": working(governing, excess, money, values),
        "notes": remarks_on(inputs, governing, lines, above, values),
        "problems": [],
    }


def start_of(rule: Rule | None) -> int | None:
    """The day a rule began, None where only a month or nothing is known."""
    if rule is None or rule["first"] != rule["sure"]:
        return None
    return rule["first"]


def values_of(inputs: Inputs, given: FactRules, governing: Governing, limit: float | None) -> dict[str, Any]:
    """The numbers sentences may name."""
    lpr = given["lpr"]
    rule = governing["rule"]
    last = lpr_on(lpr, lpr["known_until"])
    multiple = given["private_multiple"]["value"]
    return {
        "annual_rate": inputs["annual_rate"], "principal": inputs["principal"], "contract_date": inputs["contract_date"],
        "limit": limit, "lpr": governing["lpr"], "multiple": given["private_multiple"]["value"],
        "known_until": lpr["known_until"], "last_limit": None if last is None else last * multiple,
        "old_lower_value": given["old_lower"]["value"], "old_upper_value": given["old_upper"]["value"],
        "changing_limit": times_lpr(given, inputs["contract_date"]),
        "target_multiple": given["microloan_target"]["value"],
        "first": None if rule is None else rule["first"], "sure": None if rule is None else rule["sure"],
        "court_line": given["court_line"]["value"], "average": given["consumer_average"]["value"],
    }


def times_lpr(given: FactRules, day: int) -> float | None:
    """The multiple of the loan prime rate on a day, None where it is not known."""
    rate = lpr_on(given["lpr"], day)
    return None if rate is None else rate * given["old_multiple"]["value"]


def finding(kind: str, above: bool | None) -> str:
    """Which sentence says the answer."""
    if kind != "private" and kind != "court" and kind != "microloan":
        return kind
    if above is None:
        return kind + "_line"
    return kind + "_above" if above else kind + "_within"


def working(governing: Governing, excess: float | None, money: int | None, values: Any) -> list[Remark]:
    """How the value and what lies above it come about."""
    steps: list[Remark] = []
    kind = governing["kind"]
    if kind == "private":
        steps.append(remark("times_lpr", values))
    elif kind == "lpr_unknown":
        steps.append(remark("no_lpr", values))
    elif governing["line"] is not None:
        steps.append(remark("stated", values))
    if excess is not None and excess > 0:
        steps.append(remark("excess", values))
        if money is not None:
            steps.append(remark("excess_money", values))
    elif excess is not None:
        steps.append(remark("no_excess", values))
    return steps


def remarks_on(inputs: Inputs, governing: Governing, lines: list[Line], above: bool | None, values: Any) -> list[Remark]:
    """What the reader should know about this rule."""
    notes: list[Remark] = []
    kind = governing["kind"]
    lender = inputs["lender_kind"]
    line = governing["line"]
    if holds(above):
        notes.append(remark("above_is_owed", values))
    if line is not None and line["standing"] == "unverified":
        notes.append(remark("not_read", values))
    if line is not None and line["applies"] is None:
        notes.append(remark("start_unclear" if kind == "microloan" else "may_not_govern", values))
    if kind == "private":
        notes.append(remark("overdue_too", values))
        notes.append(remark("no_licence", values))
    elif kind == "old_lines":
        notes.append(remark("old_gone", values))
    if lender == "card":
        notes.append(remark("card_discretion", values))
    elif lender == "assisted_loan":
        notes.append(remark("assisted_fees", values))
    elif lender == "consumer_finance":
        notes.append(remark("press_only", values))
    elif lender == "microloan":
        notes.append(remark("microloan_press", values))
        notes.append(remark("microloan_target", values))
    if inputs["annual_rate"] is None:
        notes.append(remark("rate_needed", values))
    else:
        notes.append(remark("all_in", values))
    return notes
