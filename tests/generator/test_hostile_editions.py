"""A hostile edition is refused with its place, writes nothing anywhere, and takes little memory."""

from __future__ import annotations

import os
import re
import resource
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from sitegen.assemble import assemble
from sitegen.editions import load_edition
from sitegen.load import Library, load_library
from sitegen.pages import write_page
from sitegen.source import Problems
from sitegen.templating import environment
from tests.conftest import ROOT

CASES = yaml.safe_load((Path(__file__).parent / "hostile/cases.yml").read_text("utf-8"))
TODAY = date(2026, 11, 23)
LINE = re.compile(r"[^:]+:\d+:\d+: [^;]+.*; .+", re.DOTALL)
SOUND = "id: hostile\nname: {zh: 坏}\ntagline: {zh: 坏}\npublisher: {zh: 坏}\n"
HEAD = {
    "title": "坏", "description": "坏", "section": "about", "written": "2026-11-23", "checked": "2026-11-23",
}  # fmt: skip


@pytest.fixture(scope="module")
def library() -> Library:
    found, problems = load_library(ROOT)
    problems.stop_if_any()
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    (tmp_path / "hostile").mkdir()
    yield tmp_path
    shutil.rmtree(tmp_path)


def _many(case: dict[str, Any]) -> str:
    times = case.get("times", {"text": "", "count": 0})
    return str(times["text"]) * int(times["count"]) + str(case.get("after", ""))


def _put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def prepare(folder: Path, case: dict[str, Any]) -> Path:
    own, text = folder / "hostile", SOUND
    if "yaml" in case:
        text += case["yaml"] + _many(case) + "\n"
    if "svg" in case:
        text += "logo: x.svg\n"
        shape = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{case["svg"]}</svg>'
        _put(own / "x.svg", case.get("head", "") + shape)
    if "page" in case or "front" in case or "slug" in case:
        head = dict(HEAD)
        if "front" in case:
            head.pop(case["front"].partition(":")[0], None)
        front = yaml.safe_dump(head, allow_unicode=True) + case.get("front", "") + "\n"
        body = case.get("page", "坏") + (_many(case) if "page" in case else "")
        _put(own / f"zh/guides/{case.get('slug', 'hostile')}.md", f"---\n{front}---\n\n{body}\n")
    if "link" in case:
        (own / case["link"]).parent.mkdir(parents=True, exist_ok=True)
        (own / case["link"]).symlink_to("/etc")
    if "pipe" in case:
        os.mkfifo(own / case["pipe"])
    if "file" in case:
        _put(own / case["file"], "x")
    path = folder / ("hostile.zip" if case.get("archive") else "hostile.yml")
    _put(path, text)
    return path


def told(library: Library, path: Path) -> list[str]:
    problems = Problems()
    files = load_edition(library, path, problems, TODAY)
    if files and not problems:
        site = assemble(library, files, "zh", TODAY)
        for slug in files.pages.get("zh", {}):
            write_page(site, f"guides/{slug}.html", environment(ROOT, site), problems, {})
    return [str(problem) for problem in problems]


def _tree(folder: Path) -> list[tuple[str, int]]:
    return [(str(path), path.lstat().st_mtime_ns) for path in sorted(folder.rglob("*"))]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_it_is_refused_at_its_place(library: Library, folder: Path, case: dict[str, Any]) -> None:
    path = prepare(folder, case)
    before = _tree(folder)
    lines = told(library, path)
    assert lines, "nothing was refused"
    assert all(LINE.fullmatch(line) and line.startswith(str(folder)) for line in lines), lines
    assert any(case["says"] in line for line in lines), lines
    assert _tree(folder) == before


def test_the_sound_edition_is_accepted(library: Library, folder: Path) -> None:
    assert told(library, prepare(folder, {"page": "坏"})) == []


def test_more_files_than_anybody_writes_are_not_read(library: Library, folder: Path) -> None:
    path = prepare(folder, {"page": "坏"})
    for n in range(600):
        _put(folder / f"hostile/zh/guides/p{n}.md", "")
    assert [line for line in told(library, path) if "more than 500 files" in line]


def test_all_of_it_stays_under_512_mb() -> None:
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < 512 * 1024
