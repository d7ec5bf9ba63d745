"""Leaving in a hurry: at once, from anywhere, and nothing typed is there when somebody presses "back"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

pytestmark = pytest.mark.browser

TOOL = "calculators/true_apr.html"
SECRET = "135791"


@pytest.fixture
def tab(chromium: Any) -> Iterator[Any]:
    context = chromium.new_context(viewport={"width": 360, "height": 760})
    yield context.new_page()
    context.close()


def typed(tab: Any, address: str) -> None:
    """A page of ours, then a calculator with a number of the reader's in it."""
    tab.goto(address + "index.html")
    tab.goto(address + TOOL)
    tab.locator("#calc[data-ready]").wait_for()
    tab.locator("#f-principal").fill(SECRET)


def everything(tab: Any) -> str:
    """All text and all values on the page."""
    return str(
        tab.evaluate("""() => document.documentElement.innerHTML
      + [...document.querySelectorAll('input, textarea, select')].map(e => e.value).join(' ')""")
    )


def is_away(tab: Any) -> None:
    tab.wait_for_url("**/blank.html")
    assert tab.locator("body").inner_text().strip() == ""


def test_a_tap_leaves_and_takes_the_place_in_the_history(tab: Any, address: str) -> None:
    typed(tab, address)
    before = tab.evaluate("history.length")
    tab.locator("#exit").click()
    is_away(tab)
    assert tab.evaluate("history.length") == before
    tab.go_back()
    assert tab.url == address + "index.html"
    tab.go_forward()
    is_away(tab)


def test_going_back_to_the_calculator_finds_none_of_it(tab: Any, address: str) -> None:
    typed(tab, address)
    tab.goto(address + "guides/refused.html")
    tab.locator("#exit").click()
    is_away(tab)
    tab.go_back()
    tab.locator("#calc[data-ready]").wait_for()
    assert SECRET not in everything(tab)


def test_the_page_is_blank_before_the_next_one_comes(tab: Any, address: str) -> None:
    typed(tab, address)
    # The moment of leaving is held: the link leads to a part of this page, so that the blanked page can be looked at.
    tab.evaluate("document.getElementById('exit').setAttribute('href', '#held')")
    tab.locator("#exit").click()
    assert tab.evaluate("document.documentElement.classList.contains('is-left')")
    assert tab.evaluate("document.body.innerText").strip() == ""
    assert SECRET not in everything(tab)
    assert "135,791" not in everything(tab)
    assert tab.title().strip() == ""


def test_escape_three_times_leaves_from_a_field(tab: Any, address: str) -> None:
    typed(tab, address)
    tab.locator("#f-principal").focus()
    tab.keyboard.press("Escape")
    tab.keyboard.press("Escape")
    assert "Esc" in tab.locator("#exit-status").inner_text()
    assert TOOL in tab.url
    tab.keyboard.press("Escape")
    is_away(tab)


def test_one_escape_closes_the_menu_and_no_more(tab: Any, address: str) -> None:
    tab.goto(address + "index.html")
    tab.locator("#menu summary").click()
    tab.keyboard.press("Escape")
    assert not tab.locator("#menu").evaluate("menu => menu.open")
    tab.wait_for_timeout(50)
    assert tab.url.endswith("index.html")


def test_escapes_that_other_keys_interrupt_or_that_are_held_do_not_count(tab: Any, address: str) -> None:
    tab.goto(address + "index.html")
    for key in ("Escape", "Escape", "a", "Escape", "Escape"):
        tab.keyboard.press(key)
    tab.keyboard.press("a")
    for _ in range(4):
        tab.keyboard.down("Escape")
    tab.wait_for_timeout(50)
    assert tab.url.endswith("index.html")


def test_half_typed_chinese_may_be_dropped_with_escape(tab: Any, address: str) -> None:
    tab.goto(address + "index.html")
    press = "new KeyboardEvent('keydown', {key: 'Escape', isComposing: true, bubbles: true})"
    tab.evaluate(f"() => {{ for (let n = 0; n < 4; n += 1) document.body.dispatchEvent({press}); }}")
    tab.wait_for_timeout(50)
    assert tab.url.endswith("index.html")


@pytest.mark.parametrize("size", [(320, 256), (320, 640), (360, 760), (1280, 900)])
def test_it_is_in_sight_and_on_top_at_every_scroll_position(chromium: Any, address: str, size: tuple[int, int]) -> None:
    context = chromium.new_context(viewport={"width": size[0], "height": size[1]})
    tab = context.new_page()
    for page in ("index.html", "guides/today.html", TOOL):
        tab.goto(address + page)
        for part in (0, 0.3, 0.7, 1):
            tab.evaluate("part => window.scrollTo(0, part * document.documentElement.scrollHeight)", part)
            box = tab.locator("#exit").bounding_box()
            assert box["height"] >= 44, (page, part, box)
            assert box["y"] >= 0 and box["y"] + box["height"] <= size[1], (page, part, box)
            middle = [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2]
            assert tab.evaluate("([x, y]) => document.elementFromPoint(x, y).closest('#exit') !== null", middle)
    context.close()


def test_it_is_a_plain_link_without_scripts(chromium: Any, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(address + "en/" + TOOL)
    tab.locator("#exit").click()
    is_away(tab)
    context.close()
