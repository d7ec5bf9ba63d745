"""What the frame's script adds to every page: the age of sources, the pages of a section, the imprint; and that nothing
needs it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser

GUIDE = "guides/interest-limits.html"
DATES = re.compile(r'data-review-by="(\d{4}-\d\d-\d\d)"')


@pytest.fixture
def tab(chromium: Any) -> Iterator[Any]:
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="zh-CN")
    yield context.new_page()
    context.close()


def said(tab: Any, address: str, page: str, day: date) -> tuple[bool, list[str]]:
    """On a phone whose clock says `day`: whether the page warns, and at which review dates a source says so."""
    tab.clock.set_fixed_time(day.isoformat() + "T12:00:00")
    tab.goto(address + page)
    warned = tab.locator(".notice--overdue").first
    marked = tab.locator("[data-review-by]:has(.overdue)").evaluate_all("all => all.map(one => one.dataset.reviewBy)")
    return warned.count() > 0 and warned.is_visible(), marked


@pytest.mark.parametrize("page", [GUIDE, "en/" + GUIDE])
def test_a_source_past_its_review_date_says_so_where_nobody_rebuilt(tab: Any, address: str, site: Path, page: str) -> None:
    first, *rest = DATES.findall((site / page).read_text("utf-8"))
    assert first == min(rest) and len(rest) > 5 and len(set(rest)) > 1  # the page's own date, then its sources'
    due = date.fromisoformat(first)
    assert said(tab, address, page, due) == (False, [])
    assert said(tab, address, page, due + timedelta(days=1)) == (True, [day for day in rest if day == first])
    assert "复核" in tab.locator(".notice--overdue").inner_text() or page.startswith("en/")
    late = date.fromisoformat(max(rest)) + timedelta(days=1)
    assert said(tab, address, page, late) == (True, rest)


def test_the_table_of_sources_and_a_calculator_grow_old_too(tab: Any, address: str, site: Path) -> None:
    for page in ("guides/sources.html", "calculators/interest_limit.html"):
        days = DATES.findall((site / page).read_text("utf-8"))
        late = date.fromisoformat(max(days)) + timedelta(days=1)
        marked = said(tab, address, page, late)[1]
        assert len(marked) > 5 and set(marked) <= set(days)


def titles(part: Any) -> list[str]:
    return [" ".join(text.split()) for text in part.all_text_contents()]


def test_the_column_and_the_menu_list_the_pages_of_the_section(tab: Any, address: str) -> None:
    tab.goto(address + "sections/court.html")
    listed = titles(tab.locator("article .pages__title, article .card__title"))
    tab.goto(address + "guides/lawsuit-steps.html")
    assert sorted(titles(tab.locator(".y-side .is-open ul a"))) == sorted(listed)
    here = tab.locator(".y-side [aria-current=page]")
    assert here.get_attribute("href") == "../guides/lawsuit-steps.html"
    assert tab.locator("#menu ul ul").count() == 0
    tab.set_viewport_size({"width": 360, "height": 800})
    tab.locator("#menu summary").click()
    tab.locator("#menu .is-open ul a").first.wait_for()
    assert sorted(titles(tab.locator("#menu .is-open ul a"))) == sorted(listed)
    tab.locator("#menu .is-open ul a").first.click()
    assert tab.locator("#menu").get_attribute("open") is None
    assert tab.locator("h1").inner_text() in listed


def test_a_narrow_screen_made_wide_gets_the_column_once(tab: Any, address: str) -> None:
    tab.set_viewport_size({"width": 360, "height": 800})
    tab.goto(address + "guides/lawsuit-steps.html")
    assert tab.locator(".y-side .is-open ul").count() == 0
    for width in (1280, 360, 1280):
        tab.set_viewport_size({"width": width, "height": 800})
        tab.wait_for_timeout(50)
    assert tab.locator(".y-side .is-open ul").count() == 1


def test_the_imprint_lists_the_pages_about_the_site(tab: Any, address: str, site: Path) -> None:
    tab.goto(address + "en/guides/privacy.html")
    links = tab.locator(".y-imprint a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert {"../sections/about.html", "../guides/sources.html", "../guides/corrections.html"} <= set(links)
    assert tab.locator(".y-imprint [aria-current=page]").count() == 1
    assert all((site / "en/guides" / link).resolve().exists() for link in links if not link.startswith(("mailto:", "tel:")))


def test_without_scripts_a_sections_name_leads_to_its_pages(chromium: Any, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(address + "guides/lawsuit-steps.html")
    for part in (".y-side .is-open a", ".y-imprint__links a"):
        tab.locator(part).first.click()
        assert tab.locator("article .pages__title, article .card__title").count() > 3
        tab.go_back()
    assert tab.locator(".notice--overdue").is_hidden()
    context.close()


def test_a_guides_first_steps_become_a_picture_on_request_only(tab: Any, address: str) -> None:
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    for page, title in (("guides/refused.html", "被拒绝之后"), ("en/guides/refused.html", "After a refusal")):
        tab.goto(address + page)
        assert not [url for url in asked if "picture" in url] and tab.locator(".long-picture img").count() == 0
        tab.locator(".long-picture button").click()
        image = tab.locator(".long-picture img")
        image.wait_for()
        assert title in image.get_attribute("alt")
        size = image.evaluate("image => image.decode().then(() => [image.naturalWidth, image.naturalHeight, image.src])")
        assert size[0] == 1080 and 1200 < size[1] < 6000 and size[2].startswith("data:image/png;base64,")
        assert len([url for url in asked if "picture" in url]) == 1
        assert [url for url in asked if not url.startswith((address, "data:"))] == []
        asked.clear()
    tab.goto(address + "sections/court.html")
    assert tab.locator(".long-picture").count() == 0
