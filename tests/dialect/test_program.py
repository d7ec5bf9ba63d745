"""Whole programs: modules, what is left out, the shape of the script, and the engine that runs it."""

from __future__ import annotations

import gzip
import json
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from sitegen.dialect import DialectError, compile_program, compile_source
from sitegen.dialect.canonical import dumps
from sitegen.dialect.link import closure, helpers
from sitegen.dialect.run import Engine, find_node

FINANCE = '''
"""Shared mathematics."""
from __future__ import annotations

import math

FEN = 100
UNUSED = [x for x in {1, 2}]


def half_up(value: float) -> int:
    return math.floor(value + 0.5)


def powi(base: float, n: int) -> float:
    result = 1.0
    factor = base
    while n > 0:
        if n % 2 == 1:
            result = result * factor
        factor = factor * factor
        n = n // 2
    return result


def unused(x):
    return x ** 2
'''
LOAN = '''
from __future__ import annotations

from typing import Any, Literal, NotRequired, TypedDict

from calculators.declaration import Calculator, Money
from calculators.finance import FEN, half_up, powi

Method = Literal["equal", "linear"]


class Inputs(TypedDict):
    principal: int
    rate: float
    months: int
    method: Method
    note: NotRequired[str]


class Row(TypedDict):
    month: int
    payment: int
    interest: int
    left: int


CALCULATOR = Calculator(name="loan", inputs=[Money("principal") ** 2])


def schedule(principal: int, rate: float, months: int) -> list[Row]:
    """Rows of equal instalments, in fen."""
    monthly = rate / 12
    grown = powi(1 + monthly, months)
    payment = half_up(principal * monthly * grown / (grown - 1)) if monthly > 0 else half_up(principal / months)
    rows: list[Row] = []
    left = principal
    for month in range(1, months + 1):
        interest = half_up(left * monthly)
        if month == months:
            payment = left + interest
        left -= payment - interest
        rows.append({"month": month, "payment": payment, "interest": interest, "left": left})
    return rows


def compute(inputs: Inputs) -> dict[str, Any]:
    rows = schedule(inputs["principal"], inputs["rate"], inputs["months"])
    total = sum(row["interest"] for row in rows)
    return {"rows": rows, "interest": total, "text": f"{total / FEN:,.2f}", "fen": FEN}
'''


@pytest.fixture
def root(tmp_path: Path) -> Path:
    folder = tmp_path / "calculators"
    folder.mkdir()
    folder.joinpath("finance.py").write_text(FINANCE, "utf-8")
    folder.joinpath("loan.py").write_text(LOAN, "utf-8")
    return tmp_path


def in_python(inputs: dict[str, Any]) -> Any:
    """What CPython computes from the same source, without the lines only a declaration needs."""
    lines = [
        line
        for line in (FINANCE + LOAN).splitlines()
        if not line.startswith(("from calculators", "from __future__", "CALCULATOR", "UNUSED"))
    ]
    scope: dict[str, Any] = {}
    exec(compile("\n".join(lines), "loan.py", "exec", dont_inherit=True), scope)
    return scope["compute"](inputs)


def compiled(root: Path) -> str:
    return compile_program(root / "calculators" / "loan.py", ["compute"], root)


def test_only_what_is_reached_is_checked_and_emitted(root: Path) -> None:
    script = compiled(root)
    for left_out in ("unused", "UNUSED", "CALCULATOR", "Calculator", "$steady", "$among"):
        assert left_out not in script
    for kept in ("function half_up(", "function powi(", "const FEN = 100;", "function schedule(", '["loan"]'):
        assert kept in script


def test_a_loan_is_computed_and_its_inputs_are_checked(root: Path) -> None:
    with Engine() as engine:
        engine.load(compiled(root))
        given = {"principal": 10_000_000, "rate": 0.06, "months": 12, "method": "equal"}
        result = json.loads(engine.call("loan", "compute", json.dumps([given])))
        assert dumps(in_python(given)) == dumps(result)
        assert result["rows"][-1]["left"] == 0
        for wrong in (
            {"principal": 1.5},
            {"principal": True},
            {"rate": "x"},
            {"months": None},
            {"other": 1},
            {"note": 3},
        ):
            answer = json.loads(engine.call("loan", "compute", json.dumps([{**given, **wrong}])))
            assert answer["error"] == "TypeError", wrong
        del given["rate"]
        assert json.loads(engine.call("loan", "compute", json.dumps([given])))["error"] == "KeyError"
        assert "principal" in engine.call(
            "loan", "compute", json.dumps([{**given, "rate": 1, "principal": "7"}])
        )


