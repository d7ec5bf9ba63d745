"""What tests share: the built sites, a browser, a copy of the project that may be spoiled."""

from __future__ import annotations

import functools
import http.server
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser import ARGS, ensure

ROOT = Path(__file__).resolve().parent.parent
SITES = ROOT / "work" / "test-sites"


# A run put into the background has Ctrl+C switched off, and so would have every build it starts and interrupts.
signal.signal(signal.SIGINT, signal.default_int_handler)


def built(edition: str) -> Path:
    """The site of an edition as `tests.run` built it; built now where a test is run by itself.

    Where tests run in several processes the first builds and the others, told that the folder is held (4), wait for it.
    """
    out = SITES / edition
    command = [sys.executable, "build.py", "build", "--edition", edition, "--out", str(out)]
    while not (out / "index.html").exists():
        done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)
        assert done.returncode in {0, 4}, done.stderr
        time.sleep(1 if done.returncode else 0)
    return out.resolve()


@pytest.fixture(scope="session")
def site() -> Path:
    """The default edition, both languages."""
    return built("default")


@pytest.fixture(scope="session")
def ngo_site() -> Path:
    """The example of an organisation's edition."""
    return built("example-ngo")


def pages_of(site: Path) -> list[str]:
    """The addresses of all pages that have the site's frame, in order; not those for other sites' frames."""
    found = [path for path in all_pages_of(site) if "embed/" not in path]
    return found


def all_pages_of(site: Path) -> list[str]:
    """The addresses of all pages of a site, in order."""
    found = [path.relative_to(site).as_posix() for path in sorted(site.rglob("*.html"))]
    return [path for path in found if path != "blank.html"]


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Keep test output readable."""


def serve(folder: Path) -> tuple[str, Callable[[], None]]:
    """Serve a folder on a free port of this machine. Returns its address and how to stop it."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(_Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}/", server.shutdown


@pytest.fixture(scope="session")
def address(site: Path) -> Iterator[str]:
    """Where the default site is served."""
    url, stop = serve(site)
    yield url
    stop()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """A running headless Chromium."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=ensure(), args=list(ARGS))
        yield browser
        browser.close()


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the project's content that a test may spoil; code, templates and packages are links to ours."""
    shutil.copytree(ROOT / "content", tmp_path / "content")
    shutil.copytree(ROOT / "calculators", tmp_path / "calculators", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    for name in ("templates", "node_modules"):
        (tmp_path / name).symlink_to(ROOT / name, target_is_directory=True)
    (ROOT / "work/cache").mkdir(parents=True, exist_ok=True)
    (tmp_path / "work").mkdir()
    (tmp_path / "work/cache").symlink_to(ROOT / "work/cache", target_is_directory=True)
    return tmp_path


KEPT = {"refused.md", "today.md", "sources.md", "glossary.md", "about.md"}


@pytest.fixture
def small(project: Path) -> Path:
    """The project with a few guides a language and one edition: enough to go wrong, quick to read."""
    for code in ("zh", "en"):
        for path in (project / f"content/{code}/guides").glob("*.md"):
            if path.name not in KEPT:
                path.unlink()
        shutil.rmtree(project / f"content/{code}/flows")
    for path in (project / "content/editions").iterdir():
        if path.name != "default.yml":
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    # What was read over is about pages that are not here.
    (project / "content/readings.yml").write_text("readings: []\n", "utf-8")
    # A guide that no plan names must be there when its section names it.
    sections = project / "content/sections.yml"
    sections.write_text(sections.read_text("utf-8").replace("      - lead-a-workshop\n", ""), "utf-8")
    return project
