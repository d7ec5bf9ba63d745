"""A loop as JavaScript writes it, and the loop over a range."""

from __future__ import annotations

import ast
from collections.abc import Callable
from dataclasses import dataclass, field

from . import kinds as k
from .core import Body, Value, coerce, expression
from .operators import bound_of


@dataclass
class Walk:
    """One loop: `head(name)` is its `for (...)` text with the counter or element called `name`.

    `items` are what each turn gives, in terms of that name: one value, or several that unpack without a tuple.
    """

    head: Callable[[str], str]
    items: Callable[[str], list[Value]]
    pre: list[str] = field(default_factory=list)
    bound: int | None = None
    counts: bool = False  # the head owns a counter: a body that assigns to its name needs another one
    whole: bool = True  # the one item is the loop's own variable


def range_walk(body: Body, node: ast.Call) -> Walk | None:
    if node.keywords or not 1 <= len(node.args) <= 3:
        body.refuse(
            node,
            "range with other than one to three arguments",
            "write range(stop) or range(start, stop, step)",
        )
        return None
    given = [coerce(body, arg, expression(body, arg), k.INT) for arg in node.args]
    start, stop = (Value("0", k.INT, calm=True), given[0]) if len(given) == 1 else (given[0], given[1])
    step = _step(node.args[2]) if len(given) == 3 else 1
    bounds = [bound_of(body, arg) for arg in node.args[:2]]
    bound = max(b for b in bounds if b is not None) if None not in bounds else None
    if step is None:
        source = body.help("range", start.js, stop.js, given[2].js)
        return Walk(
            lambda name: f"for ({name} of {source})",
            lambda name: [Value(name, k.INT, calm=True)],
            bound=bound,
        )
    last, sign = stop.js, "<" if step > 0 else ">"
    extra = ""
    if not stop.js.isdigit():
        last = body.temp()
        extra = f", {last} = {stop.js}"
    move = {1: "++", -1: "--"}.get(step, f" += {step}" if step > 0 else f" -= {-step}")

    def head(name: str) -> str:
        bare = name.split(" ")[-1]
        return f"for (let {bare} = {start.js}{extra}; {bare} {sign} {last}; {bare}{move})"

    return Walk(head, lambda name: [Value(name, k.INT, calm=True)], bound=bound, counts=True)


def _step(node: ast.expr) -> int | None:
    try:
        step = ast.literal_eval(node)
    except ValueError:
        return None
    return step if isinstance(step, int) and step != 0 else None
