"""What an edition adds to the pages: the list of who can help where, and what a foot says of the edition's changes."""

from __future__ import annotations

import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from sitegen.assemble import assemble
from sitegen.edition_difference import difference, parts
from sitegen.editions import load_edition
from sitegen.load import Library, load_library
from sitegen.mkdocs_config import renderer_config
from sitegen.model import Guide
from sitegen.pages import write_page
from sitegen.reading import markdown_page
from sitegen.site import VERSION, Site
from sitegen.source import Problems
from sitegen.templating import environment
from tests.conftest import ROOT

TODAY = date(2026, 11, 24)
HEAD = "id: ours\nname: {zh: 我们, en: Ours}\ntagline: {zh: 一句话, en: One line}\npublisher: {zh: 某中心, en: A Centre}\n"
PLACES = """referrals:
  - id: b-city
    name: {zh: 乙市援助站, en: B City Station}
    kind: legal_aid
    region: {province: {zh: 乙省, en: B Province}, city: {zh: 乙市, en: B City}}
    helps_with: {zh: 看合同, en: contracts}
    hours: {zh: 工作日上午, en: weekday mornings}
    languages: {zh: 普通话, en: Mandarin}
    costs: {zh: 不收费, en: free}
    phone: 010-1234 5678
    address: {zh: 乙市一路 1 号, en: 1 First Road}
    checked: '2026-11-01'
    checked_by: {zh: 志愿者, en: volunteers}
    review_by: '2026-11-23'
  - id: all-over
    name: {zh: 某热线}
    kind: counselling
    nationwide: true
    url: https://line.example/
    checked: '2026-11-01'
    review_by: '2026-11-24'
  - {id: a-place, name: {zh: 甲处}, kind: other, region: {province: {zh: 甲省}}, address: {zh: 甲处}, checked: '2026-11-01'}
"""


@pytest.fixture(scope="module")
def library() -> Library:
    found, problems = load_library(ROOT)
    problems.stop_if_any()
    return found


def site_of(library: Library, path: Path, code: str = "zh") -> Site:
    problems = Problems()
    files = load_edition(library, path, problems, TODAY)
    assert files and [str(problem) for problem in problems] == []
    return assemble(library, files, code, TODAY)


def written(site: Site, url: str) -> tuple[dict[str, Any], str]:
    problems = Problems()
    text = write_page(site, url, environment(ROOT, site), problems, {})
    assert [str(problem) for problem in problems] == []
    return json.loads(text.split("\n")[1]), text


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "ours.yml"
    path.write_text(HEAD + PLACES, "utf-8")
    return path


def test_places_are_listed_by_region_and_found_without_scripts(library: Library, path: Path) -> None:
    site = site_of(library, path)
    _, text = written(site, "referrals.html")
    # In the edition's order, nationwide last, and the way out for everybody else.
    anchors = re.findall(r'<li><a href="#([\w-]+)">', text)
    assert anchors == ["region-b-province", "region-2", "nationwide", "elsewhere"]
    assert all(f'<h2 id="{anchor}">' in text for anchor in anchors)
    first = text[text.index('id="place-b-city"') : text.index('id="place-a-place"')]
    for said in ("法律援助", "乙市援助站", "乙市", "看合同", "工作日上午", "普通话", "不收费", "乙市一路 1 号"):
        assert said in first, said
    assert 'href="tel:010-12345678"' in first and "志愿者 于 2026-11-01 核对" in first
    assert "某中心 于 2026-11-01 核对" in text[text.index('id="place-a-place"') :]
    assert 'href="tel:12348"' in text and 'href="https://line.example/" rel="noreferrer"' in text


def test_what_is_overdue_is_said_by_the_build_and_otherwise_on_the_readers_day(library: Library, path: Path) -> None:
    site = site_of(library, path)
    _, text = written(site, "referrals.html")
    overdue, due = text.index('id="place-b-city"'), text.index('id="place-all-over"')
    assert '<strong class="overdue">已过复核日期' in text[overdue : overdue + 1500]
    assert 'data-review-by="2026-11-24"' in text[due:] and text.count("data-review-by") == 1
    problems = Problems()
    load_edition(library, path, problems, TODAY, release=True)
    assert [str(problem) for problem in problems] == [
        f"{path}:18:5: 'b-city' was to be reviewed by 2026-11-23; "
        "ask there whether all of it still holds, and renew 'checked' and 'review_by'"
    ]


