"""The dialect: a checked subset of Python, compiled to JavaScript that means the same. See docs/dialect.md."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from . import aggregates, assignment, builtin_calls, comparisons, comprehensions, control, formats, methods
from .link import script
from .modules import Library
from .problems import DialectError, Problem
from .program import Program

__all__ = ["DialectError", "Problem", "compile_program", "compile_source"]

# imported for what they register
_ = (aggregates, assignment, builtin_calls, comparisons, comprehensions, control, formats, methods)


def compile_program(entry: Path, exports: Sequence[str], root: Path, global_name: str = "ydt") -> str:
    """Compile what `exports` of the module `entry` reach into one classic script.

    The script sets `window[global_name][module name]` to an object with the exports. Imports are looked up under `root`.
    Raises DialectError with every problem of the program; OSError where the entry cannot be read.
    """
    library = Library(root)
    path = entry.resolve().relative_to(root.resolve())
    name = ".".join(path.with_suffix("").parts)
    module = library.parse(name, entry.read_text("utf-8"), path.as_posix())
    return _compiled(Program(library, module, exports), global_name)


def compile_source(source: str, path: str, exports: Sequence[str], global_name: str = "ydt") -> str:
    """Compile one source text without imports from files; the module is named after the path."""
    library = Library(None)
    module = library.parse(Path(path).stem, source, path)
    return _compiled(Program(library, module, exports), global_name)


def _compiled(program: Program, global_name: str) -> str:
    program.compile()
    return script(program, global_name)
