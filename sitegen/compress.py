"""Compressed twins beside the texts of a site (`index.html.gz`, `index.html.br`), for servers that send them as they are.

gzip by Python's zlib, brotli by the zlib of Node, which the build needs anyway. The bytes follow from the file alone.
"""

from __future__ import annotations

import gzip
import subprocess
from pathlib import Path

from sitegen.assets import Unavailable
from sitegen.dialect.run import find_node

TEXTS = {".html", ".css", ".js", ".svg", ".json", ".xml", ".txt"}
SMALLEST = 256
"""Below this, in bytes, a twin saves nothing that the headers do not cost."""

_BROTLI = Path(__file__).with_name("compress.js")


def twins(folder: Path) -> int:
    """Write the twins of every text below the folder. Returns how many files have them. Raises Unavailable without Node."""
    texts = [path for path in sorted(folder.rglob("*")) if path.suffix in TEXTS and path.stat().st_size >= SMALLEST]
    for path in texts:
        path.with_name(path.name + ".gz").write_bytes(gzip.compress(path.read_bytes(), 9, mtime=0))
    try:
        names = "\n".join(map(str, texts))
        subprocess.run([find_node(), str(_BROTLI)], input=names, text=True, encoding="utf-8", check=True)
    except (FileNotFoundError, subprocess.CalledProcessError) as error:
        raise Unavailable(f"the files could not be compressed ({error}); run 'make setup'") from error
    return len(texts)
