"""One language of one site: Markdown in a work folder, through the renderer, to finished pages.

This and `mkdocs_config` are all that knows MkDocs. A job may run in a process of its own, so that languages and editions
render side by side; what it is given travels as plain values. How a page is rendered depends on its own Markdown and on what
all pages share (`Job.shared`), on no other page: any part of the pages can be rendered without the rest.
"""

from __future__ import annotations

import copy
import hashlib
import io
import json
import logging
import os
import re
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jinja2.exceptions import TemplateError

from sitegen import postprocess
from sitegen.search import SearchPage, build_index, page_text
from sitegen.templating import template_problem

_MARK = re.compile("⟦([^⟦⟧]+)⟧")
_SEARCH = "search"


def mark(name: str) -> str:
    """What stands in a rendered page for the address of an asset, until `published` puts it in.

    So a page need not be rendered again when the name of a style sheet, which is made from its bytes, has changed.
    """
    return f"⟦{name}⟧"


SEARCH_MARK = mark(_SEARCH)


class RenderFailed(Exception):
    """The renderer refused pages that we wrote: a fault of the generator or of a template, not of a text."""


@dataclass(frozen=True)
class Job:
    """What one run needs: pages as Markdown, the renderer's configuration, and where things go.

    `assets` maps what a template asks for to the file below assets/; in `config` stand the marks of these names.
    """

    language: str
    folder: str
    work: Path
    fresh: Path
    texts: dict[str, str]
    config: dict[str, Any]
    search: dict[str, dict[str, Any]]
    table_label: str
    epoch: int = 0
    assets: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Finished:
    """A page as it is published, but for its marks; and its plain text, by which it is found."""

    html: str
    text: str


def render(job: Job) -> dict[str, int]:
    """Render a job and write its pages below `fresh`. Returns how many pages and bytes were written."""
    pages = render_pages(job, job.texts)
    index = search_index(job, {path: page.text for path, page in pages.items()})
    size = 0
    for path, html in published(job, pages, index).items():
        data = html.encode()
        size += len(data)
        _write(job.fresh / job.folder / path, data)
    for path, text in index.files.items():
        _write(job.fresh / "assets" / path, text.encode())
    return {"pages": len(pages), "bytes": size}


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def html_path(path: str) -> str:
    return path.removesuffix(".md") + ".html"


def render_pages(job: Job, paths: Iterable[str]) -> dict[str, Finished]:
    """These pages of the job, by the path of their HTML. Raises RenderFailed."""
    docs, out = job.work / "docs", job.work / "html"
    for folder in (docs, out):
        shutil.rmtree(folder, ignore_errors=True)
    wanted = list(paths)
    for path in wanted:
        _write(docs / path, job.texts[path].encode())
    run_renderer(job, docs, out)
    pages, wrong = {}, []
    for path in map(html_path, wanted):
        html = (out / path).read_text("utf-8")
        pages[path] = Finished(postprocess.finish(html, job.table_label), page_text(html))
        wrong += [f"{path}: {fault}" for fault in postprocess.faults(pages[path].html)]
    if wrong:
        raise RenderFailed("pages break the policy:\n  " + "\n  ".join(wrong))
    return pages


def run_renderer(job: Job, docs: Path, out: Path) -> None:
    """Run MkDocs on a folder of Markdown. Raises RenderFailed with every warning it gave."""
    os.environ["NO_MKDOCS_2_WARNING"] = "1"
    os.environ["SOURCE_DATE_EPOCH"] = str(job.epoch)
    from mkdocs.commands.build import build
    from mkdocs.config import load_config
    from mkdocs.exceptions import Abort, MkDocsException

    config = {**copy.deepcopy(job.config), "docs_dir": str(docs), "site_dir": str(out)}
    path = job.work / "mkdocs.yml"
    # The file is for people and other tools. MkDocs takes the same values as they are: reading its YAML is slow.
    path.write_text(json.dumps(config, ensure_ascii=False, indent=1), "utf-8")
    warnings: list[str] = []
    handler = _Collect(warnings)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    logger.propagate = False
    try:
        build(load_config(io.BytesIO(b"{}"), config_file_path=str(path), **config))
    except (Abort, MkDocsException) as error:
        warnings.append(str(error))
    except TemplateError as error:
        raise RenderFailed(str(template_problem(Path(config["theme"]["custom_dir"]).parent, error))) from error
    finally:
        logger.removeHandler(handler)
    if warnings:
        raise RenderFailed(f"the renderer refused {job.language} pages:\n  " + "\n  ".join(warnings))


class _Collect(logging.Handler):
    def __init__(self, into: list[str]) -> None:
        super().__init__(logging.WARNING)
        self.into = into

    def emit(self, record: logging.LogRecord) -> None:
        self.into.append(record.getMessage())


@dataclass(frozen=True)
class Index:
    """The search files of a language (paths below assets/) and the folder they lie in, which pages name."""

    base: str
    files: dict[str, str]


def search_index(job: Job, texts: Mapping[str, str]) -> Index:
    """The search files of the language, made from the plain texts of the pages that are to be found."""
    entries = [
        SearchPage(
            url=url,
            title=about["title"],
            description=about["description"],
            tags=(),
            aliases=tuple(about["aliases"]),
            section=about["section"],
            body=texts[url],
        )
        for url, about in job.search.items()
    ]
    index = build_index(entries, job.language)
    digest = hashlib.sha256("\0".join(f"{k}\0{v}" for k, v in sorted(index.items())).encode()).hexdigest()[:10]
    base = f"search/{job.language}-{digest}"
    return Index(base, {f"{base}/{name}": text for name, text in index.items()})


def published(job: Job, pages: Mapping[str, Finished], index: Index) -> dict[str, str]:
    """The pages as they are published: every mark replaced by the file it stands for."""
    names = {**job.assets, _SEARCH: index.base}
    return {path: _MARK.sub(lambda found: names.get(found[1], found[0]), page.html) for path, page in pages.items()}
