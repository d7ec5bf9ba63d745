"""Files as one piece of bytes, to travel between processes and machines: the same files give the same bytes.

A list of paths, digests and sizes as JSON, then the files. A file the receiver has already is named by its digest only.
"""

from __future__ import annotations

import hashlib
import json
import os
import zlib
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path, PurePosixPath


class Damaged(Exception):
    """These bytes are not what was packed, or name a path outside the folder they are for."""


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def pack(files: Mapping[str, bytes], there: Collection[str] = (), compress: bool = False) -> bytes:
    """The files in the order of their paths; those whose digest is in `there` without their bytes."""
    rows, parts = [], []
    for path in sorted(files):
        mark = digest(files[path])
        sent = mark not in there
        rows.append([path, mark, len(files[path]) if sent else -1])
        if sent:
            parts.append(files[path])
    head = json.dumps(rows, ensure_ascii=False, separators=(",", ":")).encode()
    whole = b"".join([len(head).to_bytes(4, "big"), head, *parts])
    return b"z" + zlib.compress(whole, 1) if compress else b"p" + whole


def unpack(data: bytes) -> Iterator[tuple[str, str, bytes | None]]:
    """Path, digest and bytes of each file; no bytes where the receiver has them. Raises Damaged."""
    try:
        whole = zlib.decompress(data[1:]) if data[:1] == b"z" else data[1:]
        length = int.from_bytes(whole[:4], "big")
        rows = json.loads(whole[4 : 4 + length])
    except (zlib.error, ValueError) as error:
        raise Damaged(f"a packed folder cannot be read: {error}") from error
    at = 4 + length
    for path, mark, size in rows:
        if not _inside(path):
            raise Damaged(f"a packed folder names the path '{path}'")
        if size < 0:
            yield path, mark, None
            continue
        body = whole[at : at + size]
        at += size
        if digest(body) != mark:
            raise Damaged(f"the bytes of '{path}' are not those that were packed")
        yield path, mark, body


def _inside(path: str) -> bool:
    pure = PurePosixPath(path)
    return bool(path) and not pure.is_absolute() and ".." not in pure.parts and "\\" not in path and ":" not in path


def folder_files(folder: Path) -> dict[str, bytes]:
    """Every file below a folder by its path. Links are followed only to files inside."""
    found = {}
    for place, names, files in os.walk(folder):
        names[:] = [name for name in names if name != "__pycache__"]
        for name in files:
            path = Path(place, name)
            if path.resolve().is_relative_to(folder.resolve()) and path.is_file():
                found[path.relative_to(folder).as_posix()] = path.read_bytes()
    return found


def write_folder(data: bytes, folder: Path) -> None:
    """Write a packed folder that is complete."""
    for path, _, body in unpack(data):
        if body is None:
            raise Damaged(f"'{path}' came without its bytes")
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(body)
