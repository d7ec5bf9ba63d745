"""Differential fuzz: random programs in CPython and, compiled, in V8. `python -m tests.dialect.fuzz --programs 5000`."""

from __future__ import annotations

import argparse
import copy
import json
import random
import sys
from collections import Counter
from typing import Any

from sitegen.dialect import DialectError, compile_source
from sitegen.dialect.canonical import dumps
from sitegen.dialect.run import Engine
from tests.dialect.statements import INPUTS, Programs
from tests.dialect.writer import KEYS, WORDS

RUNS = 12
LOUD = ("DialectLimit", "RangeError")  # JavaScript stops where it could not answer as Python does


def value_of(kind: str, r: random.Random) -> Any:
    """A random input of a kind; a float may arrive as an int, as JSON has it."""
    if kind == "int":
        return r.choice([0, 1, 2, -3, 12, 99, 10**9, r.randint(-50, 50)])
    if kind == "float":
        return r.choice([0, 1.5, -2, 0.1, 1e6, 3, r.uniform(-10, 10), 0.125])
    if kind == "str":
        return r.choice(WORDS)
    if kind == "bool":
        return r.random() < 0.5
    if kind.startswith("list"):
        return [value_of(kind[5:-1], r) for _ in range(r.randint(0, 5))]
    if kind == "Row":
        return {"n": value_of("int", r), "x": value_of("float", r), "s": value_of("str", r)}
    return {key: value_of("int", r) for key in r.sample(KEYS, r.randint(0, 4))}


def expected(function: Any, arguments: list[Any]) -> str:
    """What CPython answers: canonical JSON, or `!` and the name of the exception."""
    try:
        result = function(*copy.deepcopy(arguments))
    except Exception as error:
        return f"!{type(error).__name__}"
    try:
        return dumps(result)
    except ValueError:
        return "!RangeError"


def verdict(python: str, js: str) -> str:
    """same, loud (JavaScript refuses to answer) or different."""
    if js.startswith('{"error"'):
        name = json.loads(js)["error"]
        return "loud" if name in LOUD else "same" if python == f"!{name}" else "different"
    return "same" if js == python else "different"


def run(programs: int, seed: int, engine: Engine, report: bool = True) -> Counter[str]:
    """Fuzz; every difference is printed with its program."""
    count: Counter[str] = Counter()
    for number in range(programs):
        source = Programs(seed * 1_000_003 + number).program()
        try:
            script = compile_source(source, "fuzzed.py", ["t"])
        except DialectError as error:
            count["refused"] += 1
            count[f"  {error.problems[0].wrong}"] += 1
            continue
        count["compiled"] += 1
        engine.load(script)
        scope: dict[str, Any] = {"__name__": "fuzzed"}
        exec(compile(source, "fuzzed.py", "exec"), scope)
        r = random.Random(seed + number)
        inputs = [[value_of(kind, r) for kind in INPUTS.values()] for _ in range(RUNS)]
        answers = engine.call_many("fuzzed", "t", [json.dumps(one) for one in inputs])
        for given, js in zip(inputs, answers, strict=True):
            python = expected(scope["t"], given)
            outcome = verdict(python, js)
            count[outcome] += 1
            count["raised alike"] += outcome == "same" and python[0] == "!"
            if outcome == "different" and report:
                print(
                    f"--- program {number} of seed {seed}\n{source}\n"
                    f"input  {json.dumps(given)}\npython {python}\njs     {js}"
                )
    return count


def main() -> int:
    """The command; exit code 1 where anything differed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--programs", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with Engine() as engine:
        count = run(options.programs, options.seed, engine)
    for name, number in sorted(count.items()):
        print(f"{number:8d} {name}")
    return 1 if count["different"] else 0


if __name__ == "__main__":
    sys.exit(main())
