"""A calendar file (iCalendar, RFC 5545) from the days of a view: all-day entries, each with a reminder some days before."""

from __future__ import annotations

from calculators.view_records import View

REMIND = "-P3D"
FOLD = 73
"""A line has at most 75 octets; a continued one begins with a space."""


def calendar_text(view: View, name: str, stamp: str) -> str:
    """The file. `name` is the calculator's, for identifiers; `stamp` is the day it is made (ISO): there is no clock."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Youdetan//Calculators//ZH", "CALSCALE:GREGORIAN"]
    made = compact(stamp) + "T000000Z"
    for number, entry in enumerate(view["calendar"]):
        summary = escaped_text(entry["text"])
        lines.extend([
            "BEGIN:VEVENT", "UID:" + compact(entry["day"]) + "-" + str(number) + "-" + name + "@youdetan.invalid",
            "DTSTAMP:" + made, "DTSTART;VALUE=DATE:" + compact(entry["day"]), "SUMMARY:" + summary, "TRANSP:TRANSPARENT",
            "BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:" + REMIND, "DESCRIPTION:" + summary, "END:VALARM", "END:VEVENT",
        ])
    lines.append("END:VCALENDAR")
    return "\r\n".join([folded(one) for one in lines]) + "\r\n"


def compact(day: str) -> str:
    """ISO text of a day as iCalendar writes it: 20261124."""
    return day.replace("-", "")


def escaped_text(words: str) -> str:
    """Text with what separates values in a calendar file escaped."""
    return words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def folded(one: str) -> str:
    """A line cut so that no piece is longer than 75 octets of UTF-8; no character is cut in two."""
    found = ""
    octets = 0
    for sign in one:
        size = octets_of(sign)
        if octets + size > FOLD:
            found += "\r\n "
            octets = 0
        found += sign
        octets += size
    return found


def octets_of(sign: str) -> int:
    """How many octets a character has in UTF-8."""
    code = ord(sign)
    if code < 128:
        return 1
    if code < 2048:
        return 2
    return 3 if code < 65536 else 4
