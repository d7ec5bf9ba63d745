"""A full build of both languages beside stock mkdocs-material with its own search and jieba on the same Markdown."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from tests.conftest import ROOT

ROUNDS = 5
STOCK = ROOT / "work" / "bench-stock"


def _ours(jobs: int) -> float:
    out = ROOT / "work" / "bench-site"
    command = [sys.executable, "build.py", "build", "--out", str(out), "--jobs", str(jobs)]
    started = time.monotonic()
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return time.monotonic() - started


def stock_site(code: str) -> Path:
    """The stock site of one language, made from the Markdown of our last build of the default edition."""
    _stock(_prepare_stock((code,)))
    return STOCK / code / "site"


def _prepare_stock(languages: Sequence[str] = ("zh", "en")) -> list[Path]:
    """Stock configurations for the Markdown our build has just handed to the renderer."""
    configs = []
    for code in languages:
        folder = STOCK / code
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(ROOT / "work/default" / code / "docs", folder / "docs")
        for page in (folder / "docs/embed").glob("*.md"):  # stock has no template of ours
            page.write_text(page.read_text("utf-8").replace('"template": "embed.html", ', ""), "utf-8")
        shared = json.loads((ROOT / "work/default" / code / "mkdocs.yml").read_text("utf-8"))
        config = {
            "site_name": "stock",
            "site_url": "https://stock.example/",
            "theme": {"name": "material", "language": code, "font": False},
            "markdown_extensions": shared["markdown_extensions"],
            "plugins": ["search"],
        }
        path = folder / "mkdocs.yml"
        path.write_text(json.dumps(config))
        configs.append(path)
    return configs


def _stock(configs: list[Path]) -> float:
    started = time.monotonic()
    for path in configs:
        shutil.rmtree(path.parent / "site", ignore_errors=True)
        command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(path)]
        env = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        subprocess.run(command, check=True, capture_output=True, env=env)
    return time.monotonic() - started


def report() -> str:
    """Interleaved rounds, medians and the ratio."""
    _ours(1)
    configs = _prepare_stock()
    pages = sum(1 for path in configs for _ in (path.parent / "docs").rglob("*.md"))
    times: dict[str, list[float]] = {"ours, 1 process": [], "ours, 2 processes": [], "stock": []}
    for _ in range(ROUNDS):
        times["ours, 1 process"].append(_ours(1))
        times["stock"].append(_stock(configs))
        times["ours, 2 processes"].append(_ours(2))
    stock = statistics.median(times["stock"])
    lines = [
        f"## Full build, both languages, {pages} pages (median of {ROUNDS}, interleaved)\n",
        "| build | s | ratio to stock |",
        "|---|---:|---:|",
    ]
    for name, found in times.items():
        median = statistics.median(found)
        lines.append(f"| {name} | {median:.2f} | {median / stock:.2f} |")
    lines.append("\nStock: mkdocs-material, its search and jieba on the same Markdown, one language after the other.\n")
    return "\n".join(lines)
