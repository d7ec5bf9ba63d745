"""Calculators as the generator uses them: found by folder, checked against their words, asked for answers and views.

The arithmetic and the wording are the compiled modules of `calculators/` themselves, so what the build writes into a page
is what the browser will paint.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from sitegen import calculation_examples
from sitegen.calculation_json import declaration_json, rule_json
from sitegen.calculation_load import Loaded, load_calculators
from sitegen.calculation_scripts import scripts
from sitegen.calculation_words import Common, Words, words_json
from sitegen.source import Problems, Source

if TYPE_CHECKING:
    from sitegen.load import Library

__all__ = [
    "Answer", "Loaded", "Words", "answer", "answer_json", "catalogue", "check_rules", "declaration_json", "fragment",
    "load_calculators", "page_data", "percent_text", "rules_for", "scripts", "view", "whole_yuan_text",
    "with_today", "words_json", "yuan_text",
]  # fmt: skip


@dataclass(frozen=True)
class Answer:
    """What `calc` says: outputs in outside units, or problems in words, one line each."""

    outside: dict[str, Any]
    problems: list[str]


def check_rules(library: Library, problems: Problems) -> None:
    """Every fact and rule a calculator names exists, and every example is answered as its source says."""
    for loaded in library.calculators.values():
        place = Source(loaded.path)
        facts = [*loaded.calculator.facts, *(e.fact for e in loaded.calculator.examples if e.fact)]
        for name in facts:
            if name not in library.facts:
                problems.add(place, f"the calculator names the fact '{name}', which does not exist", "mend the id")
        for name, path in loaded.calculator.rules.items():
            if rule_json(path, library.facts, library.lpr) is None:
                wrong = f"the rule '{name}' names '{path}', which is not a number of a fact"
                problems.add(place, wrong, "write fact-id.value_name or lpr:changes")
        if all(rule_json(path, library.facts, library.lpr) for path in loaded.calculator.rules.values()):
            calculation_examples.check_examples(loaded, rules_for(loaded.calculator, library), problems)


def rules_for(calculator: Any, library: Library) -> dict[str, Any]:
    """The numbers of the law a calculator leans on, from the dated facts. KeyError where one does not exist."""
    found: dict[str, Any] = {}
    for name, path in calculator.rules.items():
        rule = rule_json(path, library.facts, library.lpr)
        if rule is None:
            raise KeyError(path)
        found[name] = rule
    return found


def with_today(declaration: Mapping[str, Any], raw: Any, today: date | None) -> Any:
    """The inputs with the day of use where a calculator asks for it and it was left out."""
    if today is None or not isinstance(raw, dict):
        return raw
    names = [entry["name"] for entry in declaration["inputs"] if entry["today"] and raw.get(entry["name"]) is None]
    return {**raw, **dict.fromkeys(names, today.isoformat())}


def answer(loaded: Loaded, raw: Any, library: Library, language: str = "en", today: date | None = None) -> Answer:
    """The answer to inputs in outside units, in outside units; `inputs` in it are the inputs as understood."""
    declaration = loaded.declaration
    accepted = loaded.panel.accept(declaration, with_today(declaration, raw, today), False)
    found = accepted["problems"]
    result: dict[str, Any] = {}
    if not found:
        result = loaded.module.compute(accepted["values"], rules_for(loaded.calculator, library))
        found = result["problems"]
    if found:
        words = words_json(loaded.words_in(language), _common_words(loaded, language), {})
        faults = loaded.panel.problems_in_words(declaration, words, found)
        return Answer({}, [_fault_line(fault) for fault in faults])
    outside: dict[str, Any] = loaded.panel.outside(declaration, result)
    given = {**declaration, "outputs": declaration["inputs"]}
    outside["inputs"] = loaded.panel.outside(given, accepted["values"])
    return Answer(outside, [])


def _fault_line(fault: Mapping[str, Any]) -> str:
    place = fault["field"] or "input"
    if fault["row"] is not None:
        place += f"[{fault['row']}]"
    if fault["column"]:
        place += f".{fault['column']}"
    return f"{place}: {fault['text']}"


def _common_words(loaded: Loaded, language: str) -> Common:
    return loaded.common[loaded.words_in(language).language]


def answer_json(loaded: Loaded, text: str, library: Library, today: date | None = None) -> Answer:
    """The answer to inputs given as JSON text; `today` where they do not say which day it is."""
    try:
        raw = json.loads(text or "{}", parse_constant=_refuse_constant)
    except ValueError as error:
        return Answer({}, [f"input: this is not JSON ({error}); write an object such as {{\"principal\": 10000}}"])
    return answer(loaded, raw, library, today=today)


def _refuse_constant(text: str) -> Any:
    raise ValueError(f"{text} is not a number")


def view(
    loaded: Loaded, language: str, raw: Any, library: Library, hrefs: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """Everything a page shows for inputs in outside units."""
    declaration, panel = loaded.declaration, loaded.panel
    words = words_json(loaded.words_in(language), _common_words(loaded, language), hrefs or {})
    accepted = panel.accept(declaration, raw, False)
    if accepted["problems"]:
        shown: dict[str, Any] = panel.refused(declaration, words, accepted["problems"])
        return shown
    result = loaded.module.compute(accepted["values"], rules_for(loaded.calculator, library))
    shown = panel.present(declaration, words, accepted["values"], result, loaded.module.figure(result))
    return shown


def fragment(loaded: Loaded, raw: Mapping[str, Any]) -> str:
    """The # part of a link that fills the calculator with these inputs (outside units); empty where they are refused."""
    accepted = loaded.panel.accept(loaded.declaration, dict(raw), False)
    if accepted["problems"]:
        return ""
    typed = loaded.panel.spell(loaded.declaration, accepted["values"])
    made: str = loaded.panel.fragment(loaded.declaration, {name: typed[name] for name in typed if name in raw})
    return made


