"""A deck as frozen values: slides with titles, points, tables, pictures and the notes of whoever speaks."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal

Kind = Literal["title", "points", "words", "two", "table", "picture", "end"]


@dataclass(frozen=True)
class Run:
    """A piece of a text; `aside` is for the notes only (a source, the explanation of a term)."""

    text: str
    strong: bool = False
    aside: bool = False


Text = tuple[Run, ...]


@dataclass(frozen=True)
class Point:
    """One point on a slide; `number` is its number in an ordered list, 0 in any other."""

    text: Text
    number: int = 0


@dataclass(frozen=True)
class Table:
    """A head and rows of cells."""

    head: tuple[Text, ...]
    rows: tuple[tuple[Text, ...], ...]


@dataclass(frozen=True)
class Picture:
    """A drawing of the guide as SVG, with its file's name and the words that stand for it."""

    name: str
    svg: str
    title: str
    alt: str
    caption: str


@dataclass(frozen=True)
class Slide:
    """One slide. `points` fill its body, `second` the right half of a slide of two halves with their `heads`."""

    kind: Kind
    title: str
    points: tuple[Point, ...] = ()
    notes: tuple[str, ...] = ()
    heads: tuple[str, str] = ("", "")
    second: tuple[Point, ...] = ()
    table: Table | None = None
    picture: Picture | None = None

    def named(self, title: str) -> Slide:
        return replace(self, title=title)


@dataclass(frozen=True)
class Brand:
    """What an edition puts on a deck: its name, colour, logo and how it is reached."""

    name: str
    tagline: str
    colour: str
    logo: bytes | None = None
    logo_name: str = ""
    contacts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Deck:
    """The slides of one guide in one language. `checked` is the day its law was checked, ISO."""

    slug: str
    language: str
    html_lang: str
    title: str
    checked: str
    brand: Brand
    slides: tuple[Slide, ...]
    words: dict[str, str] = field(default_factory=dict)


def seen(text: Text) -> str:
    """What of a text stands on a slide."""
    return "".join(run.text for run in text if not run.aside)


def said(text: Text) -> str:
    """A text whole, with what is for the notes only."""
    return "".join(run.text for run in text)
