"""Interest on a card bill, held against counting every single day."""

from __future__ import annotations

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from calculators import card_days
from calculators.card_answer import Inputs, checked
from calculators.card_days import Bill, Convention, Entry

STATEMENT = date(2026, 4, 5).toordinal()
RATE = 0.0005
CONVENTIONS = st.fixed_dictionaries({
    "basis": st.sampled_from(card_days.BASES), "boundary_days": st.sampled_from(card_days.BOUNDARIES),
    "statement_day": st.sampled_from(card_days.EDGES), "posting_day": st.sampled_from(card_days.EDGES),
    "rounding": st.sampled_from(card_days.ROUNDINGS),
})  # fmt: skip


@st.composite
def bills(draw: st.DrawFn) -> Bill:
    def entries(first: int, last: int, least: int, most: int) -> list[Entry]:
        found = draw(st.lists(st.tuples(st.integers(first, last), st.integers(1, 10**7)), min_size=least, max_size=most))
        return [{"date": STATEMENT + day, "amount": amount} for day, amount in found]

    due = draw(st.integers(15, 27))
    return {
        "purchases": entries(-31, 0, 1, 5), "payments": entries(-31, 28, 0, 4), "due": STATEMENT + due,
        "end": STATEMENT + draw(st.integers(28, 31)), "daily_rate": RATE,
    }  # fmt: skip


def day_by_day(bill: Bill, convention: Convention) -> int:
    """Fen-days counted one day at a time, straight from the definition of each convention."""
    purchases, payments = bill["purchases"], bill["payments"]
    if convention["basis"] == "unpaid_part":
        purchases = card_days.unpaid_purchases(bill)
        payments = [entry for entry in payments if entry["date"] > bill["due"]]
    elif convention["basis"] == "no_deduction":
        payments = []
    weight = 0
    last = bill["end"] - (0 if convention["statement_day"] == "included" else 1)
    first = min(entry["date"] for entry in bill["purchases"] + bill["payments"])
    for day in range(first, last + 1):
        counts = 0 if convention["posting_day"] == "included" else 1
        bought = sum(entry["amount"] for entry in purchases if entry["date"] + counts <= day)
        before = sum(entry["amount"] for entry in payments if entry["date"] < day)
        after = before + sum(entry["amount"] for entry in payments if entry["date"] == day)
        if convention["boundary_days"] == "once_before":
            weight += max(0, bought - before)
        else:
            weight += max(0, bought - after)
            if convention["boundary_days"] == "twice" and after > before:
                weight += max(0, bought - before)
    return weight


@given(bills(), CONVENTIONS)
def test_stretches_count_every_day(bill: Bill, convention: Convention) -> None:
    spans = card_days.spans_of(bill, convention)
    assert card_days.weight_of(spans) == day_by_day(bill, convention)
    for span in spans:
        assert span["days"] == span["last"] - span["first"] + 1 and span["amount"] > 0


@given(bills(), CONVENTIONS)
def test_parts_add_up_and_rounding_stays_near(bill: Bill, convention: Convention) -> None:
    spans = card_days.spans_of(bill, convention)
    exact = Fraction(Decimal("0.0005")) * card_days.weight_of(spans)
    for rounding in card_days.ROUNDINGS:
        parts = card_days.parts_of(spans, RATE, rounding)
        assert sum(parts) == card_days.interest_of(spans, RATE, rounding)
        steps = {"end": 1, "segment": len(spans), "day": sum(span["days"] for span in spans)}[rounding]
        assert abs(sum(parts) - exact) <= Fraction(max(steps, 1), 2)
    rounded = int((Decimal(exact.numerator) / exact.denominator).quantize(Decimal(1), ROUND_HALF_UP))
    assert card_days.interest_of(spans, RATE, "end") == rounded


@given(bills(), CONVENTIONS)
def test_conventions_stand_in_their_order(bill: Bill, convention: Convention) -> None:
    def interest(**more: str) -> int:
        other: Any = {**convention, **more, "rounding": "end"}
        return card_days.interest_of(card_days.spans_of(bill, other), RATE, "end")

    assert interest(statement_day="included") >= interest(statement_day="excluded")
    assert interest(posting_day="included") >= interest(posting_day="excluded")
    assert interest(boundary_days="twice") >= interest(boundary_days="once_before") >= interest(boundary_days="once")
    if convention["boundary_days"] != "twice":
        assert interest(basis="no_deduction") >= interest(basis="whole_bill") >= interest(basis="unpaid_part")


def inputs_of(bill: Bill, convention: Convention, figure: int | None) -> Inputs:
    made: dict[str, Any] = {
        "purchases": bill["purchases"], "payments": bill["payments"], "statement_date": STATEMENT, "due_date": bill["due"],
        "next_statement": bill["end"], "daily_rate": RATE, "bank_figure": figure, **convention,
    }  # fmt: skip
    return made  # type: ignore[return-value]


@given(bills(), CONVENTIONS, CONVENTIONS)
def test_whatever_convention_the_bank_uses_is_found(bill: Bill, chosen: Convention, banks: Convention) -> None:
    figure = card_days.interest_of(card_days.spans_of(bill, banks), RATE, banks["rounding"])
    found = checked(inputs_of(bill, chosen, figure))
    if found["unpaid"] == 0:
        assert found["interest"] == 0 and found["matches"] == [] and found["finding"].startswith("paid_in_full")
        return
    assert found["matching"] and found["finding"] not in ("none_gives", "no_figure")
    for match in found["matches"]:
        assert card_days.interest_of(card_days.spans_of(bill, match), RATE, match["rounding"]) == figure
    spans = card_days.spans_of(bill, banks)
    same_days = [card_days.fingerprint(card_days.spans_of(bill, match)) for match in found["matches"]]
    assert card_days.fingerprint(spans) in same_days
    assert len(same_days) == len(set(same_days))


@given(bills(), CONVENTIONS)
def test_a_figure_beyond_every_convention_is_said_to_be_so(bill: Bill, chosen: Convention) -> None:
    most = 2 * sum(entry["amount"] for entry in bill["purchases"]) + 1
    found = checked(inputs_of(bill, chosen, most))
    assert found["matches"] == []
    assert found["finding"] in ("none_gives", "paid_in_full_charged")


@pytest.mark.parametrize(
    ("convention", "yuan"),
    [
        (("whole_bill", "once", "excluded", "included"), "17.40"),
        (("whole_bill", "once", "included", "included"), "17.85"),
        (("whole_bill", "twice", "excluded", "included"), "17.90"),
        (("whole_bill", "twice", "included", "included"), "18.35"),
        (("whole_bill", "once_before", "excluded", "included"), "17.45"),
        (("unpaid_part", "once", "excluded", "included"), "16.20"),
        (("no_deduction", "once", "excluded", "included"), "18.00"),
    ],
)
def test_the_published_example(convention: tuple[str, str, str, str], yuan: str) -> None:
    day = {text: date.fromisoformat(text).toordinal() for text in ("2026-03-30", "2026-04-23", "2026-05-05")}
    bill: Bill = {
        "purchases": [{"date": day["2026-03-30"], "amount": 100_000}],
        "payments": [{"date": day["2026-04-23"], "amount": 10_000}],
        "due": day["2026-04-23"], "end": day["2026-05-05"], "daily_rate": RATE,
    }  # fmt: skip
    names = ("basis", "boundary_days", "statement_day", "posting_day")
    chosen: Any = {**dict(zip(names, convention, strict=True)), "rounding": "end"}
    assert card_days.interest_of(card_days.spans_of(bill, chosen), RATE, "end") == int(Decimal(yuan) * 100)
