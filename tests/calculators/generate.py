"""Random inputs for any calculator, made from its declaration: right ones, wrong ones, as JSON and as typed by people."""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Any

JUNK = (
    None, "", " ", "abc", "１２", "-", "--3", "1e5", "1.2.3", "1,2", "1,000", "３，０００．５", "2万",
    "2w3", "3.5k", "１%", "∞", "😀",
    "NaN", "9" * 20, "0." + "3" * 30, "-0", "+7", ".5", "5.", "2026-02-29", "2024-02-29", "2026-13-01", "2026年3月5日",
    "20260305", "0000-00-00", "true", "false", True, False, [], {}, [1], {"a": 1}, [None], 0, -1, 0.005, 1e-9, 1e12, 1e13,
    12.5, 0.1, "x" * 61, "</script>", "__proto__", "constructor", "\u2028",
)  # fmt: skip
EXACT = (0, 0.005, 0.01, 0.05, 0.06, 0.072, 0.1, 0.12, 0.15, 0.1825, 0.24, 0.36, 1, 10)


def one(rng: random.Random, declaration: dict[str, Any]) -> tuple[dict[str, Any], bool]:
    """One case: inputs, and whether they are typed texts."""
    typed = rng.random() < 0.5
    raw = {field["name"]: _value(rng, declaration, field) for field in declaration["inputs"]}
    _relate(rng, raw)
    left_out = rng.random()
    for name in list(raw):
        if raw[name] is None or (left_out < 0.3 and rng.random() < 0.2):
            del raw[name]
    if typed:
        raw = {name: _typed(rng, _kind(declaration, name), value) for name, value in raw.items()}
    else:
        raw = _only_asked(declaration, raw)
    if rng.random() < 0.25:
        _spoil(rng, declaration, raw)
    return raw, typed


def _kind(declaration: dict[str, Any], name: str) -> str:
    return next(str(field["kind"]) for field in declaration["inputs"] if field["name"] == name)


def _only_asked(declaration: dict[str, Any], raw: dict[str, Any]) -> dict[str, Any]:
    """Without the inputs that the choices made do not ask for, so that most JSON cases are answered."""
    kept: dict[str, Any] = {}
    for field in declaration["inputs"]:
        asked = field["asked"]
        default = next((f["default"] for f in declaration["inputs"] if asked and f["name"] == asked["name"]), None)
        given = kept.get(asked["name"]) if asked else None
        if asked and (default if given is None else given) not in asked["answers"]:
            continue
        if field["name"] in raw:
            kept[field["name"]] = raw[field["name"]]
            if field["kind"] == "rows":
                columns = {"inputs": declaration["columns"][field["name"]], "columns": {}}
                kept[field["name"]] = [_only_asked(columns, row) for row in raw[field["name"]]]
    return kept


def _relate(rng: random.Random, raw: dict[str, Any]) -> None:
    """Make numbers belong together, so that many cases are near real loans."""
    if "payment" in raw and "principal" in raw and raw.get("periods") and rng.random() < 0.8:
        raw["payment"] = round(raw["principal"] / raw["periods"] * rng.uniform(0.9, 1.6), 2)
        raw["upfront_fee"] = round(raw["principal"] * rng.choice((0, 0, 0.01, 0.05, 0.3, 1)), 2)
        raw["recurring_fee"] = round(raw["payment"] * rng.choice((0, 0, 0, 0.02)), 2)
    if raw.get("fee") and raw.get("principal") and rng.random() < 0.9:
        raw["fee"] = round(raw["principal"] * rng.choice((0, 0, 0.01, 0.1)), 2)
    for extra in raw.get("extra_payments") or []:
        extra[rng.choice(("n", "date")) if raw.get("start") else "date"] = None
        if extra["n"] is None and not (raw.get("start") and extra["date"]):
            extra["n"] = rng.randrange(1, 40)
            extra["date"] = None
    if "day_count" in raw and "start" in raw and raw["start"] is None and rng.random() < 0.9:
        raw["day_count"] = "30/360"
    if raw.get("statement_date") and raw.get("due_date") and rng.random() < 0.85:
        _relate_bill(rng, raw)
    if raw.get("cleared") and raw.get("first_overdue") and rng.random() < 0.9:
        raw["cleared"] = (date.fromisoformat(raw["first_overdue"]) + timedelta(days=rng.randrange(1500))).isoformat()
    if raw.get("hearing_date") and rng.random() < 0.9:
        raw["hearing_date"] = (date.fromisoformat(raw["date"]) + timedelta(days=rng.randrange(60))).isoformat()
    if raw.get("events") and raw.get("due_date") and rng.random() < 0.85:
        due = date.fromisoformat(raw["due_date"])
        for event in raw["events"]:
            event["date"] = (due + timedelta(days=rng.randrange(-60, 2400))).isoformat()
    flows = raw.get("flows")
    if flows and rng.random() < 0.8:
        flows.sort(key=lambda flow: flow["date"] or "")
        for n, flow in enumerate(flows):
            flow["amount"] = abs(flow["amount"]) * (len(flows) if n == 0 else -rng.uniform(0.5, 1.5))
            flow["amount"] = round(flow["amount"], 2)


