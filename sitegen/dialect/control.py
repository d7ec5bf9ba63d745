"""Branches, loops, raise and try."""

from __future__ import annotations

import ast

from . import kinds as k
from .assignment import store
from .core import STATEMENTS, Body, Flow, Loop, placed
from .errors import caught_names, error_name
from .expressions import condition, narrowing
from .iteration import walk
from .statements import block
from .targets import unpack


def _stored(node: ast.AST) -> set[str]:
    return {
        leaf.id for leaf in ast.walk(node) if isinstance(leaf, ast.Name) and isinstance(leaf.ctx, ast.Store)
    }


def _inner(body: Body, statements: list[ast.stmt]) -> list[str]:
    """Compile a block into lines of its own, one level deeper."""
    outer, body.lines = body.lines, []
    body.depth += 1
    block(body, statements)
    body.depth -= 1
    body.lines, inner = outer, body.lines
    return inner


def branch(body: Body, node: ast.stmt, word: str = "if") -> None:
    """`if`, `elif`, `else`."""
    assert isinstance(node, ast.If)
    test = condition(body, node.test)
    yes, no = narrowing(body, node.test)
    before = body.flow.copy()
    body.flow.narrow.update(yes)
    body.line(f"{word} ({test.js}) {{")
    body.lines += _inner(body, node.body)
    after, body.flow = body.flow, before
    body.flow.narrow.update(no)
    if len(node.orelse) == 1 and isinstance(node.orelse[0], ast.If):
        branch(body, node.orelse[0], "} else if")
    else:
        if node.orelse:
            body.line("} else {")
            body.lines += _inner(body, node.orelse)
        body.line("}")
    body.flow = after.meet(body.flow)


def repeat(body: Body, node: ast.stmt) -> None:
    """`while`."""
    assert isinstance(node, ast.While)
    for name in _stored(node):
        body.flow.narrow.pop(name, None)
    loop = _enter(body, bool(node.orelse))
    test = condition(body, node.test)
    before = body.flow.copy()
    yes, no = narrowing(body, node.test)
    body.flow.narrow.update(yes)
    body.line(f"while ({test.js}) {{")
    body.lines += _inner(body, node.body)
    body.line("}")
    body.loops.pop()
    endless = isinstance(node.test, ast.Constant) and bool(node.test.value)
    after = Flow(dead=True) if endless else before
    after.narrow.update({} if endless else no)
    _leave(body, node.orelse, loop, after)


def _enter(body: Body, has_else: bool) -> Loop:
    loop = Loop(body.temp() if has_else else None)
    body.loops.append(loop)
    if loop.label:
        body.line(f"{loop.label}: {{")
    return loop


def _leave(body: Body, orelse: list[ast.stmt], loop: Loop, after: Flow) -> None:
    """What follows a loop: its else where it was not left by break, then both ways come together."""
    body.flow = after
    if loop.label:
        body.lines += _inner(body, orelse)
        body.line("}")
    for flow in loop.breaks:
        body.flow = body.flow.meet(flow)


def each(body: Body, node: ast.stmt) -> None:
    """`for`."""
    assert isinstance(node, ast.For)
    found = walk(body, node.iter)
    if found is None:
        return
    for name in _stored(node):
        body.flow.narrow.pop(name, None)
    for line in found.pre:
        body.line(line)
    before = body.flow.copy()
    own = body.scope.declares.get(id(node), {})
    target = node.target
    direct = isinstance(target, ast.Name) and found.whole and (not found.counts or own.get(target.id) is True)
    outer, body.lines = body.lines, []
    body.depth += 1
    if direct and isinstance(target, ast.Name):
        name = body.local(target.id)
        spelled = body.scope.prefix(node, target.id) + name
        if body.function:
            body.function.bind(target.id, found.items(name)[0].kind)
        body.flow.bound.add(target.id)
        if found.bound is not None and own.get(target.id) is True:
            body.bounds[target.id] = found.bound
    else:
        name = body.temp()
        spelled = f"const {name}"
        for slot in unpack(body, target, found.items(name)):
            if slot.target is None:
                body.line(f"const {slot.name} = {slot.value.js};")
            elif isinstance(slot.target, ast.Name):
                store(body, node, slot.target, slot.value)
            else:
                body.refuse(slot.target, "a loop that assigns to an item", "use plain names")
    body.depth -= 1
    prologue, body.lines = body.lines, outer
    loop = _enter(body, bool(node.orelse))
    inner = _inner(body, node.body)
    body.line(f"{found.head(spelled)} {{")
    body.lines += prologue + inner
    body.line("}")
    body.loops.pop()
    if isinstance(target, ast.Name):
        body.bounds.pop(target.id, None)
    _leave(body, node.orelse, loop, before)


