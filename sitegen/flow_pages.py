"""A flow as values for its template: its steps with calls and links made out."""

from __future__ import annotations

from typing import Any

from sitegen import facts
from sitegen.flows import CASE_PARTS, Flow, Step, read_graph
from sitegen.load import Page
from sitegen.prose import Prose
from sitegen.site import SitePage


def flow_values(prose: Prose, page: SitePage) -> dict[str, Any]:
    """What `templates/pages/flow.md` shows of a flow; faults are noted in the problems of `prose`."""
    source = page.source
    assert source is not None and isinstance(source.meta, Flow)
    meta, site = source.meta, prose.site
    prose.declare_examples(meta.examples, source.at)
    graph = read_graph(source.body, source.body_at)
    numbers = {step.id: n for n, step in enumerate(graph.steps, 1)}
    intro = prose.expand(graph.intro, graph.intro_at)
    steps = [_step(prose, step, numbers) for step in graph.steps]
    _place_cases(meta, steps)
    named = [*meta.facts, *(f for f in prose.used_facts if f not in meta.facts)]
    known = [fact for name in named if (fact := site.fact(name))]
    return {
        "page": {"title": page.title, "slug": page.slug, "description": prose.inline(*_described(source))},
        "intro": intro,
        "steps": steps,
        "cases": len(meta.cases),
        "log": _log(prose, source),
        "sources": [facts.fact_view(site, page.url, fact) for fact in known],
        "overdue": any(site.overdue(fact.review_by) for fact in known),
        "written": meta.written,
        "checked": meta.checked,
    }


def _described(source: Page[Any]) -> tuple[str, Any]:
    return source.meta.description, source.text_at("description")


def _step(prose: Prose, step: Step, numbers: dict[str, int]) -> dict[str, Any]:
    made: dict[str, Any] = {
        "id": step.id,
        "title": prose.expand(step.title, step.title_at),
        "text": prose.expand(step.text, step.text_at).strip(),
        "answers": [
            {"to": a.to, "words": prose.inline(a.words, a.words_at), "number": numbers.get(a.to, 0)} for a in step.answers
        ],
        "next": None,
        "case": 0,
    }
    if step.next:
        href = prose.way(step.next.link, step.next.link_at)
        words = step.next.words or prose.title_of(step.next.link)
        made["next"] = {"href": href, "words": prose.inline(words, step.next.words_at)}
    return made


def _place_cases(meta: Flow, steps: list[dict[str, Any]]) -> None:
    """Which case a step belongs to, counted from 1; 0 for steps outside the cases."""
    places = {case + part: n for n, case in enumerate(meta.cases, 1) for part in CASE_PARTS}
    for made in steps:
        made["case"] = places.get(made["id"], 0)


def _log(prose: Prose, source: Page[Any]) -> dict[str, dict[str, str]] | None:
    """What each step adds to the note of the call, as plain text."""
    log = source.meta.log
    if log is None:
        return None
    return {"said": dict(log.said), "promised": dict(log.promised)}
