"""Numbers of the law written out as words: when the fact changes, they would not.

A sentence that leans on a fact may not say one of its values in words ("三倍", "within five years"): the value is called.
The multiple of a rate is let alone, because "four times the LPR" is what people call that line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from sitegen.calls import Call, find_calls
from sitegen.load import Library
from sitegen.model import Fact
from sitegen.prose_rules import leaning, rules_of
from sitegen.source import Problem, Source

_UNITS = {
    "zh": {"day": "[日天]", "working_day": "个工作日", "month": "个月", "year": "年", "times": "倍"},
    "en": {"day": "days?", "working_day": "working days?", "month": "months?", "year": "years?", "times": "times"},
}
_ONES = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
]  # fmt: skip
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_DIGITS = "零一二三四五六七八九"
_NAMES = ("multiple", "current_multiple")


def in_words(number: int, rules: str) -> list[str]:
    """How a number from 1 to 99 is written out."""
    if not 0 < number < 100:
        return []
    tens, ones = divmod(number, 10)
    if rules == "zh":
        written = (("" if tens == 1 else _DIGITS[tens]) + "十" if tens else "") + (_DIGITS[ones] if ones else "")
        return ["两", written] if number == 2 else [written]
    if number < 20:
        return [_ONES[number]]
    return [_TENS[tens - 2] + (f"-{_ONES[ones]}" if ones else "")]


@lru_cache(2_000)
def _pattern(values: tuple[tuple[int, str], ...], rules: str) -> re.Pattern[str] | None:
    """What values with their units look like in words."""
    found = [
        f"{words}\\s*{_UNITS[rules][unit]}"
        for number, unit in values
        if unit in _UNITS[rules]
        for words in in_words(number, rules)
    ]
    if not found:
        return None
    joined = "|".join(found)
    return re.compile(f"(?<![{_DIGITS}十百第])(?:{joined})" if rules == "zh" else rf"\b(?:{joined})\b", re.I)


def _values(fact: Fact) -> tuple[tuple[int, str], ...]:
    """The whole numbers of a fact with their units."""
    return tuple(
        (int(value.value), value.unit)
        for name, value in fact.values.items()
        if not isinstance(value.value, str) and value.value == int(value.value) and name not in _NAMES
    )


def check(text: str, at: Source, language: str, library: Library) -> Iterator[Problem]:
    """The values that sentences say in words beside the fact that has them."""
    rules = rules_of(language)
    calls = [call for call in find_calls(text, at) if isinstance(call, Call) and call.name in {"cite", "fact"} and call.args]
    leans = tuple((call.start, call.end, str(call.args[0])) for call in calls)
    for start, words, names in leaning(text, rules, leans):
        for name in dict.fromkeys(names):
            fact = library.facts.get(name)
            pattern = _pattern(_values(fact), rules) if fact else None
            for match in pattern.finditer(words) if pattern else ():
                place = at.inside(text, start + match.start())
                right = f'call it: {{{{ fact("{name}", "…") }}}}'
                yield Problem(place, f"'{match.group()}' is a value of '{name}' in words", right)
