"""What the preview remembers of one language, so that a save makes again only what it can have changed.

Markdown is written again when something it was made from differs (`reads`), HTML is rendered again when its Markdown or
what all pages share differs, the search index is built again when a title or a text differs. Everything is compared with
what is there now, so a change that nobody foresaw costs time and never leaves a page behind.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment

from sitegen.calculation_modules import source_marks
from sitegen.pages import markdown_path, write_page
from sitegen.reads import Comparison, Reads, watched
from sitegen.render import Finished, Index, Job, html_path, render_pages, search_index
from sitegen.site import Site
from sitegen.source import Problems
from sitegen.templating import environment


@dataclass(frozen=True)
class _Written:
    """The Markdown of a page and its drawings; what was read for it, by the page and by the templates' own functions.

    `state` stands for what is not read through the site: the templates, and the Python that all calculators share.
    """

    text: str
    drawings: dict[str, str]
    reads: Reads
    shared_reads: Reads
    state: str


@dataclass(frozen=True)
class _Rendered:
    """A page and what it was rendered from: its Markdown and what all pages share."""

    text: str
    shared: str
    page: Finished


class Remade:
    """One language of a site, made again at each save."""

    def __init__(self) -> None:
        self._written: dict[str, _Written] = {}
        self._rendered: dict[str, _Rendered] = {}
        self.index = Index("", {})
        self._indexed_from: object = None

    def write(self, site: Site, problems: Problems) -> dict[str, str]:
        """The Markdown of every page, as `write_pages` would give it."""
        root = site.library.root
        view, shared_reads = watched(site)
        templates, state = environment(root, view), _state(site)
        comparison = Comparison(site)
        kept: dict[str, _Written] = {}
        texts: dict[str, str] = {}
        for url in site.pages:
            known, wrong = self._written.get(url), Problems()
            if known is None or known.state != state or not (
                comparison.unchanged(known.reads) and comparison.unchanged(known.shared_reads)
            ):
                known = _write(site, url, templates, shared_reads, state, wrong)
                problems.extend(wrong)
            texts[markdown_path(url)] = known.text
            if not wrong:  # else it is written again next time, so that what is wrong is said again
                kept[url] = known
        self._written = kept
        return texts

    def drawings(self) -> dict[str, str]:
        """The drawings that the pages show, by their path below assets/."""
        return {name: svg for written in self._written.values() for name, svg in written.drawings.items()}

    def stale(self, job: Job) -> list[str]:
        """The pages of the job, by the path of their Markdown, that must be rendered (again)."""
        shared = _shared(job)
        found = []
        for path, text in job.texts.items():
            known = self._rendered.get(path)
            if known is None or known.text != text or known.shared != shared:
                found.append(path)
        return found

    def render(self, job: Job, paths: Iterable[str]) -> None:
        """Render these pages. Raises RenderFailed, and then remembers what it knew before."""
        wanted, shared = list(paths), _shared(job)
        made = render_pages(job, wanted)
        for path in wanted:
            self._rendered[path] = _Rendered(job.texts[path], shared, made[html_path(path)])

    def pages(self, job: Job) -> dict[str, Finished]:
        """The pages there are, by the path of their HTML; while some are stale, as they were rendered last."""
        self._rendered = {path: known for path, known in self._rendered.items() if path in job.texts}
        return {html_path(path): self._rendered[path].page for path in job.texts if path in self._rendered}

    def renew_index(self, job: Job) -> None:
        """Build the search index again where a title or a text differs. No page may be missing."""
        made_from = (job.search, {path: page.text for path, page in self.pages(job).items()})
        if self._indexed_from != made_from:
            self.index = search_index(job, made_from[1])
            self._indexed_from = made_from


def _write(
    site: Site, url: str, templates: Environment, shared_reads: Reads, state: str, problems: Problems
) -> _Written:
    view, reads = watched(site)
    drawings: dict[str, str] = {}
    return _Written(write_page(view, url, templates, problems, drawings), drawings, reads, shared_reads, state)


def _state(site: Site) -> str:
    root = site.library.root
    marks = source_marks(root).items()
    shared = "".join(mark for name, mark in marks if name not in site.library.calculators)
    return state_of(root / "templates/pages") + shared


def _shared(job: Job) -> str:
    """A mark of all that pages are rendered from besides their Markdown: configuration and templates."""
    told = json.dumps([job.config, job.table_label, job.epoch], ensure_ascii=False)
    state = state_of(Path(job.config["theme"]["custom_dir"]), leave_out=("assets/css/", "assets/js/"))
    return hashlib.sha256(f"{state}\0{told}".encode()).hexdigest()


def state_of(folder: Path, leave_out: tuple[str, ...] = ()) -> str:
    """A mark of every file below a folder: its name and its bytes."""
    state = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = path.relative_to(folder).as_posix()
        if not name.startswith(leave_out):
            state.update(f"{name}\0".encode() + hashlib.sha256(path.read_bytes()).digest())
    return state.hexdigest()
