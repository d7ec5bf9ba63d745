"""What a drawing is made from: words of one language as plain text, and answers and facts in outside units."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sitegen.model import FactValue


class Missing(Exception):
    """A drawing asked for a label, an example or a value that it was not given."""

    def __init__(self, kind: str, name: str) -> None:
        super().__init__(f"the picture needs the {kind} '{name}'")


@dataclass
class Given:
    """The words and figures of one picture. `lpr` is the last day known and its rate in percent a year.

    `yuan` writes an amount with its unit, `whole` in whole yuan without one; `percent` writes a fraction, `rate` a number
    of percent. It remembers which labels were used, so that none stands unused.
    """

    labels: Mapping[str, str]
    answers: Mapping[str, dict[str, Any]]
    values: Mapping[str, Mapping[str, FactValue]]
    lpr: tuple[str, float] | None
    yuan: Callable[[float], str]
    percent: Callable[[float], str]
    rate: Callable[[float], str]
    whole: Callable[[float], str]
    used: set[str] = field(default_factory=set)

    def __getitem__(self, label: str) -> str:
        """The words of a label."""
        if label not in self.labels:
            raise Missing("label", label)
        self.used.add(label)
        return self.labels[label]

    def answer(self, role: str) -> dict[str, Any]:
        """What the calculator answers to the example in this role; `inputs` in it are the inputs as understood."""
        if role not in self.answers:
            raise Missing("example", role)
        return self.answers[role]

    def value(self, fact: str, name: str) -> float:
        """The value of a fact as a number, in its unit."""
        found = self.values.get(fact, {}).get(name)
        if found is None or isinstance(found.value, str):
            raise Missing("value", f"{fact}.{name}")
        return float(found.value)
