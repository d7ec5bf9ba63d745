"""What the machine and other builds let us do: who holds a folder, where a run may work, what an error of the disk means."""

from __future__ import annotations

import contextlib
import errno
import itertools
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TextIO


def day_of(epoch: int) -> date:
    """The day (UTC) that a build of this moment counts as today."""
    return datetime.fromtimestamp(epoch, UTC).date()


class Locked(Exception):
    """Another build holds the output folder."""


class Refused(Exception):
    """The machine or the output folder does not let us write: full disk, no rights, a folder that is not ours."""


@contextlib.contextmanager
def lock(out: Path) -> Iterator[None]:
    """Hold the output folder for one build. Raises Locked when another one has it."""
    out.parent.mkdir(parents=True, exist_ok=True)
    with (out.parent / f".{out.name}.lock").open("w") as file:
        if not _take(file):
            raise Locked(f"another build is writing {out}; wait for it, or give this one its own --out")
        yield


def _take(file: TextIO) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in {errno.EACCES, errno.EAGAIN, errno.EDEADLK}:
            return False
        raise
    return True


@contextlib.contextmanager
def workplace(root: Path, name: str) -> Iterator[Path]:
    """A folder below work/ for one run alone: work/NAME, or work/NAME-2 and so on while other runs have it."""
    with contextlib.ExitStack() as held:
        for n in itertools.count(1):
            place = root / "work" / (name if n == 1 else f"{name}-{n}")
            with contextlib.suppress(Locked):
                held.enter_context(lock(place))
                break
        yield place


@contextlib.contextmanager
def refusing(out: Path) -> Iterator[None]:
    """Turn the machine's own errors into one sentence that says what to do."""
    try:
        yield
    except OSError as error:
        reason = why(error)
        if reason is None:
            raise
        raise Refused(f"{error.filename or out}: {reason}. The old site stands as it was.") from error


def why(error: OSError) -> str | None:
    """What an error of the machine means and what to do; None for one that is more likely our own fault."""
    rights = "this is not allowed; give yourself the rights or choose another place"
    file = "a part of this path is a file; choose another place"
    return {
        errno.ENOSPC: "the disk is full; free some space",
        errno.EDQUOT: "the disk quota is used up; free some space",
        errno.EACCES: rights,
        errno.EPERM: rights,
        errno.EROFS: "the disk is read-only; choose another place",
        errno.ENOTDIR: file,
        errno.EEXIST: file,
        errno.ENAMETOOLONG: "the name is too long; choose a shorter one",
        errno.EMFILE: "too many files are open; close other programs",
        errno.EIO: "the disk does not answer; look after it",
    }.get(error.errno or 0)
