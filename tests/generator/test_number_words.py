"""Numbers written out, as people write them."""

from __future__ import annotations

import pytest

from sitegen.number_words import in_words


@pytest.mark.parametrize(
    ("number", "rules", "words"),
    [
        (2, "zh", ["两", "二"]), (5, "zh", ["五"]), (10, "zh", ["十"]), (15, "zh", ["十五"]), (20, "zh", ["二十"]),
        (36, "zh", ["三十六"]), (2, "en", ["two"]), (15, "en", ["fifteen"]), (20, "en", ["twenty"]),
        (36, "en", ["thirty-six"]), (0, "en", []), (100, "zh", []),
    ],
)  # fmt: skip
def test_in_words(number: int, rules: str, words: list[str]) -> None:
    assert in_words(number, rules) == words
