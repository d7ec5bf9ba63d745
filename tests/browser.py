"""Find a Chromium to test with: an installed one, else Debian's package, else Playwright's.

The headless shell comes first: it is Chromium without windows, so a new tab does not start the pages of a window's own
furniture beside ours (20 tabs opened and closed: 3.6 s instead of 8 to 10 s).

`python -m tests.browser` prints its path.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from sitegen import debian

NAMES = (
    "chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge",
    "msedge", "chrome",
)  # fmt: skip
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
)
ARGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


def installed() -> str | None:
    """The path of an installed browser of the Chromium family; BROWSER_PATH overrides the search."""
    given = os.environ.get("BROWSER_PATH")
    if given:
        return given
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    return found or next((place for place in PLACES if Path(place).exists()), None)


def ensure() -> str:
    """A browser's path, installing one where there is none. Exits with what to do where that fails."""
    found = installed()
    if found:
        return found
    if any(debian.install(package, "fonts-noto-cjk") for package in ("chromium-headless-shell", "chromium")):
        found = installed()
    if found is None:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False)
        from playwright.sync_api import sync_playwright

        with sync_playwright() as play:
            path = play.chromium.executable_path
        found = path if Path(path).exists() else None
    if found is None:
        sys.exit("no browser found: install Chromium, Chrome or Edge, or set BROWSER_PATH to one")
    return found


if __name__ == "__main__":
    print(ensure())
