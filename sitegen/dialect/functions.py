"""What a program reaches: constants, and functions with the kinds of their variables as far as they are known."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass, field

from . import kinds as k
from .annotations import Annotations
from .modules import Module, Symbol
from .scope import Scope, study

Refuse = Callable[[ast.AST, str, str], None]


@dataclass(eq=False)
class Parameter:
    """`kind` is what the program's calls show so far; `declared` what the annotation says."""

    name: str
    declared: k.Kind | None
    default: ast.expr | None
    keyword_only: bool
    kind: k.Kind = k.NEVER


@dataclass(eq=False)
class Constant:
    """One reached constant of a module."""

    symbol: Symbol
    js: str
    kind: k.Kind = k.NEVER
    code: str = ""


@dataclass(eq=False)
class Function:
    """One reached function. Kinds only ever grow; `changed` is called whenever one does."""

    name: str
    js: str
    module: Module
    node: ast.FunctionDef
    changed: Callable[[], None]
    parameters: list[Parameter] = field(default_factory=list)
    declared_return: k.Kind | None = None
    result: k.Kind = k.NEVER
    exported: bool = False
    effects: int = 0
    resizes: int = 0
    scope: Scope = field(default_factory=Scope)
    variables: dict[str, k.Kind] = field(default_factory=dict)
    annotated: dict[str, k.Kind] = field(default_factory=dict)
    calls: dict[Function, ast.AST] = field(default_factory=dict)
    callers: set[Function] = field(default_factory=set)
    stale: bool = True

    def touch(self) -> None:
        """Something new shows: this function and those that call it are to be compiled again."""
        self.stale = True
        for caller in self.callers:
            caller.stale = True
        self.changed()

    def declared(self, name: str) -> k.Kind | None:
        """The annotated kind of a local."""
        return self.annotated.get(name)

    def declares(self, name: str) -> bool:
        return name in self.annotated

    def kind(self, name: str) -> k.Kind:
        """The kind of a local over the whole function."""
        declared = self.annotated.get(name)
        actual = self.variables.get(name, k.NEVER)
        return actual if declared is None else k.settle(declared, actual)

    def bind(self, name: str, kind: k.Kind) -> None:
        """Note a kind that a local takes on."""
        self._set(name, k.join(self.variables.get(name, k.NEVER), _sound(kind)))

    def grow(self, name: str, item: k.Kind) -> None:
        """Note a kind of item that is added to a local list or dict."""
        item = _sound(item)
        match self.variables.get(name):
            case k.ListOf(old):
                self._set(name, k.ListOf(k.join(old, item)))
            case k.DictOf(old):
                self._set(name, k.DictOf(k.join(old, item)))

    def _set(self, name: str, kind: k.Kind) -> None:
        if self.variables.get(name) != kind:
            self.variables[name] = kind
            self.touch()

    def may_grow(self, name: str) -> bool:
        """Whether a local list or dict learns its items from what is added."""
        return (
            name in self.scope.names
            and name not in self.annotated
            and name not in {p.name for p in self.parameters}
        )

    def feed(self, parameter: Parameter, kind: k.Kind) -> None:
        """Note a kind that a call passes."""
        joined = k.join(parameter.kind, _sound(kind))
        if joined != parameter.kind:
            parameter.kind = joined
            self.bind(parameter.name, joined)
            self.touch()

    def give(self, kind: k.Kind) -> None:
        """Note a kind that is returned."""
        joined = k.join(self.result, _sound(kind))
        if joined != self.result:
            self.result = joined
            self.touch()

    def returns(self) -> k.Kind:
        """The kind of a call."""
        return self.result if self.declared_return is None else k.settle(self.declared_return, self.result)


def _sound(kind: k.Kind) -> k.Kind:
    """A refusal teaches nothing about a variable: the next pass may understand what this one did not."""
    return k.NEVER if kind == k.ERROR else kind


def read(
    symbol: Symbol, js: str, annotations: Annotations, changed: Callable[[], None], refuse: Refuse
) -> Function:
    """The function of a symbol, with its parameters and annotations understood."""
    node, module = symbol.node, symbol.module
    assert isinstance(node, ast.FunctionDef)
    function = Function(symbol.name, js, module, node, changed)
    args = node.args
    if args.vararg or args.kwarg or args.posonlyargs:
        refuse(
            node,
            f"* or / in the parameters of {node.name}",
            "name every parameter (keyword-only ones after a bare *)",
        )
    if node.decorator_list:
        refuse(node.decorator_list[0], "a decorator", "call the function it would wrap")
    if any(isinstance(inner, ast.Yield | ast.YieldFrom) for inner in ast.walk(node)):
        refuse(node, "a generator", "build and return a list")
    defaults = [None] * (len(args.args) - len(args.defaults)) + list(args.defaults)
    for place, arg in enumerate([*args.args, *args.kwonlyargs]):
        only = place >= len(args.args)
        default = args.kw_defaults[place - len(args.args)] if only else defaults[place]
        if default is not None and not _fixed(default):
            refuse(default, "a default that is not a plain literal", "default to None and fill it in inside")
            default = ast.copy_location(ast.Constant(None), default)
        declared = annotations.kind(module, arg.annotation) if arg.annotation else None
        function.parameters.append(Parameter(arg.arg, declared, default, only))
        if declared is not None:
            function.annotated[arg.arg] = declared
    if node.returns is not None:
        never = annotations.head(module, node.returns) in ("NoReturn", "Never")
        function.declared_return = k.NEVER if never else annotations.kind(module, node.returns)
    function.scope = study(node)
    _annotate_locals(function, annotations, refuse)
    return function


def _annotate_locals(function: Function, annotations: Annotations, refuse: Refuse) -> None:
    for statement in ast.walk(function.node):
        if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
            name, kind = statement.target.id, annotations.kind(function.module, statement.annotation)
            if function.annotated.get(name, kind) != kind:
                refuse(statement, f"a second type for {name}", "give each variable one type")
            function.annotated[name] = kind


def _fixed(node: ast.expr) -> bool:
    if isinstance(node, ast.UnaryOp):
        return isinstance(node.op, ast.USub) and isinstance(node.operand, ast.Constant)
    if isinstance(node, ast.Tuple):
        return all(map(_fixed, node.elts))
    return isinstance(node, ast.Constant)


def leads(start: Function, goal: Function, seen: set[Function]) -> bool:
    """Whether calls lead from one function to another."""
    if start is goal:
        return True
    seen.add(start)
    return any(leads(one, goal, seen) for one in start.calls if one not in seen)
