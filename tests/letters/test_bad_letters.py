"""What is wrong with a letter is said with its place and what would be right: golden texts, held in bad_letters.yml."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from sitegen.check import check_library
from sitegen.load import load_library
from sitegen.scaffold import scaffold

CASES = yaml.safe_load((Path(__file__).parent / "bad_letters.yml").read_text("utf-8"))
LETTER = "content/zh/letters/hardship-request.md"


def told(root: Path) -> list[str]:
    library, problems = load_library(root)
    if not problems:
        check_library(library, problems)
    return [str(problem) for problem in problems if "/letters/" in str(problem)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_it_is_said_in_these_words(small: Path, case: dict[str, Any]) -> None:
    path = small / LETTER
    text = path.read_text("utf-8")
    assert text.count(case["old"]) == 1, case["old"]
    line = text[: text.index(case["old"])].count("\n") + 1
    body = text[: text.index("\n---\n") + 5].count("\n") + 1
    path.write_text(text.replace(case["old"], case["new"]), "utf-8")

    def placed(match: re.Match[str]) -> str:
        return str(body if match[1] == "body" else line + int(match[2] or 0))

    assert told(small) == [re.sub(r"\{(line|body)([+-]\d+)?\}", placed, said) for said in case["says"]]


def test_a_letter_in_one_language_only_is_named(small: Path) -> None:
    (small / "content/en/letters/hardship-request.md").unlink()
    (small / "content/zh/letters/complaint-to-lender.md").unlink()
    assert told(small) == [
        "content/en/letters/complaint-to-lender.md:2:1: the letter 'complaint-to-lender' exists in 'en' only; "
        "write content/zh/letters/complaint-to-lender.md first",
        f"{LETTER}:2:1: the letter 'hardship-request' is missing in 'en'; write content/en/letters/hardship-request.md",
    ]


def test_a_new_letter_can_be_built_and_says_what_is_left_to_write(small: Path) -> None:
    made = scaffold(small, "letter", "pause-request", date(2026, 11, 23))
    assert [path.relative_to(small).as_posix() for path in made] == [
        "content/zh/letters/pause-request.md", "content/en/letters/pause-request.md",
    ]  # fmt: skip
    sections = small / "content/sections.yml"
    text = sections.read_text("utf-8")
    sections.write_text(text.replace("- hardship-request", "- hardship-request\n      - pause-request"), "utf-8")
    assert told(small) == []


def test_a_calculator_that_fills_what_a_letter_does_not_have_is_named(small: Path) -> None:
    path = small / "content/zh/calculators/minimum_payment.md"
    text = path.read_text("utf-8").replace("fill: {balance: balance}", "fill: {balanze: balance}")
    path.write_text(text, "utf-8")
    line = text[: text.index("balanze")].count("\n") + 1
    library, problems = load_library(small)
    check_library(library, problems)
    said = [str(problem) for problem in problems if "balanze" in str(problem)]
    assert said == [
        f"content/zh/calculators/minimum_payment.md:{line}:5: the letter 'card-plan-request' has no field 'balanze'; "
        "did you mean 'balance'?"
    ]
