"""The head of a page: what the theme must know besides its text. Pure."""

from __future__ import annotations

from typing import Any

from sitegen.site import VERSION, Site, SitePage


def head(site: Site, page: SitePage) -> dict[str, Any]:
    """The front matter that the theme's templates read as `page.meta` (templates/main.html says what each is for)."""
    depth = page.url.count("/")
    base = "../" * depth
    root = base + ("../" if site.folder else "")
    if page.kind == "notfound":
        root = site.served_at
        base = root + site.folder
    words: Any = page.source.meta if page.source else None
    if page.kind == "calculator":
        words = site.library.calculators[page.slug].words_in(site.language.code)
    section = next((s for s in site.nav if s["id"] == page.section), None)
    return {
        "title": page.title,
        "description": page.description,
        "kind": page.kind,
        "section": page.section,
        "slug": page.slug,
        "distress": page.distress,
        "url": page.url,
        "base": base,
        "root": root,
        "alternates": _alternates(site, page, root),
        "written": words.written if words else "",
        "checked": words.checked if words else "",
        "calculator": page.slug if page.kind == "calculator" else "",
        "crumbs": [{"title": section["title"], "url": base + section["url"]}] if section else [],
        "text_lang": site.library.languages[page.text_language].html_lang,
        "version": VERSION,
    }


def _alternates(site: Site, page: SitePage, root: str) -> list[dict[str, str]]:
    found = []
    for code in site.edition.languages:
        language = site.library.languages[code]
        folder = "" if code == site.edition.languages[0] else code + "/"
        url = f"{root}{folder}{page.url}"
        found.append({"code": code, "name": language.name, "html_lang": language.html_lang, "url": url})
    return found
