"""Calls: of functions of the program, of records, and the way to builtins and methods."""

from __future__ import annotations

import ast
from collections.abc import Callable
from typing import TYPE_CHECKING

from . import kinds as k
from .core import EXPRESSIONS, Body, Value, coerce, expression, placed
from .literals import record
from .refusals import BUILTINS, MATH, lost

if TYPE_CHECKING:
    from .functions import Function, Parameter

Builtin = Callable[[Body, ast.Call], Value]
FUNCTIONS: dict[str, Builtin] = {}
MATH_FUNCTIONS: dict[str, Builtin] = {}
CHANGING = {"append", "extend", "insert", "remove", "sort", "reverse", "clear", "update", "pop", "setdefault"}
PROCEDURES = {"append", "extend", "insert", "remove", "sort", "reverse", "clear", "update"}
METHODS: dict[str, Callable[[Body, ast.Call, Value], Value]] = {}


def call(body: Body, node: ast.expr, want: k.Kind | None) -> Value:
    """`f(...)`."""
    assert isinstance(node, ast.Call)
    if any(isinstance(arg, ast.Starred) for arg in node.args) or any(
        word.arg is None for word in node.keywords
    ):
        return body.refuse(node, "a star in a call", "pass the arguments one by one")
    func = node.func
    if isinstance(func, ast.Name):
        return _named(body, node, func)
    if isinstance(func, ast.Attribute):
        return _method(body, node, func)
    return body.refuse(node, "a call of a computed function", "call functions of the module by name")


def _named(body: Body, node: ast.Call, func: ast.Name) -> Value:
    if func.id in body.overlay or func.id in body.scope.names:
        return body.refuse(
            func, f"a call of {func.id}, which is a variable here", "call functions of a module by name"
        )
    symbol = body.program.library.look_up(body.module, func.id)
    if symbol is None:
        made = FUNCTIONS.get(func.id)
        if made:
            return made(body, node)
        known = BUILTINS.get(func.id)
        return body.refuse(
            node,
            *(known or (f"the function {func.id} is not known", "define it, or import it from a module")),
        )
    if symbol.sort == "function":
        function = body.program.function(body, symbol, func)
        return user_call(body, node, function) if function else Value("null", k.ERROR)
    if symbol.sort == "math":
        return math_call(body, node, symbol.name)
    if symbol.sort == "class":
        return _construct(body, node, func)
    if symbol.sort == "lost":
        return body.refuse(node, *lost(func.id))
    return body.refuse(node, f"a call of {func.id}", "call functions of a module by name")


def _construct(body: Body, node: ast.Call, func: ast.Name) -> Value:
    kind = body.program.annotations.kind(body.module, func)
    if not isinstance(kind, k.Record):
        return Value("null", k.ERROR)
    if node.args:
        return body.refuse(node, f"{func.id} with unnamed values", f"write {func.id}(name=value, ...)")
    return record(body, node, kind, [(str(word.arg), word.value) for word in node.keywords])


def math_call(body: Body, node: ast.Call, name: str) -> Value:
    """A function of the math module."""
    made = MATH_FUNCTIONS.get(name)
    if made:
        return made(body, node)
    if name in MATH:
        return body.refuse(
            node,
            f"math.{name}: engines disagree on its last digit",
            "use + - * / and math.sqrt (a power by squaring, a root by bisection)",
        )
    return body.refuse(
        node,
        f"math.{name} is not in the dialect",
        "math.floor, ceil, sqrt, isfinite, isnan and isinf are there",
    )


