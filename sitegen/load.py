"""The only reader: from the folders of the project to a Library in which every item knows where it stands."""

from __future__ import annotations

import functools
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from sitegen import calculation, letter_body, schema
from sitegen.case_load import CaseFile, load_case
from sitegen.edition_model import Edition
from sitegen.flows import Flow
from sitegen.letters import Body, LetterCommon, LetterMeta
from sitegen.model import (
    Correction,
    Fact,
    Guide,
    Home,
    Language,
    Lpr,
    Myth,
    PlannedPage,
    Section,
    Term,
)
from sitegen.model_learning import LearningPath, PathWords, PictureWords
from sitegen.placed import Placed, Words, read_placed
from sitegen.reading import Page as Page
from sitegen.reading import document as document
from sitegen.reading import markdown_page as markdown_page
from sitegen.reading import shown as shown
from sitegen.schema import Record
from sitegen.source import Problem, Problems, Source
from sitegen.targets import Target

Meta = TypeVar("Meta", bound=Record)


@dataclass(frozen=True)
class LetterPage:
    """A letter in one language: its file and its body taken apart."""

    page: Page[LetterMeta]
    body: Body


@dataclass
class Library:
    """Everything the content says. Built here once, then only read."""

    root: Path
    languages: dict[str, Language] = field(default_factory=dict)
    sections: dict[str, Section] = field(default_factory=dict)
    facts: dict[str, Fact] = field(default_factory=dict)
    lpr: Lpr | None = None
    myths: list[Myth] = field(default_factory=list)
    corrections: list[Correction] = field(default_factory=list)
    glossary: dict[str, dict[str, Term]] = field(default_factory=dict)
    named_terms: dict[str, dict[str, Term]] = field(default_factory=dict)
    guides: dict[str, dict[str, Page[Guide]]] = field(default_factory=dict)
    flows: dict[str, dict[str, Page[Flow]]] = field(default_factory=dict)
    homes: dict[str, Page[Home]] = field(default_factory=dict)
    letters: dict[str, dict[str, LetterPage]] = field(default_factory=dict)
    letter_words: dict[str, LetterCommon] = field(default_factory=dict)
    calculators: dict[str, calculation.Loaded] = field(default_factory=dict)
    pictures: dict[str, dict[str, Placed[PictureWords]]] = field(default_factory=dict)
    paths: dict[str, Placed[LearningPath]] = field(default_factory=dict)
    path_words: dict[str, dict[str, Placed[PathWords]]] = field(default_factory=dict)
    plan: dict[str, PlannedPage] = field(default_factory=dict)
    case: CaseFile = field(default_factory=CaseFile)
    base: Edition | None = None
    """The portal under its own name, which other editions change: its name and address. None where its file is not sound."""
    places: dict[tuple[str, str], Source] = field(default_factory=dict)

    @functools.cached_property
    def planned_tools(self) -> frozenset[str]:
        """The tools the plan names, as targets: calculator:affordability, letter:hardship-request, case:file."""
        return frozenset(tool_target(tool) for page in self.plan.values() for tool in page.tools)

    def has(self, target: Target) -> bool:
        """Whether the page a target names is written, in Chinese at least."""
        names: dict[str, Collection[str]] = {
            "calculator": self.calculators,
            "guide": self.guides.get("zh", {}),
            "flow": self.flows.get("zh", {}),
            "letter": self.letters.get("zh", {}),
            "section": self.sections,
            "path": self.paths,
            "quiz": [slug for slug, page in self.guides.get("zh", {}).items() if page.meta.quiz],
            "case": ["file", *self.case.parts("zh")] if self.case.pages else (),
        }
        return target.name in names.get(target.kind, ())

    def is_planned(self, target: Target) -> bool:
        """Whether the plan names the page or the tool."""
        return (target.kind == "guide" and target.name in self.plan) or f"{target.kind}:{target.name}" in self.planned_tools

    def place(self, kind: str, name: str) -> Source:
        """Where the item of this kind and name is written down."""
        return self.places[(kind, name)]


def tool_target(tool: str) -> str:
    """A tool of the plan as a target: the plan writes calculators bare and calls the case file and its parts by name."""
    parts = {"case_file": "case:file", "contact_log": "case:contact-log", "checklist:evidence": "case:evidence"}
    return parts.get(tool, tool if ":" in tool else f"calculator:{tool}")


def load_library(root: Path) -> tuple[Library, Problems]:
    """Read the whole project below `root`. Faults are collected; what could be read is in the Library all the same."""
    library, problems = Library(root), Problems()
    content = root / "content"
    _languages(library, content, problems)
    _sections(library, content, problems)
    _facts(library, content, problems)
    _plan(library, content, problems)
    library.paths = _placed(library, content, LearningPath, "paths", problems)
    for language in library.languages:
        _glossary(library, content, language, problems)
        library.guides[language] = _pages(library, content / language / "guides", language, Guide, problems)
        library.flows[language] = _pages(library, content / language / "flows", language, Flow, problems)
        library.pictures[language] = _placed(library, content / language, PictureWords, "pictures", problems)
        library.path_words[language] = _placed(library, content / language, PathWords, "paths", problems)
        _home(library, content, language, problems)
        _letters(library, content, language, problems)
    base = document(root, content / "editions" / "default.yml", Problems())  # its faults are named where it is checked
    library.base = schema.read(Edition, base, Problems()) if base else None
    library.case = load_case(root, list(library.languages), problems)
    library.named_terms = {language: _named_terms(library, language) for language in library.languages}
    library.calculators = calculation.load_calculators(root, list(library.languages), problems)
    for name, loaded in library.calculators.items():
        library.places[("calculator", name)] = Source(loaded.path)
    return library, problems


