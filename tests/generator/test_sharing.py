"""What an edition with an address says of its pages to messengers, search engines and readers of feeds; and that one without
an address says none of it. Built from a small project: the rules of each format are checked on what comes out."""

from __future__ import annotations

import json
import re
import struct
import zlib
from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from xml.etree import ElementTree

import pytest

from sitegen import assets, feeds, frame, sharing
from sitegen.assemble import assemble
from sitegen.editions import load_edition
from sitegen.load import load_library
from sitegen.pages import write_pages
from sitegen.png import GROUND, PAPER, Painting, palette, png
from sitegen.share_pictures import HEIGHT, SIGNS, WIDTH, pictures
from sitegen.site import Site
from sitegen.source import Problems

BASE = "https://help.example/portal/"
ATOM = "{http://www.w3.org/2005/Atom}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
DAY = re.compile(r"\d{4}-\d\d-\d\d")
CORRECTION = """corrections:
- date: '2026-11-22'
  was: {zh: 旧的 <写法>, en: the old <wording>}
  now: {zh: 新的写法, en: the new wording}
  since: '2026-11-01'
  why: {zh: 原来写错了, en: it was wrong}
"""


def sites_of(project: Path, address: str) -> Sequence[Site]:
    edition = project / "content/editions/default.yml"
    edition.write_text(edition.read_text("utf-8") + (f"base_url: {address}\n" if address else ""), "utf-8")
    (project / "content/facts/corrections.yml").write_text(CORRECTION, "utf-8")
    library, problems = load_library(project)
    files = load_edition(library, edition, problems)
    assert not problems and files
    return [assemble(library, files, code, date(2026, 11, 24)) for code in ("zh", "en")]


@pytest.fixture
def sites(small: Path) -> Sequence[Site]:
    return sites_of(small, BASE)


def head_of(site: Site, url: str) -> dict[str, object]:
    return dict(sharing.head(site, site.pages[url]))


def test_without_an_address_nothing_is_said(small: Path) -> None:
    sites = sites_of(small, "")
    assert all(head_of(site, url) == {} for site in sites for url in site.pages)
    assert sorted(feeds.files(sites)) == ["en/llms.txt", "llms.txt", "robots.txt"]
    assert "Sitemap" not in feeds.files(sites)["robots.txt"]


def test_every_page_has_an_address_of_its_own_and_what_is_not_listed_has_none(sites: Sequence[Site]) -> None:
    """Its other languages are named once, by the sitemap."""
    said = [head_of(site, url) for site in sites for url in site.pages if url != "404.html" and "embed/" not in url]
    known = {str(head["url"]): head for head in said}
    assert len(known) == len(said) > 80
    assert known[BASE]["type"] == "website" and known[BASE + "guides/refused.html"]["type"] == "article"
    assert head_of(sites[0], "404.html") == head_of(sites[0], "embed/true_apr.html") == {}


def test_the_script_is_given_what_a_guide_does_not_show_of_itself(sites: Sequence[Site]) -> None:
    for site, name in zip(sites, ("有得谈开源项目", "the Youdetan open project"), strict=True):
        given = json.loads(frame.data(site).removeprefix("window.ydtSite = ").removesuffix(";\n"))
        assert given["about"] == {"publisher": name, "base": BASE, "licence": sharing.LICENCE}


def test_on_paper_a_site_with_an_address_says_once_where_the_addresses_of_sources_stand(sites: Sequence[Site]) -> None:
    problems = Problems()
    text = write_pages(sites[0], problems)["guides/refused.md"]
    assert "data-url=" not in text
    made = assets.all_assets(sites)
    style = made.files[made.names["site.css"]]
    assert f"各出处的网址在 {BASE} 的" in style.decode()


