"""One person's whole way on one phone without a network: from the first page to read to a printed packet.

Pages are documents of their own, so "without a network" is tried in the two ways a reader can have it. In Chinese the site
is served and the network is cut once a page has come; it is back only while a tapped link opens the next one. In English the
site is a folder on the phone and there never is a network. Nothing is asked for in between. Every figure on the way and on
paper is the one `python build.py calc` gives for the same inputs.
"""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdf
import pytest

from sitegen import calculation
from sitegen.load import Library, load_library
from tests.conftest import ROOT
from tests.web.case import DEBTS, LIVING, add_debts, add_household, record, show, type_in

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


def paper(tab: Any, folder: Path) -> tuple[str, list[str]]:
    """The packet as printed: its text without spaces, and the text of each page; by pdftotext where this machine has it."""
    made = tab.pdf(prefer_css_page_size=True)
    program = shutil.which("pdftotext")
    if program:
        (folder / "packet.pdf").write_bytes(made)
        text = subprocess.run(
            [program, "-layout", folder / "packet.pdf", "-"], capture_output=True, check=True
        ).stdout.decode()
        pages = text.split("\f")[:-1]
    else:
        pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made)).pages]
    return squeezed("".join(pages)), pages


class Phone:
    """A phone whose network is cut but while a link opens the next page, or that has none at all (a site in a folder)."""

    def __init__(self, chromium: Any, base: str, language: str) -> None:
        self.base, self.served = base + ("" if language == "zh" else "en/"), base.startswith("http")
        self.context = chromium.new_context(viewport={"width": 360, "height": 740}, locale="zh-CN", accept_downloads=True)
        self.asked: list[str] = []
        self.cut = False
        self.context.on("request", lambda request: self.cut and self.asked.append(request.url))
        self.tab = self.context.new_page()
        self.tab.add_init_script("window.print = () => {}")

    def to(self, page: str, move: Callable[[], Any]) -> None:
        """Come to a page by a move, and cut the network."""
        self.cut = False
        self.context.set_offline(not self.served)
        move()
        self.tab.wait_for_url(self.base + page)
        self.context.set_offline(True)
        self.cut = True

    def tap(self, link: str, page: str) -> None:
        self.to(page, self.tab.locator(link).first.click)


def find_the_way(phone: Phone) -> None:
    """From the page for today through "where do I start" and the guide it leads to, to the case file, by its own links."""
    tab = phone.tab
    phone.to("guides/today.html", lambda: tab.goto(phone.base + "guides/today.html"))
    assert "12356" in tab.locator("#text").inner_text(), "whom to call stands there first"
    phone.tap('#text a[href$="flows/where-do-i-start.html"]', "flows/where-do-i-start.html")
    tab.locator("#flow[data-ready]").wait_for()
    for step in ("money", "unclear", "list"):
        tab.locator(f'.step.is-now .answers a[href="#{step}"]').click()
        assert tab.locator(".step.is-now").get_attribute("data-step") == step
    assert tab.url == phone.base + "flows/where-do-i-start.html", "the address does not tell what was answered"
    assert tab.locator("#flow-path li").count() == 3
    phone.tap(".step.is-now .step__next a", "guides/list-your-debts.html")
    phone.tap('#text a[href$="case-file.html"]', "case-file.html")
    tab.locator("#case[data-ready]").wait_for()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_from_the_first_page_to_a_printed_packet_without_a_network(
    chromium: Any, address: str, site: Path, library: Library, tmp_path: Path, language: str
) -> None:
    phone = Phone(chromium, {"zh": address, "en": site.as_uri() + "/"}[language], language)
    context, tab = phone.context, phone.tab
    find_the_way(phone)
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
    text, pages = paper(tab, tmp_path)
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
    assert [url for url in phone.asked if not url.startswith(("data:", "blob:")) and "favicon" not in url] == []
    context.close()
