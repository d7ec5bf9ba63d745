"""What must hold of a flow: every step reached, every path ended by an outcome, no loop without a way out, and the same
graph in every language. Proved over the graph itself, so it holds for every path, not for those somebody tried."""

from __future__ import annotations

from collections.abc import Iterator

from sitegen.flows import CASE_PARTS, Flow, Graph, Step, reachable, read_graph
from sitegen.lengths import check_lengths
from sitegen.load import Library, Page
from sitegen.prose_rules import rules_of
from sitegen.source import Problems


def check_flows(library: Library, problems: Problems) -> None:
    """Everything that can be wrong with the flows as a whole."""
    complete = [code for code, language in library.languages.items() if language.complete]
    for pages in library.flows.values():
        for page in pages.values():
            before = len(problems)
            graph = read_graph(page.body, page.body_at, problems)
            if len(problems) == before:
                check_graph(graph, problems)
            _front_matter(library, page, graph, problems)
            problems.extend(check_lengths(page.body, page.body_at, rules_of(page.language)))
    chinese = library.flows.get("zh", {})
    for code in complete:
        own = library.flows.get(code, {})
        for slug in sorted(chinese.keys() - own.keys()):
            place = chinese[slug].at("title")
            problems.add(place, f"the flow '{slug}' is missing in '{code}'", f"write content/{code}/flows/{slug}.md")
        for slug, page in own.items():
            if slug not in chinese:
                right = f"write content/zh/flows/{slug}.md first"
                problems.add(page.at("title"), f"the flow '{slug}' exists in '{code}' only", right)
            elif code != "zh":
                _same(chinese[slug], page, problems)


def check_graph(graph: Graph, problems: Problems) -> None:
    """The four proofs over one graph whose ids and answers are sound."""
    if not graph.steps:
        return
    edges = graph.edges()
    reached = reachable(edges, graph.steps[0].id)
    for step in graph.steps:
        if step.id not in reached:
            wrong = f"the step '#{step.id}' cannot be reached from the first"
            problems.add(step.source, wrong, "lead an answer here, or drop it")
        if not step.answers and step.next is None:
            right = "end it with answers, - [words](#id), or with one link to go on, [words](guide:slug)"
            problems.add(step.source, f"the step '#{step.id}' has neither answers nor a next action", right)
    for loop in loops_without_exit(edges):
        names = ", ".join(f"#{name}" for name in loop)
        right = "lead an answer of one of them to an outcome"
        problems.add(graph.by_id[loop[0]].source, f"who comes to {names} goes round for ever", right)


def loops_without_exit(edges: dict[str, tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """The sets of steps, in file order, from which one can only come to one another."""
    far = {name: reachable(edges, name) for name in edges}
    ends = {name for name, following in edges.items() if not following}
    seen: set[str] = set()
    for name in edges:
        closed = far[name]
        if name in seen or closed & ends or any(name not in far[other] for other in closed):
            continue
        seen |= closed
        yield tuple(other for other in edges if other in closed)


def _front_matter(library: Library, page: Page[Flow], graph: Graph, problems: Problems) -> None:
    meta = page.meta
    if meta.checked < meta.written:
        problems.add(page.at("checked"), "it was checked before it was written", "mend one of the two dates")
    if meta.section not in library.sections:
        known = ", ".join(library.sections)
        problems.add(page.at("section"), f"there is no section '{meta.section}'", f"there are: {known}")
    elif page.slug not in library.sections[meta.section].flows and page.language == "zh":
        right = f"add '{page.slug}' to the flows of '{meta.section}' in content/sections.yml"
        problems.add(page.at("section"), f"'{page.slug}' is not in the reading order of its section", right)
    for n, name in enumerate(meta.facts):
        if name not in library.facts:
            problems.add(page.at("facts", n), f"there is no fact '{name}'", "name an id from content/facts/")
    ids = graph.by_id
    for n, case in enumerate(meta.cases):
        for missing in [case + part for part in CASE_PARTS if case + part not in ids]:
            problems.add(page.at("cases", n), f"the case '{case}' has no step '#{missing}'", "write it, or drop the case")
    for name in ("said", "promised") if meta.log else ():
        for step in getattr(meta.log, name):
            if step not in ids:
                problems.add(page.at("log", name, step), f"there is no step '#{step}'", "name the id of a step")


def _same(source: Page[Flow], page: Page[Flow], problems: Problems) -> None:
    """The same graph as in Chinese: ids in the same order, each answer leading the same way, the same next actions."""
    for name in ("section", "facts", "tags", "cases"):
        if getattr(source.meta, name) != getattr(page.meta, name):
            problems.add(page.at(name), f"'{name}' differs from '{source.language}'", "make both the same")
    if source.meta.examples.keys() != page.meta.examples.keys():
        problems.add(page.at("examples"), f"the examples differ from '{source.language}'", "name the same examples")
    if _log_keys(source.meta) != _log_keys(page.meta):
        problems.add(page.at("log"), f"the log names other steps than '{source.language}'", "name the same steps")
    ours, theirs = read_graph(source.body, source.body_at), read_graph(page.body, page.body_at)
    wanted, found = [step.id for step in ours.steps], [step.id for step in theirs.steps]
    if wanted != found:
        right = f"give both the steps {', '.join(wanted)}"
        problems.add(page.body_at, f"the steps differ from those in '{source.language}'", right)
        return
    for one, other in zip(ours.steps, theirs.steps, strict=True):
        _same_step(one, other, source.language, problems)


def _log_keys(meta: Flow) -> tuple[list[str], list[str]]:
    return (list(meta.log.said), list(meta.log.promised)) if meta.log else ([], [])


def _same_step(one: Step, other: Step, language: str, problems: Problems) -> None:
    wanted, found = [a.to for a in one.answers], [a.to for a in other.answers]
    if wanted != found:
        right = f"let them lead to {', '.join('#' + to for to in wanted) or 'nothing'}"
        problems.add(other.source, f"the answers of '#{one.id}' lead elsewhere than in '{language}'", right)
    ours, theirs = (step.next.link if step.next else "" for step in (one, other))
    if ours != theirs:
        right = f"lead it to {ours}" if ours else "give it answers"
        problems.add(other.source, f"the next action of '#{one.id}' differs from '{language}'", right)
