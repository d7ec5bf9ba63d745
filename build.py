#!/usr/bin/env python3
"""The doorbell: `python build.py` builds the portal; `python build.py --help` says what else it can do."""

import sys

OLDEST = (3, 11)


def refuse(wrong: str) -> None:
    """Say what this machine lacks and end as for every such fault."""
    sys.stderr.write("build.py: " + wrong + "\n")
    sys.exit(3)


if sys.version_info < OLDEST:
    refuse("Python 3.11 or newer is needed; this is " + sys.version.split()[0])
try:
    from sitegen.cli import main
except ModuleNotFoundError as error:
    refuse("the package '" + str(error.name) + "' is missing; run 'make setup', or see 'Windows and macOS' in README.md")

if __name__ == "__main__":
    main()
