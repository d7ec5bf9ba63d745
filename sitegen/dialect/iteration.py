"""What can be iterated: as the head of a JavaScript loop, or as an array."""

from __future__ import annotations

import ast
from collections.abc import Callable

from . import kinds as k
from .core import ATOM, Body, Value, coerce, expression
from .literals import tuple_of
from .walks import Walk, range_walk


def walk(body: Body, node: ast.expr) -> Walk | None:
    """The loop over an iterable, or None after a report."""
    if isinstance(node, ast.Call) and not _shadowed(body, node.func):
        match node.func:
            case ast.Name(id="range"):
                return range_walk(body, node)
            case ast.Name(id="enumerate"):
                return _enumerate(body, node)
            case ast.Name(id="zip"):
                return _zip(body, node)
            case ast.Name(id="reversed"):
                return _reversed(body, node)
            case ast.Attribute(value=of, attr="items" | "keys" | "values" as view) if not node.args:
                return _view(body, node, of, view)
    value = body.some(expression(body, node))
    return _plain(body, node, value)


def _shadowed(body: Body, node: ast.expr) -> bool:
    return isinstance(node, ast.Name) and (
        node.id in body.scope.names or node.id in body.overlay or body.program.defines(body.module, node.id)
    )


def _plain(body: Body, node: ast.expr, value: Value) -> Walk | None:
    kind = value.kind
    item = k.item_of(kind)
    if isinstance(kind, k.DictOf | k.Record):
        return _keys(body, value, lambda name: [Value(name, k.STR, calm=True)], whole=True)
    if kind == k.ANY:
        source = body.help("iter", value.js)
    elif isinstance(kind, k.ListOf | k.SeqOf | k.TupleOf) or kind in (k.STR, k.ERROR, k.NEVER):
        source = value.js
    else:
        body.refuse(
            node, f"a loop over {k.show(kind)}", "loop over a list, tuple, str, dict, range, enumerate or zip"
        )
        return None
    return Walk(lambda name: f"for ({name} of {source})", lambda name: [Value(name, item, calm=True)])


def _keys(
    body: Body, value: Value, items: Callable[[str], list[Value]], whole: bool, pre: list[str] | None = None
) -> Walk:
    before = body.resizes

    def head(name: str) -> str:
        # where the loop changes the size of any dict, the runtime watches this one, as Python does
        source = body.help("steady", value.js) if body.resizes > before else f"Object.keys({value.js})"
        return f"for ({name} of {source})"

    return Walk(head, items, pre or [], whole=whole)


def _view(body: Body, node: ast.Call, of: ast.expr, view: str) -> Walk | None:
    value = body.some(expression(body, of), "AttributeError")
    if value.kind in (k.ERROR, k.NEVER):
        return _plain(body, node, value)
    if not isinstance(value.kind, k.DictOf | k.Record):
        body.refuse(node, f".{view}() of {k.show(value.kind)}", "loop over the entries of a dict or record")
        return None
    pre: list[str] = []
    if not value.calm:
        name = body.temp()
        pre.append(f"const {name} = {value.js};")
        value = Value(name, value.kind, calm=True)
    held, kind = value.js, entry_kind(value.kind)
    made: dict[str, Callable[[str], list[Value]]] = {
        "keys": lambda name: [Value(name, k.STR, calm=True)],
        "values": lambda name: [Value(f"{held}[{name}]", kind, calm=True)],
        "items": lambda name: [Value(name, k.STR, calm=True), Value(f"{held}[{name}]", kind, calm=True)],
    }
    return _keys(body, value, made[view], view == "keys", pre)


def entry_kind(kind: k.Kind) -> k.Kind:
    """The kind of a dict's or record's values."""
    if isinstance(kind, k.Record):
        joined: k.Kind = k.NEVER
        for _, one in kind.fields:
            joined = k.join(joined, one.kind)
        return joined
    return kind.value if isinstance(kind, k.DictOf) else k.NEVER


