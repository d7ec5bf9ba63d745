"""The graph of a flow as a drawing: questions with their answers as boxes, outcomes rounded, from left to right. Pure.

Steps stand in layers, each one layer right of the last question that leads to it; an answer that leads back is named in its
box and not drawn. Lines that pass a layer keep a lane of their own in it, so none runs behind a box.
"""

from __future__ import annotations

import html
import unicodedata
from dataclasses import dataclass, field

from sitegen.flows import Graph, Step, plain

WIDTH, GAP, MARGIN, BETWEEN = 250, 110, 20, 18
PAD, TITLE, LINE, SIZE, LANE = 10, 19, 17, 12, 8
_SWEEPS = 12


@dataclass
class _Box:
    """A step, or a lane (no step) where a line passes a layer."""

    key: str
    layer: int
    step: Step | None = None
    title: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)
    y: float = 0.0
    to: list[tuple[str, int]] = field(default_factory=list)
    come: list[tuple[str, int]] = field(default_factory=list)

    @property
    def height(self) -> float:
        if self.step is None:
            return LANE
        lines = sum(len(row) for row in self.rows)
        return 2 * PAD + TITLE * len(self.title) + (LINE * lines + 6 * len(self.rows) if self.rows else 0)

    def port(self, row: int) -> float:
        """How far below the top a line leaves: at the row of its answer."""
        if self.step is None:
            return LANE / 2
        above = sum(len(lines) for lines in self.rows[:row])
        own = len(self.rows[row]) if self.rows else 1
        return PAD + TITLE * len(self.title) + LINE * (above + own / 2) + 6 * row + 5

    @property
    def entry(self) -> float:
        """How far below the top a line arrives."""
        return LANE / 2 if self.step is None else PAD + TITLE / 2


def draw(graph: Graph, title: str) -> str:
    """The drawing as SVG text; the same graph gives the same bytes."""
    layers = layers_of(graph)
    boxes = _boxes(graph, layers)
    columns: list[list[_Box]] = [[] for _ in range(max(layers.values()) + 1)]
    for box in boxes.values():
        columns[box.layer].append(box)
    _arrange(columns, boxes)
    width = 2 * MARGIN + len(columns) * WIDTH + (len(columns) - 1) * GAP
    height = 2 * MARGIN + max(box.y + box.height for box in boxes.values())
    lines = [_line(box, boxes[key], row) for box in boxes.values() for key, row in box.to]
    shapes = [_shape(box) for box in boxes.values() if box.step]
    label = html.escape(title)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height:.0f}" width="{width}" height="{height:.0f}" '
        f'role="img" aria-label="{label}" font-family="system-ui, sans-serif" font-size="{SIZE}">\n'
        f'<title>{label}</title>\n<rect width="100%" height="100%" fill="#fffdf8"/>\n'
        + "\n".join([*lines, *shapes])
        + "\n</svg>\n"
    )


def layers_of(graph: Graph) -> dict[str, int]:
    """The layer of each step: the length of the longest way to it, answers that lead back left out."""
    edges = graph.edges()
    order: list[str] = []
    state: dict[str, int] = {}
    back: set[tuple[str, str]] = set()

    def visit(name: str) -> None:
        state[name] = 1
        for to in edges[name]:
            if state.get(to) == 1:
                back.add((name, to))
            elif to not in state:
                visit(to)
        state[name] = 2
        order.append(name)

    for name in edges:
        if name not in state:
            visit(name)
    layers = dict.fromkeys(edges, 0)
    for name in reversed(order):
        for to in edges[name]:
            if (name, to) not in back:
                layers[to] = max(layers[to], layers[name] + 1)
    return layers


def _boxes(graph: Graph, layers: dict[str, int]) -> dict[str, _Box]:
    boxes: dict[str, _Box] = {}
    titles = {step.id: plain(step.title) for step in graph.steps}
    for step in graph.steps:
        box = _Box(step.id, layers[step.id], step, wrapped(titles[step.id], 17))
        for answer in step.answers:
            leads_back = layers[answer.to] <= layers[step.id]
            words = plain(answer.words) + (f" ↩ {titles[answer.to]}" if leads_back else "")
            box.rows.append(wrapped(words, 18))
        boxes[step.id] = box
    for step in graph.steps:
        for row, answer in enumerate(step.answers):
            if layers[answer.to] > layers[step.id]:
                _connect(boxes, step.id, row, answer.to, layers)
    return boxes


def _connect(boxes: dict[str, _Box], start: str, row: int, end: str, layers: dict[str, int]) -> None:
    before, port = boxes[start], row
    for layer in range(layers[start] + 1, layers[end]):
        lane = _Box(f"{start}>{row}>{layer}", layer)
        boxes[lane.key] = lane
        before.to.append((lane.key, port))
        lane.come.append((before.key, port))
        before, port = lane, 0
    before.to.append((end, port))
    boxes[end].come.append((before.key, port))


