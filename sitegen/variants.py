"""The Markdown of pages that editions have in common: written once for each way in which it can differ.

A page notes what it reads of its site (`reads`). Another edition in which all of that is the same has the same page,
whatever else differs; where anything is not the same it is written. No kind of page says what it depends on.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from jinja2 import Environment

from sitegen.load import Library
from sitegen.pages import markdown_path, write_page
from sitegen.reads import Comparison, Reads, watched
from sitegen.site import Site
from sitegen.source import Problems
from sitegen.templating import environment

KEPT = 16
"""Variants of one page that are remembered, the last used first."""
_ALWAYS_SAME = {"library", "language", "today"}


@dataclass(frozen=True)
class _Variant:
    text: str
    drawings: dict[str, str]
    reads: Reads


class Shelf:
    """Pages of one library on one day."""

    def __init__(self, library: Library, today: date) -> None:
        self._of = (library, today)
        self._variants: dict[tuple[str, str], list[_Variant]] = {}

    def write(self, site: Site, problems: Problems, drawings: dict[str, str] | None = None) -> dict[str, str]:
        """As `write_pages`."""
        library, today = self._of
        assert site.library is library and site.today == today
        comparison, drawn = Comparison(site), drawings if drawings is not None else {}
        texts: dict[str, str] = {}
        for url in site.pages:
            variants = self._variants.setdefault((site.language.code, url), [])
            found = next((n for n, variant in enumerate(variants) if comparison.unchanged(variant.reads)), None)
            if found is None:
                wrong = Problems()
                variant = _write(site, url, wrong)
                problems.extend(wrong)
                if wrong:  # said again by the next edition in which it is wrong
                    texts[markdown_path(url)] = variant.text
                    continue
            else:
                variant = variants.pop(found)
            variants.insert(0, variant)
            del variants[KEPT:]
            texts[markdown_path(url)] = variant.text
            drawn.update(variant.drawings)
        return texts


def _write(site: Site, url: str, problems: Problems) -> _Variant:
    view, reads = watched(site)
    templates: Environment = environment(site.library.root, view)
    drawings: dict[str, str] = {}
    text = write_page(view, url, templates, problems, drawings)
    # What is read of these can be no other: they are the very same objects in every edition.
    told = {question: answer for question, answer in reads.items() if question[1] and question[1][0] not in _ALWAYS_SAME}
    return _Variant(text, drawings, told)
