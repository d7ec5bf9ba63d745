"""Readers' words: nothing goes before it was seen and sent by hand, what was seen is what goes, and nothing typed elsewhere
on the site comes along. This page, with this one press, is the only place from which anything may be sent (test_leaks)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import pages_of, serve
from tests.web.axe_run import axe
from tests.web.leaks import DAY, NUMBER, PRESS, TYPE
from tests.web.test_policy import LISTEN

pytestmark = pytest.mark.browser

POST = "https://words.debt-help.example/feedback"


@pytest.fixture(scope="module")
def portal(ngo_site: Path) -> Iterator[str]:
    url, stop = serve(ngo_site)
    yield url
    stop()


class Visit:
    """A tab in which every request is noted and the receiver is played by the test."""

    def __init__(self, browser: Any, portal: str, **options: Any) -> None:
        self.context = browser.new_context(accept_downloads=True, **options)
        self.requests: list[Any] = []
        self.context.on("request", lambda request: self.requests.append(request))
        self.status = 204
        self.context.route(POST, lambda route: route.fulfill(status=self.status, headers=self.allow(portal)))
        self.portal = portal
        self.tab = self.context.new_page()
        self.tab.add_init_script(LISTEN + "window.print = () => {};")

    def allow(self, portal: str) -> dict[str, str]:
        return {
            "Access-Control-Allow-Origin": portal.rstrip("/"),
            "Access-Control-Allow-Headers": "content-type",
            "Access-Control-Allow-Methods": "POST",
        }

    def outside(self) -> list[Any]:
        return [r for r in self.requests if not r.url.startswith((self.portal, "data:", "blob:"))]

    def posts(self) -> list[Any]:
        return [r for r in self.outside() if r.method == "POST"]


@pytest.fixture
def visit(chromium: Any, portal: str) -> Iterator[Visit]:
    made = Visit(chromium, portal)
    yield made
    made.context.close()


def test_the_reader_sees_what_goes_and_exactly_that_goes(visit: Visit) -> None:
    tab = visit.tab
    tab.goto(visit.portal + "guides/refused.html")
    tab.locator(".y-ask a").click()
    tab.wait_for_url(re.compile(r"feedback\.html#page=guides/refused$"))
    assert tab.locator("#feedback-about").inner_text() == "被拒绝之后"
    tab.locator("#feedback-show").click()
    assert tab.locator("#feedback-goes").is_hidden()  # nothing said, nothing to send
    tab.locator("input[value=partly]").check()
    tab.locator("#feedback-text").fill('第三步没看懂 "</script>"')
    tab.locator("#feedback-show").click()
    shown = tab.locator("#feedback-body").inner_text()
    assert visit.outside() == []
    tab.locator("#feedback-text").press_sequentially("!")
    assert tab.locator("#feedback-goes").is_hidden()  # other words: to be looked at again
    tab.locator("#feedback-text").press("Backspace")
    tab.locator("#feedback-show").click()
    tab.locator("#feedback-send").click()
    tab.wait_for_function("document.getElementById('feedback-text').value === ''")
    sent = visit.posts()
    assert [request.url for request in sent] == [POST] and sent[0].post_data == shown
    assert json.loads(shown) == {
        "version": 1, "page": "guides/refused", "language": "zh", "clear": "partly", "text": '第三步没看懂 "</script>"',
    }  # fmt: skip
    headers = sent[0].all_headers()
    assert "cookie" not in headers and "referer" not in headers and headers["content-type"] == "application/json"
    assert tab.evaluate("window.broken") == [] and visit.context.cookies() == []


def test_a_refusal_keeps_the_words_and_says_so(visit: Visit) -> None:
    tab, visit.status = visit.tab, 429
    tab.goto(visit.portal + "en/feedback.html#page=nowhere/<b>x")
    assert tab.locator("#feedback-about").inner_text() == "the whole site"
    tab.locator("#feedback-text").fill("one line")
    tab.locator("#feedback-show").click()
    tab.locator("#feedback-send").click()
    tab.wait_for_function("document.getElementById('feedback-status').textContent.startsWith('It did not go')")
    assert tab.locator("#feedback-text").input_value() == "one line" and tab.locator("#feedback-send").is_enabled()


def test_the_mail_holds_what_was_shown(visit: Visit) -> None:
    tab = visit.tab
    tab.goto(visit.portal + "feedback.html#page=calculators/true_apr")
    tab.locator("input[value=yes]").check()
    tab.locator("#feedback-show").click()
    mail = tab.evaluate("decodeURIComponent(document.getElementById('feedback-mail').href)")
    assert mail.startswith("mailto:hello@debt-help.example?subject=") and "calculators/true_apr" in mail and "清楚" in mail
    assert visit.outside() == []


@pytest.mark.parametrize("with_policy", [True, False])
def test_what_is_typed_into_tools_never_comes_here(chromium: Any, portal: str, ngo_site: Path, with_policy: bool) -> None:
    visit = Visit(chromium, portal, bypass_csp=not with_policy)
    tab = visit.tab
    tab.on("dialog", lambda dialog: dialog.dismiss())
    tools = ["calculators/true_apr.html", "letters/hardship-request.html", "flows/after-refusal.html", "case-file.html"]
    asking = 0
    for page in [tool for tool in tools if (ngo_site / tool).exists()]:
        tab.goto(portal + page)
        tab.evaluate(TYPE, [NUMBER, DAY])
        tab.wait_for_timeout(100)
        tab.evaluate(PRESS)
        tab.evaluate(TYPE, [NUMBER, DAY])
        link = tab.locator(".y-ask a")
        if link.count():
            asking += 1
            assert re.fullmatch(r"(\.\./)*feedback\.html#page=[a-z]+/[a-z_-]+", link.get_attribute("href"))
            link.click()
            tab.wait_for_url(re.compile(r"feedback\.html#page="))
            assert NUMBER not in tab.content() and tab.evaluate("window.name + document.referrer") == ""
            assert visit.outside() == []
    assert asking >= 2
    tab.goto(portal + "feedback.html#page=calculators/true_apr")
    tab.locator("input[value=no]").check()
    tab.locator("#feedback-show").click()
    tab.locator("#feedback-send").click()
    tab.wait_for_function("document.querySelector('[name=clear]:checked') === null")
    assert len(visit.posts()) == 1 and NUMBER not in visit.posts()[0].post_data
    assert [r.url for r in visit.outside() if r.url != POST] == []
    assert [r.url for r in visit.requests if NUMBER in r.url] == []
    visit.context.close()


def test_leaving_empties_the_page(visit: Visit) -> None:
    tab = visit.tab
    tab.goto(visit.portal + "feedback.html")
    tab.locator("#feedback-text").fill(NUMBER)
    tab.locator("#feedback-show").click()
    tab.locator("#exit").click()
    tab.wait_for_url("**/blank.html")
    tab.go_back()
    assert NUMBER not in tab.content()


def test_without_scripts_mail_form_and_paper_stay(chromium: Any, portal: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(portal + "feedback.html")
    assert tab.locator("#feedback").is_hidden()
    links = tab.locator("#other + ul a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    assert links[0].startswith("mailto:hello@debt-help.example?subject=") and links[1] == "https://debt-help.example/form"
    assert tab.locator(".feedback__sheet .line").count() >= 4
    context.close()


def test_axe_finds_nothing(chromium: Any, portal: str) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 800}, bypass_csp=True)
    tab = context.new_page()
    faults = []
    for scheme in ("light", "dark"):
        tab.emulate_media(color_scheme=scheme)
        tab.goto(portal + "feedback.html#page=guides/refused")
        tab.locator("input[value=no]").check()
        tab.locator("#feedback-show").click()
        faults += axe(tab)
    context.close()
    assert faults == []


def test_only_this_page_may_connect_anywhere_and_only_there(ngo_site: Path, site: Path) -> None:
    asking = 0
    for page in pages_of(ngo_site):
        head = (ngo_site / page).read_text("utf-8").partition("</head>")[0]
        own = re.search(r"connect-src ([^;\"]+)", head)
        assert own and own[1] == ("https://words.debt-help.example" if page.endswith("feedback.html") else "'none'"), page
        asking += page.endswith("feedback.html")
    assert asking == 2
    for name in ("_headers", "_headers.nginx.conf", "_headers.caddy"):
        assert "connect-src https://words.debt-help.example" in (ngo_site / name).read_text("utf-8")


def test_an_edition_without_any_way_shows_nothing(site: Path) -> None:
    assert not (site / "feedback.html").exists()
    assert "feedback.html" not in (site / "guides/refused.html").read_text("utf-8")
    assert "words.debt-help" not in (site / "_headers").read_text("utf-8")