def _arrange(columns: list[list[_Box]], boxes: dict[str, _Box]) -> None:
    """Order each layer by where its lines come from, then go to; then move boxes towards their lines without overlap."""
    for column in columns:
        _stack(column)
    for sweep in range(_SWEEPS):
        for column in columns if sweep % 2 == 0 else reversed(columns):
            wish = {box.key: _wish(box, boxes, sweep % 2 == 0) for box in column}
            column.sort(key=lambda box: wish[box.key])
            _settle(column, wish)
    top = min(box.y for box in boxes.values())
    for box in boxes.values():
        box.y += MARGIN - top


def _wish(box: _Box, boxes: dict[str, _Box], forward: bool) -> float:
    """Where the box would stand if it stood alone: level with the lines that come in, or with those that leave."""
    if forward:
        wishes = [boxes[key].y + boxes[key].port(row) - box.entry for key, row in box.come]
    else:
        wishes = [boxes[key].y + boxes[key].entry - box.port(row) for key, row in box.to]
    return sum(wishes) / len(wishes) if wishes else box.y


def _stack(column: list[_Box]) -> None:
    y = 0.0
    for box in column:
        box.y = y
        y += box.height + BETWEEN


def _settle(column: list[_Box], wish: dict[str, float]) -> None:
    """Boxes in their order, as near to their wishes as may be: neighbours that would overlap move as one block."""
    blocks: list[tuple[list[_Box], float, float]] = []  # boxes, where the first would be, height
    for box in column:
        block: tuple[list[_Box], float, float] = ([box], wish[box.key], box.height + BETWEEN)
        while blocks and blocks[-1][1] + blocks[-1][2] > block[1]:
            above = blocks.pop()
            count, more = len(above[0]), len(block[0])
            first = (above[1] * count + (block[1] - above[2]) * more) / (count + more)
            block = (above[0] + block[0], first, above[2] + block[2])
        blocks.append(block)
    for members, first, _ in blocks:
        y = first
        for box in members:
            box.y = y
            y += box.height + BETWEEN


def _left(box: _Box) -> int:
    return MARGIN + box.layer * (WIDTH + GAP)


def _line(box: _Box, to: _Box, row: int) -> str:
    x1, y1 = _left(box) + WIDTH, box.y + box.port(row)
    x2, y2 = _left(to), to.y + to.entry
    bend = GAP / 2
    path = f"M{x1} {y1:.1f}C{x1 + bend:.0f} {y1:.1f} {x2 - bend:.0f} {y2:.1f} {x2} {y2:.1f}"
    if to.step is None:
        path += f"H{x2 + WIDTH}"
    tip = "" if to.step is None else f'<path d="M{x2} {y2:.1f}l-8 -4v8z" fill="#0f5c4d"/>'
    return f'<path d="{path}" fill="none" stroke="#0f5c4d" stroke-width="1.25"/>{tip}'


def _shape(box: _Box) -> str:
    step = box.step
    assert step is not None
    x, fill, radius = _left(box), "#e3ede5" if step.is_outcome else "#ffffff", 16 if step.is_outcome else 3
    parts = [
        f'<rect x="{x}" y="{box.y:.1f}" width="{WIDTH}" height="{box.height:.0f}" rx="{radius}" fill="{fill}" '
        f'stroke="#1d2825"/>'
    ]
    y = box.y + PAD
    for text in box.title:
        parts.append(_text(x, y + 14, text, ' font-weight="700"'))
        y += TITLE
    for row in box.rows:
        parts.append(f'<path d="M{x} {y + 3:.1f}h{WIDTH}" stroke="#dcd5c5"/>')
        y += 6
        for text in row:
            parts.append(_text(x, y + 12, text, ""))
            y += LINE
    return "".join(parts)


def _text(x: int, y: float, text: str, more: str) -> str:
    return f'<text x="{x + PAD}" y="{y:.1f}" fill="#1d2825"{more}>{html.escape(text)}</text>'


def wrapped(text: str, most: int) -> list[str]:
    """The text in lines of at most `most` full-width characters; Latin words are not broken."""
    pieces: list[str] = []
    for character in text:
        joins = bool(pieces) and character not in " " and not _wide(character) and not _wide(pieces[-1][-1])
        if joins and pieces[-1] != " ":
            pieces[-1] += character
        else:
            pieces.append(character)
    lines = [""]
    for piece in pieces:
        if lines[-1] and _measure(lines[-1] + piece) > most and piece not in "，。？！；：、）”":
            lines.append("")
        lines[-1] += piece if lines[-1] else piece.lstrip()
    return [line.rstrip() for line in lines if line.strip()] or [""]


def _wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"


def _measure(text: str) -> float:
    return sum(1.0 if _wide(c) else 0.56 for c in text)
