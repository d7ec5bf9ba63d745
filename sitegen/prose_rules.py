"""The rules of writing that a machine can hold: no typed numbers, no promises, no fact above its standing.

They look at what an author wrote, before calls are made out, so that every finding has its place. docs/content-format.md
says what an author does instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from sitegen.calls import Call, find_calls
from sitegen.load import Library
from sitegen.source import Problem, Source

_NUMBER = r"(?<![\w#{./-])[0-9][0-9,.]*"
_ZH_UNIT = r"\s*(?:个?工作日|日|天|个月|月|年|%|％|元|块|万|倍|次|小时|条|折)"
_EN_UNIT = r"\s*(?:%|percent|(?:working |calendar )?days?\b|months?\b|years?\b|yuan\b|times\b|hours?\b)"
TYPED = {
    "zh": re.compile(rf"{_NUMBER}{_ZH_UNIT}|第\s*[0-9]+\s*条"),
    "en": re.compile(rf"{_NUMBER}{_EN_UNIT}|\barticles?\s+[0-9]+", re.I),
}
_HOTLINE = re.compile(r"(?<![\w.#/:-])(?:12356|12378|12363|12348|12345|12315|12368|110|120)(?![\w.%-])")
PROMISES = {
    "zh": re.compile(
        r"老赖|赖账|包过|百分百|百分之百|稳过|(?<!不)一定(?!期|的?(?:条件|范围|金额|数额|时间|程度|比例|空间))"
        r"|(?<!一般)(?<!责任)(?<!连带)保证(?!人|方式|合同|责任|金|期间|担保|书|债权)"
    ),
    "en": re.compile(
        r"\bguaranteed\b(?!:|$)|\bwe guarantee\b|\b100 ?%|\bdeadbeats?\b|\bthe only way out\b|\bfor sure\b", re.I
    ),
}
_ABOVE = {
    "zh": re.compile(r"(?<![“「])必须|应当|不得|法律规定|法律要求|违法"),
    "en": re.compile(r"(?<![\"'“])\bmust\b|\bthe law\b|\billegal|\bunlawful|\brequired by law\b", re.I),
}
# Nothing below a regulator's rule binds a borrower or a lender: said of it, these words are wrong even beside its name.
_BINDS = {"zh": re.compile(r"(?<![“「不是])必须"), "en": re.compile(r"(?<![\"'“])\bmust\b", re.I)}
_LOWER = {"national_standard", "industry_guideline", "press_report", "unverified"}
_QUOTED = {
    "zh": re.compile(r"国家推荐性?标准|推荐性国家标准|行业|协会|指引|据报道|媒体|报道|待核|没有读到|未核|不是法律"),
    "en": re.compile(
        r"standard|guideline|association|report|press|not checked|unverified|not read|not law|industry|not been verified",
        re.I,
    ),
}
_SENTENCE = {"zh": re.compile(r"[^。！？；\n]+[。！？；]?"), "en": re.compile(r"[^.!?;\n]+[.!?;]?")}


_TOO_HIGH = "states a fact above its standing"
_WHOSE = "say whose standard, guideline or report it is"


def rules_of(language: str) -> str:
    """Which set of rules a language is held to; languages we have no rules for use the English ones."""
    return "zh" if language.startswith("zh") else "en"


def check_text(text: str, at: Source, language: str, library: Library, own_numbers: bool = False) -> Iterator[Problem]:
    """The findings in one text. `own_numbers` lets numbers stand (a title, a time needed)."""
    rules = rules_of(language)
    leans: list[tuple[int, int, str]] = []
    for call in find_calls(text, at):
        if isinstance(call, Call) and call.name in {"cite", "fact"} and call.args:
            fact = library.facts.get(call.args[0])
            leans.append((call.start, call.end, fact.standing if fact else ""))
    yield from _findings(text, at, rules, own_numbers, tuple(leans))


@lru_cache(20_000)
def _findings(
    text: str, at: Source, rules: str, own_numbers: bool, leans: tuple[tuple[int, int, str], ...]
) -> tuple[Problem, ...]:
    """The findings in a text whose calls from one place to another lean on facts of these standings; remembered."""
    return (*_in_words(text, at, rules, own_numbers), *_above_standing(text, at, rules, leans))


def check_words(text: str, at: Source, language: str, library: Library) -> Iterator[Problem]:
    """The findings in words that cannot call a fact: a calculator's. A help line's number has to be one of the facts'."""
    yield from check_text(text, at, language, library, own_numbers=True)
    if not _HOTLINE.search(text):
        return
    known = phones(library)
    for match in _HOTLINE.finditer(without_calls(text, at)):
        if match.group() not in known:
            yield Problem(at.inside(text, match.start()), f"no fact has the number '{match.group()}'", "mend it")


def phones(library: Library) -> frozenset[str]:
    """The telephone numbers that facts give."""
    return frozenset(
        str(value.value) for fact in library.facts.values() for value in fact.values.values() if value.unit == "phone"
    )


def _in_words(text: str, at: Source, rules: str, own_numbers: bool) -> Iterator[Problem]:
    bare = without_calls(text, at)
    if not own_numbers:
        for match in TYPED[rules].finditer(bare):
            right = "take it from a fact or an example, or write a plain word"
            yield Problem(at.inside(text, match.start()), f"'{match.group().strip()}' is a typed number", right)
        for match in _HOTLINE.finditer(bare):
            right = 'write {{ phone("help-…") }}'
            yield Problem(at.inside(text, match.start()), f"'{match.group()}' is a typed phone number", right)
    for match in PROMISES[rules].finditer(bare):
        right = "say what can be done and what is not certain, without blame"
        yield Problem(at.inside(text, match.start()), f"'{match.group()}' promises or shames", right)


def without_calls(text: str, at: Source) -> str:
    """The text with calls, link addresses and heading ids blanked out, every character where it was."""
    for found in find_calls(text, at):
        if isinstance(found, Call):
            text = text[: found.start] + " " * (found.end - found.start) + text[found.end :]
    blank = lambda match: " " * len(match.group())  # noqa: E731
    text = re.sub(r"(?<=\])\([^()\s]*\)", blank, text)
    return re.sub(r"\{#[^}]*\}", blank, text)


def leaning(
    text: str, rules: str, leans: tuple[tuple[int, int, str], ...]
) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """The sentences of a text that lean on something: where each starts, its words, and what it leans on.

    `leans` are the calls as (start, end, what); those right after a sentence belong to it.
    """
    masked = text
    for start, end, _ in leans:
        masked = masked[:start] + "\x01" * (end - start) + masked[end:]
    end = 0
    for sentence in _SENTENCE[rules].finditer(masked):
        begin, end = max(sentence.start(), end), sentence.end()
        while end < len(masked) and masked[end] in " \x01":
            end += 1
        found = tuple(what for start, _, what in leans if what and begin <= start < end)
        if found:
            yield sentence.start(), sentence.group(), found


def _above_standing(text: str, at: Source, rules: str, leans: tuple[tuple[int, int, str], ...]) -> Iterator[Problem]:
    """Sentences that lean only on a lower standing but speak as if a law said it."""
    for start, words, standings in leaning(text, rules, leans):
        if not _LOWER.issuperset(standings):
            continue
        binds = _BINDS[rules].search(words)
        strong = binds or _ABOVE[rules].search(words)
        if strong and (binds or not _QUOTED[rules].search(words)):
            right = "say what it asks for or recommends, and whom" if binds else _WHOSE
            yield Problem(at.inside(text, start + strong.start()), f"'{strong.group()}' {_TOO_HIGH}", right)
