"""The body of a letter taken apart, with the place of every passage, slot and condition."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sitegen.letters import Body, LetterSection, Part, PartKind, Row, Slot, Term
from sitegen.source import Problems, Source

_MARKS: tuple[tuple[str, PartKind], ...] = (
    ("### ", "heading"), ("## ", "to"), ("# ", "title"), ("- ", "item"), ("> ", "sign"),
)  # fmt: skip
_HEADING = re.compile(r"##\s+(?P<title>.+?)\s*(?:\{#(?P<id>[A-Za-z0-9_-]+)\})?\s*\Z")
_TERM = re.compile(r"(?P<not>!?)\s*(?P<field>[a-z][a-z0-9_]*)\s*(?:(?P<is>!?=)\s*(?P<codes>[a-z0-9_|\s]+))?\Z")
_SLOT = re.compile(r"[a-z][a-z0-9_]*(?:\.count)?\Z")
_NEXT = re.compile(r"\[\[|\[\?|\]")


@dataclass(frozen=True)
class _Chunk:
    """Text between two headings, heading included."""

    head: str
    text: str
    at: Source
    start: int


def read_body(text: str, at: Source, problems: Problems) -> Body:
    """The body of a letter. What cannot be read is noted and left out."""
    chunks = list(_chunks(text, at))
    quoted = [n for n, chunk in enumerate(chunks) if chunk.head and re.search(r"^>", chunk.text, re.M)]
    if not quoted:
        problems.add(at, "this letter has no passages", "write a heading '## … {#id}' and lines that start with '> '")
        return Body(text, at, (), "", at)
    first, last = quoted[0], quoted[-1]
    start, end = chunks[first].start, chunks[last + 1].start if last + 1 < len(chunks) else len(text)
    sections = tuple(_section(chunk, problems) for chunk in chunks[first : last + 1])
    return Body(text[:start], at, sections, text[end:], at.inside(text, end))


def _chunks(text: str, at: Source) -> Iterator[_Chunk]:
    starts = [match.start() for match in re.finditer(r"^## ", text, re.M)]
    for start, end in zip([0, *starts], [*starts, len(text)], strict=True):
        head = text[start:].split("\n", 1)[0] if text.startswith("## ", start) else ""
        yield _Chunk(head, text[start:end], at.inside(text, start), start)


def _section(chunk: _Chunk, problems: Problems) -> LetterSection:
    match = _HEADING.match(chunk.head)
    if not match or not match["id"]:
        problems.add(chunk.at, f"the heading '{chunk.head}' has no id", "end it with {#short-name}")
    title, name = (match["title"], match["id"] or "") if match else (chunk.head, "")
    rows: list[Row] = []
    parts: list[Part] = []
    for block, start in _blocks(chunk.text[len(chunk.head) :], len(chunk.head)):
        place = chunk.at.inside(chunk.text, start)
        if block.startswith(">"):
            if rows and not parts and not rows[-1].meaning:
                parts = list(rows.pop().parts)
            parts += _quote(block, place, problems)
        elif parts:
            rows.append(Row(tuple(parts), block, place))
            parts = []
        elif rows:
            rows[-1] = Row(rows[-1].parts, f"{rows[-1].meaning}\n\n{block}", rows[-1].meaning_at)
        else:
            problems.add(place, "this stands before the first passage of its section", "put the passage ('> …') first")
    if parts:
        problems.add(parts[-1].at, "nothing says what this passage means", "write it in plain words below the passage")
        rows.append(Row(tuple(parts), "", parts[-1].at))
    return LetterSection(title, name, chunk.at, tuple(rows))


def _blocks(text: str, offset: int) -> Iterator[tuple[str, int]]:
    """The blocks between blank lines with where each starts; quoted and other lines never share one."""
    for match in re.finditer(r"(?:^>[^\n]*\n?)+|(?:^(?!>)[^\n]*\S[^\n]*\n?)+", text, re.M):
        yield match.group().rstrip("\n"), offset + match.start()


def _quote(block: str, at: Source, problems: Problems) -> list[Part]:
    """The passages of a quoted block, one a line; lines that start with ? say on what condition all of them stand."""
    when: list[Term] = []
    found: list[Part] = []
    position = 0
    for line in block.split("\n"):
        text = line[1:].removeprefix(" ")
        place = at.inside(block, position + len(line) - len(text))
        position += len(line) + 1
        if text.startswith("? "):
            if found:
                problems.add(place, "a condition stands after a passage", "put the '? …' line first, or start a new block")
            when += _terms(text[2:], Source(place.path, place.line, place.col + 2), problems)
        elif text.strip():
            found.append(_part(text, tuple(when), place, problems))
    if not found:
        problems.add(at, "this block has a condition and no passage", "write the passage below the '? …' line")
    return found


def _part(line: str, when: tuple[Term, ...], at: Source, problems: Problems) -> Part:
    kind: PartKind = "text"
    text = line
    for mark, named in _MARKS:
        if line.startswith(mark):
            kind, text = named, line[len(mark) :]
            break
    text = text.strip()
    place = Source(at.path, at.line, at.col + line.find(text))
    slots, terms = _inside(text, place, problems)
    return Part(kind, when, text, place, tuple(slots), tuple(terms))


def _inside(text: str, at: Source, problems: Problems) -> tuple[list[Slot], list[Term]]:
    """The slots and inner conditions of a passage; every bracket is accounted for."""
    slots: list[Slot] = []
    terms: list[Term] = []
    opened = -1
    position = 0
    while match := _NEXT.search(text, position):
        place = at.inside(text, match.start())
        position = match.end()
        if match.group() == "[[":
            end = text.find("]]", position)
            name = text[position:end].strip() if end >= 0 else ""
            if not _SLOT.match(name):
                problems.add(place, "this slot is not a name in double brackets", "write [[name]] or [[name.count]]")
                continue
            slots.append(Slot(name.removesuffix(".count"), name.endswith(".count"), at.inside(text, position)))
            position = end + 2
        elif match.group() == "[?":
            colon = text.find(":", position)
            if opened >= 0 or colon < 0 or "[" in text[position:colon] or "]" in text[position:colon]:
                what = "stands inside another one" if opened >= 0 else "has no ':' after its condition"
                problems.add(place, f"this condition {what}", "write [? field: words], one after the other")
                continue
            opened = match.start()
            terms += _terms(text[position:colon], at.inside(text, position), problems)
            position = colon + 1
        elif opened < 0:
            problems.add(place, "']' stands alone", "write [[name]] or [? field: words]")
        else:
            opened = -1
    if opened >= 0:
        problems.add(at.inside(text, opened), "'[?' is not closed", "end its words with ]")
    return slots, terms


def _terms(text: str, at: Source, problems: Problems) -> list[Term]:
    found = []
    position = 0
    for piece in text.split("&"):
        place = at.inside(text, position + len(piece) - len(piece.lstrip()))
        position += len(piece) + 1
        match = _TERM.match(piece.strip())
        if not match or (match["not"] and match["is"]):
            right = "write field, !field, field=code|code or field!=code, joined with &"
            problems.add(place, f"'{piece.strip()}' is not a condition", right)
            continue
        codes = tuple(code.strip() for code in (match["codes"] or "").split("|") if code.strip())
        negated = bool(match["not"]) or match["is"] == "!="
        sign = "!=" if negated else "="
        shown = f"{match['field']}{sign}{'|'.join(codes)}" if codes else f"{match['not']}{match['field']}"
        found.append(Term(shown, match["field"], negated, codes, place))
    return found
