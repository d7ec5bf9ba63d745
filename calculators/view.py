"""What a calculator page shows, as plain data: the same in the built page and in the browser, byte for byte.

The template and the page's script only paint a `View`; every sentence, figure, table and shape in it is made here.
"""

from __future__ import annotations

from typing import Any

from calculators.dates import iso
from calculators.links import prefilled
from calculators.picture import shapes
from calculators.records import Chart, Declaration, Field, Problem, Remark, problems_of, record_of, remarks_of
from calculators.view_records import ChartWords, Entry, Fault, Item, Picture, Step, Table, View, Words
from calculators.wording import (
    Common,
    Label,
    Named,
    fill,
    joined,
    money_text,
    percent_text,
    texts,
    value_text,
)


def present(declaration: Declaration, words: Words, values: dict[str, Any], result: dict[str, Any], chart: Chart) -> View:
    """The view of a result. `values` are the inputs as accepted; with problems in the result only those are shown."""
    problems = problems_of(result["problems"])
    if len(problems) > 0:
        return refused(declaration, words, problems)
    named = naming(declaration, words, {**values, **record_of(result["detail"]), **result})
    finding: str = result["finding"]
    return {
        "answer": texts(fill(words["answer"].get(finding, ""), named)),
        "summary": summary(declaration, words, result),
        "tables": tables(declaration, words, result),
        "steps": remarks(words["steps"], remarks_of(result["steps"]), named),
        "notes": remarks(words["notes"], remarks_of(result["notes"]), named),
        "assumptions": words["assumptions"] + assumed(declaration, words, values),
        "chart": pictured(words, named, chart),
        "calendar": entries(words, result.get("calendar"), named),
        "next": next_steps(declaration, words, named["values"], finding),
        "problems": [],
    }


def refused(declaration: Declaration, words: Words, problems: list[Problem]) -> View:
    """The view of inputs that cannot be answered: what is wrong, and nothing else."""
    return {
        "answer": [], "summary": [], "tables": [], "steps": [], "notes": [], "assumptions": [], "chart": None,
        "calendar": [], "next": [], "problems": problems_in_words(declaration, words, problems),
    }


def naming(declaration: Declaration, words: Words, values: dict[str, Any]) -> Named:
    """What templates may name: inputs, outputs and details; a choice in the words of the input or column of its name."""
    fields: dict[str, Field] = {}
    for field in declaration["details"]:
        fields[field["name"]] = field
    for field in declaration["outputs"]:
        fields[field["name"]] = field
    for field in declaration["inputs"]:
        fields[field["name"]] = field
    labels: dict[str, Label] = {}
    for table in words["columns"]:
        labels.update(words["columns"][table])
    labels.update(words["inputs"])
    return {"fields": fields, "labels": labels, "values": values, "common": words["common"]}


def with_values(named: Named, values: dict[str, Any]) -> Named:
    """The same names with other values."""
    return {"fields": named["fields"], "labels": named["labels"], "values": values, "common": named["common"]}


def remarks(templates: dict[str, str], found: list[Remark], named: Named) -> list[str]:
    """Steps or notes as sentences."""
    sentences: list[str] = []
    for one in found:
        sentences.append(joined(texts(fill(templates.get(one["code"], ""), with_values(named, record_of(one["values"]))))))
    return sentences


def problems_in_words(declaration: Declaration, words: Words, problems: list[Problem]) -> list[Fault]:
    """Problems as sentences: in the calculator's own words where it has them, else in the common ones."""
    found: list[Fault] = []
    for one in problems:
        found.append(fault(declaration, words, one))
    return found


def fault(declaration: Declaration, words: Words, one: Problem) -> Fault:
    """A problem as a sentence. `least` and `most` are written in the kind of the field."""
    code = one["code"]
    template = words["problems"].get(code, words["common"]["problems"].get(code, code))
    named = naming(declaration, words, record_of(one["values"]))
    field = field_of(declaration, one)
    if code == "unknown_input":
        named["fields"]["names"] = of_kind(declaration["inputs"][0], "text")
    if field is not None:
        number = field
        if field["kind"] == "rows" or code == "too_long":
            number = of_kind(field, "whole")
        named["fields"]["least"] = number
        named["fields"]["most"] = number
    return {
        "field": one["field"], "row": one["row"], "column": one["column"],
        "text": joined(texts(fill(template, named))),
    }


def of_kind(field: Field, kind: str) -> Field:
    """The field as another kind, to write a number or a text that belongs to it."""
    return {
        "name": field["name"], "kind": kind, "unit": field["unit"], "default": field["default"],
        "least": field["least"], "most": field["most"], "optional": field["optional"], "choices": field["choices"],
        "asked": field["asked"], "implied": field["implied"], "assumption": field["assumption"],
        "silent": field["silent"], "total": field["total"], "today": field["today"], "ago": field["ago"],
    }


def field_of(declaration: Declaration, one: Problem) -> Field | None:
    """The field or column a problem belongs to."""
    fields = declaration["inputs"]
    name = one["field"]
    if one["column"] != "":
        fields = declaration["columns"].get(one["field"], [])
        name = one["column"]
    for field in fields:
        if field["name"] == name:
            return field
    return None


def summary(declaration: Declaration, words: Words, result: dict[str, Any]) -> list[Item]:
    """The outputs that are single figures, with their units, without those that are missing or silent."""
    found: list[Item] = []
    for field in declaration["outputs"]:
        value = result.get(field["name"])
        if field["kind"] == "rows" or field["silent"] or value is None:
            continue
        label = words["outputs"][field["name"]]
        found.append({"label": label["label"], "value": with_unit(field, label, words["common"], value)})
    return found


