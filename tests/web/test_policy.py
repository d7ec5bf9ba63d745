"""Every page in a real browser: the policy holds, nothing is said on the console, nothing is asked of another host.

The same walk sees whether a page scrolls sideways at 320 px.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sitegen.edition_model import Edition
from sitegen.policy import POLICY
from sitegen.policy import of as policy_of
from tests.conftest import pages_of

pytestmark = pytest.mark.browser

LISTEN = """
window.broken = [];
document.addEventListener('securitypolicyviolation', e => window.broken.push(e.violatedDirective + ' ' + e.blockedURI));
"""


OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def visit_all(browser: Any, base: str, pages: list[str]) -> tuple[list[str], list[str]]:
    """Every page in the narrowest window that counts.

    Returns what went wrong on any of them (violations, console messages, errors, requests that leave `base`), and which
    scroll sideways: what fits this window fits the others.
    """
    faults: list[str] = []
    wide: list[str] = []
    tab = browser.new_context(viewport={"width": 320, "height": 800}).new_page()
    tab.add_init_script(LISTEN)
    where = ""
    tab.on("console", lambda message: faults.append(f"{where}: console: {message.text}"))
    tab.on("pageerror", lambda error: faults.append(f"{where}: error: {error}"))
    home = (base, "data:")
    tab.on("request", lambda r: None if r.url.startswith(home) else faults.append(f"{where}: {r.url}"))
    stopped = "net::ERR_ABORTED"  # a picture still loading when the tab moved on
    tab.on("requestfailed", lambda r: None if r.failure == stopped else faults.append(f"{where}: failed {r.url}"))
    tab.on("response", lambda r: faults.append(f"{where}: {r.status} {r.url}") if r.status >= 400 else None)
    for where in pages:
        tab.goto(base + where, wait_until="load")
        faults += [f"{where}: policy: {item}" for item in tab.evaluate("window.broken")]
        if tab.evaluate(OVERFLOW) > 0:
            wide.append(where)
    tab.context.close()
    return faults, wide


def test_no_page_breaks_the_policy_reaches_outside_or_scrolls_sideways(chromium: Any, address: str, site: Path) -> None:
    assert visit_all(chromium, address, pages_of(site)) == ([], [])


def some(pages: list[str], every: int) -> list[str]:
    """Every nth page and all tools: where the same templates and scripts are looked at a second time.

    The page for unknown addresses is served by hosts only, so it links by absolute paths and has no place in a folder.
    """
    found = [page for n, page in enumerate(pages) if n % every == 0 or "calculators/" in page]
    return [page for page in found if not page.endswith("404.html")]


def test_the_same_from_a_folder(chromium: Any, site: Path) -> None:
    assert visit_all(chromium, f"file://{site}/", some(pages_of(site), 5)) == ([], [])


def test_the_organisations_edition_too(chromium: Any, ngo_site: Path) -> None:
    assert visit_all(chromium, f"file://{ngo_site}/", some(pages_of(ngo_site), 8)) == ([], [])


def test_the_policy_is_the_first_thing_on_every_page_and_in_the_headers(site: Path) -> None:
    for page in pages_of(site):
        head = (site / page).read_text("utf-8").partition("</head>")[0]
        policy = head.find('http-equiv="Content-Security-Policy"')
        assert 0 < policy < min(p for p in (head.find("<script"), head.find("<link"), len(head)) if p >= 0), page
        kind = page.rpartition("/")[2].removesuffix(".html")  # the default edition takes no words: `feedback` is not there
        own = policy_of(kind, Edition.model_construct())
        assert f'content="{own}"' in head.replace("&#39;", "'"), page
    for name in ("_headers", "_headers.nginx.conf", "_headers.caddy"):
        assert POLICY in (site / name).read_text("utf-8")


def test_nothing_is_kept(chromium: Any, address: str, site: Path) -> None:
    """No cookie, no storage, no database, no cache after a walk through the site."""
    context = chromium.new_context()
    tab = context.new_page()
    for page in some(pages_of(site), 6):
        tab.goto(address + page)
    kept = tab.evaluate(
        """async () => ({
          cookie: document.cookie, local: localStorage.length, session: sessionStorage.length,
          databases: (await indexedDB.databases()).length, caches: (await caches.keys()).length,
          workers: (await navigator.serviceWorker.getRegistrations()).length,
        })"""
    )
    assert kept == {"cookie": "", "local": 0, "session": 0, "databases": 0, "caches": 0, "workers": 0}
    assert context.cookies() == []
    context.close()
