"""The pack is whole or the old one stands; its sums are right; the same input gives the same bytes."""

from __future__ import annotations

import hashlib
import json
import subprocess
import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sitegen import pack
from sitegen.assemble import assemble
from sitegen.editions import find, load_edition
from sitegen.load import load_library
from sitegen.machine import Refused

EPOCH = 1795392000


def _sites(project: Path) -> list[Any]:
    library, problems = load_library(project)
    files = load_edition(library, find(project, "default"), problems)
    problems.stop_if_any()
    assert files is not None
    return [assemble(library, files, "zh", date(2026, 11, 24))]


def _make(project: Path, sites: list[Any], name: str = "kit") -> pack.Made:
    return pack.pack(project, project / name, sites, 1, lambda text: None, EPOCH)


def test_a_pack_is_whole_checks_itself_and_is_the_same_twice(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sites = _sites(small)
    made = _make(small, sites)
    folder = small / "kit"
    names = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert {"README.txt", "manifest.json", "SHA256SUMS", "site/index.html", "default-offline-zh.zip"} <= names
    assert {"decks/zh/refused.pptx", "decks/zh/refused.html", "decks/zh/deck.css", "decks/zh/deck.js"} <= names
    sums = (folder / "SHA256SUMS").read_text("utf-8")
    assert {line.split("  ", 1)[1] for line in sums.splitlines()} == names - {"SHA256SUMS"}
    subprocess.run(["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd=folder, check=True)
    for name, entry in json.loads((folder / "manifest.json").read_text("utf-8"))["files"].items():
        data = (folder / name).read_bytes()
        assert (hashlib.sha256(data).hexdigest(), len(data)) == (entry["sha256"], entry["bytes"]), name
    with zipfile.ZipFile(made.zip) as archive:
        assert {name.removeprefix("kit/") for name in archive.namelist()} == names
    first = made.zip.read_bytes()

    def failing(*given: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(pack, "publish", lambda *given: None)  # the site of the first run stands in work/
    monkeypatch.setattr(pack, "zipped", failing)
    with pytest.raises(KeyboardInterrupt):
        _make(small, sites)
    assert (folder / "SHA256SUMS").read_text("utf-8") == sums and made.zip.read_bytes() == first
    assert not list(small.glob(".kit-*.zip"))
    monkeypatch.undo()
    assert _make(small, sites).zip.read_bytes() == first


def test_a_folder_that_is_not_a_pack_is_left_alone(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (small / "kit").mkdir()
    (small / "kit/letter.txt").write_text("mine", "utf-8")
    monkeypatch.setattr(pack, "publish", lambda *given: None)
    with pytest.raises(Refused, match="was not written by"):
        _make(small, _sites(small))
    assert (small / "kit/letter.txt").read_text("utf-8") == "mine"
