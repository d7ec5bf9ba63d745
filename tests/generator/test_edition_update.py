"""After an update of the base an edition is as it was and still builds; `check` says, at its place, what changed for it."""

from __future__ import annotations

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from sitegen import edition_base, edition_update
from sitegen.assemble import assemble
from sitegen.editions import load_edition
from sitegen.load import load_library
from sitegen.pages import write_pages
from sitegen.source import Problems
from tests.conftest import ROOT

TODAY = date(2026, 11, 24)
EDITION = """id: ours
name: {zh: 我们}
tagline: {zh: 一句话}
publisher: {zh: 某中心}
languages: [zh]
leave_out:
  sections: [stories]
  pages: [today, true_apr]
"""
PAGE = """---
title: 被拒以后
description: 我们的写法
section: negotiate
written: '2026-11-01'
checked: '2026-11-01'
facts: [help-12348]
glance: {answer: 再谈一次。, do_now: [打电话], time: 1 分钟, next: {link: 'guide:about', text: 看}}
---

先打电话。{{ phone("help-12348") }}

## 再谈一次 {#again}

看[关于本站](guide:about)。
"""


def run(project: Path, *more: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "build.py", "--project", str(project), *more]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


def replaced(path: Path, *pairs: tuple[str, str]) -> None:
    text = path.read_text("utf-8")
    for old, new in pairs:
        assert old in text, old
        text = text.replace(old, new, 1)
    path.write_text(text, "utf-8")


def told(project: Path) -> list[str]:
    """The notices of the edition after reading the project anew; it must be sound, and so must its pages."""
    library, problems = load_library(project)
    files = load_edition(library, project / "content/editions/ours.yml", problems, TODAY)
    assert files and [str(problem) for problem in problems] == []
    write_pages(assemble(library, files, "zh", TODAY), problems)
    assert [str(problem) for problem in problems] == []
    return [str(notice) for notice in edition_update.notices(library, files)]


@pytest.fixture
def project(small: Path) -> Path:
    own = small / "content/editions/ours/zh/guides"
    own.mkdir(parents=True)
    (small / "content/editions/ours.yml").write_text(EDITION, "utf-8")
    (own / "refused.md").write_text(PAGE, "utf-8")
    return small


def accept(project: Path) -> None:
    library, problems = load_library(project)
    files = load_edition(library, project / "content/editions/ours.yml", problems, TODAY)
    assert files
    text = edition_base.text(edition_update.taken(library, files, TODAY))
    (project / "content/editions/ours/base.yml").write_text(text, "utf-8")


def test_an_edition_that_was_never_read_against_a_base_says_so(project: Path) -> None:
    assert told(project) == [
        "content/editions/ours.yml:1:1: nothing says which base its pages were read against; "
        "read them beside the base's and run 'build.py accept' for this edition"
    ]
    accept(project)
    assert told(project) == []


