"""The case file on a slow phone (CPU slowed four times), full: 50 debts, 500 log entries. Input to the next frame."""

from __future__ import annotations

import statistics
from typing import Any

from playwright.sync_api import sync_playwright

from tests.bench.slow import phone
from tests.browser import ARGS, ensure
from tests.conftest import built, serve

ROUNDS = 15
FILL = """() => {
  const { model } = YDT.caseFile;
  const record = model.tidy({ person: { housing: '1500', food: '1200' },
    incomes: [{ income_name: 'wage', income_amount: '9000' }],
    debts: Array.from({ length: 50 }, (_, n) => ({ creditor: 'lender ' + n, balance: String(9000 + 371 * n), minimum: '300',
      annual_rate: String(6 + n % 18), offer_monthly: '120', offer_months: '60', offer_arrangement: 'instalments' })),
    log: Array.from({ length: 500 }, (_, n) => ({ date: '2026-0' + (1 + n % 9) + '-1' + n % 9, time: '10:20',
      creditor: 'lender ' + n % 50, channel: 'phone', said: 'They asked for the whole sum at once, entry ' + n,
      promised: 'A written answer', by: '2026-12-01' })) });
  model.replace(record);
  document.querySelectorAll('details.step').forEach(step => { step.open = true; });
}"""
OPEN = """([box, n]) => document.querySelectorAll(box + ' .item__head')[n].click()"""
FRAME = """([box, name, value]) => nextFrame(
  document.querySelector(box + ' [data-name="' + name + '"]').querySelector('input, select, textarea'), value)"""
CASES = (
    ("a debt's balance", "#case-debts", 19, "balance", "{}00"),
    ("a log entry", "#case-log", 0, "said", "They called again, {}"),
    ("an offer", "#case-offers", 10, "offer_monthly", "1{}"),
    ("the rent", "#case-living", None, "housing", "15{}"),
)


def frames(tab: Any, box: str, row: int | None, name: str, value: str) -> list[float]:
    """Milliseconds from each of some inputs to the end of the next frame."""
    if row is not None:
        tab.evaluate(OPEN, [box, row])
        tab.wait_for_timeout(800)
    found = []
    for n in range(ROUNDS):
        found.append(float(tab.evaluate(FRAME, [box, name, value.format(10 + n)])))
        tab.wait_for_timeout(700)
    return found


def report() -> str:
    """The table of medians and of the longest for each kind of input."""
    base, stop = serve(built("default"))
    lines = [
        f"## The case file, 50 debts and 500 log entries, 4x CPU slow-down (ms, median and least of {ROUNDS}; limit 50)\n",
        "| input | to the next frame | longest |",
        "|---|---:|---:|",
    ]
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=ensure(), args=list(ARGS))
        tab = phone(browser)
        tab.goto(base + "case-file.html")
        tab.wait_for_selector("#case[data-ready]", state="attached")
        tab.evaluate(FILL)
        tab.wait_for_timeout(3000)
        for label, *where in CASES:
            found = frames(tab, *where)
            lines.append(f"| {label} | {statistics.median(found):.0f} ({min(found):.0f}) | {max(found):.0f} |")
        browser.close()
    stop()
    return "\n".join(lines) + "\n"
