"""The preview follows a save with the pages that changed, and keeps the last good pages while something is wrong."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sitegen.assemble import assemble
from sitegen.editions import load_edition
from sitegen.load import load_library
from sitegen.preview import Preview
from sitegen.site import Site
from sitegen.source import BadInput


@pytest.fixture
def preview(small: Path) -> Preview:
    def sites() -> list[Site]:
        library, problems = load_library(small)
        problems.stop_if_any()
        files = load_edition(library, small / "content/editions/default.yml", problems)
        problems.stop_if_any()
        assert files is not None
        return [assemble(library, files, "zh", date(2026, 11, 23))]

    return Preview(small, sites, 1795000000)


def page(preview: Preview, path: str) -> str:
    return preview.tree[path].decode()


def append(small: Path, name: str, text: str) -> None:
    path = small / name
    path.write_text(path.read_text("utf-8").rstrip() + text, "utf-8")


def test_a_saved_guide_is_the_only_page_rendered(preview: Preview, small: Path) -> None:
    everything = preview.update()
    assert everything > 10
    assert preview.update() == 0
    append(small, "content/zh/guides/today.md", "\n\n新写的一句。\n")
    assert preview.update() == 1
    assert "新写的一句" in page(preview, "guides/today.html")


def test_a_saved_fact_reaches_every_page_that_uses_it(preview: Preview, small: Path) -> None:
    preview.update()
    path = small / "content/facts/civil-procedure.yml"
    text = path.read_text("utf-8")
    assert "{value: 15, unit: day}" in text
    path.write_text(text.replace("{value: 15, unit: day}", "{value: 16, unit: day}"), "utf-8")
    assert preview.update() >= 2
    assert "16 日" in page(preview, "guides/today.html")


def test_a_new_title_renders_everything(preview: Preview, small: Path) -> None:
    everything = preview.update()
    path = small / "content/zh/guides/refused.md"
    path.write_text(path.read_text("utf-8").replace("title: 被拒绝之后", "title: 被拒绝以后怎么办"), "utf-8")
    assert preview.update() == everything
    assert "被拒绝以后怎么办" in page(preview, "sections/negotiate.html")


def test_the_last_good_page_stays_while_something_is_wrong(preview: Preview, small: Path) -> None:
    preview.update()
    good = page(preview, "guides/today.html")
    append(small, "content/zh/guides/today.md", '\n\n{{ fact("nothing") }}\n')
    with pytest.raises(BadInput, match="there is no fact 'nothing'"):
        preview.update()
    assert page(preview, "guides/today.html") == good
