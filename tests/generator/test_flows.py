"""Flows: the graph as read from Markdown, the proofs against brute force on random graphs, the drawings."""

from __future__ import annotations

import itertools
import random
import re
import shutil
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from sitegen import scaffold
from sitegen.assemble import assemble
from sitegen.editions import load_edition
from sitegen.flow_check import check_graph, loops_without_exit
from sitegen.flow_picture import draw, layers_of, wrapped
from sitegen.flows import Graph, read_graph
from sitegen.load import load_library
from sitegen.pages import write_pages
from sitegen.source import Problems, Source
from sitegen.whole import examine
from tests.conftest import ROOT

TODAY = date(2026, 11, 23)
AT = Source("flow.md", 10)
LIBRARY = load_library(ROOT)[0]
FLOWS = [(code, slug) for code in ("zh", "en") for slug in LIBRARY.flows[code]]


def graph_of(code: str, slug: str) -> Graph:
    page = LIBRARY.flows[code][slug]
    return read_graph(page.body, page.body_at)


def text_of(edges: dict[str, list[str]]) -> str:
    """A flow with these answers; a step without any is an outcome, one that leads to '' is a dead end."""
    parts = []
    for name, following in edges.items():
        answers = [f"- [to {to}](#{to})" for to in following if to]
        end = "\n".join(answers) if answers else "" if following else "[go](guide:today)"
        parts.append(f"## Step {name} {{#{name}}}\n\nWords.\n\n{end}\n")
    return "\n".join(parts)


def told(edges: dict[str, list[str]]) -> list[str]:
    problems = Problems()
    graph = read_graph(text_of(edges), AT, problems)
    check_graph(graph, problems)
    return [str(problem) for problem in problems]


def test_a_step_is_read_with_its_places() -> None:
    body = "Intro.\n\n## Which? {#start}\n\nA list:\n\n- one\n\nThen:\n\n- [It is **this** {{ x }}](#end)\n\n"
    body += "## Done {#end}\n\nDo it.\n\n[Go on](guide:today#food)\n"
    problems = Problems()
    graph = read_graph(body, AT, problems)
    assert not list(problems)
    first, last = graph.steps
    assert (graph.intro, first.id, first.title) == ("Intro.\n\n", "start", "Which?")
    assert first.text == "\n\nA list:\n\n- one\n\nThen:\n\n"
    answer = first.answers[0]
    assert (answer.words, answer.to, str(answer.words_at)) == ("It is **this** {{ x }}", "end", "flow.md:20:4")
    assert last.next is not None
    assert (last.next.link, last.next.words, str(last.next.link_at)) == ("guide:today#food", "Go on", "flow.md:26:9")
    assert (last.is_outcome, first.is_outcome, last.text) == (True, False, "\n\nDo it.\n\n")


def test_a_link_to_the_outside_is_no_next_action() -> None:
    assert told({"a": [""]})[0].startswith("flow.md:10:1: the step '#a' has neither answers nor a next action")
    graph = read_graph("## A {#a}\n\n[x](https://example.org)\n", AT)
    assert graph.steps[0].next is None


def walked(edges: dict[str, list[str]], start: str, longest: int) -> tuple[set[str], dict[str, set[str]]]:
    """Brute force: every walk of at most `longest` answers. The steps met from the start, and from each step."""
    met: dict[str, set[str]] = {}
    for origin in edges:
        front, seen = {origin}, {origin}
        for _ in range(longest):
            front = {to for name in front for to in edges[name] if to}
            seen |= front
        met[origin] = seen
    return met[start], met


def test_the_proofs_agree_with_walking_every_way() -> None:
    for seed in range(300):
        agrees(random.Random(seed))


def agrees(rng: random.Random) -> None:
    names = "abcdefgh"[: rng.randint(2, 8)]
    edges: dict[str, list[str]] = {}
    for name in names:
        others = [other for other in names if other != name]
        kind = rng.random()
        following = rng.sample(others, min(len(others), rng.randint(1, 3)))
        edges[name] = following if kind < 0.7 else [] if kind < 0.95 else [""]
    reached, met = walked(edges, names[0], len(names))
    lines = told(edges)
    assert {m[1] for line in lines if (m := re.search(r"'#(\w)' cannot be reached", line))} == set(names) - reached
    dead = {m[1] for line in lines if (m := re.search(r"'#(\w)' has neither", line))}
    assert dead == {name for name in names if edges[name] == [""]}
    ends = {name for name in names if not any(edges[name])}
    lost = {name for name in names if not met[name] & ends}
    found = list(loops_without_exit(read_graph(text_of(edges), AT).edges()))
    assert bool(found) == bool(lost)
    for loop in found:
        assert all(met[name] == set(loop) for name in loop)
    for name in lost:
        assert any(set(loop) <= met[name] for loop in found), "whoever is lost comes to a loop that is named"
    assert len([line for line in lines if "goes round" in line]) == len(found)


