"""How long the sentences and paragraphs of a text are, and how hard an English one is to read.

Chinese is measured in characters, English in words and by the Flesch-Kincaid grade: 0.39 words a sentence + 11.8 syllables
a word - 15.59 (Kincaid and others, 1975). Syllables are counted by groups of vowels, which is right for most words and fair
on a whole page.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Callable, Collection, Iterator
from functools import lru_cache

from sitegen.source import Problem, Source

LIMITS: dict[str, dict[str, float]] = {
    "zh": {"median": 20, "p95": 40, "clause": 20, "paragraph": 120},
    "en": {"median": 14, "p95": 26, "paragraph": 90, "grade": 8},
}
SAID = {
    "zh": {
        "median": "the median sentence has {:g} characters",
        "p95": "one sentence in twenty has {:g} characters or more",
        "clause": "one clause in twenty has {:g} characters or more",
        "paragraph": "a paragraph has {:g} characters",
    },
    "en": {
        "median": "the median sentence has {:g} words",
        "p95": "one sentence in twenty has {:g} words or more",
        "paragraph": "a paragraph has {:g} words",
        "grade": "it reads like school grade {:g}",
    },
}
FEWEST = 5
"""English sentences below which a text is too short to be graded."""
_ZH_END = re.compile(r"[。！？；!?]")
_ZH_CLAUSE = re.compile(r"[。！？；，、：!?;“”\n]")
_EN_END = re.compile(r"(?<=[.!?])[\"”')\]]*\s+")
_WORD = re.compile(r"[A-Za-z]+(?:['’-][A-Za-z]+)*")


def check_lengths(body: str, at: Source, rules: str, only: Collection[str] = ()) -> Iterator[Problem]:
    """The findings about the body of a page, or about part of one by what is measured of it; `rules` is zh or en."""
    for name, value in measured(body, rules).items():
        if (not only or name in only) and value > LIMITS[rules][name]:
            yield Problem(at, SAID[rules][name].format(value), f"keep it to {LIMITS[rules][name]}")


@lru_cache(1_000)
def measured(body: str, rules: str) -> dict[str, float]:
    """What is measured of a body, by name; empty where there is too little of it."""
    return (_chinese if rules == "zh" else _english)(cells(body))


def cells(text: str) -> list[str]:
    """The paragraphs, headings, list items and table cells of a body, markup and calls left out."""
    bare = re.sub(r"\{\{[^}]*\}\}", "", text)
    bare = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", bare)
    bare = re.sub(r"^```.*?^```", "", bare, flags=re.M | re.S)
    bare = re.sub(r"\{#[^}]*\}|\*\*|^[!?]{3}.*$|^\|[-: |]+\|$", "", bare, flags=re.M)
    bare = re.sub(r"^#+ (.*)$|^\s*(?:[-*]|[0-9]+\.) |^(?=\s*\|)", r"\n\n\1\n\n", bare, flags=re.M)
    paragraphs = [p for p in re.split(r"\n\s*\n", bare) if p.strip()]
    return [cell for p in paragraphs for cell in (p.split("|") if p.lstrip().startswith("|") else [p])]


def _twentieth(values: list[int]) -> int:
    """The value that one in twenty reaches."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]


def _chinese(found: list[str]) -> dict[str, float]:
    def each(ends: re.Pattern[str], size: Callable[[str], int]) -> list[int]:
        return [size(part.strip()) for cell in found for part in ends.split(cell) if part.strip()]

    def characters(text: str) -> int:
        return len(re.sub(r"\s", "", text))

    sentences = each(_ZH_END, len)
    if not sentences:
        return {}
    return {
        "median": statistics.median(sentences),
        "p95": _twentieth(sentences),
        "clause": _twentieth(each(_ZH_CLAUSE, characters)),
        "paragraph": max(map(characters, found)),
    }


def _english(found: list[str]) -> dict[str, float]:
    sentences = [words for cell in found for part in _EN_END.split(cell) if (words := _WORD.findall(part))]
    if len(sentences) < FEWEST:
        return {}
    words = [word for sentence in sentences for word in sentence]
    grade = 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59
    return {
        "median": statistics.median(map(len, sentences)),
        "p95": _twentieth(list(map(len, sentences))),
        "paragraph": max(len(_WORD.findall(cell)) for cell in found),
        "grade": round(grade, 1),
    }


def syllables(word: str) -> int:
    """How many syllables an English word has, at least one."""
    word = re.sub(r"[^a-z]", "", word.lower())
    if len(word) > 3:
        word = re.sub(r"(?<![aeiouyl])e$|(?<![tdaeiouy])ed$|(?<=[^aeiouycgsxz])es$", "", word)
    return max(1, len(re.findall(r"[aeiouy]+", word)))
