"""Assignment: to names, to items, to several at once, and the augmented kinds."""

from __future__ import annotations

import ast

from . import kinds as k
from .core import ATOM, STATEMENTS, Body, Value, coerce, expression
from .expressions import SAFE
from .literals import member, record_key
from .methods import learn
from .operators import bound_of, combine
from .targets import unpack


def assign(body: Body, node: ast.stmt) -> None:
    """`a = b`, `a = b = c`, `a, b = c`."""
    assert isinstance(node, ast.Assign)
    first = node.targets[0]
    if len(node.targets) == 1 and isinstance(first, ast.Name):
        store(body, node, first, expression(body, node.value, _wanted(body, first.id)))
        return
    if len(node.targets) == 1 and isinstance(first, ast.Tuple | ast.List):
        _unpacked(body, node, first)
        return
    value = expression(body, node.value, _target_kind(body, first))
    if not value.calm or len(node.targets) > 1:
        value = _named(body, value)
    for target in node.targets:
        for slot in unpack(body, target, [value]):
            _slot(body, node, slot.target, slot.value, slot.name)


def _wanted(body: Body, name: str) -> k.Kind | None:
    kind = body.function.kind(name) if body.function and name in body.scope.names else None
    return (
        kind
        if (
            kind is not None
            and isinstance(k.some(kind), k.ListOf | k.DictOf | k.Record | k.TupleOf | k.SeqOf)
        )
        or (kind == k.ANY and body.function and body.function.declares(name))
        else None
    )


def _named(body: Body, value: Value) -> Value:
    name = body.temp()
    body.line(f"const {name} = {value.js};")
    return Value(name, value.kind, calm=True)


def _unpacked(body: Body, node: ast.Assign, target: ast.Tuple | ast.List) -> None:
    source = node.value
    if (
        isinstance(source, ast.Tuple)
        and len(source.elts) == len(target.elts)
        and all(isinstance(leaf, ast.Name) for leaf in target.elts)
    ):
        values = [expression(body, item) for item in source.elts]
        _together(body, node, [leaf for leaf in target.elts if isinstance(leaf, ast.Name)], values)
        return
    value = expression(body, source)
    if not value.calm:
        value = _named(body, value)
    for slot in unpack(body, target, [value]):
        _slot(body, node, slot.target, slot.value, slot.name)


def _together(body: Body, node: ast.Assign, targets: list[ast.Name], values: list[Value]) -> None:
    """`a, b = b, a`: everything on the right is computed before anything is assigned."""
    later = {name for leaf in ast.walk(node.value) if isinstance(leaf, ast.Name) for name in [leaf.id]}
    if later & {target.id for target in targets} or not all(value.calm for value in values):
        values = [value if value.js.isdigit() else _named(body, value) for value in values]
    for target, value in zip(targets, values, strict=True):
        store(body, node, target, value)


def _slot(body: Body, node: ast.stmt, target: ast.expr | None, value: Value, name: str) -> None:
    if target is None:
        body.line(f"const {name} = {value.js};")
    elif isinstance(target, ast.Name):
        store(body, node, target, value)
    elif isinstance(target, ast.Subscript):
        store_item(body, target, value)
    else:
        body.refuse(target, "assigning to this", "assign to a name or to item[key]")


def store(body: Body, node: ast.AST, target: ast.Name, value: Value) -> None:
    """Bind a local, declaring it where the scope says so."""
    name = target.id
    if body.function is None:
        return
    declared = body.function.declared(name)
    value = coerce(body, target, value, declared) if declared is not None else value
    if value.kind == k.EXCEPTION:
        value = body.refuse(target, "an exception kept in a variable", "keep str(error)")
    body.function.bind(name, value.kind)
    prefix = body.scope.prefix(node, name)
    body.line(f"{prefix}{body.local(name)} = {value.js};")
    body.flow.bound.add(name)
    body.flow.narrow.pop(name, None)
    whole = body.function.kind(name)
    plain = value.kind in (*k.NUMBERS, k.STR, k.BOOL, k.NONE)
    if (whole in (k.REAL, k.ANY) and plain and declared != k.ANY) or (isinstance(whole, k.Maybe) and plain):
        body.flow.narrow[name] = value.kind
    elif (
        isinstance(whole, k.Maybe)
        and not isinstance(value.kind, k.Maybe)
        and value.kind not in (k.ANY, k.NEVER)
    ):
        body.flow.narrow[name] = whole.of


def annotated(body: Body, node: ast.stmt) -> None:
    """`a: int = b`."""
    assert isinstance(node, ast.AnnAssign)
    if node.value is None:
        return
    if not isinstance(node.target, ast.Name):
        body.refuse(node, "an annotation on an item", "annotate the variable")
        return
    declared = body.function.declared(node.target.id) if body.function else None
    store(body, node, node.target, expression(body, node.value, declared))


