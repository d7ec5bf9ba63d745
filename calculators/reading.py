"""One value from outside: a typed text or a JSON value, to internal units or to a problem code."""

from __future__ import annotations

from typing import Any, TypedDict

from calculators.dates import from_iso, iso
from calculators.decimals import MONEY_UNITS, fen_of, read_date, read_number, value_of
from calculators.finance import to_fen, to_yuan
from calculators.records import Field

GREATEST = 1000000000000.0
"""No number above 10^12 (yuan, or anything else) is read."""
TEXT_MOST = 60
TRUE_WORDS = ["true", "1", "on", "yes", "是"]


class Reading(TypedDict):
    """One value read: in internal units, or None with a problem code (empty when nothing is wrong)."""

    value: Any
    code: str
    values: Any


def well(value: Any) -> Reading:
    """A value that was read."""
    return {"value": value, "code": "", "values": {}}


def ill(code: str, values: Any) -> Reading:
    """A value that could not be read, and why."""
    return {"value": None, "code": code, "values": values}


def missing(field: Field, typed: bool) -> Reading:
    """What an empty field means: its default in JSON and for choices, nought where that is the default, else nothing."""
    default = field["default"]
    if not typed and default is not None:
        return well(default)
    if field["kind"] == "flag":
        return well(False)
    if default is not None and (field["kind"] == "text" or field["kind"] == "choice"):
        return well(default)
    if default is not None and not isinstance(default, str) and default == 0:
        return well(default)
    if field["optional"]:
        return well(None)
    return ill("missing", {})


def read_typed(field: Field, answer: Any) -> Reading:
    """A value as a reader typed or chose it. Anything but text, true and false is not a typed value."""
    kind = field["kind"]
    if isinstance(answer, bool):
        return well(answer) if kind == "flag" else ill("not_a_text", {})
    if answer is None:
        return missing(field, True)
    if not isinstance(answer, str):
        return ill("not_a_text", {})
    text = answer.strip(" ")
    if text == "":
        return missing(field, True)
    if kind == "flag":
        return well(text in TRUE_WORDS)
    if kind == "choice":
        return well(text) if text in field["choices"] else ill("not_a_choice", {})
    if kind == "text":
        return well(text) if len(text) <= TEXT_MOST else ill("too_long", {"most": TEXT_MOST})
    if kind == "date":
        day = read_date(text)
        return within(field, day) if day > 0 else ill("not_a_date", {})
    return read_typed_number(field, text)


def read_typed_number(field: Field, text: str) -> Reading:
    """A typed amount, rate or count."""
    kind = field["kind"]
    units = ["%", "个", "期", "月", "天", "次", "倍"]
    if kind == "money":
        units = MONEY_UNITS
    number = read_number(text, units)
    if number["status"] == "empty" or number["status"] == "bad":
        return ill("not_a_number", {})
    if number["status"] == "long" or value_of(number, False) > GREATEST or value_of(number, False) < -GREATEST:
        return beyond(field, number["negative"])
    if kind == "money":
        return within(field, fen_of(number))
    if kind == "whole":
        if number["places"] > 0:
            return ill("not_whole", {})
        return within(field, -number["digits"] if number["negative"] else number["digits"])
    return within(field, value_of(number, kind == "rate" or kind == "share"))


def read_json(field: Field, answer: Any) -> Reading:
    """A value of the JSON interface, in outside units."""
    kind = field["kind"]
    if answer is None:
        return missing(field, False)
    if kind == "flag":
        return well(answer) if isinstance(answer, bool) else ill("not_a_flag", {})
    if kind == "choice" or kind == "text" or kind == "date":
        return read_json_text(field, answer)
    if not is_number(answer):
        return ill("not_a_json_number", {})
    number: float = answer
    if number > GREATEST or number < -GREATEST or number != number:
        return beyond(field, number < 0)
    if kind == "money":
        return within(field, to_fen(number))
    if kind == "whole":
        whole = int(number)
        return within(field, whole) if whole == number else ill("not_whole", {})
    return within(field, number)


def is_number(answer: Any) -> bool:
    """Whether a JSON value that is not null is a number."""
    if isinstance(answer, bool) or isinstance(answer, str):  # noqa: SIM101  the dialect asks for one kind at a time
        return False
    return not isinstance(answer, list) and not isinstance(answer, dict)


def read_json_text(field: Field, answer: Any) -> Reading:
    """A choice, a name or an ISO date of the JSON interface."""
    kind = field["kind"]
    if not isinstance(answer, str):
        return ill("not_a_json_text", {})
    text: str = answer
    if kind == "choice":
        return well(text) if text in field["choices"] else ill("not_a_choice", {})
    if kind == "text":
        return well(text) if len(text) <= TEXT_MOST else ill("too_long", {"most": TEXT_MOST})
    day = from_iso(text)
    return within(field, day) if day > 0 else ill("not_a_date", {})


def beyond(field: Field, negative: bool) -> Reading:
    """The problem of a number too long to be meant."""
    if negative and field["least"] is not None:
        return ill("too_small", {"least": field["least"]})
    if field["most"] is not None and not negative:
        return ill("too_large", {"most": field["most"]})
    return ill("too_many_digits", {})


def within(field: Field, value: float) -> Reading:
    """The value, if it lies within the field's limits."""
    least = field["least"]
    most = field["most"]
    if least is not None and value < least:
        return ill("too_early" if field["kind"] == "date" else "too_small", {"least": least})
    if most is not None and value > most:
        return ill("too_late" if field["kind"] == "date" else "too_large", {"most": most})
    return well(value)


def outside_value(field: Field, value: Any) -> Any:
    """A plain value in outside units: yuan, fractions, ISO dates."""
    if value is None:
        return None
    if field["kind"] == "money":
        return to_yuan(int(value))
    if field["kind"] == "date":
        return iso(int(value))
    return value


def outside_row(columns: list[Field], row: Any) -> dict[str, Any]:
    """A row in outside units."""
    found: dict[str, Any] = {}
    for column in columns:
        found[column["name"]] = outside_value(column, row[column["name"]])
    return found
