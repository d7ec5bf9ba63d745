"""Comprehensions, and the generator expressions that a builtin consumes at once."""

from __future__ import annotations

import ast
from collections.abc import Callable

from . import kinds as k
from .core import EXPRESSIONS, Body, Value, expression
from .expressions import condition, narrowing
from .iteration import walk
from .scope import leaves
from .targets import Slot, unpack

Comp = ast.ListComp | ast.GeneratorExp | ast.DictComp


def list_comp(body: Body, node: ast.expr, want: k.Kind | None) -> Value:
    """`[e for x in xs if c]`."""
    assert isinstance(node, ast.ListComp)
    item = want.item if isinstance(want, k.ListOf | k.SeqOf) and want.item != k.NEVER else None
    return list_of(body, node, node.elt, item)


def list_of(body: Body, node: Comp, element: ast.expr, want: k.Kind | None = None) -> Value:
    """A comprehension's results as a fresh list."""
    from .core import placed

    out = body.temp()
    kinds: list[k.Kind] = []

    def put() -> str:
        value = placed(body, element, want) if want else expression(body, element)
        kinds.append(want or k.inside(value.kind))
        return f"{out}.push({value.js});"

    text = _loops(body, node, put)
    return Value(
        f"(() => {{ const {out} = []; {text} return {out}; }})()", k.ListOf(kinds[0] if kinds else k.ERROR)
    )


def dict_comp(body: Body, node: ast.expr, want: k.Kind | None) -> Value:
    """`{key: value for x in xs}`."""
    assert isinstance(node, ast.DictComp)
    from .core import placed

    out = body.temp()
    kinds: list[k.Kind] = []
    item = want.value if isinstance(want, k.DictOf) and want.value != k.NEVER else None

    def put() -> str:
        key = placed(body, node.key, k.STR)
        value = placed(body, node.value, item) if item else expression(body, node.value)
        kinds.append(item or k.inside(value.kind))
        return body.help("set", out, key.js, value.js) + ";"

    text = _loops(body, node, put)
    return Value(
        f"(() => {{ const {out} = {{}}; {text} return {out}; }})()", k.DictOf(kinds[0] if kinds else k.ERROR)
    )


def quantified(body: Body, node: ast.GeneratorExp, every: bool) -> Value:
    """`all(c for ...)` and `any(c for ...)`: they stop at the first answer."""

    def put() -> str:
        test = condition(body, node.elt)
        return f"if (!{test.within(15)}) return false;" if every else f"if ({test.js}) return true;"

    text = _loops(body, node, put)
    return Value(f"(() => {{ {text} return {'true' if every else 'false'}; }})()", k.BOOL)


def _loops(body: Body, node: Comp, put: Callable[[], str]) -> str:
    overlay, flow, bounds = dict(body.overlay), body.flow.copy(), dict(body.bounds)
    before = body.resizes
    text = _loop(body, node, 0, put)
    body.overlay, body.flow, body.bounds = overlay, flow, bounds
    if body.resizes > before:
        body.refuse(node, "a comprehension that changes the size of a dict", "use a for loop")
    return text


def _loop(body: Body, node: Comp, level: int, put: Callable[[], str]) -> str:
    if level == len(node.generators):
        return put()
    made = node.generators[level]
    found = walk(body, made.iter)
    if found is None or made.is_async:
        return ""
    slots: list[Slot] = []
    names = [leaf.id for leaf in leaves(made.target) if isinstance(leaf, ast.Name)]
    fresh = {name: _fresh(body, name) for name in names}
    direct = isinstance(made.target, ast.Name) and found.whole
    name = fresh[names[0]] if direct and names else body.temp()
    items = found.items(name)
    if not direct:
        slots = unpack(body, made.target, items)
    elif isinstance(made.target, ast.Name):
        slots = [Slot(made.target, items[0])]
    prologue = ""
    for slot in slots:
        if isinstance(slot.target, ast.Name):
            body.overlay[slot.target.id] = Value(fresh[slot.target.id], slot.value.kind, calm=True)
            body.flow.narrow.pop(slot.target.id, None)
            body.bounds.pop(slot.target.id, None)
            prologue += "" if direct else f"const {fresh[slot.target.id]} = {slot.value.js}; "
        elif slot.target is None:
            prologue += f"const {slot.name} = {slot.value.js}; "
        else:
            body.refuse(slot.target, "a comprehension that assigns to an item", "use plain names")
    if direct and names and found.bound is not None:
        body.bounds[names[0]] = found.bound
    tests = []
    for test in made.ifs:
        tests.append(condition(body, test))
        body.flow.narrow.update(narrowing(body, test)[0])
    inner = _loop(body, node, level + 1, put)
    if tests:
        inner = f"if ({' && '.join(test.within(6) for test in tests)}) {{ {inner} }}"
    head = found.head(f"const {name}")
    pre = "".join(f"{line} " for line in found.pre)
    return f"{pre}{head} {{ {prologue}{inner} }}"


def _fresh(body: Body, name: str) -> str:
    """A name of the comprehension's own: Python's does not touch an outer variable of the same name."""
    return body.temp() if name in body.overlay or name in body.scope.names else body.local(name)


EXPRESSIONS.update({ast.ListComp: list_comp, ast.DictComp: dict_comp})
