"""Deadlines go into the reader's own calendar, from this phone's own day, and nothing is asked of anyone for it."""

from __future__ import annotations

from typing import Any

import pytest

pytestmark = pytest.mark.browser

TOOL = "calculators/deadlines.html#event=summons_served&date=2026-11-02&hearing_date=2026-12-15"
LOCAL = "(() => { const d = new Date(); return new Date(d - d.getTimezoneOffset() * 60000).toISOString().slice(0, 10); })()"


def opened(chromium: Any, address: str, **kind: Any) -> Any:
    context = chromium.new_context(viewport={"width": 360, "height": 760}, locale="zh-CN", **kind)
    tab = context.new_page()
    tab.goto(address + TOOL)
    tab.locator("#calc[data-ready]").wait_for()
    return tab


def test_the_days_are_saved_as_a_calendar_file(chromium: Any, address: str) -> None:
    tab = opened(chromium, address, timezone_id="Asia/Shanghai")
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    with tab.expect_download() as waiting:
        tab.locator("[data-do=calendar]").click()
    assert waiting.value.suggested_filename == "deadlines.ics"
    text = waiting.value.path().read_bytes().decode()
    assert text.startswith("BEGIN:VCALENDAR\r\n") and text.count("BEGIN:VEVENT") == 2
    assert "DTSTART;VALUE=DATE:20261116" in text and "DTSTART;VALUE=DATE:20261215" in text
    assert "DTSTAMP:" + tab.evaluate(LOCAL).replace("-", "") in text
    assert [url for url in asked if url.startswith("http")] == []
    tab.context.close()


def test_in_wechat_the_days_are_copied_instead(chromium: Any, address: str) -> None:
    agent = "Mozilla/5.0 (Linux; Android 13) MicroMessenger/8.0.50"
    tab = opened(chromium, address, user_agent=agent, permissions=["clipboard-read", "clipboard-write"])
    tab.locator("[data-do=calendar]").click()
    tab.locator("#calc-copied").filter(has_text="复制").wait_for()
    lines = tab.evaluate("navigator.clipboard.readText()").split("\n")
    assert [line[:10] for line in lines] == ["2026-11-16", "2026-12-15"] and all(len(line) > 12 for line in lines)
    tab.context.close()


@pytest.mark.parametrize("zone", ["Asia/Shanghai", "America/Los_Angeles"])
def test_today_is_this_phones_day_and_stays_when_the_form_is_cleared(chromium: Any, address: str, zone: str) -> None:
    tab = opened(chromium, address, timezone_id=zone)
    assert tab.locator("#f-today").input_value() == tab.evaluate(LOCAL)
    tab.locator("[data-do=clear]").click()
    assert tab.locator("#f-today").input_value() == tab.evaluate(LOCAL)
    assert tab.locator("#f-date").input_value() == ""
    tab.context.close()
