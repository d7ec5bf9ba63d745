"""LibreOffice Calc as an independent calculator: formulas in, numbers out, headless.

A sheet is written as flat OpenDocument with one formula a row (and the numbers it refers to beside it), converted to CSV by
the program itself and read back. Nothing of ours computes here.
"""

from __future__ import annotations

import csv
import shutil
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sitegen import debian

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2"
 office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">
<office:body><office:spreadsheet><table:table table:name="cases">
"""
TAIL = "</table:table></office:spreadsheet></office:body></office:document>\n"
# CSV with commas, UTF-8, cells as they are and not as shown: all digits
FILTER = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1"


@dataclass(frozen=True)
class Formula:
    """A formula in OpenFormula; `{cells}` in it becomes the range that holds the first list, `{more}` that of the second."""

    text: str
    cells: Sequence[float] = field(default_factory=tuple)
    more: Sequence[float] = field(default_factory=tuple)


def program(install: bool = False) -> str | None:
    """The path of LibreOffice, or None; with `install`, Debian's package is installed where it is missing."""
    found = shutil.which("soffice") or shutil.which("libreoffice")
    if found or not install or not debian.install("libreoffice-calc-nogui"):
        return found
    return shutil.which("soffice")


def _name(number: int) -> str:
    """The letters of a column, 1 is A."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _row(formula: Formula, n: int) -> str:
    first = len(formula.cells)
    cells = f"[.B{n}:.{_name(1 + first)}{n}]"
    more = f"[.{_name(2 + first)}{n}:.{_name(1 + first + len(formula.more))}{n}]"
    text = formula.text.replace("{cells}", cells).replace("{more}", more)
    beside = (*formula.cells, *formula.more)
    numbers = "".join(f'<table:table-cell office:value-type="float" office:value="{number!r}"/>' for number in beside)
    return f'<table:table-row><table:table-cell table:formula="of:={text}"/>{numbers}</table:table-row>\n'


def evaluate(path: str, formulas: Sequence[Formula]) -> list[float | None]:
    """What LibreOffice answers to each formula; None where it gives an error."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sheet = HEAD + "".join(_row(formula, n) for n, formula in enumerate(formulas, 1)) + TAIL
        (folder / "cases.fods").write_text(sheet, "utf-8")
        command = [
            path, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", FILTER, "--outdir", name,
            str(folder / "cases.fods"),
        ]  # fmt: skip
        subprocess.run(command, check=True, capture_output=True, timeout=600)
        made = next(folder.glob("cases*.csv"))
        rows = list(csv.reader(made.read_text("utf-8").splitlines()))
    return [_number(row[0]) for row in rows]


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
