"""Install the browsers that `make browsers` drives besides Chromium, where Debian's packages can be had."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from sitegen import debian
from tests.browsers.drives import MINI_BROWSERS

there = {
    "firefox-esr": bool(shutil.which("firefox-esr") or shutil.which("firefox")),
    "webkit2gtk-driver": bool(shutil.which("WebKitWebDriver") and any(Path("/").glob(MINI_BROWSERS.lstrip("/")))),
    "xvfb": bool(shutil.which("xvfb-run")),
}
missing = [package for package, found in there.items() if not found]
if missing and not debian.install(*missing):
    sys.exit(f"install these and run again: {', '.join(missing)}")
