"""What every part of the emitter shares: values, the body being compiled, and the dispatch to handlers."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from . import kinds as k
from .canonical import text
from .names import safe_name
from .problems import at
from .refusals import construct
from .scope import Scope

if TYPE_CHECKING:
    from .functions import Function
    from .modules import Module
    from .program import Program

# JavaScript's precedence, as far as the output needs it
ATOM, UNARY, MUL, ADD, LESS, EQUAL, AND, OR, COND, WHOLE = 20, 15, 13, 12, 10, 9, 5, 4, 3, 1


@dataclass(frozen=True)
class Value:
    """A compiled expression. `calm` means it neither raises nor has effects, so it may move or be repeated."""

    js: str
    kind: k.Kind
    prec: int = ATOM
    calm: bool = False

    def within(self, prec: int) -> str:
        """The text, in parentheses where its precedence is lower."""
        return self.js if self.prec >= prec else f"({self.js})"


@dataclass
class Flow:
    """What is known at a point: bound names, narrower kinds, and whether the point can be reached."""

    bound: set[str] = field(default_factory=set)
    narrow: dict[str, k.Kind] = field(default_factory=dict)
    dead: bool = False

    def copy(self) -> Flow:
        return Flow(set(self.bound), dict(self.narrow), self.dead)

    def meet(self, other: Flow) -> Flow:
        """What is known where two ways come together."""
        if self.dead or other.dead:
            return (other if self.dead else self).copy()
        shared = {n: k.join(kind, other.narrow[n]) for n, kind in self.narrow.items() if n in other.narrow}
        return Flow(self.bound & other.bound, shared)


@dataclass
class Loop:
    """A loop around the statement being compiled; `label` is what break leaves where the loop has an else."""

    label: str | None = None
    breaks: list[Flow] = field(default_factory=list)


class Body:
    """One function (or one constant) being compiled: its locals, its flow and the lines written so far."""

    def __init__(self, program: Program, module: Module, function: Function | None, scope: Scope) -> None:
        self.program, self.module, self.function, self.scope = program, module, function, scope
        self.flow = Flow()
        self.lines: list[str] = []
        self.depth = 1
        self.overlay: dict[str, Value] = {}  # names bound by comprehensions and lambdas
        self.bounds: dict[str, int] = {}  # |loop counter| never exceeds this
        self.loops: list[Loop] = []
        self.handling: list[str] = []
        self.procedure: ast.expr | None = None  # a call standing as a statement, whose value nobody takes
        self.temps = 0
        self.loose: list[str] = []  # temporaries that need a declaration at the top
        self.resizes = 0  # dict sizes changed so far: iterating a dict has to notice
        self.effects = 0  # any mutation so far: sort keys must have none

    def line(self, text: str) -> None:
        """Write one line of output."""
        self.lines.append(" " * self.depth + text)

    def temp(self) -> str:
        """A fresh JavaScript name no Python name can equal."""
        self.temps += 1
        return f"${self.temps}"

    def loose_temp(self) -> str:
        """A fresh name for the middle of an expression, declared at the top of the function."""
        name = self.temp()
        self.loose.append(name)
        return name

    def help(self, name: str, *args: str) -> str:
        """A call of a runtime helper, which then belongs to the program."""
        self.program.helpers.add(name)
        return f"${name}({', '.join(args)})"

    def refuse(self, node: ast.AST, wrong: str, right: str) -> Value:
        """Report a problem (in the last pass only) and go on with the ERROR kind, which nothing else complains about."""
        self.program.report(at(self.module.path, node, wrong, right))
        return Value("null", k.ERROR, calm=True)

    def unclear(self, node: ast.AST) -> Value:
        """Refuse what has no kind even now. It is said only where nothing else is wrong, for it mostly follows from that."""
        said = f"the type of {ast.unparse(node)} does not show"
        self.program.doubt(at(self.module.path, node, said, "annotate it where it is made"))
        return Value("null", k.ERROR, calm=True)

    def local(self, name: str) -> str:
        """The JavaScript name of a local."""
        return safe_name(name)

    def kind_of(self, name: str) -> k.Kind:
        """The kind of a local here: narrowed by the flow, else declared, else joined over all its bindings."""
        if name in self.flow.narrow:
            return self.flow.narrow[name]
        return self.function.kind(name) if self.function else k.NEVER

    def some(self, value: Value, error: str = "TypeError") -> Value:
        """The value with None ruled out: where it may be None, a check that raises what Python would."""
        if not isinstance(value.kind, k.Maybe):
            return value
        js = (
            self.help("some", value.js) if error == "TypeError" else self.help("some", value.js, f'"{error}"')
        )
        return Value(js, value.kind.of)

    def is_module_name(self, node: ast.expr) -> bool:
        """Whether an expression is a name that the module binds, not the function."""
        return isinstance(node, ast.Name) and node.id not in self.scope.names and node.id not in self.overlay

    def changed(self, resized: bool = False) -> None:
        """Note that what is being compiled changes a list or dict (and perhaps a dict's size)."""
        self.effects += 1
        self.resizes += resized


Handler = Callable[[Body, ast.expr, k.Kind | None], Value]
Work = Callable[[Body, ast.stmt], None]
EXPRESSIONS: dict[type[ast.AST], Handler] = {}
STATEMENTS: dict[type[ast.AST], Work] = {}


def expression(body: Body, node: ast.expr, want: k.Kind | None = None) -> Value:
    """Compile an expression. `want` is the kind its place declares; literals take it on, nothing else must."""
    handler = EXPRESSIONS.get(type(node))
    if handler is None:
        return body.refuse(node, *construct(node))
    value = handler(body, node, want)
    if not body.program.final:
        # what is refused now may be understood in a later pass: it must not stick
        return replace(value, kind=k.NEVER) if value.kind == k.ERROR else value
    if value.kind == k.ERROR or (value.kind == k.NEVER and body.procedure is not node):
        return body.unclear(node)
    return value


def placed(body: Body, node: ast.expr, want: k.Kind) -> Value:
    """Compile an expression for a place with a declared kind; what does not fit is reported."""
    return coerce(body, node, expression(body, node, want), want)


def coerce(body: Body, node: ast.AST, value: Value, want: k.Kind) -> Value:
    """Fit a value to a declared kind: nothing to do, a check at run time (from Any), or a problem."""
    have = value.kind
    if want == k.ERROR or have == k.ERROR or k.fits(have, want):
        return replace(value, kind=k.settle(want, have)) if want != k.ANY else replace(value, kind=k.ANY)
    checks: dict[k.Kind, str] = {k.REAL: "number", k.STR: "string", k.BOOL: "boolean"}
    if have == k.ANY and k.some(want) in checks:
        optional = ["true"] if isinstance(want, k.Maybe) else []
        return Value(body.help("is", value.js, f'"{checks[k.some(want)]}"', *optional), want)
    if isinstance(have, k.Maybe) and k.fits(have.of, want):
        return body.refuse(
            node,
            f"this may be None where {k.show(want)} is wanted",
            "test `is None` (or `is not None`) first",
        )
    if have == k.ANY:
        right = (
            "write int(...)"
            if k.some(want) == k.INT
            else "declare its type where it is made (a TypedDict, list[T] ...)"
        )
        return body.refuse(node, f"the type of this does not show where {k.show(want)} is wanted", right)
    right = "write int(...)" if want == k.INT and have in k.NUMBERS else "make both the same type"
    if k.inside(have) == have and isinstance(have, k.ListOf | k.DictOf):
        right = "annotate where it is made: lists and dicts of different types never stand for one another"
    return body.refuse(node, f"{k.show(have)} where {k.show(want)} is wanted", right)


def js_text(body: Body, node: ast.AST, value: str) -> str:
    """A JavaScript string literal, safe inside a script element."""
    if any(0xD800 <= ord(char) < 0xE000 for char in value):
        body.refuse(node, "half a character (a lone surrogate) in a string", "write the whole character")
    return text(value).replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("</", "<\\/")
