"""A chart as a small drawing: shapes for an SVG of 320 by 180, without colours. Classes tell the series apart.

The first series (`s0`) is meant solid, the second (`s1`) outlined or dashed, so that they differ without colour.
"""

from __future__ import annotations

from typing import TypedDict

from calculators.drawing import BOTTOM, HEIGHT, LEFT, RIGHT, TOP, Shape, line, place, rect, text
from calculators.finance import half_up
from calculators.records import Chart
from calculators.timeline import timeline
from calculators.wording import fixed, grouped, percent_text

DASHES = ["", "5 3", "1 3", "7 2 1 2"]


class Scale(TypedDict):
    """A value axis: least and greatest value and the distance of its ticks."""

    least: float
    most: float
    step: float


def tick_text(chart: Chart, value: float) -> str:
    """A value on an axis: whole yuan (with fen where a small axis needs them), or percent with as few places as tell it."""
    if chart["y_kind"] == "money":
        yuan = half_up(value / 100)
        if abs(value) < 1000 and yuan * 100 != half_up(value):
            return fixed(half_up(value), 2)
        return "-" + grouped(str(-yuan)) if yuan < 0 else grouped(str(yuan))
    if chart["y_kind"] == "whole":
        return str(half_up(value))
    return percent_text(value, 0 if abs(value) >= 0.1 or value == 0 else 1)


def mark_text(chart: Chart, value: float) -> str:
    """A value at its bar."""
    if chart["y_kind"] == "rate":
        return percent_text(value, 2)
    return tick_text(chart, value)


def scale_of(least: float, most: float, kind: str) -> Scale:
    """An axis from a round number at or below the least value to one at or above the greatest, with at most five steps."""
    low = min(0.0, least)
    high = max(0.0, most)
    span = high - low
    if span <= 0:
        return {"least": 0.0, "most": 1.0, "step": 1.0}
    base = 1.0
    while base * 10 <= span:
        base = base * 10
    while base > span:
        base = base / 10
    step = base * 5
    quarters = kind == "money" and span >= 1000
    for share in [0.2, 0.25 if quarters else 0.5, 0.5, 1.0, 2.0]:
        if span <= base * share * 4.5:
            step = base * share
            break
    top = 0.0
    while top < high:
        top = top + step
    bottom = 0.0
    while bottom > low:
        bottom = bottom - step
    return {"least": bottom, "most": top, "step": step}


def shapes(chart: Chart, names: list[str], series: list[str], axis: str) -> list[Shape]:
    """The drawing. `names` are the words of the x values, `series` of the series, `axis` says what is counted."""
    if chart["kind"] == "bars" and chart["x_kind"] == "code":
        return lying_bars(chart, names)
    if chart["kind"] == "timeline":
        return timeline(chart, names)
    if chart["kind"] == "lines":
        return lines(chart, names, series, axis)
    return standing_bars(chart, names, series, axis)


def lying_bars(chart: Chart, names: list[str]) -> list[Shape]:
    """Named bars from left to right, the name above each and the value at its end."""
    values = chart["series"][0]["y"]
    least = 0.0
    most = 0.0
    for value in values:
        if value is not None:
            least = min(least, value)
            most = max(most, value)
    span = most - least if most > least else 1.0
    room = RIGHT - LEFT - 56.0
    zero = LEFT + (0.0 - least) / span * room
    height = min(34.0, (HEIGHT - 6.0) / len(names))
    found: list[Shape] = []
    for n in range(len(names)):
        top = 3.0 + height * n
        value = values[n]
        found.append(text("label", LEFT + 3, top + height * 0.42, "start", names[n]))
        if value is None:
            continue
        size = abs(value) / span * room
        start = zero - size if value < 0 else zero
        style = "bar s0" if chart["x"][n].startswith("annual_") else "bar s1"
        found.append(rect(style, start, top + height * 0.52, size, height * 0.36))
        found.append(text("value", start + max(0.5, size) + 4, top + height * 0.86, "start", mark_text(chart, value)))
    found.append(line("axis", zero, 2.0, zero, 3.0 + height * len(names)))
    return found


