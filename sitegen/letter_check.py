"""What can be wrong with letters: fields and conditions that lead nowhere, law without a source, languages that differ."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from typing import get_args

from sitegen import letter_data, letter_names, prose_rules, targets
from sitegen.calls import Call, find_calls
from sitegen.lengths import check_lengths
from sitegen.letters import Addressee, Part, Row, Term
from sitegen.load import LetterPage, Library
from sitegen.source import Problem, Problems

LAW = {
    "zh": re.compile(r"法律|法规|条例|依法|司法解释|监管(?:规定|要求)|有权|《[^》]*(?:法|条例|办法|规定|通知|标准|解释)》"),
    "en": re.compile(r"\b(?:the law|Law|Code|regulations?|by law|statutes?|entitled|have the right)\b", re.I),
}
LIMITATION = ("cc-195-interruption", "spc-limitation-8-14")
LONGEST = 160
"""Characters of a Chinese passage of a letter, slots and conditions left out: longer ones are split into points."""


def check_letters(library: Library, problems: Problems) -> None:
    """Every fault of every letter, and of the letters of a language against the Chinese ones.

    Two languages are compared only where neither has a fault of its own, which would echo in the other.
    """
    sound: set[tuple[str, str]] = set()
    for code, letters in library.letters.items():
        for name, letter in letters.items():
            before = len(problems)
            _fields(letter, problems)
            letter_names.check_fields(library.case.vocabulary, letter, problems)
            _parts(letter, problems)
            _law(library, letter, problems)
            _texts(library, letter, problems)
            if len(problems) == before:
                sound.add((code, name))
    for code, words in library.letter_words.items():
        for name in get_args(Addressee):
            if name not in words.before_sending:
                place = library.place("letters", code)
                problems.add(place, f"'before_sending' lacks '{name}'", "say how such a letter is delivered and proved")
    _handed_over(library, problems)
    _sections(library, problems)
    _pairs(library, sound, problems)


def _fields(letter: LetterPage, problems: Problems) -> None:
    page = letter.page
    seen: set[str] = set()
    used = {slot.field for part in letter.body.parts for slot in part.slots}
    used |= {term.field for term in _terms(letter)}
    for n, field in enumerate(page.meta.fields):
        place = page.at("fields", n)
        if field.name in seen:
            problems.add(place, f"the field '{field.name}' stands twice", "keep one of them")
        seen.add(field.name)
        if field.name not in used:
            problems.add(place, f"the field '{field.name}' is used nowhere", "use it in a passage or take it away")
        if (field.kind == "choice") != bool(field.choices):
            right = "give it 'choices: {code: words}'" if field.kind == "choice" else "take the choices away"
            problems.add(place, f"the field '{field.name}' is of the kind {field.kind}", right)


def _terms(letter: LetterPage) -> list[Term]:
    """All terms, each place once: passages of one block share theirs."""
    found = {(t.at, t.text): t for part in letter.body.parts for t in (*part.when, *part.terms)}
    return list(found.values())


def _parts(letter: LetterPage, problems: Problems) -> None:
    fields = {field.name: field for field in letter.page.meta.fields}
    known = f"the fields are: {', '.join(fields)}"
    for part in letter.body.parts:
        for slot in part.slots:
            if slot.field not in fields:
                problems.add(slot.at, f"there is no field '{slot.field}'", _near(slot.field, fields, known))
            elif slot.count and fields[slot.field].kind != "lines":
                problems.add(slot.at, f"'{slot.field}' has no lines to count", "only fields of the kind lines have a .count")
            elif fields[slot.field].kind == "flag":
                problems.add(slot.at, f"'{slot.field}' is a tick and has no words", "use it as a condition: [? it: words]")
    for term in _terms(letter):
        if term.field not in fields:
            problems.add(term.at, f"there is no field '{term.field}'", _near(term.field, fields, known))
            continue
        choices = fields[term.field].choices
        if term.codes and not choices:
            problems.add(term.at, f"'{term.field}' is not a choice", f"write '{term.field}' or '!{term.field}'")
        for code in term.codes if choices else ():
            if code not in choices:
                there = f"there are: {', '.join(choices)}"
                problems.add(term.at, f"'{term.field}' has no choice '{code}'", _near(code, choices, there))
    kinds = [part.kind for part in letter.body.parts]
    if kinds.count("title") != 1 or kinds[0] != "title" or letter.body.parts[0].when:
        problems.add(letter.page.body_at, "a letter starts with its title, once", "write '> # title' as the first passage")
    if "sign" not in kinds:
        problems.add(letter.page.body_at, "nobody signs this letter", "end it with '> > …' lines: who, and when")


def _near(name: str, names: object, otherwise: str) -> str:
    near = difflib.get_close_matches(name, list(names), 1)  # type: ignore[call-overload]
    return f"did you mean '{near[0]}'?" if near else otherwise


def _law(library: Library, letter: LetterPage, problems: Problems) -> None:
    """Calls in passages name what there is; a passage that speaks of the law has its source beside it."""
    rules = prose_rules.rules_of(letter.page.language)
    for row in letter.body.rows:
        cited = _cited(row)
        for part in row.parts:
            named = _named(library, part, problems)
            for fact in named - cited:
                right = f'write {{{{ cite("{fact}") }}}} in what stands beside it'
                problems.add(part.at, f"the passage names '{fact}' without its source", right)
            bare = prose_rules.without_calls(part.text, part.at)
            speaks = LAW[rules].search(bare)
            if speaks and not cited:
                right = 'name it by {{ law("fact-id") }} and write {{ cite("fact-id") }} beside it, or leave the law out'
                place = part.at.inside(part.text, speaks.start())
                problems.add(place, f"'{speaks.group()}' speaks of the law without a source", right)
    for n, fact in enumerate(letter.page.meta.facts):
        if fact not in library.facts:
            right = _near(fact, library.facts, "name an id from content/facts/")
            problems.add(letter.page.at("facts", n), f"there is no fact '{fact}'", right)
    if letter.page.meta.acknowledges_debt:
        for fact in LIMITATION:
            if fact not in letter.page.meta.facts:
                wrong = "the letter acknowledges the debt and does not stand on what that does to limitation"
                problems.add(letter.page.at("facts"), wrong, f"add '{fact}' to the facts")


def _cited(row: Row) -> set[str]:
    calls = find_calls(row.meaning, row.meaning_at)
    return {str(c.args[0]) for c in calls if isinstance(c, Call) and c.name in {"cite", "fact"} and c.args}


def _named(library: Library, part: Part, problems: Problems) -> set[str]:
    found = set()
    for call in letter_data.calls_of(part):
        if isinstance(call, Problem):
            problems.extend([call])
        elif letter_data.CALLS.get(call.name) != len(call.args):
            right = 'write law("fact"), instrument("fact") or value("fact", "name")'
            problems.add(call.source, f"'{call.name}' is not called in a letter", right)
        elif call.args[0] not in library.facts:
            right = _near(str(call.args[0]), library.facts, "name an id from content/facts/")
            problems.add(call.source, f"there is no fact '{call.args[0]}'", right)
        elif call.name == "value" and call.args[1] not in library.facts[call.args[0]].values:
            known = ", ".join(library.facts[call.args[0]].values) or "none"
            problems.add(call.source, f"'{call.args[0]}' has no value '{call.args[1]}'", f"its values are: {known}")
        else:
            found.add(str(call.args[0]))
    return found


def _texts(library: Library, letter: LetterPage, problems: Problems) -> None:
    page, body = letter.page, letter.body
    texts = [(body.before, body.before_at, False), (body.after, body.after_at, False)]
    texts += [(part.text, part.at, False) for part in body.parts]
    texts += [(row.meaning, row.meaning_at, False) for row in body.rows]
    texts += [(page.meta.title, page.text_at("title"), True), (page.meta.description, page.text_at("description"), False)]
    for name in ("use_when", "not_when"):
        texts += [(text, page.text_at(name, n), False) for n, text in enumerate(getattr(page.meta, name))]
    for n, field in enumerate(page.meta.fields):
        texts += [(field.label, page.text_at("fields", n, "label"), False), (field.help, page.at("fields", n), True)]
    for text, place, own in texts:
        problems.extend(prose_rules.check_text(text, place, page.language, library, own))
    for n, link in enumerate(page.meta.next):
        if targets.parse(link.link) is None:
            problems.add(page.at("next", n), f"'{link.link}' is not a link we know", "write guide:slug, calculator:name …")
    if page.language == "zh":
        _lengths(letter, problems)


def _lengths(letter: LetterPage, problems: Problems) -> None:
    texts = [(row.meaning, row.meaning_at) for row in letter.body.rows]
    texts += [(letter.body.before, letter.body.before_at), (letter.body.after, letter.body.after_at)]
    for text, place in texts:
        problems.extend(check_lengths(text, place, "zh", ("p95", "paragraph")))
    for part in letter.body.parts:
        bare = re.sub(r"\[\?[^:\]]*:|\[\[[^\]]*\]\]|[\]\s]", "", prose_rules.without_calls(part.text, part.at))
        if len(bare) > LONGEST:
            problems.add(part.at, f"the passage has more than {LONGEST} characters", "make it two, or points ('- …')")


def _handed_over(library: Library, problems: Problems) -> None:
    """What a calculator hands to a letter is a field of that letter."""
    chinese = library.letters.get("zh", {})
    for loaded in library.calculators.values():
        for words in loaded.words.values():
            for n, step in enumerate(words.meta.next):
                name = step.link.removeprefix("letter:")
                if name == step.link or name not in chinese:
                    continue
                fields = [field.name for field in chinese[name].page.meta.fields]
                for filled in step.fill:
                    if filled not in fields:
                        right = _near(filled, fields, f"its fields are: {', '.join(fields)}")
                        place = words.document.source(("next", n, "fill"))
                        problems.add(place, f"the letter '{name}' has no field '{filled}'", right)


def _sections(library: Library, problems: Problems) -> None:
    chinese = library.letters.get("zh", {})
    placed = {name: section.id for section in library.sections.values() for name in section.letters}
    for section in library.sections.values():
        for name in section.letters:
            if name not in chinese and f"letter:{name}" not in library.planned_tools:
                place = library.place("section", section.id)
                problems.add(place, f"no letter '{name}' is written or planned", "mend the name or write it")
    for name, letter in chinese.items():
        section_id = letter.page.meta.section
        if section_id not in library.sections:
            known = ", ".join(library.sections)
            problems.add(letter.page.at("section"), f"there is no section '{section_id}'", f"there are: {known}")
        elif placed.get(name) != section_id:
            right = f"add '{name}' to the letters below '{section_id}' in content/sections.yml"
            problems.add(letter.page.at("section"), f"'{name}' is not in the reading order of its section", right)


def _pairs(library: Library, sound: set[tuple[str, str]], problems: Problems) -> None:
    """A letter is the same letter in every complete language: fields, passages, conditions, slots."""
    chinese = library.letters.get("zh", {})
    for code in [c for c, language in library.languages.items() if language.complete and c != "zh"]:
        own = library.letters.get(code, {})
        for name in sorted(chinese.keys() - own.keys()):
            place = chinese[name].page.at("title")
            problems.add(place, f"the letter '{name}' is missing in '{code}'", f"write content/{code}/letters/{name}.md")
        for name, letter in own.items():
            if name in chinese:
                if {("zh", name), (code, name)} <= sound:
                    _same(chinese[name], letter, problems)
            else:
                right = f"write content/zh/letters/{name}.md first"
                problems.add(letter.page.at("title"), f"the letter '{name}' exists in '{code}' only", right)


def _same(source: LetterPage, letter: LetterPage, problems: Problems) -> None:
    page = letter.page
    for name in ("section", "facts", "tags", "acknowledges_debt", "sent_to"):
        if getattr(source.page.meta, name) != getattr(page.meta, name):
            problems.add(page.at(name), f"'{name}' differs from 'zh'", "make both the same")
    if [link.link for link in source.page.meta.next] != [link.link for link in page.meta.next]:
        problems.add(page.at("next"), "'next' leads elsewhere than in 'zh'", "name the same links in the same order")
    shape = [(f.name, f.kind, f.optional, list(f.choices)) for f in source.page.meta.fields]
    if shape != [(f.name, f.kind, f.optional, list(f.choices)) for f in page.meta.fields]:
        right = "give both the same names, kinds and choices, in one order"
        problems.add(page.at("fields"), "the fields differ from 'zh'", right)
    ours = [section.id for section in source.body.sections]
    if ours != [section.id for section in letter.body.sections]:
        problems.add(page.body_at, "the headings differ from those in 'zh'", f"give both the headings {', '.join(ours)}")
    if len(source.body.parts) != len(letter.body.parts):
        wrong = f"there are {len(letter.body.parts)} passages here and {len(source.body.parts)} in 'zh'"
        problems.add(page.body_at, wrong, "translate each passage, one for one")
        return
    for one, other in zip(source.body.parts, letter.body.parts, strict=True):
        if _shape(one) != _shape(other):
            wrong = "the kind, conditions or slots of this passage differ from those in 'zh'"
            problems.add(other.at, wrong, f"the Chinese one stands at {one.at}")


def _shape(part: Part) -> object:
    """What two languages have in common: the kind, the conditions, which slots and inner conditions there are."""
    return (
        part.kind, [term.text for term in part.when], Counter((slot.field, slot.count) for slot in part.slots),
        Counter(term.text for term in part.terms),
    )  # fmt: skip
