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


def scripts(calculators: Mapping[str, Loaded], root: Path) -> dict[str, str]:
    """panel.js, shared by all pages, letter.js, and one script for each calculator.

    Raises BadInput for code outside the dialect.
    """
    made: dict[str, str] = {}
    problems: list[Problem] = []
    marks = source_marks(root)
    entries = {"panel": tuple(next(iter(calculators.values())).panel.EXPORTS)} if calculators else {}
    if (root / "calculators/letter.py").is_file():
        entries["letter"] = ("compose", "plain_text")
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
