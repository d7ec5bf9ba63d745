"""Names: Python's keep their spelling in JavaScript unless the language or our output needs it. `$` ends a changed one."""

from __future__ import annotations

_WORDS = """
    abstract arguments await boolean break byte case catch char class const continue debugger default delete do double
    else enum eval export extends false final finally float for function goto if implements import in instanceof int
    interface let long native new null package private protected public return short static super switch synchronized
    this throw throws transient true try typeof undefined var void volatile while with yield
    Array Boolean Error Infinity Math NaN Number Object RegExp String Symbol globalThis root window
"""
_RESERVED = frozenset(_WORDS.split())


def safe_name(name: str) -> str:
    """The JavaScript spelling of a Python name."""
    return f"{name}$" if name in _RESERVED else name


def bad_key(key: str) -> bool:
    """Whether a JavaScript object would move this key to the front (or treat it as its prototype)."""
    return key == "__proto__" or (key.isascii() and key.isdigit() and (key == "0" or key[0] != "0"))
