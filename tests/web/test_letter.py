"""The page of a letter in a real browser: it fills, shows what applies, can be taken away, and is a form without scripts."""

from __future__ import annotations

import io
import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pypdf
import pytest

from tests.web.axe_run import axe

pytestmark = pytest.mark.browser

LETTER = "letters/hardship-request.html"
ENGLISH = "en/letters/hardship-request.html"
TYPED = {
    "creditor": "某某消费金融有限公司", "account": "XF2024-0088", "balance": "18600", "hardship_since": "2026-08-15",
    "income": "2100", "essentials": "1650", "offer_monthly": "400", "offer_day": "12", "offer_start": "2026-12-12",
    "name": "张三", "phone": "13800000000", "today": "2026-11-24", "evidence": "离职证明\n银行流水",
}  # fmt: skip
CHOSEN = {"hardship_kind": "unemployment", "offer_arrangement": "instalments"}
SAYS = (
    "关于调整还款安排的申请", "致：某某消费金融有限公司", "我叫张三，合同（账户）编号 XF2024-0088，联系电话 13800000000。",
    "截至 2026 年 11 月 24 日，我看到的欠款是 18,600 元。", "从 2026 年 8 月 15 日起，我失业了，按原来的约定还款有困难。",
    "我的方案是：从 2026 年 12 月 12 日起，每月 12 号还 400 元。", "请同意我按这个数分期还。", "一、请登记这份申请",
    "附件：一、离职证明；二、银行流水。共 2 份，均为副本。", "申请人：张三",
)  # fmt: skip


def opened(browser: Any, url: str, width: int = 360, **context: Any) -> Any:
    tab = browser.new_context(viewport={"width": width, "height": 760}, locale="zh-CN", **context).new_page()
    tab.goto(url)
    if context.get("java_script_enabled", True):
        tab.locator("#letter[data-ready]").wait_for()
    return tab


@pytest.fixture
def tab(chromium: Any, address: str) -> Iterator[Any]:
    tab = opened(chromium, address + LETTER, accept_downloads=True)
    yield tab
    tab.context.close()


def settle(tab: Any) -> None:
    """Wait until what was typed is painted: in the next frame."""
    tab.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 20))))")


def fill(tab: Any) -> None:
    for name, code in CHOSEN.items():
        tab.locator(f"#f-{name}").select_option(code)
    for name, text in TYPED.items():
        tab.locator(f"#f-{name}").fill(text)
    settle(tab)


def letter_text(tab: Any) -> str:
    """The passages as a reader sees them, one a line."""
    found = tab.evaluate("""() => [...document.querySelectorAll('.passage p')]
      .filter(p => p.getClientRects().length).map(p => p.innerText.replace(/\\s*\\n\\s*/g, ''))""")
    return "\n".join(found)


def printed(reader: Any) -> str:
    """All text of a PDF without spaces; a font's stand-ins for characters (⼈ for 人) as the characters they stand for."""
    return "".join("".join(unicodedata.normalize("NFKC", page.extract_text()).split()) for page in reader.pages)


def test_it_fills_as_one_types_and_shows_only_what_applies(tab: Any) -> None:
    before = letter_text(tab)
    assert "我失业了" not in before and "☐" not in before
    assert tab.locator("#letter-missing a").count() >= 10
    fill(tab)
    text = letter_text(tab)
    assert [said for said in SAYS if said not in text] == []
    assert "生病" not in text and "暂缓" not in text and "确定" in text
    assert tab.locator("#letter-missing").text_content() == "该填的都填了。送出前，再读一遍。"
    tab.locator("#f-offer_arrangement").select_option("defer")
    tab.locator("#f-recovery_date").fill("2027-03-01")
    settle(tab)
    text = letter_text(tab)
    assert "请同意我在那天以前暂缓还款。" in text and "请同意我按这个数分期还。" not in text
    assert "我预计 2027 年 3 月 1 日前后恢复收入。" in text and "还不能确定" not in text


