"""What compiles means the same: the snippet matrix, hand-picked traps, and a short fuzz."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from sitegen.dialect import DialectError, compile_source
from sitegen.dialect.canonical import dumps
from sitegen.dialect.run import Engine
from tests.dialect.fuzz import expected, run, verdict

HERE = Path(__file__).parent
SNIPPETS = yaml.safe_load(HERE.joinpath("snippets.yml").read_text("utf-8"))
MEANINGS = HERE.joinpath("meanings.txt").read_text("utf-8").split("---\n")
BEYOND = {  # snippets the dialect answers by throwing: the value has no place in JavaScript
    "num: int > 2**53",
    "dict: numeric-str key order",
}


@pytest.fixture(scope="module")
def engine() -> Iterator[Engine]:
    with Engine() as made:
        yield made


def answer(engine: Engine, source: str, name: str) -> str:
    """The value of t() in V8, as JSON, or the first problem with a `#` before it."""
    try:
        script = compile_source(source, f"{name}.py", ["t"])
    except DialectError as error:
        return f"#{error.problems[0]}"
    engine.load(script)
    return engine.call(name, "t", "[]")


def test_snippets(engine: Engine) -> None:
    """No snippet answers differently; how many are answered at all is pinned, and so is every refusal."""
    count: Counter[str] = Counter()
    refused = []
    for place, row in enumerate(SNIPPETS):
        label = f"{row['kind']}: {row['name']}"
        js = answer(engine, row["source"], f"s{place}")
        if js.startswith("#"):
            count["refused"] += 1
            refused.append(f"{label} | {js[1:].partition('.py:')[2]}")
        elif js.startswith('{"error"'):
            count["throws"] += 1
            assert label in BEYOND, f"{label}: {js}"
        else:
            count["equal"] += 1
            assert js == dumps(row["python"]), label
    assert "\n".join(refused) + "\n" == HERE.joinpath("golden", "refusals.txt").read_text("utf-8")
    assert count == {"equal": 186, "refused": 77, "throws": 2}


@pytest.mark.parametrize("place", range(len(MEANINGS)))
def test_meanings(engine: Engine, place: int) -> None:
    """Traps compile, and answer as CPython does or stop."""
    source = MEANINGS[place]
    js = answer(engine, source, f"m{place}")
    assert not js.startswith("#"), js
    scope: dict[str, Any] = {"__name__": "meaning"}
    exec(compile(source, "meaning.py", "exec"), scope)
    assert verdict(expected(scope["t"], []), js) in ("same", "loud"), (expected(scope["t"], []), js)


def test_short_fuzz(engine: Engine) -> None:
    """A fixed seed; `python -m tests.dialect.fuzz --programs 5000` is the long one."""
    count = run(120, 20260, engine)
    assert count["different"] == 0
    assert count["compiled"] > 110
    assert count["same"] > 1000
