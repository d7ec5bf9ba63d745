"""The words of the case file and the checklist of evidence, as frozen records."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, StringConstraints

from sitegen.schema import Day, Filled, Id, Record
from sitegen.vocabulary import Group

Piece = Annotated[str, StringConstraints(min_length=1)]
"""Words that may begin or end with a space, because others are put beside them."""


class ValueWords(Record):
    """The words of a value that stand nowhere else: label, a line of help, its choices, its unit such as "{value} 期"."""

    label: Filled
    help: str = ""
    unit: str = ""
    choices: dict[Id, Filled] = Field(default_factory=dict)


class Part(Record):
    """A part of the page that can be linked by itself (case:contact-log): its title and what it is for."""

    title: Filled
    text: Filled


class CaseWords(Record):
    """The front matter of `content/<lang>/case-file.md`: the page's title and everything it says."""

    title: Filled
    description: Filled
    section: Id
    aliases: list[Filled] = Field(default_factory=list)
    written: Day
    checked: Day
    facts: list[Id] = Field(default_factory=list)
    parts: dict[Id, Part]
    values: dict[Group, dict[Id, ValueWords]]
    strings: dict[str, Piece]


class EvidenceItem(Record):
    """One paper that shows something: its name, for lists of enclosures, and a sentence that says what to look for."""

    id: Id
    paper: Filled
    text: Filled


class Situation(Record):
    """A situation and the papers that show it. `hardship` is the kind of hardship of the case file it belongs to."""

    id: Id
    title: Filled
    hardship: Id | None = None
    items: Annotated[list[EvidenceItem], Field(min_length=1)]


class Evidence(Record):
    """The checklist in one language: stated here once, shown by the guide and by the case file."""

    situations: Annotated[list[Situation], Field(min_length=1)]
