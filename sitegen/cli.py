"""Arguments to stages to exit code.

0 done, 2 bad input, 3 environment (disk, rights, a missing package), 4 another build holds the folder, 130 interrupted.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

import click

from sitegen import __file__ as package_file
from sitegen import carry, packing, printing, starting
from sitegen.machine import day_of
from sitegen.source import BadInput, Problem

HERE = Path(package_file).resolve().parent.parent


def root() -> Path:
    """The project being built: the folder this generator lies in, or the one named by --project."""
    given = click.get_current_context().find_root().params.get("project")
    return Path(given).resolve() if given else HERE


def main() -> NoReturn:
    """Run the command line and leave with its exit code."""
    try:
        # Not cli.main(): it would end with 1 where whoever reads our lines has read enough (`check | head`).
        with cli.make_context(Path(sys.argv[0]).name, sys.argv[1:]) as context:
            cli.invoke(context)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except BadInput as error:
        for problem in error.problems:
            click.echo(str(problem), err=True)
        count = len(error.problems)
        click.echo(f"{count} problem{'s' if count != 1 else ''} found; nothing was built", err=True)
        sys.exit(2)
    except click.exceptions.Abort:
        click.echo("interrupted", err=True)
        sys.exit(130)
    except KeyboardInterrupt:
        click.echo("interrupted; the old site stands as it was", err=True)
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as error:
        sys.exit(_environment(error))
    sys.exit(0)


def _environment(error: Exception) -> int:
    """The exit code of an error that is no BadInput, after saying it; unknown errors go on as they are."""
    from sitegen.assets import Unavailable
    from sitegen.machine import Locked, Refused, why
    from sitegen.render import RenderFailed
    from sitegen.sheets.pdf import Missing

    if isinstance(error, Locked):
        click.echo(str(error), err=True)
        return 4
    if isinstance(error, Refused | Unavailable | Missing):
        click.echo(str(error), err=True)
        return 3
    if isinstance(error, OSError) and (reason := why(error)):
        click.echo(f"{error.filename}: {reason}", err=True)
        return 3
    if isinstance(error, RenderFailed):
        click.echo(f"{error}\nnothing was built", err=True)
        return 2
    raise error


def today() -> date:
    """The day the build counts as today: that of SOURCE_DATE_EPOCH where it is set, else of the clock (UTC)."""
    return day_of(epoch())


def epoch() -> int:
    given = os.environ.get("SOURCE_DATE_EPOCH", "")
    if given and not given.isdigit():
        raise click.ClickException(f"SOURCE_DATE_EPOCH is '{given}'; set it to seconds since 1970, or unset it")
    if given:
        return int(given)
    # Without a given date the day is what counts, so that two builds on one day give the same bytes.
    return int(time.time()) // 86400 * 86400


Command = Callable[..., Any]


def common(function: Command) -> Command:
    """The options that building, serving and checking share."""
    for option in (
        click.option("--edition", default="default", metavar="NAME_OR_PATH", help="Which edition to build."),
        click.option("--language", "languages", multiple=True, help="Only this language; may be given again."),
    ):
        function = option(function)
    return function


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--project", type=click.Path(exists=True, file_okay=False), help="Build another copy of the content.")
@click.pass_context
def cli(context: click.Context, project: str | None) -> None:
    """Build the portal. Without a command: build the default edition into site/."""
    if context.invoked_subcommand is None:
        context.invoke(build)


@cli.command()
@common
@click.option("--out", type=click.Path(path_type=Path), default=None, help="Where the site goes [site/].")
@click.option("--jobs", type=click.IntRange(1, 64), default=None, help="Processes [one for each core].")
@click.option("--release", is_flag=True, help="Refuse facts that are past their review date.")
@click.option(
    "--editions",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="Build every edition of a folder into sites/NAME.",
)
@click.option("--scheduler", metavar="ADDRESS", help="With --editions: a Dask cluster builds them.")
@click.option("--precompress", is_flag=True, help="Also write .gz and .br beside each text.")
def build(
    edition: str = "default",
    languages: tuple[str, ...] = (),
    out: Path | None = None,
    jobs: int | None = None,
    release: bool = False,
    editions: Path | None = None,
    scheduler: str | None = None,
    precompress: bool = False,
) -> None:
    """Build a site. The old one stands until the new one is whole."""
    from sitegen.progress import Progress
    from sitegen.publish import publish

    jobs = jobs or os.cpu_count() or 1
    if scheduler and editions is None:
        raise click.ClickException("--scheduler builds many editions; name their folder with --editions")
    if editions is not None:
        from sitegen.many_command import build_editions

        sys.exit(
            build_editions(root(), editions, (out or Path("sites")).absolute(), jobs, scheduler, languages, release, epoch())
        )
    started = time.monotonic()
    progress = Progress()
    progress.say("reading")
    sites = load_sites(edition, languages, release)
    target = (out or Path("site")).absolute()
    progress.say("building " + ", ".join(site.language.code for site in sites))
    counts = publish(root(), target, sites, jobs, progress.say, epoch(), precompress)
    progress.done()
    took = time.monotonic() - started
    click.echo(f"{counts['pages']} pages in {took:.1f} s: {target}")
    first = target / sites[0].folder / "index.html"
    click.echo(f"Look at it: open {first} in a browser, or run 'python build.py serve'")


def load_sites(edition: str, languages: tuple[str, ...] = (), release: bool = False) -> list[Any]:
    """The sites of an edition, one for each language, from content in which nothing is wrong. Raises BadInput."""
    from sitegen.assemble import assemble
    from sitegen.check import check_library, check_release
    from sitegen.editions import find, load_edition
    from sitegen.load import load_library

    library, problems = load_library(root())
    problems.stop_if_any()
    check_library(library, problems)
    if release:
        check_release(library, today(), problems)
    files = load_edition(library, find(root(), edition), problems, today(), release)
    problems.stop_if_any()
    assert files is not None
    wanted = [code for code in files.edition.languages if not languages or code in languages]
    unknown = [code for code in languages if code not in files.edition.languages]
    if unknown:
        known = ", ".join(files.edition.languages)
        raise click.ClickException(f"the edition has no language '{unknown[0]}'; it has: {known}")
    return [assemble(library, files, code, today()) for code in wanted]


@cli.command()
@common
@click.option("--port", default=8000, show_default=True, help="Where the preview listens (this machine only).")
def serve(edition: str, languages: tuple[str, ...], port: int) -> None:
    """Show the site while you write: save a text, a fact or a calculator and the page in the browser follows."""
    from sitegen.editions import find
    from sitegen.preview import serve as run

    path = find(root(), edition)
    # Ctrl+C is how a preview ends; nothing is left behind.
    with contextlib.suppress(KeyboardInterrupt):
        run(root(), lambda: load_sites(edition, languages), port, epoch(), (path, path.with_suffix("")))


@cli.command()
@click.option("--edition", default=None, metavar="NAME_OR_PATH", help="Also check this edition [all of ours].")
@click.option("--release", is_flag=True, help="Also refuse facts that are past their review date.")
@click.option("--draw-flows", type=click.Path(path_type=Path), help="Draw the graph of every flow into this folder.")
def check(edition: str | None, release: bool, draw_flows: Path | None) -> None:
    """Read everything and name every fault; list what the plan still waits for."""
    from sitegen.check import waiting
    from sitegen.editions import find
    from sitegen.whole import edition_files, examine

    paths = [find(root(), edition)] if edition else edition_files(root())
    told: list[Problem] = []
    library, problems = examine(root(), paths, today(), release, told)
    for notice in told:
        click.echo(str(notice))
    problems.stop_if_any()
    pages = sum(len(found) for found in library.guides.values())
    flows = sum(len(found) for found in library.flows.values())
    letters = sum(len(found) for found in library.letters.values())
    counts = f"{len(library.facts)} facts, {pages} guides, {flows} flows, {letters} letters"
    counts += f", {len(library.calculators)} calculators"
    said = [f"{counts}: nothing wrong", *_waiting_lines(waiting(library))]
    if draw_flows:
        from sitegen.scaffold import write_pictures

        said.append(f"{write_pictures(library, draw_flows)} drawings of flows are in {draw_flows}")
    # In one piece: a reader that stops after some lines (head) must not end the check with an error.
    click.echo("\n".join(said))


def _waiting_lines(found: Any) -> list[str]:
    lines = []
    if found.pages:
        lines.append(f"{len(found.pages)} pages of the plan are not written yet: {', '.join(found.pages)}")
    for tool, pages in sorted(found.tools.items()):
        lines.append(f"{tool} does not exist yet; it is named by {', '.join(pages)}")
    for link, pages in sorted(found.links.items()):
        lines.append(f"{link} is linked and not written yet: {', '.join(pages)}")
    return lines


@cli.command()
def review() -> None:
    """Write docs/content-review.md: where the plan is answered, and what second readings changed."""
    from sitegen import review as made
    from sitegen.load import load_library

    library, problems = load_library(root())
    found = made.read_review(library, problems)
    problems.stop_if_any()
    made.written_at(root()).write_text(made.page(library, found), "utf-8")
    click.echo(made.written_at(root()).relative_to(root()).as_posix())


@cli.command()
@click.argument("name", required=False)
def calc(name: str | None) -> None:
    """Answer one calculation: NAME < input.json. Without NAME: list the calculators with their inputs and units."""
    from sitegen import calculation
    from sitegen.load import load_library

    library, problems = load_library(root())
    problems.stop_if_any()
    if name is None:
        click.echo(calculation.catalogue(library.calculators))
        return
    if name not in library.calculators:
        raise click.ClickException(f"there is no calculator '{name}'; there are: {', '.join(library.calculators)}")
    text = sys.stdin.read()
    answer = calculation.answer_json(library.calculators[name], text, library, today())
    if answer.problems:
        for problem in answer.problems:
            click.echo(problem, err=True)
        sys.exit(2)
    click.echo(json.dumps(answer.outside, ensure_ascii=False, indent=2))


for commands in (carry, packing, printing, starting):
    commands.add_commands(cli, root, load_sites, epoch)
