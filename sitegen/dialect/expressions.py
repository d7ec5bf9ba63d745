"""Names, constants, truth, comparisons and conditional expressions."""

from __future__ import annotations

import ast
import math

from . import kinds as k
from .canonical import number
from .core import AND, ATOM, EQUAL, EXPRESSIONS, LESS, OR, UNARY, WHOLE, Body, Value, expression, js_text
from .refusals import construct

SAFE = 2**53 - 1


def constant(body: Body, node: ast.expr, want: k.Kind | None) -> Value:
    """A literal. Whole numbers beyond 2**53 - 1 are refused."""
    value = node.value if isinstance(node, ast.Constant) else None
    if value is None or isinstance(value, bool):
        return Value(
            {None: "null", True: "true", False: "false"}[value],
            k.NONE if value is None else k.BOOL,
            calm=True,
        )
    if isinstance(value, int):
        if value > SAFE:
            return body.refuse(
                node, f"the whole number {value}", "whole numbers end at 2**53 - 1 (9007199254740991)"
            )
        return Value(str(value), k.INT, calm=True)
    if isinstance(value, float):
        if not math.isfinite(value):
            return body.refuse(node, "a literal beyond the range of float", "write math.inf")
        return Value(number(value), k.FLOAT, calm=True)
    if isinstance(value, str):
        return Value(js_text(body, node, value), k.STR, calm=True)
    return body.refuse(node, *construct(node))


def name(body: Body, node: ast.expr, want: k.Kind | None) -> Value:
    """A variable: of a comprehension, of the function or of a module."""
    assert isinstance(node, ast.Name)
    if node.id in body.overlay:
        value = body.overlay[node.id]
        return Value(value.js, body.flow.narrow.get(node.id, value.kind), calm=True)
    if node.id in body.scope.names:
        return _local(body, node)
    return body.program.module_name(body, node)


def _local(body: Body, node: ast.Name) -> Value:
    kind = body.kind_of(node.id)
    if kind == k.EXCEPTION:
        return body.refuse(node, "an exception used as a value", "write str(error), or `raise` to pass it on")
    js = body.local(node.id)
    if node.id in body.flow.bound or body.flow.dead:
        return Value(js, kind, calm=True)
    return Value(body.help("bound", js, f'"{node.id}"'), kind)


def truth(body: Body, node: ast.AST, value: Value) -> Value:
    """Python's truth of a value, as a JavaScript boolean."""
    kind, js = value.kind, value.within(EQUAL)
    match kind:
        case k.ListOf() | k.SeqOf() | k.TupleOf():
            return Value(f"{value.within(ATOM)}.length > 0", k.BOOL, LESS, value.calm)
        case k.Maybe(of):
            if of == k.BOOL:
                return Value(f"{js} === true", k.BOOL, EQUAL, value.calm)
            return Value(body.help("truth", value.js), k.BOOL, calm=value.calm)
    if kind in k.NUMBERS:
        return Value(f"{js} !== 0", k.BOOL, EQUAL, value.calm)
    if kind == k.STR:
        return Value(f'{js} !== ""', k.BOOL, EQUAL, value.calm)
    if kind in (k.BOOL, k.ERROR, k.NEVER):
        return Value(value.js, k.BOOL, value.prec, value.calm)
    return Value(body.help("truth", value.js), k.BOOL, calm=value.calm)


def condition(body: Body, node: ast.expr) -> Value:
    """An expression where only its truth counts; `and` and `or` narrow what follows them."""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        inner = condition(body, node.operand)
        return Value(f"!{inner.within(UNARY)}", k.BOOL, UNARY, inner.calm)
    if isinstance(node, ast.BoolOp):
        both = isinstance(node.op, ast.And)
        prec, sign = (AND, " && ") if both else (OR, " || ")
        kept = dict(body.flow.narrow)
        parts = []
        for value in node.values:
            parts.append(condition(body, value))
            body.flow.narrow.update(narrowing(body, value)[0 if both else 1])
        body.flow.narrow = kept
        return Value(
            sign.join(part.within(prec + 1) for part in parts), k.BOOL, prec, all(p.calm for p in parts)
        )
    return truth(body, node, expression(body, node))


