"""The entry of case-sums.js: everything the case file reckons with, in one script so that what they share comes once.

The functions are those of the calculators' own pages; nothing is computed here.
"""

from __future__ import annotations

from calculators.affordability import compute as affordability
from calculators.boundary import accept
from calculators.calendar_file import calendar_text
from calculators.fair_shares import compute as fair_shares
from calculators.letter import compose, plain_text
from calculators.links import spell
from calculators.plan_compare import compute as plan_compare
from calculators.takeaway import csv_text
from calculators.view import present, problems_in_words, refused, with_unit
from calculators.wording import value_text

__all__ = [
    "accept", "affordability", "calendar_text", "compose", "csv_text", "fair_shares",
    "plain_text", "plan_compare", "present", "problems_in_words", "refused", "spell", "value_text", "with_unit",
]  # fmt: skip
