"""How much a slide holds: points and rows go on to a further slide before anything runs over its edge. Pure.

Widths are in units (`points.units`: a Chinese character is one). A body is 12.3 inches wide and 5.2 high; at 26 points a
line holds 31 units beside its bullet, at 18 points the columns of a table hold 48 together.
"""

from __future__ import annotations

import math

from sitegen.slides.model import Point, Table, Text, seen
from sitegen.slides.points import joined, sentences, units

MOST_POINTS = 6
MOST_UNITS = 160.0
MOST_LINES = 8
LINE = 31.0
TITLE = 60.0
TABLE_LINE = 48.0
TABLE_HEIGHT = 367.0
"""Points (1/72 inch) of height for the rows of a table; a row has 10 of margin and 26 for each line."""
_FILLED = 300.0
"""How far a table is filled: one that is parted has columns of other widths than the whole, and a little higher rows."""
_ROW, _ROW_LINE = 10.0, 26.0
_MARGIN = 1.5
"""Units of a cell that its margins take."""

Noted = tuple[Point, str]
"""A point and what the notes say of it."""


def lines(text: str, width: float = LINE) -> int:
    """How many lines of that width a text takes, at least one."""
    return max(1, math.ceil(units(text) / width))


def fits(points: list[Point], width: float = LINE) -> bool:
    """Whether the points have room on one slide. A sentence alone always has: it is never cut."""
    texts = [seen(point.text) for point in points]
    if len(texts) <= 1:
        return True
    small = sum(map(units, texts)) <= MOST_UNITS and sum(lines(text, width) for text in texts) <= MOST_LINES
    return small and len(texts) <= MOST_POINTS


def shares(noted: list[Noted], language: str) -> list[list[Noted]]:
    """The points slide by slide, about evenly where they take more than one."""
    short = [piece for item in noted for piece in _pieces(item, language)]
    made = _filled(short, math.inf)
    if len(made) > 1:
        even = _filled(short, sum(_weight(item) for item in short) / len(made))
        made = even if len(even) == len(made) else made
    return made


def _weight(item: Noted) -> float:
    return lines(seen(item[0].text)) + 0.4


def _filled(noted: list[Noted], enough: float) -> list[list[Noted]]:
    made: list[list[Noted]] = []
    for item in noted:
        full = not made or not fits([point for point, _ in [*made[-1], item]])
        if full or sum(map(_weight, made[-1])) + _weight(item) / 2 > enough:
            made.append([])
        made[-1].append(item)
    return made


def _pieces(item: Noted, language: str) -> list[Noted]:
    """A point too long for a slide as several, parted between sentences; its notes stay with the first."""
    point, note = item
    if units(seen(point.text)) <= MOST_UNITS:
        return [item]
    groups: list[list[Text]] = [[]]
    for sentence in sentences(point.text, language):
        if groups[-1] and units(seen(joined([*groups[-1], sentence], language))) > MOST_UNITS:
            groups.append([])
        groups[-1].append(sentence)
    texts = [joined(group, language) for group in groups if group]
    return [(Point(text, 0 if n else point.number), "" if n else note) for n, text in enumerate(texts)]


def columns(table: Table) -> list[float]:
    """The share of each column of a table's width, by its longest and its mean cell; none too narrow for a short word."""
    rows = [table.head, *table.rows]
    sizes = [[units(seen(row[n])) for row in rows if n < len(row)] for n in range(len(table.head))]
    least = [min(max(size), 6.0) + _MARGIN for size in sizes]
    wants = [max(min(30.0, max(size)), sum(size) / len(size)) for size in sizes]
    spare = max(0.0, TABLE_LINE - sum(least))
    widths = [low + spare * want / sum(wants) for low, want in zip(least, wants, strict=True)]
    return [width / sum(widths) for width in widths]


def row_height(row: tuple[Text, ...], widths: list[float]) -> float:
    """The height a row of a table takes, in points."""
    each = [lines(seen(cell), max(2.0, TABLE_LINE * width - _MARGIN)) for cell, width in zip(row, widths, strict=False)]
    return _ROW + _ROW_LINE * max(each)


def tables(table: Table) -> list[Table]:
    """A table as tables that have room, each with the head."""
    widths = columns(table)
    room = _FILLED - row_height(table.head, widths)
    made: list[list[tuple[Text, ...]]] = [[]]
    used = 0.0
    for row in table.rows:
        height = row_height(row, widths)
        if made[-1] and used + height > room:
            made.append([])
            used = 0.0
        made[-1].append(row)
        used += height
    return [Table(table.head, tuple(rows)) for rows in made]
