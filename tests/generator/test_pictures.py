"""Drawings are made from data: lengths are in the proportion of the numbers, words come from the labels."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Any

import pytest

from sitegen.model import FactValue
from sitegen.pictures import DRAWINGS, Canvas, Given, Missing
from sitegen.pictures.canvas import width_of, wrapped


class AnyLabel(defaultdict[str, str]):
    """Every label exists and says its own name."""

    def __missing__(self, key: str) -> str:
        return key

    def __contains__(self, key: object) -> bool:
        return True


def given(answers: dict[str, Any] | None = None, days: tuple[int, int, int] = (15, 30, 30)) -> Given:
    names = ("simple_period", "complex_period", "further_extension")
    values = {name: FactValue(value=n, unit="day") for name, n in zip(names, days, strict=True)}
    return Given(
        AnyLabel(), answers or {}, {"complaint-2020-3-time": values}, ("2026-01-01", 3.0),
        lambda value: f"{value:.2f}", lambda value: f"{value:.2%}", lambda rate: f"{rate}%", lambda value: f"{value:.0f}",
    )  # fmt: skip


def bars(name: str, data: Given, kind: str = "[a-z]") -> list[float]:
    """The widths of the filled rectangles of a drawing, in order."""
    canvas = Canvas()
    DRAWINGS[name](canvas, data)
    return [float(w) for w in re.findall(rf'<rect class="f{kind}"[^>]* width="([0-9.]+)"', "".join(canvas.parts))]


def test_time_limits_are_drawn_to_scale() -> None:
    for days in ((15, 30, 30), (10, 40, 20)):
        simple, complex_, *_ = bars("complaint-steps", given(days=days), "a")
        further = bars("complaint-steps", given(days=days), "h")[0]
        assert complex_ / simple == pytest.approx(days[1] / days[0], rel=0.01)
        assert further / simple == pytest.approx(days[2] / days[0], rel=0.01)


def test_rates_are_drawn_to_scale() -> None:
    answers = {"bare": {"annual_simple": 0.1}, "full": {"annual_simple": 0.15, "annual_compound": 0.2}}
    bare, simple, compound = bars("three-rates", given(answers))
    assert simple / bare == pytest.approx(1.5, rel=0.01)
    assert compound / bare == pytest.approx(2, rel=0.01)


def test_debts_and_shares_are_cut_in_the_same_places() -> None:
    rows = [{"name": "A", "balance": 600, "offer": 60}, {"name": "B", "balance": 400, "offer": 40}]
    found = bars("shares", given({"shares": {"shares": rows, "total_balance": 1000, "inputs": {"amount": 100}}}))
    assert found[0] == found[2]
    assert found[1] == found[3]
    assert found[0] / found[1] == pytest.approx(1.5, rel=0.01)


def test_what_is_missing_is_named() -> None:
    with pytest.raises(Missing, match="the example 'bare'"):
        DRAWINGS["three-rates"](Canvas(), given())


def test_lines_break_between_words_and_never_before_a_full_stop() -> None:
    assert wrapped("Ask for an extension", 90, 14) == ["Ask for an", "extension"]
    clauses = ["合同上的“贷款人”。", "债在它手里，方案由它定。"]
    assert wrapped("".join(clauses), 150, 12) == clauses
    assert wrapped("本金以外多付（约，元）", 100, 12) == ["本金以外多付", "（约，元）"]
    lines = wrapped("时效的钟会从头再走，走过的不算。", 100, 14)
    assert "".join(lines) == "时效的钟会从头再走，走过的不算。"
    assert all(line[0] not in "，。" for line in lines)
    assert all(width_of(line, 14) <= 100 + 14 for line in lines)
    assert wrapped("一共 143 个月", 60, 14) == ["一共", "143 个月"]


def test_a_text_without_room_is_noted() -> None:
    canvas = Canvas()
    canvas.text(0, 0, "far too long for the place it has", width=60, lines=1)
    assert canvas.too_long == ["far too long for the place it has"]


def test_a_drawing_loads_nothing() -> None:
    svg = Canvas().svg(10, "zh-CN", "a & b", "<c>", ("#0f5c4d", "#7fd1bd"))
    assert svg.count("http") == svg.count("http://www.w3.org/2000/svg") == 1
    assert "<title>a &amp; b</title><desc>&lt;c&gt;</desc>" in svg
    assert "prefers-color-scheme:dark" in svg
