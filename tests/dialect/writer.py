"""Random programs in the dialect, typed but not tame: they divide by zero, run off lists and miss keys."""

from __future__ import annotations

import random
from collections.abc import Callable

WORDS = ["a", "利率", "b-c", "😀", "x y", "7", "", "Zz", "é", "本金 100", "-5", "3.5", "\uff5e"]
KEYS = ["a", "b", "cc", "利", "items", "length", "toString"]
SCALARS = ("int", "float", "str", "bool")


class Writer:
    """One program: helper functions, then `t`, which takes one value of every kind of input."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self.names: dict[str, list[str]] = {}
        self.functions: list[tuple[str, list[str], str]] = []
        self.count = 0
        self.depth = 0
        self.loops = 0

    def pick(self, *options: str) -> str:
        return self.random.choice(options)

    def one(self, makers: list[Callable[[], str]]) -> str:
        """What one of several makers makes."""
        return self.random.choice(makers)()

    def fresh(self, kind: str) -> str:
        self.count += 1
        name = self.pick("v", "total", "new", "x", "length", "name") + str(self.count)
        self.names.setdefault(kind, []).append(name)
        return name

    # expressions

    def expression(self, kind: str) -> str:
        """An expression of a kind; deeper ones get simpler."""
        known = self.names.get(kind, [])
        if known and self.random.random() < (0.35 if self.depth < 3 else 0.8):
            return self.random.choice(known)
        if self.depth > 3:
            return self.literal(kind)
        self.depth += 1
        calls = [f for f in self.functions if f[2] == kind]
        if calls and self.random.random() < 0.15:
            name, parameters, _ = self.random.choice(calls)
            made = f"{name}({', '.join(self.expression(p) for p in parameters)})"
        else:
            made = getattr(self, "_" + kind.replace("[", "_").replace("]", "").replace(", ", "_"))()
        self.depth -= 1
        return made

    def literal(self, kind: str) -> str:
        r = self.random
        if kind == "int":
            return str(r.choice([0, 1, 2, 3, 7, -1, -4, 10, 12, 100, 365, 10**6, 123456789012]))
        if kind == "float":
            return repr(r.choice([0.0, 1.0, 0.1, 0.5, -2.5, 0.125, 100.0, 0.0385, 1e-7, 2.675, 1e16, -0.5]))
        if kind == "str":
            return repr(r.choice(WORDS))
        if kind == "bool":
            return r.choice(["True", "False"])
        if kind.startswith("list"):
            item = kind[5:-1]
            return "[" + ", ".join(self.literal(item) for _ in range(r.randint(1, 4))) + "]"
        if kind == "dict[str, int]":
            return (
                "{"
                + ", ".join(f"{key!r}: {self.literal('int')}" for key in r.sample(KEYS, r.randint(1, 3)))
                + "}"
            )
        if kind == "Row":
            return f'{{"n": {self.literal("int")}, "x": {self.literal("float")}, "s": {self.literal("str")}}}'
        return f"({self.literal('int')}, {self.literal('str')})"

    def rarely(self, wild: str, tame: str) -> str:
        """Mostly the form that cannot raise: programs that stop at their first line test little."""
        return wild if self.random.random() < 0.03 else tame

    def held(self, kind: str) -> str:
        """A value to keep: inside a loop it is cut, or ints and lists would grow without end."""
        value = self.expression(kind)
        if not self.loops or kind in ("float", "bool", "tuple", "Row", "dict[str, int]"):
            return value
        return f"({value}) % 1000003" if kind == "int" else f"({value})[:{20 if kind == 'str' else 8}]"

    def item(self, kind: str) -> str:
        """An item of a list that is mostly there."""
        whole = self.simple(f"list[{kind}]")
        place = self.expression("int")
        return self.rarely(
            f"{whole}[{place}]", f"({whole}[{place} % len({whole})] if {whole} else {self.literal(kind)})"
        )

    def divided(self, left: str, right: str) -> str:
        """A division, mostly by something that is not 0."""
        made = self.expression(right)
        tame = self.pick(f"(abs({made}) + 1)", "3", "-7", "0.25" if right == "float" else "12")
        return f"({left} {self.pick('//', '%')} {self.rarely(made, tame)})"

    def _int(self) -> str:
        e = self.expression
        choice = self.random.randint(0, 19)
        if choice < 6:
            return (
                f"({e('int')} {self.pick('+', '-', '*')} {e('int')})"
                if choice < 4
                else self.divided(e("int"), "int")
            )
        return [
            lambda: f"-{e('int')}",
            lambda: f"abs({e('int')})",
            lambda: f"len({e(self.pick('str', 'list[int]', 'list[str]'))})",
            lambda: f"int({self.rarely(e('str'), e(self.pick('float', 'bool', 'float')))})",
            lambda: f"min({e('int')}, {e('int')})",
            lambda: f"max({e('list[int]')}{self.rarely('', ', default=4')})",
            lambda: f"sum({e('list[int]')})",
            lambda: self.item("int"),
            lambda: self.rarely(f"{self.simple('dict[str, int]')}[{self.pick(*map(repr, KEYS))}]", e("int")),
            lambda: f"{e('Row')}['n']",
            lambda: f"({e('int')} if {e('bool')} else {e('int')})",
            lambda: f"{e('str')}.{self.pick('find', 'count')}({e('str')})",
            lambda: f"{e('dict[str, int]')}.get({e('str')}, {e('int')})",
            lambda: f"{e('tuple')}[0]",
        ][choice - 6]()

    def _float(self) -> str:
        e = self.expression
        choice = self.random.randint(0, 13)
        if choice < 6:
            left, right = self.random.choice([("float", "float"), ("float", "int"), ("int", "float")])
            return (
                f"({e(left)} {self.pick('+', '-', '*')} {e(right)})"
                if choice < 4
                else self.divided(e(left), right)
            )
        return [
            lambda: f"({e('int')} / {self.rarely(e('int'), '7')})",
            lambda: f"-{e('float')}",
            lambda: f"float({self.rarely(e('str'), e(self.pick('int', 'bool')))})",
            lambda: f"math.sqrt({self.rarely(e('float'), 'abs(' + e('float') + ')')})",
            lambda: f"max({e('float')}, {e('float')})",
            lambda: f"{e('Row')}['x']",
            lambda: f"abs({e('float')})",
            lambda: self.item("float"),
        ][choice - 6]()

    def _str(self) -> str:
        e = self.expression
        return self.one(
            [
                lambda: f"({e('str')} + {e('str')})",
                lambda: f"str({e('int')})",
                lambda: self.rarely(f"{e('str')}[{e('int')}]", f"{self.simple('str')}[:1]"),
                lambda: f"{e('str')}[{e('int')}:{e('int')}]",
                lambda: f"({e('str')} * ({e('int')} % 4))",
                lambda: f"{e('str')}.strip()",
                lambda: f"{e('str')}.replace({self.pick(*map(repr, WORDS[:5]))}, {e('str')})",
                lambda: f"', '.join({e('list[str]')})",
                lambda: f"{e('str')}.zfill({e('int')} % 9)",
                lambda: f"{e('str')}.rjust({e('int')} % 9, '*')",
                lambda: f"{e('Row')}['s']",
                lambda: f"{e('tuple')}[1]",
                lambda: (
                    f'(f"{{{self.inner("int")}:{self.pick("d", ",d", "05d", "+d", ">7d")}}}|{{{self.inner("str")}:<6}}")'
                ),
                lambda: (
                    f'(f"{{{self.inner("float")}:{self.pick(".2f", ",.2f", ".0f", ".1%", "+.3f", "9.1f", "09.2f")}}}")'
                ),
                lambda: f'(f"{{{self.inner("int")}}} {{{self.inner("str")}}} {{{self.inner("bool")}}}")',
                lambda: f"max({e('list[str]')}{self.rarely('', ', default=' + repr('-'))})",
                lambda: f"({e('str')} or {e('str')})",
                lambda: f"chr(97 + {e('int')} % 26)",
            ]
        )

    def inner(self, kind: str) -> str:
        """A name for the inside of an f-string, where quotes would clash."""
        known = self.names.get(kind, [])
        return (
            self.random.choice(known)
            if known
            else {"int": "41", "float": "2.5", "str": "''", "bool": "True"}[kind]
        )

    def _bool(self) -> str:
        e = self.expression
        kind = self.pick("int", "float", "str", "list[int]", "tuple")
        return self.one(
            [
                lambda: f"({e(kind)} {self.pick('<', '<=', '>', '>=', '==', '!=')} {e(kind)})",
                lambda: f"(not {e(kind)})",
                lambda: f"({e('bool')} {self.pick('and', 'or')} {e('bool')})",
                lambda: f"({e('int')} < {e('int')} <= {e('float')})",
                lambda: f"({self.simple('int')} {self.pick('in', 'not in')} {e('list[int]')})",
                lambda: f"({self.simple('str')} in {e(self.pick('str', 'dict[str, int]', 'list[str]'))})",
                lambda: f"({e('dict[str, int]')} == {e('dict[str, int]')})",
                lambda: f"bool({e(kind)})",
                lambda: f"{self.pick('any', 'all')}({self.comp('bool')})",
                lambda: f"{e('str')}.startswith({e('str')})",
                lambda: f"'{self.pick('12', '', 'a1', '利')}'.isdigit()",
            ]
        )

    def simple(self, kind: str) -> str:
        known = self.names.get(kind, [])
        return self.random.choice(known) if known and self.random.random() < 0.7 else self.literal(kind)

    def comp(self, kind: str) -> str:
        """The inside of a comprehension with results of a kind."""
        self.count += 1
        name, source = f"c{self.count}", self.pick("int", "str", "float")
        over = self.expression(f"list[{source}]")
        if source == "int" and self.random.random() < 0.3:
            over = f"range({self.expression('int')} % 6)"
        self.names.setdefault(source, []).append(name)
        made = self.expression(kind)
        test = f" if {self.expression('bool')}" if self.random.random() < 0.4 else ""
        self.names[source].remove(name)
        return f"{made} for {name} in {over}{test}"

    def _list(self, kind: str) -> str:
        e, whole = self.expression, f"list[{kind}]"
        return self.one(
            [
                lambda: f"[{e(kind)}, {e(kind)}]",
                lambda: f"{e(whole)}[{e('int')}:]",
                lambda: f"({e(whole)} + {e(whole)})",
                lambda: f"[{self.comp(kind)}]",
                lambda: f"sorted({e(whole)}, reverse={e('bool')})",
                lambda: f"list(reversed({e(whole)}))",
            ]
        )

    def _list_int(self) -> str:
        if self.random.random() < 0.15:
            return f"sorted({self.expression('list[int]')}, key=lambda q: (q % 3, -q))"
        return self._list("int")

    def _list_str(self) -> str:
        if self.random.random() < 0.25:
            return f"{self.expression('str')}.split({self.pick('', repr(' '), repr('b'))})"
        return self.pick(
            f"list({self.expression('dict[str, int]')})",
            f"sorted({self.expression('list[str]')}, key=len)",
            self._list("str"),
        )

    def _list_float(self) -> str:
        return self._list("float")

    def _dict_str_int(self) -> str:
        e = self.expression
        return self.pick(
            self.literal("dict[str, int]"),
            f"{{**{e('dict[str, int]')}, 'cc': {e('int')}}}",
            f"{{'k' + q: len(q) for q in {e('list[str]')}}}",
        )

    def _Row(self) -> str:
        e = self.expression
        return f'{{"n": {e("int")}, "x": {e("float")}, "s": {e("str")}}}'

    def _tuple(self) -> str:
        return f"({self.expression('int')}, {self.expression('str')})"
