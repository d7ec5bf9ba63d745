"""An edition's colour made dark enough for slides, by the contrast of WCAG 2."""

from __future__ import annotations

INK, MUTED, PAPER, SOFT = "1D2825", "46524D", "FFFDF8", "F1EDE2"
ENOUGH = 4.5
"""Contrast of text to what it stands on, at least (WCAG 2.2, 1.4.3)."""


def _luminance(colour: str) -> float:
    parts = [int(colour[n : n + 2], 16) / 255 for n in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colours (six hexadecimal digits), 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def readable(colour: str) -> str:
    """The colour (`#` may lead) darkened until it can be read on paper and white can be read on it."""
    made = colour.lstrip("#").upper()
    while min(contrast(made, PAPER), contrast(made, SOFT)) < ENOUGH:
        made = "".join(f"{int(made[n : n + 2], 16) * 9 // 10:02X}" for n in (0, 2, 4))
    return made
