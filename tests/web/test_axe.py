"""axe-core on every page: WCAG 2.2 AA and best practice, both languages, light and dark, phone and desk: no violation.

In a short run every page is looked at in one set-up, by turns, and the first page of each kind in all of them, unfolded and
filled wrongly on the phone. `AXE=all` (`make axe`) looks at every page in every set-up and state.
"""

from __future__ import annotations

import itertools
import os
import re
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import pages_of
from tests.web.axe_run import axe, look

pytestmark = pytest.mark.browser

WIDTHS, SCHEMES = (360, 1280), ("light", "dark")
SETUPS = list(itertools.product(WIDTHS, SCHEMES))
WHOLE = os.environ.get("AXE") == "all"
PARTS = 24 if WHOLE else 4
KIND = re.compile(r"y-text--([\w-]+)")


def first_of_each_kind(site: Path, pages: list[str]) -> set[str]:
    """By language and kind, as the pages name it themselves; a new kind of page is there without a word here."""
    found: dict[tuple[bool, str], str] = {}
    for page in pages:
        kind = KIND.search((site / page).read_text("utf-8"))
        if kind:
            found.setdefault((page.startswith("en/"), kind[1]), page)
    return set(found.values())


@pytest.mark.parametrize("part", range(PARTS))
def test_axe_finds_nothing(chromium: Any, address: str, site: Path, part: int) -> None:
    every = pages_of(site)
    kinds = first_of_each_kind(site, every)
    assert len(kinds) > 15
    context = chromium.new_context(bypass_csp=True, reduced_motion="reduce")
    tab = context.new_page()
    faults = []
    for n, page in enumerate(every):
        if n % PARTS != part:
            continue
        width, scheme = SETUPS[n // PARTS % len(SETUPS)]
        whole = WHOLE or page in kinds
        widths, schemes = (WIDTHS, SCHEMES) if whole else ((width,), (scheme,))
        faults += [f"{page}: {fault}" for fault in look(tab, address + page, widths, schemes, brief=not WHOLE)]
    context.close()
    assert faults == []


def test_axe_finds_nothing_without_scripts(chromium: Any, address: str, site: Path) -> None:
    """axe needs scripts to run, so ours are kept away and what stands inside <noscript> is brought out of it."""
    context = chromium.new_context(viewport={"width": 360, "height": 800}, bypass_csp=True)
    tab = context.new_page()
    tab.route("**/*.js", lambda route: route.abort())
    faults = []
    for page in sorted(first_of_each_kind(site, pages_of(site))):
        tab.goto(address + page)
        tab.evaluate("""() => Promise.all([...document.querySelectorAll('noscript')].map(part => {
          const made = document.createElement('template');
          made.innerHTML = part.textContent;
          const links = [...made.content.querySelectorAll('link')];
          part.replaceWith(made.content);
          return Promise.all(links.map(link => new Promise(done => { link.onload = done; })));
        }))""")
        faults += [f"{page}: {fault}" for fault in axe(tab)]
    context.close()
    assert faults == []
