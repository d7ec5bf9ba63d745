"""A letter from its passages and what was typed: what stands in it, what its slots say, what is still missing.

A passage is text with slots and, inside it, words that stand only on a condition:

    我叫 [[name]][? account: ，合同编号 [[account]]]。

A condition is made of terms, all of which hold: `account` (something is typed, or ticked), `!account` (nothing is),
`hardship_kind=illness|family` (one of these was chosen), `hardship_kind!=other` (none of these; nothing chosen is none).
What was typed comes as texts, true or false, or lists of texts, by the name of the field; amounts are in yuan.
"""

from __future__ import annotations

from typing import Any, TypedDict

from calculators.dates import civil
from calculators.decimals import MONEY_UNITS, fen_of, read_date, read_number
from calculators.wording import money_text, trimmed

TRUE_WORDS = ["true", "1", "on", "yes", "是"]


class LetterField(TypedDict):
    """A field of a letter: kind is text, money, rate, date, whole, choice, flag or lines; `choices` are words by code."""

    name: str
    kind: str
    label: str
    optional: bool
    choices: dict[str, str]


class Part(TypedDict):
    """A passage: kind is title, to, heading, text, item or sign; it stands where all terms of `when` hold."""

    kind: str
    when: list[str]
    text: str


class Style(TypedDict):
    """How a language writes amounts, days, numbered points, and what is blank."""

    blank: str
    money: str
    date: str
    months: list[str]
    item: str
    numbers: list[str]
    join: str


class Letter(TypedDict):
    """A letter in one language."""

    name: str
    fields: list[LetterField]
    parts: list[Part]
    style: Style


class Piece(TypedDict):
    """A stretch of a passage: plain text or, where `field` is not empty, a slot. `count` asks how many lines there are."""

    text: str
    field: str
    count: bool
    when: list[str]


class Span(TypedDict):
    """A stretch of a finished passage and the field it shows, if any; `blank` where nothing is typed in it."""

    text: str
    field: str
    blank: bool


class Block(TypedDict):
    """A finished paragraph and the number of the part it comes from."""

    kind: str
    text: str
    part: int
    spans: list[Span]


class Composed(TypedDict):
    """A finished letter. `asked` are the fields it has a use for as it stands, `missing` those of them that must be typed
    and are not, `unread` those with something typed that is no amount, rate, day or number."""

    title: str
    blocks: list[Block]
    asked: list[str]
    missing: list[str]
    unread: list[str]


def terms_of(condition: str) -> list[str]:
    """The terms of a condition, which `&` joins."""
    return [term.strip() for term in condition.split("&")]


def field_of(term: str) -> str:
    """The field a term looks at."""
    name = term.replace("!", "")
    at = name.find("=")
    return name if at < 0 else name[:at].strip()


def pieces(text: str) -> list[Piece]:
    """A passage in pieces. The reader of letters has refused what is not closed, nested or unknown."""
    found: list[Piece] = []
    when: list[str] = []
    rest = text
    while rest != "":
        ends = len(rest)
        for mark in ["[[", "[?", "]"]:
            at = rest.find(mark)
            if 0 <= at < ends:
                ends = at
        if ends > 0:
            found.append({"text": rest[:ends], "field": "", "count": False, "when": when})
            rest = rest[ends:]
        elif rest.startswith("[["):
            close = rest.find("]]")
            name = rest[2:close].strip()
            counts = name.endswith(".count")
            found.append({"text": "", "field": name[:-6] if counts else name, "count": counts, "when": when})
            rest = rest[close + 2 :]
        elif rest.startswith("[?"):
            colon = rest.find(":")
            when = terms_of(rest[2:colon])
            rest = rest[colon + 2 :] if rest[colon + 1 :].startswith(" ") else rest[colon + 1 :]
        else:
            when = []
            rest = rest[1:]
    return found


def lines_of(value: Any) -> list[str]:
    """What is typed in a field of lines: a text with line ends or a list of texts, empty lines left out."""
    if isinstance(value, str):
        typed: str = value
        return [line.strip() for line in typed.replace("\r", "\n").split("\n") if line.strip() != ""]
    found: list[str] = []
    if isinstance(value, list):
        for one in value:
            if isinstance(one, str):
                line: str = one
                if line.strip() != "":
                    found.append(line.replace("\r", " ").replace("\n", " ").strip())
    return found


