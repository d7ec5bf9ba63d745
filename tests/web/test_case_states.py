"""Every state a case file comes into, with axe; and the whole of it by keyboard alone.

In a short run each state is looked at in Chinese, on a phone, light; AXE=all (`make axe`) adds English, a desk and dark.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any

import pytest

from tests.web.axe_run import axe
from tests.web.case import PAGE, add_debts, add_household, open_page, record, show, type_in

pytestmark = pytest.mark.browser

WHOLE = os.environ.get("AXE") == "all"
SETUPS = [
    (language, width, scheme)
    for language in ("zh", "en")
    for width in (360, 1280)
    for scheme in ("light", "dark")
    if WHOLE or (language, width, scheme) == ("zh", 360, "light")
]
STEPS = ("debts", "household", "happened", "offers", "letters", "packet", "contact-log", "deadlines", "evidence", "hand")


def filled(tab: Any) -> None:
    """Debts, a household, offers, a letter, an entry of the log, a deadline, papers ticked; every step open."""
    add_debts(tab)
    add_household(tab)
    for step in STEPS:
        show(tab, step)
    tab.locator('[data-do="shares"]').click()
    type_in(tab, "#case-hardship", {"hardship_kind": "illness", "hardship_since": "2026-08-01"})
    type_in(tab, "#case-me", {"name": "王小明", "phone": "13800000000"})
    tab.locator('[data-do="add-letters"]').click()
    type_in(tab, "#case-letters .item--open", {"letter": "hardship-request", "debt": "0"})
    tab.locator('[data-do="add-log"]').click()
    type_in(tab, "#case-log .item--open", {"said": "要求一次还清", "promised": "寄书面答复", "by": "2026-12-05"})
    tab.locator('[data-do="promise"]').click()
    tab.locator("#case-evidence input[type=checkbox]").first.check()
    tab.wait_for_timeout(500)


def opened(tab: Any) -> None:
    """A row open in every list, and every fold."""
    for box in ("debts", "incomes", "offers", "deadlines"):
        tab.locator(f"#case-{box} .item__head").first.click()
    tab.evaluate("document.querySelectorAll('#case details').forEach(fold => { fold.open = true; })")
    tab.wait_for_timeout(400)


def wrong(tab: Any) -> None:
    """Amounts, rates and days that cannot be read: a sentence at each field, and steps that say so."""
    fields = {"balance": "很多", "minimum": "-5", "annual_rate": "99999"}
    type_in(tab, "#case-debts .item--open", fields)
    type_in(tab, "#case-incomes .item--open", {"income_amount": "???"})
    type_in(tab, "#case-living", {"housing": "x", "dependants": "1.5"})
    type_in(tab, "#case-offers .item--open", {"offer_monthly": "abc", "offer_day": "40"})
    tab.locator("#case-save").click()
    tab.wait_for_timeout(500)
    said = tab.locator("#case .field__error:visible")
    assert said.count() >= 7
    assert all(words.strip() for words in said.all_inner_texts())
    assert tab.locator("#case [aria-invalid]").count() == said.count()


def asked_twice(tab: Any) -> None:
    """A row about to be removed; everything about to be cleared."""
    tab.locator('#case-debts [data-do="remove"]').first.click()
    tab.locator('[data-do="clear"]').click()


def shown(tab: Any) -> None:
    """The packet on the screen, the long picture, a code, the link, a text that is no case."""
    tab.locator('[data-do="look"]').click()
    tab.locator('[data-do="picture"]').click()
    tab.locator("#case-picture img").first.wait_for()
    tab.locator('[data-do="codes"]').click()
    tab.locator(".case-code").wait_for()


def handed(tab: Any) -> None:
    tab.locator('[data-do="hand-link"]').click()
    tab.locator("#case-link").wait_for()
    tab.locator("#case-pasted").fill("这不是一份档案")
    tab.locator('[data-do="receive"]').click()
    tab.wait_for_timeout(100)


STATES: dict[str, Callable[[Any], None]] = {
    "opened": opened,
    "wrong": wrong,
    "asked twice": asked_twice,
    "shown": shown,
    "handed": handed,
}
"""One after the other, each from the one before, the first from a case that is filled."""


@pytest.mark.parametrize(("language", "width", "scheme"), SETUPS)
def test_axe_finds_nothing_in_any_state(chromium: Any, address: str, language: str, width: int, scheme: str) -> None:
    context = chromium.new_context(
        viewport={"width": width, "height": 800},
        locale="zh-CN",
        bypass_csp=True,
        reduced_motion="reduce",
        color_scheme=scheme,
    )
    tab = context.new_page()
    open_page(tab, address + PAGE[language])
    filled(tab)
    faults = []
    for name, bring in STATES.items():
        bring(tab)
        faults += [f"{name}: {fault}" for fault in axe(tab)]
    context.close()
    assert faults == []


def here(tab: Any, selector: str) -> bool:
    return bool(tab.evaluate("selector => document.activeElement.matches(selector)", selector))


def tab_to(tab: Any, selector: str) -> None:
    """On with the Tab key until the focus is there; where it is, one sees it."""
    for _ in range(120):
        tab.keyboard.press("Tab")
        if here(tab, selector):
            style = tab.evaluate("""() => {
              const style = getComputedStyle(document.activeElement);
              return style.outlineStyle !== 'none' || style.boxShadow !== 'none';
            }""")
            assert style, f"the focus is not seen at {selector}"
            return
    raise AssertionError(f"the Tab key does not come to {selector}")


def field(box: str, name: str) -> str:
    return f'{box} [data-name="{name}"] :is(input, select, textarea)'


def test_everything_works_by_keyboard(tab: Any) -> None:
    keys = tab.keyboard
    tab_to(tab, '[data-do="add-debts"]')
    keys.press("Enter")
    assert here(tab, field("#case-debts", "creditor")), "a new row takes the focus"
    keys.type("甲公司")
    tab_to(tab, field("#case-debts", "balance"))
    keys.type("12000")
    tab_to(tab, '#case-debts [data-do="done"]')
    keys.press("Enter")
    assert here(tab, "#case-debts .item__head"), "closed, the focus is on its line"
    tab_to(tab, "#household > summary")
    keys.press("Enter")
    tab_to(tab, '[data-do="add-incomes"]')
    keys.press("Enter")
    keys.type("工资")
    keys.press("Tab")
    keys.type("6000")
    tab_to(tab, field("#case-living", "housing"))
    keys.type("1500")
    tab.locator("#case-household-answer").filter(has_text="4,200").wait_for()
    tab_to(tab, "#evidence > summary")
    keys.press("Enter")
    tab_to(tab, "#case-evidence input[type=checkbox]")
    keys.press("Space")
    assert len(record(tab)["evidence"]) == 1
    tab_to(tab, '[data-do="save"]')
    with tab.expect_download():
        keys.press("Enter")
    tab_to(tab, '[data-do="clear"]')
    keys.press("Enter")
    keys.press("Enter")
    assert record(tab)["debts"] == []
    assert not here(tab, "body"), "the focus is not lost"


def number(tab: Any) -> str:
    return str(tab.evaluate("document.activeElement.dataset.n || ''"))


def test_the_tab_key_comes_to_everything_once_in_order(tab: Any) -> None:
    filled(tab)
    opened(tab)
    count = tab.evaluate("""() => {
      const kinds = 'a[href], button, input, select, textarea, summary, [tabindex="0"]';
      const all = [...document.querySelectorAll(`#case :is(${kinds})`)]
        .filter(one => one.getClientRects().length && !one.disabled && !one.closest('.packet'));
      all.forEach((one, n) => { one.dataset.n = n; });
      all[0].focus();
      return all.length;
    }""")
    assert count > 80
    for n in range(count):
        assert number(tab) == str(n)
        for _ in range(6):  # a field for days has parts of its own
            tab.keyboard.press("Tab")
            if number(tab) != str(n):
                break
    assert number(tab) == ""
