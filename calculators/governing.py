"""Which rule on interest governs a contract: by kind of lender and by date. Used by `interest_limit`.

A limit on what a court supports is not a sum that need not be repaid, and a rule that is only reported is not a law: each
answer carries the standing of its rule, what may be asked of whom, and what may not be claimed.
"""

from __future__ import annotations

from typing import TypedDict

from calculators.dates import civil, day_number
from calculators.limits import Line, LineRules, Rule, applies_on, fixed_line, lines_for, lpr_on, private_line


class Rules(TypedDict):
    """The lines every rate is held against, and the older private-lending rule."""

    lines: LineRules
    old_lower: Rule
    old_upper: Rule
    old_multiple: Rule


class Governing(TypedDict):
    """The rule that governs. `kind` begins the name of the finding; `line` is None where there is no rule we know of.

    `lpr` is the loan prime rate the value is made from, None for a fixed value.
    """

    kind: str
    line: Line | None
    rule: Rule | None
    lpr: float | None


class Ask(TypedDict):
    """Something that may be asked, and of whom."""

    ask: str
    whom: str


class Claim(TypedDict):
    """Something that may not be claimed."""

    claim: str


def nothing_known(kind: str) -> Governing:
    """No rule, or no value for it."""
    return {"kind": kind, "line": None, "rule": None, "lpr": None}


def governed(lender: str, day: int, rules: Rules) -> Governing:
    """The rule for a kind of lender and the day of the contract."""
    if lender == "private":
        return private(day, rules)
    if lender == "other_local":
        return nothing_known("local_unknown")
    lines = rules["lines"]
    if lender == "microloan":
        cap = lines["microloan_cap"]
        reached = applies_on(cap, day)
        if reached is None or reached:
            return {"kind": "microloan", "line": fixed_line("microloan_cap", cap, day), "rule": cap, "lpr": None}
        court = uncertain(fixed_line("court_reduction", lines["court_line"], day))
        return {"kind": "microloan_older", "line": court, "rule": lines["court_line"], "lpr": None}
    court_rule = lines["court_line"]
    court = policy(fixed_line("court_reduction", court_rule, day), court_rule, day)
    return {"kind": "court", "line": court, "rule": court_rule, "lpr": None}


def private(day: int, rules: Rules) -> Governing:
    """Lenders without a licence: four times the loan prime rate, or what stood before it."""
    old = rules["old_lower"]
    first = old["first"]
    until = old["until"]
    if first is None or until is None or day < first:
        return nothing_known("no_rule")
    if day < month_start(until):
        return {"kind": "old_lines", "line": fixed_line("old_lower", old, day), "rule": old, "lpr": None}
    if day <= until:
        return nothing_known("changing_month")
    if day > rules["lines"]["lpr"]["known_until"]:
        return nothing_known("lpr_unknown")
    multiple = rules["lines"]["private_multiple"]
    line = private_line(rules["lines"], day)
    reached = applies_on(multiple, day)
    if reached is not None and not reached:
        start = multiple["first"]
        if start is None or day > start:
            return nothing_known("no_rule")
        multiple = rules["old_multiple"]
        line = first_amendment(multiple, rules, day)
    return {"kind": "private", "line": line, "rule": multiple, "lpr": lpr_on(rules["lines"]["lpr"], day)}


def first_amendment(multiple: Rule, rules: Rules, day: int) -> Line:
    """Four times the loan prime rate between the end of the old lines and the rule that stands today."""
    rate = lpr_on(rules["lines"]["lpr"], day)
    return {
        "line": "four_lpr", "value": None if rate is None else rate * multiple["value"], "applies": True, "above": None,
        "standing": multiple["standing"], "fact": multiple["fact"],
    }


def month_start(day: int) -> int:
    """The first day of the month of a day: a rule known to end in a month may have ended on any of its days."""
    when = civil(day)
    return day_number(when["year"], when["month"], 1)


def uncertain(line: Line) -> Line:
    """The line with a doubt whether it governs."""
    return {
        "line": line["line"], "value": line["value"], "applies": None, "above": line["above"],
        "standing": line["standing"], "fact": line["fact"],
    }


def policy(line: Line, rule: Rule, day: int) -> Line:
    """A court's policy looks at the day of the judgment: for a contract older than it, whether it governs is a doubt."""
    first = rule["first"]
    return uncertain(line) if first is not None and day < first else line


def every_line(lender: str, day: int, rules: Rules, governing: Governing) -> list[Line]:
    """The governing line first, then the others this kind of lender is measured by."""
    found: list[Line] = []
    main = governing["line"]
    if main is not None:
        found.append(main)
    if governing["kind"] == "old_lines":
        found.append(fixed_line("old_upper", rules["old_upper"], day))
        return found
    if lender == "private":
        return found
    if lender == "other_local":
        return [uncertain(fixed_line("court_reduction", rules["lines"]["court_line"], day))]
    for line in lines_for(lender, day, rules["lines"]):
        if main is None or line["line"] != main["line"]:
            found.append(line)
    return found


def asks_for(lender: str, kind: str, above: bool) -> list[Ask]:
    """What may be asked, nearest first."""
    found: list[Ask] = [{"ask": "breakdown", "whom": "lender"}]
    if above:
        found.append({"ask": "lower_rate", "whom": "lender"})
    if kind == "private" and above:
        found.append({"ask": "excess_unsupported", "whom": "court"})
    if kind == "court" and above:
        found.append({"ask": "reduce_in_court", "whom": "court"})
    if lender == "microloan" or lender == "other_local":
        found.append({"ask": "complain", "whom": "local_regulator"})
    elif lender != "private":
        found.append({"ask": "complain", "whom": "regulator"})
    if kind != "court" and kind != "microloan":
        found.append({"ask": "which_rule", "whom": "legal_aid"})
    return found


def claims_barred(lender: str, kind: str) -> list[Claim]:
    """What may not be claimed."""
    found: list[Claim] = [{"claim": "nothing_owed"}, {"claim": "stop_paying"}]
    if lender != "private":
        found.append({"claim": "four_lpr_for_licensed"})
    if kind == "court" or kind == "microloan_older":
        found.append({"claim": "void_by_itself"})
    if lender == "consumer_finance" or lender == "microloan":
        found.append({"claim": "press_is_law"})
    if lender == "private":
        found.append({"claim": "old_36"})
    return found
