"""What of a text stands on a slide: a sentence, a bold lead, a short paragraph whole. The rest is left to the notes.

Nothing is reworded, nothing is cut inside a sentence, and a paragraph that names a source keeps all of its sentences.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from sitegen.slides.model import Point, Run, Text, seen
from sitegen.slides.outline import Block

# The end of a sentence: its mark with the quotation marks and brackets that close after it.
_END = {
    "zh": re.compile(r"[。！？；]+[”’）》」]*"),
    "en": re.compile(r"(?<!\bNo)(?<!\bart)[.!?]+[\"”’)\]]*(?=\s|$)"),
}
_SHORT = 46
"""A paragraph of up to this many units stands on the slide whole."""


def units(text: str) -> float:
    """The width of a text in Chinese characters; a Latin letter, digit or blank takes half of one."""
    return sum(1.0 if ord(char) > 0x2E7F or char in "“”‘’…—" else 0.5 for char in text)


def rules_of(language: str) -> str:
    return "zh" if language.startswith("zh") else "en"


def sentences(text: Text, language: str) -> list[Text]:
    """What is seen of a text, sentence by sentence, each with the asides that follow it."""
    plain, found, start = seen(text), [], 0
    for match in _END[rules_of(language)].finditer(plain):
        if _open_quote(plain[start : match.end()]):
            continue
        found.append(_piece(text, start, match.end()))
        start = match.end()
    if plain[start:].strip():
        found.append(_piece(text, start, len(plain)))
    return found


def _open_quote(text: str) -> bool:
    """Whether a quotation or a bracket is still open at the end of a text: its sentences stay together."""
    pairs = (("“", "”"), ("（", "）"), ("「", "」"), ("(", ")"))
    return any(text.count(left) > text.count(right) for left, right in pairs) or text.count('"') % 2 == 1


def _piece(text: Text, start: int, end: int) -> Text:
    """The runs between two places of what is seen, without blanks around them."""
    made: list[Run] = []
    at = 0
    for run in text:
        if run.aside:
            if start < at <= end:
                made.append(run)
            continue
        part = run.text[max(0, start - at) : max(0, end - at)]
        at += len(run.text)
        if part:
            made.append(Run(part, run.strong))
    shown = [n for n, run in enumerate(made) if not run.aside]
    if shown:
        made[shown[0]] = Run(made[shown[0]].text.lstrip(), made[shown[0]].strong)
        made[shown[-1]] = Run(made[shown[-1]].text.rstrip(), made[shown[-1]].strong)
    return tuple(run for run in made if run.text)


def lead(text: Text) -> Text:
    """The bold words a text begins with; empty where it begins otherwise or is bold as a whole."""
    runs = [run for run in text if not run.aside]
    return (runs[0],) if len(runs) > 1 and runs[0].strong and units(runs[0].text) >= 2 else ()


def of_paragraph(text: Text, language: str) -> Text:
    """What of a paragraph stands on a slide. One that names a source stays whole: a rule is not cut off from its limits."""
    if units(seen(text)) <= _SHORT or any(run.aside for run in text):
        return text
    first = sentences(text, language)
    if lead(text) and units(seen(first[0])) > _SHORT:
        return lead(text)
    made = first[0]
    if lead(text) and len(first) > 1 and seen(first[0]) == lead(text)[0].text.strip():
        # A lead with a full stop of its own says what the paragraph is about; the sentence after it says something.
        longer = joined([first[0], first[1]], language)
        made = longer if units(seen(longer)) <= _SHORT else made
    return made


def joined(texts: list[Text], language: str) -> Text:
    """Sentences as one text again."""
    made: list[Run] = []
    for text in texts:
        if made and rules_of(language) == "en":
            made.append(Run(" "))
        made.extend(text)
    return tuple(made)


def of_blocks(blocks: tuple[Block, ...] | list[Block], language: str, whole: bool = False) -> Iterator[Point]:
    """The points of paragraphs and lists; `whole` leaves nothing out (words to say, a worked example)."""
    for block in blocks:
        if block.kind == "text":
            yield Point(block.text if whole else of_paragraph(block.text, language))
        elif block.kind == "item":
            yield Point(block.text if whole else of_paragraph(block.text, language), block.number)