def test_hot_arithmetic_is_native_and_names_are_kept(root: Path) -> None:
    script = compiled(root)
    assert "const monthly = rate / 12;" in script
    assert "result = result * factor;" in script
    assert "for (let month = 1" in script
    assert "rows.push({month: month, payment: payment, interest: interest, left: left});" in script


def test_same_source_same_bytes(root: Path) -> None:
    code = (
        f"from pathlib import Path; from sitegen.dialect import compile_program; root = Path({str(root)!r});"
        "print(compile_program(root / 'calculators' / 'loan.py', ['compute'], root), end='')"
    )
    texts = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path.cwd())},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert texts == {compiled(root)}


def test_no_eval_and_nothing_newer_than_es2017(root: Path) -> None:
    everything = "\n".join(helpers()[name] for name in closure(set(helpers())))
    for script in (compiled(root), everything):
        assert not re.search(
            r"\beval\b|new Function|globalThis|\.flat\(|\.at\(|fromEntries|hasOwn\(|replaceAll|trimStart|BigInt",
            script,
        )
        parse = (
            "require('internal/deps/acorn/acorn/dist/acorn')"
            ".parse(require('fs').readFileSync(0, 'utf8'), {ecmaVersion: 2017})"
        )
        subprocess.run(
            [find_node(), "--expose-internals", "-e", parse],
            input=script,
            text=True,
            check=True,
            capture_output=True,
        )


def test_helpers_are_closed_under_need() -> None:
    for name in helpers():
        assert f"${name}" in helpers()[name], name
    assert {"Err", "fail"} <= set(closure({"at"}))


def test_small_on_the_wire(root: Path) -> None:
    assert len(gzip.compress(compiled(root).encode())) < 2200


def test_problems_of_all_modules_come_at_once(root: Path) -> None:
    finance = root / "calculators" / "finance.py"
    finance.write_text(FINANCE.replace("value + 0.5", "value ** 0.5"), "utf-8")
    loan = root / "calculators" / "loan.py"
    loan.write_text(LOAN.replace("total / FEN", "round(total)"), "utf-8")
    with pytest.raises(DialectError) as caught:
        compiled(root)
    assert [(p.path, p.line) for p in caught.value.problems] == [
        ("calculators/finance.py", 12),
        ("calculators/loan.py", 49),
    ]


def test_the_documents_example_compiles(root: Path) -> None:
    page = Path(__file__).parents[2].joinpath("docs", "dialect.md").read_text("utf-8")
    example = root / "calculators" / "example.py"
    example.write_text(page.split("```python\n")[1].split("```")[0], "utf-8")
    script = compile_program(example, ["compute"], root)
    with Engine() as engine:
        engine.load(script)
        answer = engine.call("example", "compute", '[{"principal": 120000, "rate": 0.1, "months": 1}]')
    assert answer == '{"rows":[{"month":1,"interest":1000}],"text":"1,200.00"}'


def test_two_modules_may_use_one_name() -> None:
    source = "def window(root: int) -> int:\n    self = root + 1\n    return self\ndef t():\n    return window(2)\n"
    with Engine() as engine:
        engine.load(compile_source(source, "names.py", ["t"]))
        assert engine.call("names", "t", "[]") == "3"


def test_same_name_in_two_modules(root: Path) -> None:
    folder = root / "calculators"
    folder.joinpath("other.py").write_text(
        "def step(x: int) -> int:\n    return x + 1\ndef twice(x: int) -> int:\n    return step(step(x))\n"
    )
    folder.joinpath("entry.py").write_text(
        "from calculators.other import twice\ndef step(x: int) -> int:\n    return x * 10\n"
        "def t(x: int) -> int:\n    return step(twice(x))\n"
    )
    with Engine() as engine:
        engine.load(compile_program(folder / "entry.py", ["t"], root))
        assert engine.call("entry", "t", "[1]") == "30"


def test_scripts_add_to_one_object() -> None:
    with Engine() as engine:
        for name in ("one", "two"):
            engine.load(compile_source(f"def t():\n    return '{name}'\n", f"{name}.py", ["t"]))
        assert [engine.call(name, "t", "[]") for name in ("one", "two")] == ['"one"', '"two"']


def test_the_engine_is_fast_enough_for_parity_runs() -> None:
    with Engine() as engine:
        engine.load(compile_source("def t(a: int):\n    return {'b': a + 1}\n", "fast.py", ["t"]))
        start = time.perf_counter()
        answers = engine.call_many("fast", "t", [f"[{n}]" for n in range(20_000)])
        assert time.perf_counter() - start < 2
        assert answers[-1] == '{"b":20000}'
        assert json.loads(engine.call("fast", "t", '["x"]'))["error"] == "TypeError"
