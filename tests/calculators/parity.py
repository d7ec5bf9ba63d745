"""Python and V8 give the same bytes: for every calculator, over random inputs, through everything a page does.

`python -m tests.calculators.parity --cases 100000` runs that many cases for each calculator, on all cores, and prints one
line each; the exit code is 1 when any case differs.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import multiprocessing
import random
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sitegen import calculation
from sitegen.dialect.run import Engine
from sitegen.load import Library, load_library
from tests.calculators.fast_json import dumps
from tests.calculators.generate import one

ROOT = Path(__file__).resolve().parent.parent.parent
BLOCK = 250
PALETTE = {"series": ["#111111", "#222222"], "text": "#333333", "grid": "#444444", "paper": "#ffffff"}
DRIVER = """
window.ydt.data = DATA;
window.ydt.drive = {
  text(name, language, raw, typed) {
    const {declaration, rules, words: all} = window.ydt.data[name], words = all[language];
    const p = window.ydt.panel, c = window.ydt[name];
    const accepted = p.accept(declaration, raw, typed), out = {accepted};
    if (accepted.problems.length) {
      out.view = p.refused(declaration, words, accepted.problems);
    } else {
      const result = c.compute(accepted.values, rules), chart = c.figure(result);
      out.result = result;
      out.chart = chart;
      out.view = p.present(declaration, words, accepted.values, result, chart);
      out.plotly = p.plotly(words, chart, window.ydt.data.palette);
      out.outside = p.outside(declaration, result);
      out.typed = p.spell(declaration, accepted.values);
      out.link = p.fragment(declaration, out.typed);
      out.back = p.from_fragment(declaration, out.link);
      out.text = p.plain_text(out.view);
      out.calendar = p.calendar_text(out.view, name, "2026-11-24");
      out.csv = out.view.tables.map((table) => p.csv_text(table));
    }
    return check(out) && JSON.stringify(out);
  },
  mark(name, language, raw, typed) {
    const text = window.ydt.drive.text(name, language, raw, typed);
    return process.getBuiltinModule("crypto").createHash("sha256").update(text).digest("hex");
  },
};
function check(value) {
  if (typeof value === "number" && !Number.isFinite(value)) throw new RangeError("not finite");
  if (value === undefined) throw new TypeError("undefined");
  if (typeof value === "object" && value !== null) for (const key of Object.keys(value)) check(value[key]);
  return true;
}
"""


@dataclass(frozen=True)
class Bench:
    """Everything loaded once in a process: the calculators, their words and rules, and the script for V8."""

    library: Library
    data: dict[str, Any]
    scripts: tuple[str, ...]


def bench(only: str = "") -> Bench:
    """Load the project, or one calculator of it whatever the others are like. Raises BadInput where something is wrong."""
    library, problems = load_library(ROOT)
    if only:
        library.calculators = {only: library.calculators[only]}
    else:
        problems.stop_if_any()
    data: dict[str, Any] = {"palette": PALETTE}
    for name, loaded in library.calculators.items():
        words = {}
        for language, own in loaded.words.items():
            hrefs = {step.link: "there.html" for step in own.meta.next}
            words[language] = calculation.words_json(own, loaded.common[language], hrefs)
        rules = calculation.rules_for(loaded.calculator, library)
        data[name] = {"declaration": loaded.declaration, "rules": rules, "words": words}
    made = tuple(calculation.scripts(library.calculators, ROOT).values())
    return Bench(library, data, (*made, DRIVER.replace("DATA", json.dumps(data), 1)))


def python_text(made: Bench, name: str, language: str, raw: Any, typed: bool) -> str:
    """What Python says to a case, as canonical JSON: the same record the driver in V8 builds."""
    loaded = made.library.calculators[name]
    known, panel = made.data[name], loaded.panel
    declaration, words = known["declaration"], known["words"][language]
    accepted = panel.accept(declaration, raw, typed)
    out: dict[str, Any] = {"accepted": accepted}
    if accepted["problems"]:
        out["view"] = panel.refused(declaration, words, accepted["problems"])
    else:
        result = loaded.module.compute(accepted["values"], known["rules"])
        chart = loaded.module.figure(result)
        out["result"] = result
        out["chart"] = chart
        out["view"] = panel.present(declaration, words, accepted["values"], result, chart)
        out["plotly"] = panel.plotly(words, chart, PALETTE)
        out["outside"] = panel.outside(declaration, result)
        out["typed"] = panel.spell(declaration, accepted["values"])
        out["link"] = panel.fragment(declaration, out["typed"])
        out["back"] = panel.from_fragment(declaration, out["link"])
        out["text"] = panel.plain_text(out["view"])
        out["calendar"] = panel.calendar_text(out["view"], name, "2026-11-24")
        out["csv"] = [panel.csv_text(table) for table in out["view"]["tables"]]
    return dumps(out)


@dataclass
class Tally:
    """What a run found: how many cases, how many were answered, seconds in Python, and the first differences."""

    cases: int = 0
    answered: int = 0
    python_seconds: float = 0.0
    differences: list[str] | None = None


def run_block(made: Bench, engine: Engine, name: str, seed: str, cases: int) -> Tally:
    """Compare one block of cases of a calculator."""
    rng = random.Random(seed)
    tally, marks, calls = Tally(cases=cases, differences=[]), [], []
    declaration = made.data[name]["declaration"]
    for _ in range(cases):
        raw, typed = one(rng, declaration)
        call = json.dumps([name, rng.choice(list(made.data[name]["words"])), raw, typed])
        arguments = json.loads(call)
        started = time.process_time()
        try:
            text = python_text(made, *arguments)
        except Exception as error:
            text = f"{type(error).__name__}: {error}"
        tally.python_seconds += time.process_time() - started
        tally.answered += '"problems":[]},"result":' in text and '"result":{' in text
        calls.append(call)
        marks.append(hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest())
    for call, mark, theirs in zip(calls, marks, engine.call_many("drive", "mark", calls), strict=True):
        if json.dumps(mark) != theirs and tally.differences is not None:
            tally.differences.append(call)
    return tally


def explain(made: Bench, engine: Engine, call: str) -> str:
    """Where the two texts of a case part."""
    try:
        ours = python_text(made, *json.loads(call))
    except Exception as error:
        ours = f"{type(error).__name__}: {error}"
    theirs = engine.call("drive", "text", call)
    theirs = json.loads(theirs) if theirs.startswith('"') else theirs
    at = next((n for n, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a != b), min(len(ours), len(theirs)))
    return f"{call}\n  Python: {ours[max(0, at - 80) : at + 80]!r}\n  V8:     {theirs[max(0, at - 80) : at + 80]!r}"


def _work(job: tuple[str, int, int, int]) -> tuple[Tally, list[str]]:
    name, seed, first, cases = job
    made = bench(name)
    total, said = Tally(differences=[]), []
    with Engine() as engine:
        for script in made.scripts:
            engine.load(script)
        for block in range(first, first + (cases + BLOCK - 1) // BLOCK):
            left = min(BLOCK, cases - (block - first) * BLOCK)
            found = run_block(made, engine, name, f"{name}-{seed}-{block}", left)
            total.cases += found.cases
            total.answered += found.answered
            total.python_seconds += found.python_seconds
            said += [explain(made, engine, call) for call in (found.differences or [])[: max(0, 5 - len(said))]]
            total.differences = (total.differences or []) + (found.differences or [])
    return total, said


def run(name: str, cases: int, seed: int, jobs: int) -> tuple[Tally, list[str]]:
    """All cases of a calculator, shared out over processes."""
    share = (cases + jobs - 1) // jobs
    parts = [(name, seed, n * 1_000_000, min(share, cases - n * share)) for n in range(jobs) if cases > n * share]
    with multiprocessing.get_context("spawn").Pool(len(parts)) as pool:
        results = pool.map(_work, parts)
    total, said = Tally(differences=[]), []
    for found, texts in results:
        total.cases += found.cases
        total.answered += found.answered
        total.python_seconds += found.python_seconds
        total.differences = (total.differences or []) + (found.differences or [])
        said += texts
    return total, said


def main() -> int:
    """The command line."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--cases", type=int, default=3000)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--jobs", type=int, default=multiprocessing.cpu_count())
    arguments.add_argument("--only", default="")
    given = arguments.parse_args()
    names = list(bench(given.only).library.calculators)
    worst = 0
    for name in names:
        started = time.perf_counter()
        total, said = run(name, given.cases, given.seed, given.jobs)
        took = time.perf_counter() - started
        different = len(total.differences or [])
        each = total.python_seconds / max(1, total.cases) * 1e6
        print(f"{name}: {total.cases} cases, {total.answered} answered, {different} different, "
              f"Python {each:.0f} us a case, {took:.0f} s")  # fmt: skip
        for text in said[:5]:
            print(text)
        worst = max(worst, different)
    return 1 if worst else 0


if __name__ == "__main__":
    sys.exit(main())
