"""The entry of case_sums.js: everything the case file reckons with, in one script so that what they share comes once.

The functions are those of the calculators' own pages. `shown` makes the parts of their view that the case file shows, by the
same functions as `view.present`, without pictures and links.
"""

from __future__ import annotations

from typing import Any, TypedDict

from calculators.affordability import compute as affordability
from calculators.boundary import accept
from calculators.calendar_file import calendar_text
from calculators.fair_shares import compute as fair_shares
from calculators.letter import compose
from calculators.links import spell
from calculators.plan_compare import compute as plan_compare
from calculators.records import Declaration, problems_of, record_of, remarks_of
from calculators.takeaway import csv_text
from calculators.view import naming, problems_in_words, remarks, tables, with_unit
from calculators.view_records import Entry, Fault, Table, View, Words
from calculators.wording import Text, fill, texts, value_text

__all__ = [
    "accept", "affordability", "calendar_of", "compose", "csv_text", "fair_shares", "plan_compare", "problems_in_words",
    "shown", "spell", "value_text", "with_unit",
]  # fmt: skip


class Shown(TypedDict):
    """A result in words: the answer's sentence, tables, what to keep in mind; or what is wrong, and then nothing else."""

    answer: list[Text]
    tables: list[Table]
    notes: list[str]
    problems: list[Fault]


def shown(declaration: Declaration, words: Words, values: dict[str, Any], result: dict[str, Any]) -> Shown:
    """A result in words, as `view.present` says it."""
    problems = problems_of(result["problems"])
    if len(problems) > 0:
        return {"answer": [], "tables": [], "notes": [], "problems": problems_in_words(declaration, words, problems)}
    named = naming(declaration, words, {**values, **record_of(result["detail"]), **result})
    finding: str = result["finding"]
    return {
        "answer": texts(fill(words["answer"].get(finding, ""), named)),
        "tables": tables(declaration, words, result),
        "notes": remarks(words["notes"], remarks_of(result["notes"]), named),
        "problems": [],
    }


def calendar_of(entries: list[Entry], name: str, stamp: str) -> str:
    """Days as a calendar file."""
    view: View = {
        "answer": [], "summary": [], "tables": [], "steps": [], "notes": [], "assumptions": [], "chart": None,
        "calendar": entries, "next": [], "problems": [],
    }  # fmt: skip
    return calendar_text(view, name, stamp)
