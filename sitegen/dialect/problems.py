"""What the compiler says when it will not compile."""

from __future__ import annotations

import ast
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One refusal: where it stands, what is wrong there and what would be right. Line and column count from 1."""

    path: str
    line: int
    col: int
    wrong: str
    right: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.col}: {self.wrong}; {self.right}"


class DialectError(Exception):
    """Every problem of one program, sorted by path, line and column."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def at(path: str, node: ast.AST, wrong: str, right: str) -> Problem:
    """The problem at a node of the syntax tree."""
    return Problem(path, getattr(node, "lineno", 1), getattr(node, "col_offset", 0) + 1, wrong, right)
