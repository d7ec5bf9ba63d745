"""`build.py sheets`: make the sheets, write them to a folder, and note their codes in the file of the edition."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from pathlib import Path

import click

from sitegen import sheet_codes
from sitegen.editions import find
from sitegen.sheet_codes import Ledger
from sitegen.sheets import compose
from sitegen.sheets.making import Made, make
from sitegen.site import Site


def run(root: Path, edition: str, sites: Sequence[Site], out: Path, guides: Collection[str]) -> str:
    """Make, write, note; returns the closing line. Nothing is written unless every sheet could be made.

    Raises ClickException where no sheets are made of a guide that is named, BadInput and Missing.
    """
    known = {page.slug for site in sites for page in compose.marked(site)}
    lost = sorted(set(guides) - known)
    if lost:
        raise click.ClickException(f"no sheets are made of '{lost[0]}'; they are made of: {', '.join(sorted(known))}")
    made = make(sites, guides)
    for name, data in made.files.items():
        _write(out / name, data)
    path = issue(sites[0].edition_files.codes, made, find(root, edition))
    return f"{len(made.files)} files in {out}; their codes are in {path}: keep that file"


def issue(ledger: Ledger, made: Made, edition_file: Path) -> Path:
    """Note the codes of these sheets in codes.yml of the edition's folder, beside those that are there. Returns its path."""
    path = edition_file.with_suffix("") / sheet_codes.FILE
    _write(path, sheet_codes.text(sheet_codes.added(ledger, made.codes)).encode())
    return path


def _write(path: Path, data: bytes) -> None:
    """In one step: a run that is stopped leaves the old file whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(data)
    part.replace(path)
