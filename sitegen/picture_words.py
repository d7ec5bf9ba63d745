"""The words of pictures: content/<lang>/pictures.yml, with the place of every text."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import Field

from sitegen import schema
from sitegen.schema import Filled, Id, Record
from sitegen.source import Problems, Source
from sitegen.yamlfile import Document


class PictureWords(Record):
    """What one picture says: its title, what it shows in words for who cannot see it, a caption, and its labels."""

    id: Id
    title: Filled
    alt: Filled
    caption: Filled | None = None
    labels: dict[Id, Filled] = Field(default_factory=dict)


@dataclass(frozen=True)
class PlacedWords:
    """The words of a picture and where they stand."""

    words: PictureWords
    document: Document
    n: int

    def at(self, *where: str) -> Source:
        """The place where a text starts: `at("labels", "owed")`, `at("alt")`."""
        return self.document.text_source(("pictures", self.n, *where))


def read(document: Document, problems: Problems) -> dict[str, PlacedWords]:
    """The words of every picture in a file, by the picture's name."""
    found: dict[str, PlacedWords] = {}
    items = document.value.get("pictures") if isinstance(document.value, dict) else None
    if not isinstance(items, list):
        problems.add(document.source(), "the list 'pictures' is missing", "write 'pictures:' and its items below it")
        return found
    for n in range(len(items)):
        words = schema.read(PictureWords, document, problems, ("pictures", n))
        if words is None:
            continue
        if words.id in found:
            problems.add(document.source(("pictures", n)), f"the picture '{words.id}' stands twice", "keep one of them")
            continue
        found[words.id] = PlacedWords(words, document, n)
    return found
