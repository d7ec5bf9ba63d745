"""The page for readers' words about a page: which ways the edition offers. Pure.

Without any way there is no such page and no link to it. It is a page of its own so that what was typed into a calculator or
a letter cannot come along: the link carries the name of the page after the #, and nothing else.
"""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

from sitegen.site import Site, SitePage

ASKED_ON = ("guide", "calculator", "letter", "flow")
LONGEST = 1000
"""Characters of free text. The reference receiver refuses more (docs/feedback.md)."""
ANSWERS = ("yes", "partly", "no")


def offered(site: Site) -> bool:
    """Whether the edition takes readers' words in any way."""
    ways = site.edition.feedback
    return bool(ways.mail or ways.form or ways.post or ways.paper)


def values(site: Site, page: SitePage) -> dict[str, Any]:
    """The ways, and what the page's script has to know: which pages there are, so that it names no other."""
    ways = site.edition.feedback
    known = {re.sub(r"\.html$", "", p.url): p.title for p in site.pages.values() if p.kind in ASKED_ON}
    subject = site.t("feedback.subject", name=site.local(site.edition.name))
    return {
        "page": {"title": page.title, "description": page.description},
        "mail": ways.mail or "",
        "mailto": f"mailto:{ways.mail}?subject={quote(subject)}" if ways.mail else "",
        "form": ways.form or "",
        "post": ways.post or "",
        "paper": site.local(ways.paper) if ways.paper else "",
        "answers": [{"name": name, "text": site.t(f"feedback.{name}")} for name in ANSWERS],
        "longest": LONGEST,
        "data": {"pages": known, "language": site.language.code, "post": ways.post or "", "mail": ways.mail or "",
                 "subject": subject},
    }  # fmt: skip
