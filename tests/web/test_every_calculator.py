"""Every calculator at 360 px in both languages, as readers use it: by keyboard, wrongly, emptied, the chart, on paper.

What axe finds on the open chart is asked in Chinese; AXE=all (`make axe`) asks in both languages, and of the emptied form.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import Any

import pytest

from tests.web.axe_run import axe

pytestmark = pytest.mark.browser

ROOT = Path(__file__).resolve().parent.parent.parent
NAMES = sorted(
    path.stem for path in (ROOT / "content/zh/calculators").glob("*.md") if (ROOT / f"calculators/{path.stem}.py").exists()
)
WHOLE = os.environ.get("AXE") == "all"
BROKEN = re.compile(r"NaN|Infinity|undefined|null|\{")
SETTLE = 350  # tables are painted when the reader pauses
FOCUS = "document.activeElement.id"
# text fields in which a word cannot be a value; a name may be any word
NUMBERS = "#calc-form input[inputmode]:visible"


def reach(tab: Any, wanted: str, most: int = 60) -> bool:
    """Move with the Tab key until a field has the focus."""
    for _ in range(most):
        if tab.evaluate(FOCUS) == wanted:
            return True
        tab.keyboard.press("Tab")
    return False


@pytest.mark.parametrize("language", ["", "en/"])
@pytest.mark.parametrize("name", NAMES)
def test_a_calculator_by_hand(chromium: Any, address: str, name: str, language: str) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 760}, bypass_csp=True, reduced_motion="reduce")
    tab = context.new_page()
    faults: list[str] = []
    tab.on("console", lambda message: faults.append(message.text))
    tab.on("pageerror", lambda error: faults.append(str(error)))
    tab.goto(f"{address}{language}calculators/{name}.html")
    tab.locator("#calc[data-ready]").wait_for()
    answer = tab.locator("#calc-answer")
    assert len(answer.inner_text()) > 8
    assert tab.evaluate("document.documentElement.scrollWidth") <= 360

    # the first field that is asked, reached by keyboard alone, and the answer follows it
    if tab.locator(NUMBERS).count():
        field = tab.locator(NUMBERS).first
        tab.locator("#text").focus()
        assert reach(tab, field.get_attribute("id"))
        tab.keyboard.press("Control+A")
        tab.keyboard.type("1234")
        tab.wait_for_timeout(SETTLE)
        assert tab.locator("#calc-note").is_hidden()
        assert answer.inner_text()
        assert axe(tab) == []

        tab.keyboard.press("Control+A")
        tab.keyboard.type("abc")
        tab.keyboard.press("Tab")
        tab.wait_for_timeout(SETTLE)
        assert field.input_value() == "abc"
        assert field.get_attribute("aria-invalid") == "true"
        assert tab.locator(f"#{field.get_attribute('id')}-error").inner_text()
        assert tab.locator("#calc-results").inner_text() == ""
        assert axe(tab) == []

    tab.locator("[data-do=reset]").press("Enter")
    tab.wait_for_timeout(SETTLE)
    assert tab.locator("[aria-invalid]").count() == 0
    assert not BROKEN.search(answer.inner_text() + tab.locator("#calc-results").inner_text())
    live = tab.locator("[data-do=live]")
    if live.count():
        live.press("Enter")
        tab.locator("#calc-live .main-svg").first.wait_for()
        assert tab.evaluate("document.documentElement.scrollWidth") <= 360
        if WHOLE or not language:
            assert axe(tab) == []

    tab.emulate_media(media="print")
    assert answer.is_visible()
    assert tab.locator("[data-do=copy]").is_hidden()
    assert tab.locator(".y-header, header.md-header").first.is_hidden()
    tab.emulate_media(media="screen")
    tab.locator("[data-do=clear]").press("Enter")
    tab.wait_for_timeout(SETTLE)
    assert {field.input_value() for field in tab.locator(NUMBERS).all()} <= {""}
    assert not BROKEN.search(answer.inner_text() + tab.locator("#calc-results").inner_text())
    if WHOLE:
        assert axe(tab) == []
    assert faults == []
    context.close()
