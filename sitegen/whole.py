"""Everything that is wrong with a project, in one pass: what `check` prints and what the tests hold to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path

from sitegen import calculation, check, edition_update
from sitegen.assemble import assemble
from sitegen.editions import load_edition
from sitegen.load import Library, load_library
from sitegen.pages import write_pages
from sitegen.review import check_review, read_review
from sitegen.source import BadInput, Problem, Problems


def edition_files(root: Path) -> list[Path]:
    """The editions that come with the project."""
    return sorted((root / "content/editions").glob("*.yml"))


def examine(
    root: Path, editions: Iterable[Path], today: date, release: bool = False, notices: list[Problem] | None = None
) -> tuple[Library, Problems]:
    """Read a project and collect every problem, those of each edition's pages included.

    To `notices` is added what an update of the base changed for the editions: no faults.

    Pages are made only when the files themselves are sound: a fault in a file would echo on every page that uses it.
    """
    library, problems = load_library(root)
    if problems:
        return library, problems
    check.check_library(library, problems)
    check_review(library, read_review(library, problems), problems)
    if release:
        check.check_release(library, today, problems)
    for path in editions:
        before = len(problems)
        files = load_edition(library, path, problems, today, release)
        if files and notices is not None:
            notices += edition_update.notices(library, files)
        if files is None or len(problems) > before:
            continue
        for code in files.edition.languages:
            write_pages(assemble(library, files, code, today), problems)
    try:
        calculation.scripts(library.calculators, root)
    except BadInput as error:
        problems.extend(error.problems)
    return library, problems
