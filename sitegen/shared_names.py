"""The values a reader types once: names that calculators, letters and the case file share, and the kind of each.

A field of a letter whose name stands here is filled by the case file; one whose name does not says why it is its own.
"""

from __future__ import annotations

SHARED: dict[str, str] = {
    # who
    "name": "text", "id_number": "text", "phone": "text", "address": "text", "email": "text",
    # the debt
    "creditor": "text", "lender_kind": "choice", "account": "text", "contract_date": "date", "principal": "money",
    "interest": "money", "penalties": "money", "balance": "money", "annual_rate": "rate", "minimum": "money",
    "payment": "money", "due_date": "date", "first_overdue": "date",
    # the hardship
    "hardship_kind": "choice", "hardship_since": "date", "hardship_text": "text", "recovery_date": "date",
    # the household
    "income": "money", "essentials": "money", "safe_offer": "money",
    # the offer
    "offer_monthly": "money", "offer_months": "whole", "offer_start": "date", "offer_day": "whole",
    "offer_arrangement": "choice",
    # the request and its answer
    "complaint_number": "text", "request_date": "date", "refusal_date": "date", "refusal_reason": "text",
    "agent_number": "text",
    # collection and other events
    "collector": "text", "contacted_people": "text", "event_date": "date", "event_text": "text",
    # the court
    "court": "text", "case_number": "text", "served_date": "date",
    # papers and the day of writing
    "evidence": "lines", "today": "date",
}  # fmt: skip

CHOICES: dict[str, tuple[str, ...]] = {
    "hardship_kind": ("unemployment", "illness", "income_drop", "business_failed", "family", "other"),
    "offer_arrangement": (
        "extension", "instalments", "interest_only", "waive_interest", "waive_penalties", "stop_compounding",
        "lump_sum", "defer",
    ),
}  # fmt: skip
"""Every code a shared choice can have; a letter may offer some of them. The codes of lender_kind are the calculators'."""
