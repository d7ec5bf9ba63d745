"""A calculator inside a partner's page on another origin, by the very snippet the portal hands out: what the partner hears
is the height; colours and language are as asked and readable; nothing typed is in a message or a request."""

from __future__ import annotations

import html
import json
import re
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import all_pages_of, serve
from tests.web.axe_run import axe
from tests.web.test_policy import LISTEN

pytestmark = pytest.mark.browser

OWN = "https://debt-help.example/portal/"
CANARY = "731946"
HEARD = """
window.heard = [];
addEventListener("message", event => { window.heard.push([event.origin, JSON.stringify(event.data)]); });
"""


@pytest.fixture(scope="module")
def portal(ngo_site: Path) -> Iterator[str]:
    url, stop = serve(ngo_site)
    yield url
    stop()


@pytest.fixture(scope="module")
def snippet(ngo_site: Path, portal: str) -> str:
    """The snippet of a calculator and the optional listener, as they stand on the page, for this portal's address."""
    page = (ngo_site / "embeds.html").read_text("utf-8")
    found = re.search(r'data-snippet="true_apr-zh">(.*?)</code>', page, re.S)
    listener = re.search(r"<code>(&lt;script&gt;.*?)</code>", page, re.S)
    assert found and listener
    return (html.unescape(found[1]) + html.unescape(listener[1])).replace(OWN, portal)


@pytest.fixture
def partner(snippet: str) -> Iterator[tuple[str, dict[str, str]]]:
    """A partner's site on another port, which is another origin; `asked` is put after the # of the frame's address."""
    asked = {"fragment": ""}

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            text = snippet.replace(".html\" title", f".html{asked['fragment']}\" title", 1)
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(f"<!doctype html><title>partner</title><body><h1>partner</h1>{text}".encode())

        def log_message(self, format: str, *args: object) -> None:
            """Keep test output readable."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Page)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/", asked
    server.shutdown()


def framed(tab: Any) -> Any:
    """The document inside the partner's frame, once it is live."""
    tab.wait_for_function("window.heard.length > 0")
    frame = tab.frames[1]
    frame.wait_for_selector("#calc[data-ready]")
    return frame


def test_the_partner_hears_the_height_and_nothing_else(
    chromium: Any, portal: str, partner: tuple[str, dict[str, str]]
) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 800})
    out: list[str] = []
    context.on("request", lambda request: out.append(request.url + (request.post_data or "")))
    tab = context.new_page()
    tab.on("console", lambda message: out.append(message.text))
    tab.add_init_script(HEARD + LISTEN)
    tab.goto(partner[0])
    frame = framed(tab)
    for field in frame.locator("#calc-form input[type=text]").all():
        if field.is_visible():
            field.fill(CANARY)
    frame.evaluate("document.querySelectorAll('button').forEach(button => { button.click(); })")
    frame.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true; })")
    tab.wait_for_timeout(400)
    heard = [json.loads(said) for _, said in tab.evaluate("window.heard")]
    assert len(heard) > 1 and {origin for origin, _ in tab.evaluate("window.heard")} == {portal.rstrip("/")}
    for message in heard:
        assert list(message) == ["type", "height"] and message["type"] == "youdetan:height"
        assert message["height"] % 20 == 0
    assert CANARY not in json.dumps(heard)
    # The frame is as high as its contents, so that it does not scroll.
    assert tab.evaluate("document.querySelector('iframe').height") == str(heard[-1]["height"])
    assert frame.evaluate("document.scrollingElement.scrollHeight - innerHeight") <= 0
    assert frame.evaluate("window.broken") == []
    assert [text for text in out if CANARY in text] == []
    assert [text for text in out if text.startswith("http") and not text.startswith((portal, partner[0]))] == []
    kept = frame.evaluate("[document.cookie, localStorage.length, sessionStorage.length]")
    assert kept == ["", 0, 0]
    by = frame.locator(".y-embed__by a")
    assert (by.get_attribute("target"), by.get_attribute("rel")) == ("_blank", "noopener")
    assert frame.locator(".y-header, .y-footer, #exit").count() == 0
    context.close()


CONTRAST = """name => {
  const light = colour => {
    const parts = colour.match(/[0-9a-f]{2}/gi).map(part => parseInt(part, 16) / 255)
      .map(part => part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  };
  const token = name => getComputedStyle(document.documentElement).getPropertyValue('--ydt-' + name).trim();
  const both = (a, b) => {
    const [x, y] = [light(token(a)), light(token(b))].sort((p, q) => q - p);
    return (x + 0.05) / (y + 0.05);
  };
  const worst = Math.min(...['bg', 'surface', 'accent-soft', 'accent-text'].map(name => both('accent', name)));
  return {accent: token('accent'), bg: token('bg'), worst, text: both('text', 'bg')};
}"""


