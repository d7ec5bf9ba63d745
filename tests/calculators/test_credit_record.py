"""The credit record: the years run from the day the arrears are cleared and not before, and nothing bought shortens them."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from calculators.credit_answer import Result
from calculators.credit_record import compute
from tests.calculators.parity import bench

DAYS = st.dates(date(2010, 1, 1), date(2032, 12, 31)).map(lambda day: day.toordinal())
MAYBE = st.one_of(st.none(), DAYS)
AMOUNTS = st.one_of(st.none(), st.integers(1, 3_000_000))
KINDS = st.sampled_from(["overdue", "error", "public"])


@cache
def rules() -> Any:
    return bench().data["credit_record"]["rules"]


def answer(kind: str, first: int, cleared: int | None, amount: int | None, today: int | None) -> Result:
    inputs: Any = {"kind": kind, "first_overdue": first, "cleared": cleared, "amount": amount, "today": today}
    return compute(inputs, rules())


def five_years_on(day: int) -> int:
    when = date.fromordinal(day)
    try:
        return when.replace(year=when.year + 5).toordinal()
    except ValueError:
        return when.replace(year=when.year + 5, day=28).toordinal()


@given(KINDS, DAYS, MAYBE, AMOUNTS, MAYBE)
def test_shown_for_five_years_from_clearing_and_from_nothing_else(
    kind: str, first: int, cleared: int | None, amount: int | None, today: int | None
) -> None:
    found = answer(kind, first, cleared, amount, today)
    if cleared is not None and cleared < first:
        assert [one["code"] for one in found["problems"]] == ["cleared_before"]
    elif cleared is None or kind == "public":
        assert found["shown_until"] is None
    else:
        assert found["shown_until"] == five_years_on(cleared)


@given(DAYS, DAYS, AMOUNTS, st.integers(1, 400))
def test_clearing_later_never_shows_it_shorter(first: int, today: int, amount: int | None, later: int) -> None:
    now = answer("overdue", first, None, amount, today)["if_cleared_today"]
    then = answer("overdue", first, None, amount, today + later)["if_cleared_today"]
    assert now is None or then is None or then >= now
    assert now is None or now == five_years_on(today)


@given(DAYS, MAYBE, AMOUNTS, MAYBE)
def test_the_one_off_repair_only_within_its_terms(
    first: int, cleared: int | None, amount: int | None, today: int | None
) -> None:
    found = answer("overdue", first, cleared, amount, today)
    if found["problems"]:
        return
    fits = cleared is not None and cleared <= date(2026, 3, 31).toordinal()
    fits = fits and date(2020, 1, 1).toordinal() <= first <= date(2025, 12, 31).toordinal()
    assert (found["one_off"] is None) == (fits and amount is None)
    assert bool(found["one_off"]) == (fits and amount is not None and amount <= 1_000_000)
    assert (found["hidden_by"] is not None) == bool(found["one_off"])
    if found["hidden_by"] is not None and cleared is not None:
        assert found["hidden_by"] > cleared


@given(DAYS, MAYBE, MAYBE)
def test_only_clearing_starts_the_time(first: int, cleared: int | None, today: int | None) -> None:
    found = answer("overdue", first, cleared, None, today)
    leading = [one["step"] for one in found["effects"] if one["shown_until"] is not None]
    due = cleared is None and today is not None and today >= first
    assert leading == (["pay_all"] if due else [])
