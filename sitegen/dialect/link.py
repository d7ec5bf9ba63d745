"""The finished script: the helpers that are reached, the constants and functions in Python's order, the exports."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

from . import kinds as k
from .functions import Function
from .names import safe_name
from .program import Program

FILES = ("errors", "numbers", "values", "text", "outside")
_HELPER = re.compile(r"(?<![\w$])\$([A-Za-z]\w*)")


@cache
def helpers() -> dict[str, str]:
    """The runtime's helpers by name, in the order of the files, without their comments."""
    folder = Path(__file__).with_name("runtime")
    source = "".join(folder.joinpath(f"{name}.js").read_text("utf-8") for name in FILES)
    found = {}
    for part in source.split("//# ")[1:]:
        name, _, code = part.partition("\n")
        lines = [line for line in code.splitlines() if not line.startswith("//")]
        found[name.strip()] = "\n".join(lines)
    return found


@cache
def needs(name: str) -> frozenset[str]:
    """The helpers that one helper calls."""
    return frozenset(
        found for found in _HELPER.findall(helpers()[name]) if found in helpers() and found != name
    )


def closure(names: set[str]) -> list[str]:
    """Everything a set of helpers needs, in the order of the files."""
    wanted, todo = set(names), list(names)
    while todo:
        for found in needs(todo.pop()) - wanted:
            wanted.add(found)
            todo.append(found)
    return [name for name in helpers() if name in wanted]


def script(program: Program, global_name: str) -> str:
    """The classic script of a compiled program."""
    records: dict[k.Kind, tuple[str, str]] = {}
    members = [f"{name}: {_export(program, name, records)}" for name in program.exports]
    module = program.entry.name.rsplit(".", 1)[-1]
    place = f'(root.{global_name} = root.{global_name} || {{}})["{module}"]'
    lines = [
        "(function () {",
        '"use strict";',
        'var root = typeof window !== "undefined" ? window : this;',
        *(helpers()[name] for name in closure(program.helpers)),
        *_constants(program),
        *_functions(program),
        *(f"const {name} = {text};" for name, text in records.values()),
        f"{place} = {{{', '.join(members)}}};",
        "}).call(this);",
        "",
    ]
    return "\n".join(lines)


def _export(program: Program, name: str, records: dict[k.Kind, tuple[str, str]]) -> str:
    symbol = program.library.look_up(program.entry, name)
    assert symbol is not None
    key = (symbol.module.name, symbol.name)
    return (
        _entrance(program, program.functions[key], records)
        if key in program.functions
        else program.constants[key].js
    )


def _in_order(program: Program) -> dict[str, int]:
    return {module.name: place for place, module in enumerate(program.library.in_order())}


def _constants(program: Program) -> list[str]:
    order = _in_order(program)

    def place(key: tuple[str, str]) -> tuple[int, int]:
        return order[key[0]], getattr(program.constants[key].symbol.node, "lineno", 0)

    return [program.constants[key].code for key in sorted(program.constants, key=place)]


def _functions(program: Program) -> list[str]:
    order = _in_order(program)
    return [
        program.code[key]
        for key in sorted(
            program.functions, key=lambda key: (order[key[0]], program.functions[key].node.lineno)
        )
    ]


def _entrance(program: Program, function: Function, records: dict[k.Kind, tuple[str, str]]) -> str:
    """The exported form of a function: its arguments are checked against their declared types.

    A record is written once as a constant (`records`: its name and text), however many functions take it.
    """
    if not function.parameters:
        return function.js
    program.helpers.add("take")
    heads, passed = [], []
    for parameter in function.parameters:
        js = safe_name(parameter.name)
        kind = description(parameter.declared or k.ANY, records)
        check = f'$take({js}, {kind}, "{parameter.name}")'
        heads.append(js)
        passed.append(check if parameter.default is None else f"{js} === undefined ? {js} : {check}")
    return f"({', '.join(heads)}) => {function.js}({', '.join(passed)})"


def description(kind: k.Kind, records: dict[k.Kind, tuple[str, str]]) -> str:
    """A kind as the runtime's `take` reads it, in JavaScript; `records` learns the records in it."""
    match kind:
        case k.ListOf(item) | k.SeqOf(item):
            return f"{{list: {description(item, records)}}}"
        case k.TupleOf(items):
            return f"{{tuple: [{', '.join(description(item, records) for item in items)}]}}"
        case k.DictOf(value):
            return f"{{dict: {description(value, records)}}}"
        case k.Maybe(of):
            return f"{{maybe: {description(of, records)}}}"
        case k.Record(_, fields):
            if kind not in records:
                inside = ", ".join(
                    f"{json.dumps(key)}: {description(field.kind, records)}" for key, field in fields
                )
                may = json.dumps([key for key, field in fields if not field.required])
                records[kind] = f"$kind{len(records) + 1}", f"{{fields: {{{inside}}}, may: {may}}}"
            return records[kind][0]
    plain: dict[k.Kind, str] = {
        k.INT: "int",
        k.REAL: "float",
        k.FLOAT: "float",
        k.STR: "str",
        k.BOOL: "bool",
        k.NONE: "None",
    }
    return json.dumps(plain.get(kind, "any"))