def frame(chart: Chart, scale: Scale, axis: str) -> list[Shape]:
    """Grid lines with their values, and what is counted."""
    found: list[Shape] = [text("axis-name", LEFT, 10.0, "start", axis)]
    value = scale["least"]
    while value < scale["most"] + scale["step"] / 2:
        y = height_of(scale, value)
        found.append(line("axis" if abs(value) < scale["step"] / 2 else "grid", LEFT, y, RIGHT, y))
        found.append(text("tick", LEFT, y - 2, "start", tick_text(chart, value)))
        value = value + scale["step"]
    return found


def height_of(scale: Scale, value: float) -> float:
    """Where a value lies on the drawing."""
    return BOTTOM - (value - scale["least"]) / (scale["most"] - scale["least"]) * (BOTTOM - TOP)


def feet(names: list[str], first: float, step: float) -> list[Shape]:
    """The first, the middle and the last name under the axis."""
    found: list[Shape] = []
    last = len(names) - 1
    shown = [0, last // 2, last] if last >= 4 else list(range(len(names)))
    for n in shown:
        anchor = "middle"
        if n == last and len(names[n]) > 3:
            anchor = "end"
        x = first + step * n if anchor == "middle" else RIGHT
        found.append(text("tick", x, BOTTOM + 12, anchor, names[n]))
    return found


def keys(series: list[str], style: str) -> list[Shape]:
    """The names of the series with a sample of each, on the top right; closer together from three on."""
    found: list[Shape] = []
    room = 104.0 if len(series) < 3 else 276.0 / len(series)
    first = 110.0 if len(series) < 3 else 40.0
    for n in range(len(series)):
        x = first + room * n
        if style == "bar":
            found.append(rect(f"bar s{n}", x, 3.0, 10.0, 8.0))
        else:
            found.append(stroke(n, [x, 7.0, x + 14, 7.0]))
        found.append(text("key", x + 16, 10.5, "start", series[n]))
    return found


def stroke(n: int, points: list[float]) -> Shape:
    """A line through points (x, y, x, y, …) in the dash of series n."""
    places = ""
    for k in range(0, len(points), 2):
        places += (" " if k > 0 else "") + place(points[k]) + "," + place(points[k + 1])
    attributes: dict[str, str] = {"class": f"line s{n}", "points": places, "fill": "none"}
    if DASHES[n % 4] != "":
        attributes["stroke-dasharray"] = DASHES[n % 4]
    return {"tag": "polyline", "attributes": attributes, "text": ""}


def standing_bars(chart: Chart, names: list[str], series: list[str], axis: str) -> list[Shape]:
    """Bars side by side in time, their parts one on the other."""
    least = 0.0
    most = 0.0
    for n in range(len(names)):
        up = 0.0
        for one in chart["series"]:
            value = one["y"][n]
            if value is not None:
                up = up + value
                least = min(least, up)
                most = max(most, up)
    scale = scale_of(least, most, chart["y_kind"])
    found = frame(chart, scale, axis)
    left = LEFT + 46.0
    step = (RIGHT - left) / len(names)
    width = min(40.0, step * 0.8)
    for n in range(len(names)):
        base = 0.0
        for k in range(len(chart["series"])):
            value = chart["series"][k]["y"][n]
            if value is None or value == 0:
                continue
            top = height_of(scale, base + value)
            found.append(rect(f"bar s{k}", left + step * (n + 0.5) - width / 2, top, width, height_of(scale, base) - top))
            base = base + value
    return found + feet(names, left + step / 2, step) + keys(series, "bar")


def lines(chart: Chart, names: list[str], series: list[str], axis: str) -> list[Shape]:
    """One line for each series; a gap where a value is missing."""
    least = 0.0
    most = 0.0
    for one in chart["series"]:
        for value in one["y"]:
            if value is not None:
                least = min(least, value)
                most = max(most, value)
    scale = scale_of(least, most, chart["y_kind"])
    found = frame(chart, scale, axis)
    left = LEFT + 46.0
    step = (RIGHT - left) / max(1, len(names) - 1)
    for k in range(len(chart["series"])):
        points: list[float] = []
        for n in range(len(names)):
            value = chart["series"][k]["y"][n]
            if value is not None:
                points.append(left + step * n)
                points.append(height_of(scale, value))
        found.append(stroke(k, points))
    return found + feet(names, left, step) + keys(series, "line")
