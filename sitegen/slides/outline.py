"""A guide's text as parts and blocks: from its Markdown, calls made out, to what slides are made of. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Literal
from xml.etree.ElementTree import Element, TreeBuilder

import markdown

from sitegen.slides.model import Picture, Run, Table, Text, seen

EXTENSIONS = ("admonition", "attr_list", "def_list", "md_in_html", "tables", "pymdownx.details")
"""Those of mkdocs.yml that change what a text is made of."""
_EMPTY = frozenset({"br", "img", "hr", "wbr"})
_WIDE_END = re.compile(r"[，。、；：！？）”》\u3000]$")

BlockKind = Literal["text", "item", "table", "picture", "box", "fold", "calculator"]


@dataclass(frozen=True)
class Block:
    """A paragraph, a point of a list, a table, a drawing, or a box with blocks of its own (`title` is the box's)."""

    kind: BlockKind
    text: Text = ()
    number: int = 0
    title: str = ""
    role: str = ""
    table: Table | None = None
    picture: Picture | None = None
    blocks: tuple[Block, ...] = ()


@dataclass
class Part:
    """What stands below one heading; the text before the first heading has none."""

    title: str
    level: int = 2
    blocks: list[Block] = field(default_factory=list)


class _Tree(HTMLParser):
    """HTML as a tree of elements. The HTML is our own output of Markdown, so every element is closed."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.builder = TreeBuilder()
        self.builder.start("html", {})

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.builder.start(tag, {name: value or "" for name, value in attrs})
        if tag in _EMPTY:
            self.builder.end(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _EMPTY:
            self.builder.end(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _EMPTY:
            self.builder.end(tag)

    def handle_data(self, data: str) -> None:
        self.builder.data(data)


def tree(html: str) -> Element:
    """The elements of a piece of HTML below one root."""
    parser = _Tree()
    parser.feed(html)
    parser.close()
    parser.builder.end("html")
    return parser.builder.close()


def inline(html: str) -> Text:
    """Inline HTML as runs of text."""
    return text_of(tree(html))


def parts(body: str, drawings: dict[str, str]) -> list[Part]:
    """The parts of a body of Markdown whose calls are made out by templates/slides/_blocks.html.

    `drawings` are the SVG files its pictures name.
    """
    html = markdown.Markdown(extensions=list(EXTENSIONS)).convert(body)
    found = [Part("")]
    for element in tree(html):
        if element.tag in {"h2", "h3"}:
            found.append(Part(seen(text_of(element)), int(element.tag[1])))
        else:
            found[-1].blocks.extend(_blocks(element, drawings))
    return [part for part in found if part.title or part.blocks]


def _blocks(element: Element, drawings: dict[str, str]) -> Iterator[Block]:
    match element.tag:
        case "ul" | "ol":
            for n, item in enumerate(element.findall("li"), 1):
                yield from _item(item, n if element.tag == "ol" else 0, drawings)
        case "table":
            yield Block("table", table=_table(element))
        case "figure":
            name = element.get("id", "")
            caption = seen(text_of(element))
            words = (element.get("title", ""), element.get("alt", ""), caption)
            yield Block("picture", picture=Picture(name, drawings[name], *words))
        case "section":
            yield Block("calculator", text_of(element), title=element.get("title", ""))
        case "div" | "details":
            yield _box(element, drawings)
        case "p" if (inner := element.find("section")) is not None:
            yield from _blocks(inner, drawings)
        case "blockquote":
            for child in element:
                yield from _blocks(child, drawings)
        case _:
            if text := text_of(element):
                yield Block("text", text)


def _item(item: Element, number: int, drawings: dict[str, str]) -> Iterator[Block]:
    """A point of a list: its own words first, then whatever else stands in it, as points of their own."""
    own = Element("li")
    own.text = item.text
    rest: list[Element] = []
    for child in item:
        wordless = not (own.text or "").strip() and len(own) == 0
        if child.tag in {"ul", "ol", "table", "div", "details", "figure"} or (child.tag == "p" and not wordless):
            rest.append(child)
        else:
            own.append(child)
    if text := text_of(own):
        yield Block("item", text, number)
    for child in rest:
        yield from _blocks(child, drawings)


def _box(element: Element, drawings: dict[str, str]) -> Block:
    head = element.find("summary") if element.tag == "details" else element.find("p[@class='admonition-title']")
    title = "".join(run.text for run in text_of(head)) if head is not None else ""
    inner = [block for child in element if child is not head for block in _blocks(child, drawings)]
    role = element.get("class", "").removeprefix("admonition").strip()
    return Block("fold" if element.tag == "details" else "box", title=title, role=role, blocks=tuple(inner))


def _table(element: Element) -> Table:
    rows = [tuple(text_of(cell) for cell in row) for row in element.iter("tr")]
    return Table(rows[0], tuple(rows[1:]))


def text_of(element: Element) -> Text:
    """The words of an element as runs, white space made single; `small` is for the notes, `strong` and `b` are bold."""
    runs: list[Run] = []
    _walk(element, False, False, runs)
    return tidy(runs)


def _walk(element: Element, strong: bool, aside: bool, into: list[Run]) -> None:
    if element.text:
        into.append(Run(element.text, strong, aside))
    for child in element:
        if child.tag == "br":
            into.append(Run(" ", strong, aside))
        _walk(child, strong or child.tag in {"strong", "b"}, aside or child.tag == "small", into)
        if child.tail:
            into.append(Run(child.tail, strong, aside))


def tidy(runs: list[Run]) -> Text:
    """The runs with single blanks, none at the ends nor after full-width punctuation; neighbours of one kind as one."""
    made: list[Run] = []
    seen = ""
    for run in runs:
        text = re.sub(r"[ \t\r\n]+", " ", run.text)
        before = seen if not run.aside else (made[-1].text if made else "")
        if not before or before.endswith(" ") or _WIDE_END.search(before):
            text = text.lstrip(" ")
        if not text:
            continue
        if not run.aside:
            seen += text
        if made and (made[-1].strong, made[-1].aside) == (run.strong, run.aside):
            made[-1] = Run(made[-1].text + text, run.strong, run.aside)
        else:
            made.append(Run(text, run.strong, run.aside))
    return _without_end(made)


def _without_end(runs: list[Run]) -> Text:
    """No blank at the end of what is seen, nor at the very end."""
    for n in range(len(runs) - 1, -1, -1):
        run = runs[n]
        text = run.text.rstrip(" ")
        runs[n] = Run(text, run.strong, run.aside)
        if text and not run.aside:
            break
    return tuple(run for run in runs if run.text)
