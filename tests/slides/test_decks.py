"""Decks come from their guides, hold what fits on a slide, and open with every text in its place."""

from __future__ import annotations

import functools
import html
import io
import re
from datetime import date

import pytest
from pptx import Presentation

from sitegen import leading
from sitegen.assemble import assemble
from sitegen.editions import find, load_edition
from sitegen.load import load_library
from sitegen.pages import write_page
from sitegen.site import Site, SitePage
from sitegen.slides import deck, fitting
from sitegen.slides.colours import PAPER, contrast, readable
from sitegen.slides.html import pages
from sitegen.slides.model import Deck, Point, Run, seen
from sitegen.slides.points import of_paragraph, sentences, units
from sitegen.slides.powerpoint import powerpoint, texts
from sitegen.source import Problems
from sitegen.templating import environment
from tests.conftest import ROOT

EPOCH = 1795392000


@functools.cache
def sites() -> dict[str, Site]:
    library, problems = load_library(ROOT)
    files = load_edition(library, find(ROOT, "default"), problems)
    problems.stop_if_any()
    assert files is not None
    return {code: assemble(library, files, code, date(2026, 11, 24)) for code in ("zh", "en")}


@functools.cache
def decks(code: str) -> list[tuple[SitePage, Deck]]:
    site, problems = sites()[code], Problems()
    blocks = environment(ROOT, site, "slides")
    made = [(page, deck.make_deck(site, page, blocks, problems)) for page in deck.marked(site)]
    problems.stop_if_any()
    return made


@pytest.mark.parametrize("code", ["zh", "en"])
def test_every_slide_has_a_title_of_its_own_and_notes_and_holds_what_fits(code: str) -> None:
    assert len(decks(code)) >= 20
    for page, made in decks(code):
        titles = [slide.title for slide in made.slides]
        assert all(titles) and len(set(titles)) == len(titles), page.slug
        for slide in made.slides:
            assert any(note.strip() for note in slide.notes), (page.slug, slide.title)
            if slide.kind in {"points", "words"}:
                assert fitting.fits(list(slide.points)), (page.slug, slide.title)
            for point in (*slide.points, *slide.second):
                assert fitting.lines(seen(point.text)) <= fitting.MOST_LINES, (page.slug, slide.title)
            if slide.table:
                widths = fitting.columns(slide.table)
                rows = [slide.table.head, *slide.table.rows]
                height = sum(fitting.row_height(row, widths) for row in rows)
                assert height <= fitting.TABLE_HEIGHT or len(rows) == 2, (page.slug, slide.title)


def _bare(text: str) -> str:
    """A page's words without sources, explanations of terms, markup and blanks."""
    text = re.sub(r'<a class="cite.*?</a>|<span class="term__short">.*?</span>', "", text, flags=re.S)
    text = re.sub(r"\[([^\]\n]*)\]\([^)\s]*\)", r"\1", re.sub(r"<[^>]*>", "", text))
    return re.sub(r"[\s*_|]+", "", html.unescape(text))


@pytest.mark.parametrize("code", ["zh", "en"])
def test_the_words_of_slides_are_those_of_the_guide(code: str) -> None:
    site, problems = sites()[code], Problems()
    templates = environment(ROOT, site)
    for page, made in decks(code):
        found = write_page(site, page.url, templates, problems, {})
        if f"quizzes/{page.slug}.html" in site.pages:
            found += write_page(site, f"quizzes/{page.slug}.html", templates, problems, {})
        whole = _bare(found) + _bare(made.title + page.description)
        own = {_bare(site.t(key)) for key in site.language.strings} | {_bare(made.checked)}
        own |= {_bare(part) for slide in made.slides if slide.kind in {"title", "end", "table"} for part in _cells(slide)}
        own |= {_bare(slide.picture.alt) for slide in made.slides if slide.picture}
        for text in texts(made):
            for piece in re.split(r"[：:] ?|  ", text, maxsplit=1) if _bare(text) not in whole else [text]:
                assert _bare(piece) in whole or _bare(piece) in own or piece in set("ABCDE"), (page.slug, text)


def _cells(slide: object) -> list[str]:
    found = [seen(point.text) for point in slide.points]  # type: ignore[attr-defined]
    table = slide.table  # type: ignore[attr-defined]
    return [*found, *(seen(cell) for row in (table.rows if table else ()) for cell in row)]


