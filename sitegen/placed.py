"""Words that stand in a list of a YAML file and have an id: each with the place of every text in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from sitegen import schema
from sitegen.schema import Id, Record
from sitegen.source import Problems, Source
from sitegen.yamlfile import Document


class Named(Record):
    """A record with an id."""

    id: Id


Words = TypeVar("Words", bound=Named)


@dataclass(frozen=True)
class Placed(Generic[Words]):
    """The words of one item and where they stand."""

    words: Words
    document: Document
    key: str
    n: int

    def at(self, *where: str | int) -> Source:
        """The place where a text starts: `at("labels", "owed")`, `at("alt")`; without arguments the item's own."""
        return self.document.text_source((self.key, self.n, *where))


def read_placed(model: type[Words], key: str, document: Document, problems: Problems) -> dict[str, Placed[Words]]:
    """The items of the list under `key` in a file, by their ids."""
    found: dict[str, Placed[Words]] = {}
    items = document.value.get(key) if isinstance(document.value, dict) else None
    if not isinstance(items, list):
        problems.add(document.source(), f"the list '{key}' is missing", f"write '{key}:' and its items below it")
        return found
    for extra in document.value.keys() - {key}:
        problems.add(document.source((extra,)), f"the key '{extra}' is not known here", f"the key here is: {key}")
    for n in range(len(items)):
        words = schema.read(model, document, problems, (key, n))
        if words is None:
            continue
        if words.id in found:
            problems.add(document.source((key, n)), f"'{words.id}' stands twice", "give each its own id")
            continue
        found[words.id] = Placed(words, document, key, n)
    return found
