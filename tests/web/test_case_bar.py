"""The case file beside the tools: only when it is kept for this visit, values go both ways; without it nothing is there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.web.case import DEBTS, PAGE, add_debts, add_household, open_page, record, show, type_in

pytestmark = pytest.mark.browser


@pytest.fixture
def tab(chromium: Any, address: str) -> Iterator[Any]:
    """A tab in which a case file is kept for this visit."""
    context = chromium.new_context(viewport={"width": 360, "height": 760}, locale="zh-CN")
    tab = context.new_page()
    open_page(tab, address + PAGE["zh"])
    add_debts(tab)
    add_household(tab)
    tab.locator("#case-keep").check()
    tab.wait_for_timeout(600)
    yield tab
    context.close()


def tool(tab: Any, url: str) -> None:
    tab.goto(url)
    tab.locator("#calc[data-ready], #letter[data-ready]").wait_for()


def test_without_a_kept_case_there_is_no_bar(chromium: Any, address: str) -> None:
    context = chromium.new_context()
    tab = context.new_page()
    for page in ("calculators/true_apr.html", "letters/hardship-request.html"):
        tool(tab, address + page)
        assert tab.locator(".case-bar").count() == 0
    assert tab.evaluate("sessionStorage.length + localStorage.length") == 0
    context.close()


def test_a_household_and_all_debts_fill_a_calculator(tab: Any, address: str) -> None:
    tool(tab, address + "calculators/fair_shares.html")
    tab.locator('[data-do="case-fill"]').click()
    # 6,000 of income, 3,800 of living, a reserve of 5 % of the income: 1,900 is left.
    assert tab.locator("#f-amount").input_value() == "1900", "the safe offer, worked out in the case file"
    assert tab.locator('[data-rows="debts"] [data-row]').count() == len(DEBTS)
    assert tab.locator("#f-debts-1-name").input_value() == DEBTS[1]["creditor"]
    tab.locator("#calc-answer").filter(has_text="1,900.00").wait_for()


def test_one_debt_is_chosen_and_what_is_typed_goes_back(tab: Any, address: str) -> None:
    tool(tab, address + "calculators/interest_limit.html")
    tab.locator("#case-bar-debt").select_option("1")
    tab.locator('[data-do="case-fill"]').click()
    assert tab.locator("#f-annual_rate").input_value() == "15"
    tab.locator("#f-contract_date").fill("2024-03-05")
    tab.locator("#f-lender_kind").select_option("card")
    tab.locator('[data-do="case-put"]').click()
    tab.locator(".case-bar__said").filter(has_text="已放进").wait_for()
    open_page(tab, address + PAGE["zh"])
    debts = record(tab)["debts"]
    assert debts[1]["contract_date"] == "2024-03-05"
    assert debts[1]["lender_kind"] == "card"
    assert "contract_date" not in debts[0]


def test_a_letter_is_filled_by_the_shared_names(tab: Any, address: str) -> None:
    show(tab, "letters")
    type_in(tab, "#case-me", {"name": "王小明", "phone": "13800000000"})
    tab.wait_for_timeout(600)
    tool(tab, address + "letters/hardship-request.html")
    tab.locator('[data-do="case-fill"]').click()
    letter = tab.locator(".letter-text").inner_text()
    assert "王小明" in letter
    assert DEBTS[0]["creditor"] in letter
    assert "12,000" in letter


def test_a_practice_call_goes_into_the_log(tab: Any, address: str) -> None:
    tab.goto(address + "flows/phone-rehearsal.html")
    tab.evaluate("""() => document.dispatchEvent(new CustomEvent('ydt:flow-log', { detail: {
      channel: 'phone', date: '2026-11-24', creditor: '甲', who: '', number: '', said: '说了三句', promised: '三天内回',
      by: '2026-11-27' } }))""")
    tab.evaluate("document.querySelector('[data-do=\"case-log\"]').click()")
    open_page(tab, address + PAGE["zh"])
    entry = {"channel": "phone", "date": "2026-11-24", "creditor": "甲", "said": "说了三句", "promised": "三天内回"}
    assert record(tab)["log"] == [{**entry, "by": "2026-11-27"}]


def test_days_worked_out_go_among_the_deadlines_once(tab: Any, address: str) -> None:
    show(tab, "deadlines")
    link = tab.locator("#deadlines a[href$='deadlines.html']")
    assert link.is_visible(), "from where deadlines are kept one gets to where they are worked out"
    link.click()
    tab.locator("#calc[data-ready]").wait_for()
    days = [{"on": entry["day"], "what": entry["text"]} for entry in tab.evaluate("ydtPage.shown.view.calendar")]
    assert days, "the example has days"
    assert all(len(day["what"]) <= 60 for day in days)
    for said in (f"{len(days)} 个日期", "没有能放进去的"):
        tab.locator('[data-do="case-days"]').click()
        tab.locator(".case-bar__said").filter(has_text=said).wait_for()
    open_page(tab, address + PAGE["zh"])
    assert record(tab)["deadlines"] == days
    show(tab, "deadlines")
    assert tab.locator("#case-deadlines .item").count() == len(days)


def test_a_calculator_without_days_offers_none(tab: Any, address: str) -> None:
    tool(tab, address + "calculators/fair_shares.html")
    assert tab.locator('[data-do="case-put"]').is_visible()
    assert tab.locator('[data-do="case-days"]').count() == 0
