"""The command line: exit codes, options and output that nothing disturbs."""

from __future__ import annotations

import subprocess
import sys

from tests.conftest import ROOT


def test_a_reader_that_has_read_enough_ends_nothing_badly() -> None:
    """`build.py check | head -1` in a shell with pipefail."""
    run = subprocess.Popen(
        [sys.executable, "build.py", "check"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert run.stdout is not None and run.stderr is not None
    run.stdout.close()
    assert run.stderr.read() == ""
    assert run.wait() == 0
