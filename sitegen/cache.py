"""Results of slow, pure steps kept below work/cache: compiled and minified scripts, by a hash of everything they come from.

Throwing the folder away costs time and nothing else. A file is written aside and renamed, so a killed build leaves no half.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from functools import cache
from pathlib import Path

KEPT = 400


def remembered(root: Path, key: str, make: Callable[[], str]) -> str:
    """What `make` returns, from the cache where the key was seen before. The key must name everything that matters."""
    path = root / "work" / "cache" / hashlib.sha256(f"{_code_state()}\0{key}".encode()).hexdigest()
    try:
        return path.read_text("utf-8")
    except OSError:
        pass
    text = make()
    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_suffix(f".{os.getpid()}")
    aside.write_text(text, "utf-8")
    aside.replace(path)
    _forget(path.parent)
    return text


@cache
def _code_state() -> str:
    """A hash of the compiler: what it made before it changed is not used again."""
    folder = Path(__file__).parent / "dialect"
    mark = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.suffix in {".py", ".js"}:
            mark.update(path.read_bytes())
    return mark.hexdigest()


def _forget(folder: Path) -> None:
    found = sorted((path for path in folder.iterdir() if path.is_file()), key=lambda path: path.stat().st_mtime)
    for path in found[:-KEPT]:
        path.unlink(missing_ok=True)
