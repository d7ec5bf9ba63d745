"""The methods of str, list, dict and records."""

from __future__ import annotations

import ast

from . import kinds as k
from .aggregates import sort_options
from .calls import METHODS
from .core import ATOM, Body, Value, coerce, expression, placed
from .iteration import array, entry_kind

ERR = Value("null", k.ERROR)


def _texts(body: Body, node: ast.Call, kinds: list[k.Kind], least: int | None = None) -> list[str] | None:
    """The arguments of a method, each of its kind; None after a report."""
    least = len(kinds) if least is None else least
    if node.keywords or not least <= len(node.args) <= len(kinds):
        name = node.func.attr if isinstance(node.func, ast.Attribute) else "this"
        body.refuse(
            node,
            f".{name}() with {len(node.args) + len(node.keywords)} arguments here",
            f"give it {least}{f' to {len(kinds)}' if least < len(kinds) else ''}, without names",
        )
        return None
    return [placed(body, arg, kind).js for arg, kind in zip(node.args, kinds, strict=False)]


def _simple(
    name: str, kinds: list[k.Kind], result: k.Kind, least: int | None = None, native: str = ""
) -> None:
    """Register a str method: a native JavaScript method where it is the same, else a helper of this name."""

    def made(body: Body, node: ast.Call, base: Value) -> Value:
        texts = _texts(body, node, kinds, least)
        if texts is None:
            return Value("null", result)
        if native:
            return Value(f"{base.within(ATOM)}.{native}({', '.join(texts)})", result)
        return Value(body.help(name, base.js, *texts), result)

    METHODS[f"str.{name}"] = made


_simple("startswith", [k.STR], k.BOOL, native="startsWith")
_simple("endswith", [k.STR], k.BOOL, native="endsWith")
_simple("lower", [], k.STR)
_simple("upper", [], k.STR)
_simple("isdigit", [], k.BOOL)
_simple("find", [k.STR], k.INT)
_simple("count", [k.STR], k.INT)
_simple("replace", [k.STR, k.STR], k.STR)
_simple("split", [k.STR], k.ListOf(k.STR), 0)
_simple("strip", [k.STR], k.STR, 0)
_simple("lstrip", [k.STR], k.STR, 0)
_simple("rstrip", [k.STR], k.STR, 0)
_simple("zfill", [k.INT], k.STR)
_simple("rjust", [k.INT, k.STR], k.STR, 1)
_simple("ljust", [k.INT, k.STR], k.STR, 1)


def join(body: Body, node: ast.Call, base: Value) -> Value:
    """`sep.join(parts)`."""
    if len(node.args) != 1 or node.keywords:
        return body.refuse(node, ".join() with other than one argument", "give it the parts to join")
    parts = array(body, node.args[0])
    item = k.item_of(parts.kind) if parts else k.ERROR
    if parts is None or item not in (k.STR, k.NEVER, k.ERROR):
        return (
            body.refuse(node, f".join() of {k.show(item)}", "join str; make str of the others first")
            if parts
            else ERR
        )
    if not base.calm and not parts.calm:
        return body.refuse(node, ".join() on a computed separator", "give the separator a name first")
    return Value(f"{parts.within(ATOM)}.join({base.js})", k.STR)


def grown(body: Body, node: ast.Call, base: Value, kind: k.Kind) -> k.Kind:
    """The item kind of a list after another item: the variable of an unannotated list learns from what is added."""
    target = node.func.value if isinstance(node.func, ast.Attribute) else node
    assert isinstance(base.kind, k.ListOf)
    if body.function and isinstance(target, ast.Name) and body.function.may_grow(target.id):
        body.function.grow(target.id, k.inside(kind))
    return base.kind.item


def _add(body: Body, node: ast.Call, base: Value, at: ast.expr) -> str:
    """The value of an added item, fitted to the list."""
    assert isinstance(base.kind, k.ListOf)
    want = base.kind.item
    if (want != k.NEVER and want in (k.ANY,)) or isinstance(
        want, k.Record | k.ListOf | k.DictOf | k.TupleOf | k.Maybe
    ):
        value = expression(body, at, want)
    else:
        value = expression(body, at)
    item = grown(body, node, base, value.kind)
    return value.js if item == k.NEVER or not body.program.final else coerce(body, at, value, item).js


