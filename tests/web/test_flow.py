"""A flow as a reader walks it: every way to its end, back and over again, by keyboard, on paper, and nobody told."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import pages_of
from tests.web.axe_run import axe

pytestmark = pytest.mark.browser

START = "flows/where-do-i-start.html"
WALK = """() => {
  // Every way from the first step: to each outcome the shortest one, walked by pressing the answers that are in sight.
  const flow = document.getElementById('flow');
  const now = () => flow.querySelector('.step.is-now');
  const links = id => [...flow.querySelectorAll(`[data-step="${id}"] .answers a`)];
  const answers = id => links(id).map(link => link.getAttribute('href').slice(1));
  const ids = [...flow.querySelectorAll('[data-step]')].map(step => step.dataset.step);
  const ways = {[ids[0]]: []};
  const front = [ids[0]];
  while (front.length) {
    const id = front.shift();
    for (const to of answers(id)) if (!ways[to]) { ways[to] = [...ways[id], to]; front.push(to); }
  }
  const faults = [];
  const check = (fine, what) => { if (!fine) faults.push(what); };
  let outcomes = 0;
  for (const id of ids.filter(id => !answers(id).length)) {
    outcomes += 1;
    document.querySelector('[data-do=restart]').click();
    for (const to of ways[id]) {
      const link = [...now().querySelectorAll('.answers a')].filter(a => a.getAttribute('href') === '#' + to)[0];
      check(link.getClientRects().length, 'out of sight: ' + to);
      link.focus();
      link.click();
      check(now().dataset.step === to, 'not at ' + to);
      check(document.activeElement === now().querySelector('h2'), 'focus is not on the heading of ' + to);
      check(flow.querySelectorAll('.step.is-now').length === 1, 'more than one step at ' + to);
      check([...flow.querySelectorAll('.step')].filter(step => step.getClientRects().length).length === 1, 'seen: ' + to);
    }
    const path = document.getElementById('flow-path');
    check(!path.hidden && path.querySelectorAll('li').length === ways[id].length, 'the way is not told at ' + id);
    check(now().querySelector('.step__next a').getClientRects().length === 1, 'no next action in sight at ' + id);
    check(document.getElementById('flow-progress').textContent.includes(ways[id].length + 1), 'steps not counted at ' + id);
  }
  check(!location.hash && !location.search, 'the address tells: ' + location.href);
  check(Object.keys(history.state).join() === 'ydtSteps', 'the history tells: ' + JSON.stringify(history.state));
  return [ids.length, outcomes, faults];
}"""


def flows(site: Path) -> list[str]:
    return [page for page in pages_of(site) if "flows/" in page]


@pytest.fixture
def tab(chromium: Any, address: str) -> Iterator[Any]:
    context = chromium.new_context(viewport={"width": 360, "height": 760}, locale="zh-CN")
    tab = context.new_page()
    tab.goto(address + "index.html")
    tab.goto(address + START)
    tab.locator("#flow[data-ready]").wait_for()
    yield tab
    context.close()


def step(tab: Any) -> str:
    return str(tab.locator(".step.is-now").get_attribute("data-step"))


def choose(tab: Any, n: int) -> None:
    tab.locator(".step.is-now .answers a").nth(n).click()


def test_pressing_back_twice_at_once_does_not_leave_the_page(tab: Any) -> None:
    choose(tab, 5)
    for second in ("back", "restart"):
        pressed = f"['back', '{second}'].forEach(name => document.querySelector('[data-do=' + name + ']').click())"
        tab.evaluate(pressed)
        tab.wait_for_timeout(300)
        assert tab.url.endswith(START)
        assert step(tab) == "start"
        choose(tab, 5)
        assert step(tab) == "money"


def test_every_way_leads_to_its_outcome(chromium: Any, address: str, site: Path) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 760})
    tab = context.new_page()
    pages = flows(site)
    assert len(pages) >= 2
    for page in pages:
        tab.goto(address + page)
        tab.locator("#flow[data-ready]").wait_for()
        steps, outcomes, faults = tab.evaluate(WALK)
        assert faults == [], page
        assert 4 <= outcomes < steps <= 30, page
    context.close()


def test_the_keyboard_is_enough(tab: Any) -> None:
    tab.locator(".step.is-now .answers a").first.focus()
    tab.keyboard.press("Tab")
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    assert step(tab) == "court"
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    assert step(tab) == "payment-order"
    assert tab.evaluate("document.activeElement.tagName") == "H2"


def test_back_goes_one_step_back_and_start_over_to_the_first(tab: Any, address: str) -> None:
    choose(tab, 5)
    choose(tab, 1)
    assert step(tab) == "late"
    tab.locator("[data-do=back]").click()
    tab.locator('.step.is-now[data-step="money"]').wait_for()
    tab.go_back()
    tab.locator('.step.is-now[data-step="start"]').wait_for()
    assert tab.locator("[data-do=back]").is_hidden()
    tab.go_forward()
    tab.locator('.step.is-now[data-step="money"]').wait_for()
    choose(tab, 4)
    assert step(tab) == "unclear"
    tab.locator("[data-do=restart]").click()
    tab.locator('.step.is-now[data-step="start"]').wait_for()
    tab.wait_for_function("history.state.ydtSteps === 0")
    tab.go_back()
    assert tab.url == address + "index.html"


def test_a_reload_knows_nothing(tab: Any) -> None:
    choose(tab, 1)
    tab.reload()
    tab.locator("#flow[data-ready]").wait_for()
    assert step(tab) == "start"
    tab.go_back()
    assert step(tab) == "start"
    choose(tab, 2)
    assert step(tab) == "court"
    assert tab.evaluate("JSON.stringify([localStorage.length, sessionStorage.length, document.cookie])") == '[0,0,""]'


def test_leaving_leaves_no_step_behind(tab: Any, address: str) -> None:
    for n in (5, 1, 1):
        choose(tab, n)
    assert step(tab) == "refused"
    tab.locator("#exit").click()
    tab.wait_for_url("**/blank.html")
    tab.go_back()
    assert tab.url == address + "index.html"


def test_a_link_to_a_step_starts_there_and_the_address_forgets_it(tab: Any, address: str) -> None:
    tab.goto("about:blank")
    tab.goto(address + START + "#late")
    tab.locator("#flow[data-ready]").wait_for()
    assert step(tab) == "late"
    assert tab.url == address + START


def test_the_way_can_be_copied(tab: Any) -> None:
    tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
    choose(tab, 5)
    choose(tab, 0)
    tab.locator("[data-do=copy]").click()
    tab.locator("#flow-said").filter(has_text="已复制").wait_for()
    text = tab.evaluate("navigator.clipboard.readText()")
    assert text.startswith("我该从哪里开始\n\n1. 现在最急的是哪一件？\n   你选了：都不是，就是钱还不上、谈不拢\n")
    assert "走到这里：到期前开口，余地最大" in text
    assert text.rstrip().endswith("guides/cannot-pay-this-month.html")


def test_on_paper_stands_the_way_or_everything(tab: Any) -> None:
    shown = "[...document.querySelectorAll('.step')].filter(step => step.getClientRects().length).length"
    choose(tab, 3)
    choose(tab, 0)
    tab.emulate_media(media="print")
    assert tab.evaluate(shown) == tab.locator(".step").count()
    assert tab.locator(".answers__where").first.is_visible()
    tab.emulate_media(media="screen")
    tab.evaluate("() => { window.print = () => {}; }")
    tab.locator("[data-do=print]").click()
    tab.emulate_media(media="print")
    assert tab.evaluate(shown) == 1
    assert tab.locator("#flow-path").is_visible()
    assert tab.locator("#flow-path .buttons").is_hidden()


def test_without_scripts_it_is_a_page_of_linked_sections(chromium: Any, address: str, site: Path) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 760}, java_script_enabled=False)
    tab = context.new_page()
    for page in flows(site):
        tab.goto(address + page)
        steps = tab.locator(".step")
        assert all(steps.nth(n).is_visible() for n in range(steps.count())), page
        assert tab.locator(".flow-how").is_visible()
        assert tab.locator("[data-do]:visible").count() == 0
    tab.goto(address + START)
    link = tab.locator(".step").first.locator(".answers a").nth(2)
    assert "看第 8 节" in link.inner_text()
    link.click()
    assert tab.url.endswith("#court")
    box = tab.locator("#court").bounding_box()
    assert 0 <= box["y"] < 300
    assert tab.locator("#court").evaluate("e => getComputedStyle(e, '::before').content") != "none"
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_way(chromium: Any, address: str, site: Path, scheme: str) -> None:
    """At the end of each flow, in one language by daylight and in the other by night: seven flows, so the turns cross."""
    assert len(flows(site)) == 14
    context = chromium.new_context(viewport={"width": 360, "height": 760}, color_scheme=scheme, bypass_csp=True)
    tab = context.new_page()
    faults = []
    turn = ["light", "dark"].index(scheme)
    for page in flows(site)[turn::2]:
        tab.goto(address + page)
        tab.locator("#flow[data-ready]").wait_for()
        while tab.locator(".step.is-now .answers a").count():
            tab.locator(".step.is-now .answers a").first.click()
        faults += [f"{page} {scheme}: {fault}" for fault in axe(tab)]
    context.close()
    assert faults == []


def test_a_source_says_its_standing_beside_the_question_and_the_rest_below(tab: Any) -> None:
    choose(tab, 2)
    choose(tab, 0)
    cite = tab.locator(".step.is-now a.cite").first
    assert cite.inner_text().strip() == "法律"
    assert tab.locator(".flow-sources li").first.is_hidden()
    tab.locator(".flow-sources summary").click()
    assert tab.locator(".flow-sources li").first.is_visible()


def practised(tab: Any, address: str) -> None:
    """A practice call to its end: one retry on the way, the threat, an answer promised."""
    tab.goto(address + "flows/phone-rehearsal.html")
    tab.locator("#flow[data-ready]").wait_for()
    for n in (0, 2, 0, 0, 0, 0, 2, 0, 0, 0):
        choose(tab, n)
    assert step(tab) == "answer-by"


def test_a_practice_call_ends_in_a_script_and_a_record(tab: Any, address: str) -> None:
    tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
    tab.add_init_script("window.logged = []; document.addEventListener('ydt:flow-log', e => window.logged.push(e.detail))")
    practised(tab, address)
    lines = tab.locator("#call-script li").all_inner_texts()
    assert lines[0].startswith("您好，我叫")
    assert len(lines) == len(set(lines)) == 9
    assert tab.locator("#call-script").bounding_box()["height"] <= 760, "the script fits on one screen"
    said = tab.locator("#log-said").input_value().split("\n")
    assert said == [
        "我申请调整还款安排，说明愿意还，请对方登记。", "我说明了困难、每月能还的数和日子。",
        "对方说系统评估没有通过。我请求说明理由，由人看一遍。", "对方说不还就起诉、上门。我请对方给书面通知。",
    ]  # fmt: skip
    tab.locator("#log-creditor").fill("某银行")
    tab.locator("#log-by").fill("2026-12-01")
    tab.locator("[data-do=log-copy]").click()
    tab.locator("#flow-said").filter(has_text="已复制").wait_for()
    copied = tab.evaluate("navigator.clipboard.readText()")
    assert "答应了什么：在说好的日子前书面答复我。\n答应在哪天之前：2026-12-01" in copied
    logged = tab.evaluate("window.logged")
    assert len(logged) == 1
    assert logged[0].keys() == {"channel", "date", "creditor", "who", "number", "said", "promised", "by"}
    assert (logged[0]["channel"], logged[0]["creditor"], logged[0]["by"]) == ("phone", "某银行", "2026-12-01")
    tab.locator("[data-do=back]").click()
    tab.locator('.step.is-now[data-step="ending"]').wait_for()
    assert tab.locator("#call-log").is_hidden()
    assert tab.locator("#log-creditor").input_value() == ""


def test_leaving_wipes_the_record_and_the_way(tab: Any, address: str) -> None:
    practised(tab, address)
    tab.locator("#log-creditor").fill("731946")
    tab.evaluate("document.getElementById('exit').setAttribute('href', '#held')")
    tab.locator("#exit").click()
    text = tab.evaluate("""() => document.querySelector('#flow-path-list').textContent
      + document.querySelector('#call-script ol').textContent
      + [...document.querySelectorAll('#flow input, #flow textarea')].map(e => e.value).join('')""")
    assert text == ""
    assert tab.evaluate("document.body.innerText").strip() == ""


def test_cases_are_counted(tab: Any, address: str) -> None:
    tab.goto(address + "en/flows/reviewers-chair.html")
    tab.locator("#flow[data-ready]").wait_for()
    for _ in range(9):
        choose(tab, 0)
    assert step(tab) == "graduate"
    assert tab.locator("#flow-progress").inner_text() == "Step 10 · Application 3 of 5"
