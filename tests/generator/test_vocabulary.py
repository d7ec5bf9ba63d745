"""The vocabulary of the case file: calculators' inputs are filled from it or say why not; faults name their place."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from sitegen.load import load_library
from sitegen.vocabulary import FLAT
from sitegen.whole import edition_files, examine
from tests.conftest import ROOT

VOCABULARY = "content/vocabulary.yml"
LETTERS = """
    name id_number phone address email creditor lender_kind account contract_date principal interest penalties balance
    annual_rate minimum payment due_date first_overdue hardship_kind hardship_since hardship_text recovery_date income
    essentials safe_offer offer_monthly offer_months offer_start offer_day offer_arrangement complaint_number request_date
    refusal_date refusal_reason agent_number collector contacted_people court case_number served_date evidence today
"""


def told(project: Path) -> list[str]:
    _, problems = examine(project, edition_files(project), date(2026, 11, 23), False)
    return [str(problem) for problem in problems]


def changed(project: Path, name: str, old: str, new: str) -> int:
    """Change one place of a file; returns its line."""
    path = project / name
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return text.partition(old)[0].count("\n") + 1


def test_every_input_of_every_calculator_is_filled_or_says_why_not() -> None:
    library, _ = load_library(ROOT)
    assert library.case.vocabulary is not None
    assert len(library.calculators) >= 10
    for name, loaded in library.calculators.items():
        uses = library.case.vocabulary.calculators[name]
        assert list(uses) == [value.name for value in loaded.calculator.inputs], name
        filled = [use for use in uses.values() if use.none is None]
        reasons = [use.none for use in uses.values() if use.none is not None]
        assert filled or reasons, name
        assert all(len(reason) > 12 for reason in reasons), name


def test_letters_can_count_on_these_names() -> None:
    library, _ = load_library(ROOT)
    assert library.case.vocabulary is not None
    names = {*library.case.vocabulary.flat(), *library.case.vocabulary.values["event"]}
    assert [name for name in LETTERS.split() if name not in names] == []
    assert len(names) == sum(len(library.case.vocabulary.values[group]) for group in (*FLAT, "event"))


def test_an_input_that_nothing_fills_is_named_where_it_is_declared(small: Path) -> None:
    changed(small, VOCABULARY, "    principal: borrowed\n", "")
    source = (small / "calculators/true_apr.py").read_text("utf-8")
    before = source.partition('Value("principal"')[0]
    line, col = before.count("\n") + 1, len(before) - before.rfind("\n")
    assert told(small) == [
        f"calculators/true_apr.py:{line}:{col}: nothing says what fills 'principal' from the case file; "
        "add calculators.true_apr.principal to content/vocabulary.yml: the value that fills it, or {none: why not}"
    ]


def test_a_column_that_nothing_fills_is_named_too(small: Path) -> None:
    changed(small, VOCABULARY, "        consequence: consequence\n", "")
    found = told(small)
    assert len(found) == 1
    assert re.match(r"calculators/payoff_order\.py:\d+:\d+: nothing says what fills 'consequence'", found[0])
    assert "add calculators.payoff_order.debts.columns.consequence to content/vocabulary.yml" in found[0]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("    reserve: reserve\n", "    reserve: reserv\n", "there is no value 'reserv' here; there are: "),
        ("    payment: payment\n", "    payment: account\n",
         "'account' is of the kind text, the input 'payment' of the kind money; name a value of the same kind, "
         "or write {none: why not}"),
        ("    basis: shared_basis\n", "    basis: shared_basis\n    bassis: balance\n",
         "'fair_shares' has no 'bassis'; there are: amount, debts, basis"),
        ("    rate_period: {fixed: year}\n", "    rate_period: {fixed: week}\n",
         "'week' is no choice of 'rate_period'; there are: day, year"),
        ("    rate_period: {fixed: year}\n", "    rate_period: {fixed: year, none: because}\n",
         "an input is filled in one way; "),
        ("incomes: {rows: incomes,", "incomes: {rows: wages,", "there is no list 'wages'; there are: "),
        ("    collector: {kind: text}\n", "    collector: {kind: text}\n    phone: {kind: text}\n",
         "'phone' is also a value of 'person'; give one of them another name"),
        ("label: 'calculator:affordability.inputs.food'", "label: 'calculator:affordability.inputs.fod'",
         "'calculator:affordability.inputs.fod' names no words; see content/zh/calculators/affordability.md"),
    ],
)  # fmt: skip
def test_a_fault_in_the_vocabulary_is_named_at_its_place(small: Path, old: str, new: str, said: str) -> None:
    changed(small, VOCABULARY, old, new)
    text = (small / VOCABULARY).read_text("utf-8")
    line = text.partition(new)[0].count("\n") + new.count("\n", 0, -1) + 1
    found = [one for one in told(small) if said in one]
    assert len(found) == 1
    assert found[0].startswith(f"{VOCABULARY}:{line}:"), found


def test_words_and_checklist_are_the_same_in_every_language(small: Path) -> None:
    changed(small, "content/en/case-file.md", "    savings: {label:", "    savngs: {label:")
    changed(small, "content/en/case-file.md", "  done: Close\n", "")
    changed(small, "content/en/evidence.yml", "{id: pay-codes,", "{id: pay-code,")
    found = "\n".join(told(small))
    for said in (
        "the value 'person.savings' has no words; add values.person.savings with a label",
        "there is no value 'savngs'; mend the name or take it away",
        "strings 'done' is missing; translate it from content/zh/case-file.md",
        "content/en/evidence.yml:2:1: the situations or papers differ from those in 'zh'; give both the same ids",
    ):
        assert said in found
    assert found.count("\n") == 3


def test_every_string_a_script_asks_for_is_in_the_words() -> None:
    library, _ = load_library(ROOT)
    strings = library.case.pages["zh"].meta.strings
    asked = set()
    for path in (ROOT / "templates/assets/js/case").glob("*.js"):
        text = path.read_text("utf-8")
        asked |= set(re.findall(r'\btext\("([a-z_]+)"', text)) | set(re.findall(r'"(file_[a-z_]+)"', text))
    assert len(asked) > 40
    assert sorted(asked - strings.keys() - {"debt_"}) == []
