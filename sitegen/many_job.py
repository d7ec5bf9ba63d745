"""One edition as a job for any process on any machine: packed in, a packed site back. The same job locally and in a cluster.

A process reads the project once and keeps it, with what its editions have in common (`Workshop`). A worker that lacks the
project says so and is sent it with the next job: whatever hands out the jobs, and whichever worker gets them, they arrive.
"""

from __future__ import annotations

import errno
import os
import shutil
import signal
import tempfile
import threading
import time
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sitegen import generator, packed, publish, recall
from sitegen.assemble import assemble
from sitegen.assets import Unavailable
from sitegen.check import check_library, check_release
from sitegen.editions import load_edition
from sitegen.load import Library, load_library
from sitegen.machine import day_of, why
from sitegen.reading import named_as
from sitegen.render import RenderFailed
from sitegen.source import BadInput, Problem, Problems
from sitegen.variants import Shelf

HERE = Path(__file__).resolve().parent.parent
PREFIX = "youdetan-"
_STUCK = {errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EIO}


@dataclass(frozen=True)
class Order:
    """What a worker is sent: an edition's files, which project and generator it is for, what need not come back."""

    name: str
    shown: str
    edition: bytes
    project: str
    generator: str
    epoch: int
    languages: tuple[str, ...] = ()
    release: bool = False
    there: frozenset[str] = frozenset()
    content: bytes | None = None
    compress: bool = False


@dataclass(frozen=True)
class Delivery:
    """What comes back: a packed site, or why there is none."""

    name: str
    site: bytes = b""
    pages: int = 0
    problems: tuple[Problem, ...] = ()
    failure: str = ""
    wants_content: bool = False
    foreign: str = ""
    stuck: bool = False
    """Whether the failure is this machine's: its disk is full or cannot be written."""
    recalled: tuple[str, ...] = ()
    """The codes of printed sheets that are no longer right, a line each."""


@dataclass
class Workshop:
    """A project that was read and found sound, and the pages that its editions have in common."""

    root: Path
    library: Library
    shelf: Shelf


_WORKSHOPS: dict[str, Workshop] = {}
_ALONE = threading.Lock()
"""A worker may have several threads; the environment, the templates and what is remembered belong to one job at a time."""


def open_workshop(root: Path, project: str, epoch: int, release: bool = False) -> Workshop:
    """Read and check the project below `root`. Raises BadInput."""
    key = f"{project} {epoch}"
    if key not in _WORKSHOPS:
        library, problems = load_library(root)
        problems.stop_if_any()
        check_library(library, problems)
        if release:
            check_release(library, day_of(epoch), problems)
        problems.stop_if_any()
        _WORKSHOPS.clear()
        _WORKSHOPS[key] = Workshop(root, library, Shelf(library, day_of(epoch)))
    return _WORKSHOPS[key]


def begin(root: Path, project: str, epoch: int) -> None:
    """Make a process of this machine ready. Ctrl+C is the parent's to hear: it ends its workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _leave)
    open_workshop(root, project, epoch)


def _leave(*_: object) -> None:
    """End this process at once, without leaving its folders behind."""
    for path in Path(tempfile.gettempdir()).glob(f"{PREFIX}{os.getpid()}-*"):
        shutil.rmtree(path, ignore_errors=True)
    os._exit(143)


def carry_out(order: Order) -> Delivery:
    """Build one edition. What is wrong with it or with this worker is in the delivery; nothing is raised."""
    with _ALONE:
        try:
            return _carry_out(order)
        except BadInput as error:
            return Delivery(order.name, problems=error.problems)
        except (RenderFailed, Unavailable, packed.Damaged, OSError) as error:
            stuck = isinstance(error, OSError) and error.errno in _STUCK
            reason = (why(error) if isinstance(error, OSError) else None) or error
            return Delivery(order.name, failure=f"{order.shown}: {reason}", stuck=stuck)
        except Exception:
            return Delivery(order.name, failure=f"{order.shown}: a fault of the generator\n{traceback.format_exc()}")


def _carry_out(order: Order) -> Delivery:
    own = generator.mark(HERE / "node_modules")
    if order.generator != own:
        return Delivery(order.name, foreign=f"a worker has the generator {own}, not {order.generator}")
    if f"{order.project} {order.epoch}" not in _WORKSHOPS and order.content is None:
        return Delivery(order.name, wants_content=True)
    if order.content is not None:
        _receive(order)
    workshop = open_workshop(HERE, order.project, order.epoch)
    with _scratch() as folder:
        path = folder / "editions" / f"{order.name}.yml"
        packed.write_folder(order.edition, path.parent)
        with named_as(path.parent, order.shown.rpartition("/")[0]):
            return _build(order, workshop, path, folder)


def _build(order: Order, workshop: Workshop, path: Path, folder: Path) -> Delivery:
    problems = Problems()
    files = load_edition(workshop.library, path, problems, day_of(order.epoch), order.release)
    problems.stop_if_any()
    assert files is not None
    codes = [code for code in files.edition.languages if not order.languages or code in order.languages]
    if not codes:
        return Delivery(order.name, failure=f"{order.shown}: it has none of the languages {', '.join(order.languages)}")
    sites = [assemble(workshop.library, files, code, day_of(order.epoch)) for code in codes]
    texts, gathered = publish.made(sites, workshop.shelf.write)
    fresh = folder / "site"
    place = workshop.root / "work" / f"many-{os.getpid()}"
    counts = publish.fill(workshop.root, fresh, sites, texts, gathered, 1, lambda _: None, order.epoch, place, aside=False)
    site = packed.pack(packed.folder_files(fresh), order.there, order.compress)
    recalled = tuple(f"{order.shown}: {line}" for line in recall.lines(sites))
    return Delivery(order.name, site, counts["pages"], recalled=recalled)


def _receive(order: Order) -> None:
    """Unpack a project that was sent. It lies in a folder of this process until the process ends."""
    if f"{order.project} {order.epoch}" in _WORKSHOPS or order.content is None:
        return
    if packed.digest(order.content) != order.project:
        raise packed.Damaged("the project is not the one that was sent")
    sweep()
    root = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-"))
    packed.write_folder(order.content, root)
    (root / "node_modules").symlink_to(HERE / "node_modules", target_is_directory=True)
    open_workshop(root, order.project, order.epoch)


@contextmanager
def _scratch() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-")).resolve()
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def sweep() -> None:
    """Remove the folders of processes that are no more: what a killed worker left."""
    for path in Path(tempfile.gettempdir()).glob(f"{PREFIX}*-*"):
        number = path.name.removeprefix(PREFIX).partition("-")[0]
        old = time.time() - path.stat().st_mtime > 60 if path.exists() else False
        if number.isdigit() and old and not Path(f"/proc/{number}").exists() and Path("/proc/self").exists():
            shutil.rmtree(path, ignore_errors=True)
