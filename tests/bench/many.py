"""`python -m tests.bench.many FOLDER COUNT…`: how long many editions take, in how much memory, and how large they are.

For each count that many made-up editions are built anew with 1 and with 2 processes (`--jobs` names others). Time is that of
the whole command; memory is what the processes hold (resident set), looked at twice a second; an edition counts as done when
its site stands. Resident pages that forked workers share with their parent are counted in each of them.
"""

from __future__ import annotations

import argparse
import os
import resource
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tests.bench import editions
from tests.conftest import ROOT

_PAGE = os.sysconf("SC_PAGE_SIZE")
_SHARES = (0.1, 0.5, 1.0)


@dataclass(frozen=True)
class Moment:
    """What was held when so many editions were done: MB of the parent and of the largest worker."""

    done: int
    parent: float
    worker: float


@dataclass
class Outcome:
    count: int
    jobs: int
    seconds: float = 0.0
    processor: float = 0.0
    moments: list[Moment] = field(default_factory=list)
    said: str = ""


def _group(leader: int) -> Iterator[tuple[int, float]]:
    """Process ids and resident MB of the processes of a group."""
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text("utf-8", "replace").rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[2]) == leader:
            yield int(path.parent.name), int(fields[21]) * _PAGE / 1e6


def _moment(leader: int, out: Path) -> Moment:
    held = dict(_group(leader))
    parent = held.pop(leader, 0.0)
    done = len(list((out / ".inputs").iterdir())) if (out / ".inputs").is_dir() else 0
    return Moment(done, parent, max(held.values(), default=0.0))


def run(folder: Path, out: Path, count: int, jobs: int) -> Outcome:
    """Build a folder of editions into a folder that is not there yet, and watch."""
    outcome = Outcome(count, jobs)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    started = time.monotonic()
    command = [sys.executable, "build.py", "build", "--editions", str(folder), "--out", str(out), "--jobs", str(jobs)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, start_new_session=True)
    while process.poll() is None:
        outcome.moments.append(_moment(process.pid, out))
        time.sleep(0.5)
    outcome.seconds = time.monotonic() - started
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    outcome.processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    assert process.stdout is not None
    outcome.said = process.stdout.read().decode().strip().splitlines()[-1]
    if process.returncode:
        raise SystemExit(f"exit code {process.returncode}: {outcome.said}")
    return outcome


def sizes(out: Path) -> tuple[float, float, int]:
    """MB on the disk (a file with several names once), MB if every site lay by itself, and files of all sites."""
    once: dict[int, int] = {}
    alone, files = 0, 0
    for base, _, names in os.walk(out):
        for name in names:
            found = (Path(base) / name).lstat()
            once[found.st_ino] = found.st_size
            if ".shared" not in base and ".inputs" not in base:
                alone, files = alone + found.st_size, files + 1
    return sum(once.values()) / 1e6, alone / 1e6, files


def _row(outcome: Outcome, out: Path) -> str:
    peak_parent = max(moment.parent for moment in outcome.moments)
    peak_worker = max(moment.worker for moment in outcome.moments)
    along = [next((m for m in outcome.moments if m.done >= share * outcome.count), outcome.moments[-1]) for share in _SHARES]
    held = " · ".join(f"{one.parent:.0f} + {one.worker:.0f}" for one in along)
    disk, alone, files = sizes(out)
    return (
        f"| {outcome.count} | {outcome.jobs} | {outcome.seconds:.1f} | {outcome.processor:.1f} | {held} "
        f"| {peak_parent:.0f} + {peak_worker:.0f} | {disk:.0f} | {alone:.0f} | {files} |"
    )


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("counts", type=int, nargs="+")
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    given = parser.parse_args()
    print("| editions | processes | s | CPU s | MB at 10 · 50 · 100 % done | MB at most | MB on disk | MB apart | files |")
    print("|---:|---:|---:|---:|---|---:|---:|---:|---:|", flush=True)
    for count in given.counts:
        folder = given.folder / f"editions-{count}"
        editions.write(folder, count)
        took = {}
        for jobs in given.jobs:
            out = given.folder / f"out-{count}-{jobs}"
            shutil.rmtree(out, ignore_errors=True)
            outcome = run(folder, out, count, jobs)
            took[jobs] = outcome.seconds
            print(_row(outcome, out), flush=True)
            print(f"<!-- {outcome.said}; load {os.getloadavg()[0]:.1f} -->", flush=True)


main()
