"""A small painter of flat pictures: shapes with smooth edges in a few colours, written as an indexed PNG. Pure.

Share cards have to be raster pictures, and a site must build without fonts or graphics libraries. A picture is painted once
in the numbers of a palette; the same painting in other colours is another palette in front of the same bytes.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Sequence
from itertools import pairwise

Point = tuple[float, float]
Shape = Sequence[Sequence[Point]]
"""Closed outlines; what lies inside an even number of them is outside."""

GROUND, SOFT, PAPER = 0, 1, 2
_PURE = 3
_STEPS = 8
_PAIRS = ((GROUND, SOFT), (GROUND, PAPER), (SOFT, PAPER))
_LINES = 4
"""How many times a row of pixels is cut by the edges, for smooth slopes."""


class Painting:
    """A picture in three colours by number and the steps between them."""

    def __init__(self, width: int, height: int) -> None:
        self.width, self.height = width, height
        self.rows = [bytearray(width) for _ in range(height)]

    def fill(self, shape: Shape, colour: int) -> None:
        """Paint a shape over what is there."""
        edges = [edge for outline in shape for edge in pairwise([*outline, outline[0]]) if edge[0][1] != edge[1][1]]
        top = max(0, int(min(min(a[1], b[1]) for a, b in edges)))
        bottom = min(self.height, int(max(max(a[1], b[1]) for a, b in edges)) + 1)
        for y in range(top, bottom):
            self._row(y, edges, colour)

    def _row(self, y: int, edges: list[tuple[Point, Point]], colour: int) -> None:
        part: dict[int, float] = {}
        turn: dict[int, float] = {}
        for n in range(_LINES):
            line = y + (n + 0.5) / _LINES
            cuts = sorted(_cut(a, b, line) for a, b in edges if (a[1] <= line) != (b[1] <= line))
            for left, right in zip(cuts[::2], cuts[1::2], strict=True):
                self._span(max(0.0, left), min(float(self.width), right), part, turn)
        level, places = 0.0, sorted({*part, *turn, *(x + 1 for x in part)})
        for here, after in pairwise([*places, self.width]):
            level += turn.get(here, 0.0)
            if here >= self.width:
                break
            if here in part or level < 1 - 1e-9:
                self._blend(y, here, after if here not in part else here + 1, level + part.get(here, 0.0), colour)
            else:
                self.rows[y][here:after] = bytes([colour]) * (after - here)

    def _span(self, left: float, right: float, part: dict[int, float], turn: dict[int, float]) -> None:
        if right <= left:
            return
        first, last, weight = int(left), int(right), 1 / _LINES
        if first == last:
            part[first] = part.get(first, 0.0) + weight * (right - left)
            return
        part[first] = part.get(first, 0.0) + weight * (first + 1 - left)
        turn[first + 1] = turn.get(first + 1, 0.0) + weight
        turn[last] = turn.get(last, 0.0) - weight
        if right > last:
            part[last] = part.get(last, 0.0) + weight * (right - last)

    def _blend(self, y: int, start: int, end: int, level: float, colour: int) -> None:
        step = round(min(level, 1.0) * _STEPS)
        if step:
            row = self.rows[y]
            for x in range(start, end):
                row[x] = _mixed(row[x], colour, step)

    def squeezed(self) -> bytes:
        """The painting as PNG keeps it, without its colours."""
        return zlib.compress(b"".join(b"\0" + bytes(row) for row in self.rows), 9)


def _cut(a: Point, b: Point, line: float) -> float:
    return a[0] + (line - a[1]) * (b[0] - a[0]) / (b[1] - a[1])


def _mixed(under: int, over: int, step: int) -> int:
    """The number of the colour between two; one already mixed counts as the nearer of its two."""
    if under >= _PURE:
        pair, done = divmod(under - _PURE, _STEPS - 1)
        under = _PAIRS[pair][1 if done + 1 > _STEPS / 2 else 0]
    if under == over or step >= _STEPS:
        return over
    low, high = min(under, over), max(under, over)
    along = step if over == high else _STEPS - step
    return _PURE + _PAIRS.index((low, high)) * (_STEPS - 1) + along - 1


def palette(ground: str, soft: str, paper: str) -> bytes:
    """Three colours (#rrggbb) and the steps between them, in the order of their numbers."""
    pure = [_rgb(colour) for colour in (ground, soft, paper)]
    steps = [_between(pure[a], pure[b], n / _STEPS) for a, b in _PAIRS for n in range(1, _STEPS)]
    return bytes(part for colour in [*pure, *steps] for part in colour)


def _rgb(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _between(a: tuple[int, int, int], b: tuple[int, int, int], share: float) -> tuple[int, int, int]:
    red, green, blue = (round(x + (y - x) * share) for x, y in zip(a, b, strict=True))
    return red, green, blue


def mix(colour: str, other: str, share: float) -> str:
    """The colour that lies `share` of the way from one to the other, all as #rrggbb."""
    return "#" + "".join(f"{part:02x}" for part in _between(_rgb(colour), _rgb(other), share))


def png(width: int, height: int, colours: bytes, squeezed: bytes) -> bytes:
    """The file of a painting in these colours."""
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    parts: Iterable[tuple[bytes, bytes]] = ((b"IHDR", head), (b"PLTE", colours), (b"IDAT", squeezed), (b"IEND", b""))
    made = [struct.pack(">I", len(d)) + kind + d + struct.pack(">I", zlib.crc32(kind + d)) for kind, d in parts]
    return b"\x89PNG\r\n\x1a\n" + b"".join(made)
