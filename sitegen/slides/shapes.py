"""A drawing as native shapes of a slide: its words stay text, its lines sharp, and nothing is turned into pixels.

The generator's own drawings hold rectangles, circles, lines, polygons and texts in classes (sitegen/pictures/style.py). A
logo is shown when it is a PNG or JPEG; a slide cannot hold an SVG without pixels beside it, and then the name stands alone.
"""

from __future__ import annotations

import io
import re
from itertools import pairwise
from typing import Any
from xml.etree.ElementTree import Element, fromstring

from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Inches, Pt

from sitegen.pictures.style import LIGHT
from sitegen.slides.colours import readable
from sitegen.slides.model import Picture

_SVG = "{http://www.w3.org/2000/svg}"
_FILLS = {"g": "g", "s": "s", "c": "w", "i": "j", "p": "g", "t": "t", "h": "w"}
_EDGES = {"s": "a", "c": "W", "i": "J", "p": "L", "t": "l", "h": "W"}
_WORDS = {"i": "k", "m": "m", "a": "a", "c": "c", "o": "o"}
Place = tuple[float, float, float, float]


class _Sheet:
    """Where units of a drawing come to lie on a slide, and its colours."""

    def __init__(self, page: Any, box: tuple[float, float], place: Place, brand: str) -> None:
        left, top, width, height = place
        self.scale = min(width / box[0], height / box[1])
        self.left = left + (width - box[0] * self.scale) / 2
        self.top = top
        self.group = page.shapes.add_group_shape()
        self.colours = {**LIGHT, "a": readable(brand)}

    def x(self, value: float) -> Any:
        return Inches(self.left + value * self.scale)

    def y(self, value: float) -> Any:
        return Inches(self.top + value * self.scale)

    def size(self, value: float) -> Any:
        return Emu(int(Inches(value * self.scale)))

    def colour(self, key: str) -> Any:
        value = self.colours[key].lstrip("#")
        return RGBColor(*(int(value[n : n + 2], 16) for n in (0, 2, 4)))  # type: ignore[no-untyped-call]


def draw(page: Any, picture: Picture, brand: str, place: Place) -> None:
    """Draw a picture of ours into a place on a slide (inches), as one group that carries its alternative text."""
    root = fromstring(picture.svg)
    box = [float(part) for part in root.get("viewBox", "0 0 324 324").split()]
    sheet = _Sheet(page, (box[2], box[3]), place, brand)
    for element in root:
        _element(sheet, element)
    about = sheet.group._element.nvGrpSpPr.cNvPr
    about.set("name", picture.title)
    about.set("descr", picture.alt)


def _element(sheet: _Sheet, element: Element) -> None:
    tag = element.tag.removeprefix(_SVG)
    kind = element.get("class", "")
    match tag:
        case "rect":
            x, y, width, height = (float(element.get(key, "0")) for key in ("x", "y", "width", "height"))
            round_ = float(element.get("rx", "0"))
            shape = sheet.group.shapes.add_shape(
                MSO_SHAPE.ROUNDED_RECTANGLE if round_ else MSO_SHAPE.RECTANGLE,
                sheet.x(x), sheet.y(y), sheet.size(width), sheet.size(height),
            )
            if round_:
                shape.adjustments[0] = min(0.5, round_ / max(1.0, min(width, height)))
            _paint(sheet, shape, kind)
        case "circle":
            x, y, radius = (float(element.get(key, "0")) for key in ("cx", "cy", "r"))
            place = (sheet.x(x - radius), sheet.y(y - radius), sheet.size(2 * radius), sheet.size(2 * radius))
            _paint(sheet, sheet.group.shapes.add_shape(MSO_SHAPE.OVAL, *place), kind)
        case "line":
            ends = [float(element.get(key, "0")) for key in ("x1", "y1", "x2", "y2")]
            _line(sheet, ends, kind)
        case "polyline":
            points = _points(element)
            for (x1, y1), (x2, y2) in pairwise(points):
                _line(sheet, [x1, y1, x2, y2], kind)
        case "polygon":
            points = [(sheet.x(x), sheet.y(y)) for x, y in _points(element)]
            builder = sheet.group.shapes.build_freeform(*points[0])
            builder.add_line_segments(points[1:], close=True)
            _paint(sheet, builder.convert_to_shape(), kind)
        case "text":
            _text(sheet, element, kind)


def _points(element: Element) -> list[tuple[float, float]]:
    numbers = [float(value) for value in re.findall(r"-?[\d.]+", element.get("points", ""))]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def _paint(sheet: _Sheet, shape: Any, kind: str) -> None:
    _plain(shape)
    if kind == "d":
        shape.fill.background()
        shape.line.color.rgb = sheet.colour("L")
        shape.line.dash_style = MSO_LINE.DASH
        return
    key = kind[1:] or kind  # "fs" is a soft fill, "g" the ground
    shape.fill.solid()
    shape.fill.fore_color.rgb = sheet.colour("a" if key == "a" else _FILLS.get(key, "g"))
    edge = _EDGES.get(key, "l" if kind == "g" else "")
    if edge:
        shape.line.color.rgb = sheet.colour(edge)
        shape.line.width = Pt(1)
    else:
        shape.line.fill.background()


def _plain(shape: Any) -> None:
    """No shadow or other effect of the theme."""
    style = shape._element.find(qn("p:style"))
    if style is not None:
        shape._element.remove(style)


def _line(sheet: _Sheet, ends: list[float], kind: str) -> None:
    x1, y1, x2, y2 = ends
    made = sheet.group.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, sheet.x(x1), sheet.y(y1), sheet.x(x2), sheet.y(y2))
    _plain(made)
    made.line.color.rgb = sheet.colour("a" if kind == "ls" else "L")
    made.line.width = Pt(2 if kind == "ls" else 1)
    if kind == "ld":
        made.line.dash_style = MSO_LINE.DASH


def _text(sheet: _Sheet, element: Element, kind: str) -> None:
    size = float(element.get("font-size", "14"))
    x, base = float(element.get("x", "0")), float(element.get("y", "0"))
    anchor = element.get("text-anchor", "start")
    words = element.text or ""
    width = 324.0
    left = {"start": x, "middle": x - width / 2, "end": x - width}[anchor]
    top = base - size * 1.1
    frame_at = (sheet.x(left), sheet.y(top), sheet.size(width), sheet.size(size * 1.4))
    box = sheet.group.shapes.add_textbox(*frame_at)
    frame = box.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.word_wrap = True  # without, some programs centre the words on the box
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    paragraph = frame.paragraphs[0]
    paragraph.alignment = {"start": PP_ALIGN.LEFT, "middle": PP_ALIGN.CENTER, "end": PP_ALIGN.RIGHT}[anchor]
    run = paragraph.add_run()
    run.text = words
    run.font.size = Pt(max(8, round(size * sheet.scale * 72 * 0.94, 1)))
    run.font.bold = "b" in kind.split()[1:]
    run.font.color.rgb = sheet.colour(_WORDS.get(kind[:1], "k"))


def logo(page: Any, data: bytes, name: str, place: Place, about: str) -> bool:
    """Put an edition's logo on a slide. Returns False where it is of a kind that slides cannot hold."""
    left, top, _, height = place
    if name.endswith((".png", ".jpg")):
        added = page.shapes.add_picture(io.BytesIO(data), Inches(left), Inches(top), height=Inches(height))
        added._element.nvPicPr.cNvPr.set("descr", about)
        return True
    return False
