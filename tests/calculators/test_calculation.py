"""Calculators as the generator asks them: answers as JSON, links, page data, rules from facts, the catalogue."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from typing import Any

import pytest

from sitegen import calculation
from sitegen.calculation_json import rule_json
from sitegen.load import Library
from sitegen.source import Problems
from tests.calculators.parity import bench

TODAY = date(2026, 11, 24)
PBOC = {"principal": 100000, "upfront_fee": 1000, "payment": 8833.3, "periods": 12}


@cache
def library() -> Library:
    return bench("true_apr").library


def loaded() -> calculation.Loaded:
    return library().calculators["true_apr"]


def test_an_answer_is_in_outside_units_with_the_inputs_as_understood() -> None:
    found = calculation.answer_json(loaded(), json.dumps(PBOC), library())
    assert found.problems == []
    assert found.outside["total_cost"] == 6999.6
    assert round(found.outside["annual_simple"], 4) == 0.128
    assert found.outside["inputs"] | PBOC == found.outside["inputs"]
    assert found.outside["inputs"]["period"] == "month"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "input: this is not JSON"), ("[]", "input: Please put a record here"), ('{"principal": NaN}', "not a number"),
        ('{"principal": -1, "payment": 1, "periods": 1}', "principal: This cannot be less than 1.00."),
        ('{"flows": [{"date": "x", "amount": 1}, {"date": "2026-01-01", "amount": -1}]}', "flows[0].date: We cannot read"),
    ],
)  # fmt: skip
def test_problems_are_lines(text: str, said: str) -> None:
    found = calculation.answer_json(loaded(), text, library())
    assert found.outside == {} and len(found.problems) == 1 and said in found.problems[0]


def test_the_answer_sentence_in_both_languages() -> None:
    for language, said in (("zh", "12.80%"), ("en", "12.80%"), ("de", "12.80%")):
        shown = calculation.view(loaded(), language, PBOC, library())
        assert said in [piece["text"] for piece in shown["answer"] if piece["strong"]]


def test_a_link_holds_what_was_given() -> None:
    assert calculation.fragment(loaded(), PBOC) == "#principal=100000&upfront_fee=1000&payment=8833.3&periods=12"
    assert calculation.fragment(loaded(), {"principal": "x"}) == ""


def test_page_data_holds_what_the_template_and_the_script_need() -> None:
    words = loaded().words["zh"]
    made: dict[str, Any] = calculation.page_data(loaded(), words, library(), lambda link: f"to/{link}", TODAY)
    assert {"form", "view", "cannot_say", "examples", "data"} == set(made)
    assert set(made["data"]) == {"name", "declaration", "words", "rules", "example", "examples"}
    assert made["data"]["example"]["payment"] == "8833.3"
    assert made["view"]["next"][0]["href"].startswith("to/calculator:repayment_schedule#principal=99000&annual_rate=12.8")
    assert json.loads(json.dumps(made["data"])) == made["data"]
    gone = calculation.page_data(loaded(), words, library(), lambda link: "", TODAY)
    assert gone["view"]["next"] == []


def test_rules_come_from_facts() -> None:
    rules = calculation.rules_for(loaded().calculator, library())
    assert rules["private_multiple"]["value"] == 4 and rules["court_line"]["value"] == 0.24
    assert rules["microloan_cap"]["first"] < rules["microloan_cap"]["sure"]
    assert rules["consumer_average"]["standing"] == "press_report" and rules["consumer_average"]["first"] is None
    assert rules["lpr"]["changes"][0] == {"start": 737291, "rate": 0.0425}
    assert rule_json("no-such-fact.value", library().facts, library().lpr) is None
    assert rule_json("pl-25-4xlpr.nothing", library().facts, library().lpr) is None


def test_facts_named_by_calculators_exist() -> None:
    problems = Problems()
    calculation.check_rules(library(), problems)
    assert list(problems) == []


def test_the_catalogue_lists_inputs_with_units_and_defaults() -> None:
    text = calculation.catalogue(library().calculators)
    assert "true_apr: True annual rate" in text
    assert "    principal          yuan" in text
    assert "    period             month | two_weeks | week | days, default month" in text
    assert "    flows              list of {date, amount}" in text


def test_numbers_in_prose() -> None:
    assert calculation.percent_text(0.12803) == "12.80%"
    assert calculation.yuan_text(100000) == "100,000" and calculation.yuan_text(8833.3) == "8,833.30"


def test_today_is_filled_in_where_a_calculator_asks_and_it_was_left_out() -> None:
    declaration = {"inputs": [{"name": "today", "today": True}, {"name": "due", "today": False}]}
    assert calculation.with_today(declaration, {"due": "2026-01-01"}, TODAY) == {"due": "2026-01-01", "today": "2026-11-24"}
    assert calculation.with_today(declaration, {"today": "2020-01-01"}, TODAY) == {"today": "2020-01-01"}
    assert calculation.with_today(declaration, {"due": None}, None) == {"due": None}
    assert calculation.with_today(declaration, [], TODAY) == []


def test_the_example_of_a_page_moves_along_with_today() -> None:
    made = bench()
    deadlines = made.library.calculators["deadlines"]
    for today, happened in [(TODAY, "2026-11-16"), (date(2028, 3, 4), "2028-02-25")]:
        page = calculation.page_data(deadlines, deadlines.words_in("zh"), made.library, lambda link: "", today)
        assert page["data"]["example"]["date"] == happened and page["data"]["example"]["today"] == today.isoformat()
        assert "".join(piece["text"] for piece in page["view"]["answer"]).startswith("请在")


def test_rules_of_days_and_of_the_calendar() -> None:
    rule = rule_json("credit-one-off-2025.repaid_by", library().facts, library().lpr)
    assert rule is not None and rule["value"] == date(2026, 3, 31).toordinal() and rule["unit"] == "date"
    assert rule_json("cfc-20pct-window.reported_start", library().facts, library().lpr) is None
    calendar = rule_json("calendar:china", library().facts, library().lpr)
    assert calendar is not None and calendar["known_from"] == date(2020, 1, 1).toordinal()
