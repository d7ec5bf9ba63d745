"""The offline copy, unzipped, from file:// in Chromium, Firefox and WebKit: `make browsers`."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Error as PlaywrightError

from tests.browsers import drives
from tests.conftest import ROOT

pytestmark = pytest.mark.skipif("BROWSERS" not in os.environ, reason="make browsers")

PAGES = (
    "index.html", "guides/collectors.html", "calculators/true_apr.html", "letters/hardship-request.html",
    "flows/where-do-i-start.html", "en/index.html",
)  # fmt: skip


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The offline copy as someone has it who unzipped it."""
    made = tmp_path_factory.mktemp("made")
    command = [sys.executable, "build.py", "offline", "--jobs", "1", "--out", str(made)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    target = tmp_path_factory.mktemp("U 盘")  # people's own folders have names with blanks and Chinese in them
    with zipfile.ZipFile(next(made.glob("*.zip"))) as file:
        file.extractall(target)
    return next(target.iterdir())


@pytest.fixture(params=["chromium", "firefox", "webkit"])
def tab(request: Any, chromium: Any, tmp_path: Path) -> Iterator[drives.Drive]:
    ways = {
        "chromium": lambda: drives.chromium(chromium),
        "firefox": lambda: drives.firefox(tmp_path),
        "webkit": drives.webkit,
    }
    with ways[request.param]() as drive:
        yield drive


def until(tab: drives.Drive, condition: str) -> None:
    """Wait until something is true of the page."""
    for _ in range(150):
        with suppress(PlaywrightError):  # a page that is being left answers nothing
            if tab.run(f"return document.readyState === 'complete' && Boolean({condition})"):
                return
        time.sleep(0.1)
    raise AssertionError(f"never came true: {condition}; {tab.faults()}")


def test_a_reader_uses_it(tab: drives.Drive, copy: Path) -> None:
    tab.open((copy / "从这里打开.html").as_uri())
    tab.run("document.querySelector('a[href=\"site/index.html\"]').click()")
    until(tab, "location.href.endsWith('/site/index.html')")
    assert tab.run("return location.protocol") == "file:"

    until(tab, "document.getElementById('search-input').getClientRects().length")
    tab.type("#search-input", "爆通讯录")
    until(tab, "document.querySelector('.search-result')")
    assert "通讯录" in tab.run("return document.querySelector('.search-result').closest('li,ul,ol,div').textContent")
    tab.run("document.querySelector('.search-result').click()")
    until(tab, "/(guides|letters|flows)[/]/.test(location.href) && document.querySelector('h1')")

    tab.open((copy / "site/guides/collectors.html").as_uri())
    assert tab.run("return document.documentElement.classList.contains('no-js')") is False
    assert tab.run("return getComputedStyle(document.querySelector('header')).display") != "inline"

    tab.open((copy / "site/calculators/true_apr.html").as_uri())
    until(tab, "document.querySelector('#calc[data-ready]')")
    tab.run("window.before = document.getElementById('calc').innerText")
    tab.type("#f-principal", "23456")
    until(tab, "document.getElementById('calc').innerText !== window.before")
    assert tab.run("return document.getElementById('f-principal').value") == "23456"

    tab.open((copy / "site/letters/hardship-request.html").as_uri())
    until(tab, "document.querySelector('#letter[data-ready]')")
    tab.type("#f-creditor", "某某消费金融有限公司")
    until(tab, "document.getElementById('letter').innerText.includes('致：某某消费金融有限公司')")

    tab.open((copy / "site/flows/where-do-i-start.html").as_uri())
    until(tab, "document.querySelector('#flow[data-ready]')")
    steps = []
    for _ in range(2):
        steps.append(tab.run("return document.querySelector('.step.is-now').dataset.step"))
        tab.run("document.querySelector('.step.is-now .answers a').click()")
    steps.append(tab.run("return document.querySelector('.step.is-now').dataset.step"))
    assert len(set(steps)) == 3 and tab.run("return document.querySelectorAll('.step.is-now').length") == 1
    assert tab.faults() == []


def test_what_goes_wrong_is_noticed(tab: drives.Drive, tmp_path: Path) -> None:
    page = tmp_path / "bad.html"
    page.write_text("<!doctype html><title>x</title><p>x<script>setTimeout(() => missing(), 1000)</script>", "utf-8")
    tab.open(page.as_uri())
    for _ in range(50):
        tab.run("return 1")
        if tab.faults():
            break
        time.sleep(0.1)
    assert any("rror" in fault for fault in tab.faults())


def test_webkit_reports_nothing_while_it_loads(copy: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.html"
    bad.write_text("<!doctype html><title>x</title><script>missing()</script>", "utf-8")
    said = drives.loading_faults([*((copy / "site" / page).as_uri() for page in PAGES), bad.as_uri()], "bad.html")
    assert [line for line in said if "bad.html" in line], "the console was not heard"
    assert [line for line in said if "bad.html" not in line] == []
