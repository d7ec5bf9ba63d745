"""The cases a lawyer can read, and the examples with a source: each answered in Python and in V8."""

from __future__ import annotations

import json
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from sitegen import calculation_examples
from sitegen.dialect.run import Engine
from sitegen.source import Problems
from tests.calculators.parity import Bench, bench, python_text

CASES = Path(__file__).parent / "cases"


@cache
def ready() -> Bench:
    return bench()


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    with Engine() as running:
        for script in ready().scripts:
            running.load(script)
        yield running


def cases() -> list[Any]:
    found = []
    for path in sorted(CASES.glob("*.yml")):
        for case in yaml.safe_load(path.read_text("utf-8")):
            found.append(pytest.param(path.stem, case, id=f"{path.stem}: {case['name']}"))
    return found


def examples() -> list[Any]:
    made = []
    for name, loaded in ready().library.calculators.items():
        made += [pytest.param(name, example, id=f"{name}: {example.name}") for example in loaded.calculator.examples]
    return made


def told(engine: Engine, name: str, inputs: Any) -> dict[str, Any]:
    """The whole record of a case, after checking that Python and V8 give the same bytes."""
    arguments = [name, "zh", json.loads(json.dumps(inputs)), False]
    ours = python_text(ready(), *arguments)
    theirs = engine.call("drive", "text", json.dumps(arguments))
    assert json.loads(theirs) == ours
    found: dict[str, Any] = json.loads(ours)
    return found


def at(record: Any, path: str) -> Any:
    """The value at a dotted path such as rows.0.interest."""
    for step in path.split("."):
        record = record[int(step)] if step.isdigit() else record[step]
    return record


def same(found: Any, expected: Any, places: int | None = None) -> bool:
    """Whether a figure, rounded half up to the decimals the source states, is the one expected."""
    if isinstance(expected, bool | str | list) or expected is None or found is None:
        return bool(found == expected)
    stated = Decimal(str(expected))
    exponent = Decimal(1).scaleb(-places) if places is not None else stated
    return Decimal(str(found)).quantize(exponent, ROUND_HALF_UP) == stated


@pytest.mark.parametrize(("name", "case"), cases())
def test_case(engine: Engine, name: str, case: dict[str, Any]) -> None:
    record = told(engine, name, case["inputs"])
    found = record["accepted"]["problems"] or record["result"]["problems"]
    places = [
        problem["field"] + (f"[{problem['row']}]" if problem["row"] is not None else "")
        + (f".{problem['column']}" if problem["column"] else "") + f": {problem['code']}"
        for problem in found
    ]  # fmt: skip
    assert places == case.get("problems", [])
    if found:
        assert record["view"]["answer"] == []
        assert all(fault["text"] and "{" not in fault["text"] for fault in record["view"]["problems"])
        return
    answer = {**record["outside"], "finding": record["result"]["finding"]}
    for path, expected in case["expect"].items():
        assert same(at(answer, path), expected), f"{path} is {at(answer, path)}, not {expected}"
    if "says" in case:
        assert "".join(piece["text"] for piece in record["view"]["answer"]) == case["says"]


@pytest.mark.parametrize(("name", "example"), examples())
def test_example(engine: Engine, name: str, example: Any) -> None:
    """As the page does it: answered in Python and in V8, then compared with its source in both."""
    loaded = ready().library.calculators[name]
    record = told(engine, name, dict(example.inputs))
    expected = calculation_examples.expected_json(loaded.calculator, example)
    assert expected and loaded.panel.differing(record["outside"], expected) == []
    for one in expected:
        places = None if one["places"] < 0 else one["places"]
        assert same(at(record["outside"], one["path"]), one["value"], places), one["path"]
    for kept, found in ((expected, []), ([{**one, "value": 987.65} for one in expected], [e["path"] for e in expected])):
        assert json.loads(engine.call("panel", "differing", json.dumps([record["outside"], kept]))) == found


def test_every_calculator_has_examples_with_sources() -> None:
    for loaded in ready().library.calculators.values():
        found = loaded.calculator.examples
        assert len(found) >= 3 and sum(example.shown for example in found) == 1
        problems = Problems()
        calculation_examples.check_sources(loaded, problems)
        assert list(problems) == []
        assert len(cases()) >= 25
