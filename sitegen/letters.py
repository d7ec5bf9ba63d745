"""Letters as they are written down: front matter, passages with slots and conditions, and what each means in plain words.

The body of a letter is Markdown. Where lines are quoted (`> …`) the letter itself stands, what follows says what it means:

    ## 我是谁 {#who}

    > 我叫 [[name]][? account: ，合同编号 [[account]]]。

    让对方一下子找到这笔账。

docs/content-format.md says all of it. Here are the records; `letter_body` takes the text apart, `letter_check` says what is
wrong with it, and `calculators/letter_text.py` reads the same passages in the reader's browser.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from sitegen.model import Link, PageMeta
from sitegen.schema import Filled, Id, Record
from sitegen.source import Source

Addressee = Literal["lender", "court", "office"]
FieldKind = Literal["text", "money", "rate", "date", "whole", "choice", "flag", "lines"]
PartKind = Literal["title", "to", "heading", "item", "sign", "text"]


class LetterField(Record):
    """A field: its name is a value of content/vocabulary.yml, or `own` says why it is not. `group` starts a group."""

    name: Id
    kind: FieldKind
    label: Filled
    help: str = ""
    group: str = ""
    optional: bool = False
    rows: Annotated[int, Field(ge=1, le=8)] = 1
    choices: dict[Id, Filled] = Field(default_factory=dict)
    own: str = ""


class LetterMeta(PageMeta):
    """The front matter of a letter; it stands on at least one fact."""

    facts: Annotated[list[Id], Field(min_length=1)]
    acknowledges_debt: bool
    sent_to: Addressee = "lender"
    use_when: Annotated[list[Filled], Field(min_length=1, max_length=4)]
    not_when: Annotated[list[Filled], Field(min_length=1, max_length=4)]
    fields: Annotated[list[LetterField], Field(min_length=1)]
    next: Annotated[list[Link], Field(min_length=1, max_length=4)]


class LetterCommon(Record):
    """What all letters of a language share: how it writes amounts, days and points, and what is said of every letter."""

    blank: Filled
    money: Filled
    date: Filled
    months: Annotated[list[Filled], Field(min_length=12, max_length=12)]
    item: str
    numbers: list[Filled]
    join: str
    limitation: Filled
    before_sending: dict[Addressee, Filled]


@dataclass(frozen=True)
class Term:
    """A term of a condition: the field it looks at, whether it is turned round, and the codes it names, if any."""

    text: str
    field: str
    negated: bool
    codes: tuple[str, ...]
    at: Source


@dataclass(frozen=True)
class Slot:
    """A place in a passage where something typed stands."""

    field: str
    count: bool
    at: Source


@dataclass(frozen=True)
class Part:
    """A passage: its kind, the terms that must hold, its text, the slots and terms inside it."""

    kind: PartKind
    when: tuple[Term, ...]
    text: str
    at: Source
    slots: tuple[Slot, ...]
    terms: tuple[Term, ...]


@dataclass(frozen=True)
class Row:
    """Passages and what they mean: the left and the right column."""

    parts: tuple[Part, ...]
    meaning: str
    meaning_at: Source


@dataclass(frozen=True)
class LetterSection:
    """A stretch of the letter under one heading."""

    title: str
    id: str
    at: Source
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Body:
    """The body of a letter: prose before it, its sections, prose after it."""

    before: str
    before_at: Source
    sections: tuple[LetterSection, ...]
    after: str
    after_at: Source

    @property
    def rows(self) -> list[Row]:
        return [row for section in self.sections for row in section.rows]

    @property
    def parts(self) -> list[Part]:
        """All passages in order; the number of a part is its place here."""
        return [part for row in self.rows for part in row.parts]
