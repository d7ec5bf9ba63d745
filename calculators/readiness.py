"""Readiness to negotiate (协商准备度): what is strong, what is missing and how to mend it, in order; never a score."""

from __future__ import annotations

from calculators.declaration import Calculator, Example, Value
from calculators.preparation import ITEMS, Inputs, NoRules, Result, answered
from calculators.records import NO_CHART, Chart

GRADED = ("yes", "partly", "no")
ASPECTS = ("record", "ability", "history", "hardship", "offer", "contact")

EVERYTHING = {
    "status": "on_time", "last_agreement": "none", "report": "clean", "applications": "yes", "figures": "yes",
    "income_papers": "yes", "cause_dates": "yes", "proof": "yes", "amount_date": "yes", "offer": 800, "safe_offer": 1000,
    "reachable": "yes", "written": "yes", "log": "yes",
}

CALCULATOR = Calculator(
    name="readiness",
    section="negotiate",
    inputs=(
        Value("status", "choice", optional=True, choices=("on_time", "late", "long_late")),
        Value("small_payments", "choice", optional=True, choices=GRADED, shown_when=("status", ("late", "long_late"))),
        Value("last_agreement", "choice", optional=True, choices=("none", "kept", "broken")),
        Value("figures", "choice", optional=True, choices=GRADED),
        Value("income_papers", "choice", optional=True, choices=GRADED),
        Value("cause_dates", "choice", optional=True, choices=GRADED),
        Value("proof", "choice", optional=True, choices=GRADED),
        Value("amount_date", "choice", optional=True, choices=GRADED),
        Value("offer", "money", least=0, most=1e7, optional=True),
        Value("safe_offer", "money", least=0, most=1e7, optional=True),
        Value("reachable", "choice", optional=True, choices=GRADED),
        Value("written", "choice", optional=True, choices=GRADED),
        Value("log", "choice", optional=True, choices=GRADED),
        Value("report", "choice", optional=True, choices=("clean", "errors", "no")),
        Value("applications", "choice", optional=True, choices=GRADED),
    ),
    outputs=(
        Value(
            "missing", "rows",
            columns=(
                Value("item", "choice", choices=tuple(ITEMS)),
                Value("mend", "choice", choices=tuple(ITEMS)),
                Value("when", "choice", choices=("today", "this_week", "in_time")),
                Value("state", "choice", choices=("missing", "partly", "unsure"), silent=True),
                Value("aspect", "choice", choices=ASPECTS, silent=True),
            ),
        ),
        Value(
            "strong", "rows",
            columns=(Value("item", "choice", choices=tuple(ITEMS)), Value("aspect", "choice", choices=ASPECTS)),
        ),
    ),
    details=(Value("item", "choice", choices=tuple(ITEMS)),),
    findings=(
        "all_there", "not_started", "offer_too_high", "nothing_to_offer", "first_today", "first_this_week", "only_time",
    ),
    steps=("looked_at", "in_order"),
    notes=(
        "no_promise", "true_papers", "speak_early", "record_stays", "say_it_first", "ask_for_a_person", "no_paid_agent",
    ),
    facts=(
        "pipl-24-automated", "personal-loan-2024-extension", "cc-543-variation", "credit-16-five-years",
        "credit-17-two-free", "credit-25-objection", "crim-175-1-193", "agents-warning",
    ),
    examples=(
        Example(
            "no_proof_yet",
            {**EVERYTHING, "status": "late", "small_payments": "yes", "proof": "no", "written": "partly", "log": "no"},
            {
                "missing.0.item": "written", "missing.0.state": "partly", "missing.1.item": "log", "missing.2.item": "proof",
                "missing.2.when": "this_week", "missing.3.item": "status", "strong.0.item": "offer_holds",
            },
            "by-hand", shown=True,
        ),
        Example(
            "offer_too_high", {**EVERYTHING, "offer": 1500},
            {"missing.0.item": "offer_holds", "missing.0.state": "missing", "missing.0.when": "today"},
            "by-hand",
        ),
        Example(
            "everything", EVERYTHING,
            {"strong.0.item": "offer_holds", "strong.0.aspect": "offer", "strong.11.item": "status"},
            "by-hand",
        ),
    ),
)


def compute(inputs: Inputs, rules: NoRules) -> Result:
    """What is there and what is missing."""
    return answered(inputs)


def figure(result: Result) -> Chart:
    """Nothing is drawn: a picture of how much is there would read as a score."""
    return NO_CHART
