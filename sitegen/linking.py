"""Whether a named target leads somewhere on a site: its page, and the heading it names there."""

from __future__ import annotations

import difflib
import re

from sitegen.model import Guide
from sitegen.site import Site, SitePage
from sitegen.targets import Target

_HEADING = re.compile(r"\{#([A-Za-z0-9_-]+)\}")
_OF_EVERY_GUIDE = frozenset({"do-now", "not-yet", "tools", "page-sources"})
"""The headings that the template of a guide adds."""


def alternates(site: Site, page: SitePage, root: str) -> list[dict[str, str]]:
    """The page's address in every language of the edition; `root` leads to the root of the site."""
    found = []
    for code in site.edition.languages:
        language = site.library.languages[code]
        folder = "" if code == site.edition.languages[0] else code + "/"
        url = f"{root}{folder}{page.url}"
        found.append({"code": code, "name": language.name, "html_lang": language.html_lang, "url": url})
    return found


def exists(site: Site, target: Target) -> bool:
    """Whether the target's page, fact or term is on this site."""
    if target.kind == "fact":
        return target.name in site.library.facts
    if target.kind == "term":
        return any(target.name in site.library.glossary.get(code, {}) for code in (site.language.code, "zh"))
    return site.page_for(target) is not None


def nearest(site: Site, target: Target) -> str:
    """What the author may have meant by a target that does not exist."""
    names = {
        "fact": list(site.library.facts),
        "term": list(site.terms()),
    }.get(target.kind) or [p.slug for p in site.pages.values() if p.url.startswith(target.kind)]
    near = difflib.get_close_matches(target.name, names, 1, 0.5)
    return f"did you mean '{target.kind}:{near[0]}'?" if near else f"no {target.kind} has this name"


def lost_anchor(site: Site, target: Target, here: str) -> tuple[str, str] | None:
    """What is wrong with the heading that the page `here` names, and what would be right; None where it is there.

    Where an edition replaced the page, the base's links may name headings it does not have: they lead to its top.
    """
    page = site.page_for(target) if target.anchor else None
    if page is None or page.source is None or target.anchor in _anchors(site, page):
        return None
    if site.is_own(page) and not site.is_own(site.pages.get(here)):
        return None
    where = page.source.document.path
    wrong = f"the {target.kind} '{target.name}' has no heading '#{target.anchor}'"
    return wrong, f"name one of its headings, or the {target.kind} alone; the page is {where}"


def _anchors(site: Site, page: SitePage) -> set[str]:
    assert page.source is not None
    found = {*_HEADING.findall(page.source.body), *_OF_EVERY_GUIDE}
    if isinstance(page.source.meta, Guide) and page.source.meta.generated:
        found |= {*site.library.facts, *site.terms(), *(myth.id for myth in site.library.myths)}
    return found