def _placed(
    library: Library, folder: Path, model: type[Words], key: str, problems: Problems
) -> dict[str, Placed[Words]]:
    """The items of the list of that name in the file of that name."""
    found = document(library.root, folder / f"{key}.yml", problems)
    return read_placed(model, key, found, problems) if found else {}


def _items(
    library: Library, path: Path, key: str, model: type[Meta], problems: Problems, kind: str, name: str = "id"
) -> Iterator[Meta]:
    """The records of the list under `key` in a file, refusing a second one of the same name."""
    found = document(library.root, path, problems)
    if found is None:
        return
    if not isinstance(found.value, dict) or not isinstance(found.value.get(key), list):
        problems.add(found.source(), f"the list '{key}' is missing", f"write '{key}:' and its items below it")
        return
    for extra in found.value.keys() - {key}:
        problems.add(found.source((extra,)), f"the key '{extra}' is not known here", f"the key here is: {key}")
    for n in range(len(found.value[key])):
        record = schema.read(model, found, problems, (key, n))
        if record is None:
            continue
        place = found.source((key, n))
        own = (kind, str(getattr(record, name, n)))
        if own in library.places:
            problems.add(place, f"'{own[1]}' is already at {library.places[own]}", "give each its own id")
            continue
        library.places[own] = place
        yield record


def _languages(library: Library, content: Path, problems: Problems) -> None:
    for path in sorted(content.glob("*/language.yml")):
        found = document(library.root, path, problems)
        language = schema.read(Language, found, problems) if found else None
        if found is None or language is None:
            continue
        if language.code != path.parent.name:
            problems.add(found.source(("code",)), f"the code is '{language.code}'", f"write '{path.parent.name}'")
        library.languages[language.code] = language
        library.places[("language", language.code)] = found.source()
    if "zh" not in library.languages and not problems:
        problems.add(Source("content/zh/language.yml"), "the file is missing", "Chinese is the source of every text")
    library.languages = dict(sorted(library.languages.items(), key=lambda item: (item[0] != "zh", item[0])))


def _sections(library: Library, content: Path, problems: Problems) -> None:
    for section in _items(library, content / "sections.yml", "sections", Section, problems, "section"):
        library.sections[section.id] = section


def _facts(library: Library, content: Path, problems: Problems) -> None:
    folder = content / "facts"
    special = {"lpr.yml", "myths.yml", "corrections.yml"}
    for path in sorted(folder.glob("*.yml")):
        if path.name not in special:
            for fact in _items(library, path, "facts", Fact, problems, "fact"):
                library.facts[fact.id] = fact
    library.myths = list(_items(library, folder / "myths.yml", "myths", Myth, problems, "myth"))
    library.corrections = list(
        _items(library, folder / "corrections.yml", "corrections", Correction, problems, "correction", name="")
    )
    found = document(library.root, folder / "lpr.yml", problems)
    if found and isinstance(found.value, dict) and "lpr" in found.value:
        library.lpr = schema.read(Lpr, found, problems, ("lpr",))
        library.places[("lpr", "lpr")] = found.source(("lpr",))
    elif found:
        problems.add(found.source(), "the key 'lpr' is missing", "add 'lpr:' with the rates by date")


def _plan(library: Library, content: Path, problems: Problems) -> None:
    found = document(library.root, content / "plan.yml", problems)
    if found is None:
        return
    for n, _ in enumerate(found.value["guides"]):
        page = schema.read(PlannedPage, found, problems, ("guides", n))
        if page:
            library.plan[page.slug] = page


def _glossary(library: Library, content: Path, language: str, problems: Problems) -> None:
    path = content / language / "glossary.yml"
    terms = _items(library, path, "terms", Term, problems, f"term:{language}")
    library.glossary[language] = {term.id: term for term in terms}


def _named_terms(library: Library, language: str) -> dict[str, Term]:
    """The terms of a language by id and by every name they have, also with a capital where a name begins a line; with the
    Chinese entry where one is missing.
    """
    found: dict[str, Term] = {}
    for term in {**library.glossary.get("zh", {}), **library.glossary.get(language, {})}.values():
        for name in (term.id, term.term, *term.also):
            found.setdefault(name, term)
            found.setdefault(name[:1].upper() + name[1:], term)
    return found


def _pages(
    library: Library, folder: Path, language: str, model: type[Meta], problems: Problems
) -> dict[str, Page[Meta]]:
    """The pages of a folder by slug."""
    found = (markdown_page(library.root, path, language, model, problems) for path in sorted(folder.glob("*.md")))
    return {page.slug: page for page in found if page}


def _home(library: Library, content: Path, language: str, problems: Problems) -> None:
    path = content / language / "index.md"
    if not path.exists():
        if language == "zh":
            name = shown(library.root, path)
            problems.extend([Problem(Source(name), "the home page is missing", "write it")])
        return
    page = markdown_page(library.root, path, language, Home, problems)
    if page:
        library.homes[language] = page


def _letters(library: Library, content: Path, language: str, problems: Problems) -> None:
    folder = content / language / "letters"
    found: dict[str, LetterPage] = {}
    for path in sorted(folder.glob("*.md")):
        page = markdown_page(library.root, path, language, LetterMeta, problems)
        if page:
            found[page.slug] = LetterPage(page, letter_body.read_body(page.body, page.body_at, problems))
    library.letters[language] = found
    common = document(library.root, folder / "_common.yml", problems) if found else None
    words = schema.read(LetterCommon, common, problems) if common else None
    if common and words:
        library.letter_words[language] = words
        library.places[("letters", language)] = common.source()
