"""Two Dask workers, one killed midway: nothing is lost, every file is as in the local build. `make cluster`."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.bench import editions as made_up
from tests.conftest import ROOT
from tests.generator.test_publish import tree

pytestmark = pytest.mark.skipif("CLUSTER" not in os.environ, reason="make cluster")
EDITIONS = 8


@pytest.fixture
def address() -> Iterator[str]:
    """Where a scheduler may listen."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    yield f"tcp://127.0.0.1:{port}"


def dask(stack: ExitStack, *given: str) -> subprocess.Popen[str]:
    """A part of the cluster, ended at the latest with the test."""
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "distributed.cli.dask_" + given[0], *given[1:], "--no-dashboard"]
    process = subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    stack.callback(process.wait, 20)
    stack.callback(process.kill)
    return process


def test_a_killed_worker_loses_nothing_and_the_bytes_are_those_of_the_local_build(small: Path, address: str) -> None:
    for n in range(EDITIONS):
        made_up.write_one(small / "partners", n, {"sections": [], "pages": []})
    build = [sys.executable, "build.py", "--project", str(small), "build", "--editions", str(small / "partners"), "--out"]
    with ExitStack() as stack:
        dask(stack, "scheduler", "--host", "127.0.0.1", "--port", address.rpartition(":")[2])
        time.sleep(3)
        workers = [dask(stack, "worker", address, "--nthreads", "1", "--no-nanny") for _ in range(2)]
        time.sleep(3)
        out = small / "far"
        run = subprocess.Popen([*build, str(out), "--scheduler", address], cwd=ROOT, stdout=subprocess.PIPE, text=True)
        stack.callback(run.kill)
        while run.poll() is None and len(list((out / ".inputs").glob("made-*"))) < 2:
            time.sleep(0.02)
        workers[0].kill()
        assert run.poll() is None, "it was over before a worker could be killed"
        said, _ = run.communicate(timeout=240)
    assert run.returncode == 0 and f"{EDITIONS} built" in said and "0 failed" in said
    subprocess.run([*build, str(small / "near"), "--jobs", "2"], cwd=ROOT, check=True, capture_output=True)
    names = [f"made-{n:05d}" for n in range(EDITIONS)]
    assert all(len(tree(small / "near" / name)) > 40 for name in names)
    assert [tree(small / "far" / name) for name in names] == [tree(small / "near" / name) for name in names]
