"""The Python of calculators as it stands on disk now; a module is loaded again only where it changed."""

from __future__ import annotations

import hashlib
import importlib
import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

from sitegen.source import Problems, Source

_NAMED = re.compile(r"\bcalculators\.(\w+)")


def source_marks(root: Path) -> dict[str, str]:
    """For each module a mark that changes when the module or any other that it reaches changes."""
    texts = {path.stem: path.read_bytes() for path in sorted((root / "calculators").glob("*.py"))}
    named = {name: _named(text.decode("utf-8", "replace"), texts) for name, text in texts.items()}
    own = {name: hashlib.sha256(text).hexdigest() for name, text in texts.items()}
    marks = {}
    for name in texts:
        reached, waiting = {name}, [name]
        while waiting:
            others = named[waiting.pop()] - reached
            reached |= others
            waiting += others
        marks[name] = hashlib.sha256("".join(f"{one} {own[one]}\n" for one in sorted(reached)).encode()).hexdigest()
    return marks


def _named(text: str, known: dict[str, bytes]) -> set[str]:
    """The modules a source names. Too many do no harm: a module is then loaded again although it need not be."""
    return set(known) if "calculators import" in text else set(_NAMED.findall(text)) & known.keys()


def load_modules(root: Path, problems: Problems) -> dict[str, ModuleType]:
    """Every module below `root`. What did not change since the last call stays the same object."""
    marks = source_marks(root)
    _drop_changed(root, marks)
    found: dict[str, ModuleType] = {}
    sys.path.insert(0, str(root))
    try:
        package = importlib.import_module("calculators")
        package.__dict__["_ydt_marks"] = marks
        for name in marks:
            if name != "__init__":
                _import(name, found, problems)
    finally:
        sys.path.remove(str(root))
    return found


def _drop_changed(root: Path, marks: dict[str, str]) -> None:
    """Forget the loaded modules that are no longer what the disk says; all of them where they came from elsewhere."""
    importlib.invalidate_caches()
    package = sys.modules.get("calculators")
    if package is None:
        return
    ours = (root / "calculators" / "__init__.py").as_posix() == getattr(package, "__file__", None)
    before = getattr(package, "_ydt_marks", marks if ours else {})
    if not ours or before.get("__init__") != marks.get("__init__"):
        before = {}
    for full in [name for name in sys.modules if name == "calculators" or name.startswith("calculators.")]:
        name = full.partition(".")[2] or "__init__"
        if name not in before or before[name] != marks.get(name):
            del sys.modules[full]
            # Python compares whole seconds and sizes: of two saves in one second it would run the first.
            compiled = importlib.util.cache_from_source(str(root / "calculators" / f"{name}.py"))
            Path(compiled).unlink(missing_ok=True)


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
