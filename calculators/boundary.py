"""The border between the outside (typed text, JSON in yuan and fractions) and the inside (fen, fractions, day numbers).

Nothing is guessed: what cannot be read is a problem at its field, and what was typed stays as it was typed.
"""

from __future__ import annotations

from typing import Any

from calculators.finance import to_yuan
from calculators.reading import outside_row, outside_value, read_json, read_typed
from calculators.records import Accepted, Declaration, Field, Problem, record_of


def accept(declaration: Declaration, raw: Any, typed: bool) -> Accepted:
    """Inputs from outside in internal units, with every problem found.

    `typed` means texts as a reader typed them (rates in percent, rows as lists of texts); an empty text is None for an
    optional field, nought for a field whose default is nought, and otherwise missing. Without `typed`, `raw` is JSON in
    outside units: omitted inputs take their defaults and unknown names are problems.
    """
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    if not isinstance(raw, dict):
        return {"values": values, "problems": [at("", None, "", "not_a_record", {})]}
    given = record_of(raw)
    if not typed:
        problems.extend(unknown_names(declaration, given))
    for field in declaration["inputs"]:
        name = field["name"]
        answer = given.get(name)
        if field["kind"] == "choice" and not is_given(answer):
            answer = implied_choice(field, given)
        if not is_asked(field, values):
            values[name] = default_of(field)
            if not typed and is_given(answer) and answer != outside_value(field, field["default"]):
                problems.append(at(name, None, "", "not_used", {}))
        elif field["kind"] == "rows":
            values[name] = read_rows(field, declaration["columns"][name], answer, typed, problems)
        else:
            reading = read_typed(field, answer) if typed else read_json(field, answer)
            values[name] = reading["value"]
            if reading["code"] != "":
                problems.append(at(name, None, "", reading["code"], reading["values"]))
    return {"values": values, "problems": problems}


def at(field: str, row: int | None, column: str, code: str, values: Any) -> Problem:
    """A problem and its place."""
    return {"field": field, "row": row, "column": column, "code": code, "values": values}


def unknown_names(declaration: Declaration, given: dict[str, Any]) -> list[Problem]:
    """A problem for every name that is not an input."""
    known = [field["name"] for field in declaration["inputs"]]
    names = ", ".join(known)
    return [at(name, None, "", "unknown_input", {"names": names}) for name in given if name not in known]


def is_given(answer: Any) -> bool:
    """Whether a value from outside says anything: not None, not empty text, not an empty list."""
    if answer is None:
        return False
    if isinstance(answer, str):
        return answer != ""
    if isinstance(answer, list):
        return len(answer) > 0
    return True


def implied_choice(field: Field, given: dict[str, Any]) -> Any:
    """What an omitted choice becomes because of another input that is given; None where nothing follows."""
    for one in field["implied"]:
        if is_given(given.get(one["name"])):
            return one["choice"]
    return None


def is_asked(field: Field, values: dict[str, Any]) -> bool:
    """Whether the field is asked, given the answers read so far."""
    asked = field["asked"]
    if asked is None:
        return True
    answer = values.get(asked["name"])
    if isinstance(answer, bool):
        return ("true" if answer else "false") in asked["answers"]
    return answer in asked["answers"]


def default_of(field: Field) -> Any:
    """The default in internal units; a list of its own for rows."""
    if field["kind"] == "rows":
        empty: list[Any] = []
        return empty
    return field["default"]


def read_rows(field: Field, columns: list[Field], answer: Any, typed: bool, problems: list[Problem]) -> list[Any]:
    """Rows in internal units; rows in which nothing was typed are left out. Rows are numbered from 0 as they came."""
    name = field["name"]
    found: list[Any] = []
    if answer is None or answer == "":
        answer = []
    if not isinstance(answer, list):
        problems.append(at(name, None, "", "not_a_list", {}))
        return found
    for n in range(len(answer)):
        if not isinstance(answer[n], dict):
            problems.append(at(name, n, "", "not_a_record", {}))
            continue
        row = record_of(answer[n])
        if typed and is_blank(columns, row):
            continue
        found.append(read_row(name, columns, row, n, typed, problems))
    if field["most"] is not None and len(found) > field["most"]:
        problems.append(at(name, None, "", "too_many_rows", {"most": field["most"]}))
    if field["least"] is not None and len(found) < field["least"]:
        problems.append(at(name, None, "", "too_few_rows", {"least": field["least"]}))
    return found


def is_blank(columns: list[Field], row: dict[str, Any]) -> bool:
    """Whether nothing was typed in a row: a choice that was made for the reader when the row was added does not count."""
    for column in columns:
        answer = row.get(column["name"])
        made = column["kind"] == "choice" and not column["optional"] and answer == column["default"]
        if is_given(answer) and not made:
            return False
    return True


def read_row(
    name: str, columns: list[Field], row: dict[str, Any], n: int, typed: bool, problems: list[Problem]
) -> dict[str, Any]:
    """One row in internal units."""
    values: dict[str, Any] = {}
    known = [column["name"] for column in columns]
    for column in columns:
        answer = row.get(column["name"])
        if not is_asked(column, values):
            values[column["name"]] = column["default"]
            if not typed and is_given(answer) and answer != outside_value(column, column["default"]):
                problems.append(at(name, n, column["name"], "not_used", {}))
            continue
        reading = read_typed(column, answer) if typed else read_json(column, answer)
        values[column["name"]] = reading["value"]
        if reading["code"] != "":
            problems.append(at(name, n, column["name"], reading["code"], reading["values"]))
    if not typed:
        for key in row:
            if key not in known:
                problems.append(at(name, n, key, "unknown_input", {"names": ", ".join(known)}))
    return values


def outside(declaration: Declaration, result: dict[str, Any]) -> dict[str, Any]:
    """The outputs of a result in outside units: yuan, fractions, ISO dates, rows of them. None stays None."""
    found: dict[str, Any] = {}
    for field in declaration["outputs"]:
        name = field["name"]
        value = result.get(name)
        if field["kind"] == "rows" and value is not None:
            rows: list[Any] = []
            for row in value:
                rows.append(outside_row(declaration["columns"][name], row))
            found[name] = rows
        elif field["kind"] == "amounts" and value is not None:
            found[name] = [to_yuan(int(amount)) for amount in value]
        else:
            found[name] = outside_value(field, value)
    return found