def _method(body: Body, node: ast.Call, func: ast.Attribute) -> Value:
    if (
        isinstance(func.value, ast.Name)
        and func.value.id not in body.scope.names
        and func.value.id not in body.overlay
    ):
        symbol = body.program.library.look_up(body.module, func.value.id)
        if symbol and symbol.sort == "mathmodule":
            return math_call(body, node, func.attr)
        if symbol and symbol.sort == "lost":
            return body.refuse(
                node, f"{func.value.id}.{func.attr}", "write `from package.module import name`"
            )
    base = body.some(expression(body, func.value), "AttributeError")
    if base.kind == k.ERROR:
        return base
    if base.kind == k.NEVER:
        return Value("null", k.NEVER)
    made = METHODS.get(f"{family(base.kind)}.{func.attr}")
    if made:
        if func.attr in CHANGING and body.is_module_name(func.value):
            return body.refuse(
                node, "changing a constant of a module", "make a copy first: list(...) or dict(...)"
            )
        done = made(body, node, base)
        if func.attr in PROCEDURES and body.procedure is not node and done.kind != k.ERROR:
            return body.refuse(
                node, f"the result of .{func.attr}(), which is None", "let it stand on a line of its own"
            )
        return done
    if base.kind == k.ANY:
        right = "declare its type where it is made (a TypedDict, list[T] ...)"
    else:
        names = sorted(name.split(".")[1] for name in METHODS if name.startswith(family(base.kind) + "."))
        right = f"there are {', '.join(names)}" if names else "use a function of the module"
    return body.refuse(node, f"the method .{func.attr}() of {k.show(base.kind)}", right)


def family(kind: k.Kind) -> str:
    """The name under which a kind's methods are registered."""
    match kind:
        case k.ListOf():
            return "list"
        case k.SeqOf() | k.TupleOf():
            return "tuple"
        case k.DictOf():
            return "dict"
        case k.Record():
            return "record"
    return kind.name if isinstance(kind, k.Plain) else "?"


def user_call(body: Body, node: ast.Call, function: Function) -> Value:
    """A call of a function of the program: keywords become positions, and every argument fits its parameter."""
    given = _arguments(body, node, function)
    if given is None:
        return Value("null", k.ERROR)
    written = [*node.args, *(word.value for word in node.keywords)]
    compiled: dict[int, Value] = {}
    for argument in written:
        parameter = next(p for p in function.parameters if given.get(p.name) is argument)
        compiled[id(argument)] = _argument(body, argument, function, parameter)
    in_order = [given[p.name] for p in function.parameters if p.name in given]
    if in_order != written and sum(not compiled[id(one)].calm for one in written) > 1:
        body.refuse(
            node,
            "keyword arguments out of order, with values that have to be computed",
            f"write them in the order of {function.name}'s parameters",
        )
    texts = [compiled[id(given[p.name])].js if p.name in given else "undefined" for p in function.parameters]
    while texts and texts[-1] == "undefined":
        texts.pop()
    body.effects += function.effects
    body.resizes += function.resizes
    return Value(f"{function.js}({', '.join(texts)})", function.returns())


def _argument(body: Body, node: ast.expr, function: Function, parameter: Parameter) -> Value:
    if parameter.declared is None:
        value = expression(body, node)
        function.feed(parameter, value.kind)
        if not k.fits(value.kind, parameter.kind) and body.program.final:
            return coerce(body, node, value, parameter.kind)
        return value
    value = placed(body, node, parameter.declared)
    function.feed(parameter, value.kind)
    return value


def _arguments(body: Body, node: ast.Call, function: Function) -> dict[str, ast.expr] | None:
    places = [p for p in function.parameters if not p.keyword_only]
    given: dict[str, ast.expr] = {}
    if len(node.args) > len(places):
        body.refuse(
            node,
            f"{function.name} takes {len(places)} unnamed arguments, not {len(node.args)}",
            "leave the others out",
        )
        return None
    for parameter, unnamed in zip(places, node.args, strict=False):
        given[parameter.name] = unnamed
    for word in node.keywords:
        if word.arg not in {p.name for p in function.parameters} or word.arg in given:
            body.refuse(
                node,
                f"{function.name} has no free parameter {word.arg}",
                "use the names of its def line, each once",
            )
            return None
        given[word.arg] = word.value
    missing = [p.name for p in function.parameters if p.default is None and p.name not in given]
    if missing:
        body.refuse(
            node, f"{function.name} without {', '.join(missing)}", "give every parameter that has no default"
        )
        return None
    return given


EXPRESSIONS[ast.Call] = call
