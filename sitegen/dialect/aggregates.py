"""Builtins over many values: sum, sorted, min, max, any, all, and the options of sorting."""

from __future__ import annotations

import ast

from . import kinds as k
from .calls import FUNCTIONS
from .comprehensions import quantified
from .core import ATOM, WHOLE, Body, Value, coerce, expression
from .expressions import truth
from .iteration import array
from .keys import key_function

ERR = Value("null", k.ERROR)


def sum_(body: Body, node: ast.Call) -> Value:
    if not 1 <= len(node.args) <= 2 or node.keywords:
        return body.refuse(node, "sum() with other arguments", "write sum(xs) or sum(xs, start)")
    value = array(body, node.args[0])
    start = [coerce(body, arg, expression(body, arg), k.INT).js for arg in node.args[1:]]
    item = k.item_of(value.kind) if value else k.ERROR
    if value is None or item == k.ERROR:
        return ERR
    if item not in (k.INT, k.NEVER):
        return body.refuse(
            node,
            f"sum() of {k.show(item)}: versions of Python add floats differently",
            "add in a loop; sum() is for whole numbers whose type shows",
        )
    return Value(body.help("sum", value.js, *start), k.INT)


def sorted_(body: Body, node: ast.Call) -> Value:
    value = array(body, node.args[0]) if len(node.args) == 1 else None
    if value is None:
        return (
            body.refuse(node, "sorted() with other arguments", "write sorted(xs, key=..., reverse=...)")
            if len(node.args) != 1
            else ERR
        )
    item = k.item_of(value.kind)
    options = sort_options(body, node, item)
    return (
        Value(body.help("sorted", value.js, *options), k.ListOf(k.inside(item)))
        if options is not None
        else ERR
    )


def sort_options(body: Body, node: ast.Call, item: k.Kind) -> list[str] | None:
    """The JavaScript arguments for key= and reverse=, or None after a report."""
    key, reverse, kind = "", "", item
    for word in node.keywords:
        if word.arg == "key":
            key, kind = key_function(body, word.value, item)
        elif word.arg == "reverse":
            reverse = coerce(body, word.value, expression(body, word.value), k.BOOL).js
        else:
            body.refuse(node, f"the argument {word.arg}", "there are key= and reverse=")
    if k.ERROR in (kind, item):
        return None
    if not k.ordered(kind):
        body.refuse(
            node,
            f"sorting by {k.show(kind)}",
            "sort by numbers, str, or tuples of them, with types that show",
        )
        return None
    return [key or "null", reverse] if reverse else [key] if key else []


def _extreme(body: Body, node: ast.Call, name: str) -> Value:
    words = {word.arg: word.value for word in node.keywords}
    if set(words) - {"key", "default"} or not node.args or (len(node.args) > 1 and "default" in words):
        return body.refuse(
            node, f"{name}() with other arguments", f"write {name}(a, b) or {name}(xs, key=..., default=...)"
        )
    if len(node.args) > 1 and not words:
        return _of_arguments(body, node, name)
    if len(node.args) > 1:
        source: ast.expr = ast.copy_location(ast.List(elts=node.args, ctx=ast.Load()), node)
    else:
        source = node.args[0]
    value = array(body, source)
    if value is None or value.kind == k.ERROR:
        return ERR
    item = k.item_of(value.kind)
    default = expression(body, words["default"]) if "default" in words else None
    key, kind = key_function(body, words["key"], item) if "key" in words else ("", item)
    if kind == k.ERROR:
        return ERR
    if not k.ordered(kind):
        return body.refuse(
            node,
            f"{name}() by {k.show(kind)}",
            "compare numbers, str, or tuples of them, with types that show",
        )
    texts = [value.js, key or ("null" if default else ""), default.js if default else ""]
    result = k.join(item, default.kind) if default else item
    return Value(body.help(name, *(text for text in texts if text)), result)


def _of_arguments(body: Body, node: ast.Call, name: str) -> Value:
    values = [body.some(expression(body, arg)) for arg in node.args]
    kind: k.Kind = k.NEVER
    for value in values:
        kind = k.join(kind, value.kind)
    if kind == k.INT:
        return Value(
            f"Math.{name}({', '.join(v.js for v in values)})", k.INT, calm=all(v.calm for v in values)
        )
    if kind in (k.ERROR, k.NEVER):
        return Value("null", kind)
    if not k.ordered(kind):
        return body.refuse(
            node,
            f"{name}() of {k.show(kind)}",
            "compare numbers, str, or tuples of them, with types that show",
        )
    if kind in k.NUMBERS:
        js = values[0].js
        for value in values[1:]:
            js = body.help(f"{name}2", js, value.js)
        return Value(js, kind, calm=all(v.calm for v in values))
    return Value(body.help(name, "[" + ", ".join(v.js for v in values) + "]"), kind)


def _every(body: Body, node: ast.Call, name: str) -> Value:
    if len(node.args) != 1 or node.keywords:
        return body.refuse(node, f"{name}() with other than one argument", "give it one thing to iterate")
    if isinstance(node.args[0], ast.GeneratorExp):
        return quantified(body, node.args[0], name == "all")
    value = array(body, node.args[0])
    if value is None:
        return ERR
    test = truth(body, node, Value("$x", k.item_of(value.kind), calm=True))
    method = "every" if name == "all" else "some"
    return Value(f"{value.within(ATOM)}.{method}(($x) => {test.within(WHOLE)})", k.BOOL)


FUNCTIONS.update(
    {
        "sum": sum_,
        "sorted": sorted_,
        "min": lambda body, node: _extreme(body, node, "min"),
        "max": lambda body, node: _extreme(body, node, "max"),
        "any": lambda body, node: _every(body, node, "any"),
        "all": lambda body, node: _every(body, node, "all"),
    }
)
