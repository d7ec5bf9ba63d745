"""Laws that every answer obeys, over generated cases, in the engine that ships.

`laws/<name>.js` states the laws of a calculator and how its inputs are made (fast-check shrinks what breaks them); this
module runs them in V8 on the compiled scripts. `python -m tests.calculators.properties --cases 100000` prints a line for
each calculator and leaves with 1 where a law breaks.
"""

from __future__ import annotations

import argparse
import concurrent.futures
import json
import multiprocessing
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from sitegen.dialect.run import find_node
from tests.calculators.parity import ROOT, bench

LAWS = Path(__file__).parent / "laws"


@cache
def script() -> str:
    """The compiled calculators with their declarations and rules."""
    made = bench()
    data = {name: {key: made.data[name][key] for key in ("declaration", "rules")} for name in made.library.calculators}
    return "\n".join([*made.scripts[:-1], f"window.ydt.data = {json.dumps(data)};"])


def names() -> list[str]:
    """Every calculator, in order."""
    return sorted(bench().library.calculators)


@contextmanager
def bundle() -> Iterator[Path]:
    """The compiled calculators as a file that a run of laws reads."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "calculators.js")
        path.write_text(script(), "utf-8")
        yield path


def run(path: Path, name: str, cases: int, seed: int) -> dict[str, Any]:
    """One run: {name, cases, asked, answered, failure}. RuntimeError where the engine itself fails."""
    library = ROOT / "node_modules" / "fast-check"
    command = [find_node(), str(LAWS / "run.js"), str(path), str(library), name, str(cases), str(seed)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def main() -> int:
    """The command line."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--cases", type=int, default=10_000)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--only", nargs="*", default=[])
    given = arguments.parse_args()
    broken = 0
    block = 100_000
    with bundle() as path, concurrent.futures.ThreadPoolExecutor(multiprocessing.cpu_count()) as pool:
        for name in given.only or names():
            started = time.perf_counter()
            counts = [min(block, given.cases - first) for first in range(0, given.cases, block)]
            jobs = [pool.submit(run, path, name, count, given.seed + n) for n, count in enumerate(counts)]
            found = [job.result() for job in jobs]
            failures = [one["failure"] for one in found if one["failure"]]
            broken += len(failures)
            total, answered = sum(one["cases"] for one in found), sum(one["answered"] for one in found)
            print(f"{name}: {total} cases, {answered} answered, {len(failures)} broken, "
                  f"{time.perf_counter() - started:.0f} s", flush=True)  # fmt: skip
            for failure in failures[:1]:
                print(f"  {failure['error']}\n  {json.dumps(failure['inputs'], ensure_ascii=False)}")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
