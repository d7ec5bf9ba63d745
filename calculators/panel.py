"""The entry of panel.js: what every calculator page calls, whichever calculator it shows."""

from __future__ import annotations

from calculators.boundary import accept, outside
from calculators.calendar_file import calendar_text
from calculators.checking import at, differing
from calculators.links import fragment, from_fragment, spell
from calculators.live_chart import plotly
from calculators.takeaway import csv_text, plain_text
from calculators.view import present, problems_in_words, refused, with_unit
from calculators.wording import value_text

EXPORTS = (
    "accept", "outside", "present", "refused", "problems_in_words", "plotly", "csv_text", "plain_text", "calendar_text",
    "fragment", "from_fragment", "spell", "differing", "value_text", "with_unit",
)

__all__ = [
    "EXPORTS", "accept", "at", "calendar_text", "csv_text", "differing", "fragment", "from_fragment", "outside",
    "plain_text", "plotly", "present", "problems_in_words", "refused", "spell", "value_text", "with_unit",
]  # fmt: skip
