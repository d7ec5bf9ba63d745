"""The calls in prose: `{{ fact("id") }}`, `{{ example("loan").annual_simple | percent }}`.

The syntax is Jinja's and its parser reads it, but nothing is executed: the tree may hold one call with literal arguments,
attribute names after it and filters, and everything else is refused. So a text can never loop, reach into Python or grow
without bound, and every refusal names its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment

from sitegen.source import Problem, Source

_OPEN = re.compile(r"\{\{|\{%|\}\}|%\}")
_ENV = SandboxedEnvironment()
LONGEST = 500


@dataclass(frozen=True)
class Call:
    """One call as written: its name, literal arguments, attribute path and filters, and where it stands."""

    name: str
    args: tuple[Any, ...]
    kwargs: dict[str, Any]
    path: tuple[str, ...]
    filters: tuple[str, ...]
    source: Source
    start: int
    end: int


@lru_cache(20_000)
def find_calls(text: str, at: Source) -> tuple[Call | Problem, ...]:
    """Every call in `text`, which starts at `at`, in order; and a Problem for each that is not a plain call."""
    return tuple(_find(text, at))


def facts_called(text: str) -> list[str]:
    """The names of the facts that calls in `text` ask for, in order."""
    calls = (call for call in find_calls(text, Source("")) if isinstance(call, Call))
    return [str(call.args[0]) for call in calls if call.name in {"fact", "cite", "phone"} and call.args]


def _find(text: str, at: Source) -> Iterator[Call | Problem]:
    position = 0
    while match := _OPEN.search(text, position):
        place = at.inside(text, match.start())
        position = match.end()
        if match.group() == "{%":
            yield Problem(place, "statements ({% … %}) are not used in texts", "use one call: {{ name(…) }}")
            continue
        if match.group() != "{{":
            if match.group() == "}}":
                yield Problem(place, "'}}' stands without '{{'", "write {{ name(…) }}")
            continue
        end = text.find("}}", position)
        line_end = text.find("\n\n", position)
        if end < 0 or (0 <= line_end < end) or end - position > LONGEST:
            yield Problem(place, "'{{' is not closed", "write {{ name(…) }}")
            continue
        yield _parse(text[position:end], place, match.start(), end + 2)
        position = end + 2


def _parse(inside: str, place: Source, start: int, end: int) -> Call | Problem:
    try:
        name, args, kwargs, path, filters = _parts(inside)
    except ValueError as error:
        return Problem(place, str(error.args[0]), str(error.args[1]))
    return Call(name, args, dict(kwargs), path, filters, place, start, end)


_Parts = tuple[str, tuple[Any, ...], tuple[tuple[str, Any], ...], tuple[str, ...], tuple[str, ...]]


@lru_cache(10_000)
def _parts(inside: str) -> _Parts:
    """Name, arguments, keyword arguments, attribute path and filters of a call. Raises ValueError(wrong, right)."""
    refusal = ValueError(f"'{inside.strip()}' is not a plain call", 'write {{ name("…", key=1).part | filter }}')
    try:
        tree = _ENV.parse("{{" + inside + "}}")
    except TemplateSyntaxError:
        raise refusal from None
    if len(tree.body) != 1 or not isinstance(tree.body[0], nodes.Output) or len(tree.body[0].nodes) != 1:
        raise refusal
    node: nodes.Node | None = tree.body[0].nodes[0]
    filters: list[str] = []
    while isinstance(node, nodes.Filter):
        if node.args or node.kwargs or node.dyn_args or node.dyn_kwargs:
            raise refusal
        filters.insert(0, node.name)
        node = node.node
    path: list[str] = []
    while isinstance(node, nodes.Getattr):
        path.insert(0, node.attr)
        node = node.node
    if not isinstance(node, nodes.Call) or not isinstance(node.node, nodes.Name) or node.dyn_args or node.dyn_kwargs:
        raise refusal
    args = tuple(_literal(arg) for arg in node.args)
    kwargs = tuple((pair.key, _literal(pair.value)) for pair in node.kwargs)
    return node.node.name, args, kwargs, tuple(path), tuple(filters)


def _literal(node: nodes.Node) -> Any:
    if isinstance(node, nodes.Const) and (node.value is None or isinstance(node.value, str | int | float | bool)):
        return node.value
    if isinstance(node, nodes.Neg) and isinstance(node.node, nodes.Const):
        value = node.node.value
        if isinstance(value, int | float):
            return -value
    raise ValueError("arguments of a call are plain texts and numbers", 'write name("text", key=1)')
