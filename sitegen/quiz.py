"""The quiz of a guide as a page of its own: questions whose answers open when they are chosen, and a key for paper.

A quiz stands in the front matter of its guide and may use the guide's examples. It has a page of its own so that the guide
stays light (docs/decisions/0011-quizzes-and-pictures-beside-the-guide.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from sitegen import facts, targets
from sitegen.model import Guide
from sitegen.prose import Prose
from sitegen.site import Site, SitePage
from sitegen.targets import Target

LETTERS = "ABCDE"
_LINK = re.compile(r"<a\b[^>]*>(.*?)</a>", re.S)  # what opens a fold holds no link: a tap on it would do two things


def texts(quiz: Guide) -> Iterator[tuple[str, tuple[str | int, ...]]]:
    """Every text of a guide's quiz with its place in the front matter."""
    for n, question in enumerate(quiz.quiz):
        yield question.ask, ("quiz", n, "ask")
        for k, choice in enumerate(question.choices):
            yield choice.text, ("quiz", n, "choices", k, "text")
            yield choice.why, ("quiz", n, "choices", k, "why")


def values(site: Site, page: SitePage, prose: Prose) -> dict[str, Any]:
    """What the template of a quiz shows. Texts are HTML."""
    source = page.source
    assert source is not None and isinstance(source.meta, Guide)
    prose.declare_examples(source.meta.examples, source.at)
    made = {where: prose.inline(text, source.text_at(*where)) for text, where in texts(source.meta)}
    questions = [
        {
            "ask": made["quiz", n, "ask"],
            "several": question.several,
            "choices": [
                {
                    "letter": LETTERS[k],
                    "right": choice.right,
                    "text": _LINK.sub(r"\1", made["quiz", n, "choices", k, "text"]),
                    "why": made["quiz", n, "choices", k, "why"],
                }
                for k, choice in enumerate(question.choices)
            ],
        }
        for n, question in enumerate(source.meta.quiz)
    ]
    known = [fact for name in prose.used_facts if (fact := site.fact(name))]
    back = targets.relative(page.url, targets.address(Target("guide", page.slug)))
    return {
        "page": {"title": page.title, "slug": page.slug, "guide": source.meta.title, "back": back},
        "questions": questions,
        "sources": [facts.fact_view(site, page.url, fact) for fact in known],
        "overdue": any(site.overdue(fact.review_by) for fact in known),
    }


def link(site: Site, page: SitePage, here: str = "") -> dict[str, Any] | None:
    """The way to a guide's quiz (from the guide, or from the page at `here`), and its length; None where it has none."""
    if page.kind != "guide":
        return None
    there = site.page_for(Target("quiz", page.slug))
    if there is None or there.source is None or not isinstance(there.source.meta, Guide):
        return None
    return {"href": targets.relative(here or page.url, there.url), "count": len(there.source.meta.quiz)}
