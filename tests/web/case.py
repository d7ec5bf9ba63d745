"""A person's case file in the browser: what tests type, and how they reach the page."""

from __future__ import annotations

from typing import Any

PAGE = {"zh": "case-file.html", "en": "en/case-file.html"}
DEBTS = (
    {"creditor": "甲消费金融公司", "balance": "12000", "minimum": "1500", "annual_rate": "18"},
    {"creditor": "乙银行信用卡", "balance": "25200", "minimum": "900", "annual_rate": "15"},
    {"creditor": "丙小额贷款公司", "balance": "4000", "minimum": "500", "annual_rate": "24"},
)
LIVING = {"dependants": "1", "housing": "1500", "food": "1200", "utilities": "200", "transport": "300", "children": "600"}


def open_page(tab: Any, url: str) -> None:
    tab.goto(url)
    tab.locator("#case[data-ready]").wait_for()


def show(tab: Any, step: str) -> None:
    """Open a step as a reader does."""
    if tab.locator(f"#{step}").get_attribute("open") is None:
        tab.locator(f"#{step} > summary").click()


def type_in(tab: Any, box: str, values: dict[str, str]) -> None:
    for name, value in values.items():
        field = tab.locator(f'{box} [data-name="{name}"]').locator("input, select, textarea")
        if field.evaluate("field => field.tagName") == "SELECT":
            field.select_option(value)
        else:
            field.fill(value)


def add_debts(tab: Any, debts: tuple[dict[str, str], ...] = DEBTS) -> None:
    show(tab, "debts")
    for debt in debts:
        tab.locator('[data-do="add-debts"]').click()
        type_in(tab, "#case-debts .item--open", debt)
        tab.locator('#case-debts [data-do="done"]').click()


def add_household(tab: Any, income: str = "6000") -> None:
    show(tab, "household")
    tab.locator('[data-do="add-incomes"]').click()
    type_in(tab, "#case-incomes .item--open", {"income_name": "工资", "income_amount": income})
    tab.locator('#case-incomes [data-do="done"]').click()
    type_in(tab, "#case-living", LIVING)


def record(tab: Any) -> Any:
    return tab.evaluate("YDT.caseFile.model.record")
