"""The offline copy in Chromium with the network off: from the page that is opened first to a calculator, a letter and the
search."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

from sitegen import offline

pytestmark = pytest.mark.browser


def test_from_the_first_page_to_an_answer(chromium: Any, site: Path, tmp_path: Path) -> None:
    folder = tmp_path / "优盘 1"  # people's own folders have names with blanks and Chinese in them
    for name in offline.copied(site):
        (folder / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(site / name, folder / "site" / name)
    context = chromium.new_context(offline=True)
    tab = context.new_page()
    wrong: list[str] = []
    tab.on("console", lambda message: wrong.append(message.text))
    tab.on("request", lambda request: wrong.append(request.url) if not request.url.startswith(("file:", "data:")) else None)
    tab.goto((folder / "site/index.html").as_uri())
    tab.locator("#search-input").fill("利率")
    tab.locator(".search-result").first.click()
    tab.wait_for_url("**/*.html")
    tab.goto((folder / "site/calculators/true_apr.html").as_uri())
    tab.locator("#calc[data-ready]").wait_for()
    before = tab.locator("#calc").inner_text()
    tab.locator("#f-principal").fill("23456")
    tab.wait_for_function("before => document.getElementById('calc').innerText !== before", arg=before)
    tab.goto((folder / "site/letters/hardship-request.html").as_uri())
    tab.locator("#letter[data-ready]").wait_for()
    tab.locator("#f-creditor").fill("某某消费金融有限公司")
    tab.get_by_text("致：某某消费金融有限公司").first.wait_for()
    assert wrong == []
    context.close()
