"""Calculators in other sites' pages: the page inside the frame, and the page that hands out the snippet for it. Pure."""

from __future__ import annotations

from typing import Any

from sitegen import calculator_pages, sharing, targets
from sitegen.prose import Prose
from sitegen.site import Site, SitePage

SANDBOX = "allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox"
"""What a partner's page lets the frame do: run, load its own files, open links in tabs. No forms, downloads or dialogs."""
HEIGHT = 900
"""Pixels of the frame on a page that does not listen for its height; it scrolls then."""
NO_ADDRESS = "https://portal.example/"
"""Stands in snippets of an edition that has not said where it stands; the page's script puts the real address there."""


def frame_values(site: Site, page: SitePage, prose: Prose) -> dict[str, Any]:
    """What the page inside the frame shows: form, worked example, limits, and who it is from."""
    made = calculator_pages.values(site, page, prose)
    # Examples are checked on the calculator's own page; in a frame they would only take the phone's time.
    made["data"] = {**made["data"], "examples": []}
    return {
        **made,
        "full": targets.relative(page.url, f"calculators/{page.slug}.html"),
        "publisher": site.local(site.edition.name),
        "overdue": any(source["overdue"] for source in made["sources"]),
    }


def chooser_values(site: Site, page: SitePage) -> dict[str, Any]:
    """What the page that hands out snippets shows: every calculator in every language of the edition."""
    base = sharing.base(site) or NO_ADDRESS
    codes = site.edition.languages
    found = []
    for one in site.pages.values():
        if one.kind == "embed":
            ways = [
                {
                    "code": code,
                    "name": site.library.languages[code].name,
                    "lang": site.library.languages[code].html_lang,
                    "title": calculator_title(site, one.slug, code),
                    "src": f"{base}{'' if code == codes[0] else code + '/'}embed/{one.slug}.html",
                }
                for code in codes
            ]
            found.append({"name": one.slug, "title": one.title, "ways": ways})
    languages = [{"code": code, "name": site.library.languages[code].name} for code in codes]
    return {
        "page": {"title": page.title, "description": page.description},
        "calculators": found,
        "languages": languages,
        "publisher": site.local(site.edition.name),
        "base": base,
        "known": bool(sharing.base(site)),
        "root": "../" if site.folder else "",
        "sandbox": SANDBOX,
        "height": HEIGHT,
        "brand": site.edition.brand,
    }


def calculator_title(site: Site, name: str, code: str) -> str:
    """The title of a calculator in a language of the edition."""
    words = site.library.calculators[name].words
    return str((words.get(code) or words["zh"]).title)