def leave(body: Body, node: ast.stmt) -> None:
    """`break`."""
    loop = body.loops[-1]
    body.line(f"break {loop.label};" if loop.label else "break;")
    loop.breaks.append(body.flow.copy())
    body.flow.dead = True


def skip(body: Body, node: ast.stmt) -> None:
    """`continue`."""
    body.line("continue;")
    body.flow.dead = True


def raised(body: Body, node: ast.stmt) -> None:
    """`raise ValueError("...")`, and a bare `raise` in a handler."""
    assert isinstance(node, ast.Raise)
    error = node.exc
    if error is None:
        if body.handling:
            body.line(f"throw {body.handling[-1]};")
        else:
            body.refuse(node, "a bare raise outside a handler", "raise an exception by name")
        body.flow.dead = True
        return
    args: list[ast.expr] = []
    if isinstance(error, ast.Call) and not error.keywords:
        args, error = error.args, error.func
    found = error_name(body, error)
    if found is None or len(args) > 1:
        body.refuse(node, "this raise", 'write raise ValueError("what is wrong")')
        return
    text = placed(body, args[0], k.STR).js if args else '""'
    # str(KeyError("x")) is "'x'": such an exception cannot be asked for its text
    inexact = ["true"] if found == "KeyError" else []
    body.line(f"throw {body.help('error', chr(34) + found + chr(34), text, *inexact)};")
    body.flow.dead = True


def attempt(body: Body, node: ast.stmt) -> None:
    """`try`."""
    assert isinstance(node, ast.Try)
    for statement in node.finalbody:
        for inner in ast.walk(statement):
            if isinstance(inner, ast.Return | ast.Break | ast.Continue):
                body.refuse(inner, "leaving a finally block early", "let it run to its end")
    before = body.flow.copy()
    for name in _stored(node):
        before.narrow.pop(name, None)
    done = body.temp() if node.orelse and node.handlers else None
    if done:
        body.line(f"let {done} = false;")
    wrapped = bool(done and node.finalbody)
    if wrapped:
        body.line("try {")
    body.line("try {")
    body.lines += _inner(body, node.body)
    if done and not body.flow.dead:
        body.line(f" {done} = true;")
    ends = [] if done else [body.flow]
    finished = body.flow
    if node.handlers:
        ends += _handlers(body, node, before)
    if done:
        body.line("}")
        body.flow = finished
        body.line(f"if ({done}) {{")
        body.lines += _inner(body, node.orelse)
        ends.append(body.flow)
    if wrapped:
        body.line("}")
    if node.finalbody:
        body.flow = before.copy()
        body.line("} finally {")
        body.flow = before.copy()
        body.lines += _inner(body, node.finalbody)
    last = body.flow if node.finalbody else None
    body.line("}")
    body.flow = Flow(dead=True)
    for flow in ends:
        body.flow = body.flow.meet(flow)
    if last:
        for name in {name for statement in node.finalbody for name in _stored(statement)}:
            body.flow.narrow.pop(name, None)
        body.flow.bound |= last.bound
        body.flow.dead |= last.dead


def _handlers(body: Body, node: ast.Try, before: Flow) -> list[Flow]:
    error = body.temp()
    body.line(f"}} catch ({error}) {{")
    body.depth += 1
    ends = []
    for place, handler in enumerate(node.handlers):
        names = caught_names(body, handler)
        body.flow = before.copy()
        tests = ", ".join([error, *(f'"{name}"' for name in names)])
        body.line(f"{'} else ' if place else ''}if ({body.help('caught', tests)}) {{")
        body.handling.append(error)
        body.lines += _handler(body, handler, error)
        body.handling.pop()
        ends.append(body.flow)
    body.line(f"}} else throw {error};")
    body.depth -= 1
    return ends


def _handler(body: Body, handler: ast.ExceptHandler, error: str) -> list[str]:
    lines = []
    if handler.name and body.function:
        if not body.scope.declares.get(id(handler), {}).get(handler.name):
            body.refuse(
                handler,
                f"the name {handler.name} for an exception and something else",
                "use a name of its own",
            )
        body.function.bind(handler.name, k.EXCEPTION)
        body.flow.bound.add(handler.name)
        lines = [" " * (body.depth + 1) + f"const {body.local(handler.name)} = {error};"]
    lines += _inner(body, handler.body)
    if handler.name:
        body.flow.bound.discard(handler.name)
    return lines


STATEMENTS.update(
    {
        ast.If: branch,
        ast.While: repeat,
        ast.For: each,
        ast.Break: leave,
        ast.Continue: skip,
        ast.Raise: raised,
        ast.Try: attempt,
    }
)