def typed_of(field: LetterField, value: Any) -> str:
    """What is typed in a field as one text, empty where there is nothing; a ticked flag is `true`."""
    kind = field["kind"]
    if isinstance(value, bool):
        return "true" if kind == "flag" and value else ""
    if kind == "lines":
        return "\n".join(lines_of(value))
    if not isinstance(value, str):
        return ""
    typed: str = value
    text = typed.strip()
    if kind == "flag":
        return "true" if text in TRUE_WORDS else ""
    if kind == "choice":
        return text if text in field["choices"] else ""
    return text.replace("\r", " ").replace("\n", " ")


def holds(term: str, typed: dict[str, str]) -> bool:
    """Whether a term holds."""
    text = typed.get(field_of(term), "")
    at = term.find("=")
    if at < 0:
        return (text == "") if term.startswith("!") else (text != "")
    among = text in [code.strip() for code in term[at + 1 :].split("|")]
    return not among if term[:at].strip().endswith("!") else among


def amount_text(style: Style, text: str) -> str:
    """A typed amount in the way of the language, empty where it is none."""
    number = read_number(text, MONEY_UNITS)
    if number["status"] != "ok" or number["negative"] or number["digits"] > 1000000000000:
        return ""
    shown = money_text(fen_of(number))
    return style["money"].replace("{n}", shown[:-3] if shown.endswith(".00") else shown)


def day_text(style: Style, text: str) -> str:
    """A typed day in the way of the language, empty where it is none."""
    day = read_date(text)
    if day == 0:
        return ""
    when = civil(day)
    month = style["months"][when["month"] - 1]
    return style["date"].replace("{y}", str(when["year"])).replace("{m}", month).replace("{d}", str(when["day"]))


def number_text(kind: str, text: str) -> str:
    """A typed rate or whole number, empty where it is none."""
    number = read_number(text, ["%", "个", "期", "月", "天", "日", "号", "次"])
    if number["status"] != "ok" or number["negative"] or number["digits"] > 1000000000:
        return ""
    if kind == "whole":
        return str(number["digits"]) if number["places"] == 0 else ""
    digits = str(number["digits"])
    while len(digits) <= number["places"]:
        digits = "0" + digits
    cut = len(digits) - number["places"]
    return trimmed(digits[:cut] + "." + digits[cut:]) + "%"


def shown_text(style: Style, field: LetterField, text: str) -> str:
    """A typed text as the letter writes it; empty where it cannot be read as what the field asks for."""
    kind = field["kind"]
    if kind == "money":
        return amount_text(style, text)
    if kind == "date":
        return day_text(style, text)
    if kind == "rate" or kind == "whole":
        return number_text(kind, text)
    if kind == "choice":
        return field["choices"][text]
    if kind == "lines":
        found: list[str] = []
        lines = text.split("\n")
        for n in range(len(lines)):
            found.append(numbered(style, n) + lines[n] if len(lines) > 1 else lines[n])
        return style["join"].join(found)
    return text


def blank_text(style: Style, kind: str) -> str:
    """What stands where nothing is typed."""
    half = style["blank"][: len(style["blank"]) // 2]
    if kind == "money":
        return style["money"].replace("{n}", style["blank"])
    if kind == "date":
        return style["date"].replace("{y}", style["blank"]).replace("{m}", half).replace("{d}", half)
    if kind == "rate":
        return half + "%"
    return half if kind == "whole" else style["blank"]


def numbered(style: Style, n: int) -> str:
    """The number of a point, from 0."""
    word = style["numbers"][n] if n < len(style["numbers"]) else str(n + 1)
    return style["item"].replace("{n}", word)


def is_han(sign: str) -> bool:
    """Whether a character is Chinese."""
    return 0x3400 <= ord(sign) <= 0x9FFF


def is_latin(sign: str) -> bool:
    """Whether a character is a Latin letter, a digit or a percent sign."""
    return 48 <= ord(sign) <= 57 or 65 <= ord(sign) <= 90 or 97 <= ord(sign) <= 122 or sign == "%"


def gap(before: str, after: str) -> str:
    """The space that Chinese and Latin characters keep between them where two pieces meet."""
    if before == "" or after == "":
        return ""
    last = before[len(before) - 1 :]
    first = after[:1]
    return " " if (is_han(last) and is_latin(first)) or (is_latin(last) and is_han(first)) else ""


def continued(before: str, after: str) -> str:
    """The words after a slot, without the full stop that what is typed in the slot already has."""
    if before == "" or after == "":
        return after
    last = before[len(before) - 1 :]
    closed = (after.startswith("。") and last in "。！？；…") or (after.startswith(".") and last in ".!?;。！？")
    return after[1:] if closed else after
