"""What `check` wants of a quiz: three to five questions, the right answers stated, every answer explained, short texts."""

from __future__ import annotations

import re

from sitegen import prose_rules
from sitegen.load import Page
from sitegen.model import Guide
from sitegen.model_learning import Question
from sitegen.quiz import LETTERS, texts
from sitegen.source import Problems

FEWEST, MOST = 3, 5
# Characters in Chinese, words in other languages: a question, an answer, an explanation.
LONGEST = {"zh": {"ask": 60, "text": 36, "why": 90}, "en": {"ask": 36, "text": 22, "why": 56}}
_CALL = re.compile(r"\{\{.*?\}\}")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


def check(page: Page[Guide], problems: Problems) -> None:
    """The faults of one guide's quiz."""
    quiz = page.meta.quiz
    if not quiz:
        return
    if not FEWEST <= len(quiz) <= MOST:
        problems.add(page.at("quiz"), f"the quiz has {len(quiz)} questions", f"ask {FEWEST} to {MOST}")
    for n, question in enumerate(quiz):
        _answers(page, n, question, problems)
    rules = prose_rules.rules_of(page.language)
    for text, where in texts(page.meta):
        place = page.text_at(*where)
        size, most = _size(text, rules), LONGEST[rules][str(where[-1])]
        if size > most:
            unit = "characters" if rules == "zh" else "words"
            problems.add(place, f"this has {size} {unit}", f"keep '{where[-1]}' to {most}")


def _answers(page: Page[Guide], n: int, question: Question, problems: Problems) -> None:
    place = page.at("quiz", n, "choices")
    right = sum(choice.right for choice in question.choices)
    if not 2 <= len(question.choices) <= len(LETTERS):
        problems.add(place, f"the question has {len(question.choices)} answers", f"give 2 to {len(LETTERS)}")
    if question.several:
        if not 2 <= right < len(question.choices):
            problems.add(place, f"{_answers_in_words(right)} right", "mark two or more with 'right: true', but not all")
    elif right != 1:
        problems.add(place, f"{_answers_in_words(right)} right", "mark one with 'right: true', or say 'several: true'")
    if len({choice.text for choice in question.choices}) < len(question.choices):
        problems.add(place, "two answers read the same", "give each its own words")


def _answers_in_words(count: int) -> str:
    return "one answer is" if count == 1 else f"{count or 'no'} answers are"


def _size(text: str, rules: str) -> int:
    """The length of a text: a call counts as three characters or one word."""
    bare = _LINK.sub(r"\1", _CALL.sub(" 000 ", text))
    return len(re.sub(r"\s", "", bare)) if rules == "zh" else len(bare.split())


def same(source: Page[Guide], page: Page[Guide], problems: Problems) -> None:
    """A quiz has the same questions in every language, with the right answers at the same places."""
    if _shape(source.meta) != _shape(page.meta):
        right = "give both the same number of questions and answers, the right ones at the same places"
        problems.add(page.at("quiz"), f"the quiz differs from that in '{source.language}'", right)


def _shape(meta: Guide) -> list[tuple[bool, list[bool]]]:
    return [(question.several, [choice.right for choice in question.choices]) for question in meta.quiz]
