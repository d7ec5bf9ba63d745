"""Which periods follow from what happened, each with its rule. Used by `deadlines`. Lengths come from the dated facts."""

from __future__ import annotations

from typing import TypedDict

from calculators.limits import Rule
from calculators.working_days import WorkingDays


class Rules(TypedDict):
    """The periods as the facts give them, and the working days."""

    reply_simple: Rule
    reply_complex: Rule
    reply_extension: Rule
    object_or_pay: Rule
    answer: Rule
    appeal: Rule
    objection_reply: Rule
    regulator_reply: Rule
    trial: Rule
    rescission: Rule
    listing: Rule
    lookback: Rule
    calendar: WorkingDays


class Period(TypedDict):
    """A period: what has to be done by its end and by whom; `standing` is empty where no rule of ours stands behind it."""

    what: str
    who: str
    length: int
    unit: str
    standing: str


def period(what: str, who: str, rule: Rule) -> Period:
    """A period as a rule states it."""
    return {"what": what, "who": who, "length": int(rule["value"]), "unit": rule["unit"], "standing": rule["standing"]}


def replies(rules: Rules) -> list[Period]:
    """The three steps of an answer to a complaint: simple, complex, and complex with the further extension."""
    extended = period("reply_extended", "lender", rules["reply_complex"])
    extended["length"] = int(rules["reply_complex"]["value"]) + int(rules["reply_extension"]["value"])
    return [
        period("reply_simple", "lender", rules["reply_simple"]), period("reply_complex", "lender", rules["reply_complex"]),
        extended,
    ]


def periods_after(event: str, small_claims: bool, rules: Rules) -> list[Period]:
    """The periods that start with an event; none where we know of no rule."""
    if event == "complaint_filed" or event == "refusal_received":
        return replies(rules)
    if event == "payment_order_served":
        return [period("object_or_pay", "you", rules["object_or_pay"])]
    if event == "summons_served":
        return [period("answer", "you", rules["answer"])]
    if event == "judgment_served":
        return [] if small_claims else [period("appeal", "you", rules["appeal"])]
    if event == "credit_objection_filed":
        return [period("objection_reply", "lender", rules["objection_reply"])]
    if event == "credit_complaint_accepted":
        return [period("regulator_reply", "regulator", rules["regulator_reply"])]
    if event == "small_claims_filed":
        return [period("trial", "court", rules["trial"])]
    if event == "fraud_discovered" or event == "duress_ended":
        return [period("rescind", "you", rules["rescission"])]
    if event == "defaulter_listed":
        return [period("listing_ends", "court", rules["listing"])]
    return []
