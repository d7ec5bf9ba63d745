"""Every link of the built sites leads to a page, a file or a place on a page that exists. No browser is needed."""

from __future__ import annotations

import html
import posixpath
import re
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.conftest import built, pages_of

_LINK = re.compile(r'\s(?:href|src|data-plotly-script|data-plotly-style)="([^"]*)"')
_ID = re.compile(r'\sid="([^"]+)"')


@cache
def ids(path: Path) -> frozenset[str]:
    return frozenset(_ID.findall(path.read_text("utf-8")))


@pytest.mark.parametrize("edition", ["default", "example-ngo"])
def test_links_and_anchors_are_whole(edition: str) -> None:
    site = built(edition)
    broken, looked = [], 0
    for page in pages_of(site):
        if page.endswith("404.html"):
            continue  # it is served for any address and links by absolute paths
        text = (site / page).read_text("utf-8")
        for link in {html.unescape(found) for found in _LINK.findall(text)}:
            if re.match(r"(?:https?|tel|mailto|data):", link):
                continue
            path, _, anchor = link.partition("#")
            beside = posixpath.join(posixpath.dirname(page), unquote(path))
            there = site / (posixpath.normpath(beside) if path else page)
            looked += 1
            named = bool(anchor) and there.suffix == ".html" and "=" not in anchor  # the others fill a calculator in
            if not there.is_file() or (named and anchor not in ids(there)):
                broken.append(f"{page}: {link}")
    assert looked > 5000
    assert broken == []


def test_a_learning_path_names_its_steps_in_order_and_links_their_quizzes() -> None:
    site = built("default")
    page = (site / "paths/understand-interest.html").read_text("utf-8")
    steps = re.findall(r'class="way__step" href="([^"]+)"', page)
    assert steps[:2] == ["../guides/true-cost.html", "../calculators/true_apr.html"]
    assert '<a href="../quizzes/true-cost.html">' in page
    assert "paths/understand-interest.html" in (site / "index.html").read_text("utf-8")
    assert "paths/understand-interest.html" in (site / "sections/understand.html").read_text("utf-8")
    assert "paths/understand-interest.html" not in (site / "sections/court.html").read_text("utf-8")
