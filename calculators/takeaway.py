"""What a reader takes away: the answer as plain text to paste, and tables as CSV."""

from __future__ import annotations

from calculators.view_records import Table, View
from calculators.wording import joined

NUMERIC = "0123456789,.-%"


def plain_text(view: View) -> str:
    """The answer, the figures, the working and the notes as lines of text."""
    lines: list[str] = []
    if len(view["answer"]) > 0:
        lines.append(joined(view["answer"]))
    for item in view["summary"]:
        lines.append(item["label"] + " " + item["value"])
    for entry in view["calendar"]:
        lines.append(entry["day"] + " " + entry["text"])
    for part in [view["steps"], view["notes"], view["assumptions"]]:
        if len(part) > 0:
            lines.append("")
            for text in part:
                lines.append(text)
    return "\n".join(lines) + "\n"


def csv_text(table: Table) -> str:
    """A table as CSV (RFC 4180): a byte order mark for spreadsheets, numbers without separators."""
    lines = [csv_line(table["head"])]
    for row in table["rows"]:
        lines.append(csv_line(row))
    return "\ufeff" + "\r\n".join(lines) + "\r\n"


def csv_line(cells: list[str]) -> str:
    """One line; a cell that a spreadsheet could take for a formula is led by an apostrophe."""
    return ",".join([csv_cell(cell) for cell in cells])


def csv_cell(cell: str) -> str:
    """One cell: numbers bare, other texts quoted where they hold a comma, a quote or a line end."""
    if is_number(cell):
        return cell.replace(",", "")
    text = cell
    if text.startswith("=") or text.startswith("+") or text.startswith("@") or text.startswith("-"):
        text = "'" + text
    if "," in text or '"' in text or "\n" in text or "\r" in text:
        return '"' + text.replace('"', '""') + '"'
    return text


def is_number(cell: str) -> bool:
    """Whether a cell holds a number as this site writes them."""
    digits = False
    for sign in cell:
        if sign not in NUMERIC:
            return False
        if sign in "0123456789":
            digits = True
    return digits
