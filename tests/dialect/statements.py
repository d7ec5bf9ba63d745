"""The statements of random programs."""

from __future__ import annotations

from tests.dialect.writer import KEYS, Writer

KINDS = (
    "int",
    "float",
    "str",
    "bool",
    "list[int]",
    "list[str]",
    "list[float]",
    "dict[str, int]",
    "Row",
    "tuple",
)
INPUTS = {
    "i": "int",
    "f": "float",
    "s": "str",
    "b": "bool",
    "xs": "list[int]",
    "ws": "list[str]",
    "ys": "list[float]",
    "d": "dict[str, int]",
    "r": "Row",
}
SPELLED = {"tuple": "tuple[int, str]"}
ERRORS = (
    "ValueError",
    "ZeroDivisionError",
    "(IndexError, KeyError)",
    "LookupError",
    "ArithmeticError",
    "Exception",
    "TypeError",
)
HEAD = """from __future__ import annotations
import math
from typing import TypedDict
class Row(TypedDict):
    n: int
    x: float
    s: str
LIMIT = 7
"""


class Programs(Writer):
    """Whole programs."""

    def lines(self, room: int) -> list[str]:
        """A block of statements; names bound in it are forgotten after it."""
        kept = {kind: list(names) for kind, names in self.names.items()}
        out: list[str] = []
        for _ in range(self.random.randint(1, room)):
            out += self.statement(room - 1)
        self.names = kept
        return ["    " + line for line in out]

    def assign(self, kind: str) -> list[str]:
        value = self.held(kind)
        known = [name for name in self.names.get(kind, []) if name not in INPUTS and name[0] != "k"]
        if known and self.random.random() < 0.4:
            return [f"{self.random.choice(known)} = {value}"]
        typed = (
            f": {SPELLED.get(kind, kind)}"
            if kind in ("Row", "float", "list[float]") or self.random.random() < 0.3
            else ""
        )
        return [f"{self.fresh(kind)}{typed} = {value}"]

    def statement(self, room: int) -> list[str]:
        """One statement, of several lines where it has a block."""
        choice = self.random.randint(0, 13 if room > 0 else 7)
        if choice <= 3:
            return self.assign(self.pick(*KINDS))
        if choice == 4:
            return self.change()
        if choice == 5:
            names = [n for n in self.names.get("int", []) if n[0] != "k"] or [self.fresh("int")]
            name = self.random.choice(names)
            start = [f"{name} = 0"] if len(names) == 1 and name not in INPUTS else []
            value = self.expression("int")
            free = "*=" if not self.loops else "-="
            value = self.simple("int") if self.loops else value
            return [
                *start,
                self.pick(
                    f"{name} {self.pick('+=', '-=', free)} {value}",
                    f"{name} {self.pick('//=', '%=')} {self.rarely(value, '-7')}",
                ),
            ]
        if choice == 6:
            value = f"({self.held('int')}, {self.held('str')})"
            return [f"{self.fresh('int')}, {self.fresh('str')} = {value}"]
        if choice == 7:
            return (
                self.ending() if self.random.random() < 0.4 else self.assign(self.pick("int", "float", "str"))
            )
        return [self.branch, self.count_loop, self.list_loop, self.while_loop, self.attempt, self.dict_loop][
            choice - 8
        ](room)

    def ending(self) -> list[str]:
        if self.loops and self.random.random() < 0.5:
            return [f"if {self.expression('bool')}:", f"    {self.pick('break', 'continue')}"]
        if self.random.random() < 0.5:
            return [
                f"if {self.expression('bool')} and {self.expression('bool')}:",
                f"    raise {self.pick('ValueError', 'KeyError', 'Special')}('stop')",
            ]
        tests = " or ".join(self.expression("bool") for _ in range(4))
        return [f"assert {tests}, 'no'"]

    def change(self) -> list[str]:
        kind = self.pick("list[int]", "list[str]", "list[float]", "dict[str, int]")
        names = self.names.get(kind)
        if not names:
            return self.assign(kind)
        name, item = self.random.choice(names), kind[5:-1]
        if kind[0] == "d":
            return [
                self.pick(
                    f"{name}[{self.pick(*map(repr, KEYS))}] = {self.held('int')}",
                    f"{name}.pop({self.pick(*map(repr, KEYS))}, 0)",
                    self.rarely(f"{name}['a'] += 1", f"{name}.setdefault('a', 0)"),
                )
            ]
        return [
            self.pick(
                f"{name}.append({self.held(item)})",
                self.rarely(f"{name}[{self.expression('int')}] = {self.held(item)}", f"{name}.clear()"),
                f"{name}.insert({self.expression('int')}, {self.held(item)})",
                self.rarely(f"{name}.pop()", f"{name}.append({self.held(item)})"),
                f"{name}.reverse()",
                f"{name}.sort(reverse={self.expression('bool')})",
                f"{name}.extend({self.expression(kind)}[:3])",
            )
        ]

    def branch(self, room: int) -> list[str]:
        out = [f"if {self.expression('bool')}:", *self.lines(room)]
        if self.random.random() < 0.5:
            out += ["else:", *self.lines(room)]
        return out

    def loop(self, head: str, kinds: dict[str, str], room: int) -> list[str]:
        for name, kind in kinds.items():
            self.names.setdefault(kind, []).append(name)
        self.loops += 1
        body = self.lines(room)
        self.loops -= 1
        for name, kind in kinds.items():
            self.names[kind].remove(name)
        tail = ["else:", *self.lines(1)] if self.random.random() < 0.2 else []
        return [head, *body, *tail]

    def count_loop(self, room: int) -> list[str]:
        self.count += 1
        name = f"k{self.count}"
        stop = self.pick(
            "4", "LIMIT", f"{self.expression('int')} % 5", f"len({self.expression('list[int]')}) % 5"
        )
        return self.loop(f"for {name} in range({stop}):", {name: "int"}, room)

    def list_loop(self, room: int) -> list[str]:
        self.count += 1
        name, kind = f"e{self.count}", self.pick("int", "str")
        source = f"{self.expression(f'list[{kind}]')}[:5]"
        if self.random.random() < 0.4:
            return self.loop(
                f"for k{self.count}, {name} in enumerate({source}):",
                {name: kind, f"k{self.count}": "int"},
                room,
            )
        return self.loop(f"for {name} in {source}:", {name: kind}, room)

    def dict_loop(self, room: int) -> list[str]:
        self.count += 1
        key, value = f"e{self.count}", f"g{self.count}"
        return self.loop(
            f"for {key}, {value} in {self.expression('dict[str, int]')}.items():",
            {key: "str", value: "int"},
            room,
        )

    def while_loop(self, room: int) -> list[str]:
        self.count += 1
        name = f"k{self.count}"
        out = self.loop(f"while {name} < 4 and {self.expression('bool')}:", {}, room)
        return [f"{name} = 0", out[0], f"    {name} += 1", *out[1:]]

    def attempt(self, room: int) -> list[str]:
        out = ["try:", *self.lines(room), f"except {self.pick(*ERRORS)}:", *self.lines(1)]
        if self.random.random() < 0.2:
            out += ["else:", *self.lines(1)]
        loops, self.loops = self.loops, 0
        if self.random.random() < 0.2:
            out += ["finally:", *self.lines(1)]
        self.loops = loops
        return out

    def function(self, name: str) -> list[str]:
        kinds = [self.pick(*KINDS) for _ in range(self.random.randint(1, 3))]
        result = self.pick(*KINDS)
        self.names = {}
        given = [(f"p{place}", kind) for place, kind in enumerate(kinds)]
        for parameter, kind in given:
            self.names.setdefault(kind, []).append(parameter)
        heads = ", ".join(f"{parameter}: {SPELLED.get(kind, kind)}" for parameter, kind in given)
        body = self.lines(2)
        out = [
            f"def {name}({heads}) -> {SPELLED.get(result, result)}:",
            *body,
            f"    return {self.expression(result)}",
        ]
        self.functions.append((name, kinds, result))
        return out

    def program(self) -> str:
        """The source; `t` returns a list of everything it has at its end."""
        out = ["class Special(ValueError):", "    pass"]
        for place in range(self.random.randint(0, 3)):
            out += self.function(f"helper{place}")
        self.names = {}
        for name, kind in INPUTS.items():
            self.names.setdefault(kind, []).append(name)
        out.append(f"def t({', '.join(f'{name}: {kind}' for name, kind in INPUTS.items())}):")
        made: list[str] = []
        for _ in range(self.random.randint(3, 8)):
            made += self.statement(3)
        results = ", ".join(self.expression(self.pick(*KINDS)) for _ in range(4))
        everything = ", ".join(name for names in self.names.values() for name in names)
        return (
            HEAD
            + "\n".join([*out, *("    " + line for line in made), f"    return [{everything}, {results}]"])
            + "\n"
        )
