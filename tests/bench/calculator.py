"""Calculators on a slow phone (CPU slowed four times): navigation to first live answer, input to the next frame.

Every calculator of the site is measured, as it comes and at its heaviest: the longest term it takes (360) or its lists full.
Beside the first answers stand, in the same rounds, a stock Material page of the same Markdown, and the bound: the same files
fetched, parsed and run by a page of the same bytes that has nothing to show.
"""

from __future__ import annotations

import re
import shutil
import statistics
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from tests.bench.building import stock_site
from tests.bench.size import calculators
from tests.bench.slow import phone
from tests.browser import ARGS, ensure
from tests.conftest import built, serve

ROUNDS = 7
COMPARED = ("calculators/true_apr.html", "calculators/repayment_schedule.html")
WATCH = """new MutationObserver((_, observer) => {
  if (!document.querySelector('#calc[data-ready]')) return;
  window.liveAt = performance.now();
  observer.disconnect();
}).observe(document, {subtree: true, childList: true, attributes: true, attributeFilter: ['data-ready']});"""
TIMES = """() => {
  const page = performance.getEntriesByType('navigation')[0];
  const paint = performance.getEntriesByName('first-contentful-paint')[0];
  return [window.liveAt || page.domContentLoadedEventEnd, paint ? paint.startTime : 0];
}"""
HEAVIEST = """() => {
  const { declaration, fields, panel } = window.ydtPage;
  const links = [];
  declaration.inputs.forEach(field => {
    const typed = fields.read();
    if (field.kind === 'whole' && field.most >= 360) {
      typed[field.name] = '360';
      links.push([panel.fragment(declaration, typed), field.name + ' 360']);
    }
    if (field.kind === 'rows' && typed[field.name].length) {
      const row = typed[field.name][0];
      typed[field.name] = Array.from({length: field.most}, () => Object.assign({}, row));
      links.push([panel.fragment(declaration, typed), field.name + ' ' + field.most]);
    }
  });
  return links;
}"""
ROWS = """() => {
  const shown = window.ydtPage.shown;
  return shown ? shown.view.tables.concat(shown.view.chart ? [shown.view.chart.table] : [])
    .reduce((sum, table) => sum + table.rows.length, 0) : 0;
}"""
FRAME = """step => {
  const field = Array.from(document.querySelectorAll('#calc-form input[inputmode]')).filter(one => one.offsetParent)[0]
    || document.querySelector('#calc-form input, #calc-form select');
  return nextFrame(field, field.inputMode ? String(Number(field.value) + step) : field.value);
}"""


def first_answer(browser: Any, url: str) -> tuple[float, float]:
    """Milliseconds from navigation to the live answer (elsewhere: until all scripts have run), and to first paint."""
    tab = phone(browser)
    tab.add_init_script(WATCH)
    tab.goto(url)
    tab.wait_for_function("performance.getEntriesByName('first-contentful-paint').length > 0")
    live, paint = tab.evaluate(TIMES)
    tab.context.close()
    return float(live), float(paint)


def next_frame(browser: Any, url: str) -> list[float]:
    """Milliseconds from an input to the end of the next frame, for each of some inputs."""
    tab = phone(browser)
    tab.goto(url)
    tab.wait_for_selector("#calc[data-ready]", state="attached")
    tab.wait_for_timeout(800)
    found = []
    for step in range(1, ROUNDS + 1):
        found.append(float(tab.evaluate(FRAME, step)))
        tab.wait_for_timeout(300)
    tab.context.close()
    return found


def heaviest(browser: Any, url: str) -> tuple[str, str, int]:
    """The part after # with which a calculator shows most rows, what it holds in words, and the rows."""
    tab = phone(browser, slow=False)
    tab.goto(url)
    tab.wait_for_selector("#calc[data-ready]", state="attached")
    best = ("", "as it comes", 0)
    for fragment, words in tab.evaluate(HEAVIEST):
        tab.goto("about:blank")
        tab.goto(url + fragment)
        tab.wait_for_selector("#calc[data-ready]", state="attached")
        rows = int(tab.evaluate(ROWS))
        best = max(best, (fragment, words, rows), key=lambda one: one[2])
    tab.context.close()
    return best


def _bound(site: Path, folder: Path) -> None:
    """The compared pages with what they show put into a comment: the same bytes, files and scripts, nothing to lay out."""
    shutil.copytree(site / "assets", folder / "assets")
    (folder / "calculators").mkdir()
    for page in COMPARED:
        head, body = re.split(r"(?<=</head>)", (site / page).read_text("utf-8"))
        text = f"{head}<body><p>{page}</p><!--{body.replace('--', '==')}--></body></html>"
        (folder / page).write_text(text, "utf-8")


def _compared(browser: Any, bases: dict[str, str]) -> list[str]:
    lines = [
        f"## First live answer beside stock and bound, 4x CPU slow-down (ms, median and least of {ROUNDS}, interleaved)\n",
        "| page | of | first live answer | ratio to stock | first paint |",
        "|---|---|---:|---:|---:|",
    ]
    for page in COMPARED:
        found: dict[str, list[tuple[float, float]]] = {name: [] for name in bases}
        for _ in range(ROUNDS):
            for name, base in bases.items():
                address = base + (page.removesuffix(".html") + "/" if name == "stock" else page)
                found[name].append(first_answer(browser, address))
        stock = statistics.median(live for live, _ in found["stock"])
        for name, times in found.items():
            lives, paints = zip(*times, strict=True)
            median = statistics.median(lives)
            lines.append(
                f"| {Path(page).stem} | {name} | {median:.0f} ({min(lives):.0f}) | {median / stock:.2f} "
                f"| {statistics.median(paints):.0f} ({min(paints):.0f}) |"
            )
    lines.append("\nStock: mkdocs-material on the same Markdown, until its scripts have run.")
    lines.append("Bound: the same files and bytes, an empty page.\n")
    return lines


def report() -> str:
    """The tables of both figures for every calculator of the site."""
    site = built("default")
    with tempfile.TemporaryDirectory() as name, sync_playwright() as play:
        _bound(site, Path(name))
        served = {"ours": serve(site), "stock": serve(stock_site("zh")), "bound": serve(Path(name))}
        browser = play.chromium.launch(executable_path=ensure(), args=list(ARGS))
        lines = _compared(browser, {key: base for key, (base, _) in served.items()})
        lines += [
            f"## Every calculator at 4x CPU slow-down (ms, median and least of {ROUNDS}; limits 400 and 50)\n",
            "| calculator | first live answer | heaviest | rows | its first answer | input to next frame |",
            "|---|---:|---|---:|---:|---:|",
        ]
        for page in calculators(site):
            lines.append(_line(browser, served["ours"][0] + page))
        browser.close()
        for _, stop in served.values():
            stop()
    return "\n".join(lines) + "\n"


def _line(browser: Any, url: str) -> str:
    fragment, words, rows = heaviest(browser, url)
    plain = [first_answer(browser, url)[0] for _ in range(ROUNDS)]
    heavy = [first_answer(browser, url + fragment)[0] for _ in range(ROUNDS)] if fragment else plain
    frames = next_frame(browser, url + fragment)
    cells = [f"{statistics.median(times):.0f} ({min(times):.0f})" for times in (plain, heavy, frames)]
    return f"| {Path(url).stem} | {cells[0]} | {words} | {rows or ''} | {cells[1]} | {cells[2]} |"
