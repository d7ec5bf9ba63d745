"""Reading calculators: the modules of `calculators/` as they stand on disk, and their words in every language."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

from sitegen import yamlfile
from sitegen.calculation_examples import ExampleSource, check_sources, read_sources
from sitegen.calculation_json import declaration_json
from sitegen.calculation_modules import load_modules
from sitegen.calculation_words import Common, Words, check_words, read_common, read_words
from sitegen.source import BadInput, Problems, Source


@dataclass(frozen=True)
class Loaded:
    """A calculator with its words: `module` has CALCULATOR, compute and figure; `panel` what all pages share."""

    name: str
    path: str
    calculator: Any
    module: ModuleType
    panel: ModuleType
    declaration: dict[str, Any]
    words: dict[str, Words] = field(default_factory=dict)
    common: dict[str, Common] = field(default_factory=dict)
    sources: dict[str, ExampleSource] = field(default_factory=dict)

    def words_in(self, language: str) -> Words:
        """The words in a language, or in Chinese where it has none."""
        return self.words.get(language) or self.words["zh"]


def load_calculators(root: Path, languages: list[str], problems: Problems) -> dict[str, Loaded]:
    """Every module of `calculators/` that declares a calculator, with its words in every language that has them."""
    found: dict[str, Loaded] = {}
    modules = load_modules(root, problems)
    panel = modules.get("panel")
    if panel is None:
        return found
    common = _common(root, languages, problems)
    sources = read_sources(root, problems)
    for name, module in modules.items():
        calculator = getattr(module, "CALCULATOR", None)
        if calculator is None:
            continue
        path = f"calculators/{name}.py"
        if calculator.name != name:
            problems.add(Source(path), f"the calculator calls itself '{calculator.name}'", f"name it '{name}' as its file")
        loaded = Loaded(name, path, calculator, module, panel, declaration_json(calculator), {}, common, sources)
        for language in languages:
            _add_words(root, loaded, language, problems)
        check_sources(loaded, problems)
        if "zh" in loaded.words:
            found[name] = loaded
    return found


def _common(root: Path, languages: list[str], problems: Problems) -> dict[str, Common]:
    found: dict[str, Common] = {}
    for language in languages:
        shown = f"content/{language}/calculators/_common.yml"
        path = root / shown
        if not path.is_file():
            if language == "zh":
                problems.add(Source(shown), "the file is missing", "add the words all calculators share")
            continue
        try:
            common = read_common(yamlfile.load(path, shown), problems)
        except BadInput as error:
            problems.extend(error.problems)
            continue
        if common:
            found[language] = common
    return found


def _add_words(root: Path, loaded: Loaded, language: str, problems: Problems) -> None:
    shown = f"content/{language}/calculators/{loaded.name}.md"
    path = root / shown
    if not path.is_file():
        if language == "zh":
            problems.add(Source(shown), f"the calculator '{loaded.name}' has no Chinese words", "add this file")
        return
    try:
        words = read_words(yamlfile.read_text(path, shown), shown, language, problems)
    except BadInput as error:
        problems.extend(error.problems)
        return
    if words:
        check_words(words, loaded.calculator, problems)
        loaded.words[language] = words
