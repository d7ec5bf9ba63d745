"""Pictures of money: where a payment goes, what a rate means, what waiting, rolling over and minimum payments do."""

from __future__ import annotations

from sitegen.pictures.canvas import EDGE, INNER, PLAIN, SMALL, WIDTH, Canvas, Fill
from sitegen.pictures.given import Given

FOOT = 16.0


def _bars(c: Canvas, top: float, height: float, values: list[float], most: float, fill: Fill, left: float = EDGE,
          width: float = INNER, thin: float = 0.7) -> None:  # fmt: skip
    """Standing bars side by side on a ground line."""
    step = width / len(values)
    for n, value in enumerate(values):
        tall = value / most * height if most else 0
        c.box(left + step * (n + (1 - thin) / 2), top + height - tall, step * thin, tall, fill, 2)
    c.line(left, top + height, left + width, top + height)


def payment_parts(c: Canvas, g: Given) -> float:
    """A flat-rate loan month by month: the principal still held falls, the charge does not; beside it a level loan."""
    flat, level = g.answer("flat"), g.answer("level")
    held = [flat["inputs"]["principal"], *(row["balance"] for row in flat["rows"][:-1])]
    y = c.text(EDGE, EDGE, g["held"], PLAIN, bold=True, lines=2) + 6
    _bars(c, y, 74, held, max(held), "soft")
    c.text(EDGE, y + 78, g["first"], SMALL, "muted", width=100, lines=1)
    c.text(WIDTH - EDGE, y + 78, g["last"], SMALL, "muted", anchor="end", width=120, lines=1)
    y = c.text(EDGE, y + 110, g["charge"], PLAIN, bold=True, lines=2) + 6
    charges = [row["interest"] for row in flat["rows"]]
    owed = [row["interest"] for row in level["rows"]]
    most = max(charges)
    step = INNER / len(charges)
    _bars(c, y, 74, charges, most, "hatch", thin=0.86)
    _bars(c, y, 74, owed, most, "accent", thin=0.5)
    c.text(EDGE, y + 78, g["first"], SMALL, "muted", width=100, lines=1)
    c.text(EDGE + step * len(charges), y + 78, g["last"], SMALL, "muted", anchor="end", width=120, lines=1)
    y += 108
    for name, fill in (("flat", "hatch"), ("level", "accent")):
        c.box(EDGE, y + 3, 22, 14, "hatch" if fill == "hatch" else "accent", 3)
        y = c.text(EDGE + 30, y, g[name], SMALL, width=INNER - 30, lines=3) + 4
    return y + EDGE - 4


def three_rates(c: Canvas, g: Given) -> float:
    """The same loan, three figures: without the fee, with it as simple interest, with it as compound interest."""
    bare, full = g.answer("bare"), g.answer("full")
    found = [("bare", bare["annual_simple"]), ("simple", full["annual_simple"]), ("compound", full["annual_compound"])]
    most = max(rate for _, rate in found)
    y = EDGE
    for name, rate in found:
        y = c.text(EDGE, y, g[name], SMALL, bold=name != "bare", lines=2) + 3
        width = rate / most * (INNER - 74)
        c.box(EDGE, y, width, 20, "soft" if name == "bare" else "accent" if name == "simple" else "hatch", 3)
        c.text(EDGE + width + 8, y + 1, g.percent(rate), PLAIN, bold=True, width=66, lines=1)
        y += 32
    return y + EDGE - 12


def minimum_only(c: Canvas, g: Given) -> float:
    """What is owed, month by month: paying the falling minimum against keeping the first payment fixed.

    The time shown is three times what the fixed payment takes: after it the other line hardly moves any more.
    """
    slow, steady = g.answer("minimum"), g.answer("steady")
    owed, months = slow["inputs"]["balance"], steady["months"]
    y = c.text(EDGE, EDGE, g["owed"], PLAIN, bold=True, lines=2) + 26
    height, shown = 140.0, 3 * months

    def points(rows: list[dict[str, float]]) -> list[tuple[float, float]]:
        values = [owed, *(row["balance"] for row in rows)][: shown + 1]
        return [(EDGE + n / shown * INNER, y + height - value / owed * height) for n, value in enumerate(values)]

    slow_line, steady_line = points(slow["rows"]), points(steady["rows"])
    c.shape([*slow_line, (WIDTH - EDGE, y + height), (EDGE, y + height)], "hatch")
    c.shape([*steady_line, (EDGE, y + height)], "soft")
    c.curve(steady_line)
    c.line(EDGE, y + height, WIDTH - EDGE, y + height)
    c.text(EDGE, y - 20, g.yuan(owed), SMALL, width=150, lines=1)
    x, at = slow_line[months]
    c.line(x, at, x, y + height, "dash")
    c.dot(x, at, 4, "paper")
    bottom = c.text(x + 10, at - 44, g["then"], SMALL, "care", width=WIDTH - EDGE - x - 10, lines=2)
    c.text(x + 10, bottom, g.yuan(slow["rows"][months - 1]["balance"]), SMALL, "care", bold=True, width=150, lines=1)
    y += height + 5
    c.text(EDGE, y, g["now"], SMALL, "muted", width=80, lines=1)
    c.text(max(x - 36, EDGE + 62), y, g["after"], SMALL, "muted", width=160, lines=1)
    y += 30
    for name, fill in (("minimum", "hatch"), ("steady", "soft")):
        c.box(EDGE, y + 3, 22, 14, "hatch" if fill == "hatch" else "soft", 3)
        y = c.text(EDGE + 30, y, g[name], SMALL, width=INNER - 30, lines=4) + 5
    return y + EDGE - 5


