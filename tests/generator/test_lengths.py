"""Lengths and the school grade of a text, against counts a person can do."""

from __future__ import annotations

import pytest

from sitegen.lengths import LIMITS, check_lengths, measured, syllables
from sitegen.source import Source

AT = Source("page.md")


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("debt", 1), ("money", 2), ("agreement", 3), ("table", 2), ("asked", 1), ("wanted", 2), ("page", 1), ("the", 1),
        ("every", 3), ("company", 3), ("automatic", 4), ("repayment", 3), ("due", 1), ("borrows", 2),
    ],
)  # fmt: skip
def test_syllables(word: str, count: int) -> None:
    assert syllables(word) == count


def test_the_grade_is_that_of_the_formula() -> None:
    """Five sentences of six words of one syllable: 0.39 x 6 + 11.8 x 1 - 15.59 = -1.45."""
    found = measured("The cat sat on the mat. " * 5, "en")
    assert found["grade"] == pytest.approx(-1.4, abs=0.06)
    assert found["median"] == 6
    assert found["paragraph"] == 30


def test_long_words_are_graded_higher_and_told() -> None:
    hard = "Institutional determinations necessitate comprehensive documentation immediately. " * 5
    faults = [str(problem) for problem in check_lengths(hard, AT, "en")]
    assert len(faults) == 1
    assert "it reads like school grade" in faults[0]
    assert measured(hard, "en")["grade"] > LIMITS["en"]["grade"]


def test_a_long_english_sentence_and_paragraph_are_told() -> None:
    body = ("one " * 27 + "end. ") * 5
    said = [problem.wrong for problem in check_lengths(body, AT, "en")]
    assert "one sentence in twenty has 28 words or more" in said
    assert "a paragraph has 140 words" in said


def test_chinese_is_counted_without_markup_calls_and_spaces() -> None:
    said = '法律规定，可以申请{{ term("展期") }}。{{ cite("x") }} **对方**同意，才算。'
    body = f"## 标题 {{#one}}\n\n{said}\n\n- [打电话](guide:x)问清。\n"
    assert measured(body, "zh") == {"median": 6, "p95": 9, "clause": 5, "paragraph": 18}


def test_a_long_chinese_clause_is_told() -> None:
    assert [p.wrong for p in check_lengths("一" * 21 + "，好。", AT, "zh")] == [
        "the median sentence has 23 characters", "one clause in twenty has 21 characters or more",
    ]  # fmt: skip


def test_code_is_not_measured() -> None:
    code = "```yaml\n" + "word " * 200 + "\n```\n\n"
    assert measured(code + "Short.\n\n" * 6, "en")["paragraph"] == 1
