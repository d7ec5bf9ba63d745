"""The life of a code: issued, right, reworded, wrong once a fact changed, and what its page says then."""

from __future__ import annotations

from dataclasses import replace

from sitegen import recall, sheet_codes
from sitegen.assemble import assemble
from sitegen.editions import find, load_edition
from sitegen.load import load_library
from sitegen.pages import write_pages
from sitegen.sheet_codes import Ledger
from sitegen.sheets import layout
from sitegen.site import Site
from sitegen.source import Problems
from tests.sheets.test_sheets import DAY, ROOT

CHANGED = "cpl-225-228-payment-order"


def issued() -> tuple[Site, str]:
    """A site whose handout of `today` was issued, and the code of that."""
    library, problems = load_library(ROOT)
    files = load_edition(library, find(ROOT, "default"), problems)
    assert files is not None
    site = assemble(library, files, "zh", DAY)
    sheet = layout.sheet(site, site.pages["guides/today.html"], "handout", Problems())
    ledger = sheet_codes.added(Ledger(), [(sheet.issued, sheet.content.facts)])
    return replace(site, edition_files=replace(files, codes=ledger)), sheet.issued.code


def test_a_sheet_is_right_until_a_fact_it_stands_on_changes() -> None:
    site, code = issued()
    path = f"l/{sheet_codes.plain(code)}.html"
    assert "截至 2026-11-24，这张纸还是对的。" in recall.files([site])[path]
    assert recall.lines([site]) == []
    fact = site.library.facts[CHANGED]
    values = {**fact.values, "objection_period": fact.values["objection_period"].model_copy(update={"value": 20})}
    start = fact.in_force.model_copy(update={"start": "2027-01-01"})
    site.library.facts[CHANGED] = fact.model_copy(update={"values": values, "in_force": start})
    assert recall.lines([site]) == [f"{code} (handout today.zh) is wrong since 2027-01-01: the fact '{CHANGED}' is changed"]
    page = recall.files([site])[path]
    assert "从 2027-01-01 起，这张纸不再对了。" in page and "20 日" in page and "15 日" in page


def test_new_words_alone_make_a_newer_edition_not_a_wrong_one() -> None:
    site, code = issued()
    one = site.edition_files.codes.codes[0].model_copy(update={"text": "0" * 16})
    ledger = site.edition_files.codes.model_copy(update={"codes": [one]})
    site = replace(site, edition_files=replace(site.edition_files, codes=ledger))
    assert "有更新的一版" in recall.files([site])[f"l/{sheet_codes.plain(code)}.html"]
    assert recall.lines([site]) == []


def test_the_file_of_codes_reads_back_as_it_was_written() -> None:
    from sitegen import schema, yamlfile

    site, _ = issued()
    text = sheet_codes.text(site.edition_files.codes)
    assert schema.read(Ledger, yamlfile.parse(text, "codes.yml"), Problems()) == site.edition_files.codes


def test_a_rule_that_was_over_before_printing_does_not_make_a_sheet_wrong() -> None:
    site, _ = issued()
    sheet = layout.sheet(site, site.pages["guides/scams.html"], "quiz", Problems())
    assert any(fact.in_force.end and fact.in_force.end < DAY.isoformat() for fact in sheet.content.facts)
    ledger = sheet_codes.added(Ledger(), [(sheet.issued, sheet.content.facts)])
    site = replace(site, edition_files=replace(site.edition_files, codes=ledger))
    assert recall.lines([site]) == []


def test_who_holds_a_sheet_finds_the_list_of_codes_from_the_corrections() -> None:
    site, _ = issued()
    none = replace(site, edition_files=replace(site.edition_files, codes=Ledger()))
    link = '<a href="../l/index.html">手里的那张纸，还对吗？</a>'
    assert link in write_pages(site, Problems())["guides/corrections.md"]
    assert link not in write_pages(none, Problems())["guides/corrections.md"]
    assert "l/index.html" in recall.files([site]) and recall.files([none]) == {}
