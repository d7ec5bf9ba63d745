"""The page of a calculator, by hand: it answers at once, says what is wrong where, keeps what was typed, sends nothing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest

pytestmark = pytest.mark.browser

TOOL = "calculators/true_apr.html"


@pytest.fixture
def tab(chromium: Any, address: str) -> Iterator[Any]:
    context = chromium.new_context(viewport={"width": 360, "height": 760}, locale="zh-CN")
    tab = context.new_page()
    tab.goto(address + TOOL)
    tab.locator("#calc[data-ready]").wait_for()
    yield tab
    context.close()


def painted(tab: Any) -> str:
    """The answer and the results as a reader sees them, without spaces."""
    text = tab.locator("#calc-answer").inner_text() + tab.locator("#calc-results").text_content()
    return "".join(text.split())


def settle(tab: Any) -> None:
    tab.wait_for_timeout(300)  # the answer is painted in the next frame, tables and chart when the reader pauses


def test_the_browser_paints_what_the_build_painted(chromium: Any, tab: Any, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    still = context.new_page()
    still.goto(address + TOOL)
    built = "".join((still.locator("#calc-answer").inner_text() + still.locator("#calc-results").text_content()).split())
    context.close()
    tab.evaluate("document.querySelectorAll('#calc-results details').forEach(fold => { fold.open = true; })")
    settle(tab)
    assert painted(tab) == built


def test_an_answer_follows_what_is_typed_within_a_frame(tab: Any) -> None:
    before = painted(tab)
    tab.locator("#f-payment").fill("9500")
    settle(tab)
    assert painted(tab) != before
    assert tab.locator("#calc-note").is_hidden()


def test_a_fault_is_said_at_its_field_and_the_answer_waits(tab: Any) -> None:
    tab.locator("#f-principal").fill("一万块吧")
    tab.locator("#f-principal").blur()
    settle(tab)
    assert tab.locator("#f-principal").input_value() == "一万块吧"
    assert tab.locator("#f-principal").get_attribute("aria-invalid") == "true"
    assert "f-principal-error" in tab.locator("#f-principal").get_attribute("aria-describedby")
    assert tab.locator("#f-principal-error").inner_text()
    assert "%" not in tab.locator("#calc-answer").inner_text()
    assert tab.locator("#calc-results").inner_text() == ""
    assert tab.locator("[data-do=copy]").is_disabled()
    tab.locator("#calc-problems a").first.click()
    assert tab.evaluate("document.activeElement.id") == "f-principal"
    tab.locator("#f-principal").fill("10000")
    settle(tab)
    assert tab.locator("#calc-problems").is_hidden()
    assert tab.locator("#f-principal").get_attribute("aria-invalid") is None
    assert "%" in tab.locator("#calc-answer").inner_text()


def test_an_empty_form_is_not_scolded(tab: Any) -> None:
    tab.locator("[data-do=clear]").click()
    settle(tab)
    assert tab.locator("#calc-problems").is_hidden()
    assert tab.locator("[aria-invalid]").count() == 0
    assert tab.locator("#calc-answer").inner_text()


def test_rows_can_be_added_and_removed_by_keyboard(tab: Any) -> None:
    tab.locator('[data-field=kind] input[value="flows"]').check()
    settle(tab)
    rows = tab.locator('[data-rows="flows"] [data-row]')
    count = rows.count()
    tab.locator('[data-rows="flows"] [data-do=row-add]').press("Enter")
    assert rows.count() == count + 1
    assert tab.evaluate("document.activeElement.id") == f"f-flows-{count}-date"
    for n, (day, amount) in enumerate([("2026-01-01", "10000"), ("2026-07-01", "-10600")]):
        tab.locator(f"#f-flows-{n}-date").fill(day)
        tab.locator(f"#f-flows-{n}-amount").fill(amount)
    settle(tab)
    assert "%" in tab.locator("#calc-answer").inner_text()
    rows.nth(count).locator("[data-do=row-remove]").press("Enter")
    assert rows.count() == count
    ids = tab.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
    assert len(ids) == len(set(ids))


def test_at_most_fifty_rows(tab: Any) -> None:
    tab.locator('[data-field=kind] input[value="flows"]').check()
    add = tab.locator('[data-rows="flows"] [data-do=row-add]')
    for _ in range(60):
        if add.is_enabled():
            add.click()
    assert tab.locator('[data-rows="flows"] [data-row]').count() == 50
    assert add.is_disabled()


def test_a_link_holds_the_numbers_after_the_hash_and_fills_them_in(tab: Any, address: str) -> None:
    tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab.locator("#f-principal").fill("7777")
    settle(tab)
    assert "7777" not in tab.url
    tab.locator("[data-do=link]").click()
    tab.locator("#calc-copied").filter(has_text="链接").wait_for()
    link = tab.evaluate("navigator.clipboard.readText()")
    parts = urlsplit(link)
    assert parts.query == ""
    assert "principal=7777" in parts.fragment
    answer = painted(tab)
    tab.goto("about:blank")
    tab.goto(link)
    tab.locator("#calc[data-ready]").wait_for()
    assert tab.locator("#f-principal").input_value() == "7777"
    settle(tab)
    assert painted(tab) == answer


def test_text_can_be_copied_where_there_is_no_clipboard(tab: Any) -> None:
    tab.evaluate("""() => {
      document.execCommand = () => false;
      Object.defineProperty(navigator, 'clipboard', {value: undefined});
    }""")
    tab.locator("[data-do=copy]").click()
    field = tab.locator("#calc-copy-by-hand")
    assert field.is_visible()
    assert "12.80%" in field.input_value()


def test_a_table_is_saved_for_spreadsheets(tab: Any) -> None:
    with tab.expect_download() as waiting:
        tab.locator("[data-do=csv]").click()
    data = waiting.value.path().read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert waiting.value.suggested_filename.endswith(".csv")


def test_wechat_is_told_what_to_do_instead(chromium: Any, address: str) -> None:
    context = chromium.new_context(user_agent="Mozilla/5.0 (Linux; Android 13) MicroMessenger/8.0.50")
    tab = context.new_page()
    tab.goto(address + TOOL)
    tab.locator("#calc[data-ready]").wait_for()
    assert tab.locator(".take__hint").is_visible()
    assert tab.locator("[data-do=csv]").is_hidden()
    assert tab.locator("[data-do=copy]").is_visible()
    context.close()


def test_nothing_is_asked_of_anyone_while_typing_and_nothing_is_stored(tab: Any) -> None:
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.locator("#f-principal").fill("246810")
    tab.locator("#f-payment").fill("24681")
    settle(tab)
    tab.locator("[data-do=reset]").click()
    settle(tab)
    assert asked == []
    assert tab.evaluate("[document.cookie, localStorage.length, sessionStorage.length, history.state]") == ["", 0, 0, None]


def test_the_large_chart_is_loaded_on_request_only(tab: Any, address: str) -> None:
    asked: list[str] = []
    faults: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("console", lambda message: faults.append(message.text))
    tab.on("pageerror", lambda error: faults.append(str(error)))
    tab.locator("[data-do=live]").click()
    tab.locator("#calc-live .main-svg").first.wait_for()
    assert all(url.startswith(address + "assets/plotly.") for url in asked)
    tab.locator("[data-do=live]").click()
    assert tab.locator("#calc-live").is_hidden()
    assert faults == []


def test_a_chart_that_cannot_be_loaded_is_said_in_words(tab: Any) -> None:
    tab.route("**/plotly.*.js", lambda route: route.abort())
    tab.locator("[data-do=live]").click()
    tab.locator("#calc-live .notice").wait_for()


def test_the_examples_are_worked_out_again_on_the_phone(chromium: Any, address: str) -> None:
    tab = chromium.new_page()
    tab.goto(address + TOOL)
    said = tab.locator("[data-example] [data-said]")
    said.last.filter(has_text="一样。").wait_for()
    assert said.count() >= 3
    assert set(said.all_text_contents()) == {"这台手机也算了一遍，一样。"}
    assert tab.locator("#calc-differs").is_hidden()
    assert all(text.startswith("对照：") for text in tab.locator(".example__source").all_text_contents())
    assert tab.locator(".example__source").get_by_text("微软 Excel 的帮助：RATE 函数").is_visible()
    tab.close()


def test_a_phone_that_reckons_wrongly_is_told_so(chromium: Any, address: str) -> None:
    """The page's script is given another answer to expect: as if the phone's arithmetic were off."""
    tab = chromium.new_page()

    def spoil(route: Any) -> None:
        text = route.fetch().text()
        assert '"value":0.1358' in text
        route.fulfill(body=text.replace('"value":0.1358', '"value":0.1359'), content_type="text/html; charset=utf-8")

    tab.route("**/calculators/true_apr.html", spoil)
    tab.goto(address + TOOL)
    tab.locator("#calc-differs").wait_for()
    assert tab.locator(".is-different").count() == 1
    tab.close()


@pytest.fixture
def shocks(chromium: Any, address: str) -> Iterator[Any]:
    context = chromium.new_context(viewport={"width": 360, "height": 760}, locale="zh-CN")
    tab = context.new_page()
    tab.goto(address + "calculators/stress_test.html")
    tab.locator("#calc[data-ready]").wait_for()
    yield tab
    context.close()


def test_a_choice_in_one_row_leaves_the_choices_of_other_rows_alone(shocks: Any) -> None:
    """Radio buttons in rows: each row is a group of its own, also after rows were added and removed."""
    add = shocks.locator('[data-rows="shocks"] [data-do=row-add]')
    add.click()
    add.click()
    kind = '#f-shocks-{} input[value="{}"]'
    shocks.locator(kind.format("0-kind", "bill")).check()
    shocks.locator(kind.format("2-kind", "bill")).check()

    def chosen() -> list[str]:
        return list(shocks.evaluate("[...document.querySelectorAll('[data-rows=shocks] input:checked')].map(i => i.value)"))

    assert chosen() == ["bill", "income_down", "bill"]
    shocks.locator('[data-rows="shocks"] [data-do=row-remove]').first.click()
    assert chosen() == ["income_down", "bill"]
    shocks.locator(kind.format("1-kind", "income_down")).check()
    assert chosen() == ["income_down", "income_down"]
    shocks.locator('[data-rows="shocks"] label', has_text="要用一笔急钱").last.click()
    assert chosen() == ["income_down", "bill"]
    ids = shocks.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
    assert len(ids) == len(set(ids))
    described = shocks.evaluate(
        "[...document.querySelectorAll('[data-rows=shocks] [aria-describedby]')].flatMap(e => "
        "e.getAttribute('aria-describedby').split(' ')).filter(id => !document.getElementById(id))"
    )
    assert described == []


def test_a_row_asks_what_its_kind_needs(shocks: Any) -> None:
    shocks.locator('[data-do="clear"]').click()
    shocks.locator("#f-income").fill("5000")
    shocks.locator("#f-essentials").fill("3000")
    shocks.locator("#f-savings").fill("1000")
    shocks.locator("#f-months").fill("6")
    settle(shocks)
    assert shocks.locator("#calc-answer").inner_text().startswith("第")  # an untouched row says nothing
    assert shocks.locator("#f-shocks-0-share").is_visible() and shocks.locator("#f-shocks-0-amount").is_hidden()
    shocks.locator('#f-shocks-0-kind input[value="bill"]').check()
    settle(shocks)
    assert shocks.locator("#f-shocks-0-share").is_hidden() and shocks.locator("#f-shocks-0-amount").is_visible()
    shocks.locator("#f-shocks-0-amount").fill("9000")
    shocks.locator("#f-shocks-0-month").fill("2")
    settle(shocks)
    assert "第 2 个月" in shocks.locator("#calc-answer").inner_text()
