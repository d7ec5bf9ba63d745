"""Annotations to kinds."""

from __future__ import annotations

import ast
from collections.abc import Callable

from . import kinds as k
from .modules import Library, Module, Symbol

_PLAIN = {"int": k.INT, "float": k.REAL, "str": k.STR, "bool": k.BOOL, "None": k.NONE}
_BARE = {"list": "list[int]", "dict": "dict[str, int]", "tuple": "tuple[int, str]"}

Report = Callable[[Module, ast.AST, str, str], None]


class Annotations:
    """Reads annotations; what it does not understand is reported and becomes the ERROR kind."""

    def __init__(self, library: Library, report: Report) -> None:
        self.library = library
        self.report = report
        self.records: dict[tuple[str, str], k.Kind | None] = {}

    def kind(self, module: Module, node: ast.expr) -> k.Kind:
        """The kind an annotation names."""
        if isinstance(node, ast.Constant):
            return self._constant(module, node)
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.BitOr):
            return self._union(module, node, [node.left, node.right])
        if isinstance(node, ast.Name):
            return self._name(module, node)
        if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name):
            parts = list(node.slice.elts) if isinstance(node.slice, ast.Tuple) else [node.slice]
            return self._subscript(module, node, self.head(module, node.value), parts)
        return self._refuse(module, node)

    def head(self, module: Module, node: ast.expr) -> str:
        """The name an annotation's head goes by in Python's own libraries: `List` imported as `L` is List."""
        if not isinstance(node, ast.Name):
            return ""
        symbol = self.library.look_up(module, node.id)
        return symbol.name if symbol and symbol.sort == "typing" else "" if symbol else node.id

    def _constant(self, module: Module, node: ast.Constant) -> k.Kind:
        if node.value is None:
            return k.NONE
        if isinstance(node.value, str):
            try:
                inner = ast.parse(node.value, mode="eval").body
            except SyntaxError:
                return self._refuse(module, node)
            return self.kind(module, ast.copy_location(inner, node))
        return self._refuse(module, node)

    def _name(self, module: Module, node: ast.Name) -> k.Kind:
        symbol = self.library.look_up(module, node.id)
        if symbol is None and node.id in _PLAIN:
            return _PLAIN[node.id]
        if symbol is None and node.id in _BARE:
            self.report(module, node, f"{node.id} without its parts", f"write for example {_BARE[node.id]}")
            return k.ERROR
        if symbol is None or symbol.sort == "lost":
            return self._refuse(module, node)
        if symbol.sort == "typing":
            return k.ANY if symbol.name == "Any" else self._refuse(module, node)
        if symbol.sort == "class":
            return self._record(symbol)
        if isinstance(symbol.node, ast.Assign | ast.AnnAssign) and symbol.node.value:
            return self.kind(symbol.module, symbol.node.value)
        return self._refuse(module, node)

    def _subscript(self, module: Module, node: ast.expr, head: str, parts: list[ast.expr]) -> k.Kind:
        if head == "Literal":
            return self._literal(module, node, parts)
        if head in ("Final", "Required", "NotRequired", "Annotated"):
            return self.kind(module, parts[0])
        if head == "Optional":
            return k.maybe(self.kind(module, parts[0]))
        if head == "Union":
            return self._union(module, node, parts)
        if head in ("list", "List") and len(parts) == 1:
            return k.ListOf(k.inside(self.kind(module, parts[0])))
        if head in ("Sequence", "Iterable", "Collection") and len(parts) == 1:
            return k.SeqOf(k.inside(self.kind(module, parts[0])))
        if head in ("dict", "Dict") and len(parts) == 2:
            return self._dict(module, parts)
        if head in ("tuple", "Tuple"):
            if len(parts) == 2 and isinstance(parts[1], ast.Constant) and parts[1].value is ...:
                return k.SeqOf(k.inside(self.kind(module, parts[0])))
            return k.TupleOf(tuple(self.kind(module, part) for part in parts))
        return self._refuse(module, node)

    def _literal(self, module: Module, node: ast.expr, parts: list[ast.expr]) -> k.Kind:
        plain = {str: k.STR, int: k.INT, bool: k.BOOL}
        found: k.Kind = k.NEVER
        for part in parts:
            value = part.value if isinstance(part, ast.Constant) else part
            found = k.join(found, plain.get(type(value), k.NONE if value is None else k.ANY))
        return self._refuse(module, node) if found in (k.ANY, k.NEVER) else found

    def _dict(self, module: Module, parts: list[ast.expr]) -> k.Kind:
        key = self.kind(module, parts[0])
        if key not in (k.STR, k.ERROR):
            self.report(
                module,
                parts[0],
                f"a dict with keys of type {k.show(key)}",
                "keys are str; for others use a list of tuples",
            )
            return k.ERROR
        return k.DictOf(k.inside(self.kind(module, parts[1])))

    def _union(self, module: Module, node: ast.expr, parts: list[ast.expr]) -> k.Kind:
        found: k.Kind = k.NEVER
        for part in parts:
            kind = self.kind(module, part)
            if kind == k.ANY:
                return k.ANY
            found = k.join(found, kind)
        return self._refuse(module, node) if found == k.ANY else found

    def _record(self, symbol: Symbol) -> k.Kind:
        key = (symbol.module.name, symbol.name)
        if key in self.records:
            known = self.records[key]
            return known if known is not None else self._refuse(symbol.module, symbol.node)
        self.records[key] = None
        made = self._read_record(symbol)
        self.records[key] = made
        return made

    def _read_record(self, symbol: Symbol) -> k.Kind:
        node, module = symbol.node, symbol.module
        assert isinstance(node, ast.ClassDef)
        fields: dict[str, k.Field] = {}
        typed = False
        for base in node.bases:
            if self.head(module, base) == "TypedDict":
                typed = True
                continue
            parent = self.kind(module, base)
            if isinstance(parent, k.Record):
                typed = True
                fields.update(parent.fields)
        if not typed or node.decorator_list:
            self.report(
                module, node, f"class {node.name}", "the only classes are TypedDict records and exceptions"
            )
            return k.ERROR
        total = not any(word.arg == "total" and _false(word.value) for word in node.keywords)
        for statement in node.body:
            if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
                fields[statement.target.id] = self._field(module, statement.annotation, total)
            elif not (
                isinstance(statement, ast.Pass)
                or (isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant))
            ):
                self.report(
                    module, statement, "more than fields in a TypedDict", "write `name: type` lines only"
                )
        return k.Record(symbol.name, tuple(fields.items()))

    def _field(self, module: Module, node: ast.expr, total: bool) -> k.Field:
        head = self.head(module, node.value) if isinstance(node, ast.Subscript) else ""
        required = head == "Required" or (total and head != "NotRequired")
        return k.Field(k.inside(self.kind(module, node)), required)

    def _refuse(self, module: Module, node: ast.AST) -> k.Kind:
        said = ast.unparse(node) if isinstance(node, ast.expr) else "this type"
        self.report(
            module,
            node,
            f"the annotation {said} is not understood",
            "use int, float, str, bool, None, list, tuple, dict[str, T], Literal, Any or a TypedDict",
        )
        return k.ERROR


def _false(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is False
