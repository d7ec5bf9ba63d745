"""What stands on a sheet, from the guide it is made of: nothing is written twice. Pure; no PDF is made here.

A source mark becomes a number that leads to the list of sources at the end, where the standing of each is said. Folded
detail, drawings and the ways on to other pages stay on the web page that the QR code leads to.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urljoin

import markdown
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from sitegen import facts, quiz
from sitegen.load import Page
from sitegen.model import Fact, Guide
from sitegen.prose import Prose
from sitegen.site import Site, SitePage
from sitegen.source import Problems

KINDS = ("handout", "card", "quiz")
_EXTENSIONS = ["admonition", "attr_list", "def_list", "md_in_html", "tables", "pymdownx.details"]
_CITE = re.compile(r"\s*⟦cite:([^⟧]+)⟧")
_SECTION = re.compile(r"^## .*?\{#(?P<id>[A-Za-z0-9_-]+)\}[^\n]*\n", re.M)
_FOLD = re.compile(r"<details class=\"more.*?</details>", re.S)
_LINK = re.compile(r"<a\b([^>]*?)href=\"([^\"]*)\"[^>]*>(.*?)</a>", re.S)
_ONWARD = re.compile(r"<p>\s*<strong>(?:接着看|Read next)[^<]*</strong>.*?</p>", re.S)
_LEAD = re.compile(r"<p>(<strong>[^<]*</strong>)</p>")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True)
class Content:
    """The text of one sheet as HTML, and what it stands on, in the order in which it names it."""

    kind: str
    slug: str
    title: str
    values: dict[str, Any]
    facts: tuple[Fact, ...]
    text: str
    """Every word of the guide that stands on the sheet, without markup and dates: two sheets that say the same are equal."""

    @cached_property
    def digest(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()[:16]


def marked(site: Site) -> list[SitePage]:
    """The guides of the site of which sheets are made, in reading order."""
    listed = [entry["url"] for section in site.nav for entry in section["pages"]]
    pages = [site.pages[url] for url in listed if url in site.pages]
    return [page for page in pages if isinstance(meta := page.source and page.source.meta, Guide) and meta.sheets]


def kinds(page: SitePage) -> list[str]:
    """The sheets that are made of a guide: a quiz sheet only where it has a quiz."""
    assert page.source is not None and isinstance(page.source.meta, Guide)
    return [kind for kind in KINDS if kind != "quiz" or page.source.meta.quiz]


def templates(site: Site) -> Environment:
    """The templates of sheets. Their small pieces (_blocks.html) take the place of those of pages."""
    root = site.library.root / "templates"
    made = Environment(
        loader=FileSystemLoader([root / "sheets", root / "pages"]),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals["t"] = site.t
    made.globals["lang"] = site.language.code
    return made


def content(site: Site, page: SitePage, kind: str, problems: Problems) -> Content:
    """What stands on a sheet of this kind made of this guide."""
    source = page.source
    assert source is not None and isinstance(source.meta, Guide)
    prose = Prose(site, page.url, templates(site), problems)
    prose.declare_examples(source.meta.examples, source.at)
    maker = _Maker(site, page, prose)
    values = {"handout": _handout, "card": _card, "quiz": _quiz}[kind](maker, source)
    said = re.sub(r"<[^>]+>", " ", repr(values))
    named = [fact for name in maker.cited if (fact := site.fact(name))]
    named += [fact for name in prose.used_facts if name not in maker.cited and (fact := site.fact(name))]
    if kind == "card":
        # It shows conclusions of the whole guide, so it stands on all that the guide stands on.
        named += [fact for name in source.meta.facts if (fact := site.fact(name)) and fact not in named]
    text = _SPACES.sub("", f"{source.meta.title}|{said}")
    return Content(kind, page.slug, source.meta.title, values, tuple(named), text)


class _Maker:
    """Turns texts of a guide into HTML for paper and numbers the sources they name."""

    def __init__(self, site: Site, page: SitePage, prose: Prose) -> None:
        self.site, self.page, self.prose = site, page, prose
        self.cited: list[str] = []

    def inline(self, source: Page[Guide], *where: str | int) -> str:
        value: Any = source.meta
        for step in where:
            value = value[step] if isinstance(step, int) else getattr(value, step)
        return self.paper(self.prose.inline(value, source.text_at(*where)))

    def block(self, source: Page[Guide], text: str, start: int) -> str:
        """A part of the body that starts `start` characters into it."""
        expanded = self.prose.expand(text, source.body_at.inside(source.body, start))
        return self.paper(markdown.markdown(expanded, extensions=_EXTENSIONS))

    def paper(self, html: str) -> str:
        html = _ONWARD.sub("", _FOLD.sub("", html))
        html = _LEAD.sub(r'<p class="lead">\1</p>', html)  # a line of its own in bold stays with what it introduces
        return _LINK.sub(self._link, _CITE.sub(self._number, html))

    def _number(self, found: re.Match[str]) -> str:
        if found[1] not in self.cited:
            self.cited.append(found[1])
        return f'\u2060<sup class="cite">[{self.cited.index(found[1]) + 1}]</sup>'

    def _link(self, found: re.Match[str]) -> str:
        """Words that link on the web link on paper too where the site has an address; else they stand as they are."""
        if ":" in found[2]:
            return found[0]
        base = self.site.edition.base_url
        if not base or found[2].startswith("#"):
            return found[3]
        return f'<a href="{urljoin(page_address(self.site, self.page.url), found[2])}">{found[3]}</a>'


def page_address(site: Site, url: str) -> str:
    """The whole address of a page of the site; empty where the edition says no base_url."""
    base = site.edition.base_url
    return f"{base.rstrip('/')}/{site.folder}{url}" if base else ""


def _glance(maker: _Maker, source: Page[Guide]) -> dict[str, Any]:
    glance = source.meta.glance
    assert glance is not None
    return {
        "answer": maker.inline(source, "glance", "answer"),
        "do_now": [maker.inline(source, "glance", "do_now", n) for n in range(len(glance.do_now))],
        "not_yet": [maker.inline(source, "glance", "not_yet", n) for n in range(len(glance.not_yet))],
        "time": maker.inline(source, "glance", "time"),
        "next": maker.inline(source, "glance", "next", "text"),
    }


def _handout(maker: _Maker, source: Page[Guide]) -> dict[str, Any]:
    """The glance and the sections that the guide chooses, whole; a list of links to its own headings is for the screen."""
    made: dict[str, Any] = {"glance": _glance(maker, source), "sections": []}
    found = list(_SECTION.finditer(source.body))
    for n, heading in enumerate(found):
        if source.meta.handout and heading["id"] not in source.meta.handout:
            continue
        end = found[n + 1].start() if n + 1 < len(found) else len(source.body)
        made["sections"].append(maker.block(source, source.body[heading.start() : end], heading.start()))
    return made


def _card(maker: _Maker, source: Page[Guide]) -> dict[str, Any]:
    return {"glance": _glance(maker, source)}


def _quiz(maker: _Maker, source: Page[Guide]) -> dict[str, Any]:
    questions = []
    for n, question in enumerate(source.meta.quiz):
        choices = [
            {
                "letter": quiz.LETTERS[k],
                "right": choice.right,
                "text": maker.inline(source, "quiz", n, "choices", k, "text"),
                "why": maker.inline(source, "quiz", n, "choices", k, "why"),
            }
            for k, choice in enumerate(question.choices)
        ]
        right = " ".join(str(choice["letter"]) for choice in choices if choice["right"])
        ask = maker.inline(source, "quiz", n, "ask")
        questions.append({"ask": ask, "several": question.several, "right": right, "choices": choices})
    return {"questions": questions}


def source_views(site: Site, page: SitePage, made: Content) -> list[dict[str, Any]]:
    """The sources of a sheet as its list shows them, in the order of their numbers."""
    return [facts.fact_view(site, page.url, fact) for fact in made.facts]
