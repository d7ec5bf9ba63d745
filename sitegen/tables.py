"""The pages that are tables of data: sources, myths, corrections, glossary, as values for their templates."""

from __future__ import annotations

from typing import Any

from sitegen import facts, quiz, targets
from sitegen.calls import facts_called
from sitegen.model import Guide
from sitegen.site import Site, SitePage


def views(site: Site, page: SitePage, names: list[str]) -> list[dict[str, Any]]:
    return [facts.fact_view(site, page.url, fact) for name in names if (fact := site.fact(name))]


def with_facts(site: Site, page: SitePage, examples: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The examples of a calculator, each with the fact it is checked against as templates show it."""
    return [{**example, "facts": views(site, page, [example["fact"]])} for example in examples]


def source_groups(site: Site, page: SitePage) -> list[dict[str, Any]]:
    """All facts by instrument, in the order of the files, each with the pages that lean on it."""
    used_by = uses(site)
    groups: dict[str, list[dict[str, Any]]] = {}
    for fact in site.library.facts.values():
        view = facts.fact_view(site, page.url, fact)
        pages = used_by.get(fact.id, [])
        view["used_by"] = [{"href": targets.relative(page.url, p.url), "title": p.title} for p in pages]
        view["values"] = [
            {"name": name, "text": facts.with_unit(site, value)} for name, value in fact.values.items()
        ]
        groups.setdefault(site.local(fact.instrument), []).append(view)
    return [{"title": title, "facts": views} for title, views in groups.items()]


def lpr(site: Site) -> dict[str, Any] | None:
    found = site.library.lpr
    if found is None:
        return None
    rows = [
        {
            "from": change.start,
            "rate": facts.measured(site, "percent", facts.number(change.one_year)),
            "four": facts.measured(site, "percent", facts.number(round(change.one_year * 4, 2))),
        }
        for change in reversed(found.changes)
    ]
    return {
        "publisher": site.local(found.publisher),
        "known_until": found.known_until,
        "checked": found.checked,
        "review_by": found.review_by,
        "overdue": site.overdue(found.review_by),
        "caution": site.local(found.caution),
        "rows": rows,
    }


def myths(site: Site, page: SitePage) -> list[dict[str, Any]]:
    return [
        {
            "id": myth.id,
            "myth": site.local(myth.myth),
            "truth": site.local(myth.truth),
            "sources": views(site, page, myth.facts),
        }
        for myth in site.library.myths
    ]


def corrections(site: Site, page: SitePage) -> list[dict[str, Any]]:
    local = site.local
    return [
        {
            "date": item.date,
            "since": item.since,
            "was": local(item.was),
            "now": local(item.now),
            "why": local(item.why),
            "sources": views(site, page, [item.fact] if item.fact else []),
        }
        for item in sorted(site.library.corrections, key=lambda c: c.date, reverse=True)
    ]


def terms(site: Site, page: SitePage) -> list[dict[str, Any]]:
    own = site.language.code
    chinese = site.library.glossary.get("zh", {})
    english = site.library.glossary.get("en", {})
    found = []
    for term in site.terms().values():
        other = english.get(term.id) if own == "zh" else chinese.get(term.id)
        found.append(
            {
                "id": term.id,
                "term": term.term,
                "other_name": other.term if other and other.term != term.term else "",
                "short": term.short,
                "long": term.long,
                "sources": views(site, page, term.facts),
            }
        )
    return found


def uses(site: Site) -> dict[str, list[SitePage]]:
    """Which pages use a fact: named in front matter or called in the text."""
    found: dict[str, list[SitePage]] = {}
    for page in site.pages.values():
        for name in _facts_of(site, page):
            found.setdefault(name, []).append(page)
    return found


def _facts_of(site: Site, page: SitePage) -> list[str]:
    """The facts a page leans on, found without rendering it."""
    if page.kind == "calculator":
        return list(site.library.calculators[page.slug].calculator.facts)
    if page.source is None:
        return []
    named = [] if page.kind == "quiz" else list(page.source.meta.facts)
    named += [name for text in _texts_of(page) for name in facts_called(text)]
    return [name for name in dict.fromkeys(named) if name in site.library.facts]


def _texts_of(page: SitePage) -> list[str]:
    """The texts of a page that may call a fact."""
    assert page.source is not None
    meta = page.source.meta
    if page.kind == "quiz" and isinstance(meta, Guide):
        return [text for text, _ in quiz.texts(meta)]
    return [] if page.kind == "generated" else [page.source.body]
