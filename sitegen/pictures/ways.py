"""Pictures of one thing after another: being late, complaining, a lawsuit, the clock of limitation."""

from __future__ import annotations

from datetime import date

from sitegen.pictures.canvas import EDGE, INNER, PLAIN, SMALL, WIDTH, Canvas
from sitegen.pictures.given import Given


def being_late(c: Canvas, g: Given) -> float:
    """The stations of being late; the band on the right narrows as there is less left to talk about."""
    top = c.text(EDGE, EDGE, g["band"], SMALL, "accent", bold=True, anchor="start") + 8
    names = ["due", "growth", "record", "calls", "whole", "court", "enforcement", "lists"]
    start, ends = top + 8, []
    y = top
    for name in names:
        c.dot(EDGE + 7, y + 11, 7, "accent" if name == "due" else "soft")
        bottom = c.text(EDGE + 26, y, g[name], PLAIN, bold=True, width=196, lines=2)
        bottom = c.text(EDGE + 26, bottom + 1, g[f"{name}_what"], SMALL, "muted", width=196, lines=3)
        ends.append(y + 11)
        y = bottom + 12
    c.parts.insert(0, f'<line class="ll" x1="{EDGE + 7}" y1="{ends[0]:.1f}" x2="{EDGE + 7}" y2="{ends[-1]:.1f}"/>')
    middle = WIDTH - EDGE - 30
    c.shape([(middle - 30, start), (middle + 30, start), (middle + 7, y - 14), (middle - 7, y - 14)], "soft")
    c.text(middle, start + 8, g["much"], SMALL, "accent", bold=True, anchor="middle", width=56, lines=3)
    return c.text(middle, y - 12, g["less"], SMALL, "muted", anchor="middle", width=66, lines=2) + EDGE - 4


def complaint_steps(c: Canvas, g: Given) -> float:
    """Five steps, each further in; the time limits of the first are drawn to scale."""
    y = EDGE
    rule = "complaint-2020-3-time"
    longer = g.value(rule, "complex_period")
    limits = [
        ("simple", g.value(rule, "simple_period"), 0.0),
        ("complex", longer, 0.0),
        ("further", g.value(rule, "further_extension"), longer),
    ]
    scale = 150 / max(days + before for _, days, before in limits)
    for n, name in enumerate(["lender", "head", "line", "mediation", "court"]):
        left = EDGE + 12 * n
        width = WIDTH - EDGE - left
        mark = len(c.parts)
        bottom = c.text(left + 12, y + 9, g[name], PLAIN, bold=True, width=width - 24, lines=2)
        bottom = c.text(left + 12, bottom, g[f"{name}_what"], SMALL, "muted", width=width - 24, lines=3)
        if n == 0:
            for label, days, before in limits:
                c.box(left + 12 + before * scale, bottom + 7, days * scale, 10, "hatch" if before else "accent", 2)
                x = left + 20 + (before + days) * scale
                c.text(x, bottom + 2, g[label], SMALL, width=WIDTH - EDGE - 8 - x, lines=1)
                bottom += 24
        ours, c.parts = c.parts[mark:], c.parts[:mark]
        c.box(left, y, width, bottom + 9 - y, "soft" if n == 0 else "paper")
        c.parts += ours
        y = bottom + 9
        if n < 4:
            c.arrow(left + 24, y, left + 24, y + 16)
            c.text(left + 36, y, g["next"] if n == 0 else g["again"], SMALL, "accent", width=width - 40, lines=1)
            y += 21
    return y + EDGE


def court_steps(c: Canvas, g: Given) -> float:
    """A lawsuit from the papers to the appeal, with the periods the law names."""
    y = EDGE
    first = y + 11
    for name in ["claim", "answer", "hearing", "judgment", "appeal", "final"]:
        period = g.labels.get(f"{name}_period")
        c.dot(EDGE + 7, y + 11, 7, "accent" if period else "soft")
        bottom = c.text(EDGE + 26, y, g[name], PLAIN, bold=True, width=150 if period else 264, lines=2)
        if period:
            c.box(WIDTH - EDGE - 112, y - 2, 112, 25, "accent", 12)
            c.text(WIDTH - EDGE - 56, y + 1, g[f"{name}_period"], SMALL, "on", bold=True, anchor="middle", width=100,
                   lines=1)  # fmt: skip
        last = y + 11
        y = c.text(EDGE + 26, max(bottom, y + 24), g[f"{name}_what"], SMALL, "muted", width=264, lines=3) + 14
    c.parts.insert(0, f'<line class="ll" x1="{EDGE + 7}" y1="{first:.1f}" x2="{EDGE + 7}" y2="{last:.1f}"/>')
    c.box(EDGE, y, INNER, 0, "track", 0)
    return c.text(EDGE, y + 8, g["talk"], SMALL, "accent", bold=True, lines=3) + EDGE


def limitation_clock(c: Canvas, g: Given) -> float:
    """The period starts at the last due date and anew at each event; to scale, in days. The last one is still running."""
    first, sued = g.answer("first"), g.answer("sued")
    spans = [("due", first["starts_on"], first["expires_on"])]
    spans += [(event["kind"], event["date"], event["expires_on"]) for event in sued["restarts"]]
    suit = sued["inputs"]["today"]
    start, end = _day(spans[0][1]), max(_day(suit), *(_day(span[2]) for span in spans))
    scale = (INNER - 4) / (end - start)

    def x(day: str) -> float:
        return EDGE + (_day(day) - start) * scale

    y = EDGE
    for n, (name, begins, ends) in enumerate(spans):
        left = min(x(begins), WIDTH - EDGE - 200)
        y = c.text(left, y, f"{begins} {g[name]}", SMALL, bold=True, width=max(WIDTH - EDGE - x(begins), 200), lines=2)
        running = n + 1 == len(spans)
        gone = x(suit if running else spans[n + 1][1])
        c.dashed(x(begins), y + 4, x(ends) - x(begins), 16)
        c.box(x(begins), y + 4, gone - x(begins), 16, "accent" if running else "hatch", 3)
        c.line(x(begins), y, x(begins), y + 26, "strong")
        y = y + 34 if running else c.text(left, y + 25, g["restart"], SMALL, "care", width=200, lines=1) + 8
    c.line(x(suit), y - 34, x(suit), y + 2, "strong")
    y = c.text(x(suit), y + 2, f"{suit} {g['suit']}", SMALL, bold=True, anchor="end", width=INNER - 20, lines=2)
    c.dashed(EDGE, y + 13, 26, 12)
    y = c.text(EDGE + 34, y + 10, g["whole"], SMALL, "muted", width=INNER - 34, lines=2)
    c.box(EDGE, y + 7, 26, 12, "hatch", 3)
    return c.text(EDGE + 34, y + 4, g["gone"], SMALL, "muted", width=INNER - 34, lines=2) + EDGE


def _day(text: str) -> int:
    return date.fromisoformat(text).toordinal()
