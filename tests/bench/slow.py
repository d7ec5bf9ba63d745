"""A slow phone, and how long a page takes from an input to the end of the next frame on it."""

from __future__ import annotations

from typing import Any

SETTLED = 1500
NEXT_FRAME = """
window.nextFrame = async (field, value) => {
  const start = performance.now();
  field.value = value;
  field.dispatchEvent(new Event('input', { bubbles: true }));
  await new Promise(done => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = done;
    channel.port2.postMessage(0);
  }));
  return performance.now() - start;
};"""
"""`nextFrame(field, value)`: milliseconds from the input until the frame after it is done, for scripts of the benchmarks."""


def phone(browser: Any, slow: bool = True) -> Any:
    """An empty page on a phone; where it is slow its processor is slowed four times.

    A new window loads pages of the browser's own beside ours for a second: we wait until it rests.
    """
    tab = browser.new_context(viewport={"width": 390, "height": 844}, device_scale_factor=2, bypass_csp=True).new_page()
    tab.add_init_script(NEXT_FRAME)
    if slow:
        tab.wait_for_timeout(SETTLED)
        tab.context.new_cdp_session(tab).send("Emulation.setCPUThrottlingRate", {"rate": 4})
    return tab
