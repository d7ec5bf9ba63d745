"""A calculator on a slow phone (CPU slowed four times): navigation to first live answer, input to the next frame."""

from __future__ import annotations

import statistics
from typing import Any

from playwright.sync_api import sync_playwright

from tests.browser import ARGS, ensure
from tests.conftest import built, serve

ROUNDS = 7
FRAME = """async ([name, value]) => {
  const field = document.getElementById(`f-${name}`);
  const start = performance.now();
  field.value = value;
  field.dispatchEvent(new Event('input', {bubbles: true}));
  await new Promise(done => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = done;
    channel.port2.postMessage(0);
  }));
  return performance.now() - start;
}"""


def _slow(browser: Any) -> Any:
    tab = browser.new_context(viewport={"width": 390, "height": 844}, device_scale_factor=2, bypass_csp=True).new_page()
    tab.context.new_cdp_session(tab).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    return tab


def first_answer(browser: Any, url: str) -> float:
    """Milliseconds from navigation to the moment the script marks the page live."""
    tab = _slow(browser)
    tab.add_init_script(
        "new MutationObserver((_, o) => { const c = document.querySelector('#calc[data-ready]');"
        " if (c) { window.liveAt = performance.now(); o.disconnect(); } })"
        ".observe(document, {subtree: true, childList: true, attributes: true, attributeFilter: ['data-ready']});"
    )
    tab.goto(url)
    tab.wait_for_function("window.liveAt !== undefined")
    found = float(tab.evaluate("window.liveAt"))
    tab.context.close()
    return found


def next_frame(browser: Any, url: str, changes: list[tuple[str, str]]) -> list[float]:
    """Milliseconds from an input to the end of the next frame, for each change."""
    tab = _slow(browser)
    tab.goto(url)
    tab.wait_for_selector('#calc[data-ready]', state="attached")
    tab.wait_for_timeout(500)
    found = []
    for name, value in changes:
        found.append(float(tab.evaluate(FRAME, [name, value])))
        tab.wait_for_timeout(150)
    tab.context.close()
    return found


def report() -> str:
    """The table of both figures for every calculator."""
    base, stop = serve(built("default"))
    lines = [
        f"## Calculators at 4x CPU slow-down (median of {ROUNDS}, ms; limits 400 and 50)\n",
        "| calculator | first live answer | input to next frame |",
        "|---|---:|---:|",
    ]
    cases = {
        "true_apr": ("#", [("principal", str(90000 + 1000 * n)) for n in range(ROUNDS)]),
        "repayment_schedule": ("#months=360", [("principal", str(90000 + 1000 * n)) for n in range(ROUNDS)]),
    }
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=ensure(), args=list(ARGS))
        for name, (fragment, changes) in cases.items():
            url = f"{base}calculators/{name}.html{fragment}"
            live = statistics.median(first_answer(browser, url) for _ in range(ROUNDS))
            frame = statistics.median(next_frame(browser, url, changes))
            rows = " (360 rows)" if "360" in fragment else ""
            lines.append(f"| {name}{rows} | {live:.0f} | {frame:.0f} |")
        browser.close()
    stop()
    return "\n".join(lines) + "\n"
