"""The codes of printed sheets, and the file an edition keeps of those it issued: what each sheet said and stood on.

A code has eight characters of an alphabet in which no two look alike. The last is a check: any one character mistyped and
any two neighbours swapped give a code that is noticed as none (31 is prime, and the weights differ by less than 31).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from sitegen.model import Fact
from sitegen.schema import Day, Filled, Id, Record, Texts, wrong

ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
LENGTH = 8
FILE = "codes.yml"


def make(*parts: str) -> str:
    """The code of a sheet, as ABCD-EFGH: from its kind, guide, language, text and the facts it stands on."""
    number = int.from_bytes(hashlib.sha256("\0".join(parts).encode()).digest(), "big")
    body = ""
    for _ in range(LENGTH - 1):
        number, digit = divmod(number, len(ALPHABET))
        body += ALPHABET[digit]
    return f"{body[:4]}-{body[4:]}{_check(body)}"


def plain(code: str) -> str:
    """The code as its page is named: its eight characters, upper case, without the hyphen and spaces."""
    return code.upper().replace("-", "").replace(" ", "")


def is_code(text: str) -> bool:
    """Whether a text can be a code at all: the alphabet, the length, the check."""
    body = plain(text)
    return len(body) == LENGTH and set(body) <= set(ALPHABET) and body[-1] == _check(body[:-1])


def _check(body: str) -> str:
    return ALPHABET[sum((n + 2) * ALPHABET.index(letter) for n, letter in enumerate(body)) % len(ALPHABET)]


def _code(text: str) -> str:
    if not is_code(text):
        raise wrong(f"'{text}' is not the code of a sheet", "restore the line as the command wrote it")
    return text


Code = Annotated[str, AfterValidator(_code)]


class Stood(Record):
    """A fact as it was when a sheet was printed. `values` are texts: number and unit."""

    fact: Id
    title: Texts
    statement: Texts
    values: dict[Id, str] = Field(default_factory=dict)
    start: str = ""
    end: str = ""
    standing: Filled
    status: Filled

    @property
    def digest(self) -> str:
        """What tells two versions of a fact apart: its title does not."""
        body = self.model_dump(exclude={"title"})
        return hashlib.sha256(json.dumps(body, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:12]


class Issued(Record):
    """A sheet that was issued: what it is, when it was first made, what it said, the facts by their digests."""

    code: Code
    kind: Literal["handout", "card", "quiz"]
    guide: Id
    language: Filled
    title: Filled
    issued: Day
    text: Filled
    facts: list[Filled] = Field(default_factory=list)


class Ledger(Record):
    """The file of an edition: every code issued, and every version of a fact that a sheet stands on, by its digest."""

    codes: list[Issued] = Field(default_factory=list)
    facts: dict[str, Stood] = Field(default_factory=dict)


def stood(fact: Fact) -> Stood:
    """The fact as it is now, in the form that the file keeps."""
    return Stood(
        fact=fact.id,
        title=fact.title,
        statement=fact.statement,
        values={name: f"{value.value} {value.unit}" for name, value in fact.values.items()},
        start=fact.in_force.start or "",
        end=fact.in_force.end or "",
        standing=fact.standing,
        status=fact.status,
    )


def added(ledger: Ledger, sheets: Iterable[tuple[Issued, Iterable[Fact]]]) -> Ledger:
    """The ledger with these sheets in it. A code that is there already stays as it was, with the day it was first issued."""
    codes = {one.code: one for one in ledger.codes}
    facts = dict(ledger.facts)
    for issued, named in sheets:
        if issued.code in codes:
            continue
        codes[issued.code] = issued
        for fact in named:
            version = stood(fact)
            facts.setdefault(version.digest, version)
    ordered = sorted(codes.values(), key=lambda one: (one.issued, one.guide, one.kind, one.language, one.code))
    return Ledger(codes=ordered, facts=dict(sorted(facts.items())))


def text(ledger: Ledger) -> str:
    """The ledger as YAML, a line for each entry. JSON values are YAML."""

    def line(record: Record) -> str:
        return json.dumps(record.model_dump(), ensure_ascii=False)

    head = "# Written by `build.py sheets`: the sheets issued and what they stood on. Keep it; change nothing.\n"
    codes = "".join(f"  - {line(one)}\n" for one in ledger.codes)
    facts = "".join(f"  {json.dumps(name)}: {line(one)}\n" for name, one in ledger.facts.items())
    return head + (f"codes:\n{codes}" if codes else "codes: []\n") + (f"facts:\n{facts}" if facts else "facts: {}\n")