def test_the_sitemap_keeps_to_its_schema(sites: Sequence[Site]) -> None:
    tree = ElementTree.fromstring(feeds.files(sites)["sitemap.xml"])
    assert tree.tag == MAP + "urlset"
    places = {}
    for url in tree:
        assert next(child.tag for child in url) == MAP + "loc"
        place = url.findtext(MAP + "loc")
        day = url.findtext(MAP + "lastmod")
        assert place and place.startswith(BASE) and len(place) < 2048 and (day is None or DAY.fullmatch(day))
        places[place] = {link.get("hreflang"): link.get("href") for link in url.findall(XHTML + "link")}
    assert len(places) > 40 and all(other in places for links in places.values() for other in links.values())
    assert all(places[str(other)] == links for links in places.values() for other in links.values())
    assert not any("404" in place or "quizzes/" in place for place in places)
    assert f"Sitemap: {BASE}sitemap.xml" in feeds.files(sites)["robots.txt"]


def test_a_feed_has_what_atom_asks_for_and_leads_with_the_newest(sites: Sequence[Site]) -> None:
    for site in sites:
        tree = ElementTree.fromstring(feeds.feed(site))
        text = partial(tree.findtext, default="")
        assert tree.tag == ATOM + "feed" and text(ATOM + "title") and text(ATOM + "id") == BASE + site.folder + "feed.xml"
        assert text(f"{ATOM}author/{ATOM}name")
        entries = tree.findall(ATOM + "entry")
        assert len({entry.findtext(ATOM + "id") for entry in entries}) == len(entries) > 5
        moments = [entry.findtext(ATOM + "updated") or "" for entry in entries]
        assert moments == sorted(moments, reverse=True) and text(ATOM + "updated") == moments[0]
        assert all(re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00\+08:00", moment) for moment in moments)
        for entry in entries:
            link = entry.find(ATOM + "link")
            assert entry.findtext(ATOM + "title") and link is not None and (link.get("href") or "").startswith(BASE)
        corrected = [entry for entry in entries if "#correction-" in (entry.findtext(ATOM + "id") or "")]
        assert len(corrected) == 1 and ("<写法>" if not site.folder else "<wording>") in corrected[0].findtext(
            ATOM + "summary", ""
        )


def test_llms_txt_says_within_which_limits(sites: Sequence[Site]) -> None:
    for site, limit in zip(sites, ("不是法律意见", "not legal advice"), strict=True):
        text = feeds.llms(site)
        assert re.match(r"# .+\n\n> .+\n", text) and limit in text
        links = re.findall(r"^- \[[^\]]+\]\((\S+)\)", text, re.M)
        assert len(links) > 20 and all(link.startswith(BASE + site.folder) for link in links)


def unpacked(data: bytes) -> tuple[int, int, bytes, bytes]:
    """Width, height, palette and pixels of an indexed PNG, every check sum looked at."""
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    parts, at = {}, 8
    while at < len(data):
        size, kind = struct.unpack(">I4s", data[at : at + 8])
        body = data[at + 8 : at + 8 + size]
        assert zlib.crc32(kind + body) == struct.unpack(">I", data[at + 8 + size : at + 12 + size])[0]
        parts[kind] = body
        at += 12 + size
    width, height, depth, colour = struct.unpack(">IIBB", parts[b"IHDR"][:10])
    assert (depth, colour) == (8, 3)
    return width, height, parts[b"PLTE"], zlib.decompress(parts[b"IDAT"])


def test_cards_are_small_pictures_with_the_sign_in_the_middle_square() -> None:
    made = pictures("#1d4f91")
    assert set(made) == set(SIGNS) and len(set(made.values())) == len(made)
    for name, data in made.items():
        width, height, colours, pixels = unpacked(data)
        assert (width, height) == (WIDTH, HEIGHT) and len(data) < 30_000, name
        assert colours[:3] == bytes.fromhex("1d4f91") and max(pixels) < len(colours) // 3
        middle = {pixels[y * (width + 1) + 1 + x] for y in range(150, 450, 7) for x in range(450, 750, 7)}
        assert {GROUND, PAPER} <= middle
    assert pictures("#1d4f91") == made


def test_an_edge_between_two_pixels_is_half_of_both() -> None:
    painting = Painting(4, 1)
    painting.fill([[(1.5, 0), (4, 0), (4, 1), (1.5, 1)]], PAPER)
    colours = palette("#000000", "#800000", "#ffffff")
    pixels = unpacked(png(4, 1, colours, painting.squeezed()))[3][1:]
    assert [colours[3 * n] for n in pixels] == [0, 128, 255, 255]
