"""The examples of calculators: what their answers are checked against, and whether they still agree with it.

`content/checked-against.yml` is the one home of the sources, in every language; an example names one, or a dated fact.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from sitegen import schema, yamlfile
from sitegen.schema import Id, Record, Texts, Url
from sitegen.source import BadInput, Problems, Source

HOME = "content/checked-against.yml"
BY_HAND = "by-hand"
"""The source of answers that were worked out on paper: the words of the calculator write the working out."""


class ExampleSource(Record):
    """Where answers of examples come from: a name in every language, and an address where there is one."""

    id: Id
    name: Texts
    url: Url | None = None


def read_sources(root: Path, problems: Problems) -> dict[str, ExampleSource]:
    """The sources by id."""
    path = root / HOME
    if not path.is_file():
        problems.add(Source(HOME), "the file is missing", "add it with the list 'sources' that examples name")
        return {}
    try:
        document = yamlfile.load(path, HOME)
    except BadInput as error:
        problems.extend(error.problems)
        return {}
    listed = document.value.get("sources") if isinstance(document.value, dict) else None
    if not isinstance(listed, list):
        problems.add(document.source(), "the list 'sources' is missing", "write 'sources:' and its items below it")
        return {}
    found: dict[str, ExampleSource] = {}
    for n in range(len(listed)):
        record = schema.read(ExampleSource, document, problems, ("sources", n))
        if record and record.id in found:
            problems.add(document.source(("sources", n)), f"'{record.id}' stands here twice", "give each its own id")
        elif record:
            found[record.id] = record
    return found


def check_sources(loaded: Any, problems: Problems) -> None:
    """Every example says what it is checked against, and one worked out on paper has its working in every language."""
    place = Source(loaded.path)
    for example in loaded.calculator.examples:
        if not example.source and not example.fact:
            problems.add(place, f"the example '{example.name}' has no source", f"name an id of {HOME}, or a fact")
        elif example.source and example.source not in loaded.sources:
            right = f"name an id of {HOME}, or add it there; there are: {', '.join(loaded.sources)}"
            problems.add(place, f"the example '{example.name}' names the source '{example.source}', unknown here", right)
        if example.source != BY_HAND:
            continue
        for words in loaded.words.values():
            own = words.meta.examples.get(example.name)
            if own is not None and not own.working:
                at = words.document.source(("examples", example.name))
                problems.add(at, f"the working of '{example.name}' is missing", "write out how the answer comes about")


def check_examples(loaded: Any, rules: Mapping[str, Any], problems: Problems) -> None:
    """Every example is answered, and answered as its source says."""
    place = Source(loaded.path)
    for example in loaded.calculator.examples:
        named = f"the example '{example.name}'"
        wrong = [path for path in example.expected if _value_at(loaded.calculator, path) is None]
        for path in wrong:
            problems.add(place, f"{named} expects '{path}', which is not an output", "write output or table.0.column")
        if wrong:
            continue
        try:
            answer, refused = answer_of(loaded, example, rules)
        except Exception as error:
            said = f"{named} cannot be worked out: {type(error).__name__}: {error}"
            problems.add(place, said, "mend compute")
            continue
        if refused:
            problems.add(place, f"{named} is refused ({', '.join(refused)})", "mend its inputs")
            continue
        for path in loaded.panel.differing(answer, expected_json(loaded.calculator, example)):
            found = loaded.panel.at(answer, path)
            right = f"its source says {example.expected[path]!r}: mend the calculator, or the example"
            problems.add(place, f"{named} gives {found!r} as '{path}'", right)


def answer_of(loaded: Any, example: Any, rules: Mapping[str, Any]) -> tuple[dict[str, Any], list[str]]:
    """The answer of an example in outside units, and the codes of what is wrong with its inputs."""
    accepted = loaded.panel.accept(loaded.declaration, dict(example.inputs), False)
    found = accepted["problems"]
    result: dict[str, Any] = {}
    if not found:
        result = loaded.module.compute(accepted["values"], rules)
        found = result["problems"]
    if found:
        return {}, [f"{problem['field']}: {problem['code']}" for problem in found]
    return loaded.panel.outside(loaded.declaration, result), []


def expected_json(calculator: Any, example: Any) -> list[dict[str, Any]]:
    """What an example expects, as `calculators.checking.Expected`: money to the fen, rates to the places of the source."""
    made = []
    for path, value in example.expected.items():
        declared = _value_at(calculator, path)
        kind = declared.kind if declared else "text"
        places = {"money": 2, "amounts": 2, "whole": 0, "rate": example.places, "share": example.places}
        places["factor"] = example.places
        made.append({"path": path, "value": value, "places": places.get(kind, -1)})
    return made


def _value_at(calculator: Any, path: str) -> Any:
    """The declared output or column a path such as rows.0.principal names; None where there is none."""
    steps = path.split(".")
    values: Iterable[Any] = calculator.outputs
    found = next((value for value in values if value.name == steps[0]), None)
    if found is not None and found.kind == "rows":
        return next((column for column in found.columns if len(steps) == 3 and column.name == steps[2]), None)
    return found if found is None or found.kind == "amounts" or len(steps) == 1 else None


def shown(loaded: Any, words: Any, example: Any, fragment: str) -> dict[str, Any]:
    """An example as the page lists it: caption, the link that fills it in, where its answer comes from, the working."""
    own = words.meta.examples[example.name]
    source = loaded.sources.get(example.source)
    return {
        "name": example.name, "caption": own.title, "working": own.working, "fragment": fragment,
        "source": source.name.get(words.language, source.name["zh"]) if source else "",
        "url": (source.url or "") if source else "", "fact": example.fact, "shown": example.shown,
    }  # fmt: skip


def to_check(loaded: Any) -> list[dict[str, Any]]:
    """The examples as the reader's browser works them out again: name, inputs in outside units, what is expected."""
    return [
        {"name": one.name, "inputs": dict(one.inputs), "expected": expected_json(loaded.calculator, one)}
        for one in loaded.calculator.examples
    ]
