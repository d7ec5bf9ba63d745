"""Pages note what they read: whatever it is, a change of it is seen, and nothing else counts."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sitegen import tables
from sitegen.edition_model import Edition
from sitegen.load import Library
from sitegen.reads import Comparison, same, watched
from sitegen.site import EditionFiles, Site, SitePage

TEXTS = {"zh": "甲", "en": "A"}


@dataclasses.dataclass
class Tool:
    """A kind of thing that the watching was never told about."""

    words: dict[str, str]
    numbers: list[int]
    tools: tuple[str, ...] = ()


def site(**changes: Any) -> Site:
    """A site with two pages; `changes` are made to the library's fields."""
    library = Library(Path("/nowhere"))
    library.guides = {"zh": {}, "en": {}}
    library.glossary = {"zh": {}}
    for name, value in changes.items():
        setattr(library, name, value)
    pages = {url: SitePage(url, "guide", url[0], f"title of {url}", "") for url in ("a.html", "b.html")}
    edition = Edition.model_validate({"id": "x", "name": TEXTS, "tagline": TEXTS, "publisher": TEXTS})
    language: Any = None
    return Site(library, EditionFiles(edition), language, date(2026, 11, 23), pages, [])


def with_tools(one: Tool, **more: Tool) -> Site:
    """A site whose library keeps tools in a field of another type."""
    return site(plan={"one": one, **more})


def reads_of(made: Site, read: Callable[[Any], object]) -> Any:
    view, reads = watched(made)
    read(view)
    return reads


TOOL = Tool({"zh": "词"}, [1, 2])


@pytest.mark.parametrize(
    ("read", "changed", "seen"),
    [
        (lambda s: s.library.plan["one"].words, with_tools(Tool({"zh": "新"}, [1, 2])), True),
        (lambda s: s.library.plan["one"].words, with_tools(Tool({"zh": "词"}, [1, 3])), True),
        (lambda s: s.library.plan["one"].words, with_tools(Tool({"zh": "词"}, [1, 2]), two=TOOL), False),
        (lambda s: s.library.plan.get("two"), with_tools(TOOL, two=TOOL), True),
        (lambda s: "two" in s.library.plan, with_tools(TOOL, two=TOOL), True),
        (lambda s: "two" in s.library.plan, with_tools(Tool({}, [])), False),
        (lambda s: len(s.library.plan), with_tools(TOOL, two=TOOL), True),
        (lambda s: bool(s.library.plan), with_tools(Tool({}, [])), False),
        (lambda s: list(s.library.plan), with_tools(TOOL, two=TOOL), True),
        (lambda s: sorted(s.library.plan.keys()), with_tools(TOOL, two=TOOL), True),
        (lambda s: {**s.library.plan}, with_tools(Tool({}, [])), True),
        (lambda s: dict(s.library.plan), with_tools(Tool({}, [])), True),
        (lambda s: {"other": 1} | s.library.plan, with_tools(Tool({}, [])), True),
        (lambda s: list(s.library.plan.values()), with_tools(Tool({}, [])), True),
        (lambda s: [tool for _, tool in s.library.plan.items()], with_tools(Tool({}, [])), True),
        (lambda s: s.library.plan == {}, with_tools(TOOL, two=TOOL), True),
        (lambda s: s.library.lpr, with_tools(Tool({}, [])), False),
        (lambda s: s.library.planned_tools, with_tools(TOOL, two=TOOL), True),
        (lambda s: s.library.guides["zh"].get("x"), site(plan={"one": TOOL}, guides={"zh": {"y": 1}, "en": {}}), False),
        (lambda s: s.library.guides["zh"].get("y"), site(plan={"one": TOOL}, guides={"zh": {"y": 1}, "en": {}}), True),
        (lambda s: s.library.guides["zh"].get("x"), site(plan={"one": TOOL}, guides={}), True),
    ],
)
def test_what_was_read_decides(read: Callable[[Any], object], changed: Site, seen: bool) -> None:
    reads = reads_of(with_tools(TOOL), read)
    assert Comparison(with_tools(Tool({"zh": "词"}, [1, 2]))).unchanged(reads)
    assert Comparison(changed).unchanged(reads) is not seen


def test_the_text_of_another_page_is_not_read_with_its_title() -> None:
    reads = reads_of(site(), lambda s: s.pages["a.html"].title)
    other = site()
    other.pages["a.html"] = dataclasses.replace(other.pages["a.html"], description="new", aliases=("new",))
    assert Comparison(other).unchanged(reads)
    other.pages["a.html"] = dataclasses.replace(other.pages["a.html"], title="new")
    assert not Comparison(other).unchanged(reads)


def test_a_view_answers_like_the_site() -> None:
    made = with_tools(TOOL)
    view, _ = watched(made)
    assert isinstance(view, Site) and isinstance(view.library, Library) and isinstance(view.library.plan, dict)
    assert view.library.plan == made.library.plan
    assert view.overdue("2026-01-01") and view.edition == made.edition
    assert tables.uses(view) == tables.uses(made) == {}
    with pytest.raises(TypeError, match="never changed"):
        view.library.plan["two"] = TOOL  # type: ignore[assignment]


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        (15, 15, True), (15, 15.0, False), (1, True, False), ("a", "a", True), ([1, 2], [1, 2], True), ([1], [1.0], False),
        ({"a": 1, "b": 2}, {"b": 2, "a": 1}, False), ({"a": [1]}, {"a": [1]}, True), ((1,), [1], False),
        (Tool({}, [1]), Tool({}, [1]), True), (Tool({}, [1]), Tool({}, [1.0]), False),  # type: ignore[list-item]
        (object(), object(), False),
    ],
)  # fmt: skip
def test_values_are_alike_in_every_part(one: object, other: object, alike: bool) -> None:
    assert same(one, other) is alike
