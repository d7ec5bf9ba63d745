"""Numbers and days as text, and sentences from templates. The same text in Python and in the browser, byte for byte.

A template holds `{name}`, whose kind the declaration says, `{name|one|many}` for a count with its noun, and `**strong**`.
"""

from __future__ import annotations

from typing import Any, TypedDict

from calculators.dates import iso
from calculators.finance import half_up
from calculators.records import Field


class Label(TypedDict):
    """The words of an input, output or column."""

    label: str
    help: str
    unit: str
    choices: dict[str, str]


class Common(TypedDict):
    """Words all calculators share."""

    blank: str
    yes: str
    no: str
    unknown: str
    colon: str
    money: str
    total: str
    problems: dict[str, str]


class Text(TypedDict):
    """A piece of a sentence."""

    text: str
    strong: bool


class Named(TypedDict):
    """What a template may name: the field of every name, its label where it has one, and its value."""

    fields: dict[str, Field]
    labels: dict[str, Label]
    values: dict[str, Any]
    common: Common


def grouped(digits: str) -> str:
    """Digits with a comma before every three from the right."""
    text = digits
    found = ""
    while len(text) > 3:
        found = "," + text[len(text) - 3 :] + found
        text = text[: len(text) - 3]
    return text + found


def fixed(number: int, places: int) -> str:
    """A whole number of units of 10^-places as a decimal with that many places, thousands separated."""
    digits = str(abs(number))
    while len(digits) <= places:
        digits = "0" + digits
    cut = len(digits) - places
    text = grouped(digits[:cut])
    if places > 0:
        text = text + "." + digits[cut:]
    return "-" + text if number < 0 else text


def trimmed(text: str) -> str:
    """A decimal without the noughts at its end."""
    if "." not in text:
        return text
    shown = text
    while shown.endswith("0"):
        shown = shown[:-1]
    return shown[:-1] if shown.endswith(".") else shown


def money_text(fen: int) -> str:
    """An amount of fen in yuan: 8,833.30."""
    return fixed(fen, 2)


def percent_text(fraction: float, places: int) -> str:
    """A fraction as percent, half up: 0.12803 is 12.80%."""
    scale = 100.0
    for _ in range(places):
        scale = scale * 10
    return fixed(half_up(fraction * scale), places) + "%"


def factor_text(value: float) -> str:
    """A plain number with up to four places."""
    return trimmed(fixed(half_up(value * 10000), 4))


def value_text(field: Field, label: Label | None, common: Common, value: Any) -> str:
    """A value in the way of its kind. None is a dash; a yearly rate has two places, one of a shorter time four."""
    kind = field["kind"]
    if kind == "flag":
        if value is None:
            return common["unknown"]
        return common["yes"] if value else common["no"]
    if value is None:
        return common["blank"]
    if kind == "money":
        return money_text(int(value))
    if kind == "date":
        return iso(int(value))
    if kind == "whole":
        return str(int(value))
    if kind == "choice" or kind == "text":
        text: str = value
        return label["choices"].get(text, text) if label is not None else text
    number: float = value
    if kind == "factor":
        return factor_text(number)
    if kind == "rate" and field["unit"] != "year" and field["unit"] != "":
        return percent_text(number, 4)
    return percent_text(number, 2)


def named_text(named: Named, name: str) -> str:
    """The text of a name in a template."""
    if name not in named["fields"]:
        return name
    return value_text(named["fields"][name], named["labels"].get(name), named["common"], named["values"].get(name))


def counted(named: Named, inner: str) -> str:
    """`name|one|many`: the number and the noun that goes with it."""
    parts = inner.split("|")
    number = named_text(named, parts[0])
    if len(parts) < 3:
        return number
    return number + " " + (parts[1] if number == "1" else parts[2])


def fill(template: str, named: Named) -> str:
    """A template with its names replaced; strong marks stay."""
    if "{" not in template:
        return template
    pieces = template.split("{")
    found = pieces[0]
    for n in range(1, len(pieces)):
        end = pieces[n].find("}")
        found += "{" + pieces[n] if end < 0 else counted(named, pieces[n][:end]) + pieces[n][end + 1 :]
    return found


def texts(filled: str) -> list[Text]:
    """A sentence in pieces: what stands between ** is strong."""
    found: list[Text] = []
    pieces = filled.split("**")
    for n in range(len(pieces)):
        if pieces[n] != "":
            found.append({"text": pieces[n], "strong": n % 2 == 1})
    return found


def joined(pieces: list[Text]) -> str:
    """The sentence without marks."""
    found = ""
    for piece in pieces:
        found = found + piece["text"]
    return found
