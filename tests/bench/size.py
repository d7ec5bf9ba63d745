"""Bytes over the wire on a first visit, as the browser asks for them, each file compressed with gzip -9."""

from __future__ import annotations

import gzip
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from tests.browser import ARGS, ensure
from tests.conftest import built, pages_of, serve

LIMITS = {"guide": 80, "calculator": 95}


def requested(browser: Any, base: str, page: str) -> list[str]:
    """The paths a first visit to a page asks for."""
    tab = browser.new_context().new_page()
    paths: list[str] = []
    tab.on("request", lambda request: paths.append(request.url.removeprefix(base).partition("#")[0]))
    tab.goto(base + page, wait_until="networkidle")
    tab.context.close()
    return [path for path in paths if path and path != "favicon.ico"]


def weight(site: Path, paths: list[str]) -> int:
    return sum(len(gzip.compress((site / path).read_bytes(), 9)) for path in set(paths))


def report() -> str:
    """The table of first visits and of page HTML."""
    site = built("default")
    base, stop = serve(site)
    lines = [
        "## First visit over the wire (gzip -9, KB of 1,000 bytes)\n",
        "| page | files | HTML | all | limit |",
        "|---|---:|---:|---:|---:|",
    ]
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=ensure(), args=list(ARGS))
        guides = ["index.html", "guides/options.html", "en/guides/options.html"]
        for page in [*guides, "case-file.html", "en/case-file.html", *calculators(site)]:
            paths = requested(browser, base, page)
            html = len(gzip.compress((site / page).read_bytes(), 9))
            limit = LIMITS["calculator" if "calculators/" in page or "case-file" in page else "guide"]
            lines.append(f"| {page} | {len(set(paths))} | {html / 1000:.1f} | {weight(site, paths) / 1000:.1f} | {limit} |")
        browser.close()
    stop()
    guides, written = weighed(site)
    heaviest = max(written, key=lambda p: written[p])
    lines.append(f"\nHeaviest guide: {heaviest}, {written[heaviest] / 1000:.2f} KB of HTML (limit 9).")
    of_ngo = weighed(built("example-ngo"))[1]
    heaviest = max(of_ngo, key=lambda p: of_ngo[p])
    lines.append(f"With an organisation's foot, notice and share card: {heaviest}, {of_ngo[heaviest] / 1000:.2f} KB.")
    made = ", ".join(f"{p} {n / 1000:.1f}" for p, n in guides.items() if p not in written)
    lines.append(f"Pages made from data, KB of HTML: {made}.\n")
    return "\n".join(lines)


def weighed(site: Path) -> tuple[dict[str, int], dict[str, int]]:
    """The bytes of each guide's page, of all and of those that people wrote."""
    guides = {p: len(gzip.compress((site / p).read_bytes(), 9)) for p in pages_of(site) if "guides/" in p}
    tables = ("sources", "glossary", "myths")
    return guides, {p: n for p, n in guides.items() if not p.rpartition("/")[2].startswith(tables)}


def calculators(site: Path) -> list[str]:
    return [p for p in pages_of(site) if p.startswith("calculators/")]
