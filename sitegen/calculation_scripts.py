"""The scripts of calculator pages: compiled from Python, once for each state of the sources they are made of."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from sitegen.cache import remembered
from sitegen.calculation_load import Loaded
from sitegen.dialect import DialectError, compile_program
from sitegen.source import BadInput, Problem, Source

_IMPORT = re.compile(r"^from calculators\.(\w+) import", re.M)


def scripts(calculators: Mapping[str, Loaded], root: Path) -> dict[str, str]:
    """panel.js, shared by all pages, letter.js, and one script for each calculator.

    Raises BadInput for code outside the dialect.
    """
    made: dict[str, str] = {}
    problems: list[Problem] = []
    entries = {"panel": tuple(next(iter(calculators.values())).panel.EXPORTS)} if calculators else {}
    if (root / "calculators/letter.py").is_file():
        entries["letter"] = ("compose", "plain_text")
    entries.update(dict.fromkeys(calculators, ("compute", "figure")))
    for name, exports in entries.items():
        state = _state(root, name, exports)
        try:
            path = root / "calculators" / f"{name}.py"
            made[f"{name}.js"] = remembered(root, state, partial(compile_program, path, exports, root))
        except DialectError as error:
            problems += [Problem(Source(p.path, p.line, p.col), p.wrong, p.right) for p in error.problems]
    if problems:
        raise BadInput(problems)
    return made


def _state(root: Path, name: str, exports: tuple[str, ...]) -> str:
    """A mark that changes when any source of a script does: the preview then compiles that script only."""
    mark = hashlib.sha256("\0".join((name, *exports)).encode())
    waiting, seen = [name], {name}
    while waiting:
        path = root / "calculators" / f"{waiting.pop()}.py"
        source = path.read_bytes() if path.is_file() else b""
        mark.update(hashlib.sha256(source).digest())
        for other in sorted(set(_IMPORT.findall(source.decode("utf-8", "replace"))) - seen):
            seen.add(other)
            waiting.append(other)
    return mark.hexdigest()
