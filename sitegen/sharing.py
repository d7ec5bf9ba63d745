"""What a page says about itself to those who pass it on or list it: a share card, its addresses, its data in the words of
schema.org. Pure.

Only an edition that says where it stands (`base_url`) says any of it: share cards and search engines want whole addresses. A
reader never asks for the picture: it is named in the head and loaded by messengers alone.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from sitegen import targets
from sitegen.model import Fact, Guide
from sitegen.share_pictures import OTHER, SIGNS
from sitegen.site import Site, SitePage
from sitegen.targets import Target

_TAG = re.compile(r"<[^>]+>")
_LICENCE = "https://creativecommons.org/licenses/by/4.0/"
NOT_FOUND = ("notfound", "embed", "feedback")
"""Kinds of pages that no list should name and no card shows."""
LISTED = (
    "home", "guide", "generated", "flow", "path", "section", "all", "calculator", "letter", "case", "embeds", "referrals",
)  # fmt: skip
"""Kinds of pages that are worth finding by themselves. A quiz is found through its guide."""


@dataclass
class Said:
    """What writing a page brought up and its data repeat: the steps of "do now" as HTML, the facts it stands on."""

    steps: Sequence[str] = ()
    facts: Sequence[Fact] = field(default_factory=list)


def base(site: Site) -> str:
    """The address of the whole site, ending in a slash; empty where the edition names none."""
    return site.edition.base_url.rstrip("/") + "/" if site.edition.base_url else ""


def address(site: Site, url: str, folder: str | None = None) -> str:
    """The whole address of a page below a language's folder (this site's where none is given)."""
    return base(site) + (site.folder if folder is None else folder) + ("" if url == "index.html" else url)


def folders(site: Site) -> dict[str, str]:
    """The folder of each language of the edition, by the code that pages and feeds name it by (BCP 47)."""
    codes = site.edition.languages
    return {site.library.languages[code].html_lang: "" if code == codes[0] else code + "/" for code in codes}


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


def head(site: Site, page: SitePage, said: Said) -> dict[str, Any]:
    """What the template puts into the head and at the end of the page; empty without an address or on a page not listed."""
    if not base(site) or page.kind in NOT_FOUND:
        return {}
    locale = site.language.html_lang.replace("-", "_")
    found: dict[str, Any] = {
        "url": address(site, page.url),
        "languages": [{"html_lang": lang, "url": address(site, page.url, at)} for lang, at in folders(site).items()],
        "picture": picture(page),
        "type": "article" if page.kind == "guide" else "website",
        "locale": locale if "_" in locale else "",
        "feed": base(site) + site.folder + "feed.xml" if page.kind == "home" or page.slug == "corrections" else "",
    }
    data = article(site, page, said)
    return {**found, "data": as_script(data)} if data else found


def article(site: Site, page: SitePage, said: Said) -> dict[str, Any] | None:
    """A guide as schema.org's Article and, where it says what to do now, a HowTo. None for other pages."""
    meta = page.source.meta if page.source else None
    if page.kind != "guide" or not isinstance(meta, Guide):
        return None
    url = address(site, page.url)
    common = {"inLanguage": site.library.languages[page.text_language].html_lang, "license": _LICENCE}
    parts: list[dict[str, Any]] = [
        {
            "@type": "Article", "@id": url, "headline": page.title, "description": page.description, **common,
            "datePublished": meta.written, "dateModified": meta.checked,
            "publisher": {"@type": "Organization", "name": site.local(site.edition.publisher), "url": base(site)},
            "citation": [_citation(page, fact) for fact in said.facts],
        }
    ]  # fmt: skip
    if said.steps:
        steps = [{"@type": "HowToStep", "text": plain(step)} for step in said.steps]
        parts.append({"@type": "HowTo", "name": page.title, "inLanguage": common["inLanguage"], "step": steps})
    return {"@context": "https://schema.org", "@graph": parts}


def _citation(page: SitePage, fact: Fact) -> Mapping[str, str]:
    """A source by the address of its entry on this site, which says its standing and dates."""
    return {"@id": targets.relative(page.url, targets.address(Target("fact", fact.id)))}


def as_script(data: Mapping[str, Any]) -> str:
    """Data as the text of a script element, which no text in it can close."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def plain(html: str) -> str:
    """Inline HTML as text."""
    return " ".join(unescape(_TAG.sub("", html)).split())
