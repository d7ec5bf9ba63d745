"""The file an edition keeps of the base it was last read against: marks of the texts and facts it stands on, names it knew.

Written by `build.py accept`, compared by `build.py check` (docs/decisions/0015-editions-and-updates.md).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from pydantic import Field

from sitegen.schema import Day, Filled, Record

FILE = "base.yml"


class Accepted(Record):
    """The base as it was when somebody last read the edition against it.

    `pages`: for each base page that the edition replaces (`zh/about`), a mark for each of its headings. `facts`: for each
    fact that the edition's own pages stand on, a mark for each of its parts. `offered`: all pages (`guide:about`) and
    sections (`section:now`) that the base had.
    """

    version: Filled
    accepted: Day
    pages: dict[str, dict[str, str]] = Field(default_factory=dict)
    facts: dict[str, dict[str, str]] = Field(default_factory=dict)
    offered: list[Filled] = Field(default_factory=list)

    def knew(self, name: str, section: bool = False) -> bool:
        """Whether the base had a page of this name, of whatever kind, or a section."""
        return any(
            found.partition(":")[2] == name and (found.startswith("section:") == section) for found in self.offered
        )


def mark(value: object) -> str:
    """What tells two versions of a text or a value apart."""
    return hashlib.sha256(json.dumps(value, ensure_ascii=False, sort_keys=True).encode()).hexdigest()[:12]


def changed(was: Mapping[str, str], now: Mapping[str, str]) -> tuple[list[str], list[str], list[str]]:
    """The names whose marks differ, those that are new and those that are gone."""
    return (
        [name for name in now if name in was and was[name] != now[name]],
        [name for name in now if name not in was],
        [name for name in was if name not in now],
    )


def text(accepted: Accepted) -> str:
    """The record as YAML, a line for each page and fact. JSON values are YAML."""

    def lines(items: Mapping[str, object]) -> str:
        made = "".join(f"  {json.dumps(name)}: {json.dumps(value)}\n" for name, value in items.items())
        return f"\n{made}" if made else " {}\n"

    offered = "".join(f"  - {json.dumps(name)}\n" for name in accepted.offered)
    return (
        "# Written by `build.py accept`: the base this edition was last read against. Keep it; change nothing.\n"
        f"version: {json.dumps(accepted.version)}\naccepted: '{accepted.accepted}'\n"
        f"pages:{lines(accepted.pages)}facts:{lines(accepted.facts)}"
        f"offered:{chr(10) + offered if offered else ' []' + chr(10)}"
    )
