"""What a thumb and an eye need: nothing scrolls sideways, targets are large enough, the first screen says what it must."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sitegen.load import load_library
from tests.conftest import ROOT, pages_of
from tests.web.test_policy import OVERFLOW

pytestmark = pytest.mark.browser

SMALL = """() => [...document.querySelectorAll(
    'button, input, select, textarea, summary, .y-exit, .card, .situation, .answers a')]
  .filter(e => e.getClientRects().length && !e.closest('[hidden]') && getComputedStyle(e).visibility !== 'hidden')
  .map(e => {
    const target = e.matches('input[type=radio], input[type=checkbox]') && e.closest('label') || e;
    const box = target.getBoundingClientRect();
    const name = (target.textContent || target.name || '').trim().slice(0, 20);
    return [target.tagName + '.' + target.className + ' ' + name, box.width, box.height];
  })
  .filter(([, w, h]) => w > 1 && h > 1 && (w < 43.5 || h < 43.5))"""


@pytest.mark.parametrize("width", [360, 1280])
def test_no_page_scrolls_sideways(chromium: Any, address: str, site: Path, width: int) -> None:
    """Some pages and all calculators; every page is looked at in a window of 320 px by test_policy."""
    context = chromium.new_context(viewport={"width": width, "height": 800})
    tab = context.new_page()
    wide = []
    for n, page in enumerate(pages_of(site)):
        if n % 6 and "calculators/" not in page:
            continue
        tab.goto(address + page)
        if tab.evaluate(OVERFLOW) > 0:
            wide.append(page)
    context.close()
    assert wide == []


def test_controls_are_large_enough_for_thumbs(chromium: Any, address: str) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 800})
    tab = context.new_page()
    small = []
    tools = ("calculators/true_apr.html", "letters/hardship-request.html", "case-file.html", "flows/where-do-i-start.html")
    for page in ("index.html", "guides/refused.html", *tools):
        tab.goto(address + page)
        small += [(page, *item) for item in tab.evaluate(SMALL)]
    context.close()
    assert small == []


def distressed() -> set[str]:
    """The pages that their front matter marks as read in distress."""
    library, _ = load_library(ROOT)
    found = set()
    for code, folder in (("zh", ""), ("en", "en/")):
        found |= {f"{folder}guides/{slug}.html" for slug, p in library.guides[code].items() if "distress" in p.meta.tags}
        found |= {f"{folder}flows/{slug}.html" for slug, p in library.flows[code].items() if "distress" in p.meta.tags}
    return found


def test_help_stands_on_the_first_screen_of_pages_for_people_in_distress(chromium: Any, address: str, site: Path) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 640})
    tab = context.new_page()
    looked = set()
    for page in pages_of(site):
        if 'class="crisis"' not in (site / page).read_text("utf-8"):
            continue
        tab.goto(address + page)
        box = tab.query_selector(".crisis")
        assert box is not None
        looked.add(page)
        for number in ("12356", "120", "110"):
            link = box.query_selector(f'a[href="tel:{number}"]')
            assert link is not None, (page, number)
            place = link.bounding_box()
            assert place is not None
            assert place["y"] + place["height"] <= 640, (page, number, place)
    context.close()
    assert looked >= distressed()


def test_everything_is_there_without_scripts(chromium: Any, address: str) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 800}, java_script_enabled=False)
    tab = context.new_page()
    tab.goto(address + "guides/refused.html")
    assert tab.get_by_role("link", name="离开本页").get_attribute("href")
    tab.locator(".y-menu summary").click()
    assert tab.locator(".y-menu nav a").first.is_visible()
    tab.goto(address + "calculators/true_apr.html")
    text = tab.locator("article").inner_text()
    assert "12.80%" in text.replace(" ", "")
    assert "13.58%" in text.replace(" ", "")
    context.close()