@pytest.mark.parametrize(("code", "slug"), [("zh", "options"), ("en", "refused")])
def test_a_deck_opens_with_its_texts_in_placeholders_and_is_the_same_twice(code: str, slug: str) -> None:
    made = next(made for page, made in decks(code) if page.slug == slug)
    data = powerpoint(made, EPOCH)
    assert data == powerpoint(made, EPOCH)
    shown = Presentation(io.BytesIO(data))
    assert shown.slide_width * 9 == pytest.approx(shown.slide_height * 16, rel=0.001)
    assert len(shown.slides) == len(made.slides)
    for wanted, slide in zip(made.slides, shown.slides, strict=True):
        assert slide.shapes.title.text_frame.text == wanted.title
        assert slide.notes_slide.notes_text_frame.text.strip()
        body = "\n".join(shape.text_frame.text for shape in slide.placeholders if shape.has_text_frame)
        for point in (*wanted.points, *wanted.second):
            assert seen(point.text) in body
        for run in slide.shapes._spTree.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}rPr"):
            assert run.get("lang") or slide.shapes.title is None or wanted.kind in {"table", "picture"}
        drawn = [shape for shape in slide.shapes if shape.shape_type == 6]
        assert bool(drawn) == (wanted.kind == "picture")
        assert all(shape._element.nvGrpSpPr.cNvPr.get("descr") for shape in drawn)
    theme = next(part for part in shown.part.package.iter_parts() if str(part.partname).startswith("/ppt/theme/theme1"))
    assert b'<a:ea typeface="Microsoft YaHei"/>' in theme.blob


def test_the_page_of_a_deck_needs_nothing_but_the_files_beside_it() -> None:
    made = next(made for page, made in decks("zh") if page.slug == "options")
    files = pages(ROOT, made)
    text = html.unescape(files["options.html"].decode())
    assert "default-src 'none'" in text and " style=" not in text and "<style" not in text
    assert set(re.findall(r'(?:src|href)="([^"]+)"', text)) <= files.keys()
    assert text.count("<section") == len(made.slides) == text.count("<details")


def test_points_are_whole_sentences_and_a_rule_keeps_its_limits() -> None:
    limits = Run("对方同意才算数。" + "这一句很长" * 12 + "。")
    text = (Run("法律规定，可以申请。"), Run("（法律：民法典）", aside=True), limits)
    assert of_paragraph(text, "zh") == text
    long = (Run("先问清楚。" + "后面的话留给讲的人" * 8 + "。"),)
    assert seen(of_paragraph(long, "zh")) == "先问清楚。"
    said = sentences((Run("他说：“不行。再等。”你就记下来。"),), "zh")
    assert [seen(part) for part in said] == ["他说：“不行。再等。”", "你就记下来。"]
    assert [seen(part) for part in sentences((Run("Pay 1.5 yuan. Then ask."),), "en")] == ["Pay 1.5 yuan.", "Then ask."]


def test_points_that_do_not_fit_go_on_to_a_further_slide_about_evenly() -> None:
    noted = [(Point((Run("十个字的一句话在这里。"),)), str(n)) for n in range(8)]
    assert [len(share) for share in fitting.shares(noted, "zh")] == [4, 4]
    long = (Point((Run("很长的一句话，一直说。" * 30),), 1), "note")
    made = [item for share in fitting.shares([long], "zh") for item in share]
    assert all(units(seen(point.text)) <= fitting.MOST_UNITS for point, _ in made)
    assert "".join(seen(point.text) for point, _ in made) == seen(long[0].text)
    assert [point.number for point, _ in made] == [1] + [0] * (len(made) - 1)


def test_a_pale_colour_is_darkened_until_it_can_be_read() -> None:
    assert readable("#0f5c4d") == "0F5C4D"
    assert contrast(readable("#ffe680"), PAPER) >= 4.5 and contrast(readable("#ffe680"), "FFFFFF") >= 4.5


@pytest.mark.parametrize("code", ["zh", "en"])
def test_the_facilitators_guide_stands_alone_with_its_sums_and_help_lines(code: str) -> None:
    text = leading.document(ROOT, sites()[code])
    assert set(re.findall(r'(?:src|href)="([^"]+)"', text)) <= {"guide.css"}
    assert "{{" not in text
    assert all(number in text for number in ("940", "3,928.32", "12356", "120", "110", "12348"))
    assert "<link" not in leading.document(ROOT, sites()[code], linked=False)
