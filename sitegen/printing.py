"""The command `sheets`. `cli` adds it to its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click


def add_commands(
    cli: click.Group, root: Callable[[], Path], load_sites: Callable[..., list[Any]], epoch: Callable[[], int]
) -> None:
    """Add `sheets` to the command line."""

    @cli.command()
    @click.option("--edition", default="default", metavar="NAME_OR_PATH", help="Whose sheets to make.")
    @click.option("--language", "languages", multiple=True, help="Only this language; may be given again.")
    @click.option("--out", type=click.Path(path_type=Path), default=Path("sheets"), help="Where the PDFs go [sheets/].")
    @click.argument("guides", nargs=-1)
    def sheets(edition: str, languages: tuple[str, ...], out: Path, guides: tuple[str, ...]) -> None:
        """Make handouts, cards and quiz sheets as PDF, of these GUIDES or of all that are marked; note their codes."""
        from sitegen.sheets import command

        click.echo(command.run(root(), edition, load_sites(edition, languages), out, guides))
