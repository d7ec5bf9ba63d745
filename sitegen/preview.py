"""Live preview: save a text, a fact or a calculator, and the page in the browser is right again.

The content is read and checked whole at each save (it takes a fraction of a second); only pages whose Markdown changed are
rendered. Titles and navigation stand on other pages too, so when they change everything is rendered. While something is
wrong the last good pages stay and the faults are printed.
"""

from __future__ import annotations

import functools
import http.server
import shutil
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import click

from sitegen import assets
from sitegen.pages import write_pages
from sitegen.publish import make_jobs, write_static
from sitegen.render import Job, RenderFailed, finish_pages, html_paths, run_renderer, write_tree
from sitegen.site import Site
from sitegen.source import BadInput, Problems

WATCHED = ("content", "calculators", "templates", "mkdocs.yml")
EVERY = 0.2


class Preview:
    """The state of a running preview: what was rendered last, so that only the difference is rendered again."""

    def __init__(self, root: Path, sites: Callable[[], Sequence[Site]], epoch: int) -> None:
        self.root = root
        self.sites = sites
        self.epoch = epoch
        self.out = root / "work" / "preview" / "site"
        self.shared: tuple[object, ...] = ()
        self.whole: dict[str, dict[str, str]] = {}

    def update(self) -> int:
        """Bring the preview up to date. Returns how many pages were rendered. Raises BadInput, RenderFailed, Unavailable."""
        sites = self.sites()
        problems = Problems()
        drawings: dict[str, str] = {}
        texts = {site.language.code: write_pages(site, problems, drawings=drawings) for site in sites}
        problems.stop_if_any()
        gathered = assets.all_assets(sites[0].library, sites[0].edition_files)
        gathered.files.update({name: text.encode() for name, text in drawings.items()})
        write_static(self.root, self.out, gathered)
        jobs = make_jobs(self.root, self.out, sites, texts, gathered.names, self.epoch, "preview")
        shared = tuple((job.config["extra"], _stamps(self.root, ("templates", "mkdocs.yml"))) for job in jobs)
        dirty = shared == self.shared and bool(self.whole)
        self.shared = ()
        count = sum(self._render(job, dirty) for job in jobs)
        self.shared = shared
        return count

    def _render(self, job: Job, dirty: bool) -> int:
        docs, html = job.work / "docs", job.work / "html"
        before = dict(self.whole.get(job.language, {})) if dirty else {}
        changed = set(write_tree(docs, job.texts))
        if dirty and not changed:
            return 0
        if not dirty:
            shutil.rmtree(html, ignore_errors=True)
        for name in changed if dirty else ():
            (html / (name.removesuffix(".md") + ".html")).unlink(missing_ok=True)
        run_renderer(job, html, dirty=dirty)
        fresh = html_paths(dict.fromkeys(changed if dirty else job.texts, ""))
        before.update({path: (html / path).read_text("utf-8") for path in fresh})
        pages = {path: text for path, text in before.items() if path in set(html_paths(job.texts))}
        self.whole[job.language] = pages
        finished, index = finish_pages(job, pages)
        for path, text in [*finished.items(), *((f"../assets/{k}", v) for k, v in index.items())]:
            target = self.out / "assets" / path[10:] if path.startswith("../assets/") else self.out / job.folder / path
            if not target.exists() or target.read_text("utf-8") != text:
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(text, "utf-8")
        return len(fresh)


def _stamps(root: Path, names: Sequence[str]) -> tuple[tuple[str, int, int], ...]:
    """Names, sizes and times of the watched files: cheap to take, different after every save."""
    found = []
    for name in names:
        path = root / name
        files = [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.is_file())
        for file in files:
            if "__pycache__" not in file.parts:
                stat = file.stat()
                found.append((str(file), stat.st_size, stat.st_mtime_ns))
    return tuple(found)


class _Handler(http.server.SimpleHTTPRequestHandler):
    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: a line for each request hides the faults that matter."""


def serve(root: Path, sites: Callable[[], Sequence[Site]], port: int, epoch: int) -> None:
    """Build, listen on this machine only and follow every save until interrupted."""
    preview = Preview(root, sites, epoch)
    _try(preview)
    preview.out.mkdir(parents=True, exist_ok=True)
    handler = functools.partial(_Handler, directory=str(preview.out))
    with http.server.ThreadingHTTPServer(("127.0.0.1", port), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        click.echo(f"http://127.0.0.1:{server.server_port}/  (Ctrl+C ends it)")
        seen = _stamps(root, WATCHED)
        while True:
            time.sleep(EVERY)
            now = _stamps(root, WATCHED)
            if now != seen:
                seen = now
                _try(preview)


def _try(preview: Preview) -> None:
    started = time.monotonic()
    try:
        count = preview.update()
    except BadInput as error:
        for problem in error.problems:
            click.echo(str(problem), err=True)
        click.echo("the page stays as it was until this is mended", err=True)
    except (RenderFailed, assets.Unavailable) as error:
        click.echo(str(error), err=True)
    else:
        click.echo(f"{count} page{'s' if count != 1 else ''} in {time.monotonic() - started:.1f} s", err=True)
