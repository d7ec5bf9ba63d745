"""Flows: a page that asks, one step at a time. Its front matter, and its graph as read from the Markdown body.

Each `## heading {#id}` is a step. A step that ends in a list of links to other steps is a question and these are its
answers; one that ends in a single link to a page is an outcome and this is its next action. Pure: nothing is read here.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest
from typing import Any

from pydantic import Field

from sitegen.model import PageMeta
from sitegen.schema import Filled, Id, Record
from sitegen.source import Problem, Problems, Source

NEXT_KINDS = ("guide", "letter", "calculator", "flow")
CASE_PARTS = ("", "-rules", "-person", "-change")
"""The four steps of a case: the papers, what rules see, what a person sees, what would change the answer."""

_HEADING = re.compile(r"^##(?!#)[ \t]*(?P<title>[^\n]*?)[ \t]*(?:\{#(?P<id>[A-Za-z0-9_-]+)\})?[ \t]*$", re.M)
_ITEM = re.compile(r"- (?P<rest>.*)")
_ANSWER = re.compile(r"- \[(?P<words>.*)\]\(#(?P<to>[^()\s]*)\)\s*")
_NEXT = re.compile(rf"\[(?P<words>.*)\]\((?P<link>(?:{'|'.join(NEXT_KINDS)}):[^()\s]+)\)\s*")


class CallLog(Record):
    """What passing a step adds to the note of a call: what was said, and what was promised. Keys are ids of steps."""

    said: dict[Id, Filled] = Field(default_factory=dict)
    promised: dict[Id, Filled] = Field(default_factory=dict)


class Flow(PageMeta):
    """The front matter of a flow."""

    examples: dict[Id, dict[str, Any]] = Field(default_factory=dict)
    cases: list[Id] = Field(default_factory=list)
    log: CallLog | None = None


@dataclass(frozen=True)
class Answer:
    """One answer of a question: its words, the id of the step it leads to, and where both stand."""

    words: str
    to: str
    words_at: Source
    to_at: Source


@dataclass(frozen=True)
class Next:
    """The next action of an outcome: a named target and its words."""

    link: str
    words: str
    link_at: Source
    words_at: Source


@dataclass(frozen=True)
class Step:
    """A question (it has answers) or an outcome (it has a next action). `text` is what stands between."""

    id: str
    title: str
    source: Source
    title_at: Source
    text: str
    text_at: Source
    answers: tuple[Answer, ...] = ()
    next: Next | None = None

    @property
    def is_outcome(self) -> bool:
        return self.next is not None


@dataclass(frozen=True)
class Graph:
    """The steps of a flow in the order of the file; the first is where it starts. `intro` stands before them."""

    intro: str
    intro_at: Source
    steps: tuple[Step, ...]

    @property
    def by_id(self) -> dict[str, Step]:
        return {step.id: step for step in self.steps}

    def edges(self) -> dict[str, tuple[str, ...]]:
        """The steps each step leads to, without those that do not exist."""
        known = {step.id for step in self.steps}
        return {step.id: tuple(a.to for a in step.answers if a.to in known) for step in self.steps}


def read_graph(body: str, at: Source, problems: Problems | None = None) -> Graph:
    """The graph in the body of a flow, which starts at `at`. What cannot be read is noted in `problems` where given."""
    graph, noted = _graph(body, at)
    if problems is not None:
        problems.extend(noted)
    return graph


@lru_cache(1_000)
def _graph(body: str, at: Source) -> tuple[Graph, tuple[Problem, ...]]:
    noted = Problems()
    headings = list(_HEADING.finditer(body))
    intro = body[: headings[0].start()] if headings else body
    steps: list[Step] = []
    for heading, following in zip_longest(headings, headings[1:]):
        end = following.start() if following else len(body)
        steps.append(_step(body, at, heading, end, noted))
    if not steps:
        noted.add(at, "the flow has no steps", "write '## question {#id}' and its answers below it")
    _ids(steps, noted)
    return Graph(intro, at, tuple(steps)), tuple(noted)


def _step(body: str, at: Source, heading: re.Match[str], end: int, problems: Problems) -> Step:
    source = at.inside(body, heading.start())
    title_at = at.inside(body, heading.start("title"))
    if not heading["title"]:
        problems.add(source, "the question is empty", "write what is asked, or what the outcome is")
    if not heading["id"]:
        problems.add(source, f"the step '{heading['title']}' has no id", "end it with {#short-name}")
    start = heading.end()
    inner = body[start:end]
    made = Step(heading["id"] or "", heading["title"], source, title_at, inner, at.inside(body, start))
    lines = list(_lines(inner))
    listed = _final_list(lines)
    if any("](#" in line for _, line in listed):
        answers = tuple(found for o, line in listed if (found := _answer(line, at.inside(body, start + o), problems)))
        return Step(**{**vars(made), "text": inner[: listed[0][0]], "answers": answers})
    offset, last = next(((o, line) for o, line in reversed(lines) if line.strip()), (0, ""))
    match = _NEXT.fullmatch(last)
    if match is None:
        return made
    place = start + offset
    link_at, words_at = at.inside(body, place + match.start("link")), at.inside(body, place + match.start("words"))
    action = Next(match["link"], match["words"], link_at, words_at)
    return Step(**{**vars(made), "text": inner[:offset], "next": action})


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Each line with its offset."""
    offset = 0
    for line in text.splitlines(keepends=True):
        yield offset, line.rstrip("\n")
        offset += len(line)


def _final_list(lines: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """The items of the list at the end of a step, blank lines left out."""
    found: list[tuple[int, str]] = []
    for offset, line in reversed(lines):
        if _ITEM.match(line):
            found.insert(0, (offset, line))
        elif line.strip():
            break
    return found


def _answer(line: str, place: Source, problems: Problems) -> Answer | None:
    match = _ANSWER.fullmatch(line)
    if match is None:
        problems.add(place, "this item does not lead to a step", "write - [what the reader would say](#id)")
        return None
    if not match["words"].strip():
        problems.add(place, "the answer is empty", "write what the reader would say")
    words_at = Source(place.path, place.line, place.col + match.start("words"))
    return Answer(match["words"], match["to"], words_at, Source(place.path, place.line, place.col + match.start("to")))


def _ids(steps: list[Step], problems: Problems) -> None:
    """Ids stand once, and answers lead to steps that exist."""
    places: dict[str, Source] = {}
    for step in steps:
        if step.id and step.id in places:
            problems.add(step.source, f"the step '#{step.id}' is already at {places[step.id]}", "give each its own id")
        places.setdefault(step.id, step.source)
    known = [name for name in places if name]
    for step in steps:
        for answer in step.answers:
            if answer.to not in known:
                near = difflib.get_close_matches(answer.to, known, 1)
                right = f"did you mean '#{near[0]}'?" if near else f"the steps are: {', '.join(known)}"
                problems.add(answer.to_at, f"there is no step '#{answer.to}'", right)
            elif answer.to == step.id:
                problems.add(answer.to_at, "the answer leads back to its own question", "lead it to another step")


def plain(text: str) -> str:
    """A heading or an answer without its markup; a call stands as three dots."""
    text = re.sub(r"\{\{.*?\}\}", "…", text)
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    return re.sub(r"\*\*|`", "", text).strip()


def reachable(edges: Mapping[str, tuple[str, ...]], start: str) -> set[str]:
    """The steps that can be reached from `start` by any number of answers, `start` included."""
    found, waiting = {start}, [start]
    while waiting:
        for name in edges.get(waiting.pop(), ()):
            if name not in found:
                found.add(name)
                waiting.append(name)
    return found
