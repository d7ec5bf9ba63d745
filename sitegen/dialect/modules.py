"""Modules and what their names stand for. Nothing here is checked until something reached asks for it."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from pathlib import Path

from .problems import DialectError, Problem

TYPING = ("typing", "collections.abc", "typing_extensions")


@dataclass(frozen=True)
class Symbol:
    """A module-level name: `sort` is function, class, constant, typing, math or lost."""

    sort: str
    module: Module
    name: str
    node: ast.AST


@dataclass(eq=False)
class Module:
    """One parsed source file. `defined` maps a name to its statement, `again` holds names bound more than once."""

    name: str
    path: str
    tree: ast.Module
    order: int
    defined: dict[str, ast.stmt] = field(default_factory=dict)
    imported: dict[str, tuple[ast.ImportFrom, str]] = field(default_factory=dict)
    whole: dict[str, str] = field(default_factory=dict)
    again: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        for statement in self.tree.body:
            self._enter(statement)

    def _enter(self, statement: ast.stmt) -> None:
        if isinstance(statement, ast.ImportFrom):
            for alias in statement.names:
                self._bind(alias.asname or alias.name)
                self.imported[alias.asname or alias.name] = (statement, alias.name)
        elif isinstance(statement, ast.Import):
            for alias in statement.names:
                self.whole[alias.asname or alias.name] = alias.name
        elif isinstance(statement, ast.FunctionDef | ast.ClassDef):
            self._bind(statement.name)
            self.defined[statement.name] = statement
        else:
            for name in _stored(statement):
                self._bind(name)
                self.defined[name] = statement

    def _bind(self, name: str) -> None:
        if name in self.defined or name in self.imported:
            self.again.add(name)


def _stored(statement: ast.stmt) -> list[str]:
    nodes = [node for node in ast.walk(statement) if isinstance(node, ast.Name)]
    if isinstance(statement, ast.AnnAssign) and statement.value is None:
        return []
    return [node.id for node in nodes if isinstance(node.ctx, ast.Store)]


class Library:
    """The modules of one program, read when first asked for. `root` is where module paths start."""

    def __init__(self, root: Path | None) -> None:
        self.root = root
        self.modules: dict[str, Module | None] = {}

    def parse(self, name: str, source: str, path: str) -> Module:
        """Parse one source; a DialectError where Python itself would not read it."""
        try:
            tree = ast.parse(source, filename=path)
        except (SyntaxError, ValueError) as error:
            line, col = getattr(error, "lineno", 1) or 1, getattr(error, "offset", 1) or 1
            wrong = f"not Python: {getattr(error, 'msg', error)}"
            raise DialectError([Problem(path, line, col, wrong, "write valid Python")]) from error
        module = Module(name, path, tree, len(self.modules))
        self.modules[name] = module
        return module

    def module(self, name: str) -> Module | None:
        """The module of a dotted name under the root, or None where there is no such file."""
        if name not in self.modules:
            file = self.root and self.root.joinpath(*name.split(".")).with_suffix(".py")
            if not file or not file.is_file():
                self.modules[name] = None
            else:
                self.parse(name, file.read_text("utf-8"), "/".join(name.split(".")) + ".py")
        return self.modules[name]

    def look_up(self, module: Module, name: str) -> Symbol | None:
        """What a name means at the level of a module; None where the module does not bind it."""
        if name in module.imported:
            return self._follow(module, *module.imported[name])
        if name in module.whole:
            sort = "mathmodule" if module.whole[name] == "math" else "lost"
            return Symbol(sort, module, name, module.tree)
        statement = module.defined.get(name)
        if statement is None:
            return None
        sorts = {ast.FunctionDef: "function", ast.ClassDef: "class"}
        return Symbol(sorts.get(type(statement), "constant"), module, name, statement)

    def _follow(self, module: Module, statement: ast.ImportFrom, original: str) -> Symbol:
        source = statement.module or ""
        if source in TYPING:
            return Symbol("typing", module, original, statement)
        if source == "math":
            return Symbol("math", module, original, statement)
        target = self.module(source) if not statement.level else None
        found = self.look_up(target, original) if target else None
        return found or Symbol("lost", module, original, statement)

    def in_order(self) -> list[Module]:
        """The modules as Python runs them: what is imported comes before what imports it."""
        done: list[Module] = []
        for module in list(self.modules.values()):
            if module:
                self._visit(module, done, [])
        return done

    def _visit(self, module: Module, done: list[Module], above: list[Module]) -> None:
        if module in done or module in above:
            return
        for statement, _ in module.imported.values():
            target = self.modules.get(statement.module or "")
            if target:
                self._visit(target, done, [*above, module])
        done.append(module)
