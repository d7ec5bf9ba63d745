"""The names under which a reader's values are kept, so that they are typed once: `content/vocabulary.yml`.

A value belongs to a person, to one of their debts, or to a row of a list (incomes, events, contact log, deadlines). Every
input of every calculator says which value fills it, or why none does; letters name their fields after the values.
"""

from __future__ import annotations

import ast
import functools
import re
from collections.abc import Iterable, Mapping
from typing import Any, Literal

from pydantic import Field, model_validator

from sitegen.schema import Filled, Id, Record, wrong
from sitegen.source import Problems, Source
from sitegen.yamlfile import Document

Kind = Literal["money", "rate", "share", "whole", "date", "choice", "text", "long"]
Group = Literal["person", "income", "debt", "event", "entry", "deadline", "moment"]
FLAT: tuple[Group, ...] = ("person", "debt", "moment")
"""The groups whose names stand alone in letters and calculators; names of the other groups belong to their list."""


class Value(Record):
    """One named value: how it is written, in which unit, between which bounds, and where its words stand.

    `computed` names the answer of a calculator it is taken from ("affordability.safe_offer"); such a value is never typed.
    `label` is "" where the words stand in the case file's own front matter.
    """

    kind: Kind
    unit: str = ""
    choices: list[Id] = Field(default_factory=list)
    least: float | int | None = None
    most: float | int | None = None
    label: str = ""
    computed: str = Field(default="", alias="from")

    @model_validator(mode="after")
    def _choices_of_choices(self) -> Value:
        if (self.kind == "choice") != bool(self.choices):
            raise wrong("only a value of the kind 'choice' has choices, and it has some", "mend 'kind' or 'choices'")
        return self


class Use(Record):
    """What fills one input: values in order of preference, rows of a list, one row, always the same text, or nothing."""

    value: list[Id] = Field(default_factory=list)
    rows: Id | None = None
    row: dict[Id, Use] = Field(default_factory=dict)
    columns: dict[Id, Use] = Field(default_factory=dict)
    where: dict[Id, Filled] = Field(default_factory=dict)
    choices: dict[Id, dict[Id, Filled]] = Field(default_factory=dict)
    fixed: Filled | None = None
    none: Filled | None = None

    @model_validator(mode="before")
    @classmethod
    def _short(cls, given: Any) -> Any:
        if isinstance(given, str):
            return {"value": [given]}
        return {"value": given} if isinstance(given, list) else given

    @model_validator(mode="after")
    def _one_way(self) -> Use:
        ways = [bool(self.value), self.rows is not None, bool(self.row), self.fixed is not None, self.none is not None]
        if sum(ways) != 1:
            raise wrong("an input is filled in one way", "write a value, rows, row, fixed, or none with the reason")
        return self


class ValueList(Record):
    """A list of the case file: of which group its rows are and how many there may be."""

    of: Group
    most: int


class Vocabulary(Record):
    """All values by group and name, the lists, and for each calculator what fills its inputs."""

    values: dict[Group, dict[Id, Value]]
    lists: dict[Id, ValueList]
    calculators: dict[Id, dict[Id, Use]]

    def flat(self) -> dict[str, Value]:
        """The values whose names stand alone: of the person, of a debt, of the moment."""
        return {name: value for group in FLAT for name, value in self.values.get(group, {}).items()}


def check_vocabulary(
    vocabulary: Vocabulary,
    document: Document,
    calculators: Mapping[str, Any],
    sources: Mapping[str, str],
    problems: Problems,
) -> None:
    """Every name exists once, every input of every calculator is filled or says why not, kinds agree.

    `calculators` are the declarations by name, `sources` the texts of their modules, for places in them.
    """
    seen: dict[str, str] = {}
    for group in FLAT:
        for name in vocabulary.values.get(group, {}):
            if name in seen:
                place = document.source(("values", group, name))
                problems.add(place, f"'{name}' is also a value of '{seen[name]}'", "give one of them another name")
            seen[name] = group
    for name in vocabulary.calculators.keys() - calculators.keys():
        problems.add(document.source(("calculators", name)), f"there is no calculator '{name}'", "take the entry away")
    for name, calculator in calculators.items():
        uses = vocabulary.calculators.get(name, {})
        where = ("calculators", name)
        _inputs(vocabulary, document, where, uses, calculator.inputs, _Places(sources, name), problems)


