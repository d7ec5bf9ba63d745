"""What ends a run over many editions early: the finished ones stay whole, no half one is left, the exit code says why."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sitegen.crews import Cluster
from sitegen.machine import Refused
from sitegen.publish import MARKER, builds
from tests.bench import editions as made_up
from tests.conftest import ROOT
from tests.generator.test_publish import tree

LEFT: dict[str, list[str]] = {"sections": [], "pages": []}
FULL = """
import errno, sys
from sitegen import cli, {where}
count = 0
def failing(real):
    def write(*args, **kwargs):
        global count
        count += 1
        if count == {nth}:
            raise OSError(errno.ENOSPC, "full", str(args[-1]))
        return real(*args, **kwargs)
    return write
{target} = failing({target})
sys.argv = {argv!r}
cli.main()
"""


@pytest.fixture
def folder(small: Path) -> Path:
    for n in range(1, 4):
        made_up.write_one(small / "partners", n, LEFT)
    (small / "tmp").mkdir()
    return small / "partners"


def command(small: Path, out: Path) -> list[str]:
    given = ["--project", str(small), "build", "--editions", str(small / "partners"), "--out", str(out), "--jobs", "1"]
    return ["build.py", *given]


def only_whole(small: Path, out: Path) -> list[str]:
    """The names of the sites that stand, each looked at: it is whole, and nothing lies beside it."""
    names = sorted(path.name for path in out.iterdir() if not path.name.startswith("."))
    for name in names:
        assert (out / name / MARKER).is_file() and len(tree(out / name)) > 40
        assert [path.name for path in builds(out / name).iterdir()] == [(out / name).resolve().name]
    others = [path for path in out.glob(".made-*.d") if path.name[1:-2] not in names]
    assert [path for folder in others for path in folder.iterdir()] == []
    assert list((small / "tmp").iterdir()) == []
    return names


def test_ctrl_c(small: Path, folder: Path) -> None:
    out = small / "sites"
    process = subprocess.Popen(
        [sys.executable, *command(small, out)], cwd=ROOT, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True,
        env={**os.environ, "TMPDIR": str(small / "tmp")},
    )  # fmt: skip
    while process.poll() is None and not list((out / ".inputs").glob("made-*")):
        time.sleep(0.005)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=120)
    assert process.returncode == 130 and "interrupted" in said and "Traceback" not in said, said
    assert "made-00001" in only_whole(small, out)


@pytest.mark.parametrize(
    ("where", "target", "nth"),
    [
        ("shared_files", "shared_files.SharedFiles.place", 130),  # as the site of the second edition is written
        ("many_job", "many_job.packed.write_folder", 2),  # as a worker unpacks the second edition
    ],
)
def test_a_full_disk(small: Path, folder: Path, where: str, target: str, nth: int) -> None:
    out = small / "sites"
    code = FULL.format(where=where, target=target, nth=nth, argv=command(small, out))
    env = {**os.environ, "TMPDIR": str(small / "tmp")}
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False, env=env)
    assert done.returncode == 3, done.stderr
    assert "the disk is full; free some space" in done.stderr and "Traceback" not in done.stderr
    assert set(only_whole(small, out)) <= {"made-00001"}  # it may not have come back yet


def test_a_folder_that_cannot_be_made(small: Path, folder: Path) -> None:
    (small / "file").write_text("mine", "utf-8")
    argv = [sys.executable, *command(small, small / "file/sites")]
    done = subprocess.run(argv, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 3 and len(done.stderr.splitlines()) == 2, done.stderr  # "reading", and why
    assert "a part of this path is a file; choose another place" in done.stderr


def test_a_cluster_without_its_package_is_said_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(Refused, match=r"needs the package 'distributed'; run .*requirements/cluster\.txt") as error:
        Cluster("tcp://127.0.0.1:1")
    assert "\n" not in str(error.value)  # and Refused ends with 3
