"""A letter composed in Python and in the browser's engine is the same letter, byte for byte; and it says what was typed."""

from __future__ import annotations

import gzip
import json
import random
import re
from typing import Any

import pytest

from calculators.letter import compose, plain_text
from sitegen import calculation, letter_data
from sitegen.dialect.run import Engine
from sitegen.letters import LetterCommon
from sitegen.load import Library, load_library
from tests.calculators.fast_json import dumps
from tests.conftest import ROOT

ODD = (
    "", " ", "张三", "Zhang San", "2026-11-23", "2026年2月29日", "2024/2/29", "20261123", "800", "８００．５０",
    "1,250.5", "1万", "-3", "12.345%", "0.6", "999999999999999999", "abc", "一、二", "line\nbreak", "a\r\nb\n\n c ",
    "true", "illness", "[[name]]", "[? x: y]", "]", "𠮷野家", "“引号”", "{n}", "{y}{m}{d}", "%", "元", "15号", "3个月",
)  # fmt: skip


@pytest.fixture(scope="module")
def library() -> Library:
    found, problems = load_library(ROOT)
    problems.stop_if_any()
    return found


def letters_of(library: Library) -> list[dict[str, Any]]:
    return [letter_data.whole_json(library, letter) for found in library.letters.values() for letter in found.values()]


def values_for(letter: dict[str, Any], dice: random.Random) -> dict[str, Any]:
    """Anything a page or a case file could hand over, and things they should not."""
    values: dict[str, Any] = {}
    for field in letter["fields"]:
        if dice.random() < 0.3:
            continue
        choices = list(field["choices"])
        given: list[Any] = [*dice.sample(ODD, 3), dice.random() < 0.5, None, [dice.choice(ODD), dice.choice(ODD)], []]
        values[field["name"]] = dice.choice(choices) if choices and dice.random() < 0.8 else dice.choice(given)
    return values


def test_python_and_the_browser_compose_the_same_letters(library: Library) -> None:
    dice = random.Random(20261123)
    cases = [[letter, values_for(letter, dice)] for letter in letters_of(library) for _ in range(60)]
    ours = [dumps(compose(letter, values)) for letter, values in cases]
    texts = [dumps(plain_text(compose(letter, values))) for letter, values in cases]
    with Engine() as engine:
        engine.load(calculation.scripts(library.calculators, ROOT)["letter.js"])
        theirs = engine.call_many("letter", "compose", [json.dumps(case) for case in cases])
        plain = engine.call_many("letter", "plain_text", [f"[{text}]" for text in theirs])
    assert [dumps(json.loads(text)) for text in theirs] == ours
    assert [dumps(json.loads(text)) for text in plain] == texts
    assert len(set(texts)) > len(cases) / 2


STYLE: dict[str, Any] = {
    "blank": "＿＿＿＿", "money": "{n} 元", "date": "{y} 年 {m} 月 {d} 日", "months": [str(n) for n in range(1, 13)],
    "item": "{n}、", "numbers": ["一", "二", "三"], "join": "；",
}  # fmt: skip
FIELDS = [
    {"name": "name", "kind": "text", "label": "姓名", "optional": False, "choices": {}},
    {"name": "sum", "kind": "money", "label": "金额", "optional": False, "choices": {}},
    {"name": "day", "kind": "date", "label": "日期", "optional": True, "choices": {}},
    {"name": "rate", "kind": "rate", "label": "利率", "optional": True, "choices": {}},
    {"name": "count", "kind": "whole", "label": "期数", "optional": True, "choices": {}},
    {"name": "why", "kind": "choice", "label": "原因", "optional": False, "choices": {"illness": "生病", "other": "其他"}},
    {"name": "tick", "kind": "flag", "label": "勾", "optional": False, "choices": {}},
    {"name": "papers", "kind": "lines", "label": "附件", "optional": True, "choices": {}},
]
CASES: list[tuple[str, str, dict[str, Any], str | None]] = [
    # passage, condition, what is typed, what stands there (None: nothing)
    ("我叫 [[name]]。", "", {"name": "张三"}, "我叫 张三。"),
    ("我叫[[name]]，", "", {"name": "Li Si"}, "我叫 Li Si，"),
    ("我叫[[name]]。", "", {}, "我叫＿＿＿＿。"),
    ("情况：[[name]]。", "", {"name": "我病了。"}, "情况：我病了。"),
    ("情况：[[name]]。后来", "", {"name": "我病了！"}, "情况：我病了！后来"),
    ("情况：[[name]]。", "", {"name": "我病了"}, "情况：我病了。"),
    ("It is: [[name]].", "", {"name": "I fell ill."}, "It is: I fell ill."),
    ("还[[sum]]整", "", {"sum": "1250.5"}, "还 1,250.50 元整"),
    ("还[[sum]]整", "", {"sum": "１２００ 元"}, "还 1,200 元整"),
    ("还[[sum]]整", "", {"sum": "八百"}, "还八百整"),
    ("还[[sum]]整", "", {"sum": ""}, "还＿＿＿＿ 元整"),
    ("从[[day]]起", "", {"day": "2026-03-09"}, "从 2026 年 3 月 9 日起"),
    ("从[[day]]起", "", {"day": "2026-02-29"}, "从 2026-02-29 起"),
    ("利率[[rate]]", "", {"rate": "14.40"}, "利率 14.4%"),
    ("共[[count]]期", "", {"count": "12期"}, "共 12 期"),
    ("因为[[why]]", "", {"why": "illness"}, "因为生病"),
    ("因为[[why]]", "", {"why": "nonsense"}, "因为＿＿＿＿"),
    ("附件：[[papers]]，共[[papers.count]]份", "", {"papers": "甲\n\n 乙 "}, "附件：一、甲；二、乙，共 2 份"),
    ("附件：[[papers]]，共[[papers.count]]份", "", {"papers": ["甲"]}, "附件：甲，共 1 份"),
    ("我[? name: 叫[[name]]][? !name: 不说名字]。", "", {}, "我不说名字。"),
    ("我[? name: 叫[[name]]][? !name: 不说名字]。", "", {"name": "张三"}, "我叫张三。"),
    ("我[? why=illness: 病了][? why=other|illness: ，难]。", "", {"why": "other"}, "我，难。"),
    ("我[? why!=illness: 没病]。", "", {}, "我没病。"),
    ("我[? why=illness: 病了][? why=other: 难]，[? why=other: 请谅解]。", "", {}, "我＿＿＿＿，。"),
    ("有勾", "tick", {"tick": True}, "有勾"),
    ("有勾", "tick", {"tick": "true"}, "有勾"),
    ("有勾", "tick", {"tick": False}, None),
    ("两个都要", "tick & why=other", {"tick": True, "why": "other"}, "两个都要"),
    ("两个都要", "tick & why=other", {"tick": True}, None),
]


