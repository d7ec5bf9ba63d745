"""docs/content-review.md says what the files say, today."""

from __future__ import annotations

from pathlib import Path

from sitegen import check, review
from sitegen.load import load_library
from tests.conftest import ROOT


def test_the_review_is_current() -> None:
    library, problems = load_library(ROOT)
    found = review.read_review(library, problems)
    assert list(problems) == []
    written = (ROOT / "docs/content-review.md").read_text("utf-8")
    assert written == review.page(library, found), "run 'python build.py review' and commit what it wrote"


def test_every_point_is_ticked_and_quoted() -> None:
    library, problems = load_library(ROOT)
    found = review.read_review(library, problems)
    assert len(found.origin) == 12
    for slug, page in found.pages.items():
        for one in page.musts:
            places = {"zh": review.anchors(one.zh), "en": review.anchors(one.en)}
            for code, anchor in ((code, anchor) for code, named in places.items() for anchor in named):
                if anchor != "generated":
                    assert len(review.first_words(library, library.guides[code][slug], anchor)) >= 4, (slug, code, anchor)


def test_nothing_of_the_plan_waits() -> None:
    library, _ = load_library(ROOT)
    assert len(library.plan) >= 71 and check.waiting(library) == check.Waiting()


def test_a_term_may_begin_a_line(small: Path) -> None:
    library, _ = load_library(small)
    named = library.named_terms["en"]
    assert named["Payment order"] is named["payment order"] is named["payment-order"]


def test_points_without_an_answer_are_named(small: Path) -> None:
    (small / "content/review/refused.yml").write_text(
        "slug: refusal\nmusts:\n  - {must: 问清是谁、按什么、缺什么, zh: asked, en: ask}\n", "utf-8"
    )
    (small / "content/review/today.yml").unlink()
    (small / "content/origin.yml").write_text(
        "points:\n  - {point: {zh: 一}, answered: ['guide:refused#nowhere', 'guide:lost', refused]}\n", "utf-8"
    )
    (small / "content/readings.yml").write_text(
        "readings:\n  - {on: '2026-11-23', page: lost, was: a, now: b, why: c}\n", "utf-8"
    )
    library, problems = load_library(small)
    review.check_review(library, review.read_review(library, problems), problems)
    points = "list the plan's points in their order: " + ", ".join(library.plan["refused"].must)
    ticked = "say which heading answers each point of the plan"
    assert [str(problem) for problem in problems] == [
        "content/origin.yml:2:5: 'guide:lost' does not exist; name a page that answers the point",
        "content/origin.yml:2:5: 'refused' has no heading '#nowhere' in 'en'; name one of its headings, or glance",
        "content/origin.yml:2:5: 'refused' has no heading '#nowhere' in 'zh'; name one of its headings, or glance",
        "content/origin.yml:2:5: 'refused' is not the name of a page; write guide:slug#heading",
        "content/readings.yml:2:5: there is no page 'lost'; name the slug of a guide, or letter:slug or flow:slug",
        f"content/review/refused.yml:1:1: the points differ from the plan of 'refused'; {points}",
        "content/review/refused.yml:1:1: the slug is 'refusal'; write 'refused'",
        "content/review/refused.yml:3:5: 'refused' has no heading '#asked' in 'zh'; name one of its headings, or glance",
        f"content/review/today.yml:1:1: the points of 'today' are not ticked; {ticked}",
    ]
