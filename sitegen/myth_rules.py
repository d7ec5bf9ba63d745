"""The false form of a myth stands on the myths page and nowhere else, whatever the kind of text and its punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from sitegen.authored import Text
from sitegen.model import Myth
from sitegen.source import Problem

_PART = re.compile(r"[；;。]")
_JOIN = re.compile(r"^(?:或者|or\b|and\b)[，,]?\s*", re.I)
SHORTEST = {"zh": 8, "en": 22}
"""A part of a myth that is shorter than this says too little to be looked for by itself."""


def bare(text: str) -> str:
    """The letters, characters and digits of a text."""
    return re.sub(r"[\W_]+", "", text.lower())


def claims(myth: Myth, code: str) -> list[str]:
    """What a myth claims in a language: the whole of it, and each of its parts that says something by itself."""
    whole = myth.myth.get(code, "")
    least = SHORTEST.get(code, SHORTEST["en"])
    parts = [bare(_JOIN.sub("", part.strip())) for part in _PART.split(whole)]
    return list(dict.fromkeys(found for found in (bare(whole), *parts) if len(found) >= min(least, len(bare(whole)) or 1)))


@lru_cache(20_000)
def _bared(text: str) -> str:
    return bare(text)


def repeated(texts: Iterable[Text], myths: Iterable[Myth], code: str) -> Iterator[Problem]:
    """Every place that says what a myth says."""
    looked = [(myth.id, claim) for myth in myths for claim in claims(myth, code)]
    for text in texts:
        said = _bared(text.words)
        for name, claim in looked:
            if claim in said:
                place = text.at.inside(text.words, _offset(text.words, said.index(claim)))
                yield Problem(place, f"this is the myth '{name}'", "say what is true, or link to the myths page")


def _offset(text: str, count: int) -> int:
    """Where in a text the letter stands that comes after `count` letters."""
    letters = [match.start() for match in re.finditer(r"[^\W_]", text)]
    return letters[count] if count < len(letters) else 0
