"""Python and V8 agree byte for byte: a short run of `tests.calculators.parity`; the long one is `make fuzz`."""

from __future__ import annotations

import json
import random

import pytest

from sitegen.dialect import canonical
from sitegen.dialect.run import Engine
from tests.calculators.fast_json import dumps
from tests.calculators.generate import JUNK, one
from tests.calculators.parity import bench, explain, run_block


def test_short_parity_run() -> None:
    made = bench()
    with Engine() as engine:
        for script in made.scripts:
            engine.load(script)
        for name in made.library.calculators:
            for block in range(3):
                tally = run_block(made, engine, name, f"pytest-{name}-{block}", 300)
                differences = tally.differences or []
                assert not differences, explain(made, engine, differences[0])
                assert tally.answered > 0


@pytest.mark.parametrize("value", [*JUNK, 1.5, -0.0, 1e21, 5e-7, {"a": [1, {"b": "é\u2028"}]}])
def test_fast_json_is_canonical(value: object) -> None:
    assert dumps(value) == canonical.dumps(value)


def test_generated_cases_are_json() -> None:
    made = bench()
    rng = random.Random(3)
    for name in made.library.calculators:
        for _ in range(200):
            raw, _typed = one(rng, made.data[name]["declaration"])
            json.dumps(raw, allow_nan=False)
