"""Pictures of who does what: who lends and who collects, what a reviewer sees, what is left to a debtor."""

from __future__ import annotations

from sitegen.pictures.canvas import EDGE, INNER, PLAIN, SMALL, WIDTH, Canvas
from sitegen.pictures.given import Given


def _card(c: Canvas, x: float, y: float, width: float, height: float, title: str, text: str, dashed: bool) -> None:
    if dashed:
        c.dashed(x, y, width, height)
    else:
        c.box(x, y, width, height, "soft")
    bottom = c.text(x + 9, y + 9, title, PLAIN, bold=True, width=width - 16, lines=2)
    c.text(x + 9, bottom + 2, text, SMALL, "muted", width=width - 16, lines=6)


def _height(c: Canvas, g: Given, names: list[str], width: float) -> float:
    """The height a row of cards needs."""
    tallest = 0.0
    for name in names:
        probe = Canvas()
        bottom = probe.text(0, 9, g[name], PLAIN, bold=True, width=width - 16)
        tallest = max(tallest, probe.text(0, bottom + 2, g[f"{name}_what"], SMALL, width=width - 16))
    return tallest + 10


def who_collects(c: Canvas, g: Given) -> float:
    """You, the lender, and those who may call: a full frame can agree to a plan, a dashed one only passes words on."""
    middle = WIDTH / 2
    c.box(middle - 60, EDGE, 120, 30, "paper", 15)
    c.text(middle, EDGE + 4, g["you"], PLAIN, bold=True, anchor="middle", width=110, lines=1)
    c.arrow(middle, EDGE + 31, middle, EDGE + 62, both=True)
    c.text(middle + 12, EDGE + 36, g["owe"], SMALL, "muted", width=130, lines=1)
    top = EDGE + 64
    height = _height(c, g, ["lender"], INNER)
    _card(c, EDGE, top, INNER, height, g["lender"], g["lender_what"], False)
    width = (INNER - 16) / 2
    y = top + height + 16
    spine = len(c.parts)
    for row in (["platform", "collector"], ["guarantor", "buyer"]):
        tall = _height(c, g, row, width)
        c.line(EDGE + width, y + tall / 2, EDGE + width + 16, y + tall / 2, "strong")
        last = y + tall / 2
        for n, name in enumerate(row):
            _card(c, EDGE + n * (width + 16), y, width, tall, g[name], g[f"{name}_what"], name in {"platform", "collector"})
        y += tall + 12
    c.line(middle, top + height, middle, last, "strong")
    c.parts.insert(spine, c.parts.pop())
    y += 2
    c.box(EDGE, y + 3, 26, 14, "soft", 3)
    y = c.text(EDGE + 34, y, g["solid"], SMALL, width=INNER - 34, lines=2) + 4
    c.dashed(EDGE, y + 3, 26, 14)
    return c.text(EDGE + 34, y, g["dashed"], SMALL, width=INNER - 34, lines=2) + EDGE


def reviewer(c: Canvas, g: Given) -> float:
    """Five things a reviewer looks at, and how much of each you can still change: today, in time, or not at all."""
    y = EDGE
    kept = {"record": 0, "capacity": 2, "past": 1, "hardship": 3, "plan": 3}
    for name, filled in kept.items():
        bottom = c.text(EDGE, y, g[name], PLAIN, bold=True, width=170, lines=2)
        for n in range(3):
            c.box(WIDTH - EDGE - 96 + n * 33, y + 3, 28, 15, "accent" if n < filled else "track", 3)
        y = c.text(EDGE, max(bottom, y + 22), g[f"{name}_what"], SMALL, "muted", lines=3) + 8
        c.line(EDGE, y - 3, WIDTH - EDGE, y - 3)
        y += 6
    for n in (0, 1, 3):
        for k in range(3):
            c.box(EDGE + k * 17, y + 4, 14, 12, "accent" if k < n else "track", 3)
        y = c.text(EDGE + 62, y, g[f"key_{n}"], SMALL, width=INNER - 62, lines=2) + 2
    return y + EDGE - 4


def what_stays(c: Canvas, g: Given) -> float:
    """One month's income and what one owns: the part that stays, the part that may be taken."""
    c.text(EDGE, EDGE, g["income"], PLAIN, bold=True)
    y = EDGE + 26
    half = INNER * 0.52
    c.box(EDGE, y, half, 46, "accent", 4)
    c.box(EDGE + half, y, INNER - half, 46, "hatch", 4)
    for x, width, label, tone in ((EDGE, half, "stays", "on"), (EDGE + half, INNER - half, "may_go", "ink")):
        if tone == "ink":
            c.box(x + 14, y + 10, width - 28, 26, "paper", 13)
        c.text(x + width / 2, y + 13, g[label], SMALL, "on" if tone == "on" else "ink", bold=True, anchor="middle",
               width=width - 30, lines=1)  # fmt: skip
    y = c.text(EDGE, y + 52, g["no_sum"], SMALL, "muted", lines=3) + 12
    c.text(EDGE, y, g["things"], PLAIN, bold=True)
    y += 26
    for name in ("clothes", "living", "study", "aids"):
        tick = [(2, 9), (7, 14), (16, 3), (18, 6), (7, 18), (0, 11)]
        c.shape([(EDGE + dx, y + dy) for dx, dy in tick])
        y = c.text(EDGE + 26, y, g[name], SMALL, width=INNER - 26, lines=2) + 4
    y += 8
    c.text(EDGE, y, g["home"], PLAIN, bold=True)
    y += 26
    for name, fill in (("home_lived", "soft"), ("home_more", "hatch")):
        c.box(EDGE, y + 3, 18, 14, "soft" if fill == "soft" else "hatch", 3)
        y = c.text(EDGE + 26, y, g[name], SMALL, width=INNER - 26, lines=3) + 4
    return y + EDGE - 4