def _target_kind(body: Body, target: ast.expr) -> k.Kind | None:
    """The kind an item's place declares, so that literals put there take it on."""
    if not isinstance(target, ast.Subscript) or not isinstance(target.value, ast.Name):
        return None
    kind = body.kind_of(target.value.id) if target.value.id in body.scope.names else None
    if isinstance(kind, k.ListOf):
        return kind.item
    if isinstance(kind, k.DictOf):
        return kind.value
    if isinstance(kind, k.Record) and isinstance(target.slice, ast.Constant):
        field = kind.field(str(target.slice.value))
        return field.kind if field else None
    return None


def store_item(
    body: Body, target: ast.Subscript, value: Value, base: Value | None = None, index: Value | None = None
) -> None:
    """`base[index] = value`."""
    base = base or body.some(expression(body, target.value))
    if body.is_module_name(target.value) and base.kind != k.ERROR:
        body.refuse(target, "changing a constant of a module", "make a copy first: list(...) or dict(...)")
        return
    if isinstance(target.slice, ast.Slice):
        body.refuse(target, "assigning to a slice", "build a new list")
        return
    if isinstance(base.kind, k.Record):
        found = record_key(body, target, base.kind)
        if found:
            key, field, text = found
            body.changed(resized=not field.required)
            body.line(
                f"{member(base.within(ATOM), key, text)} = {coerce(body, target, value, field.kind).js};"
            )
        return
    index = index or expression(body, target.slice)
    if isinstance(base.kind, k.ListOf) and index.kind == k.INT:
        body.changed()
        value = coerce(body, target, value, base.kind.item) if body.program.final else value
        body.line(f"{body.help('put', base.js, index.js, value.js)};")
    elif isinstance(base.kind, k.DictOf) and index.kind == k.STR:
        body.changed(resized=True)
        kind = learn(body, target.value, base, value.kind)
        value = coerce(body, target, value, kind) if kind != k.NEVER and body.program.final else value
        body.line(f"{body.help('set', base.js, index.js, value.js)};")
    elif not {k.ERROR, k.NEVER} & {base.kind, index.kind} or (
        body.program.final and k.ERROR not in (base.kind, index.kind)
    ):
        body.refuse(
            target,
            f"assigning to an item of {k.show(base.kind)} at {k.show(index.kind)}",
            "lists take an int, dicts a str; tuples, Sequence and Any do not change",
        )


def augmented(body: Body, node: ast.stmt) -> None:
    """`a += b` and its like."""
    assert isinstance(node, ast.AugAssign)
    if isinstance(node.target, ast.Name):
        _augmented_name(body, node, node.target)
    elif isinstance(node.target, ast.Subscript) and not isinstance(node.target.slice, ast.Slice):
        _augmented_item(body, node, node.target)
    else:
        body.refuse(node, "this augmented assignment", "write it out with =")


def _augmented_name(body: Body, node: ast.AugAssign, target: ast.Name) -> None:
    if target.id not in body.scope.names:
        body.refuse(
            node,
            f"changing {target.id}, which is not a variable of this function",
            "pass values in and return them",
        )
        return
    load = ast.copy_location(ast.Name(target.id, ast.Load()), target)
    old = expression(body, load)
    more = expression(body, node.value)
    if isinstance(old.kind, k.ListOf) and isinstance(node.op, ast.Add):
        body.changed()
        if body.function and body.function.may_grow(target.id):
            body.function.grow(target.id, k.inside(k.item_of(more.kind)))
        if not isinstance(more.kind, k.ListOf) and more.kind not in (k.NEVER, k.ERROR):
            body.refuse(node, f"list += {k.show(more.kind)}", "extend lists by lists")
        elif body.program.final:
            coerce(body, node, Value("", k.item_of(more.kind)), old.kind.item)
        body.line(f"{body.help('extend', old.js, more.js)};")
        return
    probe = ast.copy_location(ast.BinOp(load, node.op, node.value), node)
    bound = bound_of(body, probe)
    store(
        body,
        node,
        target,
        combine(body, node, node.op, old, more, bound is not None and bound <= SAFE, node.value),
    )


def _augmented_item(body: Body, node: ast.AugAssign, target: ast.Subscript) -> None:
    base = expression(body, target.value)
    base = body.some(base if base.calm else _named(body, base))
    index = expression(body, target.slice)
    index = index if index.calm else _named(body, index)
    if isinstance(base.kind, k.Record):
        old = expression(
            body, ast.copy_location(ast.Subscript(target.value, target.slice, ast.Load()), target)
        )
        if not base.calm or not isinstance(target.value, ast.Name):
            body.refuse(node, "changing a field of a computed record", "give the record a name first")
    elif isinstance(base.kind, k.DictOf):
        old = Value(body.help("key", base.js, index.js), base.kind.value)
    elif isinstance(base.kind, k.ListOf):
        old = Value(body.help("at", base.js, index.js), base.kind.item)
    else:
        store_item(body, target, Value("null", k.ERROR), base, index)
        return
    if isinstance(old.kind, k.ListOf):
        body.refuse(node, "+= on a list inside a list or dict", "write .extend(...)")
        return
    value = combine(body, node, node.op, old, expression(body, node.value), False, node.value)
    store_item(body, target, value, base, index)


STATEMENTS.update({ast.Assign: assign, ast.AnnAssign: annotated, ast.AugAssign: augmented})
