"""Every way out of a page that the shipped scripts know, listed, against a list of at most five files that may have one.

A way out is anything by which what a reader typed could leave the page or stay behind on the device. The address of a link
that a reader taps is not one; setting the address of something that loads by itself is.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT

WAYS = {
    "navigation": r"\blocation\s*(?:\.href\s*)?=(?!=)|\blocation\.(?:assign|replace|reload)\s*\("
    r"|\bwindow\.open\s*\(|\bnavigation\.",
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
ALLOWED = {
    "templates/assets/js/feedback/10-feedback.js": {"source", "connection"},  # what a reader writes to an edition and sends
    "templates/assets/js/site/12-load.js": {"source"},  # this site's own scripts and style sheets, on request
    "templates/assets/js/site/15-kept.js": {"storage"},  # for this visit, when the reader ticks it
    "templates/assets/js/site/20-exit.js": {"navigation"},  # leaving, to a blank page
    "templates/assets/js/shared/20-take.js": {"source"},  # a file made in the page, to be saved
}
EMBEDDED = {
    "templates/assets/js/embed/10-colours.js": {"navigation"},  # the colours that the page around asked for
    "templates/assets/js/embed/20-height.js": {"message"},  # how tall it is, to the page around; nothing else
    "templates/assets/js/embeds/10-choose.js": {"source"},  # the preview for those who embed
}
"""Scripts of the pages that other sites put into theirs, and of the page that explains how; no other page has them."""
ASKED = {
    "templates/assets/js/keep/10-keep.js": {"storage", "message"},  # the site itself, kept by its service worker on a press
}
"""Shipped only by an edition that turns it on; the default edition has none of it."""
COMMENT = re.compile(r"/\*.*?\*/|(?<![:\"'\\])//[^\n]*", re.S)
STRING = re.compile(r"\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'")


def scripts() -> list[Path]:
    """What is shipped of ours: the scripts by hand, and what is written into every compiled calculator."""
    return [*sorted((ROOT / "templates/assets/js").rglob("*.js")), *sorted((ROOT / "sitegen/dialect/runtime").glob("*.js"))]


def ways(text: str) -> set[str]:
    code = COMMENT.sub("", text)
    return {kind for kind, pattern in WAYS.items() if re.search(pattern, code)}


def test_only_the_files_on_the_list_have_a_way_out() -> None:
    found = {path.relative_to(ROOT).as_posix(): ways(path.read_text("utf-8")) for path in scripts()}
    assert len(found) > 30
    assert {path: kinds for path, kinds in found.items() if kinds} == {**ALLOWED, **EMBEDDED, **ASKED}
    assert len(ALLOWED) <= 5


def test_what_has_to_be_asked_for_is_not_in_the_default_edition(site: Path) -> None:
    shipped = {path.name.partition(".")[0] for path in (site / "assets").glob("*.js")}
    for name in ASKED:
        folder = Path(name).parent.name
        assert not [one for one in shipped if one == folder or one.startswith(folder + "-")]


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
    ],
)
def test_the_lint_sees_a_way_out(kind: str, code: str) -> None:
    assert kind in ways(code)
    assert ways("// " + code) == set()
