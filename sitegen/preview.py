"""Live preview: save a text, a fact, a calculator, a style sheet or a template, and the page in the browser is right again.

The content is read and checked whole at each save; what did not change is remembered (`remake`), so it takes a fraction of
a second. The tree of files is the one a build would publish, byte for byte; it is kept in memory and `follow` serves it.
While something is wrong the last good pages stay and the faults are printed (docs/decisions/0008-incremental-preview.md).
"""

from __future__ import annotations

import contextlib
import functools
import time
import traceback
from collections.abc import Callable, Collection, Sequence
from pathlib import Path

import click

from sitegen import assets
from sitegen.follow import Follower
from sitegen.machine import workplace
from sitegen.publish import make_jobs, static_files
from sitegen.remake import Remade
from sitegen.render import Job, RenderFailed, html_path, published
from sitegen.site import Site
from sitegen.source import BadInput, Problems

WATCHED = ("content", "calculators", "templates", "mkdocs.yml")
EVERY = 0.2
AT_ONCE = 30
"""Pages rendered in one go, before looking whether something newer was saved."""


Show = Callable[[dict[str, bytes]], None]


class Preview:
    """The site as it stands, and what was remembered to bring it up to date."""

    def __init__(self, root: Path, sites: Callable[[], Sequence[Site]], epoch: int, show: Show = lambda _: None) -> None:
        self.root = root
        self.sites = sites
        self.epoch = epoch
        self.show = show
        self.place = root / "work/preview"
        self.tree: dict[str, bytes] = {}
        self._languages: dict[str, Remade] = {}

    def update(self, looked_at: Collection[str] = (), superseded: Callable[[], bool] = lambda: False) -> int:
        """Bring the tree up to date. Returns how many pages were rendered. Raises BadInput, RenderFailed, Unavailable.

        The pages in `looked_at` come first and are shown with the search index as it was; the rest is left where
        `superseded` says that something newer was saved.
        """
        sites = self.sites()
        problems = Problems()
        self._languages = {site.language.code: self._languages.get(site.language.code, Remade()) for site in sites}
        texts = {site.language.code: self._languages[site.language.code].write(site, problems) for site in sites}
        problems.stop_if_any()
        gathered = assets.all_assets(sites)
        for remade in self._languages.values():
            gathered.files.update({name: text.encode() for name, text in remade.drawings().items()})
        work = make_jobs(self.root, self.place, self.place, sites, texts, gathered.names, self.epoch)
        stale = [(job, path) for job in work for path in self._languages[job.language].stale(job)]
        urgent = [item for item in stale if _address(item) in looked_at]
        if urgent:
            self._render(urgent)
            self._set({**self.tree, **self._tree(work, gathered, sites)})
        rest = [item for item in stale if _address(item) not in looked_at]
        for start in range(0, len(rest), AT_ONCE):
            if start and superseded():
                return len(urgent) + start
            self._render(rest[start : start + AT_ONCE])
        for job in work:
            self._languages[job.language].renew_index(job)
        self._set(self._tree(work, gathered, sites))
        return len(stale)

    def _set(self, tree: dict[str, bytes]) -> None:
        self.tree = tree
        self.show(tree)

    def _render(self, stale: Sequence[tuple[Job, str]]) -> None:
        for language, remade in self._languages.items():
            paths = [path for job, path in stale if job.language == language]
            if paths:
                remade.render(next(job for job, _ in stale if job.language == language), paths)

    def _tree(self, work: Sequence[Job], gathered: assets.Assets, sites: Sequence[Site]) -> dict[str, bytes]:
        tree = static_files(self.root, gathered, sites)
        for job in work:
            remade = self._languages[job.language]
            for path, html in published(job, remade.pages(job), remade.index).items():
                tree[job.folder + path] = html.encode()
            for path, text in remade.index.files.items():
                tree[f"assets/{path}"] = text.encode()
        return tree


def _address(stale: tuple[Job, str]) -> str:
    job, path = stale
    return job.folder + html_path(path)


def _stamps(paths: Sequence[Path]) -> tuple[tuple[str, int, int], ...]:
    """Names, sizes and times of the files at and below these paths: cheap to take, different after every save."""
    found = []
    for path in paths:
        for file in [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.is_file()):
            if "__pycache__" not in file.parts:
                with contextlib.suppress(FileNotFoundError):
                    stat = file.stat()
                    found.append((str(file), stat.st_size, stat.st_mtime_ns))
    return tuple(found)


def _differ(paths: Sequence[Path], seen: object) -> bool:
    return _stamps(paths) != seen


def serve(
    root: Path, sites: Callable[[], Sequence[Site]], port: int, epoch: int, also_watched: Sequence[Path] = ()
) -> None:
    """Build, listen on this machine only and follow every save until interrupted."""
    paths = [*(root / name for name in WATCHED), *also_watched]
    follower = Follower()
    preview = Preview(root, sites, epoch, follower.show)
    with follower.listening(port) as address, workplace(root, "preview") as preview.place:
        seen = _stamps(paths)
        _try(preview, follower, lambda: False)
        click.echo(f"{address}  (Ctrl+C ends it)")
        while True:
            time.sleep(EVERY)
            now = _stamps(paths)
            if now != seen:
                seen = now
                _try(preview, follower, functools.partial(_differ, paths, now))


def _try(preview: Preview, follower: Follower, superseded: Callable[[], bool]) -> None:
    started = time.monotonic()
    try:
        count = preview.update(follower.looked_at(), superseded)
    except BadInput as error:
        for problem in error.problems:
            click.echo(str(problem), err=True)
        click.echo("the page stays as it was until this is mended", err=True)
    except (RenderFailed, assets.Unavailable, click.ClickException) as error:
        click.echo(str(error), err=True)
    except Exception:
        # A fault of the generator: shown whole, and no reason to leave the one who writes without a preview.
        traceback.print_exc()
    else:
        click.echo(f"{count} page{'s' if count != 1 else ''} in {time.monotonic() - started:.1f} s", err=True)
