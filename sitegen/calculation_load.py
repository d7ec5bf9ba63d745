"""Reading calculators: the modules of `calculators/` as they stand on disk, and their words in every language."""

from __future__ import annotations

import importlib
import sys
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType
from typing import Any

from sitegen import yamlfile
from sitegen.calculation_examples import ExampleSource, check_sources, read_sources
from sitegen.calculation_json import declaration_json
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
    modules = _modules(root, problems)
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


def _modules(root: Path, problems: Problems) -> dict[str, ModuleType]:
    """The modules of `calculators/` below `root`, as they stand on disk now."""
    files = sorted((root / "calculators").glob("*.py"))
    stamp = tuple((path.as_posix(), path.stat().st_mtime_ns) for path in files)
    known = sys.modules.get("calculators")
    if getattr(known, "_ydt_stamp", None) != stamp:
        ours = (root / "calculators" / "__init__.py").as_posix()
        if known is None or getattr(known, "__file__", None) != ours or hasattr(known, "_ydt_stamp"):
            for name in [n for n in sys.modules if n == "calculators" or n.startswith("calculators.")]:
                del sys.modules[name]
    importlib.invalidate_caches()
    found: dict[str, ModuleType] = {}
    sys.path.insert(0, str(root))
    try:
        sys.modules.setdefault("calculators", importlib.import_module("calculators"))
        sys.modules["calculators"].__dict__["_ydt_stamp"] = stamp
        for path in files:
            if path.stem != "__init__":
                _import(path.stem, found, problems)
    finally:
        sys.path.remove(str(root))
    return found


def _import(name: str, found: dict[str, ModuleType], problems: Problems) -> None:
    place = f"calculators/{name}.py"
    try:
        found[name] = importlib.import_module(f"calculators.{name}")
    except SyntaxError as error:
        wrong = f"Python cannot read this: {error.msg}"
        problems.add(Source(place, error.lineno or 1, error.offset or 1), wrong, "mend the line")
    except Exception as error:
        wrong = f"the module cannot be imported: {type(error).__name__}: {error}"
        problems.add(Source(place), wrong, "mend the declaration")


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
