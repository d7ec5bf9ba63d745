"""One language of one site: Markdown in a work folder, through the renderer, to finished pages.

This, `renderer` and `mkdocs_config` are all that knows MkDocs. A job may run in a process of its own, so that languages
render side by side; what it is given travels as plain values. How a page is rendered depends on its own Markdown and on what
all pages share (`Job.shared`), on no other page: any part of the pages can be rendered without the rest.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import logging
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from jinja2.exceptions import TemplateError
from mkdocs.exceptions import MkDocsException

from sitegen.renderer import Renderer
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
    pages, wrong = {}, []
    with _warnings() as warnings:
        try:
            renderer = Renderer(job.config, job.work, job.epoch, job.table_label)
            for path in paths:
                html, faults = renderer.page(path, job.texts[path])
                pages[html_path(path)] = Finished(html, page_text(html))
                wrong += [f"{html_path(path)}: {fault}" for fault in faults]
        except MkDocsException as error:
            warnings.append(str(error))
        except TemplateError as error:
            templates = Path(job.config["theme"]["custom_dir"])
            raise RenderFailed(str(template_problem(templates.parent, error))) from error
    if warnings:
        raise RenderFailed(f"the renderer refused {job.language} pages:\n  " + "\n  ".join(warnings))
    if wrong:
        raise RenderFailed("pages break the policy:\n  " + "\n  ".join(wrong))
    return pages


def hand_over(job: Job) -> None:
    """Write the job as a folder that `mkdocs build` takes: for people and for other tools, nothing here reads it."""
    docs = job.work / "docs"
    shutil.rmtree(docs, ignore_errors=True)
    for path, text in job.texts.items():
        _write(docs / path, text.encode())
    config = {**job.config, "docs_dir": str(docs), "site_dir": str(job.work / "html")}
    (job.work / "mkdocs.yml").write_text(json.dumps(config, ensure_ascii=False, indent=1), "utf-8")


@contextlib.contextmanager
def _warnings() -> Iterator[list[str]]:
    """The warnings that MkDocs gives meanwhile."""
    found: list[str] = []
    handler = _Collect(found)
    logger = logging.getLogger("mkdocs")
    logger.addHandler(handler)
    logger.propagate = False
    try:
        yield found
    finally:
        logger.removeHandler(handler)


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
