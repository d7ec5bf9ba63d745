"""Whether the fields of a letter are those that the case file fills: by name, kind and choices."""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sitegen.letters import LetterField
from sitegen.source import Problem, Problems, Source
from sitegen.vocabulary import Value, Vocabulary

if TYPE_CHECKING:
    from sitegen.load import LetterPage

LINES = "evidence"
"""The one value that letters take as a list, a line each."""


def check_fields(vocabulary: Vocabulary | None, letter: LetterPage, problems: Problems) -> None:
    """A field is a value of content/vocabulary.yml, or says why it is its own; without a vocabulary nothing is held."""
    if vocabulary is None:
        return
    shared = {**vocabulary.flat(), **vocabulary.values.get("event", {})}
    for n, field in enumerate(letter.page.meta.fields):
        problems.extend(_field(field, letter.page.at("fields", n), shared))


def _field(field: LetterField, place: Source, shared: dict[str, Value]) -> Iterator[Problem]:
    value = shared.get(field.name)
    if value is None:
        if not field.own:
            near = difflib.get_close_matches(field.name, shared, 1)
            right = f"did you mean '{near[0]}'? Or say why it is its own: 'own: …'" if near else "say why: 'own: …'"
            yield Problem(place, f"'{field.name}' is not a shared name", right)
        return
    if field.own:
        yield Problem(place, f"'{field.name}' is a shared name", "take 'own' away, or give the field another name")
    kind = _kind(field.name, value)
    if kind != field.kind:
        yield Problem(place, f"'{field.name}' is of the kind {field.kind} here", f"write 'kind: {kind}', as everywhere")
    for code in field.choices:
        if value.choices and code not in value.choices:
            yield Problem(place, f"'{field.name}' has no choice '{code}'", f"there are: {', '.join(value.choices)}")


def _kind(name: str, value: Value) -> str:
    """The kind of a value as letters write it: a long text is a text there."""
    if value.kind == "long":
        return "lines" if name == LINES else "text"
    return value.kind
