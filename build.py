#!/usr/bin/env python3
"""The doorbell: `python build.py` builds the portal; `python build.py --help` says what else it can do."""

import sys

try:
    from sitegen.cli import main
except ModuleNotFoundError as error:
    sys.exit(f"build.py: the package '{error.name}' is missing; run 'make setup', or see 'Without make' in README.md")

if __name__ == "__main__":
    main()
