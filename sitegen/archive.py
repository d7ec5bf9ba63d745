"""A folder as a zip whose bytes follow from its files alone, and what is told of both once they are written."""

from __future__ import annotations

import zipfile
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

_PACKED = {".zip", ".pptx", ".pdf", ".png", ".jpg", ".webp", ".gz", ".br"}
_NO_EARLIER = 315532800  # zip knows no year before 1980


@dataclass(frozen=True)
class Made:
    """What was written: the folder, the zip, how many files the folder has and how many bytes, and those of the zip."""

    folder: Path
    zip: Path
    files: int
    bytes: int
    zip_bytes: int


def made(folder: Path, archive: Path) -> Made:
    """The count and the sizes of a folder and its zip."""
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return Made(folder, archive, len(sizes), sum(sizes), archive.stat().st_size)


def zipped(folder: Path, archive: Path, name: str, epoch: int) -> None:
    """A zip of a folder, below `name`, every file dated `epoch` (seconds since 1970); what is to be opened stands first.

    zipfile marks names that are not ASCII as UTF-8.
    """
    when = datetime.fromtimestamp(max(epoch, _NO_EARLIER), UTC).timetuple()[:6]
    paths = [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]
    with zipfile.ZipFile(archive, "w") as file:
        for path in sorted(paths, key=lambda path: ("/" in path, path)):
            entry = zipfile.ZipInfo(f"{name}/{path}", when)
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            entry.compress_type = zipfile.ZIP_STORED if Path(path).suffix in _PACKED else zipfile.ZIP_DEFLATED
            file.writestr(entry, (folder / path).read_bytes(), compresslevel=9)
