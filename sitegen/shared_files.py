"""Files that many sites have in common, kept once: sites hold hard links to them where the system has links.

A file counts as common when a second site brings the same bytes. Workers are told which are here and leave them out.
"""

from __future__ import annotations

import os
import shutil
from collections import OrderedDict
from pathlib import Path

from sitegen import packed

MOST = 512
SMALLEST = 256
_REMEMBERED = 20_000


class SharedFiles:
    """The files in a folder, named by their digests."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._seen: OrderedDict[str, None] = OrderedDict()
        folder.mkdir(parents=True, exist_ok=True)
        self._here = {path.name for path in sorted(folder.iterdir())[:MOST]}

    @property
    def here(self) -> frozenset[str]:
        return frozenset(self._here)

    def place(self, mark: str, body: bytes | None, target: Path) -> None:
        """Make `target` hold the file of this digest, whose bytes came or are here. Raises OSError, Damaged."""
        target.parent.mkdir(parents=True, exist_ok=True)
        if mark not in self._here:
            if body is None:
                raise packed.Damaged(f"a worker left out the file {mark}, which is not here")
            target.write_bytes(body)
            self._notice(mark, target, len(body))
            return
        kept = self._folder / mark
        try:
            os.link(kept, target)
        except OSError:
            # No links here, or this file has as many as the system allows: a copy that takes the next ones.
            shutil.copyfile(kept, target)
            aside = self._folder / f"{mark}.new"
            shutil.copyfile(kept, aside)
            aside.replace(kept)

    def _notice(self, mark: str, target: Path, size: int) -> None:
        if mark not in self._seen:
            self._seen[mark] = None
            if len(self._seen) > _REMEMBERED:
                self._seen.popitem(last=False)
        elif size >= SMALLEST and len(self._here) < MOST:
            try:
                os.link(target, self._folder / mark)
            except OSError:
                shutil.copyfile(target, self._folder / mark)
            self._here.add(mark)

    def tidy(self) -> None:
        """Forget what no site holds any more."""
        for path in self._folder.iterdir():
            if path.stat().st_nlink == 1 or path.suffix == ".new":
                path.unlink()
