"""Get what paper needs, after the Python packages: try, install with apt, try again (`make sheets-setup`)."""

from __future__ import annotations

import subprocess
import sys

from sitegen import debian

PACKAGES = (
    "libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0", "fontconfig", "fonts-wqy-microhei", "fonts-liberation",
)  # fmt: skip
"""Debian's and Ubuntu's names: the layout engine, its font tools, the Chinese font, the Latin font of English sheets."""
_TRY = "from sitegen.sheets.pdf import weasyprint; weasyprint()"


def fault() -> str:
    """What is missing, in one line; empty when sheets can be made. A fresh process is asked."""
    run = subprocess.run([sys.executable, "-c", _TRY], capture_output=True, text=True, check=False)
    return "" if run.returncode == 0 else run.stderr.strip().split("\n")[-1].partition(": ")[2]


def ensure() -> str:
    """Install with apt what is missing where apt is there and allowed. Returns what is still missing."""
    missing = fault()
    if missing:
        debian.install(*PACKAGES)
        missing = fault()
    return missing


def main() -> None:
    """Leave with 0 when sheets can be made, else with 3 after naming what to install."""
    missing = ensure()
    if missing:
        print(f"{missing.partition(':')[0]}\non Debian or Ubuntu: sudo apt install {' '.join(PACKAGES)}", file=sys.stderr)
        print("on macOS: brew install pango; then install the two fonts (docs/tasks/print-sheets.md)", file=sys.stderr)
        sys.exit(3)
    print("sheets can be made")


if __name__ == "__main__":
    main()
