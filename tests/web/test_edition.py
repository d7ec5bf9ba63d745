"""What the example edition adds, in a browser: who can help where, and what a guide tells search engines of itself."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import serve
from tests.web.axe_run import axe

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def ngo(ngo_site: Path) -> Iterator[str]:
    url, stop = serve(ngo_site)
    yield url
    stop()


def test_a_region_is_found_on_a_phone_without_scripts_and_overdue_entries_say_so_on_the_readers_day(
    chromium: Any, ngo: str
) -> None:
    plain = chromium.new_context(viewport={"width": 360, "height": 700}, java_script_enabled=False)
    tab = plain.new_page()
    tab.goto(ngo + "referrals.html")
    tab.locator(".jump__list a").nth(1).click()
    place = tab.locator("#region-another-example-province")
    assert abs(place.bounding_box()["y"]) < 350 and tab.locator("#place-hillside-union a[href^='tel:']").is_visible()
    plain.close()
    phone = chromium.new_context(viewport={"width": 360, "height": 700}, bypass_csp=True)  # axe puts a style into the page
    for day, marked in (("2027-02-20", 0), ("2027-02-21", 3)):
        tab = phone.new_page()
        tab.clock.set_fixed_time(day + "T12:00:00")
        tab.goto(ngo + "en/referrals.html")
        assert tab.locator(".place .overdue").count() == marked
        assert tab.evaluate("document.documentElement.scrollWidth") <= 360
    assert "ask before you go" in tab.locator(".place .overdue").first.inner_text()
    assert axe(tab) == []
    tab.locator(".y-footer a[href='referrals.html']").wait_for()
    phone.close()


def test_a_guide_is_an_article_with_its_sources_and_its_first_steps_are_a_how_to(chromium: Any, ngo: str) -> None:
    tab = chromium.new_page()
    for folder, lang in (("", "zh-CN"), ("en/", "en")):
        tab.goto(ngo + folder + "guides/refused.html")
        data = json.loads(tab.locator("script[type='application/ld+json']").text_content())
        article, how = data["@graph"]
        assert data["@context"] == "https://schema.org" and article["inLanguage"] == lang
        address = f"https://debt-help.example/portal/{folder}guides/"
        assert article["@id"] == address + "refused.html"
        assert article["headline"] == how["name"] == tab.locator("h1").inner_text()
        assert article["dateModified"] >= article["datePublished"] > "2026" and article["publisher"]["name"]
        cited = [one["@id"] for one in article["citation"]]
        assert len(cited) == tab.locator(".page-sources li").count() > 3
        assert all(one.startswith(address + "sources.html#") for one in cited)
        shown = [step.strip() for step in tab.locator(".glance__do li").all_inner_texts()]
        assert [step["text"] for step in how["step"]] == shown
    tab.goto(ngo + "referrals.html")
    assert tab.locator("script[type='application/ld+json']").count() == 0
    tab.close()
