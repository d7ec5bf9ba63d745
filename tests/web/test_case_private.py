"""Nothing of a case file leaves or stays: canaries in every field of every step, every button pressed; then the exit.

With the policy, and with the policy removed: the scripts themselves must not leak.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.web.case import PAGE, add_debts, open_page, record, show

pytestmark = pytest.mark.browser

CANARY = "731946"
STEPS = ("debts", "household", "happened", "offers", "letters", "packet", "contact-log", "deadlines", "evidence", "hand")
TYPE = """canary => {
  let count = 0;
  document.querySelectorAll('#case input, #case textarea, #case select').forEach(field => {
    if (['radio', 'button', 'submit', 'file'].includes(field.type) || field.id === 'case-keep') return;
    if (field.type === 'checkbox') { if (!field.checked) field.click(); return; }
    if (field.tagName === 'SELECT') field.selectedIndex = field.options.length - 1;
    else field.value = field.type === 'date' ? '2031-07-19' : canary;
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
    count += 1;
  });
  return count;
}"""
KEPT = """async () => JSON.stringify([
  document.cookie, Object.entries(localStorage), Object.entries(sessionStorage), document.title, history.state, window.name,
  await indexedDB.databases(), await caches.keys(), location.href,
])"""
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
        typed = tab.evaluate(TYPE, CANARY)
    tab.wait_for_timeout(500)
    pressed = 0
    for n in range(tab.locator("#case button").count()):
        button = tab.locator("#case button").nth(n)
        if button.count() and button.is_visible() and button.is_enabled() and button.get_attribute("data-do") not in LAST:
            button.evaluate("button => button.click()")
            pressed += 1
    tab.evaluate(TYPE, CANARY)
    tab.wait_for_timeout(700)
    assert typed > 30
    return pressed


@pytest.mark.parametrize("with_policy", [True, False])
def test_nothing_typed_gets_out_or_stays(chromium: Any, address: str, with_policy: bool) -> None:
    context = chromium.new_context(bypass_csp=not with_policy, accept_downloads=True)
    out: list[str] = []
    context.on("request", lambda request: out.append(request.url + (request.post_data or "")))
    tab = context.new_page()
    tab.on("console", lambda message: out.append(message.text))
    tab.on("pageerror", lambda error: out.append(f"error {CANARY} {error}"))
    tab.on("dialog", lambda dialog: dialog.dismiss())
    tab.add_init_script("window.print = () => {}")
    open_page(tab, address + PAGE["zh"])
    assert press_everything(tab) > 25
    assert CANARY in str(record(tab)), "the canary was really typed"
    out.append(tab.evaluate(KEPT))
    assert [text for text in out if CANARY in text and not text.startswith("data:image/png")] == []
    assert [text for text in out if text.startswith("http") and not text.startswith(address)] == []
    context.close()


@pytest.mark.parametrize("way", ["exit", "clear"])
def test_leaving_and_clearing_wipe_everything(chromium: Any, address: str, way: str) -> None:
    context = chromium.new_context(accept_downloads=True)
    tab = context.new_page()
    tab.add_init_script("window.print = () => {}")
    tab.goto(address + "guides/refused.html")
    open_page(tab, address + PAGE["zh"])
    press_everything(tab)
    tab.locator("#case-keep").check()
    tab.locator("#case-secret").fill(CANARY)
    assert CANARY in tab.evaluate(KEPT), "kept for this visit, because it was asked for"
    if way == "exit":
        tab.locator("#exit").click()
        tab.wait_for_url("**/blank.html")
        assert CANARY not in tab.evaluate(KEPT)
        tab.go_back()
        tab.wait_for_timeout(500)
        assert CANARY not in tab.content()
        open_page(tab, address + PAGE["zh"])
    else:
        for _ in range(2):
            tab.locator('[data-do="clear"]').click()
    assert CANARY not in tab.evaluate(KEPT)
    assert CANARY not in tab.content()
    assert CANARY not in tab.evaluate(VALUES)
    assert CANARY not in str(record(tab))
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
