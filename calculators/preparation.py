"""What a reviewer looks at, what of it is there, and in what order to mend the rest. Used by `readiness`.

General observations, not the rules of any lender. Nothing here is counted, weighed or added up: there is no score.
"""

from __future__ import annotations

from typing import Any, TypedDict

from calculators.records import Problem, Remark, remark

ITEMS = [
    "offer_holds", "figures", "amount_date", "cause_dates", "reachable", "written", "log", "proof", "income_papers",
    "report", "errors", "small_payments", "applications", "last_agreement", "status",
]
"""Everything looked at, in the order in which it is best mended: today, this week, in time."""
TODAY = ["offer_holds", "figures", "amount_date", "cause_dates", "reachable", "written", "log"]
THIS_WEEK = ["proof", "income_papers", "report", "errors"]


class Inputs(TypedDict):
    """Inputs in internal units, as the declaration names them; None is "not sure"."""

    status: str | None
    small_payments: str | None
    last_agreement: str | None
    report: str | None
    applications: str | None
    figures: str | None
    income_papers: str | None
    cause_dates: str | None
    proof: str | None
    amount_date: str | None
    offer: int | None
    safe_offer: int | None
    reachable: str | None
    written: str | None
    log: str | None


class NoRules(TypedDict):
    """This calculator leans on no number of the law."""


class Strong(TypedDict):
    """Something that is there."""

    aspect: str
    item: str


class Missing(TypedDict):
    """Something to mend: its state, how (the words are those of the item) and when it can be done."""

    aspect: str
    item: str
    state: str
    mend: str
    when: str


class Result(TypedDict):
    """What is strong and what is missing, in order. There is no number among the outputs."""

    strong: list[Strong]
    missing: list[Missing]
    finding: str
    detail: Any
    steps: list[Remark]
    notes: list[Remark]
    problems: list[Problem]


def answered(inputs: Inputs) -> Result:
    """Both lists, and the first thing to do."""
    strong: list[Strong] = []
    missing: list[Missing] = []
    for item in ITEMS:
        state = state_of(inputs, item)
        if state == "there":
            strong.append({"aspect": aspect_of(item), "item": item})
        elif state != "not_asked":
            missing.append({
                "aspect": aspect_of(item), "item": item, "state": state, "mend": item, "when": when_of(item),
            })
    first: str | None = None
    if len(missing) > 0:
        first = missing[0]["item"]
    values: dict[str, Any] = {"item": first}
    return {
        "strong": strong, "missing": missing, "finding": finding(inputs["offer"], strong, missing), "detail": values,
        "steps": [remark("looked_at", values), remark("in_order", values)],
        "notes": remarks_on(inputs, values), "problems": [],
    }


def aspect_of(item: str) -> str:
    """Which of the six things a reviewer looks at an item belongs to."""
    if item == "report" or item == "errors" or item == "applications":
        return "record"
    if item == "figures" or item == "income_papers":
        return "ability"
    if item == "status" or item == "small_payments" or item == "last_agreement":
        return "history"
    if item == "cause_dates" or item == "proof":
        return "hardship"
    if item == "amount_date" or item == "offer_holds":
        return "offer"
    return "contact"


def when_of(item: str) -> str:
    """When an item can be mended."""
    if item in TODAY:
        return "today"
    return "this_week" if item in THIS_WEEK else "in_time"


def graded(answer: str | None) -> str:
    """The state of a plain question: yes, partly, no or not sure."""
    if answer is None:
        return "unsure"
    return {"yes": "there", "partly": "partly"}.get(answer, "missing")


def state_of(inputs: Inputs, item: str) -> str:
    """Whether an item is there, partly, missing or unsure; not_asked where it does not arise."""
    if item == "offer_holds":
        return offer_state(inputs["offer"], inputs["safe_offer"])
    if item == "report" or item == "errors":
        report = inputs["report"]
        if item == "errors":
            return "missing" if report == "errors" else "not_asked"
        return "unsure" if report is None else "missing" if report == "no" else "there"
    if item == "status":
        status = inputs["status"]
        return "unsure" if status is None else "there" if status == "on_time" else "missing"
    if item == "small_payments":
        late = inputs["status"] == "late" or inputs["status"] == "long_late"
        return graded(inputs["small_payments"]) if late else "not_asked"
    if item == "last_agreement":
        kept = inputs["last_agreement"]
        return "unsure" if kept is None else {"none": "not_asked", "kept": "there"}.get(kept, "missing")
    plain: dict[str, str | None] = {
        "applications": inputs["applications"], "figures": inputs["figures"], "income_papers": inputs["income_papers"],
        "cause_dates": inputs["cause_dates"], "proof": inputs["proof"], "amount_date": inputs["amount_date"],
        "reachable": inputs["reachable"], "written": inputs["written"], "log": inputs["log"],
    }
    return graded(plain[item])


def offer_state(offer: int | None, safe: int | None) -> str:
    """Whether the offer can be kept month after month: not above what the household can safely spare."""
    if offer is None or safe is None:
        return "unsure"
    return "there" if offer > 0 and offer <= safe else "missing"


def finding(offer: int | None, strong: list[Strong], missing: list[Missing]) -> str:
    """Which sentence says the answer."""
    if len(missing) == 0:
        return "all_there"
    if len(strong) == 0 and all(one["state"] == "unsure" for one in missing):
        return "not_started"
    first = missing[0]
    if first["item"] == "offer_holds" and first["state"] == "missing":
        return "nothing_to_offer" if offer == 0 else "offer_too_high"
    return {"today": "first_today", "this_week": "first_this_week"}.get(first["when"], "only_time")


def remarks_on(inputs: Inputs, values: dict[str, Any]) -> list[Remark]:
    """What the reader should know; that nothing is promised comes first."""
    notes = [remark("no_promise", values), remark("true_papers", values)]
    if inputs["status"] == "on_time":
        notes.append(remark("speak_early", values))
    elif inputs["status"] == "late" or inputs["status"] == "long_late":
        notes.append(remark("record_stays", values))
    if inputs["last_agreement"] == "broken":
        notes.append(remark("say_it_first", values))
    notes.append(remark("ask_for_a_person", values))
    notes.append(remark("no_paid_agent", values))
    return notes
