"""The one style sheet of a site: what pages need of the theme's, and ours over it.

Which rules of the theme a page can need is read off everything that makes HTML (`vocabulary`); `styles` does the rest.
"""

from __future__ import annotations

import hashlib
import importlib
import inspect
import re
from collections.abc import Iterable
from functools import cache, lru_cache
from pathlib import Path

import material  # type: ignore[import-untyped]  # the theme is a package of files without types
from jinja2 import ChainableUndefined, Environment, FunctionLoader

from sitegen import styles, yamlfile
from sitegen.cache import remembered
from sitegen.postprocess import finish

FOLDER = Path(material.__file__).parent / "templates"
_REPLACED = {
    # Sets the box of every element and of its two pseudo-elements; ours does it for elements. With it the browser works out
    # two more styles for every element of a page, for nothing.
    "*,:after,:before{box-sizing:inherit}": "",
    # While a rule asks whether there is any class, each class that a script adds or takes restyles all that stands inside.
    # Markdown's tables have none and all others are a .grid.
    "table:not([class])": "table:not(.grid)",
}


class Missing(Exception):
    """The theme's style sheet is not where it used to be."""


def needed(root: Path, ours: str, known: set[str]) -> str:
    """The theme's rules that pages of these words (`vocabulary`) can need beside our own style sheet. Raises Missing."""
    theme = whole()
    code = hashlib.sha256(Path(styles.__file__).read_bytes()).hexdigest()
    key = "\0".join(("theme", code, theme, ours, *sorted(known)))
    return remembered(root, key, lambda: styles.purged(theme, ours, known))


def whole() -> str:
    """The theme's style sheet, with what is replaced replaced. Raises Missing."""
    found = next(iter((FOLDER / "assets/stylesheets").glob("main.*.min.css")), None)
    if found is None:
        raise Missing
    text = re.sub(r"/\*# sourceMappingURL=.*?\*/", "", found.read_text("utf-8"))
    for old, new in _REPLACED.items():
        text = text.replace(old, new)
    return text.strip() + "\n"


def vocabulary(root: Path, texts: Iterable[str]) -> set[str]:
    """Every word that can become a class, an id or an attribute on a page of ours."""
    found = set(styles.words(_skeleton(root)))
    for path in _sources(root):
        found |= styles.words(path.read_text("utf-8"))
    for path in (root / "content").rglob("*.md"):
        found |= styles.markup_words(path.read_text("utf-8"))
    for name in yamlfile.load(root / "mkdocs.yml", "mkdocs.yml").value["markdown_extensions"]:
        extension = next(iter(name)) if isinstance(name, dict) else name
        found |= _of_module(extension if "." in extension else f"markdown.extensions.{extension}")
    for text in texts:
        found |= styles.markup_words(text)
    return found


@cache
def _of_module(name: str) -> frozenset[str]:
    return styles.words(inspect.getsource(importlib.import_module(name)))


def _sources(root: Path) -> list[Path]:
    templates = [path for path in (root / "templates").rglob("*") if path.suffix in {".html", ".md", ".js"}]
    return [*templates, *Path(__file__).parent.glob("*.py"), *(root / "calculators").glob("*.py")]


def _skeleton(root: Path) -> str:
    """The theme's base template as it comes out with every block of ours empty and nothing switched on."""
    filled = re.findall(r"\{% block (\w+) %\}", (root / "templates/main.html").read_text("utf-8"))
    return _emptied((FOLDER / "base.html").read_text("utf-8"), frozenset(filled))


@lru_cache(10)
def _emptied(base: str, filled: frozenset[str]) -> str:
    page = '{% extends "base.html" %}' + "".join(f"{{% block {name} %}}{{% endblock %}}" for name in sorted(filled))
    templates = {"page": page, "base.html": base}
    made = Environment(
        loader=FunctionLoader(lambda name: templates.get(name, "{% macro t(key) %}{% endmacro %}")),
        undefined=ChainableUndefined,
        autoescape=True,
    )
    made.filters["url"] = made.filters["script_tag"] = str
    return finish(made.get_template("page").render(), "")