def append(body: Body, node: ast.Call, base: Value) -> Value:
    body.changed()
    if len(node.args) != 1 or node.keywords:
        return body.refuse(node, ".append() with other than one argument", "append one item")
    return Value(f"{base.within(ATOM)}.push({_add(body, node, base, node.args[0])})", k.NONE)


def extend(body: Body, node: ast.Call, base: Value) -> Value:
    body.changed()
    if len(node.args) != 1 or node.keywords:
        return body.refuse(node, ".extend() with other than one argument", "give it one list")
    if isinstance(node.args[0], ast.GeneratorExp):
        return body.refuse(node, ".extend() with a generator", "write a list comprehension")
    more = array(body, node.args[0])
    if more is None:
        return ERR
    added = k.item_of(more.kind)
    item = grown(body, node, base, added)
    if item != k.NEVER and body.program.final:
        coerce(body, node, Value("", added), item)
        if added == k.ANY and item != k.ANY:
            return body.refuse(node, "items whose type does not show", "append them one by one, with a check")
    return Value(body.help("extend", base.js, more.js), k.NONE)


def insert(body: Body, node: ast.Call, base: Value) -> Value:
    body.changed()
    if len(node.args) != 2 or node.keywords:
        return body.refuse(node, ".insert() with other than two arguments", "write xs.insert(place, item)")
    place = coerce(body, node.args[0], expression(body, node.args[0]), k.INT).js
    return Value(f"{base.within(ATOM)}.splice({place}, 0, {_add(body, node, base, node.args[1])})", k.NONE)


def list_pop(body: Body, node: ast.Call, base: Value) -> Value:
    body.changed()
    texts = _texts(body, node, [k.INT], 0)
    return ERR if texts is None else Value(body.help("pop", base.js, *texts), k.item_of(base.kind))


def _sought(name: str, result: k.Kind) -> None:
    def made(body: Body, node: ast.Call, base: Value) -> Value:
        if name == "remove":
            body.changed()
        if len(node.args) != 1 or node.keywords:
            return body.refuse(node, f".{name}() with other than one argument", f"write xs.{name}(item)")
        value = expression(body, node.args[0])
        return Value(body.help(f"list{name}", base.js, value.js), result)

    METHODS[f"list.{name}"] = made
    if name != "remove":
        METHODS[f"tuple.{name}"] = made


_sought("index", k.INT)
_sought("count", k.INT)
_sought("remove", k.NONE)


def sort(body: Body, node: ast.Call, base: Value) -> Value:
    body.changed()
    if node.args:
        return body.refuse(node, ".sort() with unnamed arguments", "write xs.sort(key=..., reverse=...)")
    options = sort_options(body, node, k.item_of(base.kind))
    return ERR if options is None else Value(body.help("sort", base.js, *options), k.NONE)


def _whole(name: str, js: str, result: k.Kind | None) -> None:
    def made(body: Body, node: ast.Call, base: Value) -> Value:
        if result is not None:
            body.changed()
        if _texts(body, node, []) is None:
            return ERR
        return Value(js.format(base.within(ATOM)), base.kind if result is None else result)

    METHODS[f"list.{name}"] = made


_whole("reverse", "{}.reverse()", k.NONE)
_whole("clear", "{}.splice(0)", k.NONE)
_whole("copy", "{}.slice()", None)


def get(body: Body, node: ast.Call, base: Value) -> Value:
    """`d.get(key)` and `d.get(key, default)`."""
    if not 1 <= len(node.args) <= 2 or node.keywords:
        return body.refuse(node, ".get() with other arguments", "write d.get(key) or d.get(key, default)")
    key = coerce(body, node.args[0], expression(body, node.args[0]), k.STR)
    kind = _value_kind(body, node, base, node.args[0])
    if len(node.args) == 1:
        return Value(body.help("get", base.js, key.js), k.maybe(kind))
    default = expression(
        body, node.args[1], kind if isinstance(kind, k.ListOf | k.DictOf | k.Record) else None
    )
    joined = k.join(kind, default.kind)
    return Value(body.help("get", base.js, key.js, default.js), joined)


