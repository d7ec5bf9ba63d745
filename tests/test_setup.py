"""Setting up on a machine that lacks something: one line says what to install, and nothing half-made stays in the way."""

from __future__ import annotations

import runpy
import shutil
import subprocess
import sys
import venv
from pathlib import Path

import pytest

from tests.conftest import ROOT

SETUP = ROOT / "requirements/setup.py"
START = "import runpy, sys\nsys.argv = ['setup.py', 'env', 'list.txt']\n"
NO_VENV = "The module venv is missing. On Debian or Ubuntu: sudo apt install python3-venv\n"


def set_up(folder: Path, first: str) -> subprocess.CompletedProcess[str]:
    """Run the set-up in a folder after some lines of Python."""
    code = f"{START}{first}\nrunpy.run_path({str(SETUP)!r}, run_name='__main__')"
    return subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("first", "said"),
    [
        ("sys.modules['venv'] = None", NO_VENV),
        ("sys.modules['ensurepip'] = None", NO_VENV),
        ("sys.version_info = (3, 10, 12)", "Python 3.11 or newer is needed; this is "),
    ],
)
def test_what_is_missing_is_named(tmp_path: Path, first: str, said: str) -> None:
    done = set_up(tmp_path, first)
    assert done.returncode == 1
    assert done.stderr.startswith(said) and done.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_an_environment_whose_making_was_interrupted_is_made_again(tmp_path: Path) -> None:
    venv.create(tmp_path / "env", with_pip=False)
    python = tmp_path / "env" / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    has_pip = runpy.run_path(str(SETUP))["has_pip"]
    assert python.exists() and not has_pip(python)
    assert not has_pip(tmp_path / "nothing/bin/python")
    assert has_pip(Path(sys.executable))


@pytest.mark.skipif(shutil.which("make") is None, reason="make is what is tested")
def test_make_names_a_missing_python(tmp_path: Path) -> None:
    for name in ("Makefile", "requirements/build.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, tmp_path / name)
    done = subprocess.run(
        ["make", "site", "PYTHON=python3.0"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stderr.startswith("Python 3.11 or newer is missing: sudo apt install python3 python3-venv\n")
