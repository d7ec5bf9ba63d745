"""A calendar file is what RFC 5545 asks for: lines of at most 75 octets, escaped text, one all-day entry for each day."""

from __future__ import annotations

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from calculators.calendar_file import calendar_text
from calculators.dates import iso

TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n"), max_size=120)


def made(entries: list[tuple[int, str]]) -> str:
    view: Any = {"calendar": [{"day": iso(day), "text": text} for day, text in entries]}
    return calendar_text(view, "deadlines", "2026-11-24")


def unfolded(text: str) -> list[str]:
    return text.replace("\r\n ", "").rstrip("\r\n").split("\r\n")


def plain(value: str) -> str:
    return value.replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";").replace("\\\\", "\\")


def test_one_entry() -> None:
    lines = unfolded(made([(739949, "交书面异议；写编号")]))
    assert lines[0] == "BEGIN:VCALENDAR" and lines[-1] == "END:VCALENDAR" and lines[1] == "VERSION:2.0"
    assert "DTSTART;VALUE=DATE:20261129" in lines and "DTSTAMP:20261124T000000Z" in lines
    assert "SUMMARY:交书面异议；写编号" in lines and "TRIGGER:-P3D" in lines


@given(st.lists(st.tuples(st.integers(700_000, 760_000), TEXTS), max_size=6))
def test_lines_are_short_and_texts_survive(entries: list[tuple[int, str]]) -> None:
    text = made(entries)
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    lines = unfolded(text)
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == len(entries)
    assert len({line for line in lines if line.startswith("UID:")}) == len(entries)
    said = [line.removeprefix("SUMMARY:") for line in lines if line.startswith("SUMMARY:")]
    if not any("\\" in words for _, words in entries):
        assert [plain(one) for one in said] == [words for _, words in entries]
