"""Many editions at once give, bit for bit, what each gives alone; one bad edition and a lost worker harm no other."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from sitegen import packed, sheet_codes
from sitegen.shared_files import SharedFiles
from sitegen.sheet_codes import Ledger
from tests.bench import editions as made_up
from tests.conftest import ROOT
from tests.generator.test_publish import tree
from tests.sheets.test_recall import issued

LEFT = {"sections": [], "pages": []}


def run(project: Path, *more: str, **env: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "build.py", "--project", str(project), "build", *more]
    return subprocess.run(command, cwd=ROOT, env={**os.environ, **env}, capture_output=True, text=True, check=False)


@pytest.fixture
def folder(small: Path) -> Path:
    """Six editions of the small project: four of one kind, one with a page left out, the example in two languages."""
    folder = small / "partners"
    for n in range(5):
        made_up.write_one(folder, n, {"sections": [], "pages": ["today"]} if n == 3 else LEFT)
    shutil.copytree(ROOT / "content/editions/example-ngo", folder / "example-ngo")
    shutil.copy(ROOT / "content/editions/example-ngo.yml", folder)
    text = (folder / "example-ngo.yml").read_text("utf-8")
    (folder / "example-ngo.yml").write_text(text.replace("pages: [accessibility]", "pages: [today]"), "utf-8")
    return folder


def outdated(path: Path) -> str:
    """Write the file of an edition that gave out a sheet which stands on a fact as it is no more. Returns its code."""
    site, code = issued()
    ledger = site.edition_files.codes
    was = ledger.facts[ledger.codes[0].facts[0]]
    was = was.model_copy(update={"statement": {**was.statement, "zh": "旧的说法。"}})
    one = ledger.codes[0].model_copy(update={"facts": [was.digest]})
    path.parent.mkdir()
    path.write_text(sheet_codes.text(Ledger(codes=[one], facts={was.digest: was})), "utf-8")
    return code


def test_many_are_what_each_is_alone_and_one_bad_edition_stops_no_other(small: Path, folder: Path) -> None:
    made_up.write_one(folder, 9, {"sections": ["no-such"], "pages": []})
    code = outdated(folder / "made-00002/codes.yml")
    out = small / "sites"
    many = run(small, "--editions", str(folder), "--out", str(out), "--jobs", "2")
    assert many.returncode == 2, many.stderr
    assert "partners/made-00009.yml:" in many.stderr and "there is no section 'no-such'" in many.stderr
    assert "6 built" in many.stdout and "1 failed" in many.stdout
    assert f"partners/made-00002.yml: {code} (handout today.zh) is wrong since" in many.stderr
    assert not (out / "made-00009").exists()
    for name in ("made-00000", "made-00003", "example-ngo"):
        alone = small / "alone" / name
        assert run(small, "--edition", str(folder / f"{name}.yml"), "--out", str(alone), "--jobs", "1").returncode == 0
        assert tree(out / name) == tree(alone)
        assert len(tree(alone)) > 40
    (folder / "made-00009.yml").unlink()
    again = run(small, "--editions", str(folder), "--out", str(out), "--jobs", "1")
    assert again.returncode == 0 and "0 built" in again.stdout and "6 unchanged" in again.stdout


def test_a_packed_folder_comes_back_and_nothing_lands_outside(tmp_path: Path) -> None:
    files = {"a/b.txt": b"one", "c": b"two"}
    data = packed.pack(files, compress=True)
    assert data == packed.pack(dict(reversed(files.items())), compress=True)
    packed.write_folder(data, tmp_path / "x")
    assert packed.folder_files(tmp_path / "x") == files
    for path in ("../out", "/etc/x", "a/../../b", "c:/x", ""):
        with pytest.raises(packed.Damaged):
            packed.write_folder(packed.pack({path: b"bad"}), tmp_path / "y")
    with pytest.raises(packed.Damaged):
        list(packed.unpack(b"p" + packed.pack(files)[1:-1] + b"!"))
    assert not (tmp_path / "out").exists()


def test_common_files_are_kept_once_and_copied_where_links_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shared, body = SharedFiles(tmp_path / "s"), b"x" * 1000
    mark = packed.digest(body)
    for n in range(2):
        shared.place(mark, body, tmp_path / f"{n}/f")
    assert shared.here == {mark}
    shared.place(mark, None, tmp_path / "2/f")
    assert (tmp_path / "2/f").stat().st_ino == (tmp_path / "1/f").stat().st_ino

    def refused(*_: object) -> None:
        raise OSError(31, "too many links")

    monkeypatch.setattr(os, "link", refused)
    shared.place(mark, None, tmp_path / "3/f")
    assert (tmp_path / "3/f").read_bytes() == body
    with pytest.raises(packed.Damaged):
        shared.place("unknown", None, tmp_path / "4/f")


@pytest.mark.skipif(sys.platform == "win32", reason="processes are found and killed by the ways of Unix")
def test_a_killed_local_worker_takes_no_edition_with_it(small: Path, folder: Path) -> None:
    out = small / "sites"
    command = [sys.executable, "build.py", "--project", str(small), "build", "--editions", str(folder), "--out", str(out)]
    command += ["--jobs", "2"]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    workers = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    while process.poll() is None and len(workers.read_text().split()) < 2:
        time.sleep(0.02)
    os.kill(int(workers.read_text().split()[0]), signal.SIGKILL)
    said, faults = process.communicate(timeout=120)
    assert process.returncode == 0, faults
    assert "6 built" in said and "0 failed" in said and "after a worker was lost" in said
