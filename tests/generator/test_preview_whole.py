"""Whatever is saved, in whatever order: the preview shows the very bytes that a build of the same files publishes."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from sitegen.assemble import assemble
from sitegen.check import check_library
from sitegen.editions import load_edition
from sitegen.load import load_library
from sitegen.preview import Preview
from sitegen.site import Site
from sitegen.source import BadInput
from tests.conftest import ROOT

EPOCH = 1795392000
TODAY = datetime.fromtimestamp(EPOCH, UTC).date()
STEPS = int(os.environ.get("STEPS", "2"))
SEED = int(os.environ.get("SEED", "20261123"))

Edit = Callable[[Path], None]


def replace(name: str, old: str, new: str) -> Edit:
    """Replace the first `old` in a file."""

    def edit(project: Path) -> None:
        path = project / name
        text = path.read_text("utf-8")
        assert old in text, f"{name} has no {old!r}"
        path.write_text(text.replace(old, new, 1), "utf-8")

    return edit


def append(name: str, more: str) -> Edit:
    def edit(project: Path) -> None:
        path = project / name
        path.write_text(path.read_text("utf-8").rstrip("\n") + more, "utf-8")

    return edit


def delete(*names: str) -> Edit:
    def edit(project: Path) -> None:
        for name in names:
            (project / name).unlink()

    return edit


def add_guide(project: Path) -> None:
    """A guide in both languages, as a copy of another."""
    for code in ("zh", "en"):
        folder = project / f"content/{code}/guides"
        shutil.copy(folder / "about.md", folder / "added.md")
    text = (project / "content/sections.yml").read_text("utf-8")
    section = next(line for line in (folder / "about.md").read_text("utf-8").split("\n") if line.startswith("section: "))
    head, mark, tail = text.partition(f"- id: {section.removeprefix('section: ')}\n    guides:\n")
    assert mark
    (project / "content/sections.yml").write_text(head + mark + "      - added\n" + tail, "utf-8")


def add_picture(project: Path) -> None:
    for code in ("zh", "en"):
        append(f"content/{code}/guides/about.md", '\n\n{{ picture("complaint-steps") }}\n')(project)


VALUE = "free_reports_per_year: {value: "
EDITS: dict[str, Edit] = {
    "a sentence": append("content/zh/guides/today.md", "\n\n新写的一句。\n"),
    "a call to a fact and a term": append("content/zh/guides/about.md", '\n\n{{ term("本金") }}。{{ cite("psl-50") }}\n'),
    "a picture": add_picture,
    "words of a picture": replace("content/zh/pictures.yml", "title: ", "title: 新"),
    "a title": replace("content/zh/guides/about.md", "title: ", "title: 新"),
    "a description": replace("content/en/guides/refused.md", "description: ", "description: New. "),
    "a value of a fact": replace("content/facts/credit-reporting.yml", f"{VALUE}2,", f"{VALUE}2.0,"),
    "another value": replace("content/facts/credit-reporting.yml", f"{VALUE}2", f"{VALUE}3"),
    "words of a fact": replace("content/facts/civil-procedure.yml", "zh: ", "zh: 新"),
    "a rate": replace("content/facts/lpr.yml", "one_year: 4.25", "one_year: 4.35"),
    "a myth": replace("content/facts/myths.yml", "zh: 没有", "zh: 并没有"),
    "a term": replace("content/zh/glossary.yml", "short: ", "short: 新"),
    "a term in English": replace("content/en/glossary.yml", "long: ", "long: New. "),
    "a calculator's title": replace("content/zh/calculators/true_apr.md", "title: ", "title: 新"),
    "a calculator's help": replace("content/en/calculators/true_apr.md", "help: ", "help: New. "),
    "words of all calculators": replace("content/zh/calculators/_common.yml", "blank: ", "blank: 新"),
    "a calculator's code": replace("calculators/true_apr.py", 'Value("days", "whole", 30,', 'Value("days", "whole", 31,'),
    "shared mathematics": replace("calculators/wording.py", 'found = "," + text', 'found = "." + text'),
    "the order of pages": replace("content/sections.yml", "      - true-cost\n", ""),
    "an interface string": replace("content/zh/language.yml", "site.home: ", "site.home: 新"),
    "an edition": replace("content/editions/default.yml", "tagline: {zh: ", "tagline: {zh: 新"),
    "a template of pages": append("templates/pages/guide.md", "<p>new</p>\n"),
    "pieces of templates": replace("templates/pages/_blocks.html", "<", "<br><"),
    "the frame": replace("templates/main.html", "<article ", "<article data-new "),
    "a partial": append("templates/partials/footer.html", "<p>new</p>\n"),
    "a style sheet": append("templates/assets/css/20-base.css", "\n.new{color:red}\n"),
    "a script": append("templates/assets/js/site/20-exit.js", "\nwindow.ydtNew = 1;\n"),
    "the renderer": replace("mkdocs.yml", "toc_depth: 2-3", "toc_depth: 2-2"),
    "a new guide": add_guide,
    "a deletion": delete("content/zh/guides/refused.md", "content/en/guides/refused.md"),
    "a deleted script": delete("templates/assets/js/site/20-exit.js"),
}
FAULTS: list[tuple[str, str]] = [
    ("content/zh/guides/today.md", '\n\n{{ fact("nothing") }}\n'),
    ("content/facts/myths.yml", "\n  - id: [\n"),
    ("calculators/true_apr.py", "\n\ndef broken(:\n"),
    ("templates/pages/guide.md", "{% if %}"),
]
AFTER = {"a deletion": "a description", "a deleted script": "a script", "another value": "a value of a fact"}
"""What must come before an edit that takes its place away."""


@pytest.fixture
def own(small: Path) -> Path:
    """A small project whose templates may be spoiled too."""
    (small / "templates").unlink()
    shutil.copytree(ROOT / "templates", small / "templates")
    return small


def sites(project: Path) -> list[Site]:
    library, problems = load_library(project)
    problems.stop_if_any()
    check_library(library, problems)
    files = load_edition(library, project / "content/editions/default.yml", problems)
    problems.stop_if_any()
    assert files is not None
    return [assemble(library, files, code, TODAY) for code in files.edition.languages]


def built(project: Path) -> dict[str, bytes]:
    """What a build in a fresh process publishes."""
    command = [sys.executable, "build.py", "--project", str(project), "build", "--out", str(project / "site"), "--jobs", "1"]
    given = {**os.environ, "SOURCE_DATE_EPOCH": str(EPOCH)}
    run = subprocess.run(command, cwd=ROOT, env=given, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr
    out = (project / "site").resolve()
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in out.rglob("*") if path.is_file()}


def test_after_any_edits_the_preview_is_the_built_site(own: Path) -> None:
    chance = random.Random(SEED)
    names = list(EDITS)
    chance.shuffle(names)
    for late, early in AFTER.items():
        names.remove(early)
        names.insert(chance.randrange(names.index(late) + 1), early)
    preview = Preview(own, lambda: sites(own), EPOCH)
    preview.update()
    size = -(-len(names) // STEPS)
    for step in range(0, len(names), size):
        done = names[step : step + size]
        for name in done:
            EDITS[name](own)
            if chance.random() < 0.3:
                preview.update(chance.sample(sorted(preview.tree), 3))
        preview.update()
        spoil_and_mend(own, preview, *FAULTS[step // size % len(FAULTS)])
        expected = built(own)
        del expected["sw.js"]  # the preview keeps nothing on the device and has no worker to undo
        assert preview.tree.keys() == expected.keys(), f"after {done}"
        different = [path for path, data in expected.items() if preview.tree[path] != data]
        assert different == [], f"after {done}"


def spoil_and_mend(project: Path, preview: Preview, name: str, more: str) -> None:
    """While a file is wrong the preview stays as it is, to the byte."""
    good, before = (project / name).read_bytes(), dict(preview.tree)
    append(name, more)(project)
    for _ in range(2):
        with pytest.raises(BadInput):
            preview.update()
    assert preview.tree == before
    (project / name).write_bytes(good)
    preview.update()
