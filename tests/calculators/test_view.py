"""What a page shows: numbers as text, sentences, tables, drawings and figures, for every calculator."""

from __future__ import annotations

import copy
import random
import re
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from typing import Any

import plotly.graph_objects
import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators import drawing, takeaway, wording
from tests.calculators.generate import one
from tests.calculators.parity import PALETTE, Bench, bench


@cache
def ready() -> Bench:
    return bench()


@given(st.integers(-(10**14), 10**14))
def test_money_has_two_places_and_separators(fen: int) -> None:
    assert wording.money_text(fen) == f"{Decimal(fen) / 100:,.2f}"


@given(st.decimals(-100, 1000, places=7, allow_nan=False), st.sampled_from([0, 1, 2, 4]))
def test_percent_is_rounded_half_up(fraction: Decimal, places: int) -> None:
    exact = (fraction * 100).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    assert wording.percent_text(float(fraction), places) == f"{exact + 0:,f}%".replace("-0%", "0%")


@pytest.mark.parametrize(("value", "text"), [(1.5, "1.5"), (12.0, "12"), (0.12345, "0.1235"), (100.0, "100")])
def test_plain_numbers(value: float, text: str) -> None:
    assert wording.factor_text(value) == text


def test_strong_pieces() -> None:
    assert wording.texts("约 **12.80%**（单利）") == [
        {"text": "约 ", "strong": False}, {"text": "12.80%", "strong": True}, {"text": "（单利）", "strong": False},
    ]  # fmt: skip


def views(name: str, count: int) -> list[tuple[Any, Any, Any]]:
    """Answered cases of a calculator: inputs, result, view, in both languages."""
    made, rng, found = ready(), random.Random(11), []
    loaded, known = made.library.calculators[name], made.data[name]
    while len(found) < count:
        raw, typed = one(rng, known["declaration"])
        accepted = loaded.panel.accept(known["declaration"], raw, typed)
        if accepted["problems"]:
            continue
        before = copy.deepcopy(accepted["values"])
        result = loaded.module.compute(accepted["values"], known["rules"])
        assert accepted["values"] == before, "compute changed its inputs"
        chart = loaded.module.figure(result)
        words = known["words"][rng.choice(list(known["words"]))]
        found.append((result, (words, chart), loaded.panel.present(known["declaration"], words, before, result, chart)))
    return found


NAMES = list(bench().library.calculators)


@pytest.mark.parametrize("name", NAMES)
def test_views_are_whole(name: str) -> None:
    calculator = ready().library.calculators[name].calculator
    for result, _, view in views(name, 150):
        if result["problems"]:
            assert view["problems"] and not view["answer"]
            assert all(one["code"] in calculator.problems for one in result["problems"])
            continue
        assert result["finding"] in calculator.findings
        assert {one["code"] for one in result["steps"]} <= set(calculator.steps)
        assert {one["code"] for one in result["notes"]} <= set(calculator.notes)
        texts = [piece["text"] for piece in view["answer"]] + view["steps"] + view["notes"] + view["assumptions"]
        texts += [item["value"] for item in view["summary"]]
        for text in texts:
            assert text and not re.search(r"[{}]|\*\*|\b(NaN|nan|inf|Infinity|undefined)\b|(?<!“)—(?!”)", text), text
        for table in view["tables"]:
            assert {len(row) for row in table["rows"]} == {len(table["head"])} == {len(table["numeric"])}
            assert len(table["foot"]) in (0, len(table["head"]))


