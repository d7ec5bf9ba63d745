"""The files of an edition on disk: looked at (what each is, how large) before any is opened; links are followed nowhere."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from sitegen.reading import shown
from sitegen.source import Problems, Source

LARGEST_TOGETHER = 32 * 1024 * 1024
"""Bytes of an edition's files that are sent to a worker."""


def is_link(path: Path, name: str, problems: Problems, what: str = "file") -> bool:
    """Whether this is a link of the file system, which is a problem: it may lead anywhere."""
    if not path.is_symlink():
        return False
    problems.add(Source(name), "this is a link to another place", f"put the {what} itself here")
    return True


def is_folder(root: Path, folder: Path, problems: Problems) -> bool:
    """Whether the edition has a folder of its own; a link in its place is a problem."""
    return not is_link(folder, shown(root, folder), problems, "folder") and folder.is_dir()


def walk(folder: Path) -> Iterator[Path]:
    """Every file and every link below the folder, by name; links are not followed, three folders deep at most."""
    pending = [folder]
    while pending:
        for entry in sorted(os.scandir(pending.pop()), key=lambda entry: entry.name):
            path = Path(entry.path)
            if entry.is_dir(follow_symlinks=False) and len(path.relative_to(folder).parts) < 4:
                pending.append(path)
            elif not entry.name.startswith("."):
                yield path


def plain(path: Path, name: str, largest: int, problems: Problems) -> bool:
    """Whether this is a file and not too large, asked before anything is read."""
    about = path.lstat()
    if is_link(path, name, problems):
        return False
    if not stat.S_ISREG(about.st_mode):
        problems.add(Source(name), "this is not a file", "put a file here")
    elif about.st_size > largest:
        problems.add(Source(name), f"the file is larger than {largest // 1024} KiB", "make it smaller")
    else:
        return True
    return False


def gathered(root: Path, path: Path, problems: Problems) -> dict[str, bytes]:
    """The edition in the YAML file and all files of its folder, by path beside it, to be sent to a worker."""
    folder, name = path.with_suffix(""), shown(root, path)
    own = list(walk(folder)) if is_folder(root, folder, problems) else []
    found = [one for one in (path, *own) if plain(one, shown(root, one), LARGEST_TOGETHER, problems)]
    if sum(one.stat().st_size for one in found) > LARGEST_TOGETHER:
        together = f"the edition's files are larger than {LARGEST_TOGETHER // 1024 // 1024} MiB"
        problems.add(Source(name), together, "make its pictures smaller")
    return {} if problems else {one.relative_to(path.parent).as_posix(): one.read_bytes() for one in found}
