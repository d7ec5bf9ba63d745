"""The vocabulary in which a calculator declares itself.

A declaration is data: what goes in, what comes out, which dated facts it leans on and the examples that prove it. Words
(labels, help, sentences) stand in `content/<lang>/calculators/<name>.md`, so a translator never opens Python. Nothing in
this module is compiled to JavaScript; the generator turns a declaration into JSON for the page (`as_json`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

Kind = Literal["money", "rate", "share", "factor", "whole", "date", "choice", "flag", "text", "rows", "amounts"]
"""How a value is written outside and held inside.

money   yuan outside, integer fen inside
rate    fraction a year (or of `unit`), typed in percent by readers: 0.24 is 24 %
share   fraction without a time, typed in percent
factor  a plain number such as a penalty multiplier of 1.5
whole   an integer; `unit` says of what (months, days, times)
date    ISO text outside, proleptic Gregorian day number inside (1 is 0001-01-01)
choice  one of `choices`
flag    true or false
text    a name the reader gives; never part of a sum
rows    a list of records with `columns`
amounts a list of yuan outside, of fen inside; an output only, silent: a table shows the same numbers with their names
"""


@dataclass(frozen=True)
class Value:
    """One input, output or column: its name, kind and limits, in the units of the outside (yuan, fractions, ISO dates).

    `default` is what an omitted input takes. `optional` inputs are None when left empty. `shown_when` names another
    choice or flag input (for a column: a column before it) and the answers under which the field is asked at all; where
    it is not asked it takes its default. `assumption` puts the field among the visible conventions rather than among the
    questions. `implied` says what an omitted choice becomes where another input is given: (("flows", "flows"),). Outputs
    and columns that are `silent` are answered but not painted; a column that has a `total` is summed under its table.
    `least` and `most` of rows are numbers of rows. A date that is `today` is filled in by whoever asks (page, command
    line) where it is left out: calculators have no clock. A date that is some days `ago` moves along with today in the
    example the page opens with. What the case file fills an input with stands in `content/vocabulary.yml`.
    """

    name: str
    kind: Kind
    default: Any = None
    least: float | None = None
    most: float | None = None
    optional: bool = False
    unit: str = ""
    choices: tuple[str, ...] = ()
    columns: tuple[Value, ...] = ()
    shown_when: tuple[str, tuple[str, ...]] | None = None
    assumption: bool = False
    implied: tuple[tuple[str, str], ...] = ()
    silent: bool = False
    total: bool = False
    today: bool = False
    ago: int | None = None


@dataclass(frozen=True)
class Example:
    """A case with its answer and where the answer comes from: it runs in Python, in V8 and in the reader's browser.

    `inputs` and `expected` are in outside units; `expected` names the outputs that are compared (payment,
    rows.0.principal). `source` is an id of `content/checked-against.yml`, `fact` a dated fact: at least one of the two. What
    was worked out on paper has its working in the words. `places` gives the decimals to which a rate of the source is
    stated (PBoC states 12.80 %: 4 places of the fraction); money is compared to the fen. The one that is `shown` stands
    in the fields when the page is opened.
    """

    name: str
    inputs: Mapping[str, Any]
    expected: Mapping[str, Any]
    source: str = ""
    fact: str = ""
    places: int = 4
    shown: bool = False


@dataclass(frozen=True)
class Calculator:
    """Everything about a calculator that is not words and not arithmetic.

    `details` declares the kinds of names that appear only inside sentences, steps, tables or charts. `rules` maps a name
    to a place in the dated facts ("pl-25-4xlpr.multiple", "lpr:changes") or to the working days ("calendar:china"); the
    generator reads them and passes them to `compute(inputs, rules)`, so that no number of the law is typed in a calculator.

    The words of each language must have a template for every code the calculator can give: `findings` (answer sentences),
    `steps`, `notes`, `problems` of its own, for its chart (where it has one) the `series`, the `ticks` (x values that are
    codes) and the `chart_findings`, and for the days it gives for a calendar file the `calendar`.
    """

    name: str
    section: str
    inputs: tuple[Value, ...]
    outputs: tuple[Value, ...]
    details: tuple[Value, ...] = ()
    findings: tuple[str, ...] = ()
    steps: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    series: tuple[str, ...] = ()
    ticks: tuple[str, ...] = ()
    chart_findings: tuple[str, ...] = ()
    calendar: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    rules: Mapping[str, str] = field(default_factory=dict)
    examples: tuple[Example, ...] = ()
