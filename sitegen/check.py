"""Problems that need more than one file: languages that differ, names that lead nowhere, rules of writing, overdue facts."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sitegen import (
    authored,
    calculation,
    case_check,
    flow_check,
    lengths,
    letter_check,
    myth_rules,
    number_words,
    path_rules,
    picture_rules,
    plan_rules,
    prose_rules,
    quiz_rules,
    targets,
)
from sitegen.load import Library, Page
from sitegen.model import Guide
from sitegen.reading import HEADING
from sitegen.source import Problems

_NAMED = re.compile(r"\]\(([a-z]+:[^)\s]+)\)")


@dataclass
class Waiting:
    """What the plan still owes: pages that are not written and tools that pages name but that do not exist yet."""

    pages: list[str] = field(default_factory=list)
    tools: dict[str, list[str]] = field(default_factory=dict)
    links: dict[str, list[str]] = field(default_factory=dict)


def check_library(library: Library, problems: Problems) -> None:
    """Everything that can be wrong with the content as a whole, whichever edition is built from it."""
    _languages(library, problems)
    _references(library, problems)
    _sections(library, problems)
    _pairs(library, problems)
    for pages in library.guides.values():
        for page in pages.values():
            _guide(library, page, problems)
    flow_check.check_flows(library, problems)
    picture_rules.check(library, _complete(library), problems)
    path_rules.check(library, _complete(library), problems)
    plan_rules.check(library, problems)
    for code in library.languages:
        _words(library, code, problems)
    calculation.check_rules(library, problems)
    letter_check.check_letters(library, problems)
    case_check.check_case(library, problems)


def check_release(library: Library, today: date, problems: Problems) -> None:
    """Facts past their review date: a warning on the page on ordinary days, a refusal in a release."""
    for fact in library.facts.values():
        if date.fromisoformat(fact.review_by) < today:
            place = library.place("fact", fact.id)
            wrong = f"the fact '{fact.id}' was to be reviewed by {fact.review_by}"
            problems.add(place, wrong, "check it against its source and renew 'checked' and 'review_by'")
    if library.lpr and date.fromisoformat(library.lpr.review_by) < today:
        place = library.place("lpr", "lpr")
        problems.add(place, f"the LPR was to be reviewed by {library.lpr.review_by}", "add the quotes made since")


def waiting(library: Library) -> Waiting:
    """What the plan names and the content does not have yet."""
    found = Waiting()
    written = library.guides.get("zh", {})
    found.pages = [slug for slug in library.plan if slug not in written]
    for page in written.values():
        for tool in page.meta.tools:
            target = targets.parse(tool)
            if target is None or not library.has(target):
                found.tools.setdefault(tool, []).append(page.slug)
    for path in library.paths.values():
        for step in path.words.steps:
            target = targets.parse(step)
            if target and not library.has(target):
                found.links.setdefault(str(target), []).append(f"path {path.words.id}")
    for text in _texts(library, "zh"):
        for match in _NAMED.finditer(text.body):
            target = targets.parse(match[1])
            if target and target.kind not in {"fact", "term"} and not library.has(target):
                found.links.setdefault(str(target), []).append(text.slug)
    return found


def _texts(library: Library, code: str) -> list[Page[Any]]:
    """The pages of a language that are running text."""
    return [*library.guides.get(code, {}).values(), *library.flows.get(code, {}).values()]


def _complete(library: Library) -> list[str]:
    return [code for code, language in library.languages.items() if language.complete]


def _languages(library: Library, problems: Problems) -> None:
    base = library.languages.get("zh")
    if base is None:
        return
    for code, language in library.languages.items():
        place = library.place("language", code)
        for name in ("strings", "sections", "standings", "readings", "statuses"):
            own, ours = getattr(language, name), getattr(base, name)
            for key in sorted(ours.keys() - own.keys()):
                problems.add(place, f"{name} '{key}' is missing in '{code}'", "translate it from content/zh/language.yml")
            for key in sorted(own.keys() - ours.keys()):
                problems.add(place, f"{name} '{key}' is in '{code}' only", "add it to content/zh/language.yml, or drop it")
    complete = _complete(library)
    for fact in library.facts.values():
        texts = [("title", fact.title), ("statement", fact.statement), ("instrument", fact.instrument)]
        texts += [("issuer", fact.issuer)] + ([("caution", fact.caution)] if fact.caution else [])
        for name, text in texts:
            for code in complete:
                if code not in text:
                    place = library.place("fact", fact.id)
                    problems.add(place, f"'{name}' of '{fact.id}' is missing in '{code}'", "translate it")
    chinese = library.glossary.get("zh", {})
    for code in complete:
        own_terms = library.glossary.get(code, {})
        for name in sorted(chinese.keys() ^ own_terms.keys()):
            where = "zh" if name in chinese else code
            problems.add(library.place(f"term:{where}", name), f"the term '{name}' is in '{where}' only", "add the other")


def _references(library: Library, problems: Problems) -> None:
    lists = [("myth", myth.id, myth.facts) for myth in library.myths]
    lists += [(f"term:{c}", t.id, t.facts) for c, terms in library.glossary.items() for t in terms.values()]
    if library.lpr:
        lists.append(("lpr", "lpr", [library.lpr.rule_fact]))
    for kind, name, named in lists:
        for fact in named:
            if fact not in library.facts:
                problems.add(library.place(kind, name), f"there is no fact '{fact}'", "name an id from content/facts/")


def _sections(library: Library, problems: Problems) -> None:
    for section in library.sections.values():
        place = library.place("section", section.id)
        for code, language in library.languages.items():
            if section.id not in language.sections:
                where = library.place("language", code)
                problems.add(where, f"the section '{section.id}' has no title", f"add sections.{section.id}")
        for slug in section.guides:
            if slug not in library.plan and slug not in library.guides.get("zh", {}):
                problems.add(place, f"no page '{slug}' is written or planned", "mend the name or add it to the plan")
        for slug in section.flows:
            if f"flow:{slug}" not in library.planned_tools and slug not in library.flows.get("zh", {}):
                problems.add(place, f"no flow '{slug}' is written or planned", "mend the name or add it to the plan")
    placed = {slug: section.id for section in library.sections.values() for slug in section.guides}
    for code, pages in library.guides.items():
        for slug, page in pages.items():
            if page.meta.section not in library.sections:
                known = ", ".join(library.sections)
                problems.add(page.at("section"), f"there is no section '{page.meta.section}'", f"there are: {known}")
            elif placed.get(slug) != page.meta.section and code == "zh":
                right = f"add '{slug}' below '{page.meta.section}' in content/sections.yml"
                problems.add(page.at("section"), f"'{slug}' is not in the reading order of its section", right)
    placed = {name: section.id for section in library.sections.values() for name in section.calculators}
    for name, loaded in library.calculators.items():
        own = loaded.calculator.section
        if own not in library.sections:
            known = ", ".join(library.sections)
            problems.add(library.place("calculator", name), f"there is no section '{own}'", f"there are: {known}")
        elif placed.get(name) != own:
            right = f"add '{name}' to the calculators of '{own}' in content/sections.yml, or declare another section"
            problems.add(library.place("calculator", name), f"'{name}' is not in the reading order of its section", right)


def headings(page: Page[Guide]) -> list[str | None]:
    """The ids of the page's second-level headings, None where one has no id."""
    return [match["id"] for match in HEADING.finditer(page.body)]


