"""A letter as the browser gets it: fields and passages as plain JSON, the instruments of the law named by their facts.

The shape is `calculators.letter_text.Letter`, which composes it, here for tests and in the reader's page.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from sitegen import facts
from sitegen.calls import Call, find_calls
from sitegen.letters import LetterCommon, Part
from sitegen.load import LetterPage, Library
from sitegen.source import Problem

CALLS = {"law": 1, "instrument": 1, "value": 2}
"""The calls a passage may hold, and how many arguments each takes."""


_HAN = "[\u3400-\u9fff，。：；、（）“”]"
_SPACED = re.compile(rf"(?<={_HAN}) (?=\[\[)|(?<=\]\]) (?={_HAN})")
"""A space between a Chinese character and a slot: whether one belongs there depends on what will stand in the slot."""


def calls_of(part: Part) -> Sequence[Call | Problem]:
    """The calls in a passage."""
    return find_calls(part.text, part.at)


def law_text(library: Library, fact: str, language: str) -> str:
    """The instrument of a fact as a letter names it, with its articles where their numbers were checked."""
    found = library.facts[fact]
    name = found.instrument.get(language) or found.instrument["zh"]
    if not found.articles or not found.articles.verified:
        return name
    return f"{name}{found.articles.zh}" if language == "zh" else f"{name}, {found.articles.en}"


def value_text(library: Library, fact: str, value: str, language: str) -> str:
    """A named value of a fact with its unit."""
    found = library.facts[fact].values[value]
    units = library.languages[language].units
    pattern = units.get(f"{found.unit}.one", units[found.unit]) if found.value == 1 else units[found.unit]
    return pattern.replace("{n}", facts.number(found.value))


def part_text(library: Library, part: Part, language: str) -> str:
    """The text of a passage with its calls made out."""
    out, position = "", 0
    for call in calls_of(part):
        if isinstance(call, Problem):
            continue
        out += part.text[position : call.start] + _call_text(library, call, language)
        position = call.end
    text = out + part.text[position:]
    return _SPACED.sub("", text) if language.startswith("zh") else text


def _call_text(library: Library, call: Call, language: str) -> str:
    """What a call stands for. Square brackets, in English the year of a document, are marks in a passage: round ones do."""
    return _named_text(library, call, language).replace("[", "(").replace("]", ")")


def _named_text(library: Library, call: Call, language: str) -> str:
    names = [str(arg) for arg in call.args]
    if call.name == "law":
        return law_text(library, names[0], language)
    if call.name == "instrument":
        return library.facts[names[0]].instrument.get(language) or library.facts[names[0]].instrument["zh"]
    return value_text(library, names[0], names[1], language)


def style(words: LetterCommon) -> dict[str, Any]:
    """How a language writes amounts, days and numbered points."""
    return words.model_dump(exclude={"limitation", "before_sending"})


def letter_json(library: Library, letter: LetterPage) -> dict[str, Any]:
    """A letter without the style of its language."""
    page, language = letter.page, letter.page.language
    fields = [
        {"name": f.name, "kind": f.kind, "label": f.label, "optional": f.optional, "choices": dict(f.choices)}
        for f in page.meta.fields
    ]
    parts = [
        {"kind": part.kind, "when": [term.text for term in part.when], "text": part_text(library, part, language)}
        for part in letter.body.parts
    ]
    return {"name": page.slug, "fields": fields, "parts": parts}


def whole_json(library: Library, letter: LetterPage) -> dict[str, Any]:
    """A letter as `calculators.letter.compose` takes it."""
    return {**letter_json(library, letter), "style": style(library.letter_words[letter.page.language])}


_EXPAND = """(function () {
  var root = window.YDT = window.YDT || {}, letters = root.letters = root.letters || {};
  var all = letters.all = letters.all || {};
  var style = $STYLE$, packed = $PACKED$, found = all[$LANGUAGE$] = {};
  Object.keys(packed).forEach(function (name) {
    found[name] = {
      name: name,
      style: style,
      fields: packed[name][0].map(function (field) {
        return { name: field[0], kind: field[1], label: field[2], optional: field[3] === 1, choices: field[4] || {} };
      }),
      parts: packed[name][1].map(function (part) {
        return { kind: part[0], when: part[1] ? part[1].split("&") : [], text: part[2] };
      })
    };
  });
  letters.compose = function (letter, values) { return window.ydt.letter.compose(letter, values); };
  letters.text = function (composed) { return window.ydt.letter.plain_text(composed); };
})();
"""


def packed(letter: dict[str, Any]) -> list[Any]:
    """A letter without the names of its parts, which would be a tenth of the file; the script puts them back."""
    fields = [[f["name"], f["kind"], f["label"], int(f["optional"]), f["choices"] or 0] for f in letter["fields"]]
    return [fields, [[part["kind"], "&".join(part["when"]), part["text"]] for part in letter["parts"]]]


def data_scripts(library: Library) -> dict[str, str]:
    """letters.<lang>.js for every language with letters: all of them as `YDT.letters.all.<lang>.<name>`."""
    made = {}
    for language, letters in library.letters.items():
        if not letters or language not in library.letter_words:
            continue
        values = {
            "$STYLE$": style(library.letter_words[language]),
            "$PACKED$": {name: packed(letter_json(library, letter)) for name, letter in letters.items()},
            "$LANGUAGE$": language,
        }
        script = _EXPAND
        for name, value in values.items():
            script = script.replace(name, json.dumps(value, ensure_ascii=False, separators=(",", ":")), 1)
        made[f"letters.{language}.js"] = script
    return made
