"""Simple statements: assignment, return, expressions, assert, del."""

from __future__ import annotations

import ast

from . import kinds as k
from .core import STATEMENTS, UNARY, Body, Value, coerce, expression, placed
from .expressions import condition, narrowing
from .refusals import construct


def block(body: Body, statements: list[ast.stmt]) -> None:
    """Compile statements in order."""
    for statement in statements:
        work = STATEMENTS.get(type(statement))
        if work:
            work(body, statement)
        else:
            body.refuse(statement, *construct(statement))


def returned(body: Body, node: ast.stmt) -> None:
    """`return`."""
    assert isinstance(node, ast.Return)
    function = body.function
    assert function is not None
    value = Value("null", k.NONE, calm=True)
    if node.value is not None:
        want = function.declared_return
        value = placed(body, node.value, want) if want is not None else expression(body, node.value)
    elif function.declared_return is not None:
        value = coerce(body, node, value, function.declared_return)
    function.give(value.kind)
    body.line(f"return {value.js};")
    body.flow.dead = True


def alone(body: Body, node: ast.stmt) -> None:
    """An expression as a statement: a call; docstrings vanish."""
    assert isinstance(node, ast.Expr)
    if isinstance(node.value, ast.Constant):
        return
    if not isinstance(node.value, ast.Call):
        value = expression(body, node.value)
        if value.kind != k.ERROR:
            body.refuse(node, "a value nobody takes", "assign it, or leave it out")
        return
    body.procedure = node.value
    value = expression(body, node.value)
    body.procedure = None
    body.line(f"({value.js});" if value.js.startswith("{") else f"{value.js};")
    if value.kind == k.NEVER and body.program.final:
        body.flow.dead = True


def asserted(body: Body, node: ast.stmt) -> None:
    """`assert c, message`."""
    assert isinstance(node, ast.Assert)
    test = condition(body, node.test)
    yes, no = narrowing(body, node.test)
    kept = dict(body.flow.narrow)
    body.flow.narrow.update(no)
    message = placed(body, node.msg, k.STR).js if node.msg else '""'
    body.flow.narrow = {**kept, **yes}
    body.line(
        f"if (!{test.within(UNARY)}) throw {body.help('error', chr(34) + 'AssertionError' + chr(34), message)};"
    )


def deleted(body: Body, node: ast.stmt) -> None:
    """`del d[key]` and `del xs[i]`."""
    assert isinstance(node, ast.Delete)
    for target in node.targets:
        if not isinstance(target, ast.Subscript) or isinstance(target.slice, ast.Slice):
            body.refuse(target, *construct(node))
            continue
        base, index = body.some(expression(body, target.value)), expression(body, target.slice)
        if isinstance(base.kind, k.DictOf) and index.kind == k.STR:
            body.changed(resized=True)
            body.line(f"{body.help('dictpop', base.js, index.js)};")
        elif isinstance(base.kind, k.ListOf) and index.kind == k.INT:
            body.changed()
            body.line(f"{body.help('pop', base.js, index.js)};")
        elif k.ERROR not in (base.kind, index.kind):
            body.refuse(
                target,
                f"del of an item of {k.show(base.kind)}",
                "del takes d[key] of a dict or xs[i] of a list",
            )


def nothing(body: Body, node: ast.stmt) -> None:
    """`pass`."""


STATEMENTS.update(
    {
        ast.Return: returned,
        ast.Expr: alone,
        ast.Assert: asserted,
        ast.Delete: deleted,
        ast.Pass: nothing,
    }
)
