"""`build.py new`: what it writes is whole as it stands, and `check` says the one thing that is left to do."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from sitegen import calculation
from sitegen.check import check_library
from sitegen.load import load_library
from sitegen.scaffold import scaffold
from sitegen.source import Problems

TODAY = date(2026, 11, 23)


def told(root: Path) -> list[str]:
    library, problems = load_library(root)
    check_library(library, problems)
    return [str(problem) for problem in problems]


def fill(root: Path) -> None:
    """Say in the vocabulary what fills the new calculator's inputs: step 8 of the task."""
    path = root / "content/vocabulary.yml"
    text = path.read_text("utf-8")
    inputs = "".join(f"    {name}: {{none: 'Made up for a test.'}}\n" for name in ("balance", "daily_rate", "days"))
    assert "\ncalculators:\n" in text
    path.write_text(text.replace("\ncalculators:\n", f"\ncalculators:\n  loan_holiday:\n{inputs}", 1), "utf-8")


def test_a_new_calculator_works_once_it_has_its_place(small: Path) -> None:
    written = scaffold(small, "calculator", "loan_holiday", TODAY)
    assert [path.relative_to(small).as_posix() for path in written] == [
        "calculators/loan_holiday.py", "content/zh/calculators/loan_holiday.md", "content/en/calculators/loan_holiday.md",
    ]  # fmt: skip
    place = "calculators/loan_holiday.py:1:1: 'loan_holiday' is not in the reading order of its section"
    assert [line for line in told(small) if "loan_holiday" in line and line.startswith(place)] == [
        f"{place}; add 'loan_holiday' to the calculators of 'understand' in content/sections.yml, or declare another section"
    ]
    sections = small / "content/sections.yml"
    text = sections.read_text("utf-8")
    sections.write_text(text.replace("      - true_apr\n", "      - true_apr\n      - loan_holiday\n", 1), "utf-8")
    assert all("nothing says what fills" in line for line in told(small) if "loan_holiday" in line)
    fill(small)
    assert [line for line in told(small) if "loan_holiday" in line] == []
    library, _ = load_library(small)
    loaded = library.calculators["loan_holiday"]
    assert calculation.answer_json(loaded, '{"balance": 10000}', library).outside["total"] == 10150
    assert "loan_holiday.js" in calculation.scripts({"loan_holiday": loaded}, small)
    calculation.load_calculators(Path(__file__).parents[2], ["zh", "en"], Problems())


def test_a_planned_calculator_takes_its_section(small: Path) -> None:
    sections = small / "content/sections.yml"
    text = sections.read_text("utf-8")
    sections.write_text(text.replace("      - payoff_order\n", "      - payoff_order\n      - loan_holiday\n"), "utf-8")
    scaffold(small, "calculator", "loan_holiday", TODAY)
    fill(small)
    assert [line for line in told(small) if "loan_holiday" in line] == []
    assert 'section="rebuild"' in (small / "calculators/loan_holiday.py").read_text("utf-8")
    calculation.load_calculators(Path(__file__).parents[2], ["zh", "en"], Problems())