def test_fields_without_a_use_are_not_asked(chromium: Any, address: str) -> None:
    tab = opened(chromium, address + "letters/complaint-to-lender.html")
    assert tab.locator("[data-field=event_text]").is_hidden()
    tab.locator("#f-complaint_about").select_option("collection")
    settle(tab)
    assert tab.locator("[data-field=event_text]").is_visible()
    assert tab.locator("[data-field=request_date]").is_hidden()
    assert "停止不当的做法" in letter_text(tab)
    tab.context.close()


def test_what_cannot_be_read_is_said_at_its_field_after_typing(tab: Any) -> None:
    tab.locator("#f-balance").fill("两万左右")
    settle(tab)
    assert tab.locator("#f-balance-error").is_hidden()
    tab.locator("#f-income").focus()
    settle(tab)
    assert "金额" in tab.locator("#f-balance-error").inner_text()
    assert tab.locator("#f-balance").get_attribute("aria-invalid") == "true"
    assert "两万左右" in letter_text(tab)
    tab.locator("#f-balance").fill("20000")
    tab.locator("#f-income").focus()
    settle(tab)
    assert tab.locator("#f-balance-error").is_hidden()


def test_a_blank_leads_to_its_field_by_keyboard(tab: Any) -> None:
    tab.locator(".passage a.gap[data-goto=name]").first.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "f-name"
    tab.keyboard.type("Zhang San")
    settle(tab)
    assert "我叫 Zhang San" in letter_text(tab)
    for _ in range(9):  # a date field has several stops
        tab.keyboard.press("Tab")
        if tab.evaluate("document.activeElement.dataset.do") == "clear":
            tab.keyboard.press("Enter")
            break
    assert tab.locator("#f-name").input_value() == ""
    assert tab.evaluate("document.activeElement.id") == "f-creditor"


def test_only_the_letter_prints(tab: Any, tmp_path: Path) -> None:
    fill(tab)
    tab.locator("#f-account").fill("")
    tab.locator("#f-phone").fill("")
    settle(tab)
    reader = pypdf.PdfReader(io.BytesIO(tab.pdf(format="A4", prefer_css_page_size=True)))
    assert len(reader.pages) == 1
    box = reader.pages[0].mediabox
    assert (round(float(box.width)), round(float(box.height))) in {(595, 842), (596, 842), (594, 842)}
    text = printed(reader)
    for said in ("关于调整还款安排的申请", "申请人:张三", "每月12号还400元", "一、请登记这份申请"):
        assert said in text, said
    for furniture in ("离开本页", "菜单", "什么时候用", "填一填", "把信带走", "12356", "让对方一下子", "时效"):
        assert furniture not in text, furniture
    assert "你的电话" not in text and "联系电话____。" in text  # a blank is a line to write on


def test_the_word_file_opens_and_says_the_letter(tab: Any) -> None:
    fill(tab)
    tab.locator("#f-creditor").fill("甲 & 乙 <公司>")
    settle(tab)
    with tab.expect_download() as waiting:
        tab.locator("[data-do=docx]").click()
    assert waiting.value.suggested_filename == "hardship-request.docx"
    path = waiting.value.path()
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        assert archive.namelist()[0] == "[Content_Types].xml"
    paragraphs = docx.Document(str(path)).paragraphs
    text = "\n".join(paragraph.text for paragraph in paragraphs)
    assert paragraphs[0].text == "关于调整还款安排的申请"
    assert paragraphs[1].text == "致：甲 & 乙 <公司>"
    assert [said for said in SAYS[2:] if said not in text] == []


def test_text_can_be_copied_and_saved(tab: Any) -> None:
    tab.context.grant_permissions(["clipboard-read", "clipboard-write"])
    fill(tab)
    tab.locator("[data-do=copy]").click()
    tab.locator("#letter-said").filter(has_text="已复制").wait_for()
    copied = tab.evaluate("navigator.clipboard.readText()")
    assert [said for said in SAYS if said not in copied] == []
    with tab.expect_download() as waiting:
        tab.locator("[data-do=txt]").click()
    saved = waiting.value.path().read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    assert saved == copied