def _lazy(body: Body, node: ast.expr) -> bool:
    """Whether an iterable is only computed turn by turn, so that its loop's body may change what comes."""
    if isinstance(node, ast.GeneratorExp):
        return True
    if not isinstance(node, ast.Call) or _shadowed(body, node.func):
        return False
    name = node.func.id if isinstance(node.func, ast.Name) else ""
    view = node.func.attr if isinstance(node.func, ast.Attribute) and not node.args else ""
    return name in ("range", "enumerate", "zip", "reversed") or view in ("items", "keys", "values")


def _held(body: Body, value: Value, pre: list[str]) -> Value:
    """An array under a name of its own, so that an index can walk it; a str becomes the array of its characters."""
    name = body.temp()
    text = f"Array.from({value.js})" if value.kind == k.STR else value.js
    pre.append(f"const {name} = {text};")
    return Value(name, k.ListOf(k.STR) if value.kind == k.STR else value.kind, calm=True)


def _indexable(kind: k.Kind) -> bool:
    return isinstance(kind, k.ListOf | k.SeqOf | k.TupleOf) or kind in (k.STR, k.ERROR, k.NEVER)


def _enumerate(body: Body, node: ast.Call) -> Walk | None:
    start_node = (
        node.args[1]
        if len(node.args) == 2
        else next((w.value for w in node.keywords if w.arg == "start"), None)
    )
    if (
        not node.args
        or len(node.args) + len(node.keywords) > 2
        or any(w.arg != "start" for w in node.keywords)
    ):
        body.refuse(node, "enumerate with other arguments", "write enumerate(xs) or enumerate(xs, start)")
        return None
    inner = node.args[0]
    value = None if _lazy(body, inner) else body.some(expression(body, inner))
    if value is None or not _indexable(value.kind):
        found = walk(body, inner) if value is None else _plain(body, inner, value)
        return _counted(body, found, start_node)
    pre: list[str] = []
    held = _held(body, value, pre)
    offset = ""
    if start_node is not None:
        start = coerce(body, start_node, expression(body, start_node), k.INT)
        if not (isinstance(start_node, ast.Constant) and start_node.value == 0):
            offset = body.temp()
            pre.append(f"const {offset} = {start.js};")
    item = k.item_of(held.kind)

    def items(name: str) -> list[Value]:
        plain = Value(name, k.INT, calm=True)
        count = Value(body.help("int", f"{name} + {offset}"), k.INT) if offset else plain
        return [count, Value(f"{held.js}[{name}]", item)]

    return Walk(lambda name: _indexed(name, f"< {held.js}.length"), items, pre, counts=True, whole=False)


def _counted(body: Body, inner: Walk | None, start_node: ast.expr | None) -> Walk | None:
    """enumerate over another walk: a count of its own beside it."""
    if inner is None:
        return None
    start = coerce(body, start_node, expression(body, start_node), k.INT).js if start_node else "0"
    count = body.temp()

    def items(name: str) -> list[Value]:
        given = inner.items(name)
        step = Value(body.help("int", f"{count}++"), k.INT)
        return [step, given[0] if len(given) == 1 else tuple_of(body, given)]

    return Walk(inner.head, items, [*inner.pre, f"let {count} = {start};"], counts=inner.counts, whole=False)


def _indexed(name: str, test: str) -> str:
    bare = name.split(" ")[-1]
    return f"for (let {bare} = 0; {bare} {test}; {bare}++)"


