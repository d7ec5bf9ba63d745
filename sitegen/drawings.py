"""Which SVG drawings may be shown: an allow-list of elements and attributes, read without building anything.

A drawing is read event by event, so that a fault has its line and column, and reading stops at the first fault.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from xml.parsers import expat

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"
_ELEMENTS = {
    "svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "title", "desc",
    "defs", "linearGradient", "radialGradient", "stop", "clipPath", "mask", "use", "symbol",
}  # fmt: skip
_ATTRIBUTES = {
    "id", "class", "width", "height", "viewBox", "preserveAspectRatio", "version", "x", "y", "x1", "y1", "x2", "y2",
    "cx", "cy", "r", "rx", "ry", "fx", "fy", "dx", "dy", "d", "points", "transform", "rotate", "lengthAdjust",
    "textLength", "pathLength", "offset", "gradientUnits", "gradientTransform", "spreadMethod", "clipPathUnits",
    "maskUnits", "maskContentUnits", "fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-linecap",
    "stroke-linejoin", "stroke-miterlimit", "stroke-dasharray", "stroke-dashoffset", "stroke-opacity", "opacity",
    "color", "stop-color", "stop-opacity", "clip-path", "clip-rule", "mask", "font-family", "font-size",
    "font-weight", "font-style", "text-anchor", "dominant-baseline", "letter-spacing", "visibility", "display",
    "overflow", "role", "aria-label", "aria-hidden", "aria-labelledby", "focusable", "style", "href", "space",
    "lang",
}  # fmt: skip
_OUTSIDE = re.compile(r"url\((?!\s*['\"]?#[\w-]+['\"]?\s*\))|[\\@<]|expression|javascript:|data:|https?:", re.IGNORECASE)
_BOX = re.compile(r"-?[\d.]+[\s,]+-?[\d.]+[\s,]+(\d{1,6}(?:\.\d+)?)[\s,]+(\d{1,6}(?:\.\d+)?)")
MOST_ELEMENTS = 2000
DEEPEST = 32


class _Fault(Exception):
    """A drawing is not fit; says why."""


class _Reader:
    """Follows the events of one drawing."""

    def __init__(self) -> None:
        self.count = 0
        self.open: list[str] = []
        self.size: tuple[float, float] | None = None
        self._around: list[str] = []
        self._targets: set[str] = set()
        self._holders: set[str] = set()

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        space, _, name = tag.rpartition(" ")
        self.count += 1
        if space != _SVG or name not in _ELEMENTS:
            raise _Fault(f"the element <{name}> is not allowed in a drawing")
        if self.count == 1 and name != "svg":
            raise _Fault("this is not an SVG drawing (it does not start with <svg>)")
        if self.count > MOST_ELEMENTS or len(self.open) >= DEEPEST:
            raise _Fault(f"the drawing has more than {MOST_ELEMENTS} elements, or more than {DEEPEST} one in another")
        for key, value in attributes.items():
            self._attribute(key, value)
        if self.count == 1:
            self.size = _size(attributes)
        own = attributes.get("id", "")
        self.open.append(own)
        if name == "use":
            target = attributes.get("href", attributes.get(f"{_XLINK} href", ""))
            self._targets.add(target.removeprefix("#"))
            self._holders |= {one for one in self.open if one}
            # A copy of copies doubles at each step: a few lines would fill the memory of a phone.
            if self._targets & self._holders:
                raise _Fault("the element <use> copies something that holds a <use>")

    def end(self, tag: str) -> None:
        self.open.pop()

    def _attribute(self, key: str, value: str) -> None:
        space, _, name = key.rpartition(" ")
        if space not in {"", _XLINK, _XML} or name not in _ATTRIBUTES:
            raise _Fault(f"the attribute {name} is not allowed in a drawing")
        if name == "href" and not re.fullmatch(r"#[\w-]+", value):
            raise _Fault("the attribute href is not allowed in a drawing, except for a part of the same drawing")
        if name not in {"aria-label", "id", "class"} and _OUTSIDE.search(value):
            raise _Fault(f"the attribute {name} reaches outside the drawing")


def _size(attributes: dict[str, str]) -> tuple[float, float] | None:
    box = _BOX.fullmatch(attributes.get("viewBox", "").strip())
    return (float(box[1]), float(box[2])) if box else None


def _refuse(what: str) -> Callable[..., None]:
    def handler(*_: object) -> None:
        raise _Fault(what)

    return handler


def read(data: bytes) -> tuple[str, int, int, tuple[float, float] | None]:
    """What makes a drawing unfit to be shown ("" when it is fit), the line and column, and its size from viewBox."""
    reader, parser = _Reader(), expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    parser.StartDoctypeDeclHandler = _refuse("a drawing may not declare a document type")
    parser.EntityDeclHandler = _refuse("a drawing may not declare entities")
    parser.ProcessingInstructionHandler = _refuse("a drawing may not give instructions to its reader")
    try:
        parser.Parse(data, True)
    except _Fault as fault:
        return str(fault), parser.CurrentLineNumber, parser.CurrentColumnNumber + 1, None
    except expat.ExpatError as error:
        said = expat.errors.messages.get(error.code, "it is broken")
        return f"this is not an SVG drawing ({said})", error.lineno, error.offset + 1, None
    if reader.size is None:
        return "the drawing has no viewBox, so it cannot be scaled", 1, 1, None
    return "", 1, 1, reader.size
