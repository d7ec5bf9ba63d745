"""The rules of writing that a machine can hold: no typed numbers, no promises, short sentences, no fact above its standing.

They look at what an author wrote, before calls are made out, so that every finding has its place. docs/content-format.md
says what an author does instead.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Iterator
from dataclasses import dataclass
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
    "en": re.compile(r"\bguaranteed\b|\bwe guarantee\b|\b100 ?%|\bdeadbeats?\b|\bthe only way out\b|\bfor sure\b", re.I),
}
_ABOVE = {
    "zh": re.compile(r"必须|应当|不得|法律规定|法律要求|违法"),
    "en": re.compile(r"\bmust\b|\bthe law\b|\billegal|\bunlawful|\brequired by law\b", re.I),
}
_LOWER = {"national_standard", "industry_guideline", "press_report", "unverified"}
_QUOTED = {
    "zh": re.compile(r"国家推荐性?标准|推荐性国家标准|行业|协会|指引|据报道|媒体|报道|待核|没有读到|未核|不是法律"),
    "en": re.compile(
        r"standard|guideline|association|report|press|not checked|unverified|not read|not law|industry|not been verified",
        re.I,
    ),
}
LIMITS = {"median": 20, "p95": 40, "paragraph": 120}
_ZH_END = re.compile(r"[。！？；!?]")
_SENTENCE = {"zh": re.compile(r"[^。！？；\n]+[。！？；]?"), "en": re.compile(r"[^.!?;\n]+[.!?;]?")}


@dataclass(frozen=True)
class Lengths:
    """Sentence and paragraph lengths of a Chinese text, in characters."""

    characters: int
    median: float
    p95: float
    longest_paragraph: int


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


@lru_cache(10_000)
def _findings(
    text: str, at: Source, rules: str, own_numbers: bool, leans: tuple[tuple[int, int, str], ...]
) -> tuple[Problem, ...]:
    """The findings in a text whose calls from one place to another lean on facts of these standings; remembered."""
    return (*_in_words(text, at, rules, own_numbers), *_above_standing(text, at, rules, leans))


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


def _above_standing(text: str, at: Source, rules: str, leans: tuple[tuple[int, int, str], ...]) -> Iterator[Problem]:
    """Sentences that lean only on a lower standing but speak as if a law said it."""
    masked = text
    for start, end, _ in leans:
        masked = masked[:start] + "\x01" * (end - start) + masked[end:]
    for sentence in _SENTENCE[rules].finditer(masked):
        end = sentence.end()
        while end < len(masked) and masked[end] in " \x01":
            end += 1
        standings = {standing for start, _, standing in leans if standing and sentence.start() <= start < end}
        if not standings or not standings <= _LOWER:
            continue
        strong = _ABOVE[rules].search(sentence.group())
        if strong and not _QUOTED[rules].search(sentence.group()):
            right = "say whose standard, guideline or report it is"
            place = at.inside(text, sentence.start() + strong.start())
            yield Problem(place, f"'{strong.group()}' states a fact above its standing", right)


def check_lengths(body: str, at: Source) -> Iterator[Problem]:
    """The findings about sentence and paragraph lengths of a Chinese body."""
    found = lengths(body)
    for name, value in (("median", found.median), ("p95", found.p95), ("paragraph", found.longest_paragraph)):
        most = LIMITS[name]
        if value > most:
            what = {
                "median": f"the median sentence has {value:g} characters",
                "p95": f"one sentence in twenty has more than {value - 1:g} characters",
                "paragraph": f"a paragraph has {value:g} characters",
            }[name]
            yield Problem(at, what, f"keep it to {most}")


@lru_cache(1_000)
def lengths(text: str) -> Lengths:
    """How long the sentences and paragraphs of a Chinese body are, markup and calls left out."""
    bare = re.sub(r"\{\{[^}]*\}\}", "", text)
    bare = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", bare)
    bare = re.sub(r"\{#[^}]*\}|\*\*|^[!?]{3}.*$|^\|[-: |]+\|$", "", bare, flags=re.M)
    bare = re.sub(r"^#+ (.*)$|^\s*(?:[-*]|[0-9]+\.) |^(?=\s*\|)", r"\n\n\1\n\n", bare, flags=re.M)
    paragraphs = [p for p in re.split(r"\n\s*\n", bare) if p.strip()]
    cells = [cell for p in paragraphs for cell in (p.split("|") if p.lstrip().startswith("|") else [p])]
    sentences = [len(s.strip()) for cell in cells for s in _ZH_END.split(cell) if s.strip()]
    if not sentences:
        return Lengths(0, 0, 0, 0)
    ordered = sorted(sentences)
    p95 = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    longest = max((len(re.sub(r"\s", "", c)) for c in cells), default=0)
    count = len(re.findall(r"[\u4e00-\u9fff]", bare))
    return Lengths(count, statistics.median(sentences), p95, longest)
