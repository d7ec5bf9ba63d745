"""From saving a file to the right page being served, with a hundred guides a language."""

from __future__ import annotations

import shutil
import statistics
import tempfile
import time
from pathlib import Path

from sitegen.preview import EVERY, Preview
from tests.conftest import ROOT
from tests.generator.test_preview_whole import sites

ROUNDS = 5
PAGES = 100
CASES = {
    "a guide": ("content/zh/guides/refused.md", "## ", "## 一 "),
    "a fact": ("content/facts/credit-reporting.yml", "free_reports_per_year: {value: 2", "free_reports_per_year: {value: 3"),
    "a term": ("content/zh/glossary.yml", "short: ", "short: 新"),
    "a calculator's words": ("content/zh/calculators/true_apr.md", "help: ", "help: 新"),
    "a calculator's Python": ("calculators/true_apr.py", 'Value("days", "whole", 30,', 'Value("days", "whole", 31,'),
    "Python of all calculators": ("calculators/wording.py", 'found = "," + text', 'found = "." + text'),
    "a style sheet": ("templates/assets/css/20-base.css", "{", "{color:inherit;"),
    "the frame of all pages": ("templates/main.html", "<article ", "<article data-new "),
    "the template of guides": ("templates/pages/guide.md", "{% if", " {% if"),
    "a guide's title": ("content/zh/guides/refused.md", "title: ", "title: 新"),
}
LOOKED_AT = ("guides/refused.html", "calculators/true_apr.html", "guides/credit-record.html")


def _project(folder: Path) -> Path:
    """A copy of the project with guides added until each language has a hundred."""
    for name in ("content", "calculators", "templates"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", folder)
    (folder / "node_modules").symlink_to(ROOT / "node_modules", target_is_directory=True)
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
    path.write_text(text.replace(old, new, 1), "utf-8")


def report() -> str:
    """Seconds of the clock and of the processor from a save to the page, and to all pages."""
    with tempfile.TemporaryDirectory() as name:
        project = _project(Path(name))
        shown: list[tuple[float, float]] = []

        def show(_: object) -> None:
            shown.append((time.monotonic(), time.process_time()))

        preview = Preview(project, lambda: sites(project), 0, show)
        pages = preview.update()
        lines = [
            f"## Preview: from a save to the page, {pages} pages in two languages (median of {ROUNDS}; limit 2 s)\n",
            "| saved | the page, s | of the processor, s | all pages, s | rendered |",
            "|---|---:|---:|---:|---:|",
        ]
        for label, (path, old, new) in CASES.items():
            first, work, whole, count = [], [], [], 0
            for n in range(ROUNDS):
                _saved(project, path, *((old, new) if n % 2 == 0 else (new, old)))
                shown.clear()
                started, busy = time.monotonic(), time.process_time()
                count = preview.update(LOOKED_AT)
                first.append(shown[0][0] - started)
                work.append(shown[0][1] - busy)
                whole.append(shown[-1][0] - started)
            medians = [f"{statistics.median(found):.2f}" for found in (first, work, whole)]
            lines.append(f"| {label} | {' | '.join(medians)} | {count} |")
    lines.append(f"\nA save is noticed within {EVERY} s; the page then loads itself again.\n")
    return "\n".join(lines) + "\n"