class _Places:
    """Where the inputs of a calculator are declared in its module."""

    def __init__(self, sources: Mapping[str, str], name: str) -> None:
        self.path = f"calculators/{name}.py"
        self.text = sources.get(name, "")

    def of(self, name: str) -> Source:
        found = _declared(self.text)
        line, column = found.get(name) or found.get("") or (1, 1)
        return Source(self.path, line, column)


@functools.lru_cache(maxsize=64)
def _declared(module: str) -> dict[str, tuple[int, int]]:
    """Line and column of each value that a module declares, and of the calculator itself under the empty name."""
    found: dict[str, tuple[int, int]] = {}
    for node in ast.walk(ast.parse(module)):
        if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
            found.setdefault(str(node.args[0].value), (node.lineno, node.col_offset + 1))
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == "CALCULATOR":
            found.setdefault("", (node.lineno, node.col_offset + 1))
    return found


def _inputs(
    vocabulary: Vocabulary,
    document: Document,
    where: tuple[str, ...],
    uses: Mapping[str, Use],
    declared: Iterable[Any],
    places: _Places,
    problems: Problems,
) -> None:
    known = {value.name: value for value in declared}
    for name in uses.keys() - known.keys():
        right = f"there are: {', '.join(known)}"
        problems.add(document.source((*where, name)), f"'{'.'.join(where[1:])}' has no '{name}'", right)
    for name, value in known.items():
        use = uses.get(name)
        if use is None:
            path = ".".join((*where, name))
            right = f"add {path} to content/vocabulary.yml: the value that fills it, or {{none: why not}}"
            problems.add(places.of(name), f"nothing says what fills '{name}' from the case file", right)
            continue
        _use(vocabulary, document, (*where, name), use, value, places, problems)


def _use(
    vocabulary: Vocabulary,
    document: Document,
    where: tuple[str, ...],
    use: Use,
    value: Any,
    places: _Places,
    problems: Problems,
) -> None:
    place = document.source(where)
    names: Mapping[str, Value] = vocabulary.flat()
    if len(where) > 3 and "columns" in where:
        names = _row_values(vocabulary, where)
    for name in use.value:
        if name not in names:
            problems.add(place, f"there is no value '{name}' here", f"there are: {', '.join(sorted(names))}")
        elif not _agree(names[name], value):
            wrong_kind = f"'{name}' is of the kind {names[name].kind}, the input '{value.name}' of the kind {value.kind}"
            problems.add(place, wrong_kind, "name a value of the same kind, or write {none: why not}")
    if use.fixed is not None and value.choices and use.fixed not in value.choices:
        problems.add(place, f"'{use.fixed}' is no choice of '{value.name}'", f"there are: {', '.join(value.choices)}")
    if use.rows is not None and use.rows not in vocabulary.lists:
        problems.add(place, f"there is no list '{use.rows}'", f"there are: {', '.join(vocabulary.lists)}")
    elif use.rows is not None:
        _inputs(vocabulary, document, (*where, "columns"), use.columns, value.columns, places, problems)
    elif use.row:
        _inputs(vocabulary, document, (*where, "row"), use.row, value.columns, places, problems)


def _row_values(vocabulary: Vocabulary, where: tuple[str, ...]) -> Mapping[str, Value]:
    """The values a column may take: those of the group the list's rows are of."""
    use = vocabulary.calculators[where[1]][where[2]]
    group = vocabulary.lists[use.rows].of if use.rows else "debt"
    return vocabulary.values.get(group, {})


def _agree(own: Value, value: Any) -> bool:
    """Whether a text typed for a value can be typed for an input: the same kind and, of choices, one in common."""
    return own.kind == value.kind and (own.kind != "choice" or bool(set(own.choices) & set(value.choices)))


LABEL = re.compile(r"calculator:([a-z0-9_]+)\.(inputs|outputs|columns\.[a-z0-9_]+)\.([a-z0-9_]+)")
"""How a value names words that stand in a calculator's own text."""
