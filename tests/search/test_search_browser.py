"""The search box in a real browser: typing, input without keys, the keyboard's way, policy, files, nothing kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import serve
from tests.search import corpus
from tests.search.probe import RESULTS, make, typed, until

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def zh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("zh"), "zh")


@pytest.fixture(scope="module")
def en(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("en"), "en")


@pytest.fixture(scope="module")
def home(zh: Path) -> Iterator[str]:
    address, stop = serve(zh)
    yield address + "guides/about.html"
    stop()


@pytest.fixture
def page(chromium: Any) -> Iterator[Any]:
    """A phone of 360 px that records what goes wrong and what is asked for."""
    context = chromium.new_context(viewport={"width": 360, "height": 740})
    made = context.new_page()
    made.faults, made.asked = [], []
    made.on("console", lambda message: made.faults.append(message.text))
    made.on("pageerror", lambda error: made.faults.append(str(error)))
    made.on("request", lambda request: made.asked.append(request.url.rpartition("/")[2]))
    yield made
    context.close()


def found(page: Any) -> list[str]:
    links = page.locator(".search-result").all()
    return [corpus.slug(link.get_attribute("href")) for link in links]


@pytest.mark.parametrize("way", ["http", "file"])
def test_it_finds_under_the_policy(page: Any, home: str, zh: Path, way: str) -> None:
    typed(page, home if way == "http" else (zh / "guides" / "about.html").as_uri(), "协商被拒绝了怎么办")
    page.wait_for_timeout(800)
    assert found(page)[0] == "refused"
    assert "body-00.js" in page.asked
    assert page.faults == []
    first = page.locator(".search-result").first
    assert first.locator(".search-title").inner_text() == "被拒绝之后"
    assert first.locator(".search-section").inner_text() == "怎么协商"
    assert "被拒绝" in first.locator("mark").all_inner_texts()
    assert re.search(r"\d", page.locator("[role=status]").inner_text())


def test_real_key_presses_find_too(page: Any, en: Path) -> None:
    page.goto((en / "guides" / "about.html").as_uri())
    page.locator("#search-input").press_sequentially("bank rejected my request")
    until(page, RESULTS)
    page.wait_for_timeout(500)
    assert "refused" in found(page)[:3]
    assert page.faults == []


def test_words_that_stand_only_in_bodies_come_with_the_second_stage(page: Any, home: str) -> None:
    typed(page, home, "摔断锁骨")
    until(page, "document.querySelector('.search-result').href.includes('story-courier')")


def test_nothing_is_loaded_before_the_box_has_focus(page: Any, home: str) -> None:
    page.goto(home)
    page.wait_for_timeout(300)
    assert not {"meta.js", "text.js", "body-00.js"} & set(page.asked)
    page.locator("#search-input").focus()
    page.wait_for_timeout(300)
    assert {"meta.js", "text.js"} <= set(page.asked)
    assert "body-00.js" not in page.asked


def test_the_files_asked_for_do_not_tell_the_words(page: Any, home: str) -> None:
    asked = []
    for words in ("不想活了", "张伟欠我的钱", "zzzz"):
        page.asked.clear()
        page.goto(home)
        page.locator("#search-input").focus()
        page.keyboard.insert_text(words)
        page.wait_for_timeout(500)
        asked.append(sorted(page.asked))
    assert asked[0] == asked[1] == asked[2]
    assert "body-00.js" in asked[0]


def test_nothing_typed_is_kept(page: Any, home: str) -> None:
    typed(page, home, "催收打给我妈")
    length = page.evaluate("history.length")
    page.locator(".search-button").click()
    page.wait_for_timeout(300)
    assert page.url == home
    assert page.title() == "Probe"
    assert page.evaluate("history.length") == length
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie, window.name]") == [0, 0, "", ""]
    assert page.locator("form [name]").count() == 0


def test_the_keyboard_goes_into_the_list_and_back(page: Any, home: str) -> None:
    typed(page, home, "利率太高")
    page.wait_for_timeout(500)
    links = page.locator(".search-result")
    page.keyboard.press("ArrowDown")
    assert links.nth(0).evaluate("link => link === document.activeElement")
    page.keyboard.press("ArrowDown")
    assert links.nth(1).evaluate("link => link === document.activeElement")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.id") == "search-input"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "search-input"
    assert not page.locator(".search-panel").is_visible()
    assert page.locator("#search-input").input_value() == "利率太高"


def test_enter_opens_the_first_result(page: Any, home: str) -> None:
    typed(page, home, "协商被拒绝")
    page.keyboard.press("Enter")
    page.wait_for_url("**/guides/refused.html")


def test_enter_before_the_index_opens_it_when_it_comes(page: Any, home: str) -> None:
    held: list[Any] = []
    page.route("**/meta.js", lambda route: held.append(route))
    page.goto(home)
    page.locator("#search-input").focus()
    page.keyboard.insert_text("协商被拒绝")
    page.keyboard.press("Enter")
    page.wait_for_timeout(200)
    assert page.url == home
    held[0].continue_()
    page.wait_for_url("**/guides/refused.html")


def test_enter_that_ends_a_composition_opens_nothing(page: Any, home: str) -> None:
    typed(page, home, "协商")
    ime = page.context.new_cdp_session(page)
    ime.send("Input.imeSetComposition", {"text": "beijujue", "selectionStart": 8, "selectionEnd": 8})
    page.evaluate(
        "document.getElementById('search-input').dispatchEvent(new KeyboardEvent('keydown',"
        " {key: 'Enter', bubbles: true, isComposing: true}))"
    )
    ime.send("Input.insertText", {"text": "被拒绝"})
    until(page, "document.querySelector('.search-result').href.includes('refused')")
    assert page.url == home
    assert page.locator("#search-input").input_value() == "协商被拒绝"


def test_the_button_shows_the_list_and_leads_into_it(page: Any, home: str) -> None:
    typed(page, home, "爆通讯录")
    page.locator(".search-button").click()
    assert page.locator(".search-result").first.evaluate("link => link === document.activeElement")


def test_the_list_does_not_move_under_the_finger(page: Any, home: str) -> None:
    held: list[Any] = []
    page.route("**/body-*.js", lambda route: held.append(route))
    typed(page, home, "读屏冰箱")
    page.wait_for_timeout(300)
    before = found(page)
    page.keyboard.press("ArrowDown")
    assert held
    held[0].continue_()
    until(page, f"document.querySelectorAll('.search-result').length > {len(before)}")
    after = found(page)
    assert after[: len(before)] == before
    assert "story-card" in after
    assert page.locator(".search-result").first.evaluate("link => link === document.activeElement")


def test_descriptions_that_come_late_do_not_move_the_titles(page: Any, home: str) -> None:
    held: list[Any] = []
    page.route("**/text.js", lambda route: held.append(route))
    page.route("**/body-*.js", lambda route: route.abort())
    typed(page, home, "爆通讯录")
    height = page.locator(".search-result").first.bounding_box()["height"]
    held[0].continue_()
    until(page, "document.querySelector('.search-text').textContent")
    assert page.locator(".search-result").first.bounding_box()["height"] == height


def test_no_result_says_what_to_try(page: Any, home: str) -> None:
    page.goto(home)
    page.locator("#search-input").focus()
    page.keyboard.insert_text("火星登陆")
    page.wait_for_timeout(800)
    assert page.locator(".search-result").count() == 0
    assert page.locator(".search-help a").all_inner_texts()[0] == "今天先看这一页"
    assert len(page.locator("[role=status]").inner_text()) > 4
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.textContent") == "今天先看这一页"


def test_a_missing_index_is_said_and_tried_again(page: Any, home: str) -> None:
    page.route("**/meta.js", lambda route: route.abort())
    page.goto(home)
    page.locator("#search-input").focus()
    until(page, "document.querySelector('.search-count').textContent.includes('没有打开')")
    assert page.locator(".search-help a").count() == 2
    page.unroute("**/meta.js")
    page.keyboard.insert_text("协商被拒绝")
    until(page, RESULTS)


def test_who_saves_data_gets_the_bodies_only_by_the_button(page: Any, home: str) -> None:
    page.add_init_script("Object.defineProperty(navigator, 'connection', {value: {saveData: true}})")
    typed(page, home, "爆通讯录")
    page.wait_for_timeout(300)
    assert "body-00.js" not in page.asked
    page.locator(".search-button").click()
    page.wait_for_timeout(300)
    assert "body-00.js" in page.asked


def test_the_way_out_and_a_tap_beside_it_close_it(page: Any, home: str) -> None:
    typed(page, home, "爆通讯录")
    page.mouse.click(180, 730)
    assert not page.locator(".search-panel").is_visible()
    page.locator("#search-input").focus()
    page.keyboard.insert_text("了")
    until(page, "!document.querySelector('.search-panel').hidden")
    page.evaluate("document.dispatchEvent(new CustomEvent('ydt:wipe'))")
    assert page.locator("#search-input").input_value() == ""
    assert page.locator(".search-result").count() == 0
    assert not page.locator(".search-panel").is_visible()


def test_without_scripts_a_link_to_all_pages_stands_in_its_place(chromium: Any, home: str) -> None:
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    page.goto(home)
    assert not page.locator("#search-input").is_visible()
    assert page.locator(".search .no-js-only").is_visible()
    assert page.locator(".search .no-js-only").get_attribute("href") == "../sections/all.html"
    context.close()


def test_it_fits_a_phone_and_a_finger(page: Any, home: str) -> None:
    typed(page, home, "收到法院短信是真的吗")
    assert not page.locator(".search .no-js-only").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    size = page.locator("#search-input").evaluate("input => parseFloat(getComputedStyle(input).fontSize)")
    assert size >= 16
    for part in ("#search-input", ".search-button", ".search-result"):
        box = page.locator(part).first.bounding_box()
        assert min(box["height"], box["width"]) >= 44, part


@pytest.mark.parametrize(("scheme", "words"), [("light", "协商被拒绝"), ("dark", "协商被拒绝"), ("light", "火星登陆")])
def test_axe_finds_nothing(chromium: Any, home: str, scheme: str, words: str) -> None:
    axe = corpus.ROOT / "node_modules" / "axe-core" / "axe.min.js"
    if not axe.exists():
        pytest.skip("axe-core is not installed")
    context = chromium.new_context(viewport={"width": 360, "height": 740}, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(home)
    page.locator("#search-input").focus()
    page.keyboard.insert_text(words)
    page.wait_for_timeout(800)
    page.add_script_tag(path=axe)
    result = page.evaluate("axe.run(document.querySelector('.search'))")
    assert [fault["id"] for fault in result["violations"]] == []
    context.close()
