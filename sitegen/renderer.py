"""MkDocs held ready: its settings read once for a job, its templates compiled once, a Markdown text converted once.

A page goes through the same steps as in `mkdocs build` (Page.render, the template context, the theme's environment) with
MkDocs' own functions; what a build does besides (copying the theme's files, pages of the theme's own) is left out, because
only pages are published. A text and its frame are made apart: a frame names the organisation, a text seldom does.
`tests/generator/test_renderer.py` holds the outcome to that of `mkdocs build`.
"""

from __future__ import annotations

import copy
import io
import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sitegen import postprocess
from sitegen.kept import Kept

TEXT = "\x02"
"""Stands in a frame where the text goes: a character that no YAML file and no template can hold."""


@dataclass(frozen=True)
class Text:
    """The text of a page as HTML: finished, with what breaks the policy in it, and what MkDocs tells templates of it."""

    html: str
    faults: tuple[str, ...]
    toc: Any
    title: str | None


_TEXTS: Kept[Text] = Kept()
_ENVIRONMENTS: dict[tuple[str, ...], Any] = {}


def _environment(theme: Any) -> Any:
    """The compiled templates of a theme's folders; one that is saved anew is compiled anew, as the preview needs it."""
    folders = tuple(theme.dirs)
    if folders not in _ENVIRONMENTS:
        _ENVIRONMENTS[folders] = theme.get_env()
        _ENVIRONMENTS[folders].auto_reload = True  # MkDocs switches it off
    return _ENVIRONMENTS[folders]


class Renderer:
    """Renders pages of one site in one language."""

    def __init__(self, config: dict[str, Any], work: Path, epoch: int, table_label: str) -> None:
        os.environ["NO_MKDOCS_2_WARNING"] = "1"
        os.environ["SOURCE_DATE_EPOCH"] = str(epoch)
        from mkdocs.config import load_config
        from mkdocs.structure.files import Files
        from mkdocs.structure.nav import Navigation

        (work / "docs").mkdir(parents=True, exist_ok=True)
        given = {**copy.deepcopy(config), "docs_dir": str(work / "docs"), "site_dir": str(work / "html")}
        # MkDocs takes the values as they are: reading them as YAML is slow.
        self._config: Any = load_config(io.BytesIO(b"{}"), config_file_path=str(work / "mkdocs.yml"), **given)
        self._files = Files([])
        self._nav = Navigation([], [])
        self._label = table_label
        self._settings = json.dumps([config["markdown_extensions"], table_label], ensure_ascii=False)
        self._templates = _environment(self._config.theme)

    def page(self, path: str, text: str) -> tuple[str, list[str]]:
        """The finished page made from a Markdown file, and what on it breaks the policy."""
        from mkdocs.commands.build import get_context
        from mkdocs.structure.files import File
        from mkdocs.structure.pages import Page

        head, body = text.removeprefix("---\n").split("\n---\n", 1)
        page = Page(None, File(path, None, self._config.site_dir, self._config.use_directory_urls), self._config)
        page.markdown, page.meta = body.lstrip("\n"), json.loads(head)
        made = _TEXTS.remembered("\0".join((self._settings, path, page.markdown)), lambda: self._text(page))
        page.toc, page._title_from_render = made.toc, made.title
        page.content = TEXT
        page.active = True
        context = get_context(self._nav, self._files, self._config, page)
        template = self._templates.get_template(page.meta.get("template", "main.html"))
        frame = postprocess.finish(template.render(context), self._label)
        before, _, after = frame.partition(TEXT)
        return before + made.html + after, [*postprocess.faults(frame), *made.faults]

    def _text(self, page: Any) -> Text:
        page.render(self._config, self._files)
        html = postprocess.finish(page.content, self._label)
        return Text(html, tuple(postprocess.faults(html)), page.toc, page._title_from_render)
