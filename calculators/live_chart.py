"""The same chart for plotly.js: bar and scatter traces only, colours from the page's palette, nothing that moves."""

from __future__ import annotations

from typing import Any, TypedDict

from calculators.finance import half_up
from calculators.records import Chart
from calculators.timeline import timeline_trace
from calculators.view import x_names
from calculators.view_records import Words

PATTERNS = ["", "/", ".", "x"]
DASHES = ["solid", "dash", "dot", "dashdot"]


class Palette(TypedDict):
    """Colours of the page in its present mode; one for each series."""

    series: list[str]
    text: str
    grid: str
    paper: str


def plotly(words: Words, chart: Chart, palette: Palette) -> dict[str, Any]:
    """The figure: {"data", "layout"}. Money in yuan, rates in percent."""
    names = x_names(words["chart"], chart)
    lying = chart["kind"] == "timeline" or (chart["kind"] == "bars" and chart["x_kind"] == "code")
    data: list[Any] = []
    for n in range(len(chart["series"])):
        one = chart["series"][n]
        if chart["kind"] == "timeline":
            data.append(timeline_trace(chart, words["chart"]["series"][one["code"]], names, palette["series"][0]))
            continue
        amounts = [shown(chart["y_kind"], value) for value in one["y"]]
        data.append(trace(chart, words["chart"]["series"][one["code"]], names, amounts, n, lying, palette))
    return {"data": data, "layout": layout(chart, words, lying, palette)}


def shown(kind: str, value: float | None) -> float | None:
    """A value in the unit of the axis."""
    if value is None:
        return None
    if kind == "money":
        return value / 100
    if kind == "rate":
        return half_up(value * 10000) / 100
    return value


def trace(
    chart: Chart, name: str, names: list[str], amounts: list[float | None], n: int, lying: bool, palette: Palette
) -> dict[str, Any]:
    """One series."""
    colour = palette["series"][n % len(palette["series"])]
    if chart["kind"] == "lines":
        return {
            "type": "scatter", "mode": "lines", "name": name, "x": names, "y": amounts,
            "line": {"color": colour, "width": 2, "dash": DASHES[n % 4]},
        }
    marker = {
        "color": colour, "pattern": {"shape": PATTERNS[n % 4], "fgcolor": palette["paper"], "solidity": 0.35},
    }
    unit = "%" if chart["y_kind"] == "rate" else ""
    if lying:
        return {
            "type": "bar", "orientation": "h", "name": name, "x": amounts, "y": names, "marker": marker,
            "hovertemplate": "%{y}: %{x:,.2f}" + unit + "<extra></extra>",
        }
    return {
        "type": "bar", "name": name, "x": names, "y": amounts, "marker": marker,
        "hovertemplate": "%{x}: %{y:,.2f}" + unit,
    }


def layout(chart: Chart, words: Words, lying: bool, palette: Palette) -> dict[str, Any]:
    """Axes, legend below, the page's own font."""
    value_title = words["chart"]["y"]
    name_title = words["chart"]["x"]
    many = len(chart["series"]) > 1
    unit = "%" if chart["y_kind"] == "rate" else ""
    dated = chart["y_kind"] == "date"
    value_axis: dict[str, Any] = {
        "title": {"text": "" if dated else value_title}, "gridcolor": palette["grid"], "zerolinecolor": palette["text"],
        "fixedrange": True, "automargin": True, "ticksuffix": unit, "tickformat": "%Y-%m-%d" if dated else ",",
        "type": "date" if dated else "linear",
    }
    if dated:
        value_axis.update({"nticks": 3, "tickangle": 0})
    name_axis = {
        "title": {"text": "" if lying else name_title}, "fixedrange": True, "automargin": True, "type": "category",
        "autorange": "reversed" if lying else True,
    }
    return {
        "barmode": "stack" if chart["kind"] == "stacked_bars" else "group",
        "dragmode": False,
        "font": {"color": palette["text"], "family": "inherit"},
        "paper_bgcolor": palette["paper"],
        "plot_bgcolor": palette["paper"],
        "margin": {"l": 8, "r": 8, "t": 16, "b": 8},
        "showlegend": many,
        "legend": {"orientation": "h", "y": -0.25},
        "xaxis": value_axis if lying else name_axis,
        "yaxis": name_axis if lying else value_axis,
    }
