"""axe-core on every page: WCAG 2.2 AA and best practice, both languages, light and dark, phone and desk: no violation.

Every page is looked at in one of the four set-ups, by turns, and the pages that carry each kind of content in all four. One
quiz stands for all, which differ in their words only. `AXE=all` looks at every page in every set-up (`make axe`).
"""

from __future__ import annotations

import itertools
import os
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT, pages_of

pytestmark = pytest.mark.browser

SETUPS = list(itertools.product(("light", "dark"), (360, 1280)))
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
KINDS = (
    "index.html", "guides/today.html", "guides/options.html", "sections/negotiate.html", "calculators/true_apr.html",
    "quizzes/refused.html", "letters/complaint-to-lender.html", "case-file.html",
)  # fmt: skip
RUN = """async (tags) => {
  const found = await axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']});
  return found.violations.map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.target.join(' ')).join(' | '));
}"""


def axe(tab: Any) -> list[str]:
    """The violations on the page as it stands, laid out to its end: what is skipped off screen has no true place."""
    tab.add_style_tag(content="* { content-visibility: visible !important; }")
    tab.evaluate((ROOT / "node_modules/axe-core/axe.min.js").read_text("utf-8"))
    return list(tab.evaluate(RUN, TAGS))


def look(browser: Any, base: str, pages: list[str], scheme: str, width: int) -> list[str]:
    context = browser.new_context(
        viewport={"width": width, "height": 800}, color_scheme=scheme, bypass_csp=True, reduced_motion="reduce"
    )
    tab = context.new_page()
    faults = []
    for page in pages:
        tab.goto(base + page)
        faults += [f"{page} {scheme} {width}: {fault}" for fault in axe(tab)]
    context.close()
    return faults


@pytest.mark.parametrize(("scheme", "width"), SETUPS)
def test_axe_finds_nothing(chromium: Any, address: str, site: Path, scheme: str, width: int) -> None:
    turn = SETUPS.index((scheme, width))
    every = pages_of(site)
    kinds = {f"{folder}{page}" for folder in ("", "en/") for page in KINDS}
    alike = [p for p in every if "quizzes/" not in p]
    pages = every if os.environ.get("AXE") == "all" else sorted({*alike[turn::4], *kinds})
    assert look(chromium, address, pages, scheme, width) == []


def test_axe_finds_nothing_without_scripts(chromium: Any, address: str) -> None:
    """axe needs scripts to run, so the class that scripts set is taken away again."""
    context = chromium.new_context(viewport={"width": 360, "height": 800}, bypass_csp=True)
    tab = context.new_page()
    faults = []
    tools = ("calculators/true_apr.html", "en/letters/hardship-request.html", "case-file.html", "flows/phone-rehearsal.html")
    for page in ("index.html", "guides/refused.html", *tools):
        tab.route("**/*.js", lambda route: route.abort())
        tab.goto(address + page)
        faults += [f"{page}: {fault}" for fault in axe(tab)]
    context.close()
    assert faults == []
