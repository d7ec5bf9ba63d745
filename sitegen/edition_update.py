"""What an update of the base changed for an edition: told by `check`, taken over by `accept`. Pure.

Nothing of this is a fault: the edition builds. It is for whoever keeps it, who decides what of it to follow.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from sitegen import edition_base, edition_difference, edition_texts
from sitegen.calls import facts_called
from sitegen.edition_base import Accepted
from sitegen.load import Library
from sitegen.model import Fact, Guide
from sitegen.reading import Page
from sitegen.sheet_codes import stood
from sitegen.site import VERSION, EditionFiles
from sitegen.source import Problem, Source

_LINKED = re.compile(r"\bfact:([a-z0-9][a-z0-9_-]*)")
_TARGET = re.compile(r"\b(?:guide|flow|calculator|letter|path|section):[A-Za-z0-9_-]+")
_PARTS = {"statement": "its statement", "values": "its values", "start": "its first day", "end": "its last day"}
_PARTS |= {"standing": "its standing", "status": "its status"}


def taken(library: Library, files: EditionFiles, today: date) -> Accepted:
    """The base as it is now, as far as the edition stands on it.

    A name that the base has no more is kept while the edition names it: it stays known, and `check` goes on telling of it.
    """
    pages = {
        f"{code}/{slug}": _marks(base)
        for code, own in files.pages.items()
        for slug in own
        if (base := library.guides.get(code, {}).get(slug))
    }
    names = dict.fromkeys(name for _, page in _own(files) for name in _facts(library.facts, page))
    facts = {name: _fact_marks(library.facts[name]) for name in sorted(names)}
    day, ordered, now = today.isoformat(), dict(sorted(pages.items())), _offered(library)
    before = files.accepted.offered if files.accepted else []
    kept = [one for one in before if one not in now and _still_named(one, files)]
    return Accepted(version=VERSION, accepted=day, pages=ordered, facts=facts, offered=sorted([*now, *kept]))


def _still_named(offered: str, files: EditionFiles) -> bool:
    out, (kind, _, name) = files.edition.leave_out, offered.partition(":")
    left_out = out.sections if kind == "section" else out.pages
    return name in left_out or any(offered in _named(page) for _, page in _own(files))


def _named(page: Page[Guide]) -> list[str]:
    """The pages and sections to which a page's links lead, each once."""
    return list(dict.fromkeys(_TARGET.findall(page.body + str(page.document.value))))


def _own(files: EditionFiles) -> Iterator[tuple[str, Page[Guide]]]:
    for code, pages in sorted(files.pages.items()):
        for slug, page in sorted(pages.items()):
            yield f"{code}/{slug}", page


def _offered(library: Library) -> list[str]:
    named: dict[str, Iterable[str]] = {
        "guide": library.guides.get("zh", {}), "flow": library.flows.get("zh", {}), "calculator": library.calculators,
        "letter": library.letters.get("zh", {}), "path": library.paths, "section": library.sections,
    }  # fmt: skip
    found = [f"{kind}:{name}" for kind, names in named.items() for name in names]
    return sorted([*found, *(["case:case-file"] if library.case.pages else [])])


def _marks(page: Page[Guide]) -> dict[str, str]:
    return {part.id: edition_base.mark(part.text) for part in edition_difference.parts(page)}


def _fact_marks(fact: Fact) -> dict[str, str]:
    return {name: edition_base.mark(value) for name, value in stood(fact).model_dump().items() if name in _PARTS}


def _facts(known: dict[str, Fact], page: Page[Guide]) -> list[str]:
    """The facts that a page stands on: those it lists, and those its calls and links name."""
    texts = [page.body, *(text for _, text in edition_texts.strings(page.document.value))]
    named = [name for text in texts for name in (*facts_called(text), *_LINKED.findall(text))]
    return [name for name in dict.fromkeys([*page.meta.facts, *named]) if name in known]


def notices(library: Library, files: EditionFiles) -> list[Problem]:
    """What differs from the base that was accepted, at the place in the edition's files that it concerns, sorted."""
    accepted = files.accepted
    if accepted is None:
        if not any(files.pages.values()):
            return []
        right = "read them beside the base's and run 'build.py accept' for this edition"
        return [Problem(Source(files.path), "nothing says which base its pages were read against", right)]
    found = [*_pages(library, files, accepted), *_changed_facts(library, files, accepted), *_names(files, library, accepted)]
    return sorted(found, key=lambda one: (one.source.path, one.source.line, one.source.col, one.wrong))


