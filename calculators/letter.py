"""The entry of letter.js: a letter composed from what was typed, and its plain text."""

from __future__ import annotations

from typing import Any

from calculators.letter_text import (
    Block,
    Composed,
    Letter,
    LetterField,
    Part,
    Piece,
    Span,
    Style,
    blank_text,
    continued,
    field_of,
    gap,
    holds,
    numbered,
    pieces,
    shown_text,
    typed_of,
)

EXPORTS = ("compose", "plain_text")


def look(terms: list[str], typed: dict[str, str], asked: list[str]) -> bool:
    """Whether all terms hold. The fields looked at, up to the first term that does not hold, are asked for."""
    for term in terms:
        name = field_of(term)
        if name not in asked:
            asked.append(name)
        if not holds(term, typed):
            return False
    return True


def slot_span(style: Style, field: LetterField, value: str, count: bool) -> Span:
    """What stands in a slot. A text that cannot be read as what the field asks for stands as it was typed."""
    if value == "":
        return {"text": blank_text(style, "whole" if count else field["kind"]), "field": field["name"], "blank": True}
    text = str(len(value.split("\n"))) if count else shown_text(style, field, value)
    return {"text": value if text == "" else text, "field": field["name"], "blank": False}


def awaited(fields: dict[str, LetterField], when: list[str], typed: dict[str, str]) -> str:
    """The field whose choice decides whether words stand, and that must be chosen and is not; else an empty text."""
    for term in when:
        name = field_of(term)
        if "=" in term and "!=" not in term and not fields[name]["optional"] and typed.get(name, "") == "":
            return name
    return ""


def spans_of(
    letter: Letter, fields: dict[str, LetterField], found: list[Piece], typed: dict[str, str], asked: list[str]
) -> list[Span]:
    """The stretches of a passage whose own condition holds; one blank for words that wait for a choice."""
    made: list[Span] = []
    waiting: list[str] = []
    for piece in found:
        name = piece["field"]
        span: Span = {"text": piece["text"], "field": "", "blank": False}
        if not look(piece["when"], typed, asked):
            name = awaited(fields, piece["when"], typed)
            if name == "" or name in waiting:
                continue
            waiting.append(name)
        if name != "":
            if name not in asked:
                asked.append(name)
            span = slot_span(letter["style"], fields[name], typed.get(name, ""), piece["count"])
        before = made[len(made) - 1]["text"] if len(made) > 0 else ""
        if len(made) > 0 and made[len(made) - 1]["field"] != "" and name == "":
            span = {"text": continued(before, span["text"]), "field": "", "blank": False}
        space = gap(before, span["text"])
        if space != "":
            made.append({"text": space, "field": "", "blank": False})
        made.append(span)
    return made


def block(kind: str, part: int, spans: list[Span]) -> Block:
    """A finished paragraph."""
    text = ""
    for span in spans:
        text = text + span["text"]
    return {"kind": kind, "text": text, "part": part, "spans": spans}


def blocks_of(
    letter: Letter, fields: dict[str, LetterField], at: int, part: Part, typed: dict[str, str], asked: list[str]
) -> list[Block]:
    """The paragraphs a passage gives: one, or one for each line where it is nothing but a slot of lines."""
    found = pieces(part["text"])
    if len(found) == 1 and found[0]["field"] != "" and not found[0]["count"]:
        name = found[0]["field"]
        lines = typed.get(name, "").split("\n")
        if fields[name]["kind"] == "lines" and lines[0] != "":
            asked.append(name)
            return [block(part["kind"], at, [{"text": line, "field": name, "blank": False}]) for line in lines]
    return [block(part["kind"], at, spans_of(letter, fields, found, typed, asked))]


def compose(letter: Letter, values: dict[str, Any]) -> Composed:
    """The letter as it stands with these values. Names the letter does not know are passed over."""
    fields: dict[str, LetterField] = {}
    typed: dict[str, str] = {}
    for field in letter["fields"]:
        fields[field["name"]] = field
        typed[field["name"]] = typed_of(field, values.get(field["name"]))
    asked: list[str] = []
    blocks: list[Block] = []
    title = ""
    points = 0
    for at in range(len(letter["parts"])):
        part = letter["parts"][at]
        if not look(part["when"], typed, asked):
            continue
        for made in blocks_of(letter, fields, at, part, typed, asked):
            if part["kind"] == "title":
                title = made["text"]
            if part["kind"] != "item":
                points = 0
            else:
                number: Span = {"text": numbered(letter["style"], points), "field": "", "blank": False}
                made = block("item", at, [number] + made["spans"])
                points += 1
            blocks.append(made)
    missing: list[str] = []
    unread: list[str] = []
    for field in letter["fields"]:
        value = typed[field["name"]]
        if field["name"] not in asked:
            continue
        if value == "" and not field["optional"] and field["kind"] != "flag":
            missing.append(field["name"])
        if value != "" and shown_text(letter["style"], field, value) == "":
            unread.append(field["name"])
    inorder = [field["name"] for field in letter["fields"] if field["name"] in asked]
    return {"title": title, "blocks": blocks, "asked": inorder, "missing": missing, "unread": unread}


def plain_text(composed: Composed) -> str:
    """The letter as lines of text: a blank line around the title and before the closing lines."""
    found = ""
    before = ""
    for made in composed["blocks"]:
        kind = made["kind"]
        if found != "":
            close = kind == before and (kind == "sign" or kind == "item")
            found = found + ("\n" if close else "\n\n")
        found = found + made["text"]
        before = kind
    return found + "\n"
