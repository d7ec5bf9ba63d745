"""What can be wrong with the case file as a whole: its vocabulary, its words in every language, its checklist."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sitegen import prose_rules
from sitegen.case_model import CaseWords
from sitegen.source import Problems
from sitegen.vocabulary import LABEL, Value, check_vocabulary

if TYPE_CHECKING:
    from sitegen.load import Library, Page


def check_case(library: Library, problems: Problems) -> None:
    """Every fault of the vocabulary, the words and the checklist."""
    vocabulary = library.case.vocabulary
    if vocabulary is None:
        return
    declared = {name: loaded.calculator for name, loaded in library.calculators.items()}
    sources = {name: _text(library.root / loaded.path) for name, loaded in library.calculators.items()}
    check_vocabulary(vocabulary, library.case.documents["vocabulary"], declared, sources, problems)
    for page in library.case.pages.values():
        _words(library, page, problems)
    for code, language in library.languages.items():
        if language.complete and code not in library.case.pages and "zh" in library.case.pages:
            place = library.case.pages["zh"].at("title")
            problems.add(place, f"the case file has no words in '{code}'", f"write content/{code}/case-file.md")
    _evidence(library, problems)


def _text(path: Path) -> str:
    return path.read_text("utf-8") if path.is_file() else ""


def _words(library: Library, page: Page[CaseWords], problems: Problems) -> None:
    """Every value has its words, once; the parts and strings are those of the Chinese page."""
    assert library.case.vocabulary is not None
    for group, values in library.case.vocabulary.values.items():
        own = page.meta.values.get(group, {})
        for name, value in values.items():
            if group != "moment":
                _label(library, page, group, name, value, problems)
        for name in own.keys() - values.keys():
            problems.add(page.at("values", group, name), f"there is no value '{name}'", "mend the name or take it away")
    chinese = library.case.pages.get("zh", page).meta
    for kind, own_keys, ours in (
        ("strings", page.meta.strings, chinese.strings), ("parts", page.meta.parts, chinese.parts),
    ):  # fmt: skip
        for key in sorted(ours.keys() - own_keys.keys()):
            problems.add(page.at(kind), f"{kind} '{key}' is missing", "translate it from content/zh/case-file.md")
        for key in sorted(own_keys.keys() - ours.keys()):
            problems.add(page.at(kind, key), f"{kind} '{key}' is here only", "add it to content/zh/case-file.md, or drop it")
    if page.meta.section not in library.sections:
        known = ", ".join(library.sections)
        problems.add(page.at("section"), f"there is no section '{page.meta.section}'", f"there are: {known}")
    for text, place in [(page.body, page.body_at), (page.meta.description, page.text_at("description"))]:
        problems.extend(prose_rules.check_text(text, place, page.language, library))


def _label(library: Library, page: Page[CaseWords], group: str, name: str, value: Value, problems: Problems) -> None:
    own: Any = dict(page.meta.values).get(group, {})  # type: ignore[call-overload]  # groups are checked by the model
    place = library.case.documents["vocabulary"].source(("values", group, name, "label"))
    if value.label:
        match = LABEL.fullmatch(value.label)
        loaded = library.calculators.get(match[1]) if match else None
        if match is None or loaded is None:
            right = "write calculator:name.inputs.x, calculator:name.outputs.x or calculator:name.columns.rows.x"
            problems.add(place, f"'{value.label}' names no words", right)
        elif not _has(loaded.words_in("zh").meta.model_dump(), f"{match[2]}.{match[3]}"):
            problems.add(place, f"'{value.label}' names no words", f"see content/zh/calculators/{match[1]}.md")
        if name in own:
            problems.add(page.at("values", group, name), f"'{name}' has its words in a calculator already", "take it away")
        return
    if name not in own:
        wrong = f"the value '{group}.{name}' has no words"
        problems.add(page.at("values", group), wrong, f"add values.{group}.{name} with a label")
        return
    for choice in sorted(set(value.choices) ^ own[name].choices.keys()):
        wrong = f"the choice '{choice}' of '{name}' stands in only one of words and vocabulary"
        problems.add(page.at("values", group, name, "choices"), wrong, f"there are: {', '.join(value.choices)}")


def _has(words: Any, path: str) -> bool:
    for step in path.split("."):
        if not isinstance(words, dict) or step not in words:
            return False
        words = words[step]
    return True


def _evidence(library: Library, problems: Problems) -> None:
    """The same situations and papers in every complete language, each belonging to a kind of hardship that exists."""
    assert library.case.vocabulary is not None
    kinds = library.case.vocabulary.values.get("person", {}).get("hardship_kind")
    chinese = library.case.evidence.get("zh")
    for code, evidence in library.case.evidence.items():
        document = library.case.documents[f"evidence:{code}"]
        own = [(one.id, one.hardship, [item.id for item in one.items]) for one in evidence.situations]
        ours = [(one.id, one.hardship, [item.id for item in one.items]) for one in chinese.situations] if chinese else own
        if own != ours:
            problems.add(document.source(), "the situations or papers differ from those in 'zh'", "give both the same ids")
        for n, one in enumerate(evidence.situations):
            if one.hardship and kinds and one.hardship not in kinds.choices:
                place = document.source(("situations", n, "hardship"))
                problems.add(place, f"there is no hardship '{one.hardship}'", f"there are: {', '.join(kinds.choices)}")
            texts = [(one.title, ("title",))] + [
                (text, ("items", m, key))
                for m, item in enumerate(one.items)
                for key, text in (("text", item.text), ("paper", item.paper))
            ]
            for text, where in texts:
                place = document.text_source(("situations", n, *where))
                problems.extend(prose_rules.check_text(text, place, code, library))
