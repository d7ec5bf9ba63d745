"""The service worker of a site: the script that undoes one, or, where the edition wants it, the one that keeps the site.

What may be kept is the list before the script: every page and asset of a language with its size and the hash that the worker
checks. The large chart is left out (the reader asks for it on a page, and it is a third of all bytes).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path

from sitegen.site import Site

HASH = 32
"""Hexadecimal digits of SHA-256 that are compared: 128 bits."""

MOST = 12
"""What one language may take on a device, in MB. The reader is told this before, and the true size after."""

WORDS = (
    "keep.offer", "keep.button", "keep.starting", "keep.working", "keep.kept", "keep.forget", "keep.forgotten",
    "keep.no_room", "keep.no_network", "keep.exit",
)  # fmt: skip


def data(site: Site) -> str:
    """The statement before `templates/assets/js/keep`: its words, the page's language, the most it may take in MB."""
    words = {key: site.language.strings[key] for key in WORDS}
    about = {"words": words, "language": site.language.code, "most": MOST}
    return f"window.ydtKeep = {json.dumps(about, ensure_ascii=False)};\n"


def script(root: Path, fresh: Path, sites: Sequence[Site]) -> bytes:
    """`sw.js` for a site whose other files are all written."""
    folder = root / "templates/worker"
    if not sites[0].edition.service_worker:
        return (folder / "off.js").read_bytes()
    listed = {site.language.code: _files(fresh, site, sites) for site in sites}
    return f"const FILES = {json.dumps(listed, separators=(',', ':'))};\n".encode() + (folder / "on.js").read_bytes()


def _files(fresh: Path, site: Site, sites: Sequence[Site]) -> list[tuple[str, str, int]]:
    """Path, hash and bytes of what the language needs: shared assets, its pages, home first; no more than MOST."""
    others = [other.language.code for other in sites if other is not site]
    assets = [path.relative_to(fresh).as_posix() for path in sorted((fresh / "assets").rglob("*")) if path.is_file()]
    paths = [path for path in assets if not _elsewhere(path, others)]
    paths += ["blank.html", *(site.folder + url for url in site.pages if url != "404.html")]
    found, total = [], 0
    for path in paths:
        if path.endswith((".gz", ".br")) or not (fresh / path).is_file():
            continue
        content = (fresh / path).read_bytes()
        total += len(content)
        if total > MOST * 1_000_000:
            break
        found.append((path, hashlib.sha256(content).hexdigest()[:HASH], len(content)))
    return found


def _elsewhere(path: str, languages: Sequence[str]) -> bool:
    """Whether an asset is the large chart or belongs to another language."""
    marks = [mark for code in languages for mark in (f"/{code}-", f"-{code}.", f"-{code}-", f".{code}.")]
    return path.startswith(("assets/plotly", "assets/share/")) or any(mark in path for mark in marks)
