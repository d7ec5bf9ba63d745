"""Days on a line: the drawing of a chart of the kind timeline, and the same for plotly.js.

The line on the left is to scale, the names on the right are evenly spaced so that they stay legible; a thin line joins them.
"""

from __future__ import annotations

from typing import Any

from calculators.dates import iso
from calculators.drawing import HEIGHT, Shape, line, place, text
from calculators.records import Chart

MOST = 6
"""At most so many days fit."""
AXIS = 12.0
NAMES = 40.0


def days_of(chart: Chart) -> list[int]:
    """The day numbers of a timeline."""
    found: list[int] = []
    for value in chart["series"][0]["y"]:
        if value is not None:
            found.append(int(value))
    return found


def timeline(chart: Chart, names: list[str]) -> list[Shape]:
    """The drawing: a dot on the line for each day, its date and its name beside it. Today is drawn open."""
    days = days_of(chart)
    row = min(30.0, (HEIGHT - 8.0) / len(days))
    top = row / 2
    bottom = row * (len(days) - 0.5)
    span = days[-1] - days[0]
    found: list[Shape] = [line("axis", AXIS, top, AXIS, bottom + 0.5)]
    for n in range(len(days)):
        beside = row * (n + 0.5)
        at = top + (bottom - top) * (days[n] - days[0]) / span if span > 0 else beside
        found.append(line("grid", AXIS, at, NAMES - 3, beside))
        found.append(dot("dot s1" if chart["x"][n] == "today" else "dot s0", AXIS, at))
        found.append(text("day", NAMES, beside + 5, "start", iso(days[n])))
        found.append(text("name", NAMES + 90, beside + 5, "start", names[n]))
    return found


def dot(style: str, x: float, y: float) -> Shape:
    """A dot."""
    return {"tag": "circle", "attributes": {"class": style, "cx": place(x), "cy": place(y), "r": "4.0"}, "text": ""}


def timeline_trace(chart: Chart, name: str, names: list[str], colour: str) -> dict[str, Any]:
    """The days for plotly.js: dots over a date axis, one name on each line."""
    symbols = ["circle-open" if code == "today" else "circle" for code in chart["x"]]
    return {
        "type": "scatter", "mode": "markers", "orientation": "h", "name": name, "x": [iso(day) for day in days_of(chart)],
        "y": names, "marker": {"color": colour, "size": 13, "symbol": symbols},
        "hovertemplate": "%{y}: %{x}<extra></extra>",
    }
