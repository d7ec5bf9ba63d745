"""The only writer: a fresh folder beside the old site, rendered, verified and swapped in at the last instant.

The published folder is a link to one of the builds in a hidden folder beside it; changing the link is one atomic step, so
a reader's request never meets half a site and a build killed at any moment leaves the old site standing. Where links cannot
be had, two renames take its place.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import shutil
import signal
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

from sitegen import assets, compress, feeds, headers, mkdocs_config, recall, worker, yamlfile
from sitegen.machine import Refused, lock, refusing, workplace
from sitegen.pages import write_pages
from sitegen.render import SEARCH_MARK, Job, hand_over, mark, render
from sitegen.site import Site, SitePage
from sitegen.source import Problems

MARKER = ".youdetan"
_SEARCHED = {"path", "home", "guide", "generated", "section", "flow", "calculator", "letter", "case", "embeds", "referrals"}

Say = Callable[[str], None]


def publish(
    root: Path, out: Path, sites: Sequence[Site], jobs: int, say: Say, epoch: int, precompress: bool = False
) -> dict[str, Any]:
    """Build the sites (one edition, its languages) and make `out` show them. Returns counts for the closing line.

    Raises BadInput before anything is written, Refused or Locked where the machine or another build stands in the way.
    """
    with refusing(out):
        texts, gathered = made(sites)
        with fresh_folder(out, sites[0].edition.id) as fresh, workplace(root, sites[0].edition.id) as place:
            for line in recall.lines(sites):
                say(line)
            counts = fill(root, fresh, sites, texts, gathered, jobs, say, epoch, place)
            if precompress:
                say("compressing")
                compress.twins(fresh)
            return counts


def made(
    sites: Sequence[Site], write: Callable[..., dict[str, str]] = write_pages
) -> tuple[dict[str, dict[str, str]], assets.Assets]:
    """The Markdown of every page by language, and the files they link. Raises BadInput."""
    problems = Problems()
    drawings: dict[str, str] = {}
    texts = {site.language.code: write(site, problems, drawings=drawings) for site in sites}
    problems.stop_if_any()
    gathered = assets.all_assets(sites)
    gathered.files.update({name: text.encode() for name, text in drawings.items()})
    return texts, gathered


@contextlib.contextmanager
def fresh_folder(out: Path, name: str) -> Iterator[Path]:
    """A folder beside `out` to be filled; when the block ends without an error `out` shows it, the old one until then.

    Raises Refused or Locked like `publish`.
    """
    with lock(out), refusing(out):
        _check_ours(out)
        fresh = builds(out) / f"{name}-{secrets.token_hex(6)}"
        fresh.mkdir(parents=True)
        try:
            yield fresh
            _swap(out, fresh)
        except BaseException:
            shutil.rmtree(fresh, ignore_errors=True)
            raise
        _forget_old(out, fresh)


def make_jobs(
    root: Path,
    place: Path,
    fresh: Path,
    sites: Sequence[Site],
    texts: dict[str, dict[str, str]],
    names: dict[str, str],
    epoch: int,
) -> list[Job]:
    """One rendering job for each language. `place` is where the renderer works, `fresh` where the site goes."""
    shared = yamlfile.load(root / "mkdocs.yml", "mkdocs.yml").value
    found = []
    for site in sites:
        code = site.language.code
        work = place / code
        work.mkdir(parents=True, exist_ok=True)
        marks = {name: mark(name) for name in names}
        config = mkdocs_config.renderer_config(shared, site, marks, work / "docs", work / "html", root / "templates")
        config["extra"]["search_base"] = SEARCH_MARK
        searched = {
            page.url: {
                "title": page.title,
                "description": page.description,
                "aliases": list(page.aliases),
                "section": _listed_under(site, page),
            }
            for page in site.pages.values()
            if page.kind in _SEARCHED
        }
        label = site.t("table.scroll")
        found.append(Job(code, site.folder, work, fresh, texts[code], config, searched, label, epoch, names))
    return found


def _listed_under(site: Site, page: SitePage) -> str:
    """What stands beside a page among the results of a search: that it is a letter, else its section."""
    if page.kind == "letter":
        return site.t("list.letter")
    return next((str(s["title"]) for s in site.nav if s["id"] == page.section), "")


def fill(
    root: Path,
    fresh: Path,
    sites: Sequence[Site],
    texts: dict[str, dict[str, str]],
    gathered: assets.Assets,
    jobs: int,
    say: Say,
    epoch: int,
    place: Path,
    aside: bool = True,
) -> dict[str, Any]:
    """Write a whole site below `fresh`. `place` is the folder that this build alone works in.

    With `aside` the Markdown and the renderer's settings are left there, for people and other tools.
    """
    for name, data in static_files(root, gathered, sites).items():
        path = fresh / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    counts = {"pages": 0, "bytes": 0}
    work = make_jobs(root, place, fresh, sites, texts, gathered.names, epoch)
    if aside:
        for job in work:
            hand_over(job)
    for job, done in zip(work, run_jobs(work, jobs), strict=True):
        say(f"{job.language}: {done['pages']} pages")
        for key, value in done.items():
            counts[key] += value
    (fresh / "sw.js").write_bytes(worker.script(root, fresh, sites))
    return counts


def static_files(root: Path, gathered: assets.Assets, sites: Sequence[Site]) -> dict[str, bytes]:
    """What a site has besides its pages: assets, headers, lists for programs, the blank page, the mark that it is ours."""
    texts = {
        MARKER: "This folder is written by build.py and replaced whole at each build.\n",
        **feeds.files(sites),
        **headers.header_files(sites),
        **recall.files(sites),
    }
    return {
        **{f"assets/{name}": data for name, data in gathered.files.items()},
        **{name: text.encode() for name, text in texts.items()},
        "blank.html": (root / "templates/blank.html").read_bytes(),
    }


def run_jobs(work: Sequence[Job], jobs: int) -> Iterator[dict[str, int]]:
    """Render the jobs, side by side where there is more than one and more than one process is allowed."""
    if jobs <= 1 or len(work) <= 1:
        yield from map(render, work)
        return
    # Ctrl+C goes to all processes of a terminal: these just end, and the first one says so.
    quietly = (signal.SIGINT, signal.SIG_DFL)
    with ProcessPoolExecutor(min(jobs, len(work)), initializer=signal.signal, initargs=quietly) as pool:
        yield from pool.map(render, work)


def builds(out: Path) -> Path:
    """The hidden folder beside a published site in which its builds lie."""
    return out.parent / f".{out.name}.d"


def _check_ours(out: Path) -> None:
    """A real folder that we did not write is never replaced."""
    if out.is_symlink() or not out.exists():
        return
    if not out.is_dir() or (any(out.iterdir()) and not (out / MARKER).exists()):
        raise Refused(f"{out} was not written by build.py; move it away or choose another --out")


def _swap(out: Path, fresh: Path) -> None:
    """Make `out` show `fresh`. One atomic step where links can be had."""
    link = out.parent / f".{out.name}.link-{secrets.token_hex(4)}"
    try:
        link.symlink_to(os.path.relpath(fresh, out.parent), target_is_directory=True)
    except (OSError, NotImplementedError):
        _swap_by_renames(out, fresh)
        return
    if out.exists() and not out.is_symlink():
        out.rename(builds(out) / f"old-{secrets.token_hex(4)}")
    link.replace(out)


def _swap_by_renames(out: Path, fresh: Path) -> None:
    old = builds(out) / f"old-{secrets.token_hex(4)}"
    if out.exists():
        out.rename(old)
    fresh.rename(out)


def _forget_old(out: Path, fresh: Path) -> None:
    """Remove earlier builds but the last one, which a reader may still be loading from, and what killed builds left."""
    found = sorted((p for p in builds(out).iterdir() if p != fresh), key=lambda p: p.stat().st_mtime)
    for path in found[:-1]:
        shutil.rmtree(path, ignore_errors=True)
    for stray in out.parent.glob(f".{out.name}.link-*"):
        stray.unlink()
