"""`sitegen.dialect.canonical.dumps`, three times as fast: parity runs spend most of their time writing JSON."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sitegen.dialect import canonical

_TEXTS: dict[str, str] = {}


def dumps(value: Any) -> str:
    """The same text as `canonical.dumps`; tests compare the two."""
    out: list[str] = []
    _write(value, out.append)
    return "".join(out)


def _text(value: str) -> str:
    known = _TEXTS.get(value)
    if known is None:
        known = canonical.text(value)
        if len(_TEXTS) > 50_000:
            _TEXTS.clear()
        _TEXTS[value] = known
    return known


def _write(value: Any, put: Callable[[str], None]) -> None:
    kind = type(value)
    if kind is str:
        put(_text(value))
    elif kind is dict:
        mark = "{"
        for key, item in value.items():
            put(mark + _text(key) + ":")
            _write(item, put)
            mark = ","
        put("}" if mark == "," else "{}")
    elif kind is list:
        mark = "["
        for item in value:
            put(mark)
            _write(item, put)
            mark = ","
        put("]" if mark == "," else "[]")
    elif kind is int and -(2**53) < value < 2**53:
        put(str(value))
    else:
        put(canonical.dumps(value))
