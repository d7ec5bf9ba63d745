"""The list of codes on printed sheets: a code that is typed is found; without scripts the list is there to look in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from sitegen import recall, sheet_codes
from sitegen.sheet_codes import Ledger
from tests.sheets.test_recall import issued

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages behind three codes of one edition."""
    site, _ = issued()
    one = site.edition_files.codes.codes[0]
    more = [one.model_copy(update={"code": sheet_codes.make("handout", name, "zh")}) for name in ("a", "b")]
    ledger = Ledger(codes=[one, *more], facts=site.edition_files.codes.facts)
    made = recall.files([replace(site, edition_files=replace(site.edition_files, codes=ledger))])
    found = tmp_path_factory.mktemp("recall")
    for name, text in made.items():
        (found / name).parent.mkdir(parents=True, exist_ok=True)
        (found / name).write_text(text, "utf-8")
    return found


def opened(chromium: Any, folder: Path, wrong: list[str], **more: Any) -> Any:
    tab = chromium.new_context(viewport={"width": 360, "height": 760}, **more).new_page()
    tab.on("console", lambda message: wrong.append(message.text))
    tab.on("pageerror", lambda error: wrong.append(str(error)))
    tab.goto((folder / recall.INDEX).as_uri())
    return tab


def test_a_typed_code_leads_to_its_page(chromium: Any, folder: Path) -> None:
    _, code = issued()
    wrong: list[str] = []
    tab = opened(chromium, folder, wrong)
    rows = tab.locator("#codes li:visible")
    assert rows.count() == 3 and not tab.locator("#none").is_visible()
    tab.locator("#code").fill("0000")
    assert rows.count() == 0 and "没有这个码" in tab.locator("#none").inner_text()
    full_width = "".join(chr(ord(letter) + 0xFEE0) for letter in code[:4].lower())
    tab.locator("#code").fill(f" {full_width} {code[5:].lower()}")
    assert rows.count() == 1 and not tab.locator("#none").is_visible()
    assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
    tab.locator("#code").press("Enter")
    tab.wait_for_url(f"**/l/{sheet_codes.plain(code)}.html")
    assert code in tab.locator("h1").inner_text()
    assert wrong == []
    tab.context.close()


def test_without_scripts_the_list_is_there_to_look_in(chromium: Any, folder: Path) -> None:
    tab = opened(chromium, folder, [], java_script_enabled=False)
    assert tab.locator("#codes li:visible").count() == 3
    assert not tab.locator("#find").is_visible() and not tab.locator("#none").is_visible()
    tab.context.close()