@pytest.mark.parametrize(
    ("fragment", "bg", "accent"),
    [
        ("#y-scheme=dark&y-colour=7b1fa2", "#121917", None),  # too dark on a dark ground: moved
        ("#y-scheme=light&y-colour=ffee88", "#f7f4ec", None),  # too light on a light ground: moved
        ("#y-scheme=light&y-colour=1d4f91", "#f7f4ec", "#1d4f91"),  # readable: as asked
        ("#y-ground=ffffff", "#ffffff", None),
        ("#y-ground=888888", None, None),  # nothing is readable on it: left out
        ("#y-colour=red;}body{x&y-ground=url(//evil.example)", "#f7f4ec", "#1d4f91"),
    ],
)
def test_colours_are_as_asked_and_readable(
    chromium: Any, portal: str, fragment: str, bg: str | None, accent: str | None
) -> None:
    context = chromium.new_context(color_scheme="light")
    tab = context.new_page()
    tab.add_init_script(LISTEN)
    tab.goto(portal + "embed/true_apr.html" + fragment)
    tab.wait_for_selector("#calc[data-ready]")
    found = tab.evaluate(CONTRAST, "accent")
    assert found["worst"] >= 4.5 and found["text"] >= 7
    assert found["bg"] == bg if bg else found["bg"] != "#888888"
    assert accent is None or found["accent"].lower() == accent
    assert tab.evaluate("window.broken") == []
    context.close()


def test_a_language_can_be_asked_for_and_an_unknown_one_is_not_looked_at(chromium: Any, portal: str) -> None:
    tab = chromium.new_page()
    tab.goto(portal + "embed/true_apr.html#y-lang=en&y-scheme=dark")
    tab.wait_for_url("**/en/embed/true_apr.html#y-lang=en&y-scheme=dark")
    tab.goto(portal + "embed/overdue_cost.html#y-lang=xx")
    tab.wait_for_selector("#calc[data-ready]")
    assert tab.url.endswith("/embed/overdue_cost.html#y-lang=xx")
    tab.close()


def test_without_scripts_the_worked_example_stands(chromium: Any, portal: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    tab = context.new_page()
    tab.goto(portal + "embed/true_apr.html")
    assert tab.locator("#calc-answer strong").first.is_visible() and tab.locator(".calc__form").is_hidden()
    assert tab.locator(".y-embed__by a").is_visible()
    context.close()


def test_axe_finds_nothing_in_a_frame_or_where_snippets_are_handed_out(chromium: Any, portal: str) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 800}, bypass_csp=True)
    tab = context.new_page()
    faults = []
    for page in ("embed/true_apr.html#y-scheme=dark&y-colour=7b1fa2", "en/embed/affordability.html", "embeds.html"):
        for scheme in ("light", "dark"):
            tab.emulate_media(color_scheme=scheme)
            tab.goto(portal + page)
            faults += [f"{page}: {scheme}: {fault}" for fault in axe(tab)]
    context.close()
    assert faults == []


def test_the_chooser_gives_the_snippet_for_what_was_chosen(chromium: Any, portal: str) -> None:
    context = chromium.new_context()
    tab = context.new_page()
    tab.add_init_script(LISTEN)
    tab.goto(portal + "embeds.html")
    tab.locator("#embed-calculator").select_option("overdue_cost")
    tab.locator("#embed-language").select_option("en")
    tab.locator("#embed-scheme").select_option("dark")
    tab.locator("#embed-own").check()
    tab.locator("#embed-colour").evaluate("field => { field.value = '#aa3355'; field.dispatchEvent(new Event('change')); }")
    made = tab.locator("#embed-snippet").input_value()
    assert f'src="{OWN}en/embed/overdue_cost.html#y-scheme=dark&y-colour=aa3355"' in made
    assert 'sandbox="allow-scripts allow-same-origin' in made and "<script" not in made and "style=" not in made
    assert 'rel="noopener"' in made and f"{OWN}en/calculators/overdue_cost.html" in made
    tab.wait_for_function("document.getElementById('embed-preview').height !== '900'")
    inside = tab.frames[1]
    assert inside.url.startswith(portal + "en/embed/overdue_cost.html#") and inside.locator(".calc__form").is_visible()
    assert tab.evaluate("window.broken") == []
    context.close()


def test_every_calculator_has_its_page_for_frames_in_every_language(ngo_site: Path) -> None:
    found = [page for page in all_pages_of(ngo_site) if "embed/" in page]
    own = [page for page in all_pages_of(ngo_site) if "calculators/" in page]
    assert [page.replace("embed/", "calculators/") for page in found] == own and len(found) > 10
    for page in found:
        text = (ngo_site / page).read_text("utf-8")
        assert 'content="noindex"' in text and "og:image" not in text and "feedback.html" not in text
