"""Every way out of a page that the shipped scripts know, listed, against an allow-list of at most five entries.

A way out is anything by which what a reader typed could leave the page or stay behind on the device, pressed for or not. The
address of a link that a reader taps is not one; setting the address of something that loads by itself is.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.conftest import ROOT


class Entry(NamedTuple):
    """One way out: what it is for, and the files it consists of with the kinds of calls each of them makes."""

    reason: str
    files: dict[str, set[str]]


WAYS = {
    "navigation": r"\blocation\s*(?:\.href\s*)?=(?!=)|\blocation\.(?:assign|replace|reload)\s*\("
    r"|\bwindow\.open\s*\(|\bnavigation\.",
    "press": r"\.click\s*\(",
    "history": r"\b(?:pushState|replaceState)\b",
    "title": r"\bdocument\.title\s*=(?!=)",
    "clipboard": r"\.clipboard\b|\bexecCommand\b",
    "mail": r"[\"'](?:mailto|sms|tel|weixin):",
    "form": r"\.(?:submit|requestSubmit)\s*\(|\.action\s*=(?!=)|formAction",
    "connection": r"\bfetch\s*\(|\bXMLHttpRequest\b|\bWebSocket\b|\bEventSource\b|\bWebTransport\b|\bRTC\w+|\bsendBeacon\b",
    "hint": r"\b(?:preconnect|prefetch|prerender|preload|dns-prefetch|modulepreload|speculationrules)\b",
    "source": r"\.(?:src|srcset|href|data|poster)\s*=(?!=)|[{,]\s*(?:src|srcset)\s*:|make\(\"link\"|\[\"(?:src|href)\"\]"
    r"|setAttribute\(\s*\"(?:src|srcset|action|formaction|poster|data|ping)\"|\bnew\s+(?:Image|Audio)\b|\bFontFace\b",
    "code": r"\bimport\s*\(|\bimportScripts\b|\beval\s*\(|\bnew\s+Function\b|\bWorker\s*\(",
    "storage": r"\b(?:localStorage|sessionStorage|indexedDB|cookieStore|caches)\b|\bdocument\.cookie\b"
    r"|\bnavigator\.storage\b",
    "message": r"\bpostMessage\b|\bBroadcastChannel\b|\bserviceWorker\b|\bSharedWorker\b|\bNotification\b|\bwindow\.name\b",
    "markup": r"\b(?:innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|createContextualFragment)\b",
}
JS = "templates/assets/js/"
ALLOWED = [
    Entry(
        "the door: this site's own files and pages, pictures made in the page, and what a reader copies or saves by a press",
        {JS + "site/12-out.js": {"source", "navigation", "history", "title", "clipboard", "press"}},
    ),
    Entry("the case file, kept for this visit when the reader ticks it", {JS + "site/15-kept.js": {"storage"}}),
    Entry(
        "the site's own files, kept on the device on a press: the page's half, the worker, and the one that forgets",
        {
            JS + "keep/05-worker.js": {"storage", "message"},
            "templates/worker/on.js": {"storage", "message", "connection"},
            "templates/worker/off.js": {"storage"},
        },
    ),
    Entry(
        "a reader's words to the edition, seen by them before they go",
        {JS + "feedback/05-send.js": {"source", "connection", "mail"}},
    ),
    Entry("how tall a calculator in another site's page is, to that page", {JS + "embed/20-height.js": {"message"}}),
]
ASKED = ("keep", "feedback", "embed")
"""Folders whose scripts are no part of the pages of tools: an edition turns them on, or they are on pages of their own."""
COMMENT = re.compile(r"/\*.*?\*/|(?<![:\"'\\])//[^\n]*", re.S)
STRING = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'")


def scripts() -> list[Path]:
    """What is shipped of ours: the scripts by hand, and what is written into every compiled calculator."""
    folders = ("templates/assets/js", "templates/worker", "templates/slides", "sitegen/dialect/runtime")
    return [path for folder in folders for path in sorted((ROOT / folder).rglob("*.js"))]


def ways(text: str) -> set[str]:
    code = COMMENT.sub("", text)
    return {kind for kind, pattern in WAYS.items() if re.search(pattern, code)}


def test_only_what_is_on_the_list_has_a_way_out() -> None:
    found = {path.relative_to(ROOT).as_posix(): ways(path.read_text("utf-8")) for path in scripts()}
    assert len(found) > 60
    allowed = {path: kinds for entry in ALLOWED for path, kinds in entry.files.items()}
    assert {path: kinds for path, kinds in found.items() if kinds} == allowed
    assert len(ALLOWED) <= 5


def test_pages_of_tools_have_two_of_them(site: Path) -> None:
    """In the default edition: the worker has to be asked for, the other two are loaded on pages of their own."""
    shipped = {path.name.partition(".")[0] for path in (site / "assets").glob("*.js")}
    assert not [name for name in shipped if name == "keep" or name.startswith("keep-")], "the default edition has no worker"
    for page in ("case-file", "calculators/true_apr", "letters/hardship-request", "flows/where-do-i-start"):
        loaded = re.findall(r'<script[^>]* src="[^"]*assets/([a-z_]+)', (site / f"{page}.html").read_text("utf-8"))
        assert "site" in loaded
        assert not set(loaded) & set(ASKED)


TRY = """([call, there]) => {
  try { new Function('there', 'YDT.out.' + call)(there); return 'went'; } catch (error) { return error.message; }
}"""
OUTSIDE = (
    "https://outside.example/x",
    "//outside.example/x",
    "javascript:1",
    "data:text/html,x",
    "mailto:someone@outside.example",
)


@pytest.mark.browser
def test_the_door_is_closed_to_other_sites(chromium: Any, address: str) -> None:
    context = chromium.new_context(bypass_csp=True)
    tab = context.new_page()
    tab.goto(address + "blank.html")
    tab.add_script_tag(path=str(ROOT / JS / "site/12-out.js"))
    for call in ("script(there)", "style(there, {})", "go(there)", "go(there, true)", "frame(document.body, there)"):
        for there in OUTSIDE:
            assert tab.evaluate(TRY, [call, there]) == "not of this site", (call, there)
    assert tab.url == address + "blank.html"
    assert tab.evaluate("YDT.out.picture('https://outside.example/x.png').src") == ""
    assert tab.evaluate(TRY, ["script(there)", "x.js"]) == "went"
    context.close()


def test_compiled_calculators_and_the_libraries_for_codes_have_none(site: Path) -> None:
    looked = 0
    for path in sorted((site / "assets").glob("*.js")):
        name = path.name.partition(".")[0]
        if (ROOT / f"calculators/{name}.py").exists() or name in {"qrcode", "jsqr", "handover"}:
            looked += 1
            code = STRING.sub('""', path.read_text("utf-8")) if name == "qrcode" else path.read_text("utf-8")
            # The two libraries are read without their documentation; jsQR names a property `data` of its own records.
            kinds = ways(code) - ({"source"} if name == "jsqr" else set())
            assert kinds == set(), path.name
    assert looked >= 15


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("navigation", "location.href = address;"),
        ("navigation", "window.location = x"),
        ("navigation", "location.assign(x)"),
        ("navigation", "window.open(x)"),
        ("form", "form.submit()"),
        ("connection", "fetch(x)"),
        ("connection", "new RTCPeerConnection()"),
        ("connection", "navigator.sendBeacon(x)"),
        ("connection", "new WebSocket(x)"),
        ("connection", "new EventSource(x)"),
        ("connection", "new XMLHttpRequest()"),
        ("hint", 'link.rel = "preconnect"'),
        ("hint", 'link.rel = "prefetch"'),
        ("source", "image.src = x"),
        ("source", "link.href = x"),
        ("source", "new Image()"),
        ("source", 'make("script", { src: x })'),
        ("source", 'image.setAttribute("src", x)'),
        ("code", "import(x)"),
        ("code", "eval(x)"),
        ("storage", "localStorage.x = 1"),
        ("storage", "document.cookie = x"),
        ("storage", "indexedDB.open(x)"),
        ("storage", "caches.open(x)"),
        ("message", "window.postMessage(x)"),
        ("message", "navigator.serviceWorker"),
        ("markup", "box.innerHTML = x"),
        ("press", "link.click()"),
        ("history", "history.replaceState(null, x, y)"),
        ("title", "document.title = x"),
        ("clipboard", "navigator.clipboard.writeText(x)"),
        ("mail", 'link.setAttribute("href", "mailto:" + x)'),
    ],
)
def test_the_lint_sees_a_way_out(kind: str, code: str) -> None:
    assert kind in ways(code)
    assert ways("// " + code) == set()
