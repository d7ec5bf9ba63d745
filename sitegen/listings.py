"""Pages that list other pages, as values for their templates: a section, and everything."""

from __future__ import annotations

from typing import Any

from sitegen import paths, targets
from sitegen.site import Site, SitePage

TOOLS = ("flow", "calculator", "letter")
"""Kinds of pages that a section lists apart from its texts, in the order in which it lists them."""


def section_values(site: Site, page: SitePage) -> dict[str, Any]:
    """What the page of a section shows."""
    section = next(s for s in site.nav if s["id"] == page.slug)
    entries = [
        {
            "href": targets.relative(page.url, entry["url"]),
            "title": entry["title"],
            "description": site.pages[entry["url"]].description,
            "kind": entry["kind"],
        }
        for entry in section["pages"]
    ]
    return {
        "section": {"title": section["title"], "summary": section["summary"]},
        "pages": [e for e in entries if e["kind"] not in TOOLS],
        "tools": {kind: [e for e in entries if e["kind"] == kind] for kind in TOOLS},
        "paths": paths.links(site, page, page.slug),
    }


def all_values(site: Site, page: SitePage) -> dict[str, Any]:
    """What the page of all pages shows."""
    sections = [
        {
            "title": section["title"],
            "href": targets.relative(page.url, section["url"]),
            "summary": section["summary"],
            "pages": [{"href": targets.relative(page.url, p["url"]), "title": p["title"]} for p in section["pages"]],
        }
        for section in site.nav
    ]
    return {"page": {"title": page.title}, "sections": sections, "paths": paths.links(site, page)}
