"""The case file's own file: saved, locked, opened, refused; kept for a visit only when asked; wiped when asked."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.web.case import PAGE, add_debts, add_household, open_page, record, show, type_in

pytestmark = pytest.mark.browser


def save(tab: Any, folder: Path, secret: str = "") -> Path:
    tab.locator("#case-secret").fill(secret)
    with tab.expect_download() as waiting:
        tab.locator('[data-do="save"]').click()
    path = folder / waiting.value.suggested_filename
    waiting.value.save_as(path)
    return path


def load(tab: Any, path: Path, secret: str = "") -> str:
    tab.locator("#case-secret").fill(secret)
    tab.locator("#case-said").evaluate("said => { said.textContent = ''; }")
    tab.locator("#case-open").set_input_files(path)
    tab.locator("#case-said:not(:empty)").wait_for()
    return str(tab.locator("#case-said").inner_text())


def clear(tab: Any) -> None:
    tab.locator('[data-do="clear"]').click()
    tab.locator('[data-do="clear"]').click()


@pytest.mark.parametrize("secret", ["", "三个词 horse 731946"])
def test_a_file_brings_back_exactly_what_was_typed(tab: Any, tmp_path: Path, secret: str) -> None:
    add_debts(tab)
    add_household(tab)
    before = record(tab)
    tab.wait_for_timeout(300)
    states = tab.locator(".step__state").all_inner_texts()
    path = save(tab, tmp_path, secret)
    text = path.read_text("utf-8")
    assert ("甲消费金融公司" in text) == (secret == "")
    assert json.loads(text)["format"] == "youdetan-case"
    if secret:
        locked = json.loads(text)["locked"]
        assert locked["rounds"] >= 600_000
        assert save(tab, tmp_path, secret).read_text("utf-8") != text, "salt and iv are drawn anew each time"
    clear(tab)
    assert record(tab)["debts"] == []
    assert load(tab, path, secret) == "已打开，里面的内容都填好了"
    assert record(tab) == before
    tab.wait_for_timeout(300)
    assert tab.locator(".step__state").all_inner_texts() == states


def test_a_file_that_is_not_right_changes_nothing(tab: Any, tmp_path: Path) -> None:
    add_debts(tab)
    good = save(tab, tmp_path)
    locked = save(tab, tmp_path / "locked", "秘密")
    before = record(tab)
    whole, sealed = json.loads(good.read_text("utf-8")), json.loads(locked.read_text("utf-8"))
    cut = sealed["locked"]["data"]
    wrong = "这不是协商档案的文件，或者文件坏了。这一页没有变。"
    secret_wrong = "口令不对，或者文件坏了。这一页没有变。"
    cases: list[tuple[Any, str, str]] = [
        ("", "", wrong), ("not json", "", wrong), ("[]", "", wrong), ("null", "", wrong),
        ({**whole, "format": "other"}, "", wrong),
        ({**whole, "version": "1"}, "", wrong),
        ({**whole, "version": 0}, "", wrong),
        ({**whole, "version": 99}, "", "这份文件是更新的版本存的。请用新版的网站打开。这一页没有变。"),
        ({**whole, "case": []}, "", wrong),
        ({**whole, "case": {**whole["case"], "debts": [1]}}, "", wrong),
        ({**whole, "case": {**whole["case"], "debts": [{"balance": 12}]}}, "", wrong),
        ({**whole, "case": {**whole["case"], "debts": [{}] * 51}}, "", wrong),
        (good.read_text("utf-8")[:-20], "", wrong),
        (sealed, "", "这份文件有口令。写上口令，再选一次文件。"),
        (sealed, "秘", secret_wrong),
        ({**sealed, "locked": {**sealed["locked"], "data": "A" + cut[1:]}}, "秘密", secret_wrong),
        ({**sealed, "locked": {**sealed["locked"], "data": "***"}}, "秘密", wrong),
        ({**sealed, "locked": {**sealed["locked"], "rounds": 10**12}}, "秘密", wrong),
        ({**sealed, "locked": {}}, "秘密", wrong),
    ]  # fmt: skip
    for n, (content, secret, said) in enumerate(cases):
        path = tmp_path / f"{n}.json"
        path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
        assert load(tab, path, secret) == said, (n, content)
        assert record(tab) == before, n


def test_what_is_here_is_replaced_only_when_said_twice(tab: Any, tmp_path: Path) -> None:
    add_debts(tab)
    path = save(tab, tmp_path)
    show(tab, "debts")
    tab.locator("#case-debts .item__head").first.click()
    type_in(tab, "#case-debts .item--open", {"balance": "5"})
    assert load(tab, path).startswith("这一页已经有内容")
    assert record(tab)["debts"][0]["balance"] == "5"
    tab.locator('[data-do="replace"]').click()
    assert record(tab)["debts"][0]["balance"] == "12000"


def test_an_older_file_is_brought_up_step_by_step(tab: Any) -> None:
    """No older version exists yet: the path is walked with two made-up steps."""
    found = tab.evaluate("""async () => {
      const { file, model } = YDT.caseFile;
      const old = await file.pack(Object.assign({}, model.record, { person: { family_name: '王' } }), '');
      model.VERSION = 3;
      file.STEPS[1] = record => Object.assign(record, { person: { called: record.person.family_name } });
      file.STEPS[2] = record => Object.assign(record, { person: { name: record.person.called } });
      return file.unpack(old, '');
    }""")
    assert found["person"] == {"name": "王"}


def test_from_an_insecure_address_it_says_that_it_cannot_lock(chromium: Any, address: str) -> None:
    context = chromium.new_context()
    tab = context.new_page()
    tab.add_init_script("Object.defineProperty(window, 'isSecureContext', {value: false})")
    open_page(tab, address + PAGE["zh"])
    tab.locator("#case-secret").fill("秘密")
    tab.locator('[data-do="save"]').click()
    assert "这里不能加密" in tab.locator("#case-said").inner_text()
    context.close()


def stored(tab: Any) -> list[str]:
    return list(tab.evaluate("Object.keys(sessionStorage).concat(Object.keys(localStorage))"))


def test_nothing_is_kept_until_the_reader_says_so(tab: Any, address: str) -> None:
    add_debts(tab)
    tab.wait_for_timeout(600)
    assert stored(tab) == []
    tab.goto(address + "index.html")
    open_page(tab, address + PAGE["zh"])
    assert record(tab)["debts"] == []
    add_debts(tab)
    tab.locator("#case-keep").check()
    assert stored(tab) == ["ydt-case"]
    tab.goto(address + "guides/refused.html")
    open_page(tab, address + PAGE["en"])
    assert [debt["creditor"] for debt in record(tab)["debts"]] == ["甲消费金融公司", "乙银行信用卡", "丙小额贷款公司"]
    tab.locator("#case-keep").uncheck()
    assert stored(tab) == []


def test_a_yes_or_no_of_a_letter_is_a_box_to_tick(tab: Any, tmp_path: Path) -> None:
    show(tab, "letters")
    tab.locator('[data-do="add-letters"]').click()
    type_in(tab, "#case-letters .item--open", {"letter": "cost-breakdown-request"})
    box = tab.locator('#case-letters [data-name="wants_table"] input')
    letter = tab.locator("#case-letters .case-letter")
    assert "明示表" not in letter.inner_text()
    box.check()
    letter.filter(has_text="明示表").wait_for()
    assert record(tab)["letters"] == [{"letter": "cost-breakdown-request", "own": {"wants_table": "true"}}]
    path = save(tab, tmp_path)
    box.uncheck()
    letter.filter(has_not_text="明示表").wait_for()
    assert record(tab)["letters"][0]["own"] == {}
    tab.locator("#case-open").set_input_files(path)
    tab.locator('[data-do="replace"]').click()
    tab.locator("#case-letters .item__head").click()
    assert box.is_checked()


def test_a_fault_is_said_at_its_field_and_what_was_typed_stays(tab: Any) -> None:
    add_debts(tab, ({"creditor": "甲", "balance": "一万左右"},))
    tab.locator("#case-debts .item__head").first.click()
    field = tab.locator('#case-debts [data-name="balance"] input')
    assert field.input_value() == "一万左右"
    assert field.get_attribute("aria-invalid") == "true"
    error = tab.locator('#case-debts [data-name="balance"] .field__error')
    assert "这里要填数字" in error.inner_text()
    assert error.get_attribute("id") in field.get_attribute("aria-describedby")
    field.fill("1.2万")
    assert error.is_hidden()
    tab.locator('#case-debts [data-do="done"]').click()
    assert "欠 12,000.00 元" in tab.locator("#case-debts .item__head").first.inner_text()


def test_pieces_put_together_have_spaces_in_english_and_letters_stay_chinese(chromium: Any, address: str) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 760})
    tab = context.new_page()
    open_page(tab, address + PAGE["en"])
    add_debts(tab)
    show(tab, "offers")
    tab.locator("#case-offers .item__head").first.click()
    terms = {"offer_arrangement": "instalments", "offer_months": "12", "offer_monthly": "900", "offer_start": "2026-12-10"}
    type_in(tab, "#case-offers .item--open", terms)
    show(tab, "evidence")
    tab.locator("#case-evidence input[type=checkbox]").first.check()
    show(tab, "letters")
    tab.locator('[data-do="add-letters"]').click()
    type_in(tab, "#case-letters .item--open", {"letter": "hardship-request", "debt": "0"})
    assert re.search(r"附件：[^A-Za-z]+。", tab.locator("#case-letters .case-letter").inner_text())
    said = tab.evaluate("""YDT.caseFile.packet.sheets().map(sheet => sheet.blocks.filter(Boolean).map(
      block => [block.text || ''].concat(block.items || []).join(' ')).join(' ')).join(' ')""")
    assert "starting 2026-12-10, 900.00 yuan" in said
    assert not re.search(r"[a-z],[a-z0-9]|[a-z]\.[A-Z]", said)
    context.close()
