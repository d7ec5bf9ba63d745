"""The command `pack`. `cli` adds it to its own."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click


def add_commands(
    cli: click.Group, root: Callable[[], Path], load_sites: Callable[..., list[Any]], epoch: Callable[[], int]
) -> None:
    """Add `pack` to the command line."""

    @cli.command()
    @click.option("--edition", default="default", metavar="NAME_OR_PATH", help="Which edition to pack.")
    @click.option("--language", "languages", multiple=True, help="Only this language; may be given again.")
    @click.option("--out", type=click.Path(path_type=Path), default=None, help="Where the folder goes [EDITION-pack/].")
    @click.option("--jobs", type=click.IntRange(1, 64), default=None, help="Processes [one for each core].")
    @click.option("--release", is_flag=True, help="Refuse facts that are past their review date.")
    def pack(edition: str, languages: tuple[str, ...], out: Path | None, jobs: int | None, release: bool) -> None:
        """Make one folder and one zip: site, offline copy, paper, slides, facilitator's guide, with their sums."""
        from sitegen.editions import find
        from sitegen.pack import pack as make
        from sitegen.sheets import command
        from sitegen.sheets import make as printed

        def say(text: str) -> None:
            click.echo(text, err=True)

        sites = load_sites(edition, languages, release)
        target = (out or Path(f"{sites[0].edition.id}-pack")).absolute()
        paper: dict[str, bytes] = {}
        if sites[0].edition.sheets:
            sheets = printed(sites)
            paper = sheets.files
            say(f"{len(paper)} sheets")
            # The site of the pack has to know the codes on the sheets beside it: they are noted first, then it is built.
            command.issue(sites[0].edition_files.codes, sheets, find(root(), edition))
            sites = load_sites(edition, languages, release)
        made = make(root(), target, sites, jobs or os.cpu_count() or 1, say, epoch(), paper)
        click.echo(f"{made.files} files, {made.bytes / 1e6:.1f} MB: {made.folder}")
        click.echo(f"zip, {made.zip_bytes / 1e6:.1f} MB: {made.zip}")
