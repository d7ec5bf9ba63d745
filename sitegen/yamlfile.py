"""Strict YAML with a place for every key.

PyYAML alone accepts what a careful editor must not: duplicate keys, tags that build Python objects, aliases that blow up,
`no` read as false, `0123` read as 83, NaN. Here a document is text, whole and decimal numbers, true/false, null, lists and
mappings with text keys; everything else is a problem with its place. Dates stay text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from sitegen.source import BadInput, Problem, Problems, Source

LARGEST = 1 << 20
DEEPEST = 32
_INT = re.compile(r"[-+]?(0|[1-9][0-9]*)\Z")
_FLOAT = re.compile(r"[-+]?(0|[1-9][0-9]*)\.[0-9]+\Z")
# Besides what no text holds: what turns the direction of what follows, so that a text reads otherwise than it is written.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufffe\uffff]")
_ANCHOR = re.compile(r"(?:^|[\s\[{,:-])&[A-Za-z0-9_]", re.MULTILINE)
_DEEP = re.compile(r"(?:[-?:] ){32}|^ {128}", re.MULTILINE)
_Path = tuple[str | int, ...]
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, eq=False)
class Document:
    """A parsed document: its plain value and where each key and item stands. Nobody changes the value.

    The same text in the same place is the same object, so that what was made from it can be found again.
    """

    value: Any
    path: str
    marks: dict[_Path, tuple[int, int]]
    texts: dict[_Path, tuple[int, int]]

    def source(self, where: _Path = ()) -> Source:
        """The place of the key or item at `where`, or of its nearest parent that has one."""
        while where and where not in self.marks:
            where = where[:-1]
        line, col = self.marks.get(where, (1, 1))
        return Source(self.path, line, col)

    def text_source(self, where: _Path) -> Source:
        """The place where the text at `where` itself starts, after its key and quotation mark."""
        found = self.texts.get(where)
        return Source(self.path, *found) if found else self.source(where)


def read_text(path: Path, shown: str, largest: int = LARGEST) -> str:
    """The text of a file. Raises BadInput for too large a file, bad UTF-8 and control characters, with line and column."""
    if path.stat().st_size > largest:
        raise BadInput([Problem(Source(shown), f"the file is larger than {largest // 1024} KiB", "split it")])
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8")
        place = Source(shown).inside(before + " ", len(before))
        raise BadInput([Problem(place, "this is not UTF-8 text", "save the file as UTF-8")]) from None
    text = text.removeprefix("\ufeff").replace("\r\n", "\n")
    bad = _CONTROL.search(text)
    if bad:
        place = Source(shown).inside(text, bad.start())
        raise BadInput([Problem(place, _invisible(bad.group()), "delete it")])
    return text


def _invisible(character: str) -> str:
    return f"a control character (U+{ord(character):04X}) stands here"


def load(path: Path, shown: str, largest: int = LARGEST) -> Document:
    """Read and parse a YAML file. `shown` is the path as problems name it."""
    return parse(read_text(path, shown, largest), shown)


@lru_cache(1_000)
def parse(text: str, shown: str, first_line: int = 1) -> Document:
    """Parse YAML text that starts at `first_line` of the file `shown`. Raises BadInput with every problem found.

    Remembered by its text: while somebody writes, all files but one are what they were.
    """
    if len(text) > LARGEST:
        raise BadInput([Problem(Source(shown, first_line), "the file is larger than 1 MiB", "split it")])
    try:
        _look_ahead(text, shown, first_line)
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, col = (mark.line + first_line, mark.column + 1) if mark else (first_line, 1)
        detail = error.problem or "this is not YAML"
        right = "mend the indentation, quotes or colons here"
        raise BadInput([Problem(Source(shown, line, col), f"YAML cannot be read: {detail}", right)]) from None
    except (yaml.YAMLError, RecursionError) as error:
        detail = "it is nested too deeply" if isinstance(error, RecursionError) else str(error).split("\n")[0]
        problem = Problem(Source(shown, first_line), f"YAML cannot be read: {detail}", "mend the file")
        raise BadInput([problem]) from None
    builder = _Builder(shown, first_line)
    value = builder.build(node, (), 0) if node is not None else None
    builder.problems.stop_if_any()
    return Document(value, shown, builder.marks, builder.texts)


def _look_ahead(text: str, shown: str, first_line: int) -> None:
    """Refuse anchors, and nesting so deep that building the tree would exhaust the stack of the parser, which is C."""
    if not (_ANCHOR.search(text) or _DEEP.search(text) or text.count("[") + text.count("{") > 1000):
        return
    depth = 0
    for event in yaml.parse(text, Loader=_Loader):
        mark = event.start_mark
        place = Source(shown, mark.line + first_line, mark.column + 1) if mark else Source(shown, first_line)
        if getattr(event, "anchor", None) and not isinstance(event, yaml.AliasEvent):
            raise BadInput([Problem(place, "YAML anchors (&name) are not used here", "write the value out")])
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST + 1:
            raise BadInput([Problem(place, f"this is nested more than {DEEPEST} deep", "flatten it")])


def front_matter(text: str, shown: str) -> tuple[Document, str, int]:
    """Split a Markdown file into its front matter, its body and the line on which the body starts."""
    if not text.startswith("---\n"):
        right = "start with a line '---', the keys, and another line '---'"
        raise BadInput([Problem(Source(shown), "the file has no front matter", right)])
    end = text.find("\n---\n", 3)
    if end < 0:
        right = "close it with a line '---'"
        raise BadInput([Problem(Source(shown), "the front matter does not end", right)])
    head = text[4 : end + 1]
    document = parse(head, shown, first_line=2)
    return document, text[end + 5 :], 2 + head.count("\n") + 1


class _Builder:
    """Turns a node tree into plain values, remembering places and collecting what is not allowed."""

    def __init__(self, shown: str, first_line: int) -> None:
        self.shown = shown
        self.first_line = first_line
        self.problems = Problems()
        self.marks: dict[_Path, tuple[int, int]] = {}
        self.texts: dict[_Path, tuple[int, int]] = {}
        self._seen: set[int] = set()

    def place(self, node: yaml.Node) -> Source:
        return Source(self.shown, node.start_mark.line + self.first_line, node.start_mark.column + 1)

    def build(self, node: yaml.Node, where: _Path, depth: int) -> Any:
        place = self.place(node)
        self.marks.setdefault(where, (place.line, place.col))
        if depth > DEEPEST:
            self.problems.add(place, f"this is nested more than {DEEPEST} deep", "flatten it")
            return None
        if id(node) in self._seen:
            self.problems.add(place, "YAML aliases (*name) are not used here", "write the value out")
            return None
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode) and node.tag == "tag:yaml.org,2002:map":
            return self._mapping(node, where, depth)
        if isinstance(node, yaml.SequenceNode) and node.tag == "tag:yaml.org,2002:seq":
            return [self.build(item, (*where, n), depth + 1) for n, item in enumerate(node.value)]
        if isinstance(node, yaml.ScalarNode):
            block = node.style in {"|", ">"}
            self.texts[where] = (place.line + 1, 1) if block else (place.line, place.col + bool(node.style))
            return self._scalar(node, place)
        self.problems.add(place, f"the tag {node.tag} is not used here", "write plain text, numbers or lists")
        return None

    def _mapping(self, node: yaml.MappingNode, where: _Path, depth: int) -> dict[str, Any]:
        out: dict[str, Any] = {}
        for key_node, value_node in node.value:
            place = self.place(key_node)
            if not isinstance(key_node, yaml.ScalarNode) or key_node.tag == "tag:yaml.org,2002:merge":
                self.problems.add(place, "a key must be plain text", "write 'key: value'")
                continue
            key = key_node.value
            if key in out:
                self.problems.add(place, f"the key '{key}' stands twice", "keep one of them")
                continue
            self.marks[(*where, key)] = (place.line, place.col)
            out[key] = self.build(value_node, (*where, key), depth + 1)
        return out

    def _scalar(self, node: yaml.ScalarNode, place: Source) -> Any:
        text: str = node.value
        kind = node.tag.removeprefix("tag:yaml.org,2002:")
        if bad := _CONTROL.search(text):
            self.problems.add(place, _invisible(bad.group()), "delete it")
        if kind in {"str", "timestamp"}:
            return text
        if kind == "null":
            return None
        if kind == "bool" and text in {"true", "false"}:
            return text == "true"
        if kind == "int" and _INT.match(text):
            return int(text)
        if kind == "float" and _FLOAT.match(text):
            return float(text)
        if kind in {"bool", "int", "float"}:
            wrong = f"'{text}' can be read in more than one way"
            self.problems.add(place, wrong, f"write \"{text}\" in quotes, or true, false, or a plain decimal number")
        else:
            self.problems.add(place, f"the tag {node.tag} is not used here", "write plain text or numbers")
        return None
