"""Where the local variables of a function live: in the block that first binds them, or hoisted to its top."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, field

Path = tuple[object, ...]


@dataclass(frozen=True)
class Seen:
    """One occurrence of a name; `binder` is the statement that may declare it there."""

    name: str
    path: Path
    store: bool
    binder: ast.AST | None = None


@dataclass
class Scope:
    """`declares[id(statement)]` are the names that statement declares, with True where they are bound only once."""

    names: set[str] = field(default_factory=set)
    hoisted: list[str] = field(default_factory=list)
    declares: dict[int, dict[str, bool]] = field(default_factory=dict)

    def prefix(self, statement: ast.AST, name: str) -> str:
        """What declares a name at a statement: `const `, `let `, or nothing where it is declared elsewhere."""
        once = self.declares.get(id(statement), {}).get(name)
        return "" if once is None else "const " if once else "let "


def study(function: ast.FunctionDef) -> Scope:
    """Decide for every local of a function where JavaScript declares it."""
    scope = Scope()
    parameters = {arg.arg for arg in [*function.args.args, *function.args.kwonlyargs]}
    seen: dict[str, list[Seen]] = {}
    for one in _block(function.body, ()):
        seen.setdefault(one.name, []).append(one)
    for name, all_seen in seen.items():
        if any(one.store for one in all_seen):
            scope.names.add(name)
            if name not in parameters:
                _place(scope, name, all_seen)
    scope.names |= parameters
    scope.hoisted = [name for name in scope.hoisted if name in scope.names]
    return scope


def _place(scope: Scope, name: str, seen: list[Seen]) -> None:
    """Regions: a binding that comes first owns everything after it in its block; a leftover means hoisting."""
    regions: list[tuple[ast.AST, bool]] = []
    rest = [one for one in seen if not (isinstance(one.binder, ast.AnnAssign) and one.binder.value is None)]
    while rest:
        first = rest[0]
        if first.binder is None:
            scope.hoisted.append(name)
            return
        depth = len(first.path)
        mine = [one for one in rest if one.path[:depth] == first.path]
        regions.append((first.binder, sum(one.store for one in mine) == 1))
        rest = [one for one in rest if one.path[:depth] != first.path]
    for binder, once in regions:
        scope.declares.setdefault(id(binder), {})[name] = once


def _block(statements: list[ast.stmt], path: Path) -> Iterator[Seen]:
    for statement in statements:
        yield from _statement(statement, path)


def _statement(node: ast.stmt, path: Path) -> Iterator[Seen]:
    inner = (*path, id(node))
    match node:
        case ast.For():
            yield from loads(node.iter, path)
            yield from _targets(node.target, inner, node)
            yield from _block(node.body, inner)
            yield from _block(node.orelse, (*path, id(node), "else"))
        case ast.While() | ast.If():
            yield from loads(node.test, path)
            yield from _block(node.body, (*inner, "body"))
            yield from _block(node.orelse, (*inner, "else"))
        case ast.Try():
            yield from _try(node, inner)
        case ast.Assign():
            yield from loads(node.value, path)
            for target in node.targets:
                yield from _targets(target, path, node)
        case ast.AnnAssign():
            if node.value:
                yield from loads(node.value, path)
            yield from _targets(node.target, path, node)
        case ast.AugAssign():
            yield from loads(node.value, path)
            yield from _targets(node.target, path, None)
        case ast.FunctionDef() | ast.ClassDef():
            yield Seen(node.name, path, True)
        case _:
            yield from loads(node, path)


def _try(node: ast.Try, path: Path) -> Iterator[Seen]:
    yield from _block(node.body, (*path, "body"))
    for handler in node.handlers:
        inside = (*path, id(handler))
        if handler.name:
            yield Seen(handler.name, inside, True, handler)
        yield from _block(handler.body, inside)
    yield from _block(node.orelse, (*path, "else"))
    yield from _block(node.finalbody, (*path, "finally"))


def _targets(node: ast.expr, path: Path, binder: ast.AST | None) -> Iterator[Seen]:
    if isinstance(node, ast.Name):
        yield Seen(node.id, path, True, binder)
    elif isinstance(node, ast.Tuple | ast.List):
        # a subscript among the targets keeps the whole statement from being a declaration
        pure = all(isinstance(leaf, ast.Name | ast.Tuple | ast.List) for leaf in leaves(node))
        for item in node.elts:
            yield from _targets(item, path, binder if pure else None)
    else:
        yield from loads(node, path)


def leaves(node: ast.expr) -> Iterator[ast.expr]:
    """The single targets of an unpacking."""
    if isinstance(node, ast.Tuple | ast.List):
        for item in node.elts:
            yield from leaves(item)
    else:
        yield node


def loads(node: ast.AST, path: Path = ()) -> Iterator[Seen]:
    """The names an expression uses, without those its comprehensions and lambdas bind for themselves."""
    for name in _free(node, frozenset()):
        yield Seen(name, path, False)


def _free(node: ast.AST, bound: frozenset[str]) -> Iterator[str]:
    if isinstance(node, ast.Name):
        if node.id not in bound:
            yield node.id
        return
    if isinstance(node, ast.Lambda):
        bound = bound | {arg.arg for arg in node.args.args}
    if isinstance(node, ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp):
        yield from _free(node.generators[0].iter, bound)
        targets = {
            leaf.id for made in node.generators for leaf in leaves(made.target) if isinstance(leaf, ast.Name)
        }
        bound = bound | targets
        for child in ast.iter_child_nodes(node):
            if child is not node.generators[0]:
                yield from _free(child, bound)
        for condition in node.generators[0].ifs:
            yield from _free(condition, bound)
        return
    for child in ast.iter_child_nodes(node):
        yield from _free(child, bound)
