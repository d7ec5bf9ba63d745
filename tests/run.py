"""Everything `make test` runs, in one order: style, types, the sites that tests look at, the tests.

The last line printed is pytest's summary.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SITES = ROOT / "work" / "test-sites"


def checkout() -> str:
    """What keeps the guards over the repository from seeing its files; empty in a clone."""
    if shutil.which("git") is None:
        return "git is missing, and tests look at the files of the repository. On Debian or Ubuntu: sudo apt install git"
    seen = subprocess.run(["git", "ls-files", "Makefile"], cwd=ROOT, capture_output=True, text=True, check=False)
    return "" if seen.stdout else f"git knows no files in {ROOT} ({seen.stderr.strip()}); run the tests in a clone"


def main() -> int:
    if wrong := checkout():
        print(wrong, file=sys.stderr)
        return 3
    steps = [
        [sys.executable, "-m", "ruff", "check", "--quiet", "."],
        [sys.executable, "-m", "mypy"],
        *[
            [sys.executable, "build.py", "build", "--edition", edition, "--out", str(SITES / edition)]
            for edition in ("default", "example-ngo")
        ],
    ]
    for step in steps:
        print("+", " ".join(Path(part).name if part == sys.executable else part for part in step), flush=True)
        code = subprocess.call(step, cwd=ROOT)
        if code:
            return code
    processes = str(min(4, os.cpu_count() or 1))
    return subprocess.call([sys.executable, "-m", "pytest", "-n", processes, "--dist", "worksteal", *sys.argv[1:]], cwd=ROOT)


if __name__ == "__main__":
    sys.exit(main())
