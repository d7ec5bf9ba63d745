"""One language of one site: Markdown in a work folder, through the renderer, to finished pages in a fresh folder.

This and `mkdocs_config` are all that knows MkDocs. It runs in a process of its own, so that languages and editions render
side by side; what it is given travels as plain values.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sitegen import postprocess
from sitegen.search import SearchPage, build_index, page_text

SEARCH_MARK = "SEARCH-INDEX-FOLDER"


class RenderFailed(Exception):
    """The renderer refused pages that we wrote: a fault of the generator or of a template, not of a text."""


@dataclass(frozen=True)
class Job:
    """What one run needs: pages as Markdown, the renderer's configuration, and where things go."""

    language: str
    folder: str
    work: Path
    fresh: Path
    texts: dict[str, str]
    config: dict[str, Any]
    search: dict[str, dict[str, Any]]
    table_label: str
    epoch: int = 0


def render(job: Job) -> dict[str, int]:
    """Render a job and write its pages below `fresh`. Returns how many pages and bytes were written."""
    docs, out = job.work / "docs", job.work / "html"
    write_tree(docs, job.texts)
    shutil.rmtree(out, ignore_errors=True)
    run_renderer(job, out)
    pages = {path: (out / path).read_text("utf-8") for path in html_paths(job.texts)}
    finished, index = finish_pages(job, pages)
    for path, html in finished.items():
        target = job.fresh / job.folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(html, "utf-8")
    for path, text in index.items():
        target = job.fresh / "assets" / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
    return {"pages": len(finished), "bytes": sum(len(html.encode()) for html in finished.values())}


def html_paths(texts: dict[str, str]) -> list[str]:
    return [path.removesuffix(".md") + ".html" for path in texts]


def write_tree(folder: Path, texts: dict[str, str]) -> list[str]:
    """Make `folder` hold exactly these texts, touching only files that differ. Returns the paths that changed."""
    changed = []
    for path in sorted(folder.rglob("*.md")) if folder.exists() else []:
        if path.relative_to(folder).as_posix() not in texts:
            path.unlink()
    for name, text in texts.items():
        target = folder / name
        data = text.encode()
        if not target.exists() or target.read_bytes() != data:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
            changed.append(name)
    return changed


def run_renderer(job: Job, out: Path, dirty: bool = False) -> None:
    """Run MkDocs on the job's Markdown. Raises RenderFailed with every warning it gave."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    os.environ["SOURCE_DATE_EPOCH"] = str(job.epoch)
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, MkDocsException

    path = job.work / "mkdocs.yml"
    path.write_text(json.dumps(job.config, ensure_ascii=False, indent=1), "utf-8")
    warnings: list[str] = []
    handler = _Collect(warnings)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    logger.propagate = False
    try:
        build(load_config(str(path), site_dir=str(out)), dirty=dirty)
    except (Abort, MkDocsException) as error:
        warnings.append(str(error))
    finally:
        logger.removeHandler(handler)
    # MkDocs warns that navigation may be stale in such a build; here the navigation is ours and known to be unchanged.
    warnings = [text for text in warnings if not (dirty and "'dirty' build" in text)]
    if warnings:
        raise RenderFailed(f"the renderer refused {job.language} pages:\n  " + "\n  ".join(warnings))


class _Collect(logging.Handler):
    def __init__(self, into: list[str]) -> None:
        super().__init__(logging.WARNING)
        self.into = into

    def emit(self, record: logging.LogRecord) -> None:
        self.into.append(record.getMessage())


def finish_pages(job: Job, pages: dict[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """The pages as published, and the search index files they load (paths below assets/)."""
    index = search_index(job, pages)
    digest = hashlib.sha256("\0".join(f"{k}\0{v}" for k, v in sorted(index.items())).encode()).hexdigest()[:10]
    base = f"search/{job.language}-{digest}"
    finished, wrong = {}, []
    for path, html in pages.items():
        finished[path] = postprocess.finish(html, job.table_label).replace(SEARCH_MARK, base)
        wrong += [f"{path}: {fault}" for fault in postprocess.faults(finished[path])]
    if wrong:
        raise RenderFailed("pages break the policy:\n  " + "\n  ".join(wrong))
    return finished, {f"{base}/{name}": text for name, text in index.items()}


def search_index(job: Job, pages: dict[str, str]) -> dict[str, str]:
    """The search files of the language, made from the finished texts of the pages that are to be found."""
    entries = [
        SearchPage(
            url=url,
            title=about["title"],
            description=about["description"],
            tags=(),
            aliases=tuple(about["aliases"]),
            section=about["section"],
            body=page_text(pages[url]),
        )
        for url, about in job.search.items()
    ]
    return build_index(entries, job.language)
