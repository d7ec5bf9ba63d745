"""Arithmetic and the other binary operators."""

from __future__ import annotations

import ast

from . import kinds as k
from .comparisons import both_some
from .core import ADD, ATOM, EXPRESSIONS, MUL, Body, Value, expression
from .expressions import SAFE
from .refusals import OPERATORS

_NATIVE: dict[type[ast.operator], tuple[str, int]] = {
    ast.Add: ("+", ADD),
    ast.Sub: ("-", ADD),
    ast.Mult: ("*", MUL),
}


def bound_of(body: Body, node: ast.expr) -> int | None:
    """A number that the absolute value of a whole-number expression surely never exceeds, or None."""
    match node:
        case ast.Constant(value=int() as value):
            return abs(value)
        case ast.UnaryOp(op=ast.USub() | ast.UAdd(), operand=operand):
            return bound_of(body, operand)
        case ast.Name(id=name):
            if name in body.scope.names or name in body.overlay:
                return body.bounds.get(name)
            return body.program.constant_bound(body.module, name)
        case ast.Call(func=ast.Name(id="len")):
            return 2**32
        case ast.BinOp(left=left, op=op, right=right):
            one, other = bound_of(body, left), bound_of(body, right)
            if isinstance(op, ast.Mod) and other and isinstance(right, ast.Constant):
                return other
            if one is None or other is None:
                return None
            if isinstance(op, ast.Add | ast.Sub):
                return one + other
            if isinstance(op, ast.Mult):
                return one * other
            return one if isinstance(op, ast.FloorDiv) and isinstance(right, ast.Constant) else None
    return None


def binary(body: Body, node: ast.expr, want: k.Kind | None) -> Value:
    """`left op right`."""
    assert isinstance(node, ast.BinOp)
    left = expression(body, node.left, want if isinstance(want, k.ListOf) else None)
    right = expression(body, node.right, want if isinstance(want, k.ListOf) else None)
    bound = bound_of(body, node)
    return combine(body, node, node.op, left, right, bound is not None and bound <= SAFE, node.right)


def combine(
    body: Body, node: ast.AST, op: ast.operator, left: Value, right: Value, proven: bool, right_node: ast.expr
) -> Value:
    """One operator on two compiled values. `proven` says an int result surely stays below 2**53."""
    left, right = both_some(body, node, left, right)
    kinds = (left.kind, right.kind)
    if k.ERROR in kinds:
        return Value("null", k.ERROR)
    if k.NEVER in kinds and body.program.final:
        return body.unclear(node)
    if type(op) in OPERATORS:
        return body.refuse(node, *OPERATORS[type(op)])
    if all(kind in (*k.NUMBERS, k.NEVER) for kind in kinds):
        if k.NEVER in kinds:
            return Value("null", k.NEVER)
        if type(op) in _NATIVE:
            return _native(body, op, left, right, proven)
        return _dividing(body, op, left, right, right_node)
    return _joining(body, op, left, right) or _mismatch(body, node, op, left, right)


def _native(body: Body, op: ast.operator, left: Value, right: Value, proven: bool) -> Value:
    sign, prec = _NATIVE[type(op)]
    kinds = (left.kind, right.kind)
    calm = left.calm and right.calm
    # a - b and a + b on floats: the right side keeps its parentheses, grouping changes rounding
    js = f"{left.within(prec)} {sign} {right.within(prec + 1)}"
    if k.FLOAT in kinds:
        return Value(js, k.FLOAT, prec, calm)
    if kinds == (k.INT, k.INT):
        if proven:
            # 0 * -5 is -0 in JavaScript; adding 0 makes it 0 again
            return Value(f"{js} + 0", k.INT, ADD, calm) if sign == "*" else Value(js, k.INT, prec, calm)
        return Value(body.help("int", js), k.INT)
    return Value(body.help({"+": "add", "-": "sub", "*": "mul"}[sign], left.js, right.js), k.REAL)


def _dividing(body: Body, op: ast.operator, left: Value, right: Value, right_node: ast.expr) -> Value:
    kind = (
        k.INT
        if left.kind == k.INT and right.kind == k.INT
        else k.FLOAT
        if k.FLOAT in (left.kind, right.kind)
        else k.REAL
    )
    literal = isinstance(right_node, ast.Constant) and bool(right_node.value)
    if isinstance(op, ast.Div):
        if literal:
            return Value(f"{left.within(MUL)} / {right.within(MUL + 1)}", k.FLOAT, MUL, left.calm)
        return Value(body.help("div", left.js, right.js), k.FLOAT)
    name = "floordiv" if isinstance(op, ast.FloorDiv) else "mod"
    return Value(body.help(f"i{name}" if kind == k.INT else name, left.js, right.js), kind)


def _joining(body: Body, op: ast.operator, left: Value, right: Value) -> Value | None:
    """str + str, list + list, and either times an int; None for everything else."""
    if k.NEVER in (left.kind, right.kind):
        return Value("null", k.NEVER)
    match op, left.kind, right.kind:
        case ast.Add(), k.STR, k.STR:
            return Value(f"{left.within(ADD)} + {right.within(ADD)}", k.STR, ADD, left.calm and right.calm)
        case ast.Add(), k.ListOf(item), k.ListOf(other):
            return Value(f"{left.within(ATOM)}.concat({right.js})", k.ListOf(k.inside(k.join(item, other))))
        case ast.Mult(), k.STR, k.INT:
            return Value(body.help("repeat", left.js, right.js), k.STR)
        case ast.Mult(), k.ListOf(), k.INT:
            return Value(body.help("times", left.js, right.js), left.kind)
        case ast.BitOr(), k.DictOf(), k.DictOf():
            return None
    return None


_SIGNS = {ast.Add: "+", ast.Sub: "-", ast.Mult: "*", ast.Div: "/", ast.FloorDiv: "//", ast.Mod: "%"}


def _mismatch(body: Body, node: ast.AST, op: ast.operator, left: Value, right: Value) -> Value:
    wrong = f"{k.show(left.kind)} {_SIGNS[type(op)]} {k.show(right.kind)}"
    right_hint = "use values whose types show and fit: int, float, or both str, or both list"
    if isinstance(op, ast.Mod) and left.kind == k.STR:
        wrong, right_hint = "% formatting", "use an f-string"
    elif k.ANY in (left.kind, right.kind):
        right_hint = (
            "give the value a type: a TypedDict field, or a variable annotated `float` (int(...) for an int)"
        )
    elif k.BOOL in (left.kind, right.kind):
        right_hint = "write int(flag) to count with a bool"
    return body.refuse(node, wrong, right_hint)


EXPRESSIONS[ast.BinOp] = binary
