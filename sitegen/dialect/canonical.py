"""Canonical JSON: the text that JavaScript's JSON.stringify would write, so that two engines compare as bytes."""

from __future__ import annotations

import json
import math
import re
from typing import Any

_SURROGATE = re.compile("[\ud800-\udfff]")
_SAFE = 2**53


def number(value: float) -> str:
    """A number as ECMAScript's Number::toString writes it; minus zero is 0.

    An int beyond 2**53 is a ValueError: JavaScript could not hold it. So are NaN and the infinities.
    """
    if isinstance(value, int):
        if abs(value) >= _SAFE:
            raise ValueError(f"{value} is not a safe integer")
        return str(int(value))
    if not math.isfinite(value):
        raise ValueError(f"{value} has no JSON form")
    if value == 0:
        return "0"
    digits, exponent = _digits(abs(value))
    return ("-" if value < 0 else "") + _ecmascript(digits, exponent)


def _digits(value: float) -> tuple[str, int]:
    """The shortest digits d1d2... and n with value = 0.d1d2... * 10**n. Both languages agree on them."""
    mantissa, _, power = f"{value!r}e".partition("e")
    whole, _, fraction = mantissa.partition(".")
    if fraction == "0":
        fraction = ""
    digits = (whole + fraction).lstrip("0")
    point = len(whole) + int(power.rstrip("e") or 0)
    point -= len(whole + fraction) - len(digits)
    return digits.rstrip("0"), point


def _ecmascript(digits: str, point: int) -> str:
    count = len(digits)
    if count <= point <= 21:
        return digits + "0" * (point - count)
    if 0 < point <= 21:
        return f"{digits[:point]}.{digits[point:]}"
    if -6 < point <= 0:
        return "0." + "0" * -point + digits
    power = point - 1
    tail = f".{digits[1:]}" if count > 1 else ""
    return f"{digits[0]}{tail}e{'+' if power > 0 else '-'}{abs(power)}"


def text(value: str) -> str:
    """A string as JSON.stringify quotes it: non-ASCII as it is, lone surrogates escaped."""
    if _SURROGATE.search(value):  # JavaScript sees a pair of surrogates as the one character it encodes
        value = value.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")
    return _SURROGATE.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False))


def dumps(value: Any) -> str:
    """JSON text of None, bool, int, float, str, list, tuple and dict with str keys; anything else is a TypeError."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return number(value)
    if isinstance(value, str):
        return text(value)
    if isinstance(value, list | tuple):
        return "[" + ",".join(map(dumps, value)) + "]"
    if isinstance(value, dict):
        return "{" + ",".join(f"{text(_key(key))}:{dumps(item)}" for key, item in value.items()) + "}"
    raise TypeError(f"{type(value).__name__} has no JSON form")


def _key(key: object) -> str:
    if not isinstance(key, str):
        raise TypeError(f"a JSON object's key is a str, not {type(key).__name__}")
    return key
