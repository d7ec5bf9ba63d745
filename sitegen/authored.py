"""Every text an author wrote for readers, whatever kind of file it stands in, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sitegen.load import Library
from sitegen.placed import Placed
from sitegen.source import Source
from sitegen.yamlfile import Document

# Keys that hold names, dates and search words, not sentences. The words people type may well be mistaken.
_NO_PROSE = frozenset(
    {
        "id", "section", "aliases", "tags", "written", "checked", "facts", "tools", "examples", "link", "generated", "help",
        "fill", "when", "unit", "url", "cases",
    }
)  # fmt: skip


@dataclass(frozen=True)
class Text:
    """A text and where it stands.

    A `title` may hold numbers of its own; the words of a `calculator` cannot call facts, and state conventions of counting.
    """

    words: str
    at: Source
    title: bool = False
    calculator: bool = False


def texts(library: Library, code: str) -> Iterator[Text]:
    """The texts of a language: guides, flows, letters, the home page, calculators, pictures and learning paths."""
    pages: list[Any] = [*library.guides.get(code, {}).values(), *library.flows.get(code, {}).values()]
    pages += [letter.page for letter in library.letters.get(code, {}).values()]
    if code in library.homes:
        pages.append(library.homes[code])
    for page in pages:
        yield from _in(page.document, page.document.value, ())
        yield Text(page.body, page.body_at)
    for loaded in library.calculators.values():
        words = loaded.words.get(code)
        if words:
            for text in _in(words.document, words.document.value, ()):
                yield Text(text.words, text.at, calculator=True)
            yield Text(words.body, words.body_at, calculator=True)
    placed: list[Placed[Any]] = [*library.pictures.get(code, {}).values(), *library.path_words.get(code, {}).values()]
    for item in placed:
        where = (item.key, item.n)
        yield from _in(item.document, item.document.value[item.key][item.n], where)


def _in(document: Document, value: Any, where: tuple[str | int, ...]) -> Iterator[Text]:
    """The texts at `where` in a document and below."""
    if isinstance(value, str):
        yield Text(value, document.text_source(where), bool(where) and where[-1] == "title")
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in _NO_PROSE:
                yield from _in(document, inner, (*where, key))
    elif isinstance(value, list):
        for n, inner in enumerate(value):
            yield from _in(document, inner, (*where, n))