@pytest.mark.parametrize("name", NAMES)
def test_drawings_stay_in_their_frame(name: str) -> None:
    for _, _, view in views(name, 120):
        if view["chart"] is None:
            continue
        assert view["chart"]["finding"] and len(view["chart"]["table"]["rows"]) > 0
        for shape in view["chart"]["shapes"]:
            numbers = {key: float(value) for key, value in shape["attributes"].items() if re.fullmatch(r"-?[\d.]+", value)}
            assert "style" not in shape["attributes"] and "fill" not in shape["attributes"].keys() - {"fill"}
            assert 0 <= numbers.get("x", 0) <= drawing.WIDTH and 0 <= numbers.get("y", 0) <= drawing.HEIGHT
            assert numbers.get("x", 0) + numbers.get("width", 0) <= drawing.WIDTH
            assert numbers.get("y", 0) + numbers.get("height", 0) <= drawing.HEIGHT


@pytest.mark.parametrize("name", NAMES)
def test_plotly_accepts_every_figure(name: str) -> None:
    panel = ready().library.calculators[name].panel
    for _, (words, chart), view in views(name, 15):
        figure = panel.plotly(words, chart, PALETTE)
        made = plotly.graph_objects.Figure(figure)
        assert all(trace.type in {"bar", "scatter"} for trace in made.data)
        assert view["chart"] is None or len(made.data) >= 1


@pytest.mark.parametrize("name", NAMES)
def test_what_is_taken_away(name: str) -> None:
    for _, _, view in views(name, 40):
        text = takeaway.plain_text(view)
        assert "".join(piece["text"] for piece in view["answer"]) in text
        for table in view["tables"]:
            lines = takeaway.csv_text(table).removeprefix("\ufeff").rstrip("\r\n").split("\r\n")
            assert len(lines) == len(table["rows"]) + 1


@pytest.mark.parametrize(
    ("cell", "written"),
    [("1,234.50", "1234.50"), ("12.80%", "12.80%"), ("a,b", '"a,b"'), ('say "x"', '"say ""x"""'), ("=1+1", "'=1+1"),
     ("-5.00", "-5.00"), ("@x", "'@x"), ("", ""), ("-", "'-"), ("甲", "甲")],
)  # fmt: skip
def test_csv_cells(cell: str, written: str) -> None:
    assert takeaway.csv_cell(cell) == written


def test_counts_take_their_noun() -> None:
    named: Any = {
        "fields": {"n": {"name": "n", "kind": "whole", "unit": ""}}, "labels": {}, "values": {"n": 1}, "common": {},
    }  # fmt: skip
    assert wording.fill("{n|payment|payments}", named) == "1 payment"
    named["values"] = {"n": 12}
    assert wording.fill("{n|payment|payments}", named) == "12 payments"


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ({"principal": 0}, "不能小于 1.00。请填 1.00 或更大的数。"),
        ({"months": 1000}, "不能大于 600。请看看是不是多打了一位。"),
        ({"annual_rate": 24}, "不能大于 1,000.00%。请看看是不是多打了一位。"),
        ({"start": "1900-01-01"}, "日期太早了。请填 1949-10-01 或以后的日期。"),
        ({"extra_payments": [{"n": 1, "amount": 1}] * 51}, "最多 50 行。请合并或删掉几行。"),
        ({"months": "12"}, "这里要填数字，不带引号。"),
    ],
)
def test_problems_say_what_would_be_right(raw: dict[str, Any], text: str) -> None:
    made = ready()
    loaded, known = made.library.calculators["repayment_schedule"], made.data["repayment_schedule"]
    whole = {"principal": 1000, "annual_rate": 0.1, "months": 12, **raw}
    problems = loaded.panel.accept(known["declaration"], whole, False)["problems"]
    faults = loaded.panel.problems_in_words(known["declaration"], known["words"]["zh"], problems)
    assert [fault["text"] for fault in faults] == [text]


def test_an_unknown_input_names_the_known_ones() -> None:
    made = ready()
    loaded, known = made.library.calculators["repayment_schedule"], made.data["repayment_schedule"]
    problems = loaded.panel.accept(known["declaration"], {"principle": 1000}, False)["problems"]
    faults = loaded.panel.problems_in_words(known["declaration"], known["words"]["en"], problems)
    assert faults[0]["text"].startswith("There is no such input. The inputs are: principal, annual_rate, months")
