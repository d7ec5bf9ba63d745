"""The commands `new` and `accept`. `cli` adds them to its own."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import click

from sitegen.machine import day_of

_KINDS = ["guide", "calculator", "letter", "flow", "language", "edition"]


def add_commands(
    cli: click.Group, root: Callable[[], Path], load_sites: Callable[..., list[Any]], epoch: Callable[[], int]
) -> None:
    """Add `new` and `accept` to the command line."""

    def today() -> date:
        return day_of(epoch())

    @cli.command()
    @click.argument("kind", type=click.Choice(_KINDS))
    @click.argument("name")
    @click.option("--answer", "answers", multiple=True, metavar="KEY=VALUE", help="Edition: an answer, by its key.")
    @click.option("--yes", is_flag=True, help="Edition: ask nothing, take what is not answered as it would be.")
    def new(kind: str, name: str, answers: tuple[str, ...], yes: bool) -> None:
        """Start a file of this KIND with everything filled in that can be. For an edition the few questions are asked."""
        from sitegen.editions import find
        from sitegen.scaffold import scaffold

        if (answers or yes) and kind != "edition":
            raise click.ClickException("--answer and --yes are for an edition")
        texts = _edition(root(), name, answers, not yes and sys.stdin.isatty(), today()) if kind == "edition" else None
        for path in scaffold(root(), kind, name, today(), texts):
            click.echo(path.relative_to(root()).as_posix())
        if kind == "edition":
            click.echo(_accept(root(), find(root(), name), today())[-1].partition(":")[0])
            click.echo(f"Look at it: python build.py build --edition {name} --out {name}-site", err=True)

    @cli.command()
    @click.option("--edition", required=True, metavar="NAME_OR_PATH", help="Which edition was read against the base.")
    def accept(edition: str) -> None:
        """Note that an edition was read against the base as it is now: `check` tells what changes from here on."""
        from sitegen.editions import find

        path = find(root(), edition)
        for line in _accept(root(), path, today()):
            click.echo(line)


def _accept(root: Path, path: Path, today: date) -> list[str]:
    """Write the edition's record of the base. Returns what was told until now and is taken as read, and what was written."""
    from sitegen import edition_base, edition_update
    from sitegen.editions import load_edition
    from sitegen.load import load_library
    from sitegen.reading import shown

    library, problems = load_library(root)
    problems.stop_if_any()
    files = load_edition(library, path, problems, today)
    problems.stop_if_any()
    assert files is not None
    accepted = edition_update.taken(library, files, today)
    place = path.with_suffix("") / edition_base.FILE
    place.parent.mkdir(exist_ok=True)
    place.write_text(edition_base.text(accepted), "utf-8")
    read = [str(notice) for notice in edition_update.notices(library, files)]
    counts = f"replaces {len(accepted.pages)}, stands on {len(accepted.facts)} facts, knows {len(accepted.offered)} pages"
    return [*read, f"{shown(root, place)}: {counts}"]


def _edition(root: Path, name: str, given: tuple[str, ...], asking: bool, today: date) -> str:
    """The file of a new edition, from what was given and, where somebody can be asked, from what they answer."""
    from sitegen import edition_questions
    from sitegen.load import load_library
    from sitegen.scaffold import check_name

    check_name(root, "edition", name)
    library, problems = load_library(root)
    problems.stop_if_any()
    answers = dict(_split(answer) for answer in given)
    full = edition_questions.filled(library, name, answers)
    if unknown := [key for key in answers if key not in full]:
        raise click.ClickException(f"--answer {unknown[0]}: there is no such question; there are: {', '.join(full)}")
    if wrong := edition_questions.all_faults(library, name, answers, today):
        told = [f"--answer {key}: {problem.wrong}; {problem.right}" for key, problem in wrong.items()]
        raise click.ClickException("\n".join(told))
    if asking:
        click.echo("Enter takes what stands in brackets. All of it can be changed in the file later.", err=True)
        full = _asked(library, name, answers, today)
    return edition_questions.text(library, name, full, today)


def _split(answer: str) -> tuple[str, str]:
    key, sign, value = answer.partition("=")
    if not sign:
        raise click.ClickException(f"--answer {answer}: write KEY=VALUE, such as name.zh=江岸债务互助")
    return key.strip(), value.strip()


def _asked(library: Any, name: str, given: dict[str, str], today: date) -> dict[str, str]:
    """Every question asked until its answer is sound; what was given is not asked for."""
    from sitegen import edition_questions

    found: dict[str, str] = {}
    for question in edition_questions.questions(library, name, found):
        if question.key in given:
            found[question.key] = given[question.key]
            continue
        while True:
            default = question.default
            answer = str(click.prompt(question.text, default=default, show_default=bool(default), err=True)).strip()
            tried = edition_questions.filled(library, name, {**given, **found, question.key: answer})
            wrong = edition_questions.faults(library, name, tried, today).get(question.key)
            if wrong is None:
                break
            click.echo(f"  {wrong.wrong}; {wrong.right}", err=True)
        found[question.key] = answer
    return found
