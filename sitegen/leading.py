"""The facilitator's guide as one page to print: how to run the workshop, and what to answer. Pure.

Both texts are guides of the site (content/<lang>/guides/); here they stand together without menus, with whole addresses.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import markdown
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from sitegen.model import Guide
from sitegen.prose import Prose
from sitegen.site import Site
from sitegen.slides.outline import EXTENSIONS
from sitegen.source import Problems
from sitegen.templating import environment

GUIDES = ("lead-a-workshop", "run-a-workshop")
"""The evening minute by minute; then what organisers settle beforehand and the hard questions."""
_ASIDE = re.compile(r"<small>(.*?)</small>", re.S)
_LINK = re.compile(r'<a href="(?!tel:|mailto:|https?:)[^"]*">(.*?)</a>', re.S)


def document(root: Path, site: Site, linked: bool = True) -> str:
    """The facilitator's guide of a site as a whole page; empty where the edition carries neither text.

    `linked` names its style sheet as a file beside it; for paper the style is given to the printer instead.
    """
    texts = [text for slug in GUIDES if (text := _text(root, site, slug))]
    if not texts:
        return ""
    made = Environment(
        loader=FileSystemLoader(root / "templates" / "slides"), undefined=StrictUndefined, autoescape=True,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    edition = site.edition
    contact = edition.contact
    return made.get_template("guide.html").render(
        lang=site.language.html_lang,
        name=site.local(edition.name),
        contacts=[line for line in (contact.phone, contact.email, contact.url) if line],
        texts=texts,
        note=site.t("site.not_advice"),
        publisher=site.t("footer.publisher", name=site.local(edition.publisher)),
        linked=linked,
        t=site.t,
    )


def style(root: Path) -> str:
    return (root / "templates" / "slides" / "guide.css").read_text("utf-8")


def _text(root: Path, site: Site, slug: str) -> dict[str, Any] | None:
    page = site.pages.get(f"guides/{slug}.html")
    if page is None or page.source is None or not isinstance(page.source.meta, Guide) or page.source.meta.glance is None:
        return None
    source, meta, problems = page.source, page.source.meta, Problems()
    prose = Prose(site, page.url, environment(root, site, "slides"), problems)
    prose.declare_examples(meta.examples, source.at)
    body = markdown.Markdown(extensions=list(EXTENSIONS)).convert(prose.expand(source.body, source.body_at))
    glance = page.source.meta.glance
    assert glance is not None

    def each(name: str, texts: list[str]) -> list[Markup]:
        return [Markup(_plain(prose.inline(text, source.text_at("glance", name, n)))) for n, text in enumerate(texts)]

    made = {
        "title": page.title,
        "answer": Markup(_plain(prose.inline(glance.answer, source.text_at("glance", "answer")))),
        "do_now": each("do_now", glance.do_now),
        "not_yet": each("not_yet", glance.not_yet),
        "body": Markup(_plain(body)),
        "checked": meta.checked,
    }
    problems.stop_if_any()
    return made


def _plain(html: str) -> str:
    """Links within the site as words, since the page stands alone; sources in brackets."""
    return _LINK.sub(r"<b>\1</b>", _ASIDE.sub(r'<span class="source">\1</span>', html))
