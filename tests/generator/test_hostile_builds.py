"""All hostile editions in one run of the command: nothing is written outside `--out`, memory stays small."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.generator.test_hostile_editions import CASES, prepare

LIMIT_MB = 512
MEASURED = (
    "import resource, subprocess, sys; code = subprocess.run(sys.argv[1:]).returncode; "
    "print('peak', resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024); sys.exit(code)"
)
"""Runs a command and says what the largest process of it held, in MB: getrusage counts children's children too."""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="links, pipes and getrusage are Unix's")


@dataclass(frozen=True)
class Ran:
    code: int
    said: str
    peak: int


def run(project: Path, *more: str) -> Ran:
    command = [sys.executable, "-c", MEASURED, sys.executable, "build.py", "--project", str(project), "build", *more]
    temporary = project / "tmp"
    temporary.mkdir(exist_ok=True)
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False,
        env={**os.environ, "TMPDIR": str(temporary), "PYTHONDONTWRITEBYTECODE": "1"},
    )  # fmt: skip
    peak = re.search(r"^peak (\d+)$", done.stdout, re.MULTILINE)
    assert peak, done.stderr
    assert list(temporary.iterdir()) == []
    return Ran(done.returncode, done.stdout + done.stderr, int(peak[1]))


def seen(folder: Path, but: Path) -> dict[str, tuple[int, int, int]]:
    """Kind, size and time of everything below a folder, but for one folder and what builds keep (work/)."""
    found = {}
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder).parts
        if but in (path, *path.parents) or "work" in inside or "tmp" in inside or path.name.startswith(f".{but.name}."):
            continue
        about = path.lstat()
        found[str(path)] = (about.st_mode, about.st_size, 0 if path.is_dir() else about.st_mtime_ns)
    return found


@pytest.fixture
def hostile(small: Path) -> Path:
    """Every case of the list as an edition of one folder, and one that is sound."""
    folder = small / "partners"
    aside = small / "aside"
    for n, case in enumerate(CASES):
        if case.get("archive"):
            continue  # a run over a folder reads only .yml files
        (aside / "hostile").mkdir(parents=True)
        path = prepare(aside, case)
        folder.mkdir(exist_ok=True)
        path.rename(folder / f"h{n:03}.yml")
        (aside / "hostile").rename(folder / f"h{n:03}")
        shutil.rmtree(aside)
    (folder / "sound.yml").write_text((folder / "h000.yml").read_text("utf-8").replace("<b>x</b>", "x"), "utf-8")
    (small / "neighbour").mkdir()
    (small / "neighbour/thesis.txt").write_text("mine", "utf-8")
    return folder


def test_nothing_is_written_outside_out_and_only_the_sound_edition_is_built(small: Path, hostile: Path) -> None:
    out = small / "sites"
    before = seen(small, out)
    assert len(before) > 400
    ran = run(small, "--editions", str(hostile), "--out", str(out), "--jobs", "1")
    assert ran.code == 2, ran.said
    assert seen(small, out) == before
    assert "1 built" in ran.said and f"{len(CASES) - 1} failed" in ran.said
    assert {path.name for path in out.iterdir() if not path.name.startswith(".")} == {"sound"}
    named = set(re.findall(r"^partners/h(\d+)[^:]*:\d+:\d+: .+; .+", ran.said, re.MULTILINE))
    assert named == {f"{n:03}" for n, case in enumerate(CASES) if not case.get("archive")}
    assert ran.peak < LIMIT_MB


@pytest.fixture
def sparse() -> Iterator[Path]:
    """A folder for files that say they hold gigabytes and take no room."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def huge(path: Path, size: int = 3 << 30) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab") as file:
        file.truncate(size)


def test_what_aims_at_memory_is_refused_before_it_is_read(small: Path, sparse: Path) -> None:
    """Files of three gigabytes, thirty megabytes of pages below the limit of one edition, copies of copies, nesting."""
    names = {
        "a huge file", "many laughs", "nesting in brackets", "nesting in dashes", "a huge page", "copies of copies",
        "entities",
    }  # fmt: skip
    cases = [case for case in CASES if case["name"] in names]
    assert len(cases) == len(names)
    sound = "name: {zh: 坏}\ntagline: {zh: 坏}\npublisher: {zh: 坏}\nid: hostile\n"
    for n, case in enumerate(cases):
        (sparse / "hostile").mkdir()
        prepare(sparse, case).rename(sparse / f"m{n}.yml")
        (sparse / "hostile").rename(sparse / f"m{n}")
    huge(sparse / "yaml.yml")
    (sparse / "logo.yml").write_text(sound + "logo: x.png\n", "utf-8")
    huge(sparse / "logo/x.png")
    (sparse / "page.yml").write_text(sound, "utf-8")
    huge(sparse / "page/zh/guides/today.md")
    (sparse / "heap.yml").write_text(sound, "utf-8")
    for n in range(31):
        huge(sparse / f"heap/zh/guides/p{n}.md", 1 << 20)
    ran = run(small, "--editions", str(sparse), "--out", str(small / "sites"), "--jobs", "1")
    assert ran.code == 2 and f"{len(cases) + 4} failed" in ran.said, ran.said
    assert ran.peak < LIMIT_MB
    ran = run(small, "--edition", str(sparse / "page.yml"), "--out", str(small / "site"), "--jobs", "1")
    assert ran.code == 2 and "the file is larger than" in ran.said, ran.said
    assert ran.peak < LIMIT_MB and not (small / "site").exists()
