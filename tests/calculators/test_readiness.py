"""Readiness: what is missing comes in the order of mending, all is on one side, and no number stands in any answer."""

from __future__ import annotations

import random
import re
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from calculators import takeaway
from calculators.preparation import ITEMS, answered
from calculators.readiness import CALCULATOR
from tests.calculators.generate import one
from tests.calculators.parity import bench

ORDER = ["today", "this_week", "in_time"]
MONEY = st.one_of(st.none(), st.integers(0, 10**7))
ANSWERS = st.fixed_dictionaries({
    value.name: MONEY if value.kind == "money" else st.sampled_from([None, *value.choices]) for value in CALCULATOR.inputs
})  # fmt: skip


@given(ANSWERS)
def test_everything_is_there_or_missing_and_never_both(inputs: Any) -> None:
    found = answered(inputs)
    there = [one["item"] for one in found["strong"]]
    missing = [one["item"] for one in found["missing"]]
    assert len(set(there)) == len(there) and not set(there) & set(missing)
    apart = set(ITEMS) - set(there) - set(missing)
    assert apart <= {"errors", "small_payments", "last_agreement"}
    assert [item for item in ITEMS if item in missing] == missing


@given(ANSWERS)
def test_what_can_be_done_today_comes_first(inputs: Any) -> None:
    whens = [ORDER.index(one["when"]) for one in answered(inputs)["missing"]]
    assert whens == sorted(whens)


@given(ANSWERS, st.sampled_from(["figures", "proof", "amount_date", "log", "written", "reachable"]))
def test_mending_one_thing_moves_only_that_one(inputs: Any, item: str) -> None:
    before = answered({**inputs, item: "no"})
    after = answered({**inputs, item: "yes"})
    assert [one for one in before["missing"] if one["item"] != item] == after["missing"]
    assert [one for one in after["strong"] if one["item"] != item] == before["strong"]


def test_no_answer_holds_a_number_or_a_percentage() -> None:
    assert all(value.kind == "rows" for value in CALCULATOR.outputs)
    assert {column.kind for value in CALCULATOR.outputs for column in value.columns} == {"choice"}
    made, rng, seen = bench(), random.Random(5), 0
    loaded, known = made.library.calculators["readiness"], made.data["readiness"]
    while seen < 400:
        raw, typed = one(rng, known["declaration"])
        accepted = loaded.panel.accept(known["declaration"], raw, typed)
        if accepted["problems"]:
            continue
        seen += 1
        result = loaded.module.compute(accepted["values"], known["rules"])
        words = known["words"][rng.choice(list(known["words"]))]
        view = loaded.panel.present(known["declaration"], words, accepted["values"], result, loaded.module.figure(result))
        texts = [takeaway.plain_text(view), *(takeaway.csv_text(table) for table in view["tables"])]
        texts += [step["text"] for step in view["next"]]
        assert not [sign for text in texts for sign in text if sign.isdigit() or sign in "%％‰"]
        assert not re.search("概率|通过率|几率|probability|likel|percent|chance", " ".join(texts))
        assert view["chart"] is None