def page_data(
    loaded: Loaded, words: Words, library: Library, link: Callable[[str], str], today: date
) -> dict[str, Any]:
    """What the page of a calculator is made from; `link` gives the address of a next step, empty where there is none.

    The example on the page is that of `today`, as the reader's browser will show it on its own day.

    `form` are the fields with their words and the typed text of the example, `view` what is shown for it, `data` the JSON
    that the page's script reads: declaration, words, rules and the example as typed.
    """
    hrefs = {step.link: link(step.link) for step in words.meta.next}
    declaration, panel = loaded.declaration, loaded.panel
    common = loaded.common[words.language]
    shown = next((e for e in loaded.calculator.examples if e.shown), loaded.calculator.examples[0])
    ago = {entry["name"]: 0 if entry["today"] else entry["ago"] for entry in declaration["inputs"]}
    dated = {name: (today - timedelta(days=days)).isoformat() for name, days in ago.items() if days is not None}
    inputs = {**shown.inputs, **dated}
    typed = panel.spell(declaration, panel.accept(declaration, inputs, False)["values"])
    plain = words_json(words, common, hrefs)
    data = {
        "name": loaded.name, "declaration": declaration, "words": plain,
        "rules": rules_for(loaded.calculator, library), "example": typed,
        "examples": calculation_examples.to_check(loaded),
    }  # fmt: skip
    return {
        "form": [_form_field(declaration, entry, plain, typed) for entry in declaration["inputs"]],
        "view": view(loaded, words.language, inputs, library, hrefs),
        "cannot_say": list(words.meta.cannot_say),
        "examples": [
            calculation_examples.shown(loaded, words, example, fragment(loaded, example.inputs))
            for example in loaded.calculator.examples
        ],
        "data": data,
    }


def _form_field(
    declaration: Mapping[str, Any], entry: Mapping[str, Any], words: Mapping[str, Any], typed: Mapping[str, Any]
) -> dict[str, Any]:
    """A field as the form shows it: declaration, words, typed value; rows with their columns."""
    name = entry["name"]
    label = words["inputs"][name]
    made = {**entry, **{key: label[key] for key in ("label", "help")}, "words_unit": label["unit"], "value": typed[name]}
    made["options"] = [{"value": choice, "label": label["choices"][choice]} for choice in entry["choices"]]
    made["columns"] = []
    for column in declaration["columns"].get(name, []):
        own = words["columns"][name][column["name"]]
        options = [{"value": choice, "label": own["choices"][choice]} for choice in column["choices"]]
        made["columns"].append({**column, "label": own["label"], "help": own["help"], "options": options})
    return made


def catalogue(calculators: Mapping[str, Loaded]) -> str:
    """The calculators with their inputs, units and defaults, and their outputs, as text for a terminal."""
    lines: list[str] = []
    for loaded in calculators.values():
        title = loaded.words_in("en").title
        lines += [f"{loaded.name}: {title}"]
        lines += ["  inputs"] + [_catalogue_line(value) for value in loaded.calculator.inputs]
        lines += ["  outputs"] + [_catalogue_line(value) for value in loaded.calculator.outputs] + [""]
    return "\n".join(lines).rstrip("\n")


def _catalogue_line(value: Any) -> str:
    units = {"money": "yuan", "rate": "fraction a " + (value.unit or "year"), "date": "YYYY-MM-DD", "flag": "true or false"}
    said = units.get(value.kind, value.unit or value.kind)
    if value.kind == "choice":
        said = " | ".join(value.choices)
    if value.kind == "rows":
        said = "list of {" + ", ".join(column.name for column in value.columns) + "}"
    if value.optional:
        said += ", optional"
    elif value.default is not None:
        said += f", default {value.default}"
    return f"    {value.name:<18} {said}"


def percent_text(value: float) -> str:
    """A fraction as percent with two places, half up: 0.12803 is 12.80%."""
    from calculators.wording import percent_text as text

    return text(value, 2)


def yuan_text(value: float) -> str:
    """Yuan with separators: 100,000 or 8,833.30."""
    from calculators.finance import to_fen
    from calculators.wording import money_text

    return money_text(to_fen(value)).removesuffix(".00")


def whole_yuan_text(value: float) -> str:
    """Yuan without fen, half up: 8,833.50 is 8,834."""
    from calculators.finance import half_up

    return yuan_text(half_up(value))
