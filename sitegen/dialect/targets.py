"""Taking values apart and putting them where they are assigned."""

from __future__ import annotations

import ast
from dataclasses import dataclass

from . import kinds as k
from .core import ATOM, Body, Value
from .literals import tuple_of


@dataclass(frozen=True)
class Slot:
    """One step of an unpacking: a target gets a value, or (target None) an array gets the name the rest uses."""

    target: ast.expr | None
    value: Value
    name: str = ""


def unpack(body: Body, target: ast.expr, items: list[Value]) -> list[Slot]:
    """The steps that give `target` its items: several values, or one that is taken apart as Python would."""
    if not isinstance(target, ast.Tuple | ast.List):
        return [Slot(target, items[0] if len(items) == 1 else tuple_of(body, items))]
    if any(isinstance(item, ast.Starred) for item in target.elts):
        body.refuse(target, "a star in an unpacking", "use slices")
        return []
    if len(items) == 1:
        return _apart(body, target, items[0])
    if len(items) != len(target.elts):
        body.refuse(target, f"{len(target.elts)} names for {len(items)} values", "give each value a name")
        return []
    return [
        slot for item, value in zip(target.elts, items, strict=True) for slot in unpack(body, item, [value])
    ]


def _apart(body: Body, target: ast.Tuple | ast.List, value: Value) -> list[Slot]:
    value = body.some(value)
    count, kind = len(target.elts), value.kind
    if isinstance(kind, k.TupleOf):
        if len(kind.items) != count:
            body.refuse(target, f"{count} names for {len(kind.items)} values", "give each value a name")
            return []
        kinds, source = list(kind.items), value.js
    elif isinstance(kind, k.ListOf | k.SeqOf):
        kinds, source = [kind.item] * count, body.help("unpack", value.js, str(count))
    elif kind in (k.ERROR, k.NEVER):
        kinds, source = [kind] * count, value.js
    else:
        body.refuse(
            target, f"taking {k.show(kind)} apart", "take lists and tuples apart, with types that show"
        )
        return []
    # a temporary keeps the whole: one of the targets may be the variable that is taken apart
    name = value.js if value.js.startswith("$") and source == value.js and value.calm else body.temp()
    slots = [] if name == value.js else [Slot(None, Value(source, kind), name)]
    for place, (item, part) in enumerate(zip(target.elts, kinds, strict=True)):
        slots += unpack(body, item, [Value(f"{name}[{place}]", part, ATOM)])
    return slots
