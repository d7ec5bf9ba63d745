"""Examples: a figure agrees with its source or is named; what an example lacks is named with its place."""

from __future__ import annotations

import dataclasses
import types
from typing import Any

import pytest

from calculators.checking import Expected, at, differing
from sitegen import calculation, calculation_examples
from sitegen.calculation_load import Loaded
from sitegen.source import Problems
from tests.calculators.test_cases import ready

ANSWER = {"payment": 1037.03, "rate": 0.12803, "months": 12, "end": "2026-11-23", "none": None, "rows": [{"interest": 5}]}


@pytest.mark.parametrize(
    ("path", "value", "places", "same"),
    [
        ("payment", 1037.03, 2, True), ("payment", 1037.04, 2, False), ("rate", 0.128, 4, True), ("rate", 0.1281, 4, False),
        ("rate", 0.12803, 4, True), ("months", 12, 0, True), ("months", 11, 0, False), ("end", "2026-11-23", -1, True),
        ("end", "2026-11-24", -1, False), ("none", None, 2, True), ("none", 0, 2, False), ("payment", None, 2, False),
        ("rows.0.interest", 5, 2, True), ("rows.1.interest", 5, 2, False), ("rows.0.nothing", 5, 2, False),
        ("months.0", 12, 0, False),
    ],
)  # fmt: skip
def test_figures_are_compared_to_the_places_their_source_states(path: str, value: Any, places: int, same: bool) -> None:
    expected: Expected = {"path": path, "value": value, "places": places}
    assert differing(ANSWER, [expected]) == ([] if same else [path])
    assert at(ANSWER, "rows.0") == {"interest": 5}


def test_an_example_that_fails_is_named_and_the_others_are_looked_at() -> None:
    loaded = changed(expected={"payment": 1})
    module = types.SimpleNamespace(compute=lambda inputs, rules: 1 // 0)
    problems = Problems()
    calculation_examples.check_examples(dataclasses.replace(loaded, module=module), {}, problems)  # type: ignore[arg-type]
    told = [str(problem) for problem in problems]
    assert len(told) == len(loaded.calculator.examples)
    assert all("cannot be worked out: ZeroDivisionError" in line for line in told)


def changed(**parts: Any) -> Loaded:
    """The repayment schedule with its first example changed."""
    loaded = ready().library.calculators["repayment_schedule"]
    first, *rest = loaded.calculator.examples
    own = dataclasses.replace(loaded.calculator, examples=(dataclasses.replace(first, **parts), *rest))
    return dataclasses.replace(loaded, calculator=own)


@pytest.mark.parametrize(
    ("parts", "said"),
    [
        ({}, []),
        ({"expected": {"payment": 10327.98}}, ["'textbook' gives 10327.97 as 'payment'; its source says 10327.98"]),
        ({"expected": {"paymnt": 1}}, ["'textbook' expects 'paymnt', which is not an output"]),
        ({"expected": {"rows.0.paid": 1}}, ["'textbook' expects 'rows.0.paid', which is not an output"]),
        ({"inputs": {"principal": -1, "annual_rate": 0, "months": 1}}, ["'textbook' is refused (principal: too_small)"]),
        ({"source": ""}, ["'textbook' has no source"]),
        ({"source": "exel-pmt"}, ["'textbook' names the source 'exel-pmt', unknown here"]),
        ({"source": "excel-pmt"}, []),
    ],
)
def test_a_wrong_example_is_named(parts: dict[str, Any], said: list[str]) -> None:
    loaded, problems = changed(**parts), Problems()
    calculation_examples.check_sources(loaded, problems)
    calculation_examples.check_examples(loaded, calculation.rules_for(loaded.calculator, ready().library), problems)
    told = [str(problem) for problem in problems]
    assert len(told) == len(said) and all(part in line for part, line in zip(said, told, strict=True)), told
