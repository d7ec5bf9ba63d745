"""Where a thing was written down, and what is wrong with it there.

Every fault a person can mend is a `Problem`: one line `path:line:col: what is wrong; what would be right`. Problems are
collected, never raised one by one, so that one run shows all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Source:
    """A place in a file: path as the person knows it (relative to the project), line and column counted from 1."""

    path: str
    line: int = 1
    col: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.col}"

    def inside(self, text: str, offset: int) -> Source:
        """The place `offset` characters into `text`, which starts here."""
        before = text[:offset]
        newlines = before.count("\n")
        if not newlines:
            return Source(self.path, self.line, self.col + offset)
        return Source(self.path, self.line + newlines, offset - before.rfind("\n"))


@dataclass(frozen=True, order=True)
class Problem:
    """A fault in the input: where, what is wrong, what would be right."""

    source: Source
    wrong: str
    right: str

    def __str__(self) -> str:
        return f"{self.source}: {self.wrong}; {self.right}"


class BadInput(Exception):
    """The input cannot be built. Carries every problem found, sorted by place and without repeats."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(str(problem) for problem in self.problems))


class Problems:
    """A list of problems being collected."""

    def __init__(self) -> None:
        self._found: list[Problem] = []

    def add(self, source: Source, wrong: str, right: str) -> None:
        self._found.append(Problem(source, wrong, right))

    def extend(self, problems: Iterable[Problem]) -> None:
        self._found.extend(problems)

    def __len__(self) -> int:
        return len(self._found)

    def __iter__(self) -> Iterator[Problem]:
        return iter(sorted(set(self._found)))

    def stop_if_any(self) -> None:
        """Raise BadInput when anything was found."""
        if self._found:
            raise BadInput(self._found)
