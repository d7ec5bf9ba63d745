"""Handing a case to someone: by link, by codes on the screen, by a picture; receiving it without losing what is there."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

import pytest

from tests.web.case import PAGE, add_debts, add_household, open_page, record, show, type_in

pytestmark = pytest.mark.browser


def said(tab: Any, words: str) -> None:
    tab.locator("#case-handed").filter(has_text=words).wait_for()


def link(tab: Any) -> str:
    show(tab, "hand")
    tab.locator('[data-do="hand-link"]').click()
    tab.locator("#case-link").wait_for()
    return str(tab.locator("#case-link").input_value())


@pytest.mark.parametrize("secret", ["", "当面说的口令"])
def test_a_link_holds_the_case_behind_the_hash_and_leaves_the_address_at_once(
    chromium: Any, tab: Any, address: str, secret: str
) -> None:
    add_debts(tab)
    tab.locator("#case-secret").fill(secret)
    made = link(tab)
    assert made.startswith(address + PAGE["zh"] + "#case=")
    there = chromium.new_context(viewport={"width": 1280, "height": 800})
    asked: list[str] = []
    there.on("request", lambda request: asked.append(request.url))
    other = there.new_page()
    open_page(other, made)
    said(other, "这里面有一份协商档案。要打开吗？")
    assert record(other)["debts"] == [], "nothing opens by itself"
    assert "#" not in other.url
    other.locator("#case-secret").fill(secret)
    other.locator('[data-do="hand-yes"]').click()
    said(other, "已打开")
    assert record(other) == record(tab)
    assert not [url for url in asked if "case=" in url]
    there.close()


def test_what_is_here_stays_until_the_reader_says_yes(tab: Any) -> None:
    add_debts(tab)
    made = link(tab)
    show(tab, "debts")
    tab.locator("#case-debts .item__head").first.click()
    type_in(tab, "#case-debts .item--open", {"balance": "777"})
    tab.evaluate("hash => { location.hash = hash; }", made.partition("#")[2])
    said(tab, "会换掉这一页现在的内容")
    tab.locator('[data-do="hand-no"]').click()
    assert record(tab)["debts"][0]["balance"] == "777"
    tab.locator("#hand .fold > summary").click()
    tab.locator("#case-pasted").fill("你好，" + made + " 收到了吗")
    tab.locator('[data-do="receive"]').click()
    tab.locator('[data-do="hand-yes"]').click()
    said(tab, "已打开")
    assert record(tab)["debts"][0]["balance"] == "12000"


NO_CASE = ("", "#case=", "#case=zAAAA", "#case=p!!!!", "#case=xAAAA", "#case-part=2.1.a.b", "#case-part=1.99.a.b")


@pytest.mark.parametrize("words", NO_CASE)
def test_what_is_no_case_is_refused_with_a_sentence(tab: Any, words: str) -> None:
    add_debts(tab)
    show(tab, "hand")
    tab.locator("#hand .fold > summary").click()
    tab.locator("#case-pasted").fill(words)
    tab.locator('[data-do="receive"]').click()
    said(tab, "没有协商档案")
    assert len(record(tab)["debts"]) == 3


def test_a_series_of_codes_is_read_back_from_their_pictures_in_any_order(tab: Any, tmp_path: Path) -> None:
    """Every code is decoded by another library than the one that drew it."""
    add_debts(tab)
    add_household(tab)
    # Text that does not compress well makes several codes.
    noise = "".join(chr(0x4E00 + (n * n * 7919 + n * 104729) % 20000) for n in range(500))
    show(tab, "happened")
    type_in(tab, "#case-hardship", {"hardship_text": noise})
    before = record(tab)
    show(tab, "hand")
    tab.locator('[data-do="codes"]').click()
    tab.locator("canvas.case-code").wait_for()
    count = int(tab.locator("#case-code-count").inner_text().split("共")[1].split("张")[0])
    assert count >= 3
    files = []
    for n in range(count):
        data = tab.evaluate("document.querySelector('canvas.case-code').toDataURL('image/png')")
        path = tmp_path / f"{n}.png"
        path.write_bytes(base64.b64decode(data.partition(",")[2]))
        files.append(path)
        tab.locator('[data-do="code-next"]').click()
    for _ in range(2):
        tab.locator('[data-do="clear"]').click()
    assert tab.locator("canvas.case-code").count() == 0
    assert record(tab)["debts"] == []
    show(tab, "hand")
    tab.locator("#hand .fold > summary").click()
    for path in reversed(files):
        tab.locator("#case-pictures").set_input_files(path)
        tab.wait_for_timeout(250)
    tab.locator('[data-do="hand-yes"]').click()
    said(tab, "已打开")
    assert record(tab) == before


def test_the_packet_becomes_a_long_picture(tab: Any) -> None:
    add_debts(tab)
    add_household(tab)
    show(tab, "packet")
    tab.locator('[data-do="picture"]').click()
    tab.locator("img.case-picture").first.wait_for()
    sizes = tab.evaluate(
        "[...document.querySelectorAll('img.case-picture')]"
        ".map(image => [image.naturalWidth, image.naturalHeight, image.src.slice(0, 15)])"
    )
    assert len(sizes) == 1
    assert sizes[0][0] == 1080
    assert 1500 < sizes[0][1] < 12000
    assert sizes[0][2] == "data:image/png;"
    with tab.expect_download() as waiting:
        tab.locator('[data-do="picture-save"]').click()
    assert waiting.value.path().read_bytes().startswith(b"\x89PNG")


def test_a_very_long_packet_becomes_several_pictures(tab: Any) -> None:
    add_debts(tab)
    tab.evaluate(
        """() => { const { model } = YDT.caseFile;
        for (let n = 0; n < 50; n += 1) {
          model.record.events.push({ event_date: '2026-01-02', event_text: ('第 ' + n + ' 件事。').repeat(60) });
        }
        model.replace(model.record); }"""
    )
    show(tab, "packet")
    tab.locator('[data-do="picture"]').click()
    tab.locator("img.case-picture").first.wait_for()
    heights = tab.evaluate("[...document.querySelectorAll('img.case-picture')].map(image => image.naturalHeight)")
    assert len(heights) > 1
    assert max(heights) <= 12000
    cut = tab.evaluate(
        """() => { const { handover, packet } = YDT.caseFile;
        const pictures = handover.split(handover.layout(packet.sheets()));
        return [pictures.length, pictures.slice(1).filter(parts => !parts[1].fresh).length,
          pictures.filter(parts => parts.length < 3).length]; }"""
    )
    assert cut == [len(heights), 0, 0], "each goes on where something begins"