def _value_kind(body: Body, node: ast.Call, base: Value, key: ast.expr) -> k.Kind:
    if not isinstance(base.kind, k.Record):
        return entry_kind(base.kind)
    field = (
        base.kind.field(key.value) if isinstance(key, ast.Constant) and isinstance(key.value, str) else None
    )
    if field is None:
        body.refuse(node, f"{k.show(base.kind)} has no such field", "name one of its fields")
        return k.ERROR
    return field.kind


def dict_pop(body: Body, node: ast.Call, base: Value) -> Value:
    body.changed(resized=True)
    if not 1 <= len(node.args) <= 2 or node.keywords:
        return body.refuse(node, ".pop() with other arguments", "write d.pop(key) or d.pop(key, default)")
    key = coerce(body, node.args[0], expression(body, node.args[0]), k.STR)
    default = [expression(body, arg) for arg in node.args[1:]]
    kind = entry_kind(base.kind)
    return Value(
        body.help("dictpop", base.js, key.js, *(d.js for d in default)),
        k.join(kind, default[0].kind) if default else kind,
    )


def learn(body: Body, target: ast.expr, base: Value, kind: k.Kind) -> k.Kind:
    """The value kind of a dict after another entry: like a list, an unannotated dict learns from what is put in."""
    assert isinstance(base.kind, k.DictOf)
    if body.function and isinstance(target, ast.Name) and body.function.may_grow(target.id):
        body.function.grow(target.id, k.inside(kind))
    return base.kind.value


def setdefault(body: Body, node: ast.Call, base: Value) -> Value:
    body.changed(resized=True)
    if len(node.args) != 2 or node.keywords:
        return body.refuse(node, ".setdefault() with other arguments", "write d.setdefault(key, value)")
    key = coerce(body, node.args[0], expression(body, node.args[0]), k.STR)
    value = expression(body, node.args[1], entry_kind(base.kind))
    target = node.func.value if isinstance(node.func, ast.Attribute) else node
    kind = learn(body, target, base, value.kind)
    if kind != k.NEVER and body.program.final:
        value = coerce(body, node.args[1], value, kind)
    return Value(body.help("setdefault", base.js, key.js, value.js), kind)


def update(body: Body, node: ast.Call, base: Value) -> Value:
    body.changed(resized=True)
    if len(node.args) != 1 or node.keywords:
        return body.refuse(node, ".update() with other than one dict", 'write d.update({"key": value})')
    more = expression(body, node.args[0], base.kind if base.kind != k.DictOf(k.NEVER) else None)
    if not isinstance(more.kind, k.DictOf):
        return (
            body.refuse(node, f".update() with {k.show(more.kind)}", "give it a dict")
            if more.kind != k.ERROR
            else ERR
        )
    target = node.func.value if isinstance(node.func, ast.Attribute) else node
    kind = learn(body, target, base, more.kind.value)
    if kind != k.NEVER and body.program.final:
        coerce(body, node, Value("", more.kind.value), kind)
        if more.kind.value == k.ANY and kind != k.ANY:
            return body.refuse(
                node, "values whose type does not show", "put them in one by one, with a check"
            )
    return Value(f"Object.assign({base.js}, {more.js})", k.NONE)


def dict_clear(body: Body, node: ast.Call, base: Value) -> Value:
    body.changed(resized=True)
    return ERR if _texts(body, node, []) is None else Value(body.help("clear", base.js), k.NONE)


def dict_copy(body: Body, node: ast.Call, base: Value) -> Value:
    return ERR if _texts(body, node, []) is None else Value(f"Object.assign({{}}, {base.js})", base.kind)


def _view(body: Body, node: ast.Call, base: Value) -> Value:
    return body.refuse(node, "a live view of a dict", "loop over it, or write list(...) around it")


METHODS.update(
    {
        "str.join": join,
        "list.append": append,
        "list.extend": extend,
        "list.insert": insert,
        "list.pop": list_pop,
        "list.sort": sort,
        "dict.get": get,
        "record.get": get,
        "dict.pop": dict_pop,
        "dict.setdefault": setdefault,
        "dict.update": update,
        "dict.clear": dict_clear,
        "dict.copy": dict_copy,
        "record.copy": dict_copy,
        **{f"{of}.{view}": _view for of in ("dict", "record") for view in ("items", "keys", "values")},
    }
)
