"""Comparisons: ==, <, `in`, `is None`, and chains of them."""

from __future__ import annotations

import ast

from . import kinds as k
from .core import AND, ATOM, EQUAL, EXPRESSIONS, LESS, UNARY, Body, Value, expression

_SIGNS: dict[type[ast.cmpop], str] = {ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">="}


def compare(body: Body, node: ast.expr, want: k.Kind | None) -> Value:
    """Comparisons, chained ones too; the middle of a chain is computed once."""
    assert isinstance(node, ast.Compare)
    left = expression(body, node.left)
    parts: list[Value] = []
    for place, (op, right_node) in enumerate(zip(node.ops, node.comparators, strict=True)):
        right = expression(body, right_node)
        later = right
        if place < len(node.ops) - 1 and not right.calm:
            name = body.loose_temp()
            right, later = Value(f"({name} = {right.js})", right.kind), Value(name, right.kind, calm=True)
        parts.append(_pair(body, node, op, left, right))
        left = later
    if len(parts) == 1:
        return parts[0]
    return Value(" && ".join(part.within(EQUAL) for part in parts), k.BOOL, AND, all(p.calm for p in parts))


def _pair(body: Body, node: ast.expr, op: ast.cmpop, left: Value, right: Value) -> Value:
    calm = left.calm and right.calm
    if isinstance(op, ast.Is | ast.IsNot):
        if right.kind != k.NONE or right.js != "null":
            return body.refuse(node, "`is` with something other than None", "use == for values")
        return Value(f"{left.within(EQUAL)} {_not(op)}== null", k.BOOL, EQUAL, calm)
    if isinstance(op, ast.In | ast.NotIn):
        return _member(body, node, left, right, isinstance(op, ast.NotIn))
    if isinstance(op, ast.Eq | ast.NotEq):
        return equal(body, left, right, isinstance(op, ast.NotEq))
    left, right = both_some(body, node, left, right)
    kinds = (left.kind, right.kind)
    if k.ERROR in kinds or k.NEVER in kinds:
        return Value("false", k.BOOL)
    sign = _SIGNS[type(op)]
    if all(kind in k.NUMBERS for kind in kinds):
        return Value(f"{left.within(LESS + 1)} {sign} {right.within(LESS + 1)}", k.BOOL, LESS, calm)
    alike = kinds == (k.STR, k.STR) or all(isinstance(kind, k.ListOf | k.SeqOf) for kind in kinds)
    if (alike or all(isinstance(kind, k.TupleOf) for kind in kinds)) and k.ordered(k.join(*kinds)):
        return Value(f"{body.help('cmp', left.js, right.js)} {sign} 0", k.BOOL, LESS)
    said = f"{sign} between {k.show(left.kind)} and {k.show(right.kind)}"
    return body.refuse(node, said, "compare numbers with numbers and str with str, with types that show")


def both_some(body: Body, node: ast.AST, left: Value, right: Value) -> tuple[Value, Value]:
    """Two operands with None ruled out at run time, which must not come before the right side is computed."""
    if isinstance(left.kind, k.Maybe) and not right.calm:
        body.refuse(node, "this may be None, next to a value that has to be computed", "test `is None` first")
        return Value("null", k.ERROR), right
    return body.some(left), body.some(right)


def _not(op: ast.cmpop) -> str:
    return "!" if isinstance(op, ast.IsNot) else "="


def equal(body: Body, left: Value, right: Value, negated: bool) -> Value:
    """== and !=: native where both sides are surely plain values of one sort, by value otherwise."""
    calm = left.calm and right.calm
    sorts = {_sort(left.kind), _sort(right.kind)} - {"None"}
    if len(sorts) <= 1 and "" not in sorts:
        sign = "!==" if negated else "==="
        return Value(f"{left.within(EQUAL + 1)} {sign} {right.within(EQUAL + 1)}", k.BOOL, EQUAL, calm)
    js = body.help("eq", left.js, right.js)
    return Value(f"!{js}", k.BOOL, UNARY, calm) if negated else Value(js, k.BOOL, ATOM, calm)


def _sort(kind: k.Kind) -> str:
    inner = k.some(kind)
    if inner in k.NUMBERS:
        return "number"
    return inner.name if inner in (k.STR, k.BOOL, k.NONE) and isinstance(inner, k.Plain) else ""


def _member(body: Body, node: ast.expr, item: Value, box: Value, negated: bool) -> Value:
    box = body.some(box)
    kind = box.kind
    calm = item.calm and box.calm
    if k.ERROR in (kind, item.kind) or kind == k.NEVER:
        return Value("false", k.BOOL)
    if isinstance(kind, k.DictOf | k.Record):
        found = body.help("has", box.js, item.js) if item.kind == k.STR else ""
    elif kind == k.STR:
        found = f"{box.within(ATOM)}.includes({item.js})" if item.kind == k.STR else ""
    elif isinstance(kind, k.ListOf | k.SeqOf | k.TupleOf):
        inner = k.item_of(kind)
        plain = _sort(inner) == _sort(item.kind) and inner in (k.INT, k.STR, k.BOOL) and item.kind == inner
        found = f"{box.within(ATOM)}.includes({item.js})" if plain else body.help("among", box.js, item.js)
    else:
        found = ""
    if not found:
        return body.refuse(
            node,
            f"`in` with {k.show(item.kind)} and {k.show(kind)}",
            "look for a str in a str or dict, or for anything in a list or tuple",
        )
    # Python evaluates the item first: it matters only where both sides can raise
    if not calm and not (item.calm or box.calm):
        return body.refuse(node, "`in` between two computed values", "give one of them a name first")
    return Value(f"!{found}", k.BOOL, UNARY, calm) if negated else Value(found, k.BOOL, ATOM, calm)


EXPRESSIONS[ast.Compare] = compare