def test_wechat_is_told_what_to_do_instead(chromium: Any, address: str) -> None:
    tab = opened(chromium, address + LETTER, user_agent="Mozilla/5.0 (Linux; Android 13) MicroMessenger/8.0.50")
    assert tab.locator(".take__hint").is_visible()
    shown = {name: tab.locator(f"[data-do={name}]").is_visible() for name in ("copy", "docx", "txt", "print")}
    assert shown == {"copy": True, "docx": False, "txt": False, "print": False}
    tab.context.close()


def test_english_readers_get_the_chinese_letter_and_what_it_says(chromium: Any, address: str) -> None:
    tab = opened(chromium, address + ENGLISH, 1280)
    fill(tab)
    text = letter_text(tab)
    assert [said for said in SAYS if said not in text] == []
    english = tab.locator(".translation").all_inner_texts()
    assert any("Since 15 August 2026, I have been out of work" in line for line in english)
    assert any("the balance I can see is 18,600 yuan" in line for line in english)
    assert tab.locator(".passage").first.get_attribute("lang") == "zh-CN"
    tab.context.close()


def test_numbers_handed_over_by_a_calculator_are_filled_in(tab: Any, address: str) -> None:
    tab.goto("about:blank")
    tab.goto(address + LETTER + "#offer_monthly=812.5&offer_months=18&nonsense=1")
    tab.locator("#letter[data-ready]").wait_for()
    assert "还 812.50 元，共 18 期" in letter_text(tab)


def test_a_calculator_leads_to_a_letter_with_its_numbers(chromium: Any, address: str) -> None:
    tab = chromium.new_context().new_page()
    tab.goto(address + "calculators/minimum_payment.html")
    tab.locator("#calc[data-ready]").wait_for()
    tab.locator("#f-balance").fill("23456")
    link = tab.locator('a[href*="letters/card-plan-request.html#balance=23456"]')
    link.wait_for()
    link.click()
    tab.locator("#letter[data-ready]").wait_for()
    assert "我看到的欠款是 23,456 元" in letter_text(tab)
    tab.context.close()


def test_leaving_wipes_it(tab: Any) -> None:
    fill(tab)
    tab.evaluate("document.getElementById('exit').setAttribute('href', '#held')")
    tab.locator("#exit").click()
    held = tab.evaluate("""() => document.documentElement.innerHTML
      + [...document.querySelectorAll('input, textarea, select')].map(field => field.value).join(' ')""")
    assert [text for text in TYPED.values() if len(text) > 4 and text in held] == []


def test_without_scripts_it_is_a_form_to_print_and_fill_in(chromium: Any, address: str) -> None:
    tab = opened(chromium, address + LETTER, java_script_enabled=False)
    assert tab.locator("#letter-form").is_hidden()
    assert tab.locator(".no-script").is_visible()
    assert tab.locator(".passage .slot__line").count() >= 15
    text = letter_text(tab)
    assert text.count("☐") >= 14  # six reasons, two answers about recovery, the arrangements
    assert "☐ 请同意我在那天以前暂缓还款。" in text
    paper = printed(pypdf.PdfReader(io.BytesIO(tab.pdf(format="A4", prefer_css_page_size=True))))
    assert "☐" in paper and "关于调整还款安排的申请" in paper
    assert "什么时候用" not in paper and "离开本页" not in paper
    tab.context.close()


@pytest.mark.parametrize(("page", "scheme", "width"), [(LETTER, "dark", 360), (ENGLISH, "light", 1280)])
def test_axe_finds_nothing_while_it_is_filled_in(chromium: Any, address: str, page: str, scheme: str, width: int) -> None:
    tab = opened(chromium, address + page, width, color_scheme=scheme, bypass_csp=True, reduced_motion="reduce")
    assert axe(tab) == []
    fill(tab)
    tab.locator("#f-income").fill("不知道")
    tab.locator("#f-name").focus()
    settle(tab)
    assert axe(tab) == []
    tab.context.close()
