"""`python -m tests.bench [size|calculator|case|build|preview …]`: prints tables in Markdown, one section each."""

from __future__ import annotations

import os
import platform
import sys
from datetime import UTC, datetime

from tests.bench import building, calculator, case, preview, size

SECTIONS = {
    "size": size.report,
    "calculator": calculator.report,
    "case": case.report,
    "build": building.report,
    "preview": preview.report,
}


def main() -> None:
    wanted = sys.argv[1:] or list(SECTIONS)
    machine = f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"
    print(f"Measured on {datetime.now(UTC).date()} ({machine}) by `make bench`.\n")
    for name in wanted:
        print(SECTIONS[name](), flush=True)


main()
