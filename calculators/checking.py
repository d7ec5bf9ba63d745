"""Whether an answer is the one its source states: one comparison for the build, for tests and for the reader's browser."""

from __future__ import annotations

from typing import Any, TypedDict

from calculators.finance import half_up
from calculators.records import record_of


class Expected(TypedDict):
    """A figure of a source: where it stands in the answer (rows.0.principal), its value, the decimals it is stated to.

    `places` is -1 for what has to be the same as it stands: a text, a date, a flag, or that there is no answer.
    """

    path: str
    value: Any
    places: int


def differing(answer: dict[str, Any], expected: list[Expected]) -> list[str]:
    """The places at which an answer in outside units is not the expected one; none where all of it agrees."""
    found: list[str] = []
    for one in expected:
        if not agrees(at(answer, one["path"]), one):
            found.append(one["path"])
    return found


def agrees(found: Any, one: Expected) -> bool:
    """Whether a figure, rounded half up to the decimals its source states, is the one stated there."""
    if one["places"] < 0 or found is None or one["value"] is None:
        return bool(found == one["value"])
    number: float = found
    stated: float = one["value"]
    scale = 1.0
    for _ in range(one["places"]):
        scale = scale * 10
    return half_up(number * scale) == half_up(stated * scale)


def at(answer: Any, path: str) -> Any:
    """The value at a dotted path; None where the path leads nowhere."""
    found = answer
    for step in path.split("."):
        if isinstance(found, list):
            found = found[int(step)] if step.isdigit() and int(step) < len(found) else None
        elif isinstance(found, dict):
            found = record_of(found).get(step)
        else:
            return None
    return found
