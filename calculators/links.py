"""Inputs in a link: after the #, so that no server sees them. Typed texts in, typed texts out."""

from __future__ import annotations

from typing import Any

from calculators.dates import iso
from calculators.finance import half_up
from calculators.records import Declaration, Field, record_of
from calculators.wording import fixed, trimmed

HEX = "0123456789ABCDEF"
ESCAPED = "%&=;,#+ \"<>`\n\r\t"
"""Characters that are written as %XX in a link; all others stand as they are."""


def spelled(field: Field, value: Any) -> str:
    """A value as a reader would type it: 10000, 12.5 for percent, an ISO date; empty for None."""
    if value is None:
        return ""
    kind = field["kind"]
    if kind == "flag":
        return "true" if value else "false"
    if kind == "choice" or kind == "text":
        text: str = value
        return text
    if kind == "money":
        return trimmed(fixed(int(value), 2)).replace(",", "")
    if kind == "date":
        return iso(int(value))
    if kind == "whole":
        return str(int(value))
    number: float = value
    if kind == "rate" or kind == "share":
        return trimmed(fixed(half_up(number * 100000000), 6)).replace(",", "")
    return trimmed(fixed(half_up(number * 1000000), 6)).replace(",", "")


def spell(declaration: Declaration, values: dict[str, Any]) -> dict[str, Any]:
    """Inputs in internal units as typed texts, rows as lists of typed texts."""
    found: dict[str, Any] = {}
    for field in declaration["inputs"]:
        value = values.get(field["name"])
        if field["kind"] == "rows":
            rows: list[Any] = []
            columns = declaration["columns"][field["name"]]
            if isinstance(value, list):
                for row in value:
                    rows.append(spelled_row(columns, row))
            found[field["name"]] = rows
        else:
            found[field["name"]] = spelled(field, value)
    return found


def spelled_row(columns: list[Field], row: Any) -> dict[str, Any]:
    """A row as typed texts."""
    found: dict[str, Any] = {}
    for column in columns:
        found[column["name"]] = spelled(column, row[column["name"]])
    return found


def prefilled(declaration: Declaration, targets: dict[str, str], values: dict[str, Any]) -> str:
    """The # part that fills another page: each target input from the value named; empty where there is nothing to say."""
    parts: list[str] = []
    for target in targets:
        source = targets[target]
        value = values.get(source)
        field = field_named(declaration, source)
        if field is not None and value is not None:
            parts.append(target + "=" + escaped(spelled(field, value)))
    return "#" + "&".join(parts) if len(parts) > 0 else ""


def field_named(declaration: Declaration, name: str) -> Field | None:
    """The input, output or detail of a name."""
    for field in declaration["inputs"]:
        if field["name"] == name:
            return field
    for field in declaration["outputs"]:
        if field["name"] == name:
            return field
    for field in declaration["details"]:
        if field["name"] == name:
            return field
    return None


def fragment(declaration: Declaration, typed: dict[str, Any]) -> str:
    """The # part that holds typed inputs; rows as fields with commas, joined by semicolons; empty fields are left out."""
    parts: list[str] = []
    for field in declaration["inputs"]:
        name = field["name"]
        value = typed.get(name)
        if isinstance(value, bool):
            parts.append(name + "=" + ("true" if value else "false"))
        elif isinstance(value, str):
            if value != "":
                parts.append(name + "=" + escaped(value))
        elif isinstance(value, list):
            rows: list[str] = []
            columns = declaration["columns"].get(name, [])
            for row in value:
                texts: list[str] = []
                for column in columns:
                    texts.append(text_of(row, column["name"]))
                if "".join(texts) != "":
                    rows.append(",".join([escaped(text) for text in texts]))
            if len(rows) > 0:
                parts.append(name + "=" + ";".join(rows))
    return "#" + "&".join(parts) if len(parts) > 0 else ""


def text_of(row: Any, name: str) -> str:
    """The text in a typed row, empty where there is none."""
    if not isinstance(row, dict):
        return ""
    value = record_of(row).get(name)
    return value if isinstance(value, str) else ""


def from_fragment(declaration: Declaration, text: str) -> dict[str, Any]:
    """Typed inputs from the # part of an address. What is not an input is passed over."""
    found: dict[str, Any] = {}
    rest = text[1:] if text.startswith("#") else text
    for part in rest.split("&"):
        cut = part.find("=")
        if cut < 0:
            continue
        for field in declaration["inputs"]:
            if field["name"] == part[:cut]:
                if field["kind"] == "rows":
                    found[field["name"]] = rows_from(declaration["columns"][field["name"]], part[cut + 1 :])
                else:
                    found[field["name"]] = unescaped(part[cut + 1 :])
    return found


def rows_from(columns: list[Field], text: str) -> list[Any]:
    """Rows of typed texts from fields with commas, joined by semicolons; at most 50."""
    found: list[Any] = []
    for part in text.split(";"):
        texts = part.split(",")
        row: dict[str, Any] = {}
        for n in range(len(columns)):
            row[columns[n]["name"]] = unescaped(texts[n]) if n < len(texts) else ""
        if len(found) < 50:
            found.append(row)
    return found


def escaped(text: str) -> str:
    """A text with the characters that mean something in a link written as %XX."""
    found = ""
    for sign in text:
        if sign in ESCAPED:
            code = ord(sign)
            found += "%" + HEX[code // 16] + HEX[code % 16]
        else:
            found += sign
    return found


def unescaped(text: str) -> str:
    """A text with %XX read as UTF-8; what is not valid stays out."""
    if "%" not in text:
        return text
    found = ""
    pieces = text.split("%")
    found = pieces[0]
    left = 0
    code = 0
    for n in range(1, len(pieces)):
        byte = byte_of(pieces[n])
        if byte >= 192:
            left = 1 if byte < 224 else 2 if byte < 240 else 3
            code = byte % 32 if byte < 224 else byte % 16 if byte < 240 else byte % 8
        elif byte >= 128 and left > 0:
            left -= 1
            code = code * 64 + byte % 64
            if left == 0 and code > 127 and code < 1114112 and (code < 55296 or code > 57343):
                found += chr(code)
        elif byte >= 0 and byte < 128:
            left = 0
            found += chr(byte)
        found += pieces[n][2:]
    return found


def byte_of(text: str) -> int:
    """The value of two hexadecimal digits at the start, or -1."""
    if len(text) < 2:
        return -1
    high = hex_digit(text[0])
    low = hex_digit(text[1])
    return high * 16 + low if high >= 0 and low >= 0 else -1


def hex_digit(sign: str) -> int:
    """The value of a hexadecimal digit in either case, or -1."""
    at = HEX.find(sign)
    return at if at >= 0 else "0123456789abcdef".find(sign)
