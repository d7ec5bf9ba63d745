"""A sheet to draw on: texts that wrap, shapes with a meaning instead of a colour, and the SVG they become.

Units are pixels at a width of 324, which is what a text column has on a phone 360 wide. No text is smaller than 14, so that
it keeps 12 pixels on a phone 320 wide. Shapes differ by outline, hatching and words as well as by colour: a print without
colour says the same.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from typing import Literal

from sitegen.pictures.style import PATTERNS, sheet

WIDTH = 324.0
EDGE = 14.0
INNER = WIDTH - 2 * EDGE
SMALL, PLAIN, LARGE = 14.0, 15.0, 18.0

Tone = Literal["ink", "muted", "accent", "care", "on"]
Fill = Literal["accent", "soft", "care", "ink", "paper", "hatch", "track"]
Anchor = Literal["start", "middle", "end"]

# A number with its unit, a word, or one character that stands for itself; each with the marks it may not lose.
_PIECE = re.compile(
    r"[(（“《]*(?:[0-9][0-9,.]*%?\s?(?:个月|[^\s!-~])|[!-~\u00a0-\u024f’–]+|[^\s!-~])[，。、；：！？）”》%]*\s*"
)
# A clause with the mark that ends it and those that close after it; what stands in brackets is not broken.
_CLAUSE = re.compile(r"(?:[^，。；：！？（]|（[^）]*）)+[，。；：！？]*[”’）》]*")
_NARROW = set("iljtfrI.,:;'!|()[] ")
_WIDE = set("mwMWGOQ%@")


def width_of(text: str, size: float, bold: bool = False) -> float:
    """The width a text takes in a wide font, in the units of the sheet: rather too much than too little."""
    units = 0.0
    for char in text:
        if ord(char) > 0x2E7F or char in "“”‘’…—":
            units += 1.0
        elif char in _NARROW:
            units += 0.38
        elif char in _WIDE:
            units += 0.96
        elif char.isupper():
            units += 0.72
        else:
            units += 0.62
    return units * size * (1.08 if bold else 1.0)


def wrapped(text: str, width: float, size: float, bold: bool = False) -> list[str]:
    """The text in lines of at most this width: broken after Chinese punctuation where that takes no line more, else about
    equally long.
    """
    lines = _broken(text, width, size, bold)
    if len(lines) < 2:
        return lines
    clauses = _broken(text, width, size, bold, _CLAUSE)
    if len(clauses) == len(lines) and all(width_of(line, size, bold) <= width for line in clauses):
        return clauses
    narrow = width
    while narrow > width / 2 and len(_broken(text, narrow - 6, size, bold)) == len(lines):
        narrow -= 6
    return _broken(text, narrow, size, bold)


def _broken(text: str, width: float, size: float, bold: bool, pieces: re.Pattern[str] = _PIECE) -> list[str]:
    lines: list[str] = []
    line = ""
    for piece in pieces.findall(text.strip()):
        if line and width_of((line + piece).rstrip(), size, bold) > width:
            lines.append(line.rstrip())
            line = ""
        line += piece
    return [*lines, line.rstrip()]


def number(value: float) -> str:
    """A coordinate with at most one decimal."""
    return f"{value:.1f}".removesuffix(".0")


@dataclass
class Canvas:
    """A drawing in the making. `too_long` keeps the texts that found no room."""

    parts: list[str] = field(default_factory=list)
    too_long: list[str] = field(default_factory=list)

    def text(
        self, x: float, top: float, words: str, size: float = SMALL, tone: Tone = "ink", *, bold: bool = False,
        anchor: Anchor = "start", width: float = INNER, lines: int = 0,
    ) -> float:
        """Words from their top edge down, in lines of at most `width`; returns the bottom edge.

        `lines` is how many lines there is room for; a text that takes more is noted as too long.
        """
        made = wrapped(words, width, size, bold)
        if (lines and len(made) > lines) or any(width_of(line, size, bold) > width + 0.5 for line in made):
            self.too_long.append(words)
        style = " ".join(filter(None, (tone[0], "b" if bold else "")))
        shift = "" if anchor == "start" else f' text-anchor="{anchor}"'
        for line in made:
            base = top + size * 1.02
            said = html.escape(line, quote=False)
            self.parts.append(
                f'<text class="{style}" x="{number(x)}" y="{number(base)}" font-size="{number(size)}"{shift}>{said}</text>'
            )
            top += size * 1.36
        return top

    def box(self, x: float, y: float, width: float, height: float, fill: Fill, radius: float = 6) -> None:
        """A rectangle; never thinner than one unit, so that a small amount still shows."""
        size = f'width="{number(max(1, width))}" height="{number(max(1, height))}"'
        self.parts.append(f'<rect class="f{fill[0]}" x="{number(x)}" y="{number(y)}" {size} rx="{number(radius)}"/>')

    def dashed(self, x: float, y: float, width: float, height: float) -> None:
        """An outline in dashes."""
        size = f'width="{number(width)}" height="{number(height)}"'
        self.parts.append(f'<rect class="d" x="{number(x)}" y="{number(y)}" {size} rx="6"/>')

    def line(self, x1: float, y1: float, x2: float, y2: float, kind: Literal["line", "dash", "strong"] = "line") -> None:
        ends = f'x1="{number(x1)}" y1="{number(y1)}" x2="{number(x2)}" y2="{number(y2)}"'
        self.parts.append(f'<line class="l{kind[0]}" {ends}/>')

    def arrow(self, x1: float, y1: float, x2: float, y2: float, both: bool = False) -> None:
        """A line with a head at its end, or at both ends."""
        self.line(x1, y1, x2, y2, "strong")
        for (fx, fy), (tx, ty) in (((x1, y1), (x2, y2)), ((x2, y2), (x1, y1)))[: 2 if both else 1]:
            length = max(0.1, ((tx - fx) ** 2 + (ty - fy) ** 2) ** 0.5)
            ux, uy = (tx - fx) / length, (ty - fy) / length
            back = (tx - 8 * ux, ty - 8 * uy)
            self.shape([(tx, ty), (back[0] - 4 * uy, back[1] + 4 * ux), (back[0] + 4 * uy, back[1] - 4 * ux)])

    def shape(self, points: list[tuple[float, float]], fill: Fill = "accent") -> None:
        """A filled polygon."""
        places = " ".join(f"{number(x)},{number(y)}" for x, y in points)
        self.parts.append(f'<polygon class="f{fill[0]}" points="{places}"/>')

    def curve(self, points: list[tuple[float, float]], kind: Literal["line", "dash", "strong"] = "strong") -> None:
        """A line through points."""
        places = " ".join(f"{number(x)},{number(y)}" for x, y in points)
        self.parts.append(f'<polyline class="l{kind[0]}" points="{places}"/>')

    def dot(self, x: float, y: float, radius: float, fill: Fill = "accent") -> None:
        self.parts.append(f'<circle class="f{fill[0]}" cx="{number(x)}" cy="{number(y)}" r="{number(radius)}"/>')

    def svg(self, height: float, language: str, title: str, about: str, brand: tuple[str, str]) -> str:
        """The drawing as a file of its own, with its own light and dark colours."""
        size = f'viewBox="0 0 {number(WIDTH)} {number(height)}" width="{number(WIDTH)}" height="{number(height)}"'
        ground = f'<rect class="g" x=".5" y=".5" width="{number(WIDTH - 1)}" height="{number(height - 1)}" rx="10"/>'
        words = f"<title>{html.escape(title, quote=False)}</title><desc>{html.escape(about, quote=False)}</desc>"
        head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" xml:lang="{language}">'
        return f"{head}{words}<style>{sheet(*brand)}</style>{PATTERNS}{ground}{''.join(self.parts)}</svg>\n"