def _relate_bill(rng: random.Random, raw: dict[str, Any]) -> None:
    """Dates of a card bill in their order, and a bank's figure that some convention may give."""
    bill = date.fromisoformat(raw["statement_date"])
    raw["due_date"] = (bill + timedelta(days=rng.randrange(15, 27))).isoformat()
    raw["next_statement"] = rng.choice((None, (bill + timedelta(days=rng.randrange(28, 34))).isoformat()))
    for entry in raw["purchases"]:
        entry["date"] = (bill - timedelta(days=rng.randrange(0, 32))).isoformat()
        entry["amount"] = round(min(entry["amount"], 1e5), 2)
    total = sum(entry["amount"] for entry in raw["purchases"])
    for entry in raw["payments"]:
        entry["date"] = (bill + timedelta(days=rng.randrange(-5, 29))).isoformat()
        entry["amount"] = max(0.01, round(total * rng.choice((0.1, 0.1, 0.3, 0.7)) / len(raw["payments"]), 2))
    if raw["bank_figure"] is not None:
        raw["bank_figure"] = round(min(total * raw["daily_rate"] * rng.randrange(28, 60), 1e6), 2)


def _value(rng: random.Random, declaration: dict[str, Any], field: dict[str, Any]) -> Any:
    """A value in outside units, within the limits of the field."""
    kind = field["kind"]
    if field["optional"] and rng.random() < 0.5:
        return None
    if kind == "choice":
        return rng.choice(field["choices"])
    if kind == "flag":
        return rng.random() < 0.5
    if kind == "text":
        return rng.choice(("甲银行", "A", "信用卡 2", "x y"))
    if kind == "date":
        return (date(2019, 1, 1) + timedelta(days=rng.randrange(0, 3200))).isoformat()
    if kind == "rows":
        columns = declaration["columns"][field["name"]]
        count = rng.choice((0, 1, 2, 2, 3, 4, 5, 6, 8, 12)) if rng.random() < 0.97 else rng.randrange(40, 52)
        return [{column["name"]: _value(rng, declaration, column) for column in columns} for _ in range(count)]
    return _number(rng, kind, field)


def _number(rng: random.Random, kind: str, field: dict[str, Any]) -> float:
    least, most = field["least"], field["most"]
    if kind == "whole":
        low, high = least or 0, most or 1000
        spread = (high - low) * rng.choice((0.02, 0.03, 0.06, 0.06, 0.1, 0.2, 1)) * rng.random()
        return int(low + spread)
    if kind == "money":
        low, high = (least or 0) / 100, min((most or 1e9) / 100, 1e9)
        amount = 10 ** rng.uniform(0, 6) if rng.random() < 0.95 else rng.uniform(low, high)
        amount = round(amount, rng.choice((0, 0, 2, 2, 4)))
        return rng.choice((-1, 1)) * amount if low < 0 else max(low, amount)
    low, high = least or 0, most or 10
    exact = [value for value in EXACT if low <= value <= high]
    if exact and rng.random() < 0.5:
        return rng.choice(exact)
    if low > 0 or rng.random() < 0.1:
        return rng.uniform(low, high)
    return rng.uniform(0, min(high, 0.4))


def _typed(rng: random.Random, kind: str, value: Any) -> Any:
    if isinstance(value, list):
        return [{key: _typed_plain(rng, _guess(item), item) for key, item in row.items()} for row in value]
    return _typed_plain(rng, kind, value)


def _guess(value: Any) -> str:
    return "text" if isinstance(value, str) else "money" if isinstance(value, float) else "whole"


def _typed_plain(rng: random.Random, kind: str, value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, bool):
        return rng.choice((value, "true" if value else "false"))
    if isinstance(value, str):
        return value.replace("-", rng.choice(("-", "-", "/", "."))) if kind == "date" else value
    number = value * 100 if kind in {"rate", "share"} else value
    text = f"{number:.{rng.choice((2, 2, 4))}f}".rstrip("0").rstrip(".") if number != int(number) else str(int(number))
    dress = rng.random()
    if dress < 0.1 and kind == "money":
        return f"{number:,.2f}"
    if dress < 0.15:
        return text.translate(str.maketrans("0123456789.-", "０１２３４５６７８９．－"))
    if dress < 0.2:
        return f" {text} " + ("元" if kind == "money" else "%" if kind == "rate" else "")
    if dress < 0.22 and kind == "money" and number >= 10000:
        return f"{number / 10000:.4f}万"
    return text


def _spoil(rng: random.Random, declaration: dict[str, Any], raw: dict[str, Any]) -> None:
    """One or two inputs become something else."""
    for _ in range(rng.choice((1, 1, 2))):
        field = rng.choice(declaration["inputs"])
        name = field["name"]
        rows = raw.get(name)
        if field["kind"] == "rows" and isinstance(rows, list) and rows and rng.random() < 0.8:
            row = rng.randrange(len(rows))
            if isinstance(rows[row], dict) and rng.random() < 0.9:
                rows[row] = {**rows[row], rng.choice([*rows[row], "odd"]): rng.choice(JUNK)}
            else:
                rows[row] = rng.choice(JUNK)
        elif rng.random() < 0.1:
            raw[rng.choice(("nonsense", "Principal", "toString"))] = 1
        else:
            raw[name] = rng.choice(JUNK)
