"""From saving a file to the right page being served, with a hundred pages a language."""

from __future__ import annotations

import shutil
import statistics
import tempfile
import time
from datetime import date
from pathlib import Path

from sitegen.editions import load_edition
from sitegen.load import load_library
from sitegen.preview import Preview
from sitegen.site import Site, assemble
from tests.conftest import ROOT

ROUNDS = 5
PAGES = 100


def _project(folder: Path) -> Path:
    """A copy of the project with guides added until each language has a hundred pages."""
    shutil.copytree(ROOT / "content", folder / "content")
    shutil.copytree(ROOT / "calculators", folder / "calculators", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", folder)
    for name in ("templates", "node_modules"):
        (folder / name).symlink_to(ROOT / name, target_is_directory=True)
    have = len(list((folder / "content/zh/guides").glob("*.md")))
    listed = folder / "content/sections.yml"
    text = listed.read_text("utf-8")
    for n in range(max(0, PAGES - have)):
        for code in ("zh", "en"):
            source = (folder / f"content/{code}/guides/refused.md").read_text("utf-8")
            (folder / f"content/{code}/guides/copy-{n}.md").write_text(source, "utf-8")
        text = text.replace("      - refused\n", f"      - refused\n      - copy-{n}\n")
    listed.write_text(text, "utf-8")
    return folder


def _saved(project: Path, name: str, old: str, new: str) -> None:
    path = project / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def report() -> str:
    """Seconds from save to the page on disk; the server adds at most its look-out interval."""
    with tempfile.TemporaryDirectory() as name:
        project = _project(Path(name))

        def sites() -> list[Site]:
            library, problems = load_library(project)
            problems.stop_if_any()
            files = load_edition(library, project / "content/editions/default.yml", problems)
            assert files is not None
            return [assemble(library, files, code, date.today()) for code in ("zh", "en")]

        preview = Preview(project, sites, 0)
        pages = preview.update()
        cases = {
            "a guide": ("content/zh/guides/refused.md", "## ", "## 一 "),
            "a fact": ("content/facts/civil-procedure.yml", "objection_period: {value: 15", "objection_period: {value: 16"),
            "a calculator's words": ("content/zh/calculators/true_apr.md", "title: ", "title: "),
        }
        lines = [
            f"## Preview: from save to page, {pages} pages in two languages (median of {ROUNDS}; limit 2 s)\n",
            "| saved | s | pages rendered |",
            "|---|---:|---:|",
        ]
        for label, (path, old, new) in cases.items():
            took, count = [], 0
            for n in range(ROUNDS):
                _saved(project, path, *((old, new) if n % 2 == 0 else (new, old)))
                started = time.monotonic()
                count = preview.update()
                took.append(time.monotonic() - started)
            lines.append(f"| {label} | {statistics.median(took):.2f} | {count} |")
    return "\n".join(lines) + "\n"
