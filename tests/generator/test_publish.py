"""The old site stands until the new one is whole: kills, full disks, two builds at once, folders that are not ours."""

from __future__ import annotations

import errno
import hashlib
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from sitegen import machine, publish
from tests.conftest import ROOT

KILLS = int(os.environ.get("KILLS", "10"))


def build(project: Path, *more: str, **env: str) -> subprocess.CompletedProcess[str]:
    given = {**os.environ, **env}
    return subprocess.run(command(project, *more), cwd=ROOT, env=given, capture_output=True, text=True, check=False)


def command(project: Path, *more: str) -> list[str]:
    out = str(project / "site")
    start = [sys.executable, "build.py", "--project", str(project), "build"]
    return [*start, "--language", "zh", "--out", out, "--jobs", "1", *more]


def tree(folder: Path) -> dict[str, str]:
    """The published tree: every file's hash by path."""
    real = folder.resolve()
    return {
        path.relative_to(real).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(real.rglob("*"))
        if path.is_file()
    }


def edit(small: Path, mark: str) -> None:
    path = small / "content/zh/guides/about.md"
    path.write_text(path.read_text("utf-8").rstrip() + f"\n\n{mark}。\n", "utf-8")


def leftovers(small: Path) -> list[str]:
    return [p.name for p in small.iterdir() if p.name.startswith(".site.link")]


def test_a_build_killed_at_any_moment_leaves_one_whole_site(small: Path) -> None:
    started = time.monotonic()
    assert build(small).returncode == 0
    took = time.monotonic() - started
    old = tree(small / "site")
    edit(small, "改了一句")
    moments = random.Random(20261123)
    for _ in range(KILLS):
        run = subprocess.Popen(
            command(small), cwd=ROOT, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        time.sleep(moments.uniform(0, took))
        if run.poll() is None:
            os.killpg(run.pid, signal.SIGKILL)
        run.wait()
        now = tree(small / "site")
        if now != old:
            break
    assert build(small).returncode == 0
    new = tree(small / "site")
    assert now in (old, new)
    assert new != old
    assert not leftovers(small)
    assert len(list((small / ".site.d").iterdir())) <= 2


def test_the_same_input_gives_the_same_bytes(small: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    given = {"SOURCE_DATE_EPOCH": "1795000000"}
    assert build(small, PYTHONHASHSEED="1", TZ="Asia/Shanghai", **given).returncode == 0
    first = tree(small / "site")
    other = build(small, "--out", str(tmp_path_factory.mktemp("elsewhere") / "out"), PYTHONHASHSEED="2", TZ="UTC", **given)
    assert other.returncode == 0, other.stderr
    out = Path(other.stdout.splitlines()[0].split(": ", 1)[1])
    assert tree(out) == first


def test_another_build_is_told_to_wait(small: Path) -> None:
    with machine.lock(small / "site"):
        run = build(small)
    assert run.returncode == 4
    assert "another build is writing" in run.stderr
    assert not (small / "site").exists()


def test_a_folder_that_is_not_ours_is_never_replaced(small: Path) -> None:
    (small / "site").mkdir()
    (small / "site/diary.txt").write_text("mine")
    run = build(small)
    assert run.returncode == 3
    assert "was not written by build.py; move it away or choose another --out" in run.stderr
    assert (small / "site/diary.txt").read_text() == "mine"


def test_a_folder_written_where_links_cannot_be_had_is_replaced(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out, builds = small / "site", small / ".site.d"
    for text in ("one", "two"):
        fresh = builds / text
        fresh.mkdir(parents=True)
        (fresh / publish.MARKER).write_text(text)
        monkeypatch.setattr(Path, "symlink_to", _no_links)
        publish._check_ours(out)
        publish._swap(out, fresh)
        assert (out / publish.MARKER).read_text() == text
        assert not out.is_symlink()


def _no_links(*args: Any, **kwargs: Any) -> None:
    raise OSError(errno.EPERM, "no links here")


@pytest.mark.parametrize("nth", [1, 3, 8, 15])
def test_a_full_disk_is_said_and_changes_nothing(small: Path, monkeypatch: pytest.MonkeyPatch, nth: int) -> None:
    """The nth write into the fresh folder fails as on a full disk: exit 3, the old site identical, nothing left over."""
    assert build(small).returncode == 0
    old = tree(small / "site")
    edit(small, "又改了一句")
    code = f"""
import errno, pathlib, sys
from sitegen import cli, publish
count = 0
def failing(real):
    def write(self, *args, **kwargs):
        global count
        if ".site.d" in str(self):
            count += 1
            if count == {nth}:
                raise OSError(errno.ENOSPC, "full", str(self))
        return real(self, *args, **kwargs)
    return write
pathlib.Path.write_bytes = failing(pathlib.Path.write_bytes)
pathlib.Path.write_text = failing(pathlib.Path.write_text)
sys.argv = ["build.py", *{command(small)[2:]!r}]
cli.main()
"""
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 3, run.stderr
    assert "the disk is full; free some space. The old site stands as it was." in run.stderr
    assert tree(small / "site") == old
    assert len(list((small / ".site.d").iterdir())) == 1


def test_an_interrupted_build_says_so(small: Path) -> None:
    run = subprocess.Popen(command(small), cwd=ROOT, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
    assert run.stderr is not None
    assert run.stderr.readline() == "reading\n"
    run.send_signal(signal.SIGINT)
    _, errors = run.communicate()
    assert run.returncode == 130
    assert "interrupted" in errors
    assert not (small / "site").exists()