def _pages(library: Library, files: EditionFiles, accepted: Accepted) -> Iterator[Problem]:
    for name, page in _own(files):
        code, _, slug = name.partition("/")
        base, was = library.guides.get(code, {}).get(slug), accepted.pages.get(name)
        if base is None:
            if was is not None:
                right = "keep it as a page of your own, or remove it, and run 'build.py accept'"
                yield Problem(page.at(), f"the base has no page '{name}' any more", right)
            continue
        read = f"read {base.document.path}, follow what you want of it, and run 'build.py accept'"
        if was is None:
            yield Problem(page.at(), f"this page now replaces the base's page '{name}', which you have not accepted", read)
        elif (now := _marks(base)) != was:
            told = f"the base's page '{name}' is not what it was on {accepted.accepted}: {_said(was, now)}"
            yield Problem(page.at(), told, read)


def _said(was: dict[str, str], now: dict[str, str]) -> str:
    groups = zip(("changed", "new", "gone"), edition_base.changed(was, now), strict=True)
    return "; ".join(f"{what}: {', '.join(map(_heading, names))}" for what, names in groups if names)


def _heading(name: str) -> str:
    return "the opening" if name == edition_difference.OPENING else f"#{name}"


def _changed_facts(library: Library, files: EditionFiles, accepted: Accepted) -> Iterator[Problem]:
    for _, page in _own(files):
        for name in _facts(library.facts, page):
            was, now = accepted.facts.get(name), _fact_marks(library.facts[name])
            if was is None or was == now:
                continue
            parts = ", ".join(_PARTS.get(part, part) for some in edition_base.changed(was, now) for part in some)
            n = page.meta.facts.index(name) if name in page.meta.facts else -1
            at = page.at("facts", n) if n >= 0 else page.body_at
            told = f"the fact '{name}', which this page stands on, is not what it was on {accepted.accepted}: {parts}"
            right = f"read it at {library.place('fact', name)} and this page again, then run 'build.py accept'"
            yield Problem(at, told, right)


def _names(files: EditionFiles, library: Library, accepted: Accepted) -> Iterator[Problem]:
    now, out = _offered(library), files.edition.leave_out
    known = {one.partition(":")[2] for one in now if not one.startswith("section:")}
    for key, names, there in (("sections", out.sections, library.sections), ("pages", out.pages, known)):
        for n, name in enumerate(names):
            if name not in there:
                at = files.at("leave_out", key, n)
                yield Problem(at, f"the base has no '{name}' any more", "take it out of 'leave_out'")
    for _, page in _own(files):
        for name in _named(page):
            if name in accepted.offered and name not in now:
                right = "link another page, or keep the words alone"
                yield Problem(page.at(), f"the base has no '{name}' any more, to which this page leads", right)
    new = [one for one in now if one not in accepted.offered and not _hidden(one, files, library)]
    if new:
        pages = f"{len(new)} page{'s' if len(new) > 1 else ''} of the base that appear{'s' if len(new) == 1 else ''} here"
        told = f"new since {accepted.accepted}: {pages}: {', '.join(new)}"
        yield Problem(Source(files.path), told, "name below 'leave_out' what you do not carry, and run 'build.py accept'")


def _hidden(offered: str, files: EditionFiles, library: Library) -> bool:
    """Whether the edition leaves the page out or has its own in its place."""
    kind, _, name = offered.partition(":")
    out = files.edition.leave_out
    if kind == "section":
        return name in out.sections
    own = kind == "guide" and any(name in pages for pages in files.pages.values())
    return own or name in out.pages or _section(kind, name, library) in out.sections


def _section(kind: str, name: str, library: Library) -> str:
    if kind == "calculator":
        return str(library.calculators[name].calculator.section)
    if kind == "path":
        return library.paths[name].words.section
    if kind == "letter":
        return library.letters["zh"][name].page.meta.section
    if kind == "flow":
        return library.flows["zh"][name].meta.section
    return library.guides["zh"][name].meta.section if kind == "guide" else ""
