"""What `check` wants of learning paths: steps that exist or are planned, and words for each step in every language."""

from __future__ import annotations

from collections.abc import Iterable

from sitegen import targets
from sitegen.load import Library
from sitegen.model_learning import LearningPath, PathWords
from sitegen.placed import Placed
from sitegen.source import Problems, Source

_KINDS = {"guide", "calculator", "letter", "flow", "checklist"}


def check(library: Library, complete: Iterable[str], problems: Problems) -> None:
    """The faults of the learning paths and of their words."""
    for path in library.paths.values():
        if path.words.section not in library.sections:
            known = ", ".join(library.sections)
            problems.add(path.at("section"), f"there is no section '{path.words.section}'", f"there are: {known}")
        _steps(library, path, problems)
    for code in complete:
        own = library.path_words.get(code, {})
        for name in library.paths.keys() - own.keys():
            problems.add(Source(f"content/{code}/paths.yml"), f"the path '{name}' has no words in '{code}'", "write them")
        for name, words in own.items():
            if name not in library.paths:
                known = ", ".join(library.paths)
                problems.add(words.at("id"), f"there is no path '{name}' in content/paths.yml", f"there are: {known}")
                continue
            _words(library.paths[name].words, words, problems)


def _steps(library: Library, path: Placed[LearningPath], problems: Problems) -> None:
    seen: set[str] = set()
    for n, name in enumerate(path.words.steps):
        place = path.at("steps", n)
        target = targets.parse(name)
        if target is None or target.kind not in _KINDS or target.anchor:
            problems.add(place, f"'{name}' cannot be a step", "write guide:slug, calculator:name, letter:name or flow:name")
        elif not library.has(target) and not library.is_planned(target):
            problems.add(place, f"'{target}' is neither written nor planned", "mend the name")
        if name in seen:
            problems.add(place, f"the step '{name}' stands twice", "keep one of them")
        seen.add(name)


def _words(path: LearningPath, own: Placed[PathWords], problems: Problems) -> None:
    meta = own.words
    for name in path.steps:
        if name not in meta.why:
            problems.add(own.at("why"), f"the step '{name}' has no reason", f"add '{name}: …'")
    for name in meta.why:
        if name not in path.steps:
            problems.add(own.at("why", name), f"'{name}' is no step of this path", f"the steps are: {', '.join(path.steps)}")
