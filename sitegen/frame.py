"""What the frame's script has to know in one language: its words, and the pages of each section. Pure.

Both would otherwise stand on every page: the words for what a reader may never do, the names of pages beside this one.
They come with the script instead, once for all pages; without scripts a section's name leads to the list of its pages.
"""

from __future__ import annotations

import json

from sitegen import sharing
from sitegen.site import Site

WORDS = (
    "exit.hint", "exit.once_more", "exit.leaving", "search.label", "search.hint", "search.button", "search.loading",
    "search.count", "search.none", "search.error", "search.results", "search.today", "search.all", "search.private",
    "source.overdue", "guide.overdue", "picture.make", "picture.hint", "picture.failed", "picture.alt", "picture.between",
    "site.not_advice",
)  # fmt: skip


def embed_data(site: Site) -> str:
    """The statement before the scripts of a page in another site's frame, which lists no pages and has no search."""
    words = {key: site.language.strings[key] for key in WORDS if key.endswith(".overdue")}
    return f"window.ydtSite = {json.dumps({'words': words}, ensure_ascii=False)};\n"


def data(site: Site, picture: str = "") -> str:
    """The statement before the scripts of `templates/assets/js/site`: words by key, pages by section as [url, title].

    `picture` is the file that draws a guide's long picture; without one none is offered. `about` is there where the edition
    has an address.
    """
    words = {key: site.language.strings[key] for key in WORDS}
    pages = {section["id"]: [[page["url"], page["title"]] for page in section["pages"]] for section in site.nav}
    given: dict[str, object] = {"words": words, "pages": pages, "picture": picture}
    if about := sharing.about(site):
        given["about"] = about
    return f"window.ydtSite = {json.dumps(given, ensure_ascii=False)};\n"
