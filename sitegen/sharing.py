"""What a page says about itself to those who pass it on or list it: a share card and its addresses. Pure.

Its data in the words of schema.org are made by the frame's script (`templates/assets/js/site/55-about.js`) from what the
page shows: a reader's phone does not load the steps and the sources twice.

Only an edition that says where it stands (`base_url`) says any of it: share cards and search engines want whole addresses. A
reader never asks for the picture: it is named in the head and loaded by messengers alone.
"""

from __future__ import annotations

from typing import Any

from sitegen.share_pictures import OTHER, SIGNS
from sitegen.site import Site, SitePage

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
NOT_FOUND = ("notfound", "embed", "feedback")
"""Kinds of pages that no list should name and no card shows."""
LISTED = (
    "home", "guide", "generated", "flow", "path", "section", "all", "calculator", "letter", "case", "embeds", "referrals",
)  # fmt: skip
"""Kinds of pages that are worth finding by themselves. A quiz is found through its guide."""


def base(site: Site) -> str:
    """The address of the whole site, ending in a slash; empty where the edition names none."""
    return site.edition.base_url.rstrip("/") + "/" if site.edition.base_url else ""


def address(site: Site, url: str, folder: str | None = None) -> str:
    """The whole address of a page below a language's folder (this site's where none is given)."""
    return base(site) + (site.folder if folder is None else folder) + ("" if url == "index.html" else url)


def dates(site: Site, page: SitePage) -> tuple[str, str]:
    """When a page was written and when it was last checked; both empty for a page that is only a list."""
    meta: Any = page.source.meta if page.source else None
    if page.kind == "calculator":
        words = site.library.calculators[page.slug].words
        meta = words.get(site.language.code) or words["zh"]
    elif page.kind == "case":
        found = site.library.case.page(site.language.code)
        meta = found.meta if found else None
    return (meta.written, meta.checked) if meta else ("", "")


def picture(page: SitePage) -> str:
    """The name of a page's picture among the assets."""
    return f"share-{page.section if page.section in SIGNS else OTHER}.png"


def head(site: Site, page: SitePage) -> dict[str, Any]:
    """What the template puts into the head; empty without an address or on a page not listed."""
    if not base(site) or page.kind in NOT_FOUND:
        return {}
    return {
        "url": address(site, page.url),
        "picture": picture(page),
        "type": "article" if page.kind == "guide" else "website",
        "feed": base(site) + site.folder + "feed.xml" if page.kind == "home" or page.slug == "corrections" else "",
    }


def about(site: Site) -> dict[str, str]:
    """What a guide's data in the words of schema.org say besides what it shows; empty without an address."""
    if not base(site):
        return {}
    return {"publisher": site.local(site.edition.publisher), "base": base(site), "licence": LICENCE}