def narrowing(body: Body, node: ast.expr) -> tuple[dict[str, k.Kind], dict[str, k.Kind]]:
    """What a condition says about names: (where it holds, where it does not)."""
    match node:
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            yes, no = narrowing(body, operand)
            return no, yes
        case ast.BoolOp(op=op, values=values):
            found: dict[str, k.Kind] = {}
            for value in values:
                found.update(narrowing(body, value)[0 if isinstance(op, ast.And) else 1])
            return (found, {}) if isinstance(op, ast.And) else ({}, found)
        case ast.Compare(
            left=ast.Name(id=found_name),
            ops=[ast.Is() | ast.IsNot() as op],
            comparators=[ast.Constant(value=None)],
        ):
            kind = _known(body, found_name)
            if isinstance(kind, k.Maybe):
                none: dict[str, k.Kind] = {found_name: k.NONE}
                some: dict[str, k.Kind] = {found_name: kind.of}
                return (none, some) if isinstance(op, ast.Is) else (some, none)
        case ast.Name(id=found_name):
            kind = _known(body, found_name)
            if isinstance(kind, k.Maybe):
                return {found_name: kind.of}, {}
        case ast.Call(func=ast.Name(id="isinstance"), args=[ast.Name(id=found_name), ast.Name(id=wanted)]):
            narrow = {"str": k.STR, "bool": k.BOOL, "list": k.SeqOf(k.ANY)}.get(wanted)
            if _known(body, found_name) == k.ANY and narrow is not None:
                return {found_name: narrow}, {}
    return {}, {}


def _known(body: Body, name: str) -> k.Kind | None:
    if name in body.overlay:
        return body.flow.narrow.get(name, body.overlay[name].kind)
    return body.kind_of(name) if name in body.scope.names else None


def boolop(body: Body, node: ast.expr, want: k.Kind | None) -> Value:
    """`and`/`or` as a value: the operand that decides."""
    assert isinstance(node, ast.BoolOp)
    kept = dict(body.flow.narrow)
    both = isinstance(node.op, ast.And)
    done = expression(body, node.values[0], want)
    for before, following in zip(node.values, node.values[1:], strict=False):
        body.flow.narrow.update(narrowing(body, before)[0 if both else 1])
        done = _decide(body, node, done, expression(body, following, want), both)
    body.flow.narrow = kept
    return done


def _decide(body: Body, node: ast.expr, left: Value, right: Value, both: bool) -> Value:
    if left.kind == k.BOOL and right.kind == k.BOOL:
        prec = AND if both else OR
        return Value(
            f"{left.within(prec)} {'&&' if both else '||'} {right.within(prec + 1)}",
            k.BOOL,
            prec,
            left.calm and right.calm,
        )
    kept = left.kind if both else k.some(left.kind)
    kind = right.kind if left.kind == k.NONE and not both else k.join(kept, right.kind)
    if left.calm:
        test, first = truth(body, node, left), left.js
    else:
        first = body.loose_temp()
        test = truth(body, node, Value(f"({first} = {left.js})", left.kind))
    yes, no = (right.js, first) if both else (first, right.js)
    return Value(f"{test.within(OR)} ? {yes} : {no}", kind, WHOLE, left.calm and right.calm)


def negation(body: Body, node: ast.expr, want: k.Kind | None) -> Value:
    """Unary operators."""
    assert isinstance(node, ast.UnaryOp)
    if isinstance(node.op, ast.Not):
        return condition(body, node)
    value = body.some(expression(body, node.operand))
    if value.kind in (k.ERROR, k.NEVER):
        return value
    if value.kind not in k.NUMBERS or isinstance(node.op, ast.Invert):
        sign = {ast.USub: "-", ast.UAdd: "+"}.get(type(node.op), "~")
        return body.refuse(node, f"{sign} on {k.show(value.kind)}", "use numbers of a declared type")
    if isinstance(node.op, ast.UAdd):
        return value
    if value.kind == k.INT and not (isinstance(node.operand, ast.Constant) and node.operand.value != 0):
        return Value(f"0 - {value.within(MUL_SIDE)}", k.INT, MUL_SIDE - 1, value.calm)
    text = value.within(UNARY)
    return Value(f"-({text})" if text.startswith("-") else f"-{text}", value.kind, UNARY, value.calm)


MUL_SIDE = 13


def conditional(body: Body, node: ast.expr, want: k.Kind | None) -> Value:
    """`a if c else b`."""
    assert isinstance(node, ast.IfExp)
    test = condition(body, node.test)
    yes_narrow, no_narrow = narrowing(body, node.test)
    kept = body.flow.narrow
    body.flow.narrow = {**kept, **yes_narrow}
    yes = expression(body, node.body, want)
    body.flow.narrow = {**kept, **no_narrow}
    no = expression(body, node.orelse, want)
    body.flow.narrow = kept
    js = f"{test.within(OR)} ? {yes.within(WHOLE)} : {no.within(WHOLE)}"
    return Value(js, k.join(yes.kind, no.kind), WHOLE, test.calm and yes.calm and no.calm)


EXPRESSIONS.update(
    {
        ast.Constant: constant,
        ast.Name: name,
        ast.BoolOp: boolop,
        ast.UnaryOp: negation,
        ast.IfExp: conditional,
    }
)
