"""The laws of every calculator over 100,000 generated cases in V8; ten million by `make fuzz`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.calculators import properties

CASES = int(os.environ.get("CASES", "100000"))
PARTS = 4


@pytest.fixture(scope="module")
def bundle() -> Iterator[Path]:
    with properties.bundle() as path:
        yield path


def test_every_calculator_has_laws() -> None:
    stated = {path.stem for path in properties.LAWS.glob("*.js")} - {"run", "common"}
    assert stated == set(properties.names())


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("name", properties.names())
def test_laws_hold(bundle: Path, name: str, part: int) -> None:
    """Each part has its own seed; together they are the cases asked for."""
    found = properties.run(bundle, name, CASES // PARTS, seed=20261124 + part)
    assert found["failure"] is None, found["failure"]
    assert found["answered"] > 0.9 * found["cases"]


@pytest.mark.parametrize(
    ("name", "right", "wrong"),
    [
        ("overdue_cost", "size + 0.5 +", "size + 0 +"),
        ("interest_limit", "size + 0.5 +", "size + 0 +"),
        ("repayment_schedule", "$div(1, 1 + rate)", "$div(1, 1.001 + rate)"),
    ],
)
def test_laws_find_a_fault(tmp_path: Path, name: str, right: str, wrong: str) -> None:
    """The same laws on a script with one constant spoiled: cutting instead of rounding, a discount that is off."""
    script = properties.script()
    assert right in script
    spoiled = tmp_path / "spoiled.js"
    spoiled.write_text(script.replace(right, wrong), "utf-8")
    assert properties.run(spoiled, name, 4000, seed=1)["failure"] is not None
