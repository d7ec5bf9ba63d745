"""A site: one edition in one language, with every page decided, where it lives and what it is called.

Pure: nothing is read or written here. The default language of an edition stands at the root of the site, every other one
in a folder of its code; a page has the same address below both.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from sitegen import targets
from sitegen.edition_base import Accepted
from sitegen.edition_model import Edition
from sitegen.flows import Flow
from sitegen.letters import LetterMeta
from sitegen.load import Library, Page
from sitegen.model import Fact, Guide, Home, Language, Term
from sitegen.sheet_codes import Ledger
from sitegen.source import Source
from sitegen.targets import Target
from sitegen.yamlfile import Document

VERSION = "0.1.0"


@dataclass(frozen=True)
class SitePage:
    """One page of a site: its address below the language's root and what it is."""

    url: str
    kind: str
    slug: str
    title: str
    description: str
    section: str = ""
    source: Page[Guide] | Page[Home] | Page[Flow] | Page[LetterMeta] | None = None
    text_language: str = "zh"
    distress: bool = False
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class EditionFiles:
    """What an edition brings besides its YAML: pages that replace ours or add to them, by language and slug."""

    edition: Edition
    pages: dict[str, dict[str, Page[Guide]]] = field(default_factory=dict)
    logo: bytes | None = None
    path: str = ""
    codes: Ledger = field(default_factory=Ledger)
    accepted: Accepted | None = None
    document: Document | None = None

    def at(self, *where: str | int) -> Source:
        """The place of a key in the edition's YAML file."""
        return self.document.source(where) if self.document else Source(self.path)


@dataclass(frozen=True)
class Site:
    """One edition in one language, with every page decided."""

    library: Library
    edition_files: EditionFiles
    language: Language
    today: date
    pages: dict[str, SitePage]
    nav: list[dict[str, Any]]

    @property
    def edition(self) -> Edition:
        return self.edition_files.edition

    @property
    def folder(self) -> str:
        """The folder of this language below the site's root: empty for the edition's first language."""
        return "" if self.language.code == self.edition.languages[0] else self.language.code + "/"

    @property
    def served_at(self) -> str:
        """The absolute path of the site's root: a page that is served for any address cannot link relatively."""
        path = urlsplit(self.edition.base_url or "").path
        return path if path.endswith("/") else path + "/"

    def t(self, key: str, **values: object) -> str:
        """An interface string with its `{names}` filled in."""
        text = self.language.strings[key]
        for name, value in values.items():
            text = text.replace("{" + name + "}", str(value))
        return text

    def local(self, texts: dict[str, str]) -> str:
        """The text in this language, or in Chinese where it is missing."""
        return texts.get(self.language.code) or texts["zh"]

    def page_for(self, target: Target) -> SitePage | None:
        """The page a target lies on, or None where this site does not have it."""
        if target.kind == "case" and not self.library.has(target):
            return None
        return self.pages.get(targets.address(target).partition("#")[0])

    def is_own(self, page: SitePage | None) -> bool:
        """Whether the edition wrote the text of a page itself: it replaces one of the base or was added."""
        if page is None or page.source is None:
            return False
        return self.edition_files.pages.get(page.text_language, {}).get(page.slug) is page.source

    def left_out(self, target: Target) -> str:
        """The title of a page that this edition does not carry or that is planned; empty where there is no such page.

        A page that the base had when the edition was last read against it, and has no more, is told by its name.
        """
        return self._title_elsewhere(target) or self._title_planned(target) or self._name_gone(target)

    def _name_gone(self, target: Target) -> str:
        accepted = self.edition_files.accepted
        there = accepted and f"{target.kind}:{target.name}" in accepted.offered and not self.library.has(target)
        return target.name.replace("-", " ").replace("_", " ") if there else ""

    def _title_planned(self, target: Target) -> str:
        if target.kind == "guide" and target.name in self.library.plan:
            planned = self.library.plan[target.name]
            return planned.zh if self.language.code == "zh" else planned.en
        named = f"{target.kind}:{target.name}"
        return target.name.replace("-", " ") if named in self.library.planned_tools else ""

    def _title_elsewhere(self, target: Target) -> str:
        if target.kind in {"guide", "flow"}:
            pages: Any = self.library.guides if target.kind == "guide" else self.library.flows
            page = pages.get(self.language.code, {}).get(target.name) or pages.get("zh", {}).get(target.name)
            return str(page.meta.title) if page else ""
        if target.kind == "quiz" and (of := self._title_elsewhere(Target("guide", target.name))):
            return self.t("quiz.title", name=of)
        if target.kind == "path" and (words_of := self.library.path_words.get(self.language.code, {}).get(target.name)):
            return words_of.words.title
        if target.kind == "calculator" and target.name in self.library.calculators:
            words = self.library.calculators[target.name].words
            return str((words.get(self.language.code) or words["zh"]).title)
        if target.kind == "letter" and target.name in self.library.letters.get("zh", {}):
            letters = self.library.letters
            return (letters.get(self.language.code, {}).get(target.name) or letters["zh"][target.name]).page.meta.title
        if target.kind == "section" and target.name in self.library.sections:
            return self.language.sections[target.name].title
        return ""

    def fact(self, name: str) -> Fact | None:
        return self.library.facts.get(name)

    def term(self, name: str, text_language: str = "") -> Term | None:
        """The glossary's entry with this id or name; in a text of another language also by its name in that one."""
        known = self.library.named_terms
        return known[self.language.code].get(name) or known.get(text_language, {}).get(name)

    def terms(self) -> dict[str, Term]:
        """The glossary of this language, with Chinese entries where a term is missing."""
        return {**self.library.glossary.get("zh", {}), **self.library.glossary.get(self.language.code, {})}

    def overdue(self, review_by: str) -> bool:
        return date.fromisoformat(review_by) < self.today
