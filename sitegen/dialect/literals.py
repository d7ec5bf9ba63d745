"""List, tuple and dict literals, subscripts and slices."""

from __future__ import annotations

import ast
import re

from . import kinds as k
from .core import ATOM, EXPRESSIONS, Body, Value, coerce, expression, js_text, placed
from .expressions import constant
from .names import bad_key

_PLAIN_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_]*\Z")


def list_literal(body: Body, node: ast.expr, want: k.Kind | None) -> Value:
    """`[a, b]`."""
    assert isinstance(node, ast.List)
    want = k.some(want) if want else None
    if isinstance(want, k.ListOf | k.SeqOf) and want.item != k.NEVER:
        items = [placed(body, item, want.item) for item in node.elts]
        kind: k.Kind = k.ListOf(want.item)
    else:
        items = [expression(body, item, k.ANY if want == k.ANY else None) for item in node.elts]
        kind = k.NEVER
        for item in items:
            kind = k.join(kind, k.inside(item.kind))
        kind = k.ListOf(kind)
    return Value("[" + ", ".join(item.js for item in items) + "]", kind)


def tuple_literal(body: Body, node: ast.expr, want: k.Kind | None) -> Value:
    """`(a, b)`: a frozen array, which is how the runtime tells it from a list."""
    assert isinstance(node, ast.Tuple)
    want = k.some(want) if want else None
    items = []
    for place, item in enumerate(node.elts):
        if isinstance(want, k.TupleOf) and len(want.items) == len(node.elts):
            items.append(placed(body, item, want.items[place]))
        elif isinstance(want, k.SeqOf):
            items.append(placed(body, item, want.item))
        else:
            items.append(expression(body, item, k.ANY if want == k.ANY else None))
    return tuple_of(body, items)


def tuple_of(body: Body, items: list[Value]) -> Value:
    """A tuple of compiled values."""
    js = body.help("tuple", "[" + ", ".join(item.js for item in items) + "]")
    return Value(js, k.TupleOf(tuple(item.kind for item in items)))


def dict_literal(body: Body, node: ast.expr, want: k.Kind | None) -> Value:
    """`{"a": b}`: a record where one is wanted or the values are of several kinds, else a dict."""
    assert isinstance(node, ast.Dict)
    want = k.some(want) if want else None
    if isinstance(want, k.Record) and want.name:
        keys = [key.value if isinstance(key, ast.Constant) else None for key in node.keys]
        if all(isinstance(key, str) for key in keys):
            return record(
                body, node, want, [(str(key), at) for key, at in zip(keys, node.values, strict=True)]
            )
        return body.refuse(node, f"a computed key in a {want.name}", "write the keys out")
    if None in node.keys:
        return _merged(body, node, want)
    item_want = want.value if isinstance(want, k.DictOf) and want.value != k.NEVER else None
    pairs = []
    for key, at in zip(node.keys, node.values, strict=True):
        assert key is not None
        made_key = _key(body, key)
        value = (
            placed(body, at, item_want)
            if item_want
            else expression(body, at, k.ANY if want == k.ANY else None)
        )
        pairs.append((key, made_key, value))
    plain = all(isinstance(key, ast.Constant) for key, _, _ in pairs)
    kind = k.DictOf(item_want) if item_want else _dict_kind([(key, v.kind) for key, _, v in pairs], plain)
    if plain:
        inner = ", ".join(f"{_bare(made.js)}: {value.js}" for _, made, value in pairs)
        return Value("{" + inner + "}", kind)
    return Value(body.help("dict", *(part.js for _, made, value in pairs for part in (made, value))), kind)


def _dict_kind(pairs: list[tuple[ast.expr, k.Kind]], plain: bool) -> k.Kind:
    joined: k.Kind = k.NEVER
    for _, kind in pairs:
        joined = k.join(joined, k.inside(kind))
    alike = joined in k.NUMBERS or all(k.fuse(k.inside(kind), joined) == joined for _, kind in pairs)
    if plain and not alike:
        names = [
            (str(key.value), k.Field(k.inside(kind))) for key, kind in pairs if isinstance(key, ast.Constant)
        ]
        return k.Record("", tuple(dict(names).items()))
    return k.DictOf(joined)


def _merged(body: Body, node: ast.Dict, want: k.Kind | None) -> Value:
    """`{**a, "b": c}`."""
    item: k.Kind = want.value if isinstance(want, k.DictOf) else k.NEVER
    parts, kinds = [], []
    for key, at in zip(node.keys, node.values, strict=True):
        if key is None:
            part = expression(body, at)
            if not isinstance(part.kind, k.DictOf) and part.kind not in (k.ERROR, k.NEVER):
                return body.refuse(
                    at, f"** of {k.show(part.kind)}", "spread a dict[str, T]; write a record's fields out"
                )
            kinds.append(part.kind.value if isinstance(part.kind, k.DictOf) else k.NEVER)
            parts.append(part.js)
        else:
            made = _key(body, key)
            value = placed(body, at, item) if item != k.NEVER else expression(body, at)
            kinds.append(k.inside(value.kind))
            parts.append(
                "{" + f"{_bare(made.js)}: {value.js}" + "}"
                if isinstance(key, ast.Constant)
                else body.help("dict", made.js, value.js)
            )
    for kind in kinds:
        item = k.join(item, kind)
    return Value(f"Object.assign({{}}, {', '.join(parts)})", k.DictOf(item))


def _key(body: Body, node: ast.expr) -> Value:
    value = expression(body, node)
    if value.kind not in (k.STR, k.ERROR, k.NEVER):
        return body.refuse(
            node, f"a dict key of type {k.show(value.kind)}", "keys are str; use a list of tuples for others"
        )
    if isinstance(node, ast.Constant) and bad_key(str(node.value)):
        return body.refuse(
            node,
            f"the dict key {node.value!r}: JavaScript would move it",
            "put a letter in front, or use a list",
        )
    return value


