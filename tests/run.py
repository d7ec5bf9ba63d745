"""Everything `make test` runs, in one order: style, types, the sites that tests look at, the tests.

The last line printed is pytest's summary.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SITES = ROOT / "work" / "test-sites"


def main() -> int:
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