@pytest.mark.parametrize(("code", "slug"), FLOWS)
def test_every_flow_is_worth_walking(code: str, slug: str) -> None:
    """Between 12 and 30 steps, questions short enough for a frightened reader, answers that differ."""
    graph = graph_of(code, slug)
    assert 12 <= len(graph.steps) <= 30
    for step in graph.steps:
        assert len(step.title) <= (30 if code == "zh" else 90), step.title
        assert len(step.answers) <= 6, step.id
        words = [answer.words for answer in step.answers]
        assert len(set(words)) == len(words), step.id


@pytest.mark.parametrize(("code", "slug"), FLOWS)
def test_a_drawing_says_everything_and_nothing_overlaps(code: str, slug: str) -> None:
    graph = graph_of(code, slug)
    tree = ElementTree.fromstring(draw(graph, slug))
    texts = "".join("".join(e.itertext()) for e in tree.iter() if e.tag.endswith("text"))
    squeeze = re.compile(r"\s|\*\*")
    for step in graph.steps:
        for words in (step.title, *(answer.words for answer in step.answers)):
            assert "{{" in words or squeeze.sub("", words) in squeeze.sub("", texts), words
    drawn = [element for element in tree.iter() if element.get("rx") is not None]
    boxes = [tuple(float(e.get(key, "0")) for key in ("x", "y", "width", "height")) for e in drawn]
    assert len(boxes) == len(graph.steps)
    for (x1, y1, w1, h1), (x2, y2, w2, h2) in itertools.combinations(boxes, 2):
        assert x1 + w1 <= x2 or x2 + w2 <= x1 or y1 + h1 <= y2 or y2 + h2 <= y1


def test_the_drawings_in_the_documentation_are_those_of_the_flows() -> None:
    folder = ROOT / "docs/flows"
    found = {path.name: path.read_text("utf-8") for path in folder.glob("*.svg")}
    assert found == scaffold.pictures(LIBRARY), "run: python build.py check --draw-flows docs/flows"
    listed = (folder / "README.md").read_text("utf-8")
    assert [name for name in found if f"({name})" not in listed] == []


def test_layers_lead_to_the_right_and_loops_do_not_stop_them() -> None:
    graph = read_graph(text_of({"a": ["b", "c"], "b": ["c"], "c": ["a", "d"], "d": []}), AT)
    assert layers_of(graph) == {"a": 0, "b": 1, "c": 2, "d": 3}
    assert "↩ Step a" in draw(graph, "loop")


def test_lines_of_a_drawing_are_short_and_whole() -> None:
    text = "打 110，再说 address first 再说正在发生什么"
    lines = wrapped(text, 8)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
    assert all(len(line) <= 14 for line in lines)
    assert "address" in "\n".join(lines)


def test_a_new_flow_is_sound(small: Path) -> None:
    paths = scaffold.scaffold(small, "flow", "after-refusal", TODAY)
    assert [path.relative_to(small).as_posix() for path in paths] == [
        "content/zh/flows/after-refusal.md", "content/en/flows/after-refusal.md",
    ]  # fmt: skip
    _, problems = examine(small, [small / "content/editions/default.yml"], TODAY)
    assert [str(problem) for problem in problems] == []


def test_an_edition_without_a_flow_leads_elsewhere(small: Path) -> None:
    """A next action that this edition does not carry leads to the list of all pages, never nowhere."""
    shutil.copytree(ROOT / "content/zh/flows", small / "content/zh/flows")
    shutil.copytree(ROOT / "content/en/flows", small / "content/en/flows")
    path = small / "content/editions/default.yml"
    path.write_text(path.read_text("utf-8") + "leave_out: {pages: [is-this-a-scam]}\n", "utf-8")
    library, problems = load_library(small)
    files = load_edition(library, path, problems)
    assert files is not None
    site = assemble(library, files, "zh", TODAY)
    made = write_pages(site, problems)
    assert [str(problem) for problem in problems] == []
    assert "flows/is-this-a-scam.md" not in made
    assert '<a href="../sections/all.html"><span class="next__label">' in made["flows/court-papers.md"]
    assert "is-this-a-scam" not in made["flows/court-papers.md"]
