"""A whole program: what is reached from its exports, the kinds of it all, and the script that comes out.

Kinds are found by compiling every reached function again and again until nothing new shows (kinds only grow, so this
ends). Problems and code count in the last pass alone.
"""

from __future__ import annotations

import ast
from collections.abc import Sequence

from . import kinds as k
from .annotations import Annotations
from .core import Body, Value, coerce, expression
from .errors import PARENTS
from .functions import Constant, Function, Parameter, leads, read
from .modules import Library, Module, Symbol
from .names import safe_name
from .problems import DialectError, Problem, at
from .refusals import lost
from .scope import Scope
from .statements import block

MOST_PASSES = 40


class Program:
    """Everything reached from the exports of one entry module."""

    def __init__(self, library: Library, entry: Module, exports: Sequence[str]) -> None:
        self.library, self.entry, self.exports = library, entry, exports
        self.annotations = Annotations(
            library, lambda module, node, wrong, right: self.note(at(module.path, node, wrong, right))
        )
        self.functions: dict[tuple[str, str], Function] = {}
        self.constants: dict[tuple[str, str], Constant] = {}
        self.errors: dict[str, str] = {}
        self.helpers: set[str] = set()
        self.problems: list[Problem] = []
        self.doubts: list[Problem] = []
        self.lasting: list[Problem] = []  # found when something is first read, not while it is compiled
        self.taken: dict[str, tuple[str, str]] = {}
        self.final = False
        self.restless = True
        self.code: dict[tuple[str, str], str] = {}

    def report(self, problem: Problem) -> None:
        """Keep a problem, if this is the pass that counts."""
        if self.final:
            self.problems.append(problem)

    def doubt(self, problem: Problem) -> None:
        """Keep a problem that counts only where there is no other."""
        self.doubts.append(problem)

    def note(self, problem: Problem) -> None:
        """Keep a problem of something that is read only once."""
        self.lasting.append(problem)

    def changed(self) -> None:
        """Something new shows: another pass is needed."""
        self.restless = True

    # names of modules

    def _js_name(self, symbol: Symbol) -> str:
        name, key = safe_name(symbol.name), (symbol.module.name, symbol.name)
        while self.taken.setdefault(name, key) != key:
            name += "$" + symbol.module.name.rsplit(".", 1)[-1]
        return name

    def defines(self, module: Module, name: str) -> bool:
        """Whether a module binds a name, hiding a builtin."""
        return self.library.look_up(module, name) is not None

    def function(self, body: Body, symbol: Symbol, node: ast.AST) -> Function | None:
        """A function of the program, newly reached or not; None after a report."""
        function = self._reach(symbol)
        if body.function:
            body.function.calls.setdefault(function, node)
            function.callers.add(body.function)
        return function

    def _reach(self, symbol: Symbol) -> Function:
        key = (symbol.module.name, symbol.name)
        if key not in self.functions:
            self.restless = True
            path = symbol.module.path
            self.functions[key] = read(
                symbol,
                self._js_name(symbol),
                self.annotations,
                self.changed,
                lambda node, wrong, right: self.note(at(path, node, wrong, right)),
            )
            self._once(symbol)
        return self.functions[key]

    def _once(self, symbol: Symbol) -> None:
        if symbol.name in symbol.module.again:
            self.note(
                at(
                    symbol.module.path,
                    symbol.node,
                    f"{symbol.name} is bound more than once",
                    "give every function and constant of a module its own name",
                )
            )

    def module_name(self, body: Body, node: ast.Name) -> Value:
        """A name that is no local: a constant, or a problem."""
        symbol = self.library.look_up(body.module, node.id)
        if symbol and symbol.sort == "constant":
            constant = self._constant(symbol)
            return Value(constant.js, constant.kind, calm=True)
        if symbol and symbol.sort == "math" and symbol.name == "inf":
            return Value("Infinity", k.FLOAT, calm=True)
        if symbol and symbol.sort in ("function", "class"):
            return body.refuse(
                node, f"{node.id} used as a value", "call it; functions are not passed around (but for key=)"
            )
        if symbol:
            return body.refuse(node, *lost(node.id))
        return body.refuse(
            node, f"the name {node.id} is not known here", "define it, or import it from a module"
        )

    def _constant(self, symbol: Symbol) -> Constant:
        key = (symbol.module.name, symbol.name)
        if key not in self.constants:
            self.restless = True
            self.constants[key] = Constant(symbol, self._js_name(symbol))
            self._once(symbol)
        return self.constants[key]

    def constant_bound(self, module: Module, name: str) -> int | None:
        """The absolute value of a constant that is a plain whole number, else None."""
        symbol = self.library.look_up(module, name)
        value = symbol.node.value if symbol and isinstance(symbol.node, ast.Assign | ast.AnnAssign) else None
        if isinstance(value, ast.Constant) and type(value.value) is int and name not in module.again:
            return abs(value.value)
        return None

    def own_error(self, symbol: Symbol) -> bool:
        """Whether a class is an exception of the program (a name and a base, nothing in it)."""
        node = symbol.node
        if (
            not isinstance(node, ast.ClassDef)
            or len(node.bases) != 1
            or not isinstance(node.bases[0], ast.Name)
        ):
            return False
        base = self.library.look_up(symbol.module, node.bases[0].id)
        parent = base.name if base else node.bases[0].id
        known = self.own_error(base) if base else parent in PARENTS and parent != "KeyError"
        empty = all(
            isinstance(one, ast.Pass) or (isinstance(one, ast.Expr) and isinstance(one.value, ast.Constant))
            for one in node.body
        )
        if known and empty and self.errors.get(symbol.name, parent) == parent and symbol.name not in PARENTS:
            self.errors[symbol.name] = parent
            return True
        return False

    # passes

    def compile(self) -> None:
        """Find every kind, then compile for good. Raises DialectError with every problem there is."""
        for name in self.exports:
            symbol = self.library.look_up(self.entry, name)
            if symbol and symbol.sort == "function":
                self._export(self._reach(symbol))
            elif symbol and symbol.sort == "constant":
                self._constant(symbol)
            else:
                self.note(
                    at(
                        self.entry.path,
                        self.entry.tree,
                        f"no function or constant {name}",
                        "define what is exported",
                    )
                )
        for _ in range(MOST_PASSES):
            if not self.restless:
                break
            self.restless = False
            self._pass()
        self.final, self.helpers = True, set()
        self._pass()
        self._refuse_recursion()
        if self.problems or self.lasting or self.doubts:
            raise DialectError([*self.problems, *self.lasting] or self.doubts)

    def _export(self, function: Function) -> None:
        function.exported = True
        for parameter in function.parameters:
            function.feed(parameter, k.ANY if parameter.declared is None else parameter.declared)

    def _pass(self) -> None:
        for constant in list(self.constants.values()):
            self._compile_constant(constant)
        for key, function in list(self.functions.items()):
            if function.stale or self.final:
                function.stale = False
                self.code[key] = self._compile_function(function)

    def _compile_constant(self, constant: Constant) -> None:
        node, module = constant.symbol.node, constant.symbol.module
        body = Body(self, module, None, Scope())
        body.depth, body.temps = (
            0,
            1000 * (1 + list(self.constants.values()).index(constant)),
        )  # one scope for all
        plain = isinstance(node, ast.AnnAssign) or (isinstance(node, ast.Assign) and len(node.targets) == 1)
        target = (
            node.target
            if isinstance(node, ast.AnnAssign)
            else node.targets[0]
            if isinstance(node, ast.Assign)
            else None
        )
        if (
            not plain
            or not isinstance(target, ast.Name)
            or not isinstance(node, ast.Assign | ast.AnnAssign)
            or not node.value
        ):
            body.refuse(
                node,
                f"{constant.symbol.name} is not set by a plain line",
                "write NAME = value at the top of the module",
            )
            return
        want = self._constant_kind(module, node)
        value = expression(body, node.value, want)
        value = coerce(body, node.value, value, want) if want is not None else value
        if value.kind != constant.kind:
            constant.kind = k.join(constant.kind, value.kind)
            for function in self.functions.values():
                function.touch()
        temps = f"let {', '.join(body.loose)};\n" if body.loose else ""
        constant.code = f"{temps}const {constant.js} = {value.js};"

    def _constant_kind(self, module: Module, node: ast.Assign | ast.AnnAssign) -> k.Kind | None:
        if not isinstance(node, ast.AnnAssign) or self.annotations.head(module, node.annotation) == "Final":
            return None
        return self.annotations.kind(module, node.annotation)

    def _compile_function(self, function: Function) -> str:
        body = Body(self, function.module, function, function.scope)
        body.flow.bound = {parameter.name for parameter in function.parameters}
        heads = [self._parameter(body, parameter) for parameter in function.parameters]
        block(body, function.node.body)
        if not body.flow.dead:
            if function.declared_return is not None and function.declared_return != k.NEVER:
                coerce(body, function.node, Value("null", k.NONE), function.declared_return)
            function.give(k.NONE)
            body.line("return null;")
        if (body.effects, body.resizes) != (function.effects, function.resizes):
            grew = bool(body.effects) != bool(function.effects) or bool(body.resizes) != bool(
                function.resizes
            )
            function.effects, function.resizes = int(body.effects > 0), int(body.resizes > 0)
            if grew:
                function.touch()
        declared = [body.local(name) for name in function.scope.hoisted] + body.loose
        lines = [
            f"function {function.js}({', '.join(heads)}) {{",
            *([f" let {', '.join(declared)};"] if declared else []),
            *body.lines,
            "}",
        ]
        return "\n".join(lines)

    def _parameter(self, body: Body, parameter: Parameter) -> str:
        assert body.function is not None
        js = body.local(parameter.name)
        if parameter.default is None:
            return js
        value = expression(body, parameter.default, parameter.declared)
        if parameter.declared is not None:
            value = coerce(body, parameter.default, value, parameter.declared)
        body.function.feed(parameter, value.kind)
        return f"{js} = {value.js}"

    def _refuse_recursion(self) -> None:
        for function in self.functions.values():
            for called, node in function.calls.items():
                if leads(called, function, set()):
                    self.problems.append(
                        at(
                            function.module.path,
                            node,
                            f"{function.name} calls itself by way of {called.name}",
                            "use a loop: the languages stop recursion at different depths",
                        )
                    )
