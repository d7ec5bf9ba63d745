"""The picture on a link that is passed on: the edition's colour, a bubble of speech, in it a sign for the section. Pure.

One for each section and one for all else, without a letter, so that no font is needed. Messengers cut the square in the
middle out of it: all that matters stands there.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import cache

from sitegen.png import GROUND, PAPER, SOFT, Painting, Point, Shape, mix, palette, png

WIDTH, HEIGHT = 1200, 630
OTHER = "other"
_X, _Y = 600.0, 295.0


def pictures(brand: str) -> dict[str, bytes]:
    """The PNG of each sign in an edition's colour (#rrggbb), by section; `other` is for all that has no sign of its own."""
    colours = palette(brand, mix(brand, "#ffffff", 0.14), "#fffdf8")
    return {name: png(WIDTH, HEIGHT, colours, _painted(name)) for name in SIGNS}


@cache
def _painted(name: str) -> bytes:
    painting = Painting(WIDTH, HEIGHT)
    painting.fill([_ellipse(_X + 95, _Y + 60, 330, 250)], SOFT)
    painting.fill([_ellipse(_X, _Y, 300, 225)], PAPER)
    painting.fill([[(_X - 210, _Y + 120), (_X - 105, _Y + 190), (_X - 250, _Y + 285)]], PAPER)
    for shape in SIGNS[name]():
        painting.fill(shape, GROUND)
    return painting.squeezed()


def _at(x: float, y: float) -> Point:
    """A place counted from the middle of the bubble."""
    return _X + x, _Y + y


def _ellipse(x: float, y: float, across: float, down: float) -> list[Point]:
    turns = [math.tau * n / 96 for n in range(96)]
    return [(x + across * math.cos(t), y + down * math.sin(t)) for t in turns]


def _disc(x: float, y: float, radius: float) -> list[Point]:
    return _ellipse(*_at(x, y), radius, radius)


def _box(left: float, top: float, right: float, bottom: float) -> list[Point]:
    return [_at(left, top), _at(right, top), _at(right, bottom), _at(left, bottom)]


def _bar(x1: float, y1: float, x2: float, y2: float, thick: float) -> list[Point]:
    """A straight line from one place to another."""
    long = math.hypot(x2 - x1, y2 - y1)
    dx, dy = (y2 - y1) / long * thick / 2, (x1 - x2) / long * thick / 2
    return [_at(x1 + dx, y1 + dy), _at(x2 + dx, y2 + dy), _at(x2 - dx, y2 - dy), _at(x1 - dx, y1 - dy)]


def _ring(x: float, y: float, outer: float, inner: float) -> Shape:
    return [_disc(x, y, outer), _disc(x, y, inner)]


def _polygon(*places: Point) -> Shape:
    return [[_at(x, y) for x, y in places]]


def _bubble(x: float, y: float, across: float, down: float, side: int) -> list[Shape]:
    tail = _polygon((x + side * across * 0.75, y + down * 0.5), (x + side * across * 0.3, y + down * 0.9),
                    (x + side * across * 0.8, y + down * 1.45))  # fmt: skip
    return [[_ellipse(*_at(x, y), across, down)], tail]


def _person(x: float, y: float, size: float) -> list[Shape]:
    turns = [math.pi + math.pi * n / 32 for n in range(33)]
    body = [_at(x + size * math.cos(t), y + size * 1.35 + size * 1.1 * math.sin(t)) for t in turns]
    return [[_disc(x, y - size * 0.35, size * 0.52)], [body]]


def _door() -> list[Shape]:
    leaf = [_at(-50, -95), _at(62, -122), _at(62, 122), _at(-50, 95)]
    return [[leaf, _disc(36, 4, 13)], [_bar(-88, -122, -88, 122, 26)], [_bar(-100, 122, 100, 122, 20)]]


def _lifebuoy() -> list[Shape]:
    bands = [_bar(46 * a, 46 * b, 90 * a, 90 * b, 40) for a in (-1, 1) for b in (-1, 1)]
    return [[_disc(0, 0, 132), _disc(0, 0, 58), *bands]]


def _magnifier() -> list[Shape]:
    return [_ring(-25, -25, 105, 74), [_bar(50, 50, 128, 128, 38)]]


def _talk() -> list[Shape]:
    return [*_bubble(-62, -40, 92, 66, -1), *_bubble(70, 48, 92, 66, 1)]


def _shield() -> list[Shape]:
    side = [(0, -135), (110, -98), (110, 5), (92, 62), (52, 108), (0, 138)]
    outline = [*side, *[(-x, y) for x, y in reversed(side[1:-1])]]
    check = [(-58, -2), (-36, -24), (-12, 0), (44, -56), (66, -34), (-12, 44)]
    return [[*_polygon(*outline), *_polygon(*check)]]


def _scales() -> list[Shape]:
    def pan(x: float) -> list[Shape]:
        bowl = [_at(x + 62 * math.cos(math.pi * n / 32), 30 + 48 * math.sin(math.pi * n / 32)) for n in range(33)]
        return [[bowl], [_bar(x, -88, x - 52, 32, 9)], [_bar(x, -88, x + 52, 32, 9)]]

    bars = [_bar(0, -120, 0, 115, 20), _bar(-120, -92, 120, -92, 18), _bar(-66, 122, 66, 122, 24), _disc(0, -122, 20)]
    return [*([bar] for bar in bars), *pan(-112), *pan(112)]


def _people() -> list[Shape]:
    return [*_person(-108, 10, 60), *_person(108, 10, 60), *_person(0, -8, 84)]


def _steps() -> list[Shape]:
    return [[_box(-125 + 66 * n, 110 - 55 * (n + 1), -77 + 66 * n, 110)] for n in range(4)]


def _book() -> list[Shape]:
    left = [(-10, -70), (-60, -100), (-140, -96), (-140, 82), (-60, 80), (-10, 108)]
    return [_polygon(*left), _polygon(*[(-x, y) for x, y in left])]


def _rings() -> list[Shape]:
    return [_ring(-60, 0, 95, 66), _ring(60, 0, 95, 66)]


def _letter_i() -> list[Shape]:
    return [[_disc(0, -92, 32)], [_box(-26, -40, 26, 125)]]


SIGNS: dict[str, Callable[[], list[Shape]]] = {
    OTHER: _door,
    "now": _lifebuoy,
    "understand": _magnifier,
    "negotiate": _talk,
    "rights": _shield,
    "court": _scales,
    "situations": _people,
    "rebuild": _steps,
    "stories": _book,
    "partners": _rings,
    "about": _letter_i,
}