def _bare(js: str) -> str:
    return js[1:-1] if _PLAIN_KEY.match(js[1:-1]) else js


def record(body: Body, node: ast.AST, want: k.Record, given: list[tuple[str, ast.expr]]) -> Value:
    """A TypedDict's value: every required field, no other, each of its kind."""
    fields = dict(want.fields)
    parts = []
    for key, at in given:
        if key not in fields:
            body.refuse(at, f"{want.name} has no field {key!r}", f"its fields are {', '.join(fields)}")
            continue
        value = placed(body, at, fields[key].kind)
        parts.append(f"{_bare(js_text(body, at, key))}: {value.js}")
    missing = [key for key, field in fields.items() if field.required and key not in dict(given)]
    if missing:
        body.refuse(node, f"{want.name} without {', '.join(missing)}", "give every field")
    return Value("{" + ", ".join(parts) + "}", want)


def member(js: str, key: str, text: str) -> str:
    """Access to an own property that is surely there."""
    return f"{js}.{key}" if _PLAIN_KEY.match(key) else f"{js}[{text}]"


def subscript(body: Body, node: ast.expr, want: k.Kind | None) -> Value:
    """`a[b]` read."""
    assert isinstance(node, ast.Subscript)
    given = expression(body, node.value)
    base = body.some(given)
    if isinstance(node.slice, ast.Slice):
        return _slice(body, node, base)
    index = expression(body, node.slice)
    if isinstance(given.kind, k.Maybe) and not index.calm:
        return body.refuse(
            node, "this may be None, indexed by a value that has to be computed", "test `is None` first"
        )
    kind = base.kind
    if k.ERROR in (kind, index.kind):
        return Value("null", k.ERROR)
    if k.NEVER in (kind, index.kind):
        return Value("null", k.NEVER)
    match kind:
        case k.DictOf(value) if index.kind == k.STR:
            return Value(body.help("key", base.js, index.js), value)
        case k.Record():
            return _field(body, node, base, kind)
        case k.TupleOf() if index.kind == k.INT:
            return _tuple_item(body, node, base, index, kind)
        case k.ListOf(item) | k.SeqOf(item) if index.kind == k.INT:
            return Value(body.help("at", base.js, index.js), item)
    if kind == k.STR and index.kind == k.INT:
        return Value(body.help("char", base.js, index.js), k.STR)
    if kind == k.ANY and index.kind in (k.INT, k.STR):
        return Value(body.help("pick", base.js, index.js), k.ANY)
    return body.refuse(
        node,
        f"{k.show(kind)} indexed by {k.show(index.kind)}",
        "index lists and str by int, dicts by str, with types that show",
    )


def _field(body: Body, node: ast.Subscript, base: Value, kind: k.Record) -> Value:
    found = record_key(body, node, kind)
    if found is None:
        return Value("null", k.ERROR)
    key, field, text = found
    if not field.required:
        return Value(body.help("key", base.js, text), field.kind)
    return Value(member(base.within(ATOM), key, text), field.kind, calm=base.calm)


def record_key(body: Body, node: ast.Subscript, kind: k.Record) -> tuple[str, k.Field, str] | None:
    """The constant key of a record access: (key, its field, its JavaScript text), or None after a report."""
    key = node.slice.value if isinstance(node.slice, ast.Constant) else None
    if not isinstance(key, str):
        body.refuse(
            node.slice, f"a computed key for {k.show(kind)}", "write the field's name, or use dict[str, T]"
        )
        return None
    field = kind.field(key)
    if field is None:
        body.refuse(
            node.slice,
            f"{k.show(kind)} has no field {key!r}",
            "use one of its fields, or annotate it dict[str, T]",
        )
        return None
    return key, field, constant(body, node.slice, None).js


def _tuple_item(body: Body, node: ast.Subscript, base: Value, index: Value, kind: k.TupleOf) -> Value:
    try:
        place = ast.literal_eval(node.slice)
    except ValueError:
        return Value(body.help("at", base.js, index.js), k.item_of(kind))
    if not -len(kind.items) <= place < len(kind.items):
        return body.refuse(node, f"item {place} of a tuple of {len(kind.items)}", "count from 0")
    place %= len(kind.items)
    return Value(f"{base.within(ATOM)}[{place}]", kind.items[place], calm=base.calm)


def _slice(body: Body, node: ast.Subscript, base: Value) -> Value:
    cut = node.slice
    assert isinstance(cut, ast.Slice)
    if cut.step is not None:
        return body.refuse(node, "a slice with a step", "use a loop, or reversed()")
    ends = []
    for end in (cut.lower, cut.upper):
        value = Value("null", k.NONE) if end is None else coerce(body, end, expression(body, end), k.INT)
        ends.append(value)
    lower, upper = ends[0].js if cut.lower else "0", ends[1].js
    if isinstance(base.kind, k.ListOf):
        args = "" if lower == "0" and not cut.upper else lower if not cut.upper else f"{lower}, {upper}"
        return Value(f"{base.within(ATOM)}.slice({args})", base.kind)
    if base.kind == k.STR:
        return Value(body.help("part", base.js, lower, *([upper] if cut.upper else [])), k.STR)
    if base.kind in (k.ERROR, k.NEVER):
        return base
    return body.refuse(
        node, f"a slice of {k.show(base.kind)}", "slice lists and str; make a list of it with list(...)"
    )


EXPRESSIONS.update(
    {ast.List: list_literal, ast.Tuple: tuple_literal, ast.Dict: dict_literal, ast.Subscript: subscript}
)
