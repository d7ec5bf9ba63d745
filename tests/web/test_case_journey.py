"""One person's whole way, on one phone, with the network cut once the page is there: from three debts to a printed packet.

Every figure on the way and on paper is the one `python build.py calc` gives for the same inputs.
"""

from __future__ import annotations

import io
import re
import unicodedata
from pathlib import Path
from typing import Any

import pypdf
import pytest

from sitegen import calculation
from sitegen.load import Library, load_library
from tests.conftest import ROOT
from tests.web.case import DEBTS, LIVING, PAGE, add_debts, add_household, open_page, record, show, type_in

pytestmark = pytest.mark.browser

TERMS = {"offer_start": "2026-12-10", "offer_day": "10"}


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library(ROOT)[0]


def calc(library: Library, name: str, inputs: dict[str, Any]) -> dict[str, Any]:
    """What `build.py calc NAME` answers, in yuan and fractions."""
    found = calculation.answer(library.calculators[name], inputs, library)
    assert found.problems == []
    return found.outside


def yuan(amount: float) -> str:
    return f"{amount:,.2f}"


def squeezed(text: str) -> str:
    """Without spaces; a PDF may give a character by its radical, which NFKC puts right."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))


def expected(library: Library) -> dict[str, Any]:
    debts = [{"name": d["creditor"], "minimum": float(d["minimum"])} for d in DEBTS]
    living: dict[str, Any] = {name: int(value) for name, value in LIVING.items()}
    household = calc(library, "affordability", {"incomes": [{"name": "工资", "amount": 6000}], **living, "debts": debts})
    owed = [
        {**debt, "balance": float(d["balance"]), "annual_rate": float(d["annual_rate"]) / 100}
        for debt, d in zip(debts, DEBTS, strict=True)
    ]
    shares = calc(library, "fair_shares", {"amount": household["safe_offer"], "debts": owed})
    plans = []
    for debt, share in zip(owed, shares["shares"], strict=True):
        plan = calc(library, "plan_compare", {
            "principal": debt["balance"], "annual_rate": debt["annual_rate"], "start": TERMS["offer_start"],
            "available": share["offer"],
            "arrangements": [{"kind": "instalments", "months": share["months_running"]}],
        })  # fmt: skip
        plans.append(plan["plans"][0])
    return {"household": household, "shares": shares, "plans": plans}


def offers(tab: Any) -> None:
    """Share the month's sum out, then say from when and on which day, for each lender."""
    show(tab, "offers")
    tab.locator('[data-do="shares"]').click()
    for n in range(len(DEBTS)):
        tab.locator("#case-offers .item__head").nth(n).click()
        type_in(tab, "#case-offers .item--open", TERMS)
        tab.locator('#case-offers [data-do="done"]').click()


def letter(tab: Any) -> None:
    show(tab, "happened")
    type_in(tab, "#case-hardship", {"hardship_kind": "unemployment", "hardship_since": "2026-08-01"})
    show(tab, "letters")
    type_in(tab, "#case-me", {"name": "王小明", "phone": "13800000000"})
    tab.locator('[data-do="add-letters"]').click()
    type_in(tab, "#case-letters .item--open", {"letter": "hardship-request", "debt": "0"})
    tab.locator("#case-letters .case-letter").filter(has_text="王小明").wait_for()


def paper(tab: Any) -> tuple[str, list[str]]:
    """The packet as printed: its text without spaces, and the text of each page."""
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(tab.pdf(prefer_css_page_size=True))).pages]
    return squeezed("".join(pages)), pages


@pytest.mark.parametrize("language", ["zh", "en"])
def test_from_a_list_of_debts_to_a_printed_packet_without_a_network(
    chromium: Any, address: str, library: Library, tmp_path: Path, language: str
) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 740}, locale="zh-CN", accept_downloads=True)
    tab = context.new_page()
    tab.add_init_script("window.print = () => {}")
    open_page(tab, address + PAGE[language])
    context.set_offline(True)
    want = expected(library)
    household, shares, plans = want["household"], want["shares"], want["plans"]

    add_debts(tab)
    add_household(tab)
    tab.locator("#case-household-answer").filter(has_text=yuan(household["safe_offer"])).wait_for()
    statement = squeezed(tab.locator("#case-statement").inner_text())
    for line in household["statement"]:
        assert yuan(line["amount"]) in statement, line
    offers(tab)
    tab.locator("#case-offered").filter(has_text=yuan(household["safe_offer"])).wait_for()
    shown = squeezed(tab.locator("#case-shares").inner_text())
    assert yuan(shares["total_balance"]) in shown
    for debt, share, plan in zip(record(tab)["debts"], shares["shares"], plans, strict=True):
        assert float(debt["offer_monthly"]) == share["offer"]
        assert debt["offer_months"] == str(share["months_running"]) == str(plan["end_month"])
        assert yuan(share["offer"]) in shown

    letter(tab)
    show(tab, "packet")
    tab.locator('[data-do="print"]').click()
    text, pages = paper(tab)
    figures = [*(line["amount"] for line in household["statement"]), shares["total_balance"]]
    figures += [share["offer"] for share in shares["shares"]] + [debt["balance"] for debt in shares["shares"]]
    figures += [amount for plan in plans for amount in (plan["total"], plan["cost"])]
    for amount in figures:
        assert yuan(amount) in text, amount
    assert f"每月10号还{yuan(shares['shares'][0]['offer'])}元" in text, "the letter is in Chinese, with the same figures"
    assert "王小明" in text
    for n, page in enumerate(pages, 1):
        assert f"{n}/{len(pages)}" in squeezed(page)
    for furniture in (".y-brand__name", ".y-exit", "#how", ".dates"):
        words = squeezed(tab.locator(furniture).first.text_content())
        assert words
        assert words not in text, "no furniture of the site on paper"

    before = record(tab)
    with tab.expect_download() as waiting:
        tab.locator('[data-do="save"]').click()
    waiting.value.save_as(tmp_path / "case.json")
    for _ in range(2):
        tab.locator('[data-do="clear"]').click()
    assert record(tab)["debts"] == []
    assert "甲消费金融公司" not in tab.content()
    tab.locator("#case-open").set_input_files(tmp_path / "case.json")
    tab.locator("#state-debts").filter(has_text=yuan(shares["total_balance"])).wait_for()
    assert record(tab) == before
    context.close()