def _zip(body: Body, node: ast.Call) -> Walk | None:
    if any(word.arg != "strict" for word in node.keywords) or len(node.args) < 2:
        body.refuse(node, "zip of fewer than two or with other arguments", "write zip(xs, ys)")
        return None
    if any(not (isinstance(w.value, ast.Constant) and w.value.value is False) for w in node.keywords):
        body.refuse(node, "zip(strict=True)", "compare the lengths first")
        return None
    pre: list[str] = []
    held: list[Value] = []
    for arg in node.args:
        is_range = isinstance(arg, ast.Call) and isinstance(arg.func, ast.Name) and arg.func.id == "range"
        if _lazy(body, arg) and not is_range:
            body.refuse(arg, "zip of something computed turn by turn", "write list(...) around it")
            return None
        value = array(body, arg) if is_range else body.some(expression(body, arg))
        if value is None or not _indexable(value.kind):
            body.refuse(arg, "zip of other than lists, tuples, str and ranges", "write list(...) around it")
            return None
        held.append(_held(body, value, pre))

    def head(name: str) -> str:
        bare = name.split(" ")[-1]
        test = " && ".join(f"{bare} < {one.js}.length" for one in held)
        return f"for (let {bare} = 0; {test}; {bare}++)"

    return Walk(
        head,
        lambda name: [Value(f"{one.js}[{name}]", k.item_of(one.kind)) for one in held],
        pre,
        counts=True,
        whole=False,
    )


def _reversed(body: Body, node: ast.Call) -> Walk | None:
    if len(node.args) != 1 or node.keywords:
        body.refuse(node, "reversed with other arguments", "write reversed(xs)")
        return None
    inner = node.args[0]
    if isinstance(inner, ast.Call) and isinstance(inner.func, ast.Name) and inner.func.id == "range":
        value = array(body, inner)
        return _plain(body, inner, Value(f"{value.within(ATOM)}.reverse()", value.kind)) if value else None
    given = expression(body, inner)
    if not isinstance(given.kind, k.ListOf | k.SeqOf | k.TupleOf):
        if given.kind not in (k.ERROR, k.NEVER):
            body.refuse(node, f"reversed of {k.show(given.kind)}", "reverse a list or tuple")
        return None
    held = body.temp()

    def head(name: str) -> str:
        bare = name.split(" ")[-1]
        return f"for (let {bare} = {held}.length - 1; {bare} >= 0 && {bare} < {held}.length; {bare}--)"

    item = k.item_of(given.kind)
    return Walk(
        head,
        lambda name: [Value(f"{held}[{name}]", item)],
        [f"const {held} = {given.js};"],
        counts=True,
        whole=False,
    )


def array(body: Body, node: ast.expr) -> Value | None:
    """An iterable as a JavaScript array to read from; None after a report. The kind is ListOf where it is fresh."""
    if isinstance(node, ast.GeneratorExp):
        from .comprehensions import list_of

        return list_of(body, node, node.elt)
    if _lazy(body, node):
        return _collected(body, node)
    value = body.some(expression(body, node))
    if value.kind == k.STR:
        return Value(f"Array.from({value.js})", k.ListOf(k.STR))
    if value.kind == k.ANY:
        return Value(body.help("iter", value.js), k.SeqOf(k.ANY))
    if isinstance(value.kind, k.DictOf | k.Record):
        return Value(f"Object.keys({value.js})", k.ListOf(k.STR))
    if isinstance(value.kind, k.ListOf | k.SeqOf | k.TupleOf) or value.kind in (k.ERROR, k.NEVER):
        return Value(
            value.js, value.kind if value.kind != k.NEVER else k.ListOf(k.NEVER), value.prec, value.calm
        )
    body.refuse(
        node,
        f"{k.show(value.kind)} where something to iterate is wanted",
        "give a list, tuple, str, dict or range",
    )
    return None


def _collected(body: Body, node: ast.expr) -> Value | None:
    """A loop run to its end into a fresh array."""
    found = walk(body, node)
    if found is None:
        return None
    name, out = body.temp(), body.temp()
    items = found.items(name)
    item = items[0] if len(items) == 1 else tuple_of(body, items)
    text = " ".join(
        [f"const {out} = [];", *found.pre, found.head(f"const {name}"), f"{out}.push({item.js});"]
    )
    return Value(f"(() => {{ {text} return {out}; }})()", k.ListOf(k.inside(item.kind)))
