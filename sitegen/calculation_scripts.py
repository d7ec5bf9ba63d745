"""The scripts of calculator pages: compiled from Python, once for each state of the sources they are made of."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from pathlib import Path

from sitegen.cache import remembered
from sitegen.calculation_load import Loaded
from sitegen.calculation_modules import source_marks
from sitegen.dialect import DialectError, compile_program
from sitegen.source import BadInput, Problem, Source

CASE_CALCULATORS = ("affordability", "fair_shares", "plan_compare")
"""The calculators whose figures stand in the case file; others are linked from it, filled in."""
CASE_SUMS = (
    *CASE_CALCULATORS, "accept", "calendar_of", "compose", "csv_text", "problems_in_words", "shown", "spell", "value_text",
    "with_unit",
)  # fmt: skip


def scripts(calculators: Mapping[str, Loaded], root: Path) -> dict[str, str]:
    """panel.js, shared by all pages, letter.js, case_sums.js for the case file, and one script for each calculator.

    Raises BadInput for code outside the dialect.
    """
    made: dict[str, str] = {}
    problems: list[Problem] = []
    marks = source_marks(root)
    entries = {"panel": tuple(next(iter(calculators.values())).panel.EXPORTS)} if calculators else {}
    if (root / "calculators/letter.py").is_file():
        entries["letter"] = ("compose", "plain_text")
    entries.update({"case_sums": CASE_SUMS} if calculators else {})
    entries.update(dict.fromkeys(calculators, ("compute", "figure")))
    for name, exports in entries.items():
        state = "\0".join((name, *exports, marks[name]))
        try:
            path = root / "calculators" / f"{name}.py"
            made[f"{name}.js"] = remembered(root, state, partial(compile_program, path, exports, root))
        except DialectError as error:
            problems += [Problem(Source(p.path, p.line, p.col), p.wrong, p.right) for p in error.problems]
    if problems:
        raise BadInput(problems)
    return made
