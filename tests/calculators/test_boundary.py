"""What people type is read exactly, or said to be unreadable at its field; nothing is guessed."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators import boundary, links
from calculators.declaration import Calculator, Value
from calculators.links import fragment, from_fragment, spell
from sitegen.calculation_json import declaration_json

ALL = Calculator(
    "all", "understand",
    inputs=(
        Value("way", "choice", "a", choices=("a", "b"), implied=(("rows", "b"),)),
        Value("money", "money", least=0, most=1e9),
        Value("fee", "money", 0, least=0, most=1e9),
        Value("rate", "rate", least=0, most=10, optional=True),
        Value("factor", "factor", 1.5, least=1, most=3),
        Value("count", "whole", least=1, most=600, optional=True),
        Value("day", "date", optional=True),
        Value("sure", "flag", False),
        Value("name", "text", ""),
        Value("rows", "rows", least=1, most=50, shown_when=("way", ("b",)),
              columns=(Value("on", "date"), Value("sum", "money", least=-1e9, most=1e9))),
    ),
    outputs=(Value("answer", "money"),),
)  # fmt: skip
DECLARED: Any = declaration_json(ALL)


def typed(**raw: Any) -> Any:
    return boundary.accept(DECLARED, {"money": "1", "factor": "2", **raw}, True)


@pytest.mark.parametrize(
    ("text", "fen"),
    [
        ("10000", 1_000_000), ("10,000", 1_000_000), ("1,0000", 1_000_000), ("１０，０００．５", 1_000_050),
        (" ¥ 8833.3 元", 883_330),
        ("￥8,833.30", 883_330), ("1.5万", 1_500_000), ("2w", 2_000_000), ("3k", 300_000), ("1.005", 101), ("0.285", 29),
        (".5", 50), ("5.", 500), ("0", 0), ("+7", 700), ("12块", 1200), ("RMB 5", 500), ("0.00000000000000000001", 0),
        ("1000000000", 10**11), ("8833.333333333333333333333", 883_333), ("５００元", 50_000),
    ],
)  # fmt: skip
def test_money_as_people_type_it(text: str, fen: int) -> None:
    found = typed(money=text)
    assert found["problems"] == [] and found["values"]["money"] == fen


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "missing"), ("  ", "missing"), ("abc", "not_a_number"), ("1.2.3", "not_a_number"), ("1,2", "not_a_number"),
        ("--3", "not_a_number"), ("1e5", "not_a_number"), ("2万3", "not_a_number"), ("-", "not_a_number"),
        ("元", "not_a_number"),
        ("-5", "too_small"), ("1000000000.01", "too_large"), ("9" * 30, "too_large"), ("∞", "not_a_number"),
        (True, "not_a_text"), ([], "not_a_text"), (5, "not_a_text"), (None, "missing"), (",100", "not_a_number"),
    ],
)  # fmt: skip
def test_what_is_no_amount(text: Any, code: str) -> None:
    assert [problem["code"] for problem in typed(money=text)["problems"]] == [code]


@given(st.decimals(0, 10**9, places=3, allow_nan=False))
def test_amounts_are_read_exactly(amount: Decimal) -> None:
    fen = int((amount * 100).to_integral_value(ROUND_HALF_UP))
    assert typed(money=f"{amount:f}")["values"]["money"] == fen or fen > 10**11
    assert typed(money=f"{amount:,f}")["values"]["money"] == fen or fen > 10**11


@given(st.decimals(0, 900, places=4, allow_nan=False))
def test_percent_is_read_to_the_nearest_double(percent: Decimal) -> None:
    assert typed(rate=f"{percent:f}")["values"]["rate"] == float(percent / 100)
    assert typed(rate=f"{percent:f} %")["values"]["rate"] == float(percent / 100)


@pytest.mark.parametrize(
    "text", ["2026-02-28", "2026/2/28", "2026.02.28", "2026年2月28日", "20260228", "２０２６－０２－２８", "2026年2月28号"]
)
def test_dates_as_people_type_them(text: str) -> None:
    found = typed(day=text)
    assert found["problems"] == [] and found["values"]["day"] == 739675


@pytest.mark.parametrize(
    ("text", "code"),
    [("2026-02-29", "not_a_date"), ("28/02/2026", "not_a_date"), ("tomorrow", "not_a_date"), ("1900-01-01", "too_early"),
     ("2300-01-01", "too_late"), ("2026-00-10", "not_a_date")],
)  # fmt: skip
def test_what_is_no_date(text: str, code: str) -> None:
    assert [problem["code"] for problem in typed(day=text)["problems"]] == [code]


def test_an_empty_field_means_what_its_default_allows() -> None:
    found = typed(fee="", rate="", count="", factor="")
    assert found["values"]["fee"] == 0 and found["values"]["rate"] is None and found["values"]["count"] is None
    assert [(problem["field"], problem["code"]) for problem in found["problems"]] == [("factor", "missing")]


def test_rows_are_read_one_by_one_and_blank_ones_left_out() -> None:
    rows = [{"on": "2026-01-01", "sum": "-5"}, {"on": "", "sum": ""}, {"on": "x", "sum": "7"}, {"on": "2026-01-02"}, "no"]
    found = typed(way="b", rows=rows)
    assert found["values"]["rows"][0] == {"on": 739617, "sum": -500}
    assert [(p["row"], p["column"], p["code"]) for p in found["problems"]] == [
        (2, "on", "not_a_date"), (3, "sum", "missing"), (4, "", "not_a_record"),
    ]  # fmt: skip


def test_a_field_that_is_not_asked_takes_its_default() -> None:
    found = typed(way="a", rows=[{"on": "x"}])
    assert found["problems"] == [] and found["values"]["rows"] == []


@pytest.mark.parametrize(
    ("raw", "problem"),
    [
        ({"money": "1"}, ("money", "not_a_json_number")), ({"money": True}, ("money", "not_a_json_number")),
        ({"money": 1, "mony": 2}, ("mony", "unknown_input")), ({}, ("money", "missing")),
        ({"money": 1, "count": 1.5}, ("count", "not_whole")), ({"money": 1, "day": "2026-02-30"}, ("day", "not_a_date")),
        ({"money": 1, "way": "c"}, ("way", "not_a_choice")), ({"money": 1, "sure": "yes"}, ("sure", "not_a_flag")),
        ({"money": 1, "way": "a", "rows": [{"on": "2026-01-01", "sum": 1}]}, ("rows", "not_used")),
        ({"money": 1, "way": "b"}, ("rows", "too_few_rows")), ({"money": 1e300}, ("money", "too_large")),
        ({"money": 1, "name": "x" * 61}, ("name", "too_long")), ({"money": float("nan")}, ("money", "too_large")),
    ],
)  # fmt: skip
def test_json_that_is_wrong(raw: Any, problem: tuple[str, str]) -> None:
    found = boundary.accept(DECLARED, raw, False)
    assert [(one["field"], one["code"]) for one in found["problems"]] == [problem]


def test_what_is_not_an_object() -> None:
    for raw in (None, [], "x", 3):
        assert boundary.accept(DECLARED, raw, False)["problems"][0]["code"] == "not_a_record"


def test_a_choice_follows_from_what_is_given() -> None:
    found = boundary.accept(DECLARED, {"money": 1, "rows": [{"on": "2026-01-01", "sum": -1}]}, False)
    assert found["problems"] == [] and found["values"]["way"] == "b"


def test_omitted_inputs_take_their_defaults() -> None:
    found = boundary.accept(DECLARED, {"money": 8833.3}, False)["values"]
    assert (found["money"], found["fee"], found["factor"], found["way"], found["sure"]) == (883_330, 0, 1.5, "a", False)


@given(
    st.fixed_dictionaries({
        "money": st.integers(0, 10**11), "rate": st.none() | st.integers(0, 10**7).map(lambda n: n / 10**6),
        "count": st.none() | st.integers(1, 600), "day": st.none() | st.integers(720_000, 780_000),
        "name": st.text(st.characters(blacklist_categories=["Cs", "Cc", "Zs", "Zl", "Zp"]), max_size=20),
        "rows": st.lists(st.fixed_dictionaries({"on": st.integers(720_000, 780_000), "sum": st.integers(-10**9, 10**9)}),
                         min_size=1, max_size=5),
    })
)  # fmt: skip
def test_a_link_brings_the_same_inputs_back(values: dict[str, Any]) -> None:
    values = {"way": "b", "fee": 0, "factor": 1.5, "sure": True, **values}
    link = fragment(DECLARED, spell(DECLARED, values))
    found = boundary.accept(DECLARED, from_fragment(DECLARED, link), True)
    assert found["problems"] == [] and found["values"] == values


@given(st.text())
def test_any_link_is_read_without_harm(text: str) -> None:
    raw = from_fragment(DECLARED, "#" + text)
    boundary.accept(DECLARED, raw, True)


def test_percent_signs_in_links_are_utf8() -> None:
    assert links.unescaped("%E4%BF%A1%e7%94%a8%20A%ZZ%F0%9F%98%80") == "信用 A😀"
    assert links.unescaped("%FF%80%C0%80") == ""


KINDS: Any = declaration_json(Calculator(
    "kinds", "understand",
    inputs=(
        Value("rows", "rows", most=9, columns=(
            Value("kind", "choice", "part", choices=("part", "whole")),
            Value("share", "share", least=0, most=1, shown_when=("kind", ("part",))),
            Value("fee", "money", 0, least=0, most=9, shown_when=("kind", ("whole",))),
        )),
    ),
    outputs=(Value("answer", "money"),),
))  # fmt: skip


def told(raw: Any, by_hand: bool) -> tuple[Any, list[str]]:
    found = boundary.accept(KINDS, {"rows": raw}, by_hand)
    return found["values"]["rows"], [f"{p['row']}.{p['column']}: {p['code']}" for p in found["problems"]]


def test_a_column_is_asked_by_the_choice_before_it() -> None:
    rows = [{"kind": "part", "share": 0.5}, {"kind": "whole", "fee": 3}, {"share": 0.25}]
    assert told(rows, False) == ([
        {"kind": "part", "share": 0.5, "fee": 0}, {"kind": "whole", "share": None, "fee": 300},
        {"kind": "part", "share": 0.25, "fee": 0},
    ], [])  # fmt: skip
    assert told([{"kind": "whole", "share": 0.5}], False)[1] == ["0.share: not_used"]
    assert told([{"kind": "part", "share": 0.5, "fee": 0}], False)[1] == []
    assert told([{"kind": "part", "share": 0.5, "fee": 1}], False)[1] == ["0.fee: not_used"]


def test_what_stands_in_a_hidden_column_is_passed_over() -> None:
    typed_rows = [{"kind": "whole", "share": "anything", "fee": "2"}]
    assert told(typed_rows, True) == ([{"kind": "whole", "share": None, "fee": 200}], [])


def test_a_choice_made_for_the_reader_does_not_fill_a_row() -> None:
    assert told([{"kind": "part", "share": "", "fee": ""}, {"kind": "", "share": "", "fee": ""}], True) == ([], [])
    assert told([{"kind": "part", "share": "50", "fee": ""}], True)[0] == [{"kind": "part", "share": 0.5, "fee": 0}]
    assert told([{"kind": "whole", "share": "", "fee": ""}], True)[0] == [{"kind": "whole", "share": None, "fee": 0}]