def test_the_page_is_in_the_section_of_urgent_help_the_search_and_every_foot_and_only_where_it_has_entries(
    library: Library, path: Path
) -> None:
    for code, name in (("zh", "乙市援助站"), ("en", "B City Station")):
        site = site_of(library, path, code)
        page = site.pages["referrals.html"]
        assert name in page.aliases
        assert "referrals.html" in [entry["url"] for entry in site.nav[0]["pages"]] and site.nav[0]["id"] == "now"
        assert renderer_config({"theme": {}}, site, {}, path, path, path)["extra"]["site"]["referrals"] is True
    path.write_text(HEAD + PLACES + "leave_out: {sections: [now]}\n", "utf-8")
    assert site_of(library, path).pages["referrals.html"].section == ""
    path.write_text(HEAD, "utf-8")
    assert "referrals.html" not in site_of(library, path).pages


def page_of(folder: Path, body: str, name: str = "today", glance: str = "答") -> Any:
    place = folder / f"{name}.md"
    place.parent.mkdir(parents=True, exist_ok=True)
    head = "title: 题\ndescription: 述\nsection: now\nwritten: '2026-11-01'\nchecked: '2026-11-01'\n"
    head += f"glance: {{answer: {glance}, do_now: [做], time: 1 分钟, next: {{link: 'guide:today', text: 看}}}}\n"
    place.write_text(f"---\n{head}---\n\n{body}", "utf-8")
    problems = Problems()
    page = markdown_page(ROOT, place, "zh", Guide, problems)
    assert page and not problems
    return page


def test_a_difference_goes_by_headings(tmp_path: Path) -> None:
    first = "开头。\n\n## 一 {#one}\n\n甲。"
    base = page_of(tmp_path / "a", f"{first}\n\n## 二 {{#two}}\n\n乙。\n\n## 三 {{#three}}\n\n{'丙丁' * 20}")
    more = f"## **二** {{#two}}\n\n改。\n\n## 三 {{#third}}\n\n{'丙丁' * 19}\n\n## 新 {{#new}}\n\n字。"
    own = page_of(tmp_path / "b", f"{first}  \n\n{more}")
    found = difference(parts(base), parts(own))
    assert [part.id for part in found.same] == ["_opening", "one"]
    # The third has another id, and most of its text is the same.
    assert [part.title for part in found.changed] == ["二", "三"]
    assert [part.title for part in found.added] == ["新"] and found.gone == ()
    shorter = page_of(tmp_path / "c", "开头。\n\n## 一 {#one}\n\n甲。\n", glance="另一个")
    found = difference(parts(base), parts(shorter))
    assert [part.id for part in found.changed] == ["_opening"] and [part.title for part in found.gone] == ["二", "三"]
    assert difference(parts(base), parts(base)).same == tuple(parts(base))


def test_a_foot_says_what_the_edition_changed_and_an_unchanged_page_only_the_base(library: Library, path: Path) -> None:
    base = library.guides["zh"]["refused"]
    text = (ROOT / "content/zh/guides/refused.md").read_text("utf-8")
    titles = [part.title for part in parts(base)]
    folder = path.with_suffix("") / "zh/guides"
    folder.mkdir(parents=True)
    (folder / "refused.md").write_text(text.rstrip() + "\n\n多说一句。\n\n## 我们能做的 {#we}\n\n打电话给我们。\n", "utf-8")
    page_of(folder, "## 甲 {#a}\n\n字。\n", "ours-only")
    site = site_of(library, path)
    meta, _ = written(site, "guides/refused.html")
    expected = f"本页由某中心修改，基于有得谈 {VERSION}。改动的小节：{titles[-1]}；新增的小节：我们能做的。"
    assert meta["changed"] == {"text": expected, "href": ""}
    assert written(site, "guides/ours-only.html")[0]["changed"]["text"] == f"本页由某中心增加，有得谈 {VERSION} 里没有。"
    assert written(site, "guides/today.html")[0]["changed"] is None
    about = renderer_config({"theme": {}}, site, {}, path, path, path)["extra"]["site"]
    assert about["version"] == f"基于有得谈 {VERSION}"
    # In English the page falls back to the edition's Chinese one, and the foot says what was changed there.
    english = written(site_of(library, path, "en"), "guides/refused.html")[0]["changed"]["text"]
    assert english.startswith("Changed by A Centre, based on Youdetan") and "我们能做的" in english


def test_where_the_base_has_an_address_the_foot_leads_to_its_text(library: Library, path: Path, monkeypatch: Any) -> None:
    assert library.base is not None
    monkeypatch.setattr(library, "base", library.base.model_copy(update={"base_url": "https://base.example/p"}))
    folder = path.with_suffix("") / "en/guides"
    folder.mkdir(parents=True)
    text = (ROOT / "content/en/guides/refused.md").read_text("utf-8")
    (folder / "refused.md").write_text(text, "utf-8")
    changed = written(site_of(library, path, "en"), "guides/refused.html")[0]["changed"]
    assert changed["href"] == "https://base.example/p/en/guides/refused.html"
    assert changed["text"].startswith("Taken over by A Centre")
