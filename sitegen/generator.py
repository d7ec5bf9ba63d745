"""What decides the bytes of a site besides an edition: the generator with its packages, and the project's content."""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import sys
from functools import cache
from pathlib import Path

from sitegen import packed
from sitegen.site import VERSION

_PACKAGES = ("chinesecalendar", "click", "jinja2", "markdown", "mkdocs", "mkdocs-material", "pydantic", "pyyaml", "tinycss2")
_NODE = ("esbuild", "plotly.js-basic-dist-min", "plotly.js-locales")
_PROJECT = ("content", "calculators", "templates")


@cache
def mark(node_modules: Path) -> str:
    """Version and digest of the generator's code and the packages it stands on: the same mark, the same pages."""
    state = hashlib.sha256(f"{sys.version_info[:2]}".encode())
    for path in sorted(Path(__file__).parent.rglob("*.py")):
        state.update(path.name.encode() + path.read_bytes())
    for name in _PACKAGES:
        state.update(f"{name} {importlib.metadata.version(name)}\n".encode())
    for name in _NODE:
        path = node_modules / name / "package.json"
        version = json.loads(path.read_text("utf-8"))["version"] if path.is_file() else "missing"
        state.update(f"{name} {version}\n".encode())
    return f"{VERSION}-{state.hexdigest()[:16]}"


def project(root: Path) -> bytes:
    """The project packed: everything a worker needs to read it as it stands here."""
    files = {"mkdocs.yml": (root / "mkdocs.yml").read_bytes()}
    for name in _PROJECT:
        files |= {f"{name}/{path}": data for path, data in packed.folder_files(root / name).items()}
    return packed.pack(files, compress=True)
