"""Whether a colour can be read where the pages use it, and the nearest one of the same hue that can.

Contrast is that of WCAG 2: (lighter + 0.05) / (darker + 0.05) of the relative luminances; 1 is none, 21 is black on white.
The colours around an edition's two are read from the style sheet, where they are stated.
"""

from __future__ import annotations

import colorsys
import re
from collections.abc import Mapping
from dataclasses import dataclass

TEXT = 4.5
CONTROL = 3.0
_TOKEN = re.compile(r"--ydt-([a-z-]+):\s*(#[0-9a-f]{6})\s*;")
# Where text in the edition's colour stands: on pages, cards, sunk panels and in each kind of block.
_TEXT_ON = ("bg", "surface", "sunk", "accent-soft", "care-soft", "ink-soft")
# What is written on a surface of the edition's colour, such as a button.
_TEXT_OVER = ("accent-text",)
# Lines around controls in the edition's colour also stand beside these.
_CONTROL_ON = ("line",)


@dataclass(frozen=True)
class Scheme:
    """The colours of one scheme by token: `bg` is '#f7f4ec'."""

    name: str
    colours: Mapping[str, str]


@dataclass(frozen=True)
class Fault:
    """Against which colour of a scheme the contrast is too low, how high it is and how high it must be."""

    token: str
    other: str
    ratio: float
    least: float


def schemes(css: str) -> tuple[Scheme, Scheme]:
    """The light and the dark scheme of the style sheet of tokens."""
    light, _, dark = css.partition("@media (prefers-color-scheme: dark)")
    own = dict(_TOKEN.findall(light))
    return Scheme("light", own), Scheme("dark", {**own, **dict(_TOKEN.findall(dark))})


def luminance(colour: str) -> float:
    """The relative luminance of '#rrggbb', 0 (black) to 1 (white)."""
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in _parts(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: str, other: str) -> float:
    """The contrast of two colours, 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def faults(colour: str, scheme: Scheme) -> list[Fault]:
    """Every colour of the scheme against which this one has too little contrast, the worst first."""
    wanted = [(token, TEXT) for token in (*_TEXT_ON, *_TEXT_OVER)] + [(token, CONTROL) for token in _CONTROL_ON]
    found = [
        Fault(token, scheme.colours[token], had, least)
        for token, least in wanted
        if (had := ratio(colour, scheme.colours[token])) < least
    ]
    return sorted(found, key=lambda fault: fault.ratio / fault.least)


def nearest(colour: str, scheme: Scheme) -> str:
    """The colour of the same hue and saturation, nearest in lightness, that passes everywhere in the scheme.

    One exists: towards black in the light scheme, towards white in the dark one, everything passes.
    """
    hue, lightness, saturation = colorsys.rgb_to_hls(*_parts(colour))
    tries = sorted((n / 512 for n in range(513)), key=lambda other: abs(other - lightness))
    made = (_hex(*colorsys.hls_to_rgb(hue, other, saturation)) for other in tries)
    return colour if not faults(colour, scheme) else next(one for one in made if not faults(one, scheme))


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    return red, green, blue


def _hex(red: float, green: float, blue: float) -> str:
    return "#" + "".join(f"{int(part * 255 + 0.5):02x}" for part in (red, green, blue))
