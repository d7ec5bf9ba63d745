"""The preview's page shows itself again when it was made anew, under the policy it will be published with."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any

import pytest

from sitegen.follow import Follower
from tests.conftest import ROOT

HOME = "index.html"


def tree_of(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}


def test_a_page_on_the_screen_is_shown_again(site: Path, chromium: Any) -> None:
    follower, tree = Follower(), tree_of(site)
    follower.show(tree)
    said: list[str] = []
    with follower.listening(0) as address:
        tab = chromium.new_page()
        tab.on("console", lambda message: said.append(message.text))
        tab.on("requestfailed", lambda request: said.append(request.url))
        tab.goto(address + "guides/today.html")
        assert follower.looked_at() == ("guides/today.html",)
        policy = tab.get_attribute("meta[http-equiv=Content-Security-Policy]", "content")
        assert "connect-src 'none'" in policy
        name = "guides/today.html"
        # A search index made anew is no reason to show the page again; a new word on it is.
        indexed = re.sub(rb"search/zh-[0-9a-f]{10}", b"search/zh-0123456789", tree[name])
        assert indexed != tree[name]
        tab.evaluate("window.stayed = true")
        follower.show({**tree, name: indexed})
        tab.wait_for_timeout(300)
        assert tab.evaluate("window.stayed")
        follower.show({**tree, name: indexed.replace(b"<article", b"<p id=new>new</p><article", 1)})
        tab.wait_for_selector("#new", timeout=5000)
        assert said == []
        tab.close()


def test_a_missing_page_appears_once_it_is_there() -> None:
    follower = Follower()
    assert follower.page(HOME)[0] == 404
    assert not follower.wait(HOME, "", 0.01)
    follower.show({HOME: b"<html><head></head>now"})
    assert follower.wait(HOME, "", 5)
    status, html = follower.page(HOME)
    assert status == 200 and b"/.preview/follow.js" in html and html.endswith(b"now")


def test_a_built_site_has_nothing_of_the_preview(site: Path, ngo_site: Path) -> None:
    for folder in (site, ngo_site):
        for path in folder.rglob("*"):
            if path.suffix in {".html", ".js", ".css"}:
                assert b".preview" not in path.read_bytes(), path


def wait_for(url: str, text: str, seconds: float = 60) -> float:
    """Seconds until the page holds the text."""
    started = time.monotonic()
    while time.monotonic() - started < seconds:
        with urllib.request.urlopen(url) as answer:
            if text in answer.read().decode():
                return time.monotonic() - started
        time.sleep(0.1)
    pytest.fail(f"{url} does not show {text!r} after {seconds} s")


def test_serve_follows_a_save_and_ends_when_told(small: Path) -> None:
    command = [sys.executable, "build.py", "--project", str(small), "serve", "--language", "zh", "--port", "0"]
    given = {**os.environ, "PYTHONUNBUFFERED": "1"}
    run = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=given)
    assert run.stdout is not None and run.stderr is not None
    try:
        address = run.stdout.readline().split()[0]
        wait_for(address + "guides/today.html", "今天先看这一页")
        guide = small / "content/zh/guides/today.md"
        text = guide.read_text("utf-8")
        guide.write_text(text + '\n{{ fact("nothing") }}\n', "utf-8")
        assert "pages in" in run.stderr.readline()
        assert "today.md" in run.stderr.readline()
        assert run.stderr.readline() == "the page stays as it was until this is mended\n"
        guide.write_text(text + "\n新写的一句。\n", "utf-8")
        wait_for(address + "guides/today.html", "新写的一句")
        assert run.stderr.readline().startswith("1 page in ")
    finally:
        run.send_signal(signal.SIGINT)
        rest, errors = run.communicate(timeout=20)
    assert (run.returncode, rest, errors) == (0, "", "")
