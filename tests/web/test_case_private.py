"""Nothing of a case file leaves or stays: canaries in every field of every step, every button pressed; then the exit.

With the policy, and with the policy removed: the scripts themselves must not leak.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.web.case import PAGE, add_debts, open_page, record, show
from tests.web.leaks import DAY, KEPT, LANGUAGES, NUMBER, TYPE, Watched, outside

pytestmark = pytest.mark.browser

STEPS = ("debts", "household", "happened", "offers", "letters", "packet", "contact-log", "deadlines", "evidence", "hand")
VALUES = "[...document.querySelectorAll('input, textarea, select')].map(field => field.value).join(' ')"
ADD = ("add-debts", "add-incomes", "add-events", "add-letters", "add-log", "add-deadlines")
LAST = ("clear", "save", "replace")


def press_everything(tab: Any) -> int:
    """Open every step, add a row to every list, type the canary everywhere, press every button."""
    for step in STEPS:
        show(tab, step)
    for name in ADD:
        tab.locator(f'[data-do="{name}"]').click()
        tab.evaluate("document.querySelectorAll('#case details').forEach(fold => { fold.open = true; })")
        tab.wait_for_timeout(50)
        typed = tab.evaluate(TYPE, [NUMBER, DAY])
    tab.wait_for_timeout(500)
    pressed = 0
    for n in range(tab.locator("#case button").count()):
        button = tab.locator("#case button").nth(n)
        if button.count() and button.is_visible() and button.is_enabled() and button.get_attribute("data-do") not in LAST:
            button.evaluate("button => button.click()")
            pressed += 1
    tab.evaluate(TYPE, [NUMBER, DAY])
    tab.wait_for_timeout(700)
    assert typed > 30
    return pressed


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("with_policy", [True, False])
def test_nothing_typed_gets_out_or_stays(chromium: Any, address: str, with_policy: bool, language: str) -> None:
    with outside() as (proxy, heard):
        watched = Watched(chromium, address, proxy, heard, with_policy)
        tab = watched.tab
        tab.on("pageerror", lambda error: watched.out.append(f"error {NUMBER} {error}"))
        watched.open(PAGE[language])
        tab.locator("#case[data-ready]").wait_for()
        assert press_everything(tab) > 25
        assert NUMBER in str(record(tab)), "the canary was really typed"
        with tab.expect_download():
            tab.locator('[data-do="save"]').click()
        watched.look()
        assert watched.hits() == []
        watched.context.close()


@pytest.mark.parametrize("way", ["exit", "clear"])
def test_leaving_and_clearing_wipe_everything(chromium: Any, address: str, way: str) -> None:
    context = chromium.new_context(accept_downloads=True)
    tab = context.new_page()
    tab.add_init_script("window.print = () => {}")
    tab.goto(address + "guides/refused.html")
    open_page(tab, address + PAGE["zh"])
    press_everything(tab)
    tab.locator("#case-keep").check()
    tab.locator("#case-secret").fill(NUMBER)
    assert NUMBER in tab.evaluate(KEPT), "kept for this visit, because it was asked for"
    if way == "exit":
        tab.locator("#exit").click()
        tab.wait_for_url("**/blank.html")
        assert NUMBER not in tab.evaluate(KEPT)
        tab.go_back()
        tab.wait_for_timeout(500)
        assert NUMBER not in tab.content()
        open_page(tab, address + PAGE["zh"])
    else:
        for _ in range(2):
            tab.locator('[data-do="clear"]').click()
    assert NUMBER not in tab.evaluate(KEPT)
    assert NUMBER not in tab.content()
    assert NUMBER not in tab.evaluate(VALUES)
    assert NUMBER not in str(record(tab))
    assert not tab.locator("#case-keep").is_checked()
    context.close()


def test_a_page_brought_back_by_the_browser_starts_from_what_was_kept(chromium: Any, address: str) -> None:
    context = chromium.new_context()
    tab = context.new_page()
    open_page(tab, address + PAGE["zh"])
    add_debts(tab)
    tab.locator("#case-keep").check()
    tab.evaluate("window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    assert len(record(tab)["debts"]) == 3
    tab.locator("#case-keep").uncheck()
    tab.evaluate("window.dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    assert record(tab)["debts"] == []
    context.close()
