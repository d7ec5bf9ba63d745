"""A deck as a .pptx that PowerPoint and WPS open with every text editable. The same deck gives the same bytes.

This module, `theme` and `shapes` need python-pptx (requirements/sheets.in); nothing else does.
"""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from typing import Any

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Emu, Inches, Pt

from sitegen.slides import fitting, shapes, theme
from sitegen.slides.model import Brand, Deck, Point, Slide, Table, Text, seen

_START = (1980, 1, 1, 0, 0, 0)


def powerpoint(deck: Deck, epoch: int) -> bytes:
    """The deck as the bytes of a .pptx; `epoch` (seconds since 1970) is the day it says it was made."""
    made = theme.styled(deck)
    for slide in deck.slides:
        _slide(made, deck, slide)
    about = made.core_properties
    day = datetime.fromtimestamp(epoch, UTC).replace(tzinfo=None)
    about.title, about.author, about.last_modified_by = deck.title, deck.brand.name, deck.brand.name
    about.subject, about.keywords, about.comments, about.revision = deck.brand.tagline, deck.slug, "", 1
    about.created = about.modified = day
    raw = io.BytesIO()
    made.save(raw)
    return _settled(raw.getvalue())


def _settled(data: bytes) -> bytes:
    """The same package with its files in order and without the time of day."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        # A reader looks for the list of types first.
        for name in sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            entry = zipfile.ZipInfo(name, _START)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3
            new.writestr(entry, old.read(name))
    return out.getvalue()


def _slide(made: Any, deck: Deck, slide: Slide) -> None:
    page = made.slides.add_slide(theme.layout(made, slide.kind))
    page.shapes.title.text_frame.text = slide.title
    body = {shape.placeholder_format.idx: shape for shape in page.placeholders}
    match slide.kind:
        case "two":
            body[1].text_frame.text, body[3].text_frame.text = slide.heads
            _points(body[2], slide.points)
            _points(body[4], slide.second)
        case "table" if slide.table:
            _table(page, slide.table, slide.title)
        case "picture" if slide.picture:
            _points(body[2], slide.points)
            shapes.draw(page, slide.picture, deck.brand.colour, (0.75, 1.65, 7.3, 5.1))
        case "title" | "end":
            _points(body[1], slide.points)
            _masthead(page, deck.brand)
        case _:
            _points(body[1], slide.points)
    page.notes_slide.notes_text_frame.text = "\n".join(slide.notes)
    for shape in page.notes_slide.placeholders:
        if shape.has_text_frame:
            _language(shape.text_frame, deck.html_lang)
    for shape in page.shapes:
        if shape.has_text_frame:
            _language(shape.text_frame, deck.html_lang)


_HANGING = "342900"
"""How far a numbered line hangs, in EMU (0.375 inch): as the bullets of the template do."""


def _points(shape: Any, points: tuple[Point, ...]) -> None:
    frame = shape.text_frame
    for n, point in enumerate(points):
        paragraph = frame.paragraphs[0] if n == 0 else frame.add_paragraph()
        _runs(paragraph, point.text)
        if point.number:
            start = f' startAt="{point.number}"' if point.number > 1 else ""
            about = paragraph._p.get_or_add_pPr()
            about.set("marL", _HANGING)  # a box has no bullets, and so no room for a number by itself
            about.set("indent", f"-{_HANGING}")
            about.append(parse_xml(f'<a:buAutoNum {nsdecls("a")} type="arabicPeriod"{start}/>'))


def _runs(paragraph: Any, text: Text) -> None:
    for run in text:
        if not run.aside:
            added = paragraph.add_run()
            added.text = run.text
            if run.strong:
                added.font.bold = True


def _language(frame: Any, lang: str) -> None:
    """Name the language of every run, so that spelling is checked and fonts are chosen rightly."""
    for run in frame._txBody.iter(qn("a:r"), qn("a:endParaRPr")):
        about = run.get_or_add_rPr() if run.tag == qn("a:r") else run
        about.set("lang", lang)
        about.set("altLang", "en-US" if lang.startswith("zh") else "zh-CN")


def _table(page: Any, table: Table, name: str) -> None:
    widths = fitting.columns(table)
    rows = [table.head, *table.rows]
    heights = [fitting.row_height(row, widths) for row in rows]
    place = (Inches(theme.LEFT), Inches(1.65), Inches(theme.BREADTH), Pt(sum(heights)))
    shape = page.shapes.add_table(len(rows), len(table.head), *place)
    shape._element.nvGraphicFramePr.cNvPr.set("descr", name)
    made = shape.table
    # The template's own style of tables, without a colour for every second row: two greens less to tell apart.
    made.horz_banding = False
    for n, share in enumerate(widths):
        made.columns[n].width = Emu(int(Inches(theme.BREADTH) * share))
    for r, row in enumerate(rows):
        made.rows[r].height = Pt(heights[r])
        for c, text in enumerate(row):
            cell = made.cell(r, c)
            paragraph = cell.text_frame.paragraphs[0]
            _runs(paragraph, text)
            for run in paragraph.runs:
                run.font.size = Pt(18)
            cell.fill.solid()
            cell.fill.fore_color.theme_color = 5 if r == 0 else (14 if r % 2 else 16)
            for run in paragraph.runs:
                run.font.color.theme_color = 14 if r == 0 else 13
                run.font.bold = r == 0 or run.font.bold


def _masthead(page: Any, brand: Brand) -> None:
    """Name, tagline and contacts on the first and the last slide, and the logo where it can be drawn."""
    left = 0.98
    if brand.logo and shapes.logo(page, brand.logo, brand.logo_name, (left, 0.7, 0.9, 0.9), brand.name):
        left += 1.1
    text = page.shapes.add_textbox(Inches(left), Inches(0.7), Inches(11), Inches(0.9))
    _line(text, [brand.name, brand.tagline], (Pt(24), Pt(16)))
    if brand.contacts:
        foot = page.shapes.add_textbox(Inches(0.9), Inches(6.3), Inches(11.5), Inches(0.8))
        _line(foot, [" · ".join(brand.contacts)], (Pt(16),))


def _line(shape: Any, lines: list[str], sizes: tuple[Any, ...]) -> None:
    shape.text_frame.word_wrap = True
    for n, (words, size) in enumerate(zip(lines, sizes, strict=True)):
        paragraph = shape.text_frame.paragraphs[0] if n == 0 else shape.text_frame.add_paragraph()
        run = paragraph.add_run()
        run.text, run.font.size = words, size
        run.font.color.theme_color = 14
        run.font.bold = n == 0 and len(lines) > 1


def texts(deck: Deck) -> list[str]:
    """Every text that stands on the slides of a deck, titles left out."""
    found = [seen(point.text) for slide in deck.slides for point in (*slide.points, *slide.second)]
    tables = (slide.table for slide in deck.slides if slide.table)
    return [*found, *(seen(cell) for table in tables for row in (table.head, *table.rows) for cell in row)]