def test_what_an_update_changed_is_said_at_its_place_and_is_no_fault(project: Path) -> None:
    accept(project)
    ours = {path: path.read_bytes() for path in (project / "content/editions").rglob("*") if path.is_file()}
    base = project / "content/zh/guides/refused.md"
    first, second = re.findall(r"^## .*\{#([\w-]+)\}$", base.read_text("utf-8"), re.M)[:2]
    replaced(base, (f"{{#{first}}}\n", f"{{#{first}}}\n\n多了一句。\n"), (f"{{#{second}}}", "{#renamed}"))
    facts = project / "content/facts/help.yml"
    replaced(facts, ("12348 提供免费法律咨询", "12348 提供免费的法律咨询"), ("{value: '12348'", "{value: '12349'"))
    for code in ("zh", "en"):
        guides = project / f"content/{code}/guides"
        (guides / "about.md").rename(guides / "about-us.md")
        (guides / "today.md").unlink()
    line = facts.read_text("utf-8").split("- id: help-12348")[0].count("\n") + 1
    page = "content/editions/ours/zh/guides/refused.md"
    assert told(project) == [
        "content/editions/ours.yml:1:1: new since 2026-11-24: 1 page of the base that appears here: guide:about-us; "
        "name below 'leave_out' what you do not carry, and run 'build.py accept'",
        "content/editions/ours.yml:8:11: the base has no 'today' any more; take it out of 'leave_out'",
        f"{page}:2:1: the base has no 'guide:about' any more, to which this page leads; "
        "link another page, or keep the words alone",
        f"{page}:2:1: the base's page 'zh/refused' is not what it was on 2026-11-24: changed: #{first}; new: #renamed; "
        f"gone: #{second}; read content/zh/guides/refused.md, follow what you want of it, and run 'build.py accept'",
        f"{page}:7:9: the fact 'help-12348', which this page stands on, is not what it was on 2026-11-24: "
        f"its statement, its values; read it at content/facts/help.yml:{line}:5 and this page again, "
        "then run 'build.py accept'",
    ]
    accept(project)  # what the edition itself still names is told until it does not
    assert [line.partition("; ")[0] for line in told(project)] == [
        "content/editions/ours.yml:8:11: the base has no 'today' any more",
        f"{page}:2:1: the base has no 'guide:about' any more, to which this page leads",
    ]
    assert {path: path.read_bytes() for path in ours if path.name != "base.yml"} == {
        path: data for path, data in ours.items() if path.name != "base.yml"
    }


def test_a_page_the_base_dropped_or_took_up_under_the_same_name_is_told(project: Path) -> None:
    (project / "content/editions/ours/zh/guides/extra.md").write_text(PAGE, "utf-8")
    accept(project)
    guides = project / "content/zh/guides"
    (guides / "refused.md").rename(guides / "extra.md")
    assert [line.partition("; ")[0] for line in told(project)] == [
        "content/editions/ours/zh/guides/extra.md:2:1: this page now replaces the base's page 'zh/extra', "
        "which you have not accepted",
        "content/editions/ours/zh/guides/refused.md:2:1: the base has no page 'zh/refused' any more",
    ]


def test_check_prints_the_notices_and_ends_well_and_accept_silences_them(project: Path) -> None:
    accept(project)
    replaced(project / "content/facts/help.yml", ("12348 提供免费法律咨询", "12348 提供免费的法律咨询"))
    checked = run(project, "check", "--edition", "ours")
    assert checked.returncode == 0, checked.stderr
    assert checked.stdout.startswith("content/editions/ours/zh/guides/refused.md:7:9: the fact 'help-12348', which")
    accepted = run(project, "accept", "--edition", "ours")
    assert accepted.returncode == 0
    read, wrote = accepted.stdout.splitlines()
    assert read + "\n" in checked.stdout
    assert wrote.startswith("content/editions/ours/base.yml: replaces 1, stands on 1 facts, knows ")
    checked = run(project, "check", "--edition", "ours")
    assert checked.returncode == 0 and "nothing wrong" in checked.stdout.splitlines()[0]


def test_a_name_that_the_base_never_had_stays_a_fault(project: Path) -> None:
    accept(project)
    replaced(project / "content/editions/ours.yml", ("[today, true_apr]", "[today, true_aprr]"))
    library, problems = load_library(project)
    load_edition(library, project / "content/editions/ours.yml", problems, TODAY)
    assert [str(problem) for problem in problems] == [
        "content/editions/ours.yml:8:18: there is no page 'true_aprr'; name the slug of a page"
    ]


def test_a_record_somebody_wrote_by_hand_is_refused_at_its_place(project: Path) -> None:
    (project / "content/editions/ours/base.yml").write_text("version: 1\naccepted: soon\npagse: {}\n", "utf-8")
    problems = Problems()
    library, _ = load_library(project)
    load_edition(library, project / "content/editions/ours.yml", problems, TODAY)
    assert [str(problem) for problem in problems] == [
        "content/editions/ours/base.yml:1:1: 'version' is a number; write text",
        "content/editions/ours/base.yml:2:1: 'soon' is not a date; write year-month-day, such as 2026-11-23",
        "content/editions/ours/base.yml:3:1: the key 'pagse' is not known here; did you mean 'pages'?",
    ]
