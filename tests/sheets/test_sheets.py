"""Printed sheets: which guides have them, that they fit, what a reader and a phone's camera find on them."""

from __future__ import annotations

import io
from datetime import date

import pypdf
import pypdfium2
import pytest
import zxingcpp

from sitegen import sheet_codes
from sitegen.assemble import assemble
from sitegen.editions import find, load_edition
from sitegen.load import load_library
from sitegen.model import Guide
from sitegen.sheets import making
from sitegen.sheets.pdf import Missing, weasyprint
from sitegen.site import Site
from sitegen.source import Problems
from tests.conftest import ROOT

DAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def sites() -> list[Site]:
    """The example of an organisation, in both languages."""
    library, problems = load_library(ROOT)
    files = load_edition(library, find(ROOT, "example-ngo"), problems)
    problems.stop_if_any()
    assert files is not None
    return [assemble(library, files, code, DAY) for code in ("zh", "en")]


@pytest.fixture(scope="module")
def made(sites: list[Site]) -> making.Made:
    return making.make(sites, ["today", "scams"])


def test_at_least_twenty_guides_are_marked(sites: list[Site]) -> None:
    for site in sites:
        metas = [page.meta for page in site.library.guides[site.language.code].values()]
        assert sum(meta.sheets for meta in metas if isinstance(meta, Guide)) >= 20


def test_a_handout_has_two_sides_and_a_card_sheet_one(made: making.Made) -> None:
    for name, data in made.files.items():
        pages = pypdf.PdfReader(io.BytesIO(data)).pages
        most = 2 if name.startswith("handouts") else 1 if name.startswith("cards") else 4
        assert len(pages) <= most, name
        assert len(data) < 400_000, name


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("cards/today.zh.pdf", ["今天先看这一页", "先顾人，再顾债。", "看看自己和家人安不安全", "先别借新钱还旧钱"]),
        ("cards/today.en.pdf", ["Start here today", "People first, debts second.", "Do not borrow again to repay"]),
    ],
)
def test_four_cards_say_the_glance_in_order(made: making.Made, name: str, words: list[str]) -> None:
    reader = pypdf.PdfReader(io.BytesIO(made.files[name]))
    assert reader.metadata is not None and words[0] in str(reader.metadata.title)
    assert reader.root_object["/MarkInfo"]["/Marked"]
    assert str(reader.root_object["/Lang"]).startswith(name.split(".")[1])
    text = reader.pages[0].extract_text().replace("\n", "")
    for word in words:
        assert text.count(word) == 4, word
    assert text.index(words[0]) < text.index(words[1]) < text.index(words[2])


def test_the_font_is_a_truetype_cut_into_the_file(made: making.Made) -> None:
    page = pypdf.PdfReader(io.BytesIO(made.files["handouts/today.zh.pdf"])).pages[0]
    for font in page["/Resources"]["/Font"].values():
        below = font.get_object()["/DescendantFonts"][0].get_object()
        assert below["/Subtype"] == "/CIDFontType2"
        assert str(below["/BaseFont"])[7] == "+" and "/FontFile2" in below["/FontDescriptor"].get_object()


def test_the_qr_code_leads_to_the_page_of_the_code_that_is_printed(made: making.Made) -> None:
    codes = {f"{one.kind}s/{one.guide}.{one.language}.pdf": one.code for one, _ in made.codes}
    name = "handouts/today.zh.pdf"
    document = pypdfium2.PdfDocument(made.files[name])
    found = [one.text for page in document for one in zxingcpp.read_barcodes(page.render(scale=3).to_pil())]
    assert found == [f"https://debt-help.example/portal/l/{sheet_codes.plain(codes[name])}.html"]


def test_the_same_sheets_are_the_same_bytes(sites: list[Site], made: making.Made) -> None:
    assert making.make(sites[1:], ["today"]).files == {n: d for n, d in made.files.items() if n.endswith("today.en.pdf")}


def test_a_glance_too_long_for_a_card_is_named_at_its_place(sites: list[Site]) -> None:
    site = sites[1]
    page = site.pages["guides/today.html"]
    problems = Problems()
    sheet = making.layout.sheet(site, page, "card", problems)
    sheet.content.values["glance"]["answer"] *= 30
    assert making.laid_out(site, sheet, making.layout.style(site), problems) is None
    assert [str(p) for p in problems] == [
        "content/en/guides/today.md:12:1: the card does not fit A6 at 8 points and more; shorten the glance"
    ]


def test_a_code_mistyped_or_swapped_is_noticed() -> None:
    code = sheet_codes.plain(sheet_codes.make("card", "today", "zh"))
    assert sheet_codes.is_code(code)
    for n, letter in enumerate(code):
        for other in sheet_codes.ALPHABET:
            assert other == letter or not sheet_codes.is_code(code[:n] + other + code[n + 1 :])
        swapped = code[:n] + code[n + 1 : n + 2] + letter + code[n + 2 :]
        assert n == len(code) - 1 or swapped == code or not sheet_codes.is_code(swapped)


def test_a_missing_font_is_named_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHEETS_FONT", "/nowhere/font.ttc")
    weasyprint.cache_clear()
    with pytest.raises(Missing, match="need the font WenQuanYi Micro Hei") as error:
        weasyprint()
    weasyprint.cache_clear()
    assert "\n" not in str(error.value) and "make sheets-setup" in str(error.value)
