"""Commands that take a site elsewhere: the offline copy and the order of upload. `cli` adds them to its own."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click


def add_commands(
    cli: click.Group, root: Callable[[], Path], load_sites: Callable[..., list[Any]], epoch: Callable[[], int]
) -> None:
    """Add `offline` and `order` to the command line."""

    @cli.command()
    @click.option("--edition", default="default", metavar="NAME_OR_PATH", help="Which edition to copy.")
    @click.option("--language", "languages", multiple=True, help="Only this language; may be given again.")
    @click.option("--out", type=click.Path(path_type=Path), default=Path("offline"), show_default=True)
    @click.option("--jobs", type=click.IntRange(1, 64), default=None, help="Processes [one for each core].")
    @click.option("--release", is_flag=True, help="Refuse facts that are past their review date.")
    def offline(edition: str, languages: tuple[str, ...], out: Path, jobs: int | None, release: bool) -> None:
        """Make a folder and a zip that open without a network, to pass on by chat or on a USB stick."""
        from sitegen import offline as copy
        from sitegen.publish import publish

        sites = load_sites(edition, languages, release)
        built = root() / "work" / "offline" / copy.name_of(sites)
        publish(root(), built, sites, jobs or os.cpu_count() or 1, lambda text: click.echo(text, err=True), epoch())
        out.mkdir(parents=True, exist_ok=True)
        made = copy.make(built, out.absolute(), sites, epoch())
        click.echo(f"{made.files} files, {made.bytes / 1e6:.1f} MB: {made.folder}")
        click.echo(f"zip, {made.zip_bytes / 1e6:.1f} MB: {made.zip}")
        click.echo(f"Look at it: open {made.folder / copy.CHINESE_NAME} in a browser")

    @cli.command()
    @click.argument("site", type=click.Path(exists=True, file_okay=False, path_type=Path), default=Path("site"))
    @click.option(
        "--old", type=click.File("r", encoding="utf-8"), help="What the store holds now, one path a line; - is stdin."
    )
    def order(site: Path, old: Any) -> None:
        """Print in which order a built site goes to an object store: assets, then pages, then what is to be deleted.

        One line a file, by tabs: put, path, content type, cache control; or delete, path.
        """
        from sitegen.upload import steps

        stored = [line.strip() for line in old if line.strip()] if old else []
        click.echo("\n".join("\t".join(step) for step in steps(site.resolve(), stored)))
