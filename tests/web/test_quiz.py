"""A quiz as a reader meets it: without scripts, by keyboard, on paper."""

from __future__ import annotations

from typing import Any

import pytest

from sitegen import yamlfile
from tests.conftest import ROOT

pytestmark = pytest.mark.browser

SLUG = "refused"


def written() -> list[dict[str, Any]]:
    """The quiz as its guide states it."""
    path = ROOT / f"content/zh/guides/{SLUG}.md"
    quiz = yamlfile.front_matter(path.read_text("utf-8"), path.name)[0].value["quiz"]
    return list(quiz)


def test_choosing_an_answer_opens_its_explanation_without_scripts(chromium: Any, address: str) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 800}, java_script_enabled=False)
    tab = context.new_page()
    tab.goto(f"{address}guides/{SLUG}.html")
    tab.locator(".quiz-link a").click()
    folds = tab.locator(".quiz details")
    choices = [choice for question in written() for choice in question["choices"]]
    assert folds.count() == len(choices)
    verdicts = []
    for n, choice in enumerate(choices):
        why = folds.nth(n).locator("p")
        assert not why.is_visible()
        folds.nth(n).locator("summary").focus()
        tab.keyboard.press("Enter")
        assert why.is_visible()
        right = why.inner_text().startswith("对。")
        assert right == choice.get("right", False)
        verdicts.append(right)
    assert verdicts.count(True) == len(written())
    context.close()


def test_on_paper_the_answers_stand_at_the_end(chromium: Any, address: str) -> None:
    tab = chromium.new_page()
    tab.goto(f"{address}quizzes/{SLUG}.html")
    key = tab.locator(".quiz__key")
    assert not key.is_visible()
    tab.locator(".quiz summary").first.click()
    tab.emulate_media(media="print")
    assert key.is_visible()
    assert tab.locator(".quiz summary").first.is_visible()
    assert not tab.locator(".quiz details p").first.is_visible()
    first = key.locator("li").first.inner_text()
    assert written()[0]["choices"][0]["why"] in first
    letters = [li.locator("b").first.inner_text() for li in key.locator("li").all()]
    assert letters == ["ABCDE"[[c.get("right", False) for c in q["choices"]].index(True)] for q in written()]
    tab.close()
