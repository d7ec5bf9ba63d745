"""Bad input is named with place, fault and remedy, all at once: golden texts, held in bad_input.yml."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from sitegen.whole import edition_files, examine
from tests.conftest import ROOT

CASES = yaml.safe_load((Path(__file__).parent / "bad_input.yml").read_text("utf-8"))


def write(project: Path, name: str, content: Any) -> None:
    path = project / name
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, dict):
        path.write_bytes(bytes.fromhex(content["bytes"]))
    else:
        path.write_text(content, "utf-8")


def spoil(project: Path, case: dict[str, Any]) -> None:
    for name, content in case.get("files", {}).items():
        write(project, name, content)
    for name, content in case.get("both", {}).items():
        for code in ("zh", "en"):
            write(project, name.replace("{}", code), content)
    for name, text in case.get("append", {}).items():
        path = project / name
        path.write_text(path.read_text("utf-8") + text, "utf-8")
    for name, (old, new) in case.get("replace", {}).items():
        path = project / name
        text = path.read_text("utf-8")
        assert old in text, name
        path.write_text(text.replace(old, new, 1), "utf-8")


def told(project: Path, case: dict[str, Any]) -> list[str]:
    today = date.fromisoformat(case.get("today", "2026-11-23"))
    _, problems = examine(project, edition_files(project), today, case.get("release", False))
    return [str(problem) for problem in problems]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_it_is_said_in_these_words(small: Path, case: dict[str, Any]) -> None:
    spoil(small, case)
    calculators = ", ".join(sorted(p.stem for p in (ROOT / "calculators").glob("*.py") if "CALCULATOR =" in p.read_text()))
    lpr = (ROOT / "content/facts/lpr.yml").read_text("utf-8").splitlines().index("lpr:") + 1
    expected = [line.replace("{calculators}", calculators).replace("{lpr}", str(lpr)) for line in case["says"]]
    found = [line for line in told(small, case) if line.startswith(case.get("only", ""))]
    assert found == expected


def test_a_calculator_outside_the_dialect_is_named_where_it_leaves_it(small: Path) -> None:
    path = small / "calculators/finance.py"
    text = path.read_text("utf-8")
    path.write_text(text.replace("size = abs(float(value))", "size = abs(float(value) ** 1.0)", 1), "utf-8")
    line = text.split("size = abs(float(value))")[0].count("\n") + 1
    found = told(small, {})
    assert len(found) == 1
    assert found[0].startswith(f"calculators/finance.py:{line}:16: ")
    assert "**" in found[0]
    assert "power" in found[0]


def test_the_project_as_it_stands_has_no_fault() -> None:
    _, problems = examine(ROOT, edition_files(ROOT), date(2026, 11, 23), release=True)
    assert [str(problem) for problem in problems] == []
