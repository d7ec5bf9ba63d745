"""`build.py new edition`: asked at a terminal or answered by options, held to the checks of the file; then it builds."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
import yaml

from sitegen import edition_questions
from sitegen.editions import load_edition
from sitegen.load import Library, load_library
from sitegen.source import Problems
from tests.conftest import ROOT

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def library() -> Library:
    found, problems = load_library(ROOT)
    problems.stop_if_any()
    return found


def run(project: Path, *more: str, **how: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "build.py", "--project", str(project), *more]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, **how)  # type: ignore[call-overload,no-any-return]


def test_every_answer_is_told_what_the_file_would_be_told(library: Library) -> None:
    given = {
        "name.zh": "", "name.en": "<b>x</b>", "brand": "red", "brand_dark": "#000000", "contact.phone": "12",
        "contact.email": "x", "base_url": "help.example",
    }  # fmt: skip
    found = edition_questions.all_faults(library, "our-name", given, TODAY)
    assert {key: f"{problem.wrong}; {problem.right}" for key, problem in found.items()} == {
        "name.zh": "the text for 'zh' is empty; write it, or leave the language out",
        "name.en": "HTML is not used in an edition's texts; write plain words",
        "brand": "'red' is not a colour; write # and six digits from 0 to f, such as '#1d4f91'",
        "brand_dark": "the colour #000000 cannot be read in the dark scheme: its contrast with #0d1311 (sunk) is 1.12, and "
        "4.5 is needed; the nearest of the same hue that passes everywhere is '#949494'",
        "contact.phone": "'12' cannot be dialled in the mainland; short numbers are 110, 119, 120, 122, 12345 and the like, "
        "95xxx, 96xxx",
        "contact.email": "'x' is not a mail address; write it like hello@example.org",
        "base_url": "'help.example' is not a web address; start it with https:// or http:// and leave no spaces",
    }
    assert list(edition_questions.all_faults(library, "our-name", {"languages": "zh fr"}, TODAY)) == ["languages"]


def test_a_colour_for_the_dark_scheme_is_offered_that_can_be_read(library: Library) -> None:
    filled = edition_questions.filled(library, "our-name", {"brand": "#c00000"})
    assert filled["brand_dark"] == "#ff5c5c" and edition_questions.faults(library, "our-name", filled, TODAY) == {}


def test_what_the_file_offers_in_comments_is_sound(library: Library, tmp_path: Path) -> None:
    answers = edition_questions.filled(library, "our-name", {"name.zh": "我们: ‘的’ # 门户"})
    text = edition_questions.text(library, "our-name", answers, TODAY)
    assert yaml.safe_load(text)["name"] == {"zh": "我们: ‘的’ # 门户", "en": "Our Name"}
    own, offered = text.split("\n#\n", 1)
    path = tmp_path / "our-name.yml"
    path.write_text(own + "\n" + "".join(line.removeprefix("# ") + "\n" for line in offered.splitlines()), "utf-8")
    (tmp_path / "our-name").mkdir()
    (tmp_path / "our-name/logo.svg").write_bytes((ROOT / "content/editions/example-ngo/logo.svg").read_bytes())
    problems = Problems()
    files = load_edition(library, path, problems, TODAY)
    assert [str(problem) for problem in problems] == []
    assert files and files.edition.referrals and files.edition.hotlines and files.edition.leave_out.sections


def test_asked_at_a_terminal_a_wrong_answer_is_asked_again_and_the_first_build_works(small: Path) -> None:
    pty = pytest.importorskip("pty")  # not on Windows
    master, slave = pty.openpty()
    answers = ["", "江岸债务互助", "Riverside", "", "", "", "", "", "", "12", "010-1234 5678", "", ""]
    os.write(master, "".join(answer + "\n" for answer in answers).encode())
    try:
        made = run(small, "new", "edition", "our-name", stdin=slave)
    finally:
        os.close(slave)
        os.close(master)
    assert made.returncode == 0, made.stderr
    assert "'12' cannot be dialled in the mainland" in made.stderr
    assert made.stdout == "content/editions/our-name.yml\ncontent/editions/our-name/base.yml\n"
    out = small / "our-site"
    built = run(small, "build", "--edition", "our-name", "--out", str(out), "--jobs", "1")
    assert built.returncode == 0, built.stderr
    home, english = (out / "index.html").read_text("utf-8"), (out / "en/index.html").read_text("utf-8")
    assert "江岸债务互助" in home and 'href="tel:010-12345678"' in home and "Riverside" in english
    again = run(small, "new", "edition", "our-name", "--yes")
    assert again.returncode == 2 and again.stderr == "Error: content/editions/our-name.yml exists already\n"


def test_without_a_terminal_options_answer_and_nothing_is_written_while_one_is_wrong(small: Path) -> None:
    path = small / "content/editions/our-name.yml"
    command = ["new", "edition", "our-name", "--answer", "name.zh=互助"]
    wrong = run(small, *command, "--answer", "contact.phone=12", "--answer", "brand=red", stdin=subprocess.DEVNULL)
    assert wrong.returncode == 2 and not path.exists()
    assert [line.partition(":")[0] for line in wrong.stderr.splitlines()] == ["Error", "--answer brand"]
    unknown = run(small, *command, "--answer", "colour=red", stdin=subprocess.DEVNULL)
    assert unknown.returncode == 2
    assert "--answer colour: there is no such question; there are: languages, name.zh" in unknown.stderr
    right = run(small, *command, "--answer", "contact.phone=12348", stdin=subprocess.DEVNULL)
    assert right.returncode == 0 and yaml.safe_load(path.read_text("utf-8"))["contact"] == {"phone": "12348"}
