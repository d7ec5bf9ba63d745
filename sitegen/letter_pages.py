"""The page of a letter: its fields, the letter as a form to print, what each passage means, and the data for its script.

Without scripts the passages show blanks to write on and boxes to tick; with them the same places are filled from the same
passages, composed by the compiled `calculators/letter.py`.
"""

from __future__ import annotations

import importlib
from typing import Any

import markdown
from markupsafe import Markup, escape

from sitegen import letter_data, tables
from sitegen.letters import LetterField, Row
from sitegen.load import LetterPage
from sitegen.prose import Prose
from sitegen.site import Site, SitePage

_PROSE = markdown.Markdown(extensions=["attr_list", "admonition", "tables"])


def made(text: str) -> Markup:
    """Markdown as HTML, for places inside other HTML."""
    return Markup(_PROSE.reset().convert(text))


def page_view(site: Site, page: SitePage, prose: Prose) -> dict[str, Any]:
    """Everything the template `letter.md` shows of a letter."""
    library = site.library
    letters = {code: found[page.slug] for code, found in library.letters.items() if page.slug in found}
    own = letters[page.text_language]
    source = own.page
    meta = source.meta
    chinese = letters["zh"]
    translated = own is not chinese
    common = library.letter_words[page.text_language]
    common_at = library.place("letters", page.text_language)
    texts = Passages(site, chinese, own)
    sections = []
    for section, theirs in zip(own.body.sections, chinese.body.sections, strict=True):
        rows = [texts.row(row, original, prose) for row, original in zip(section.rows, theirs.rows, strict=True)]
        sections.append({"title": section.title, "id": section.id, "rows": rows})
    body = {
        "before": prose.expand(own.body.before, own.body.before_at),
        "after": prose.expand(own.body.after, own.body.after_at),
    }
    named = [*meta.facts, *(f for f in prose.used_facts if f not in meta.facts)]
    return {
        "page": {"title": page.title, "slug": page.slug, "description": page.description},
        "letter_lang": library.languages["zh"].html_lang if translated else "",
        "use_when": [prose.inline(text, source.text_at("use_when", n)) for n, text in enumerate(meta.use_when)],
        "not_when": [prose.inline(text, source.text_at("not_when", n)) for n, text in enumerate(meta.not_when)],
        "limitation": made(prose.expand(common.limitation, common_at)) if meta.acknowledges_debt else "",
        "before_sending": made(prose.expand(common.before_sending[meta.sent_to], common_at)),
        "groups": groups(meta.fields),
        "money": common.money.replace("{n}", "").strip(),
        "sections": sections,
        **body,
        "data": {
            "letter": letter_data.whole_json(library, chinese),
            "labels": {field.name: field.label for field in meta.fields},
            "translation": letter_data.whole_json(library, own) if translated else None,
        },
        "next": [
            {
                "href": prose.way(link.link, source.text_at("next", n, "link")),
                "text": prose.inline(link.text, source.text_at("next", n, "text")),
            }
            for n, link in enumerate(meta.next)
        ],
        "sources": tables.views(site, page, named),
        "overdue": any(site.overdue(library.facts[name].review_by) for name in named if name in library.facts),
        "written": meta.written,
        "checked": meta.checked,
    }


def groups(fields: list[LetterField]) -> list[dict[str, Any]]:
    """The fields in groups: a new one starts at every field that names a group."""
    found: list[dict[str, Any]] = []
    for field in fields:
        if field.group or not found:
            found.append({"title": field.group, "fields": []})
        found[-1]["fields"].append(field)
    return found


class Passages:
    """The passages of a letter as forms to fill in by hand, numbered as the page's script counts them.

    `letter` is the one to send, `own` the page's: its labels stand below the blanks, and where it is another language, its
    passages stand below those of the letter.
    """

    def __init__(self, site: Site, letter: LetterPage, own: LetterPage) -> None:
        self.site = site
        self.text: Any = importlib.import_module("calculators.letter_text")
        self.letter = letter_data.whole_json(site.library, letter)
        self.own = letter_data.whole_json(site.library, own)
        self.translated = own is not letter
        self.labels = {field.name: field.label for field in own.page.meta.fields}
        self.long = {field.name for field in own.page.meta.fields if field.rows > 1 or field.kind == "lines"}
        self.number = 0
        self.points = 0

    def row(self, own: Row, original: Row, prose: Prose) -> dict[str, Any]:
        passages = []
        for _ in original.parts:
            passages.append(self._passage())
        return {"passages": passages, "meaning": made(prose.expand(own.meaning, own.meaning_at))}

    def _passage(self) -> dict[str, Any]:
        at, self.number = self.number, self.number + 1
        part = self.letter["parts"][at]
        self.points = self.points + 1 if part["kind"] == "item" else 0
        lead = self._lead(self.letter, at)
        return {
            "part": at,
            "kind": part["kind"],
            "html": lead + self._form(self.letter, at),
            "translation": self._lead(self.own, at) + self._form(self.own, at) if self.translated else "",
        }

    def _lead(self, letter: dict[str, Any], at: int) -> Markup:
        """A box to tick before a passage that stands on a condition, the number of a point where it is certain."""
        part = letter["parts"][at]
        if part["when"]:
            return Markup('<span class="tick">☐</span> ')
        if part["kind"] != "item":
            return Markup("")
        before = letter["parts"][at - self.points + 1 : at]
        certain = not any(other["when"] for other in before)
        return escape(self.text.numbered(letter["style"], self.points - 1)) if certain else Markup("· ")

    def _form(self, letter: dict[str, Any], at: int) -> Markup:
        fields = {field["name"]: field for field in letter["fields"]}
        pieces = self.text.pieces(letter["parts"][at]["text"])
        conditions = [tuple(piece["when"]) for piece in pieces]
        html = Markup("")
        for n, piece in enumerate(pieces):
            if piece["when"] and (n == 0 or conditions[n - 1] != conditions[n]) and self._ticked(piece["when"], pieces):
                html += Markup('<span class="tick">☐</span> ')
            html += self._slot(letter, fields[piece["field"]], piece["count"]) if piece["field"] else escape(piece["text"])
        return html

    def _ticked(self, when: list[str], pieces: list[dict[str, Any]]) -> bool:
        """Words that only wait for one field need no box, its blank says as much; unless others stand in their place."""
        if len(when) != 1 or "=" in when[0] or when[0].startswith("!"):
            return True
        others = {term for piece in pieces for term in piece["when"]}
        return f"!{when[0]}" in others or not any(piece["field"] == when[0] for piece in pieces)

    def _slot(self, letter: dict[str, Any], field: dict[str, Any], count: bool) -> Markup:
        """A blank with its label below, or the words of a choice with a box each."""
        if field["kind"] == "choice":
            words = [f"☐ {word}" for word in field["choices"].values()]
            return Markup('<span class="slot-choices">{}</span>').format("　".join(words))
        style = letter["style"]
        blank = self.text.blank_text(style, "whole" if count else field["kind"])
        line = Markup('<span class="slot__line">{}</span>').format(blank.replace("＿", "\u3000"))
        label = self.labels[field["name"]]
        if count:
            return Markup('<span class="slot slot--count">{}</span>').format(line)
        size = "long" if field["name"] in self.long else field["kind"]
        return Markup('<span class="slot slot--{}">{}<span class="slot__label">{}</span></span>').format(size, line, label)
