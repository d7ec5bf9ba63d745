"""`build --editions DIR`: from arguments to a crew, progress and the closing lines."""

from __future__ import annotations

import time
from pathlib import Path

import click

from sitegen import generator
from sitegen.crews import Cluster, Crew, Local
from sitegen.many import Plan, Run, Tally, editions_in
from sitegen.many_job import open_workshop
from sitegen.progress import Meter


def build_editions(
    root: Path,
    folder: Path,
    out: Path,
    jobs: int,
    scheduler: str | None,
    languages: tuple[str, ...],
    release: bool,
    epoch: int,
) -> int:
    """Build every edition of the folder into `out`. Returns the exit code. Raises BadInput, Locked, Refused."""
    started = time.monotonic()
    paths = editions_in(folder.resolve())
    click.echo(f"reading; {len(paths)} edition{'s' if len(paths) != 1 else ''}", err=True)
    plan = Plan(root, out, generator.project(root), epoch, languages, release)
    open_workshop(root, plan.project, epoch, release)
    crew: Crew = Cluster(scheduler) if scheduler else Local(jobs, root, plan.project, epoch)
    meter = Meter()
    try:
        tally = Run(plan, crew, meter.tell).build(paths)
    finally:
        meter.end()
        if isinstance(crew, Cluster):
            crew.close()
    return _close(tally, out, time.monotonic() - started)


def _close(tally: Tally, out: Path, took: float) -> int:
    for line in sorted(tally.recalled):
        click.echo(line, err=True)
    for problem in sorted(set(tally.problems)):
        click.echo(str(problem), err=True)
    for failure in sorted(tally.failures):
        click.echo(failure, err=True)
    again = f", {tally.again} done again after a worker was lost" if tally.again else ""
    counts = f"{tally.built} built ({tally.pages} pages), {tally.unchanged} unchanged, {tally.failed} failed{again}"
    click.echo(f"{counts} in {took:.1f} s: {out}")
    if tally.problems or len(tally.failures) > len(tally.locked):
        return 2
    return 4 if tally.locked else 0
