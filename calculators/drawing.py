"""What small drawings are made of: shapes of an SVG of 320 by 180, without colours. Classes tell the series apart."""

from __future__ import annotations

from typing import TypedDict

from calculators.finance import half_up
from calculators.wording import fixed

WIDTH = 320.0
HEIGHT = 180.0
LEFT = 4.0
RIGHT = 316.0
TOP = 26.0
BOTTOM = 160.0


class Shape(TypedDict):
    """An SVG element: its tag, attributes in order and text."""

    tag: str
    attributes: dict[str, str]
    text: str


def place(value: float) -> str:
    """A coordinate with one decimal."""
    return fixed(half_up(value * 10), 1)


def rect(style: str, x: float, y: float, width: float, height: float) -> Shape:
    """A bar; never thinner than half a unit, so that a small amount still shows."""
    return {
        "tag": "rect",
        "attributes": {
            "class": style, "x": place(x), "y": place(y), "width": place(max(0.5, width)),
            "height": place(max(0.5, height)),
        },
        "text": "",
    }


def line(style: str, x1: float, y1: float, x2: float, y2: float) -> Shape:
    """A straight line."""
    return {
        "tag": "line",
        "attributes": {"class": style, "x1": place(x1), "y1": place(y1), "x2": place(x2), "y2": place(y2)},
        "text": "",
    }


def text(style: str, x: float, y: float, anchor: str, words: str) -> Shape:
    """A text; `anchor` is start, middle or end."""
    return {
        "tag": "text",
        "attributes": {"class": style, "x": place(x), "y": place(y), "text-anchor": anchor},
        "text": words,
    }
