"""Canonical JSON is, byte for byte, what JSON.stringify writes."""

from __future__ import annotations

import json
import math
import random
import struct
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sitegen.dialect.canonical import dumps
from sitegen.dialect.run import Engine

ECHO = "window.ydt = {echo: {echo: (x) => x}};"


def doubles(count: int, seed: int) -> list[float]:
    """Random doubles: any bits, amounts of money, and powers of ten with a few digits."""
    r = random.Random(seed)
    made: list[float] = []
    while len(made) < count:
        bits = struct.unpack("<d", r.randbytes(8))[0]
        made += [bits] if math.isfinite(bits) else []
        made += [
            r.uniform(-1e6, 1e6),
            round(r.uniform(0, 1e7), 2),
            float(f"{r.randint(1, 99999)}e{r.randint(-30, 30)}"),
        ]
    return made[:count]


def test_numbers_as_node_writes_them() -> None:
    values = [
        0.0,
        -0.0,
        1.0,
        0.1,
        1e21,
        1e20,
        123456789012345680000.0,
        1e-6,
        1e-7,
        5e-324,
        1.7976931348623157e308,
        0.1 + 0.2,
        *doubles(60_000, 7),
    ]
    with Engine() as engine:
        engine.load(ECHO)
        answers = engine.call_many("echo", "echo", [json.dumps([value]) for value in values])
    assert answers == [dumps(value) for value in values]


def test_known_forms() -> None:
    assert (
        dumps([1e21, 1e-7, 0.1, 3.0, -0.0, 1.5e300, True, None]) == "[1e+21,1e-7,0.1,3,0,1.5e+300,true,null]"
    )
    assert dumps({"利率": 'a"\\\n\x7f\u2028😀'}) == '{"利率":"a\\"\\\\\\n\x7f\u2028😀"}'
    assert dumps("\ud83d") == '"\\ud83d"'
    assert dumps("\ud83d\ude00") == '"😀"'


@pytest.mark.parametrize("value", [math.nan, math.inf, -math.inf, 2**53, -(2**60)])
def test_numbers_without_a_form_are_refused(value: float) -> None:
    with pytest.raises(ValueError):
        dumps([value])


@pytest.mark.parametrize("value", [{1: 2}, {3}, b"x", object()])
def test_other_types_are_refused(value: object) -> None:
    with pytest.raises(TypeError):
        dumps(value)


_keys = st.text(st.characters(exclude_categories=["Cs"]), max_size=4).map(lambda text: "k" + text)
_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53) + 1, 2**53 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=6),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(_keys, inner, max_size=4),
    max_leaves=12,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_values, max_size=12))
def test_values_as_node_writes_them(values: list[Any]) -> None:
    engine = _engine()
    answers = engine.call_many("echo", "echo", [json.dumps([value]) for value in values])
    assert answers == [dumps(value) for value in values]


_shared: list[Engine] = []


def _engine() -> Engine:
    if not _shared:
        _shared.append(Engine().__enter__())
        _shared[0].load(ECHO)
    return _shared[0]


def teardown_module() -> None:
    for engine in _shared:
        engine.__exit__(None, None, None)
