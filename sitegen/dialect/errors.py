"""The exceptions the dialect knows, and which of them a handler catches."""

from __future__ import annotations

import ast

from .core import Body

PARENTS = {
    "Exception": "",
    "ArithmeticError": "Exception",
    "ZeroDivisionError": "ArithmeticError",
    "OverflowError": "ArithmeticError",
    "AssertionError": "Exception",
    "LookupError": "Exception",
    "IndexError": "LookupError",
    "KeyError": "LookupError",
    "NameError": "Exception",
    "UnboundLocalError": "NameError",
    "RuntimeError": "Exception",
    "NotImplementedError": "RuntimeError",
    "TypeError": "Exception",
    "ValueError": "Exception",
    "AttributeError": "Exception",
}


def error_name(body: Body, node: ast.expr) -> str | None:
    """The name of an exception class in an expression, or None where it is none."""
    if not isinstance(node, ast.Name) or node.id in body.scope.names:
        return None
    symbol = body.program.library.look_up(body.module, node.id)
    if symbol is None:
        return node.id if node.id in PARENTS else None
    return symbol.name if symbol.sort == "class" and body.program.own_error(symbol) else None


def caught_names(body: Body, handler: ast.ExceptHandler) -> list[str]:
    """Every exception a handler catches, by name; none means all of them."""
    if handler.type is None:
        return []
    nodes = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    names: list[str] = []
    for node in nodes:
        name = error_name(body, node)
        if name is None:
            body.refuse(
                node, "catching this", f"catch one of {', '.join(PARENTS)}, or an exception of a module"
            )
        elif name == "Exception":
            return []
        else:
            parents = {**PARENTS, **body.program.errors}
            names += [other for other in parents if _is(parents, other, name) and other not in names]
    return names


def _is(parents: dict[str, str], name: str, ancestor: str) -> bool:
    while name:
        if name == ancestor:
            return True
        name = parents.get(name, "")
    return False