def one(text: str, condition: str = "", kind: str = "text") -> dict[str, Any]:
    when = [term.strip() for term in condition.split("&")] if condition else []
    return {"name": "x", "style": STYLE, "fields": FIELDS, "parts": [{"kind": kind, "when": when, "text": text}]}


@pytest.mark.parametrize(("text", "condition", "values", "expected"), CASES)
def test_a_passage_says_what_was_typed(text: str, condition: str, values: dict[str, Any], expected: str | None) -> None:
    blocks = compose(one(text, condition), values)["blocks"]
    assert [block["text"] for block in blocks] == ([] if expected is None else [expected])


def test_what_is_missing_is_what_the_letter_has_a_use_for() -> None:
    letter = one("[[name]][? why=illness: [[sum]]][? papers: [[papers]]]")
    assert compose(letter, {})["missing"] == ["name", "why"]
    assert compose(letter, {})["asked"] == ["name", "why", "papers"]
    assert compose(letter, {"why": "illness"})["missing"] == ["name", "sum"]
    assert compose(letter, {"name": "a", "why": "other"})["missing"] == []
    assert compose(letter, {"why": "illness", "sum": "lots"})["unread"] == ["sum"]


def test_points_are_numbered_as_they_stand() -> None:
    parts = [
        {"kind": "title", "when": [], "text": "标题"}, {"kind": "item", "when": [], "text": "甲"},
        {"kind": "item", "when": ["tick"], "text": "乙"}, {"kind": "item", "when": [], "text": "丙"},
        {"kind": "text", "when": [], "text": "附件："}, {"kind": "item", "when": [], "text": "[[papers]]"},
        {"kind": "sign", "when": [], "text": "[[name]]"}, {"kind": "sign", "when": [], "text": "某日"},
    ]  # fmt: skip
    letter = {**one(""), "parts": parts}
    made = compose(letter, {"papers": "证明\n流水", "name": "张三"})
    assert made["title"] == "标题"
    assert plain_text(made) == "标题\n\n一、甲\n二、丙\n\n附件：\n\n一、证明\n二、流水\n\n张三\n某日\n"


def test_the_letters_of_a_language_are_one_small_script(library: Library) -> None:
    """What the case file loads: every letter as the page of the letter has it, in at most 13 KB of gzip."""
    for language, found in library.letters.items():
        script = letter_data.data_scripts(library)[f"letters.{language}.js"]
        assert len(gzip.compress(script.encode(), 9)) < 13 * 1024
        with Engine("YDT") as engine:
            engine.load(calculation.scripts(library.calculators, ROOT)["letter.js"])
            engine.load(script)
            engine.load("window.YDT.held = {all: () => window.YDT.letters.all};")
            held = json.loads(engine.call("held", "all", "[]"))
            engine.load("window.YDT.try = {one: (name) => window.YDT.letters.text(window.YDT.letters.compose("
                        f"window.YDT.letters.all.{language}[name], {{name: '张三'}}))}};")
            text = json.loads(engine.call("try", "one", json.dumps(["hardship-request"])))
        assert held == {language: {name: letter_data.whole_json(library, letter) for name, letter in found.items()}}
        assert "张三" in text


def test_a_letter_says_the_instrument_as_its_fact_does(library: Library) -> None:
    assert letter_data.law_text(library, "pipl-24-automated", "zh") == "《中华人民共和国个人信息保护法》第 24 条"
    assert letter_data.law_text(library, "pipl-24-automated", "en") == "Personal Information Protection Law, article 24"
    unverified = letter_data.law_text(library, "complaint-2020-3-time", "zh")
    assert "条" not in unverified.replace("条例", "")


def test_no_passage_loses_a_bracket_to_the_name_of_an_instrument(library: Library) -> None:
    for letter in letters_of(library):
        for part in letter["parts"]:
            bare = re.sub(r"\[\[[^\[\]]*\]\]", "", part["text"])
            assert "[" not in re.sub(r"\[\?[^\[\]:]*:[^\[\]]*\]", "", bare), part["text"]
            assert "]" not in re.sub(r"\[\?[^\[\]:]*:[^\[\]]*\]", "", bare), part["text"]


def test_the_common_words_fit_their_language(library: Library) -> None:
    for words in library.letter_words.values():
        assert isinstance(words, LetterCommon)
        assert "{n}" in words.money and "{n}" in words.item
        assert all(mark in words.date for mark in ("{y}", "{m}", "{d}"))
