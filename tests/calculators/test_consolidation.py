"""Old debts or one new loan: both costs are what is paid beyond what is owed, both rates solve their equation."""

from __future__ import annotations

import itertools
from typing import Any

import numpy_financial
from hypothesis import assume, given
from hypothesis import strategies as st

from calculators.consolidation import compute, figure
from calculators.consolidation_answer import NoRules
from calculators.refinancing import MONTHS_MOST, payments_of
from calculators.roots import monthly_stream

NONE: NoRules = {}
RATES = st.one_of(st.sampled_from([0.0, 0.06, 0.12, 0.24]), st.floats(0, 0.6))
BALANCE = st.integers(100, 10**8)


def debt(**parts: Any) -> Any:
    return {"name": "", "annual_rate": None, "payment": None, "months": None, **parts}


BILLED = st.builds(
    lambda balance, months, over: debt(balance=balance, months=months, payment=-(-int(balance * over) // months)),
    BALANCE, st.integers(1, 60), st.floats(1, 1.6),
)  # fmt: skip
RATED = st.builds(
    lambda balance, months, rate: debt(balance=balance, months=months, annual_rate=rate), BALANCE, st.integers(1, 60), RATES
)
RUNNING = st.builds(
    lambda balance, part, rate: debt(balance=balance, payment=max(1, int(balance * part)), annual_rate=rate),
    BALANCE, st.floats(0.005, 0.5), RATES,
)  # fmt: skip
INPUTS = st.fixed_dictionaries({
    "debts": st.lists(st.one_of(BILLED, RATED, RUNNING), min_size=1, max_size=5), "amount": st.none(), "annual_rate": RATES,
    "months": st.integers(1, 120), "upfront_fee": st.integers(0, 50), "fee_kind": st.sampled_from(["paid", "withheld"]),
    "recurring_fee": st.sampled_from([0, 0, 100]), "settlement_fee": st.integers(0, 40),
    "method": st.sampled_from(["level", "equal_principal", "flat"]),
})  # fmt: skip


def answered(inputs: Any) -> Any:
    found = compute(inputs, NONE)
    assume(not found["problems"])
    return found


@given(INPUTS)
def test_costs_are_what_is_paid_beyond_what_is_owed(inputs: Any) -> None:
    found = answered(inputs)
    owed = sum(one["balance"] for one in inputs["debts"])
    now, new = found["roads"]
    if found["cost_now"] is not None:
        assert now["total_paid"] == owed + found["cost_now"] and found["cost_now"] >= 0
        assert found["difference"] == found["cost_new"] - found["cost_now"]
        costs = [one["cost"] for one in found["own"]]
        assert None not in costs and sum(cost or 0 for cost in costs) == found["cost_now"]
        assert found["months_now"] == max(one["months"] or 0 for one in found["own"])
    else:
        assert found["finding"] == "never_ends" and any(one["cost"] is None for one in found["own"])
    assert new["total_paid"] == owed + found["cost_new"]
    assert found["payment_now"] == sum(one["payment"] for one in found["own"])
    assert len(figure(found)["x"]) >= 2 and len(figure(found)["series"]) == (1 if found["cost_now"] is None else 2)


@given(INPUTS)
def test_the_verdict_follows_from_the_figures(inputs: Any) -> None:
    found = answered(inputs)
    difference, code = found["difference"], found["finding"]
    if difference is None:
        return
    lighter = found["payment_new"] < found["payment_now"]
    assert (difference > 0) == (code in {"lighter_longer", "lighter_dearer", "dearer"})
    assert (difference < 0) == (code in {"cheaper", "cheaper_heavier"})
    assert code not in {"lighter_longer", "lighter_dearer"} or lighter
    if code == "lighter_longer":
        assert found["rate_new"] < found["rate_now"]


@given(INPUTS)
def test_the_longer_the_lighter_and_the_dearer(inputs: Any) -> None:
    lengths = answered(inputs)["lengths"]
    months = [one["months"] for one in lengths]
    assert inputs["months"] in months and months == sorted(set(months))
    for shorter, longer in itertools.pairwise(lengths):
        assert longer["payment"] <= shorter["payment"] + 1
        assert longer["cost"] >= shorter["cost"] - longer["months"]


@given(INPUTS)
def test_both_rates_make_the_payments_worth_what_was_received(inputs: Any) -> None:
    found = answered(inputs)
    owed = sum(one["balance"] for one in inputs["debts"])
    lists = [payments_of(one) for one in inputs["debts"]]
    together = [sum(p[n] for p in lists if n < len(p)) for n in range(max(map(len, lists)))]
    rate = found["rate_now"]
    if found["cost_now"] is not None and rate is not None and rate < 2:
        worth = sum(payment / (1 + rate / 12) ** (n + 1) for n, payment in enumerate(together))
        assert abs(worth - owed) <= owed * 1e-9 + 1e-4
    if found["cost_now"] == 0:
        assert rate == 0


@given(BALANCE, st.floats(0.001, 0.6), st.floats(0.002, 0.9))
def test_a_debt_with_a_rate_and_a_payment_runs_as_nper_says(balance: int, rate: float, part: float) -> None:
    payment = max(1, int(balance * part))
    payments = payments_of(debt(balance=balance, annual_rate=rate, payment=payment))
    monthly = balance * rate / 12
    if not payments:
        assert payment <= monthly + 1 or float(numpy_financial.nper(rate / 12, -payment, balance)) > MONTHS_MOST - 20
        return
    assume(payment > monthly * 1.02 + 100)
    assert abs(len(payments) - float(numpy_financial.nper(rate / 12, -payment, balance))) <= 2
    assert all(one == payment for one in payments[:-1]) and 0 < payments[-1] <= payment


@given(st.integers(1, 10**9), st.lists(st.integers(0, 3), max_size=40))
def test_a_monthly_stream_holds_every_payment_in_its_month(received: int, payments: list[int]) -> None:
    stream = monthly_stream(received, payments)
    held = [0] * len(payments)
    for run in stream[1:]:
        for k in range(run["count"]):
            held[run["whole"] + k * run["every"] - 1] -= run["amount"]
    assert held == payments and stream[0]["amount"] == received and stream[0]["whole"] == 0


def test_the_page_warns_of_cheap_debts_and_of_money_that_is_lacking() -> None:
    cheap = debt(balance=100_000, months=12, annual_rate=0.03)
    dear = debt(balance=100_000, months=12, annual_rate=0.24)
    inputs: Any = {
        "debts": [cheap, dear], "amount": None, "annual_rate": 0.1, "months": 12, "upfront_fee": 1000,
        "fee_kind": "withheld", "recurring_fee": 0, "settlement_fee": 0, "method": "level",
    }  # fmt: skip
    notes = {note["code"]: note["values"] for note in compute(inputs, NONE)["notes"]}
    assert notes["leave_cheap"]["cheap"] == 1 and notes["leave_cheap"]["cheap_name"] == "1"
    assert notes["own_money"]["lacking"] == 1000
    bare = compute({**inputs, "debts": [dear], "upfront_fee": 0}, NONE)
    assert {note["code"] for note in bare["notes"]} == {"close_old"}