def _pairs(library: Library, problems: Problems) -> None:
    """A page has the same slug, heading ids, facts, tools and examples in every complete language."""
    chinese = library.guides.get("zh", {})
    for code in _complete(library):
        for slug in sorted(chinese.keys() - library.guides.get(code, {}).keys()):
            place = chinese[slug].at("title")
            problems.add(place, f"'{slug}' is missing in '{code}'", f"write content/{code}/guides/{slug}.md")
        for slug, page in library.guides.get(code, {}).items():
            source = chinese.get(slug)
            if source is None:
                right = f"write content/zh/guides/{slug}.md first"
                problems.add(page.at("title"), f"'{slug}' exists in '{code}' only", right)
            elif source is not page:
                _same(source, page, problems)


def _same(source: Page[Guide], page: Page[Guide], problems: Problems) -> None:
    ours, theirs = headings(source), headings(page)
    if ours != theirs:
        right = f"give both the headings {', '.join(str(h) for h in ours)}"
        problems.add(page.body_at, f"the headings differ from those in '{source.language}'", right)
    for name in ("section", "facts", "tools", "tags", "sheets", "handout", "generated"):
        if getattr(source.meta, name) != getattr(page.meta, name):
            place = page.at(name)
            problems.add(place, f"'{name}' differs from '{source.language}'", "make both the same")
    if source.meta.examples.keys() != page.meta.examples.keys():
        problems.add(page.at("examples"), f"the examples differ from '{source.language}'", "name the same examples")
    quiz_rules.same(source, page, problems)
    picture_rules.same_on_page(source, page, problems)


def _guide(library: Library, page: Page[Guide], problems: Problems) -> None:
    meta = page.meta
    for match in HEADING.finditer(page.body):
        if not match["id"]:
            place = page.body_at.inside(page.body, match.start())
            problems.add(place, f"the heading '{match['title']}' has no id", "end it with {#short-name}")
    if meta.checked < meta.written:
        problems.add(page.at("checked"), "it was checked before it was written", "mend one of the two dates")
    if meta.glance is None:
        problems.add(page.at(), "the key 'glance' is missing", "say the answer, what to do now and what comes next")
    quiz_rules.check(page, problems)
    for n, name in enumerate(meta.handout):
        if name not in headings(page):
            right = f"the headings are: {', '.join(str(h) for h in headings(page))}"
            problems.add(page.at("handout", n), f"there is no heading '{name}'", right)
    for tool in meta.tools:
        if targets.parse(tool) is None:
            right = "write calculator:name, letter:name, flow:name, case:file or guide:slug"
            problems.add(page.at("tools"), f"'{tool}' is not the name of a tool", right)
    problems.extend(lengths.check_lengths(page.body, page.body_at, prose_rules.rules_of(page.language)))


def _words(library: Library, code: str, problems: Problems) -> None:
    """The rules of writing, for everything a reader of this language may meet, and no myth outside the myths page."""
    found = list(authored.texts(library, code))
    for text in found:
        if text.calculator:
            problems.extend(prose_rules.check_words(text.words, text.at, code, library))
        else:
            problems.extend(prose_rules.check_text(text.words, text.at, code, library, text.title))
            problems.extend(number_words.check(text.words, text.at, code, library))
    problems.extend(myth_rules.repeated(found, library.myths, code))
