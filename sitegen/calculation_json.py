"""A calculator's declaration and its rules as the plain JSON that pages and calculators read, in internal units."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from sitegen import calculation_days
from sitegen.model import Fact, FactValue, Lpr

FIRST_DAY = date(1949, 10, 1).toordinal()
LAST_DAY = date(2199, 12, 31).toordinal()
"""Dates outside these are typing errors."""


def declaration_json(calculator: Any) -> dict[str, Any]:
    """The declaration as `calculators.records.Declaration`: limits and defaults in fen, fractions and day numbers."""
    rows = [value for value in (*calculator.inputs, *calculator.outputs) if value.kind == "rows"]
    return {
        "name": calculator.name,
        "section": calculator.section,
        "inputs": [_field(value) for value in calculator.inputs],
        "outputs": [_field(value) for value in calculator.outputs],
        "details": [_field(value) for value in calculator.details],
        "columns": {value.name: [_field(column) for column in value.columns] for value in rows},
        "facts": list(calculator.facts),
    }


def _field(value: Any) -> dict[str, Any]:
    dated = value.kind == "date"
    return {
        "name": value.name,
        "kind": value.kind,
        "unit": value.unit,
        "default": None if value.kind == "rows" else inside(value.kind, value.default),
        "least": FIRST_DAY if dated and value.least is None else inside(value.kind, value.least),
        "most": LAST_DAY if dated and value.most is None else inside(value.kind, value.most),
        "optional": value.optional,
        "choices": list(value.choices),
        "asked": {"name": value.shown_when[0], "answers": list(value.shown_when[1])} if value.shown_when else None,
        "implied": [{"name": name, "choice": choice} for name, choice in value.implied],
        "assumption": value.assumption,
        "silent": value.silent,
        "total": value.total,
        "today": value.today,
        "ago": value.ago,
    }


def inside(kind: str, value: Any) -> Any:
    """A value of a declaration in internal units."""
    if value is None:
        return None
    if kind == "money":
        return int((Decimal(str(value)) * 100).to_integral_value(ROUND_HALF_UP))
    if kind == "date":
        return date.fromisoformat(value).toordinal()
    if kind in {"whole", "rows"}:
        return int(value)
    return value


def rule_json(path: str, facts: Mapping[str, Fact], lpr: Lpr | None) -> dict[str, Any] | None:
    """The rule at a path: "lpr:changes", "calendar:china" or "fact-id.value_name" (`calculators.limits.Rule`); else None."""
    if path == "lpr:changes":
        return _lpr(lpr) if lpr else None
    if path == "calendar:china":
        return calculation_days.china()
    name, _, value_name = path.rpartition(".")
    fact = facts.get(name)
    value = fact.values.get(value_name) if fact else None
    number = _number(value) if value else None
    if fact is None or value is None or number is None:
        return None
    first, sure = _start(fact.in_force.start)
    return {
        "value": number,
        "unit": value.unit,
        "standing": fact.standing,
        "fact": fact.id,
        "first": first,
        "sure": sure,
        "until": _start(fact.in_force.end)[1],
    }


def _lpr(lpr: Lpr) -> dict[str, Any]:
    changes = [
        {"start": date.fromisoformat(change.start).toordinal(), "rate": _percent(change.one_year)}
        for change in lpr.changes
    ]
    return {"changes": changes, "known_until": date.fromisoformat(lpr.known_until).toordinal()}


def _number(value: FactValue) -> int | float | None:
    """Percent as a fraction, a day as its number, other numbers as they are; None for what is no number."""
    if isinstance(value.value, str):
        first, sure = _start(value.value) if value.unit == "date" else (None, None)
        return first if first == sure else None
    return _percent(value.value) if value.unit.startswith("percent") else value.value


def _percent(value: int | float) -> float:
    return float(Decimal(str(value)) / 100)


def _start(text: str | None) -> tuple[int | None, int | None]:
    """The first and the last day a date of the form 2025, 2025-12 or 2025-12-31 can mean."""
    if text is None:
        return None, None
    parts = [int(part) for part in text.split("-")]
    if len(parts) == 3:
        day = date(*parts).toordinal()
        return day, day
    first = date(parts[0], parts[1] if len(parts) == 2 else 1, 1)
    after = date(parts[0] + 1, 1, 1) if len(parts) == 1 else _next_month(first)
    return first.toordinal(), after.toordinal() - 1


def _next_month(first: date) -> date:
    return date(first.year + first.month // 12, first.month % 12 + 1, 1)
