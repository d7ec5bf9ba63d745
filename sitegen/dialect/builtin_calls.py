"""The builtin functions and the few of math."""

from __future__ import annotations

import ast

from . import kinds as k
from .calls import FUNCTIONS, MATH_FUNCTIONS
from .core import ATOM, COND, EQUAL, WHOLE, Body, Value, coerce, expression
from .expressions import truth
from .formats import plain_text
from .iteration import array

ERR = Value("null", k.ERROR)


def _one(body: Body, node: ast.Call, name: str) -> Value | None:
    if len(node.args) != 1 or node.keywords:
        body.refuse(node, f"{name}() with other than one argument", "give it one value")
        return None
    value = expression(body, node.args[0])
    return None if value.kind in (k.ERROR, k.NEVER) else value


def _number(body: Body, node: ast.Call, name: str) -> Value | None:
    value = _one(body, node, name)
    value = body.some(value) if value else None
    if value and value.kind not in k.NUMBERS:
        body.refuse(node, f"{name}() of {k.show(value.kind)}", "give it a number whose type shows")
        return None
    return value


def len_(body: Body, node: ast.Call) -> Value:
    value = _one(body, node, "len")
    if value is None:
        return Value("0", k.INT)
    value = body.some(value)
    match value.kind:
        case k.ListOf() | k.SeqOf() | k.TupleOf():
            return Value(f"{value.within(ATOM)}.length", k.INT, calm=value.calm)
        case k.DictOf() | k.Record():
            return Value(f"Object.keys({value.js}).length", k.INT, calm=value.calm)
    if value.kind in (k.STR, k.ANY):
        return Value(body.help("len", value.js), k.INT, calm=value.calm and value.kind == k.STR)
    return body.refuse(node, f"len() of {k.show(value.kind)}", "give it a list, tuple, str or dict")


def abs_(body: Body, node: ast.Call) -> Value:
    value = _number(body, node, "abs")
    return Value(f"Math.abs({value.js})", value.kind, calm=value.calm) if value else ERR


def int_(body: Body, node: ast.Call) -> Value:
    value = _one(body, node, "int")
    if value is None:
        return ERR
    value = body.some(value)
    if value.kind == k.INT:
        return value
    if value.kind == k.BOOL:
        return Value(f"{value.within(COND)} ? 1 : 0", k.INT, WHOLE, value.calm)
    if value.kind in (k.FLOAT, k.REAL):
        return Value(body.help("trunc", value.js), k.INT)
    if value.kind in (k.STR, k.ANY):
        return Value(body.help("toint", value.js), k.INT)
    return body.refuse(node, f"int() of {k.show(value.kind)}", "give it a number, a str or a bool")


def float_(body: Body, node: ast.Call) -> Value:
    value = _one(body, node, "float")
    if value is None:
        return ERR
    value = body.some(value)
    if value.kind in k.NUMBERS:
        return Value(value.js, k.FLOAT, value.prec, value.calm)
    if value.kind == k.BOOL:
        return Value(f"{value.within(COND)} ? 1 : 0", k.FLOAT, WHOLE, value.calm)
    if value.kind in (k.STR, k.ANY):
        return Value(body.help("tofloat", value.js), k.FLOAT)
    return body.refuse(node, f"float() of {k.show(value.kind)}", "give it a number, a str or a bool")


def str_(body: Body, node: ast.Call) -> Value:
    if (
        len(node.args) == 1
        and isinstance(node.args[0], ast.Name)
        and node.args[0].id in body.scope.names
        and body.kind_of(node.args[0].id) == k.EXCEPTION
    ):
        return Value(body.help("said", body.local(node.args[0].id)), k.STR)
    value = _one(body, node, "str")
    if value is None:
        return Value('""', k.STR)
    text = plain_text(body, node.args[0], value)
    return Value(f"String({text.js})", k.STR, calm=text.calm) if text.kind == k.INT else text


def bool_(body: Body, node: ast.Call) -> Value:
    value = _one(body, node, "bool")
    return truth(body, node, value) if value else ERR


def list_(body: Body, node: ast.Call) -> Value:
    if not node.args and not node.keywords:
        return Value("[]", k.ListOf(k.NEVER))
    if len(node.args) != 1 or node.keywords:
        return body.refuse(node, "list() with other than one argument", "give it one thing to iterate")
    value = array(body, node.args[0])
    if value is None or value.kind == k.ERROR:
        return ERR
    fresh = value.js.startswith(("(() =>", "Object.keys(", "Array.from("))
    return Value(
        value.js if fresh else f"{value.within(ATOM)}.slice()", k.ListOf(k.inside(k.item_of(value.kind)))
    )


