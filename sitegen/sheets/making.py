"""Every sheet of a site as PDF, once each of them fits its paper."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from sitegen.model import Fact
from sitegen.sheet_codes import Issued
from sitegen.sheets import compose, feedback, layout
from sitegen.sheets.layout import Sheet
from sitegen.sheets.pdf import pdf, render, write
from sitegen.site import Site
from sitegen.source import Problems

_WHOLE = "table, .sources { break-inside: avoid }"
"""Tables and the list of sources in one piece; the longest sheets have no room for that."""
MOST_PAGES = {"handout": 2, "card": 1, "quiz": 4}
_TOO_LONG = {
    "handout": ("the handout has {n} sides", "name fewer sections in 'handout': two sides are the most"),
    "card": ("the card does not fit A6 at 8 points and more", "shorten the glance"),
    "quiz": ("the quiz sheet has {n} sides", "shorten the quiz: two sheets of paper are the most"),
}


@dataclass(frozen=True)
class Made:
    """The PDFs by path, and the codes on them with the facts they stand on, for the file of the edition."""

    files: dict[str, bytes]
    codes: list[tuple[Issued, tuple[Fact, ...]]]


def make(sites: Iterable[Site], guides: Collection[str] = ()) -> Made:
    """The sheets of these sites (one edition, its languages), or those of some guides only.

    Nothing is written. Raises BadInput where a text does not fit its paper, naming each, and Missing where a library is.
    """
    problems, files, codes = Problems(), dict[str, bytes](), []
    for site in sites:
        css = layout.style(site)
        for sheet in sheets(site, guides, problems):
            problems.stop_if_any()
            document = laid_out(site, sheet, css, problems)
            if document is not None:
                files[sheet.path] = write(document)
                codes.append((sheet.issued, sheet.content.facts))
        if not guides:
            files[feedback.path(site)] = pdf(feedback.document(site), css)
    problems.stop_if_any()
    return Made(files, codes)


def sheets(site: Site, guides: Collection[str], problems: Problems) -> Sequence[Sheet]:
    """Every sheet of a site with its code; no paper yet."""
    pages = [page for page in compose.marked(site) if not guides or page.slug in guides]
    return [layout.sheet(site, page, kind, problems) for page in pages for kind in compose.kinds(page)]


def laid_out(site: Site, sheet: Sheet, css: str, problems: Problems) -> Any:
    """The sheet on its pages; None after noting that it is too long for its paper."""
    kind = sheet.content.kind
    if kind == "card":
        pages = len(render(layout.document(site, sheet, copies=1), css).pages)
    html = layout.document(site, sheet)
    document = render(html, f"{css}\n{_WHOLE}")
    if len(document.pages) > MOST_PAGES[kind]:
        document = render(html, css)
    if kind != "card":
        pages = len(document.pages)
    if pages > MOST_PAGES[kind]:
        wrong, right = _TOO_LONG[kind]
        assert sheet.page.source is not None
        problems.add(sheet.page.source.at("glance" if kind == "card" else "sheets"), wrong.format(n=pages), right)
        return None
    return document
