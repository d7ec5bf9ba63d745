"""Files as the project has them: a YAML document, a Markdown page with its front matter, and how problems name a path."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Generic, TypeVar

from sitegen import schema, yamlfile
from sitegen.schema import Record
from sitegen.source import BadInput, Problems, Source
from sitegen.yamlfile import Document

Meta = TypeVar("Meta", bound=Record)
HEADING = re.compile(r"^##[ \t]+(?P<title>.+?)[ \t]*(?:\{#(?P<id>[A-Za-z0-9_-]+)\})?[ \t]*$", re.M)
"""A heading of the second level, with its id where it has one."""


@dataclass(frozen=True)
class Page(Generic[Meta]):
    """A Markdown file: its front matter, its body and where each stands."""

    slug: str
    language: str
    meta: Meta
    body: str
    body_at: Source
    document: Document

    def at(self, *where: str | int) -> Source:
        """The place of a front-matter key."""
        return self.document.source(where)

    def text_at(self, *where: str | int) -> Source:
        """The place where the text of a front-matter key starts."""
        return self.document.text_source(where)


_NAMED_AS: dict[Path, str] = {}


@contextlib.contextmanager
def named_as(folder: Path, name: str) -> Iterator[None]:
    """Meanwhile problems name what lies in `folder` as if it lay in the folder `name`: where it came from."""
    _NAMED_AS[folder] = name
    try:
        yield
    finally:
        del _NAMED_AS[folder]


def shown(root: Path, path: Path) -> str:
    """A path as problems name it: relative to the project where it lies inside it."""
    for folder, name in _NAMED_AS.items():
        if path.is_relative_to(folder):
            return (PurePosixPath(name) / path.relative_to(folder).as_posix()).as_posix()
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path)


def document(root: Path, path: Path, problems: Problems) -> Document | None:
    """The YAML document at `path`, or None after noting what is wrong with it."""
    try:
        return yamlfile.load(path, shown(root, path))
    except FileNotFoundError:
        problems.add(Source(shown(root, path)), "the file is missing", "add it; docs/content-format.md says what it holds")
    except BadInput as error:
        problems.extend(error.problems)
    return None


def markdown_page(
    root: Path, path: Path, language: str, model: type[Meta], problems: Problems
) -> Page[Meta] | None:
    """The page in a Markdown file, or None after noting what is wrong with it."""
    name = shown(root, path)
    try:
        head, body, line = yamlfile.front_matter(yamlfile.read_text(path, name), name)
    except BadInput as error:
        problems.extend(error.problems)
        return None
    meta = schema.read(model, head, problems)
    return Page(path.stem, language, meta, body, Source(name, line), head) if meta else None
