"""The offline copy: what is in it, that any program can unpack it, that the same site gives the same bytes."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sitegen import offline
from sitegen.assemble import assemble
from sitegen.editions import load_edition
from sitegen.load import load_library
from sitegen.machine import Refused
from tests.conftest import ROOT

DAY = date(2026, 11, 24)
EPOCH = 1795478400
SERVED = {"_headers", "_headers.nginx.conf", "_headers.caddy", "robots.txt", "404.html", "en/404.html", ".youdetan"}


@pytest.fixture(scope="module")
def sites() -> list[Any]:
    library, problems = load_library(ROOT)
    files = load_edition(library, ROOT / "content/editions/example-ngo.yml", problems)
    assert files is not None and not problems
    return [assemble(library, files, code, DAY) for code in ("zh", "en")]


@pytest.fixture(scope="module")
def made(sites: list[Any], ngo_site: Path, tmp_path_factory: pytest.TempPathFactory) -> offline.Made:
    return offline.make(ngo_site, tmp_path_factory.mktemp("copy"), sites, EPOCH)


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_it_is_the_built_site_byte_for_byte_less_what_servers_read(made: offline.Made, ngo_site: Path) -> None:
    inside = made.folder / "site"
    assert {path.name for path in made.folder.iterdir()} == {"从这里打开.html", "start.html", "README.txt", "site"}
    assert names(ngo_site) - names(inside) >= SERVED
    assert names(inside) <= names(ngo_site)
    read = {name for name in names(ngo_site) if name.endswith((".html", ".css", ".js"))}
    assert read - names(inside) <= SERVED | {"sw.js"}
    for name in names(inside):
        assert (inside / name).read_bytes() == (ngo_site / name).read_bytes(), name


def test_the_page_to_open_first_leads_to_every_language_and_is_there_twice(made: offline.Made) -> None:
    page = (made.folder / "从这里打开.html").read_text("utf-8")
    assert page == (made.folder / "start.html").read_text("utf-8")
    links = {link.partition('"')[0] for link in page.split('href="')[1:]}
    assert {"site/index.html", "site/en/index.html", "site/sections/all.html", "site/en/sections/all.html"} <= links
    assert all((made.folder / link).is_file() for link in links)
    assert "connect-src 'none'" in page.replace("&#39;", "'")
    assert "江岸债务互助（示例）" in page and "https://debt-help.example/portal/" in page


def test_the_text_for_windows_has_its_mark_and_line_ends(made: offline.Made) -> None:
    data = (made.folder / "README.txt").read_bytes()
    assert data.startswith("\ufeff江岸债务互助（示例）：离线版\r\n".encode())
    assert b"&#" not in data and data.count(b"\n") == data.count(b"\r\n")


def test_the_zip_unpacks_everywhere(made: offline.Made) -> None:
    with zipfile.ZipFile(made.zip) as file:
        entries = file.infolist()
        assert file.testzip() is None
    assert [entry.filename.partition("/")[2] for entry in entries][:3] == ["README.txt", "start.html", "从这里打开.html"]
    assert {entry.filename.partition("/")[2] for entry in entries} == names(made.folder)
    for entry in entries:
        utf8 = bool(entry.flag_bits & 0x800)  # Explorer reads a name as UTF-8 only where this bit says so
        assert utf8 == (not entry.filename.isascii()), entry.filename
        assert entry.external_attr >> 16 == 0o644 and "\\" not in entry.filename
        assert len(entry.filename) <= offline.LONGEST_PATH


def test_the_same_site_gives_the_same_bytes(made: offline.Made, sites: list[Any], ngo_site: Path, tmp_path: Path) -> None:
    again = offline.make(ngo_site, tmp_path, sites, EPOCH)
    assert again.zip.read_bytes() == made.zip.read_bytes()
    offline.make(ngo_site, tmp_path, sites, EPOCH)  # and takes the place of the one before
    assert {path.name for path in tmp_path.iterdir()} == {again.folder.name, again.zip.name}


def test_a_folder_that_is_no_copy_is_left_alone(sites: list[Any], ngo_site: Path, tmp_path: Path) -> None:
    mine = tmp_path / "example-ngo-offline" / "thesis.txt"
    mine.parent.mkdir()
    mine.write_text("mine")
    with pytest.raises(Refused, match="is not an offline copy"):
        offline.make(ngo_site, tmp_path, sites, EPOCH)
    assert mine.read_text() == "mine" and list(tmp_path.iterdir()) == [mine.parent]


def test_names_that_some_program_cannot_unpack_are_named() -> None:
    bad = ["a/信.html", "a/B.js", "a/b.js", "a/aux.html", "a/x:y", "a/end.", "a/" + "n" * 120]
    faults = offline.unfit(bad)
    assert [fault.partition(":")[0] for fault in faults if "Windows" not in fault or "end" in fault or "aux" in fault] == [
        "a/信.html", "a/b.js", "a/aux.html", "a/x", "a/end.", "a/" + "n" * 120,
    ]  # fmt: skip
    assert offline.unfit(["a/index.html", "en/a/index.html"]) == []
