"""Words that do not fit their calculator are each one problem with its place."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from sitegen import calculation
from sitegen.source import Problems

ROOT = Path(__file__).resolve().parent.parent.parent
WORDS = "content/zh/calculators/true_apr.md"
SOURCES = "content/checked-against.yml"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of what one calculator is made of."""
    shutil.copytree(ROOT / "calculators", tmp_path / "calculators", ignore=shutil.ignore_patterns("__pycache__"))
    for language in ("zh", "en"):
        shutil.copytree(ROOT / f"content/{language}/calculators", tmp_path / f"content/{language}/calculators")
    shutil.copy(ROOT / SOURCES, tmp_path / SOURCES)
    for path in (tmp_path / "calculators").glob("*.py"):
        if path.stem != "true_apr" and "\nCALCULATOR = " in path.read_text("utf-8"):
            path.unlink()
    (tmp_path / "calculators/case_sums.py").unlink()  # gathers calculators that are not in this copy
    return tmp_path


def told(project: Path) -> list[str]:
    problems = Problems()
    calculation.load_calculators(project, ["zh", "en"], problems)
    return [str(problem) for problem in problems]


def replace(old: str, new: str, path: str = WORDS) -> Callable[[Path], None]:
    def change(project: Path) -> None:
        text = (project / path).read_text("utf-8")
        assert old in text
        (project / path).write_text(text.replace(old, new, 1), "utf-8")

    return change


@pytest.fixture(autouse=True)
def _own_modules() -> object:
    yield
    calculation.load_calculators(ROOT, ["zh", "en"], Problems())
    return None


def test_nothing_is_wrong(project: Path) -> None:
    assert told(project) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (replace("  zero: 付出", "  zer: 付出"), ["'answer' lacks 'zero'", "did you mean 'zero'?"]),
        (replace("{annual_simple}", "{anual_simple}"), ["is not known here; did you mean '{annual_simple}'?"]),
        (replace("{annual_simple}", "{annual simple}"), ["is not a placeholder"]),
        (replace("  periods: {label: 一共还几期}\n", ""), ["'inputs' lacks 'periods'"]),
        (replace("withheld: 从借款里先扣掉", "withhold: 从借款里先扣掉"), ["'inputs.fee_kind.choices' lacks 'withheld'"]),
        (replace("section: understand", "section: negotiate"), ["the section is 'negotiate'"]),
        (replace("    working: '(10,500", "    wrking: '(10,500"), ["did you mean 'working'?"]),
        (replace("    working: '(10,500 − 10,000) ÷ 10,000 = 5% 一个月；5% × 12 = 60%；1.05^12 − 1 = 79.59%'\n", ""), [
            "the working of 'by_hand' is missing",
        ]),
        (replace("- id: excel-rate", "- id: excel-rte", SOURCES), ["the source 'excel-rate', unknown here"]),
        (replace("link: guide:true-cost", "link: true-cost"), ["'true-cost' is not a link we know"]),
        (replace("fill: {principal: received", "fill: {principal: receved"), ["'receved' is not an input or answer"]),
        (replace("title: 真实年化利率", "titel: 真实年化利率"), ["did you mean 'title'?", "the key 'title' is missing"]),
        (replace("  missing: ", "  mising: ", "content/zh/calculators/_common.yml"), ["'problems' lacks 'missing'"]),
        (replace("from calculators", "form calculators", "calculators/true_apr.py"), ["Python cannot read this"]),
        (replace('name="true_apr"', 'name="apr"', "calculators/true_apr.py"), ["the calculator calls itself 'apr'"]),
    ],
)
def test_each_fault_is_named(project: Path, change: Callable[[Path], None], said: list[str]) -> None:
    change(project)
    lines = told(project)
    for part in said:
        assert any(part in line for line in lines), lines
    for line in lines:
        assert line.startswith(("content/", "calculators/")) and line.split(":")[1].isdigit()


def test_a_missing_file(project: Path) -> None:
    (project / WORDS).unlink()
    assert told(project) == [f"{WORDS}:1:1: the calculator 'true_apr' has no Chinese words; add this file"]
