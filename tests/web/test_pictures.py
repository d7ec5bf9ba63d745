"""Drawings as a phone shows them: no text leaves the sheet, covers another or is too small, in either language."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from sitegen.pictures import DRAWINGS

pytestmark = pytest.mark.browser

SMALLEST = 12
TEXTS = """() => [...document.querySelectorAll('text')].map(t => {
  const b = t.getBBox();
  return {words: t.textContent, x: b.x, y: b.y, right: b.x + b.width, bottom: b.y + b.height,
          size: parseFloat(t.getAttribute('font-size'))};
})"""


def test_every_text_lies_on_its_sheet_and_none_on_another(chromium: Any, address: str, site: Path) -> None:
    files = sorted((site / "assets/pictures").glob("*.svg"))
    assert {re.sub(r"-[a-z]+-[0-9a-f]{8}\.svg", "", file.name) for file in files} == set(DRAWINGS)
    tab = chromium.new_page()
    faults = []
    for file in files:
        tab.goto(f"{address}assets/pictures/{file.name}")
        width, height = map(float, re.findall(r'viewBox="0 0 (\S+) (\S+)"', file.read_text("utf-8"))[0])
        texts = tab.evaluate(TEXTS)
        assert texts, file.name
        for n, one in enumerate(texts):
            if one["x"] < 0 or one["right"] > width or one["y"] < 0 or one["bottom"] > height:
                faults.append(f"{file.name}: '{one['words']}' leaves the sheet")
            for other in texts[:n]:
                across = min(one["right"], other["right"]) - max(one["x"], other["x"])
                down = min(one["bottom"], other["bottom"]) - max(one["y"], other["y"])
                if across > 1 and down > 4:  # lines of a font reach into each other by their empty edges
                    faults.append(f"{file.name}: '{one['words']}' lies on '{other['words']}'")
    tab.close()
    assert faults == []


@pytest.mark.parametrize("width", [320, 360])
def test_the_smallest_text_can_be_read_on_a_small_phone(chromium: Any, address: str, site: Path, width: int) -> None:
    smallest = min(
        float(size)
        for file in (site / "assets/pictures").glob("*.svg")
        for size in re.findall(r'font-size="([0-9.]+)"', file.read_text("utf-8"))
    )
    context = chromium.new_context(viewport={"width": width, "height": 800})
    tab = context.new_page()
    tab.goto(address + "guides/true-cost.html")
    picture = tab.locator(".picture img").first
    scale = picture.evaluate("img => img.getBoundingClientRect().width / img.getAttribute('width')")
    assert picture.get_attribute("alt")
    assert picture.evaluate("img => img.complete && img.naturalWidth > 0")
    assert smallest * scale >= SMALLEST
    context.close()
