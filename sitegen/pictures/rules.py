"""Pictures of rules and offers on one scale: the interest limits, the nine arrangements."""

from __future__ import annotations

from sitegen.pictures.canvas import EDGE, INNER, PLAIN, SMALL, WIDTH, Canvas, Fill
from sitegen.pictures.given import Given, Missing

MOST = 40.0
"""The end of the ruler, percent a year."""


def interest_lines(c: Canvas, g: Given) -> float:
    """One ruler of yearly rates, and for each kind of lender the line that is spoken of, with its standing in words."""
    if g.lpr is None:
        raise Missing("quote of the", "LPR")
    day, quoted = g.lpr
    lines: list[tuple[str, float, Fill]] = [
        ("private", quoted * 4, "accent"), ("consumer", g.value("cfc-20pct-window", "single_cap"), "care"),
        ("micro", g.value("microloan-2025-24pct", "cap"), "soft"), ("bank", g.value("spc-2017-22-24pct", "line"), "soft"),
    ]  # fmt: skip
    y = c.text(EDGE, EDGE, g["title"], PLAIN, bold=True, lines=2) + 8
    for name, rate, _fill in lines:
        y = c.text(EDGE, y, g[name], SMALL, bold=True, lines=2) + 4
        x = rate / MOST * INNER
        c.box(EDGE, y, INNER, 18, "track", 3)
        c.box(EDGE, y, x, 18, "accent" if name == "private" else "soft", 3)
        c.line(EDGE + x, y - 3, EDGE + x, y + 22, "strong")
        c.text(EDGE + x + 6, y, g.rate(rate), SMALL, bold=True, width=INNER - x - 8, lines=1)
        y = c.text(EDGE, y + 24, g[f"{name}_what"].replace("{day}", day), SMALL, "muted", lines=3) + 12
    for tick in (0, 10, 20, 30, 40):
        x = EDGE + tick / MOST * INNER
        c.line(x, y, x, y + 6)
        c.text(x, y + 7, str(tick), SMALL, "muted", anchor="start" if tick == 0 else "end" if tick == MOST else "middle")
    c.line(EDGE, y, WIDTH - EDGE, y)
    return c.text(EDGE, y + 28, g["axis"], SMALL, "muted", lines=2) + EDGE


def nine_arrangements(c: Canvas, g: Given) -> float:
    """Nine arrangements for one debt: left what a month takes, right what all of it takes beyond the principal."""
    plans = [*g.answer("first")["plans"], *g.answer("second")["plans"]]
    names = ["extension", "instalments", "principal", "rate", "penalties", "compounding", "lump", "merge", "pause"]
    if len(plans) != len(names):
        raise Missing("example", "nine arrangements in 'first' and 'second'")
    month = max(plan["monthly"] or 0 for plan in plans)
    cost = max(abs(plan["cost"]) for plan in plans)
    middle = WIDTH / 2
    half = INNER / 2 - 8
    c.text(middle - 8, EDGE, g["month"], SMALL, bold=True, anchor="end", width=half, lines=2)
    y = c.text(middle + 8, EDGE, g["cost"], SMALL, bold=True, width=half, lines=2)
    y = max(y, EDGE + 38) + 2
    for name, plan in zip(names, plans, strict=True):
        y = c.text(EDGE, y, g[name], SMALL, "muted", lines=1) + 2
        if plan["monthly"] is None:
            c.text(middle - 8, y - 1, g["once"], SMALL, anchor="end", width=half, lines=1)
        else:
            size = plan["monthly"] / month * (half - 60)
            c.box(middle - 3 - size, y, size, 16, "accent", 2)
            c.text(middle - 8 - size, y - 1, g.whole(plan["monthly"]), SMALL, bold=True, anchor="end", width=60, lines=1)
        size = abs(plan["cost"]) / cost * (half - 60)
        c.box(middle + 3, y, size, 16, "hatch" if plan["cost"] >= 0 else "soft", 2)
        c.text(middle + 9 + size, y - 1, g.whole(plan["cost"]), SMALL, bold=True, width=60, lines=1)
        c.line(middle, y - 3, middle, y + 19)
        y += 26
    return c.text(EDGE, y + 2, g["note"], SMALL, "muted", lines=4) + EDGE
