"""Who carries out jobs: processes of this machine, or a Dask cluster, both as an Executor of the standard library."""

from __future__ import annotations

import importlib
import multiprocessing
import sys
from concurrent.futures import Executor, ProcessPoolExecutor
from pathlib import Path
from typing import Any, Protocol

from sitegen import many_job
from sitegen.machine import Refused


class Crew(Protocol):
    """Workers that can be called again after they were lost."""

    remote: bool

    def start(self) -> Executor: ...

    def hands(self) -> int: ...

    def stop(self, at_once: bool = False) -> None: ...


class Local:
    """Processes of this machine. Where the system can fork they share what was read; else each reads it for itself."""

    remote = False

    def __init__(self, jobs: int, root: Path, project: str, epoch: int) -> None:
        self._jobs = jobs
        self._given = (root, project, epoch)
        self._pool: ProcessPoolExecutor | None = None

    def start(self) -> Executor:
        context = multiprocessing.get_context("fork" if sys.platform.startswith("linux") else "spawn")
        self._pool = ProcessPoolExecutor(self._jobs, context, many_job.begin, self._given)
        return self._pool

    def hands(self) -> int:
        return self._jobs

    def stop(self, at_once: bool = False) -> None:
        if self._pool is None:
            return
        if at_once:
            for child in multiprocessing.active_children():
                child.terminate()
        self._pool.shutdown(wait=True, cancel_futures=True)
        self._pool = None


def at_work() -> str:
    """What a worker answers that has this generator."""
    return "at work"


class Cluster:
    """The workers of a Dask scheduler. A job whose worker is lost is given to another by the scheduler."""

    remote = True

    def __init__(self, address: str) -> None:
        try:
            distributed: Any = importlib.import_module("distributed")
        except ImportError:
            raise Refused(
                "--scheduler needs the package 'distributed'; run "
                "'python -m pip install --require-hashes -r requirements/cluster.txt'"
            ) from None
        try:
            self._client = distributed.Client(address, timeout="10s", set_as_default=False)
        except (OSError, ValueError, TimeoutError) as error:
            raise Refused(f"no Dask scheduler answers at {address}: {error}") from None
        try:
            self._client.submit(at_work, pure=False).result(timeout="60s")
        except Exception as error:
            self._client.close(timeout=5)
            why = f"the Dask cluster at {address} cannot load this generator ({type(error).__name__})"
            right = "start the scheduler and its workers in a checkout of this version, with PYTHONPATH naming it"
            raise Refused(f"{why}; {right}") from None
        self._executor: Any = None

    def start(self) -> Executor:
        made: Executor = self._client.get_executor(pure=False, retries=3)
        self._executor = made
        return made

    def hands(self) -> int:
        return max(1, sum(int(count) for count in self._client.nthreads().values()))

    def stop(self, at_once: bool = False) -> None:
        if self._executor is not None:
            self._executor.shutdown(wait=not at_once)
            self._executor = None
        if at_once:
            self._client.close(timeout=5)

    def close(self) -> None:
        self._client.close(timeout=5)
