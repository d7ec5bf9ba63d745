"""The functions given as key=: a lambda of one parameter, a function of the program, len or abs."""

from __future__ import annotations

import ast

from . import kinds as k
from .core import Body, Value, expression


def key_function(body: Body, node: ast.expr, item: k.Kind) -> tuple[str, k.Kind]:
    """A key as (JavaScript function, kind of its results); the kind is ERROR after a report."""
    before = body.effects
    js, kind = _compiled(body, node, item)
    if body.effects > before:
        body.refuse(node, "a key that changes something", "compute the keys first, in a loop")
    return js, kind


def _compiled(body: Body, node: ast.expr, item: k.Kind) -> tuple[str, k.Kind]:
    if isinstance(node, ast.Lambda):
        args = node.args
        if len(args.args) == 1 and not (
            args.vararg or args.kwarg or args.kwonlyargs or args.defaults or args.posonlyargs
        ):
            return _applied(body, args.args[0].arg, item, node.body)
    elif isinstance(node, ast.Name) and node.id not in body.scope.names and node.id not in body.overlay:
        name = "$x"
        probe = ast.copy_location(
            ast.Call(func=node, args=[ast.copy_location(ast.Name("$x", ast.Load()), node)], keywords=[]), node
        )
        symbol = body.program.library.look_up(body.module, node.id)
        if (symbol and symbol.sort == "function") or (
            symbol is None and node.id in ("len", "abs", "str", "int")
        ):
            return _applied(body, name, item, probe)
    return body.refuse(
        node, "this key=", "write a lambda with one parameter, or a function of the module"
    ).js, k.ERROR


def _applied(body: Body, name: str, item: k.Kind, inner: ast.expr) -> tuple[str, k.Kind]:
    overlay, narrow, bounds = dict(body.overlay), dict(body.flow.narrow), dict(body.bounds)
    body.bounds.pop(name, None)
    taken = name in overlay or name in body.scope.names
    js_name = body.temp() if taken else body.local(name)
    body.overlay[name] = Value(js_name, item, calm=True)
    body.flow.narrow.pop(name, None)
    value = expression(body, inner)
    body.overlay, body.flow.narrow, body.bounds = overlay, narrow, bounds
    text = f"({value.js})" if value.js.startswith("{") else value.js
    return f"({js_name}) => {text}", value.kind
