"""What a reader types stays in the page: canaries in every field, every button pressed, nothing found outside.

With the policy and without it: the scripts themselves must not leak. The one page that may send, after its own press on what
it has shown, is the page for readers' words of an edition that takes them: tests/web/test_feedback.py.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.conftest import all_pages_of, pages_of

pytestmark = pytest.mark.browser

CANARY = "731946"
TYPE = """(canary) => {
  for (const field of document.querySelectorAll('input, textarea')) {
    if (['radio', 'checkbox', 'button', 'submit', 'file', 'color'].includes(field.type)) { continue; }
    field.value = field.type === 'date' ? '2031-07-19' : canary;
    field.dispatchEvent(new Event('input', {bubbles: true}));
    field.dispatchEvent(new Event('change', {bubbles: true}));
  }
  for (const field of document.querySelectorAll('#letter select')) {
    field.selectedIndex = field.options.length - 1;
    field.dispatchEvent(new Event('change', {bubbles: true}));
  }
}"""
PRESS = """async () => {
  for (const button of document.querySelectorAll('main button, article button')) {
    if (button.offsetParent === null || button.disabled) { continue; }
    button.click();
    await new Promise(done => setTimeout(done, 10));
  }
}"""
KEPT = """async () => JSON.stringify([
  document.cookie, Object.entries(localStorage), Object.entries(sessionStorage), document.title, history.state,
  await indexedDB.databases(), await caches.keys(), location.href,
])"""


@pytest.mark.parametrize("with_policy", [True, False])
def test_nothing_typed_gets_out(chromium: Any, address: str, site: Path, with_policy: bool) -> None:
    kinds = ("calculators/", "flows/", "case-file", "embeds")
    tools = [page for page in pages_of(site) if any(kind in page for kind in kinds)]
    tools += [page for page in all_pages_of(site) if "embed/" in page][::12]
    tools += [page for page in pages_of(site) if "letters/" in page][::6]  # one script fills them all
    assert len(tools) >= 4
    context = chromium.new_context(bypass_csp=not with_policy, accept_downloads=True)
    out: list[str] = []
    context.on("request", lambda request: out.append(request.url + (request.post_data or "")))
    for page in ["index.html", *tools]:
        tab = context.new_page()
        tab.on("console", lambda message: out.append(message.text))
        tab.on("dialog", lambda dialog: dialog.dismiss())
        tab.add_init_script("window.print = () => {}")
        tab.goto(address + page)
        tab.evaluate(TYPE, CANARY)
        tab.wait_for_timeout(100)
        tab.evaluate(PRESS)
        tab.evaluate(TYPE, CANARY)
        out.append(tab.evaluate(KEPT))
        tab.close()
    context.close()
    assert [text for text in out if CANARY in text] == []
    assert [text for text in out if text.startswith("http") and not text.startswith(address)] == []


def test_leaving_wipes_what_was_typed(chromium: Any, address: str) -> None:
    context = chromium.new_context()
    tab = context.new_page()
    tab.goto(address + "guides/refused.html")
    tab.goto(address + "calculators/true_apr.html")
    tab.evaluate(TYPE, CANARY)
    tab.locator("#exit").click()
    tab.wait_for_url("**/blank.html")
    tab.go_back()
    assert CANARY not in tab.content()
    values = tab.evaluate("[...document.querySelectorAll('input')].map(field => field.value).join(' ')")
    assert CANARY not in values
    context.close()
