"""The order in which a site goes to an object store, where nothing can be swapped at once. Pure but for listing the folder.

Assets first: pages name them by content, so they harm nobody. Then the pages. Then what is gone is deleted, assets last.
A reader who loads a page at any moment of this finds everything it names.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from sitegen.headers import ASKED, CACHED

TYPES = {
    ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml", ".png": "image/png", ".jpg": "image/jpeg", ".webp": "image/webp", ".ics": "text/calendar",
    ".xml": "application/xml; charset=utf-8", ".json": "application/json", ".txt": "text/plain; charset=utf-8",
    ".pdf": "application/pdf", ".zip": "application/zip",
}  # fmt: skip


def steps(site: Path, stored: Iterable[str] = ()) -> Iterator[tuple[str, ...]]:
    """("put", path, content type, cache control) and ("delete", path), in the order in which they are to be done.

    `stored` are the paths the store holds now; those the site no longer has are deleted. Files for web servers (names that
    begin with a dot or an underscore) and compressed twins are not for an object store.
    """
    paths = [path.relative_to(site).as_posix() for path in sorted(site.rglob("*")) if path.is_file()]
    wanted = [path for path in paths if not _served_only(path)]
    for path in sorted(wanted, key=_rank):
        cache = CACHED if path.startswith("assets/") else ASKED
        yield "put", path, TYPES.get(Path(path).suffix, "application/octet-stream"), cache
    gone = sorted(set(stored) - set(wanted))
    for path in sorted(gone, key=lambda path: (path.startswith("assets/"), path)):
        yield "delete", path


def _served_only(path: str) -> bool:
    return path.endswith((".gz", ".br")) or any(part.startswith((".", "_")) for part in path.split("/"))


def _rank(path: str) -> tuple[int, str]:
    """Assets, other files, pages, the page for unknown addresses and the home pages, which most readers open, at the end."""
    if path.startswith("assets/"):
        return 0, path
    if not path.endswith(".html"):
        return (5 if path == "sw.js" else 1), path
    return (4 if path.endswith("index.html") else 2), path
