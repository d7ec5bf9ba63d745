"""Named links and their addresses."""

from __future__ import annotations

import posixpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitegen import targets
from sitegen.targets import Target


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("guide:refused#why", "guides/refused.html#why"),
        ("section:now", "sections/now.html"),
        ("calculator:true_apr", "calculators/true_apr.html"),
        ("fact:cc-680-usury", "guides/sources.html#cc-680-usury"),
        ("term:lpr", "guides/glossary.html#lpr"),
        ("letter:hardship-request", "letters/hardship-request.html"),
    ],
)
def test_addresses(text: str, where: str) -> None:
    target = targets.parse(text)
    assert target is not None
    assert targets.address(target) == where
    assert str(target) == text


@pytest.mark.parametrize("text", ["refused.md", "page:x", "guide:", "guide:a/b", "javascript:alert", "guide:a#b#c", ""])
def test_what_is_no_target(text: str) -> None:
    assert targets.parse(text) is None


paths = st.lists(st.sampled_from(["a", "b", "guides", "c"]), min_size=1, max_size=3).map(lambda p: "/".join(p) + ".html")


@given(paths, paths)
def test_following_a_relative_way_arrives(here: str, there: str) -> None:
    way = targets.relative(here, there)
    assert posixpath.normpath(posixpath.join(posixpath.dirname(here), way)) == there


def test_an_anchor_on_the_same_page_stays_an_anchor() -> None:
    assert targets.relative("guides/a.html", targets.address(Target("guide", "a", "x"))) == "#x"
