"""Reading numbers and dates as people type them: full-width digits, separators, 元, %, 万.

Exact: a number is its digits over a power of ten.
"""

from __future__ import annotations

from typing import TypedDict

from calculators.dates import DIGITS, day_number, whole_number

TYPED = "０１２３４５６７８９．，－−–＋％￥¥／。：　\u00a0\u2009\u202f\ufeff\tABCDEFGHIJKLMNOPQRSTUVWXYZ"
PLAIN = "0123456789.,---+%￥￥/.:      abcdefghijklmnopqrstuvwxyz"
MONEY_UNITS = ["人民币", "rmb", "cny", "￥", "元", "块钱", "块", "yuan"]
LONGEST = 15
"""Digits kept. 15 always fit a double exactly; further ones are dropped after the point and refused before it."""


class Number(TypedDict):
    """A decimal number: sign * digits / 10^places. `status` is ok, empty, bad or long."""

    status: str
    negative: bool
    digits: int
    places: int


def plain(text: str) -> str:
    """The text in half-width lower-case characters without spaces."""
    found = ""
    for sign in text:
        at = TYPED.find(sign)
        found += sign if at < 0 else PLAIN[at]
    return found.replace(" ", "")


def unread(status: str) -> Number:
    """A number that could not be read."""
    return {"status": status, "negative": False, "digits": 0, "places": 0}


def read_number(text: str, units: list[str]) -> Number:
    """A typed number. `units` are words that may stand around it and mean nothing more; 万, w, 千 and k multiply."""
    rest = plain(text)
    if rest == "":
        return unread("empty")
    for unit in units:
        rest = rest.replace(unit, "")
    negative = False
    if rest.startswith("-") or rest.startswith("+"):
        negative = rest.startswith("-")
        rest = rest[1:]
    shift = 0
    if rest.endswith("万") or rest.endswith("w"):
        shift = 4
        rest = rest[:-1]
    elif rest.endswith("千") or rest.endswith("k"):
        shift = 3
        rest = rest[:-1]
    parts = rest.split(".")
    if len(parts) > 2:
        return unread("bad")
    whole = without_commas(parts[0])
    fraction = parts[1] if len(parts) == 2 else ""
    if whole == "?" or (whole == "" and fraction == ""):
        return unread("bad")
    return scaled(whole, fraction, shift, negative)


def without_commas(text: str) -> str:
    """The digits of a whole number grouped by threes or fours; "?" where the commas stand elsewhere."""
    groups = text.split(",")
    if len(groups) == 1:
        return text
    joined = groups[0]
    if joined == "" or len(joined) > 4:
        return "?"
    for n in range(1, len(groups)):
        if len(groups[n]) != 3 and len(groups[n]) != 4:
            return "?"
        joined += groups[n]
    return joined


def scaled(whole: str, fraction: str, shift: int, negative: bool) -> Number:
    """Digits before and after the point as one number, the point moved `shift` places to the right."""
    digits = 0
    kept = 0
    places = 0
    for sign in whole + fraction:
        if DIGITS.find(sign) < 0:
            return unread("bad")
    for sign in whole:
        if kept >= LONGEST:
            return unread("long")
        digits = digits * 10 + DIGITS.find(sign)
        if digits > 0:
            kept += 1
    for sign in fraction:
        if kept >= LONGEST or places >= LONGEST:
            break
        digits = digits * 10 + DIGITS.find(sign)
        places += 1
        if digits > 0:
            kept += 1
    while places > 0 and digits % 10 == 0:
        digits = digits // 10
        places -= 1
    places -= shift
    while places < 0:
        digits = digits * 10
        places += 1
        if digits > 999999999999999:
            return unread("long")
    return {"status": "ok", "negative": negative and digits > 0, "digits": digits, "places": places}


def ten_to(places: int) -> int:
    """A power of ten, up to 10^15."""
    value = 1
    for _ in range(places):
        value = value * 10
    return value


def fen_of(number: Number) -> int:
    """The number of yuan (at most 10^13) in fen, half away from zero."""
    fen = 0
    if number["places"] <= 2:
        fen = number["digits"] * ten_to(2 - number["places"])
    else:
        unit = ten_to(number["places"] - 2)
        fen = (number["digits"] * 2 + unit) // (unit * 2)
    return -fen if number["negative"] else fen


def value_of(number: Number, percent: bool) -> float:
    """The number, or a hundredth of it, as the nearest double: one division of two exact whole numbers."""
    size = number["digits"] / ten_to(number["places"])
    if percent:
        size = number["digits"] / (float(ten_to(number["places"])) * 100.0)
    return -size if number["negative"] else size


def read_date(text: str) -> int:
    """The day of a typed date: 2026-11-23, 2026/11/23, 2026.11.23, 2026年11月23日, 20261123; 0 where it is none."""
    rest = plain(text).replace("年", "-").replace("月", "-").replace("日", "").replace("号", "")
    rest = rest.replace("/", "-").replace(".", "-")
    if len(rest) == 8 and whole_number(rest) >= 0:
        rest = rest[:4] + "-" + rest[4:6] + "-" + rest[6:]
    parts = rest.split("-")
    if len(parts) != 3 or len(parts[0]) != 4 or len(parts[1]) > 2 or len(parts[2]) > 2:
        return 0
    return day_number(whole_number(parts[0]), whole_number(parts[1]), whole_number(parts[2]))
