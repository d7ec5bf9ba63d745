"""The kinds of value the compiler can tell apart, and how they combine.

Python's `float` in an annotation also admits an int, and JavaScript cannot tell 3 from 3.0. So there are three kinds of
number: INT (surely an int, always a safe integer), FLOAT (surely a float) and REAL (either). What is inside a container is
never FLOAT, only REAL: containers are invariant, and `list[float]` has to mean one thing.
ANY is a view for passing on and looking at; nothing may be changed through it, which keeps every other kind true.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Kind:
    """The root of the kinds."""


@dataclass(frozen=True)
class Plain(Kind):
    """A kind without parts; `name` is what messages call it."""

    name: str


@dataclass(frozen=True)
class ListOf(Kind):
    item: Kind


@dataclass(frozen=True)
class SeqOf(Kind):
    """A list or tuple of any length that is only read: `Sequence[T]`, `tuple[T, ...]`."""

    item: Kind


@dataclass(frozen=True)
class TupleOf(Kind):
    items: tuple[Kind, ...]


@dataclass(frozen=True)
class DictOf(Kind):
    """A dict with str keys."""

    value: Kind


@dataclass(frozen=True)
class Field:
    kind: Kind
    required: bool = True


@dataclass(frozen=True)
class Record(Kind):
    """A TypedDict, or a dict literal with constant keys and values of several kinds (then without a name)."""

    name: str
    fields: tuple[tuple[str, Field], ...]

    def field(self, key: str) -> Field | None:
        return dict(self.fields).get(key)


@dataclass(frozen=True)
class Maybe(Kind):
    """`T | None`."""

    of: Kind


INT, FLOAT, REAL = Plain("int"), Plain("float"), Plain("int or float")
STR, BOOL, NONE = Plain("str"), Plain("bool"), Plain("None")
ANY, NEVER = Plain("Any"), Plain("unknown")
ERROR, EXCEPTION = Plain("error"), Plain("exception")
NUMBERS = (INT, FLOAT, REAL)


def show(kind: Kind) -> str:
    """The kind as an annotation would say it."""
    match kind:
        case ListOf(item):
            return f"list[{show(item)}]"
        case SeqOf(item):
            return f"Sequence[{show(item)}]"
        case TupleOf(items):
            return f"tuple[{', '.join(show(item) for item in items)}]"
        case DictOf(value):
            return f"dict[str, {show(value)}]"
        case Record(name, fields):
            return name or "{" + ", ".join(key for key, _ in fields) + "}"
        case Maybe(of):
            return f"{show(of)} | None"
        case Plain(name):
            return "float" if kind == REAL else name  # what the annotation says
    return "?"


def inside(kind: Kind) -> Kind:
    """The kind as the inside of a container keeps it: a FLOAT counts as REAL there."""
    match kind:
        case TupleOf(items):
            return TupleOf(tuple(inside(item) for item in items))
        case Maybe(of):
            return Maybe(inside(of))
    return REAL if kind == FLOAT else kind


def maybe(kind: Kind) -> Kind:
    """The kind with None added."""
    return (
        kind
        if kind in (ANY, NONE, ERROR) or isinstance(kind, Maybe)
        else NONE
        if kind == NEVER
        else Maybe(kind)
    )


def some(kind: Kind) -> Kind:
    """The kind with None taken away."""
    return kind.of if isinstance(kind, Maybe) else kind


def join(a: Kind, b: Kind) -> Kind:
    """The kind of a value that is one or the other."""
    if a == b or b == NEVER:
        return a
    if a == NEVER:
        return b
    if ERROR in (a, b):
        return ERROR
    if a in NUMBERS and b in NUMBERS:
        return REAL
    if NONE in (a, b) or isinstance(a, Maybe) or isinstance(b, Maybe):
        rest = join(some(a) if a != NONE else NEVER, some(b) if b != NONE else NEVER)
        return maybe(rest)
    return _join_containers(a, b)


def _join_containers(a: Kind, b: Kind) -> Kind:
    match a, b:
        case (TupleOf(left), TupleOf(right)) if len(left) == len(right):
            return TupleOf(tuple(join(x, y) for x, y in zip(left, right, strict=True)))
        case ((ListOf() | DictOf() | Record()), (ListOf() | DictOf() | Record())):
            return fuse(a, b) or ANY
        case ((TupleOf() | SeqOf() | ListOf()), (TupleOf() | SeqOf() | ListOf())):
            return SeqOf(join(inside(item_of(a)), inside(item_of(b))))
    return ANY


def item_of(kind: Kind) -> Kind:
    """What iterating gives; NEVER where the kind cannot be iterated."""
    match kind:
        case ListOf(item) | SeqOf(item):
            return item
        case TupleOf(items):
            found: Kind = NEVER
            for item in items:
                found = join(found, item)
            return found
        case DictOf() | Record():
            return STR
    return (
        {"str": STR, "Any": ANY, "error": ERROR}.get(kind.name, NEVER) if isinstance(kind, Plain) else NEVER
    )


def fuse(a: Kind, b: Kind) -> Kind | None:
    """The one kind two containers share when they differ only where one is still empty; else None."""
    if a == b or b == NEVER:
        return a
    if a == NEVER:
        return b
    match a, b:
        case (ListOf(x), ListOf(y)):
            return _wrap(fuse(x, y), ListOf)
        case (DictOf(x), DictOf(y)):
            return _wrap(fuse(x, y), DictOf)
        case (TupleOf(xs), TupleOf(ys)) if len(xs) == len(ys):
            both = [fuse(x, y) for x, y in zip(xs, ys, strict=True)]
            return None if None in both else TupleOf(tuple(kind for kind in both if kind))
        case (Maybe(x), Maybe(y)):
            return _wrap(fuse(x, y), Maybe)
        case (Record(name, xs), Record(other, ys)) if name == other and [k for k, _ in xs] == [
            k for k, _ in ys
        ]:
            fields = [(k, fuse(f.kind, g.kind), f.required) for (k, f), (_, g) in zip(xs, ys, strict=True)]
            if all(kind for _, kind, _ in fields):
                return Record(name, tuple((k, Field(kind, req)) for k, kind, req in fields if kind))
    return None


def _wrap(kind: Kind | None, into: Callable[[Kind], Kind]) -> Kind | None:
    return None if kind is None else into(kind)


def fits(source: Kind, target: Kind) -> bool:
    """Whether a value of one kind may stand where the other is declared, without any check at run time."""
    if source in (target, NEVER) or ERROR in (source, target) or target == ANY:
        return True
    if target == REAL and source in NUMBERS:
        return True
    match source, target:
        case (Maybe(of), Maybe(to)):
            return fits(of, to)
        case (_, Maybe(to)):
            return source == NONE or fits(source, to)
        case (TupleOf(items), TupleOf(others)):
            return len(items) == len(others) and all(map(fits, items, others))
        case ((ListOf() | TupleOf() | SeqOf()), SeqOf(item)):
            return fits(item_of(source), item)
    return isinstance(source, ListOf | DictOf | Record) and fuse(source, target) == target


def settle(declared: Kind, actual: Kind) -> Kind:
    """A declared kind, made sharper where the program shows which number it is."""
    match declared, actual:
        case (TupleOf(items), TupleOf(others)) if len(items) == len(others):
            return TupleOf(tuple(map(settle, items, others)))
    if declared == REAL and (actual == NEVER or actual in NUMBERS):
        return actual
    return declared


def ordered(kind: Kind) -> bool:
    """Whether values of this kind compare with < in Python: numbers, strings and sequences of them."""
    match kind:
        case ListOf(item) | SeqOf(item):
            return ordered(item)
        case TupleOf(items):
            return all(ordered(item) for item in items)
    return kind in (*NUMBERS, STR, NEVER, ERROR)
