"""Named targets of links: `guide:refused#why`, `calculator:true_apr`, `fact:cc-680-usury`, and the addresses they have.

A text names what it means; only here is it known where that lives. Addresses are relative to the root of a language and
end in `.html`, so that the same files work from a server, from a sub-path and from a folder on a phone.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

KINDS = ("guide", "section", "calculator", "letter", "flow", "case", "fact", "term", "quiz", "path")
OUTSIDE = re.compile(r"(https?://|mailto:|tel:)[^\s<>\"]+\Z")


@dataclass(frozen=True)
class Target:
    """A named target: its kind, its name and the anchor on its page."""

    kind: str
    name: str
    anchor: str = ""

    def __str__(self) -> str:
        return f"{self.kind}:{self.name}" + (f"#{self.anchor}" if self.anchor else "")


def parse(text: str) -> Target | None:
    """The target a link names, or None where it is not of that form."""
    match = re.fullmatch(r"([a-z]+):([A-Za-z0-9_-]+)(?:#([A-Za-z0-9_-]+))?", text)
    if match and match[1] in KINDS:
        return Target(match[1], match[2], match[3] or "")
    return None


def address(target: Target) -> str:
    """The address below a language's root, for example guides/refused.html#why."""
    anchor = f"#{target.anchor}" if target.anchor else ""
    match target.kind:
        case "fact":
            return f"guides/sources.html#{target.name}"
        case "term":
            return f"guides/glossary.html#{target.name}"
        case "quiz":
            return f"quizzes/{target.name}.html{anchor}"
        case "case":
            return f"case-file.html{anchor or ('' if target.name == 'file' else '#' + target.name)}"
        case "section":
            return f"sections/{target.name}.html{anchor}"
        case kind:
            return f"{kind}s/{target.name}.html{anchor}"


@lru_cache(50_000)
def relative(here: str, there: str) -> str:
    """The way from one address to another, both below the same root; empty parts stay anchors of the same page."""
    path, hash_mark, anchor = there.partition("#")
    way = posixpath.relpath(path, posixpath.dirname(here) or ".")
    if path == here and hash_mark:
        return hash_mark + anchor
    return quote(way, safe="/.-_~") + hash_mark + anchor
