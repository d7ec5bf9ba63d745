"""What the index holds, that Python and JavaScript cut words alike, and what it weighs."""

from __future__ import annotations

import dataclasses
import json
import re
import subprocess
import unicodedata
from pathlib import Path

import pytest

from sitegen.search import SearchPage, build_index, fold, grams, page_text, stem
from tests.search import corpus

PAGE = SearchPage("guides/a.html", "题目", "一句话", ("distress",), ("别名",), "怎么协商", "正文里写着罚息和利率")


def test_the_files_and_their_order() -> None:
    files = build_index([PAGE], "zh")
    assert list(files) == ["meta.js", "text.js", "body-00.js"]
    for name, text in files.items():
        kind = re.split(r"[-.]", name)[0]
        assert text.startswith(f'ydtSearch.add("{kind}",')
        assert text.endswith(");\n")


@pytest.mark.parametrize("language", corpus.LANGUAGES)
def test_the_same_pages_give_the_same_bytes(language: str) -> None:
    assert build_index(corpus.pages(language), language) == corpus.index(language)


def test_line_ends_of_old_javascript_are_escaped() -> None:
    files = build_index([dataclasses.replace(PAGE, title="a\u2028b", description="c\u2029d")], "zh")
    assert "\u2028" not in files["meta.js"]
    assert "\u2029" not in files["text.js"]
    assert corpus.run(files, ["a"])["found"]


def test_an_alias_that_adds_no_word_is_left_out() -> None:
    page = dataclasses.replace(PAGE, title="协商被拒绝", aliases=("协商被拒", "被拒绝", "没通过", "没通"))
    assert '"没通过"' in build_index([page], "zh")["meta.js"]


def test_a_body_leaves_out_what_the_metadata_holds_and_what_stands_everywhere() -> None:
    pages = [dataclasses.replace(PAGE, url=f"{n}.html", body=f"到处都有。罚息第{n}。题目") for n in range(20)]
    body = build_index([*pages, dataclasses.replace(PAGE, body="锁骨")], "zh")["body-00.js"]
    assert '"锁":"骨A' not in body  # one word of one: the highest level
    assert '"锁":"骨D' in body or '"锁":"骨C' in body
    assert "到" not in body
    assert '"题"' not in body


@pytest.mark.parametrize("language", corpus.LANGUAGES)
def test_words_are_cut_alike_on_both_sides(language: str) -> None:
    text = " ".join(f"{page.title} {page.description} {page.body}" for page in corpus.pages(language))
    words = sorted(set(re.findall("[a-z]+", fold(text))))
    assert corpus.run(corpus.index(language), words=words)["stems"] == [stem(word) for word in words]


def test_every_character_is_folded_alike_and_keeps_its_length() -> None:
    known = [chr(n) for n in range(0x10000) if unicodedata.category(chr(n)) not in ("Cn", "Cs")]
    folded = [fold(character) for character in known]
    assert corpus.run(build_index([PAGE], "zh"), texts=known)["folds"] == folded
    assert [c for c, plain in zip(known, folded, strict=True) if len(plain) != 1] == ["İ"]


@pytest.mark.parametrize(
    ("words", "common"),
    [
        ("refuse refused refusal refuses", "refus"),
        ("negotiate negotiation negotiating", "negot"),
        ("collect collector collectors collection collecting", "collect"),
        ("pay pays paid paying payment payments", "pay"),
        ("summons summonses", "summon"),
    ],
)
def test_forms_of_an_english_word_meet(words: str, common: str) -> None:
    assert {stem(word) for word in words.split()} == {common}


def test_stop_words_are_left_out() -> None:
    assert list(grams("我的钱怎么办 the LPR 4.5%")) == ["的钱", "钱怎", "么办", "lpr", "4.5"]


def test_page_text_takes_the_article_and_nothing_else() -> None:
    html = (
        "<body><nav>目录</nav><article class='x'><h1>题<strong>目</strong>"
        '<a class="headerlink" href="#a">¶</a></h1><p>一&amp;二</p><script>var 三;</script><nav>上一页</nav>'
        "<button>复制</button><!-- 四 --><p>五</p><aside>热线</aside><b class='late' hidden>过期</b>"
        '<section class="page-sources"><h2>出处</h2></section></article><footer>页脚</footer></body>'
    )
    assert page_text(html) == "题目 一&二 五"
    assert page_text("<main><p>甲</p></main>乙") == "甲"
    assert page_text("<p>甲</p>") == "甲"


@pytest.mark.parametrize("language", corpus.LANGUAGES)
def test_weights(language: str) -> None:
    """Bytes after gzip: what the first results wait for, and what comes behind them."""
    files = build_index(corpus.pages(language)[:150], language)
    script = corpus.packed(corpus.SCRIPT.read_text(encoding="utf-8"))
    assert corpus.packed(files["meta.js"]) <= 10_000
    assert script + corpus.packed(files["meta.js"]) + corpus.packed(files["text.js"]) <= 50_000
    assert max(corpus.packed(text) for text in files.values()) <= 64_000
    assert script <= 6_000


def test_a_long_index_comes_in_several_files_and_is_still_found() -> None:
    pages = list(corpus.pages("zh"))
    long = [dataclasses.replace(page, body=page.body + " ".join(_invented(i))) for i, page in enumerate(pages)]
    files = build_index(long, "zh")
    assert len(files) > 3
    found = corpus.run(files, ["锁骨"])["found"][0]
    assert corpus.slug(found[0]) == "story-courier"


def _invented(seed: int) -> list[str]:
    """Pairs of rare characters, so that an index grows without real text."""
    return [chr(0x3400 + (seed * 131 + n * 17) % 6000) + chr(0x3400 + (seed * 37 + n * 91) % 6000) for n in range(200)]


def test_the_script_is_es2017_and_touches_neither_address_nor_storage() -> None:
    script = corpus.SCRIPT.read_text(encoding="utf-8")
    for word in ("?.", "??", "innerHTML", "localStorage", "sessionStorage", "history", "location", "cookie", "fetch(",
                 "XMLHttpRequest", "eval", ".style"):  # fmt: skip
        assert word not in script.replace("(?:", "("), word


def test_esbuild_reads_it_as_es2017() -> None:
    tool = corpus.ROOT / "node_modules" / ".bin" / "esbuild"
    if not Path(tool).exists():
        pytest.skip("esbuild is not installed")
    command = [str(tool), str(corpus.SCRIPT), "--target=es2017", "--log-level=warning"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    # Nothing to translate means nothing newer was used.
    raw = subprocess.run([*command[:2], "--target=esnext"], capture_output=True, text=True, check=True)
    assert done.stdout == raw.stdout


def test_the_index_is_plain_data() -> None:
    for text in corpus.index("zh").values():
        json.loads(text[text.index(",") + 1 : -3])