def rolling_over(c: Canvas, g: Given) -> float:
    """The same sum at the same rate for a year: rolled over four times, and paid off slowly."""
    rolls = [g.answer(f"roll{n}") for n in (1, 2, 3, 4)]
    slow = g.answer("slow")
    start = rolls[0]["inputs"]["principal"]
    grown = [start, *(roll["payment"] for roll in rolls)]
    every = rolls[0]["inputs"]["months"]
    left = [start, *(slow["rows"][every * n - 1]["balance"] for n in (1, 2, 3, 4))]
    most = max(grown)
    y = c.text(EDGE, EDGE, g["title"], PLAIN, bold=True, lines=2) + 26
    height, step = 150.0, INNER / 5
    for n in range(5):
        x = EDGE + step * n
        tall, small = grown[n] / most * height, left[n] / most * height
        c.box(x + 3, y + height - tall, step * 0.44, tall, "hatch", 2)
        c.box(x + 5 + step * 0.44, y + height - small, step * 0.4, small, "accent", 2)
    c.line(EDGE, y + height, WIDTH - EDGE, y + height)
    c.text(EDGE, y - 21, g.yuan(start), SMALL, width=100, lines=1)
    c.text(WIDTH - EDGE, y - 21, g.yuan(grown[-1]), SMALL, "care", bold=True, anchor="end", width=160, lines=1)
    c.text(EDGE, y + height + 4, g["start"], SMALL, "muted", width=100, lines=1)
    c.text(WIDTH - EDGE, y + height + 4, g["year"], SMALL, "muted", anchor="end", width=140, lines=1)
    y += height + 34
    for name, fill in (("rolled", "hatch"), ("slow", "accent")):
        c.box(EDGE, y + 3, 22, 14, "hatch" if fill == "hatch" else "accent", 3)
        y = c.text(EDGE + 30, y, g[name], SMALL, width=INNER - 30, lines=4) + 5
    return y + EDGE - 5


def shares(c: Canvas, g: Given) -> float:
    """Seven debts and the month's money, cut in the same proportions."""
    answer = g.answer("shares")
    rows = answer["shares"]
    total, amount = answer["total_balance"], answer["inputs"]["amount"]
    y = c.text(EDGE, EDGE, g["owed"], SMALL, bold=True, lines=2) + 4
    cuts = [0.0]
    for row in rows:
        cuts.append(cuts[-1] + row["balance"] / total * INNER)
    for n in range(len(rows)):
        c.box(EDGE + cuts[n], y, cuts[n + 1] - cuts[n], 34, "hatch" if n % 2 else "care", 2)
    for cut in cuts:
        c.line(EDGE + cut, y + 35, EDGE + cut, y + 62, "dash")
    y += 63
    given = [0.0]
    for row in rows:
        given.append(given[-1] + row["offer"] / amount * INNER)
    for n in range(len(rows)):
        c.box(EDGE + given[n], y, given[n + 1] - given[n], 26, "accent" if n % 2 else "soft", 2)
    y = c.text(EDGE, y + 30, g["given"], SMALL, bold=True, lines=2) + 8
    for row in rows:
        width = row["balance"] / rows[0]["balance"] * 110
        c.text(EDGE, y, row["name"], SMALL, bold=True, width=20, lines=1)
        c.box(EDGE + 24, y + 3, width, 13, "care", 2)
        c.text(WIDTH - EDGE, y, g.yuan(row["offer"]), SMALL, anchor="end", width=150, lines=1)
        y += 22
    return y + 8


def budget(c: Canvas, g: Given) -> float:
    """A month's income from top to bottom: what keeps you alive, what has its day, what is kept back, what can be paid."""
    answer = g.answer("home")
    given = answer["inputs"]
    income = answer["certain_income"]
    dated = given["yearly"]
    parts: list[tuple[str, float, Fill]] = [
        ("living", answer["essentials"] - dated, "accent"), ("dated", dated, "soft"),
        ("reserve", answer["reserve_kept"], "care"), ("offer", answer["safe_offer"], "hatch"),
    ]  # fmt: skip
    y = c.text(EDGE, EDGE, g["income"], PLAIN, bold=True, lines=2) + 6
    tall = 300.0
    texts = y
    for name, amount, fill in parts:
        height = amount / income * tall
        c.box(EDGE, y, 74, height, fill, 3)
        at = max(texts, y + height / 2 - 21)
        c.curve([(EDGE + 76, y + height / 2), (EDGE + 86, at + 10), (EDGE + 92, at + 10)], "line")
        bottom = c.text(EDGE + 98, at, g[name], SMALL, bold=True, width=INNER - 98, lines=2)
        texts = c.text(EDGE + 98, bottom, g[f"{name}_what"], SMALL, "muted", width=INNER - 98, lines=3) + 8
        y += height + 3
    return max(y, texts) + EDGE - 6