def with_unit(field: Field, label: Label, common: Common, value: Any) -> str:
    """A figure and its unit, as it stands on its own."""
    shown = value_text(field, label, common, value)
    if field["kind"] == "money":
        return common["money"].replace("{value}", shown)
    if label["unit"] == "":
        return shown
    named: Named = {"fields": {"value": field}, "labels": {"value": label}, "common": common, "values": {"value": value}}
    return fill(label["unit"], named)


def tables(declaration: Declaration, words: Words, result: dict[str, Any]) -> list[Table]:
    """Every output that is rows, as a table; none where there are no rows."""
    found: list[Table] = []
    for field in declaration["outputs"]:
        if field["kind"] == "rows" and not field["silent"]:
            rows = result[field["name"]]
            if len(rows) > 0:
                found.append(table(declaration, words, field["name"], rows))
    return found


def table(declaration: Declaration, words: Words, code: str, rows: Any) -> Table:
    """One table; a column without a value in any row is left out."""
    columns = [one for one in declaration["columns"][code] if not one["silent"] and is_used(one["name"], rows)]
    labels = words["columns"][code]
    common = words["common"]
    body: list[list[str]] = []
    for row in rows:
        body.append([value_text(one, labels[one["name"]], common, row[one["name"]]) for one in columns])
    return {
        "code": code,
        "caption": words["tables"][code],
        "head": [labels[one["name"]]["label"] for one in columns],
        "numeric": [one["kind"] in ["money", "rate", "share", "factor", "whole"] for one in columns],
        "rows": body,
        "foot": footing(columns, rows, common),
    }


def is_used(name: str, rows: Any) -> bool:
    """Whether any row has a value in a column."""
    return any(row[name] is not None for row in rows)


def footing(columns: list[Field], rows: Any, common: Common) -> list[str]:
    """The sums under a table of more than one row; empty where no column has one."""
    if len(rows) < 2:
        return []
    found: list[str] = []
    summed = False
    for column in columns:
        if column["total"]:
            total = 0
            for row in rows:
                total += int(row[column["name"]])
            found.append(money_text(total) if column["kind"] == "money" else str(total))
            summed = True
        else:
            found.append("")
    if not summed:
        return []
    if found[0] == "":
        found[0] = common["total"]
    return found


def assumed(declaration: Declaration, words: Words, values: dict[str, Any]) -> list[str]:
    """The conventions the reader chose, each with its name."""
    found: list[str] = []
    for field in declaration["inputs"]:
        value = values.get(field["name"])
        asked = field["asked"]
        if field["assumption"] and value is not None and (asked is None or values.get(asked["name"]) in asked["answers"]):
            label = words["inputs"][field["name"]]
            found.append(label["label"] + words["common"]["colon"] + value_text(field, label, words["common"], value))
    return found


def pictured(words: Words, named: Named, chart: Chart) -> Picture | None:
    """The chart in words and shapes; None where there is nothing to draw."""
    if len(chart["x"]) == 0:
        return None
    names = x_names(words["chart"], chart)
    series = [words["chart"]["series"][one["code"]] for one in chart["series"]]
    template = words["chart"]["findings"].get(chart["finding"], "")
    rows: list[list[str]] = []
    for n in range(len(names)):
        rows.append([names[n]] + [number_text(chart, words["common"], one["y"][n]) for one in chart["series"]])
    return {
        "title": words["chart"]["title"],
        "finding": joined(texts(fill(template, with_values(named, record_of(chart["values"]))))),
        "shapes": shapes(chart, names, series, words["chart"]["y"]),
        "table": {
            "code": "chart", "caption": words["chart"]["title"], "head": heads(words["chart"]["x"], series),
            "numeric": [False] + [chart["y_kind"] != "date" for _ in series], "rows": rows, "foot": [],
        },
    }


def entries(words: Words, found: Any, named: Named) -> list[Entry]:
    """The days of a result for a calendar, in order; none where a calculator gives none."""
    made: list[Entry] = []
    if found is None:
        return made
    for one in found:
        code: str = one["code"]
        said = fill(words["calendar"].get(code, ""), with_values(named, record_of(one["values"])))
        made.append({"day": iso(int(one["day"])), "text": joined(texts(said))})
    return made


def heads(first: str, series: list[str]) -> list[str]:
    """The head of a chart's table."""
    found = [first]
    found.extend(series)
    return found


def x_names(words: ChartWords, chart: Chart) -> list[str]:
    """The x values in words."""
    if chart["x_kind"] == "code":
        return [words["ticks"][code] for code in chart["x"]]
    return chart["x"]


def number_text(chart: Chart, common: Common, value: float | None) -> str:
    """A value of a chart as text."""
    if value is None:
        return common["blank"]
    if chart["y_kind"] == "money":
        return money_text(int(value))
    if chart["y_kind"] == "rate":
        return percent_text(value, 2)
    if chart["y_kind"] == "date":
        return iso(int(value))
    return str(int(value))


def next_steps(declaration: Declaration, words: Words, values: dict[str, Any], finding: str) -> list[Step]:
    """Where to go from here, prefilled; steps that lead nowhere yet are left out by the generator."""
    found: list[Step] = []
    for one in words["next"]:
        if len(one["when"]) == 0 or finding in one["when"]:
            found.append({"href": one["href"] + prefilled(declaration, one["fill"], values), "text": one["text"]})
    return found
