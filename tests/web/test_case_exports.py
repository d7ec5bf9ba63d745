"""The contact log and the deadlines as files, made in the page: a calendar (RFC 5545) and a table no spreadsheet runs."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import pytest

from tests.web.case import record, show, type_in

pytestmark = pytest.mark.browser

SAID = '说：“先还 500, 再谈”; 不然\n就上门\\明天。' + "很长的一段话，" * 20
FORMULAS = ("=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-2+3", "\t=1+1")


def add_entry(tab: Any, values: dict[str, str]) -> None:
    show(tab, "contact-log")
    tab.locator('[data-do="add-log"]').click()
    type_in(tab, "#case-log .item--open", values)


def download(tab: Any, button: str, folder: Path) -> bytes:
    with tab.expect_download() as waiting:
        tab.locator(f'[data-do="{button}"]').click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path.read_bytes()


def unfolded(data: bytes) -> list[str]:
    """The lines of a calendar file as RFC 5545 reads them."""
    assert data.endswith(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    for line in data.split(b"\r\n"):
        assert len(line) <= 75, line
        line.decode("utf-8")
    return data.decode("utf-8").replace("\r\n ", "").split("\r\n")


def test_a_new_entry_starts_with_the_day_and_the_hour(tab: Any) -> None:
    show(tab, "contact-log")
    tab.locator('[data-do="add-log"]').click()
    entry = record(tab)["log"][0]
    assert entry["date"] == tab.evaluate("YDT.caseFile.today()")
    assert len(entry["time"]) == 5


def test_the_calendar_holds_deadlines_and_promises(tab: Any, tmp_path: Path) -> None:
    add_entry(tab, {"creditor": "甲, 公司; 乙", "said": SAID, "promised": "给书面答复，\n寄到家里", "by": "2026-12-05"})
    tab.locator('[data-do="promise"]').click()
    assert record(tab)["deadlines"] == [{"on": "2026-12-05", "what": "给书面答复，\n寄到家里", "creditor": "甲, 公司; 乙"}]
    lines = unfolded(download(tab, "ics-log", tmp_path))
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 1
    assert "DTSTART;VALUE=DATE:20261205" in lines
    assert "SUMMARY:甲\\, 公司\\; 乙：给书面答复，\\n寄到家里" in lines
    show(tab, "deadlines")
    both = unfolded(download(tab, "ics-deadlines", tmp_path))
    assert both.count("BEGIN:VEVENT") == 2
    assert len({line for line in both if line.startswith("UID:")}) == 2


def test_the_table_holds_what_was_typed_and_runs_nothing(tab: Any, tmp_path: Path) -> None:
    add_entry(tab, {"creditor": "甲", "said": SAID, "channel": "phone", "number": "021-5550"})
    for formula in FORMULAS:
        tab.locator('#case-log [data-do="done"]').click()
        add_entry(tab, {"said": formula})
    data = download(tab, "csv-log", tmp_path)
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert rows[0] == ["哪天", "几点", "哪一家", "怎么联系的", "谁，工号多少", "号码", "说了什么", "答应了什么", "到哪天"]
    assert len(rows) == 2 + len(FORMULAS)
    assert rows[1][2:7] == ["甲", "电话", "", "021-5550", SAID]
    for row in rows[1:]:
        for cell in row:
            assert not cell.startswith(("=", "+", "@", "-", "\t", "\r")), cell


def test_nothing_dated_makes_no_calendar(tab: Any) -> None:
    show(tab, "deadlines")
    tab.locator('[data-do="ics-deadlines"]').click()
    tab.locator("#case-status").filter(has_text="放不进日历").wait_for(state="attached")
