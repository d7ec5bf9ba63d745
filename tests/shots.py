"""Pictures of pages as readers see them: `python -m tests.shots [PAGE …]` fills `shots/` with one PNG for each set-up.

A set-up is a language, a width (360 and 1280 px) and a colour scheme. Without arguments the home page, one guide, and one of
each kind of tool are taken; a page is named by its address below a language's root. `--sheet` joins the set-ups of a page
into one picture each, `--state filled` or `error` types into a calculator first, `--whole` takes the whole page.
"""

from __future__ import annotations

import argparse
import itertools
import sys
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from tests.browser import ARGS, ensure
from tests.conftest import ROOT, built, pages_of, serve

WIDTHS = (360, 1280)
HEIGHTS = {360: 760, 1280: 860}
FIRST_OF = ("guides", "calculators", "letters", "flows", "sections", "paths")


def usual(site: Path) -> list[str]:
    """The home page, the case file where there is one, and the first page of each folder."""
    pages = [page for page in pages_of(site) if not page.startswith("en/")]
    found = [page for page in ("index.html", "case-file.html") if page in pages]
    for folder in FIRST_OF:
        found += [page for page in pages if page.startswith(folder + "/")][:1]
    return found


def fill(tab: Any, state: str) -> None:
    """Type into the first text field of a form: a number that works, or one that cannot."""
    field = tab.locator("form input[type=text]:visible").first
    if state and field.count():
        field.fill("12345" if state == "filled" else "abc")
        field.blur()
        tab.wait_for_timeout(400)


def take(browser: Any, base: str, page: str, given: argparse.Namespace) -> list[Path]:
    """One picture for each set-up of a page."""
    made = []
    for language, width, scheme in itertools.product(given.languages, given.widths, given.schemes):
        context = browser.new_context(viewport={"width": width, "height": HEIGHTS.get(width, 800)}, color_scheme=scheme)
        tab = context.new_page()
        tab.goto(base + ("" if language == "zh" else language + "/") + page)
        fill(tab, given.state)
        name = "-".join([page.replace("/", "-").removesuffix(".html"), language, str(width), scheme])
        path = given.out / f"{name}{'-' + given.state if given.state else ''}.png"
        tab.screenshot(path=path, full_page=given.whole)
        made.append(path)
        context.close()
    return made


def sheet(browser: Any, pictures: list[Path], path: Path) -> None:
    """Several pictures side by side in one, so that a page is looked at in all its set-ups at once."""
    tab = browser.new_page(viewport={"width": 1800, "height": 900})
    images = "".join(f'<img src="{picture.resolve().as_uri()}" style="height:760px;margin:4px">' for picture in pictures)
    holder = path.with_suffix(".html")
    holder.write_text(f"<body style='background:#888;margin:0'>{images}", "utf-8")
    tab.goto(holder.resolve().as_uri())
    tab.screenshot(path=path, full_page=True)
    holder.unlink()
    tab.close()


def main() -> int:
    """The command line."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("pages", nargs="*")
    arguments.add_argument("--languages", nargs="+", default=["zh", "en"])
    arguments.add_argument("--widths", nargs="+", type=int, default=list(WIDTHS))
    arguments.add_argument("--schemes", nargs="+", default=["light", "dark"])
    arguments.add_argument("--state", choices=["", "filled", "error"], default="")
    arguments.add_argument("--whole", action="store_true")
    arguments.add_argument("--sheet", action="store_true")
    arguments.add_argument("--edition", default="default")
    arguments.add_argument("--out", type=Path, default=ROOT / "shots")
    given = arguments.parse_args()
    given.out.mkdir(parents=True, exist_ok=True)
    site = built(given.edition)
    base, stop = serve(site)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=ensure(), args=list(ARGS))
        for page in given.pages or usual(site):
            made = take(browser, base, page, given)
            if given.sheet:
                sheet(browser, made, given.out / f"sheet-{page.replace('/', '-').removesuffix('.html')}.png")
            print(page, len(made))
        browser.close()
    stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
