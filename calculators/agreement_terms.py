"""What an agreement must state, by kind of arrangement. Used by `plan_compare`.

Codes only: the sentences stand in the words. They follow the contents of a personalised instalment plan (card measures,
article 70) and the rule that an unclear change counts as none (Civil Code, articles 543 and 544).
"""

from __future__ import annotations

from typing import TypedDict

from calculators.arrangements import ONCE, Terms

CLAUSES = [
    "amounts_now", "dates_and_amounts", "new_due_date", "rate_from", "break_and_interest", "no_compounding", "waived_items",
    "no_more_claims", "order_of_payments", "credit_reporting", "breach", "account", "settlement", "written_copy",
]


class Clause(TypedDict):
    """A point to be written down, and the numbers of the arrangements it belongs to."""

    clause: str
    plans: str


def needs(clause: str, terms: Terms, waived: int) -> bool:
    """Whether an arrangement must state a point. Doing nothing states nothing."""
    kind = terms["kind"]
    if kind == "nothing":
        return False
    if clause == "new_due_date":
        return kind == "extension"
    if clause == "dates_and_amounts" or clause == "order_of_payments":
        return kind not in ONCE
    if clause == "rate_from":
        return kind != "lump_sum"
    if clause == "break_and_interest":
        return terms["pause"] > 0
    if clause == "no_compounding":
        return kind == "stop_compounding"
    if clause == "waived_items":
        return waived > 0
    if clause == "no_more_claims":
        return kind == "lump_sum" or terms["discount"] > 0
    return True


def clauses_for(listed: list[Terms], waived: list[int]) -> list[Clause]:
    """Every point that one of the arrangements must state, in the order of an agreement."""
    found: list[Clause] = []
    for clause in CLAUSES:
        numbers = [str(n + 1) for n in range(len(listed)) if needs(clause, listed[n], waived[n])]
        if len(numbers) > 0:
            found.append({"clause": clause, "plans": ", ".join(numbers)})
    return found