def tuple_(body: Body, node: ast.Call) -> Value:
    made = list_(body, node)
    if not isinstance(made.kind, k.ListOf):
        return made
    return Value(body.help("tuple", made.js), k.SeqOf(made.kind.item))


def dict_(body: Body, node: ast.Call) -> Value:
    if not node.args and not node.keywords:
        return Value("{}", k.DictOf(k.NEVER))
    if len(node.args) == 1 and not node.keywords:
        value = expression(body, node.args[0])
        if isinstance(value.kind, k.DictOf):
            return Value(f"Object.assign({{}}, {value.js})", value.kind)
        if value.kind in (k.ERROR, k.NEVER):
            return value
    return body.refuse(node, "dict() of anything but a dict", 'write {key: value for ... in ...} or {"a": 1}')


def divmod_(body: Body, node: ast.Call) -> Value:
    values = [coerce(body, arg, expression(body, arg), k.INT) for arg in node.args]
    if len(values) != 2:
        return body.refuse(node, "divmod() with other than two arguments", "write divmod(a, b)")
    return Value(body.help("divmod", *(v.js for v in values)), k.TupleOf((k.INT, k.INT)))


def ord_(body: Body, node: ast.Call) -> Value:
    value = _one(body, node, "ord")
    return Value(body.help("ord", coerce(body, node, value, k.STR).js), k.INT) if value else ERR


def chr_(body: Body, node: ast.Call) -> Value:
    value = _one(body, node, "chr")
    return Value(body.help("chr", coerce(body, node, value, k.INT).js), k.STR) if value else ERR


def isinstance_(body: Body, node: ast.Call) -> Value:
    names = {"str": "str", "list": "list", "dict": "dict", "bool": "bool"}
    if len(node.args) != 2 or not isinstance(node.args[1], ast.Name) or node.args[1].id not in names:
        return body.refuse(
            node,
            f"isinstance() with {ast.unparse(node.args[-1]) if node.args else 'nothing'}",
            "ask for str, list, dict or bool; JavaScript cannot tell int from float",
        )
    value = expression(body, node.args[0])
    return Value(body.help("isinstance", value.js, f'"{names[node.args[1].id]}"'), k.BOOL, calm=value.calm)


def _rounded(name: str) -> None:
    def made(body: Body, node: ast.Call) -> Value:
        value = _number(body, node, f"math.{name}")
        if value is None or value.kind == k.INT:
            return value or ERR
        return Value(body.help("trunc", f"Math.{name}({value.js})"), k.INT)

    MATH_FUNCTIONS[name] = made


def _asking(name: str, js: str) -> None:
    def made(body: Body, node: ast.Call) -> Value:
        value = _number(body, node, f"math.{name}")
        return Value(js.format(value.within(ATOM)), k.BOOL, EQUAL) if value else ERR

    MATH_FUNCTIONS[name] = made


def sqrt(body: Body, node: ast.Call) -> Value:
    value = _number(body, node, "math.sqrt")
    return Value(body.help("sqrt", value.js), k.FLOAT) if value else ERR


def _iterable(body: Body, node: ast.Call) -> Value:
    name = node.func.id if isinstance(node.func, ast.Name) else "this"
    return body.refuse(node, f"{name}() outside a loop", f"loop over it, or write list({name}(...))")


for _name in ("floor", "ceil"):
    _rounded(_name)
_asking("isfinite", "Number.isFinite({})")
_asking("isnan", "Number.isNaN({})")
_asking("isinf", "Math.abs({}) === Infinity")
MATH_FUNCTIONS["sqrt"] = sqrt
FUNCTIONS.update(
    {
        "len": len_,
        "abs": abs_,
        "int": int_,
        "float": float_,
        "str": str_,
        "bool": bool_,
        "list": list_,
        "tuple": tuple_,
        "dict": dict_,
        "divmod": divmod_,
        "ord": ord_,
        "chr": chr_,
        "isinstance": isinstance_,
        "range": _iterable,
        "enumerate": _iterable,
        "zip": _iterable,
        "reversed": _iterable,
    }
)
