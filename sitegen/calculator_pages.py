"""What the page of a calculator shows, as values for its template; the page for other sites' frames shows a part of it."""

from __future__ import annotations

import functools
from typing import Any

from sitegen import calculation, tables, targets
from sitegen.prose import Prose
from sitegen.site import Site, SitePage


def words(site: Site, name: str) -> calculation.Words:
    """The words of a calculator in the site's language, or in Chinese where it has none."""
    loaded = site.library.calculators[name]
    return loaded.words.get(site.language.code) or loaded.words["zh"]


def values(site: Site, page: SitePage, prose: Prose) -> dict[str, Any]:
    """Form, worked example and text of a calculator, its links seen from `page`."""
    loaded, own = site.library.calculators[page.slug], words(site, page.slug)
    made = calculation.page_data(loaded, own, site.library, functools.partial(_next, site, page), site.today)
    made["examples"] = tables.with_facts(site, page, made["examples"])
    body = prose.expand(own.body, own.body_at)
    named = [*loaded.calculator.facts, *(f for f in prose.used_facts if f not in loaded.calculator.facts)]
    return {
        "page": {"title": page.title, "slug": page.slug, "description": page.description},
        "body": body,
        "sources": tables.views(site, page, named),
        "written": own.written,
        "checked": own.checked,
        **made,
    }


def _next(site: Site, page: SitePage, link: str) -> str:
    """The address of a next step; empty while it does not exist on this site."""
    target = targets.parse(link)
    there = site.page_for(target) if target else None
    return targets.relative(page.url, there.url) if there else ""
