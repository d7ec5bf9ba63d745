"""What the content says, as frozen records: facts, guides, languages. No reading, no deciding, no writing here."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from sitegen.model_learning import Question
from sitegen.schema import Day, Filled, Id, PartialDay, Record, Texts, Url, wrong

Standing = Literal[
    "statute", "judicial_interpretation", "rule", "national_standard", "industry_guideline", "press_report", "unverified"
]
Reading = Literal["full_text", "quoted", "law_firm", "press", "note", "memory"]
Status = Literal["in_force", "expired", "superseded", "draft", "pilot", "announced", "reported", "warning", "not_law"]
Unit = Literal[
    "day", "working_day", "month", "year", "percent", "percent_per_year", "percent_per_day", "times", "yuan", "count",
    "phone", "time", "date",
]


class FactValue(Record):
    """A number of the outside world: `value` in `unit`. Percent is in percent (24 is 24 %), phone and time are text."""

    value: int | float | str
    unit: Unit


class Articles(Record):
    """Which articles; `verified` is false when the article number was not checked against the text."""

    zh: Filled
    en: Filled
    verified: bool = True


class InForce(Record):
    """From when to when a rule applies; None is unknown (from) or open (to)."""

    start: Annotated[PartialDay | None, Field(alias="from")] = None
    end: Annotated[PartialDay | None, Field(alias="to")] = None


class Fact(Record):
    """One rule or figure of the outside world, stated once, with its source, dates, standing and how we read it."""

    id: Id
    title: Texts
    statement: Texts
    values: dict[Id, FactValue] = Field(default_factory=dict)
    instrument: Texts
    articles: Articles | None = None
    issuer: Texts
    issued: PartialDay | None = None
    in_force: InForce
    standing: Standing
    reading: Reading
    status: Status
    url: Url | None = None
    checked: Day
    review_by: Day
    caution: Texts | None = None
    background: Filled | None = None

    @model_validator(mode="after")
    def _never_above_its_source(self) -> Fact:
        if self.reading == "memory" and self.standing != "unverified":
            raise wrong(f"the fact '{self.id}' was only remembered but claims a standing", "set standing: unverified")
        if self.standing == "press_report" and self.status == "in_force":
            raise wrong(f"the fact '{self.id}' is known from the press only but says it is in force", "set status: reported")
        return self


class LprChange(Record):
    """The one-year LPR in percent a year from a day on."""

    start: Annotated[Day, Field(alias="from")]
    one_year: float


class LprQuote(Record):
    """One monthly announcement, percent a year."""

    date: Day
    one_year: float
    five_year_plus: float


class Lpr(Record):
    """The loan prime rate by date. After `known_until` no rate is known, and every user of it says so."""

    unit: Literal["percent_per_year"]
    publisher: Texts
    rule_fact: Id
    changes: Annotated[list[LprChange], Field(min_length=1)]
    known_until: Day
    not_found: list[Day] = Field(default_factory=list)
    checked: Day
    review_by: Day
    caution: Texts
    quotes: list[LprQuote] = Field(default_factory=list)
    background: Filled | None = None


class Myth(Record):
    """A claim the portal must never make, and what is true instead."""

    id: Id
    myth: Texts
    truth: Texts
    facts: Annotated[list[Id], Field(min_length=1)]


class Correction(Record):
    """What this portal got wrong, what it says now, since when it stood and why it changed."""

    date: Day
    fact: Id | None = None
    was: Texts
    now: Texts
    since: Day
    why: Texts


class Term(Record):
    """A legal or financial term with a short explanation for its first use on a page and a long one for the glossary."""

    id: Id
    term: Filled
    also: list[Filled] = Field(default_factory=list)
    zh_name: Filled | None = None
    short: Filled
    long: Filled
    facts: list[Id] = Field(default_factory=list)


class Link(Record):
    """A link with its words; `link` is a named target such as guide:refused."""

    link: Filled
    text: Filled


class Glance(Record):
    """The page in half a minute: the answer, what to do now, what not to do yet, how long it takes, where to go next."""

    answer: Filled
    do_now: Annotated[list[Filled], Field(min_length=1, max_length=3)]
    not_yet: Annotated[list[Filled], Field(max_length=2)] = Field(default_factory=list)
    time: Filled
    next: Link


class PageMeta(Record):
    """What the front matter of every written page says: how it is called and found, and when it was written and checked."""

    title: Filled
    description: Filled
    section: Id
    aliases: list[Filled] = Field(default_factory=list)
    tags: list[Literal["distress"]] = Field(default_factory=list)
    written: Day
    checked: Day
    facts: list[Id] = Field(default_factory=list)


class Guide(PageMeta):
    """The front matter of a guide or of a page whose list is generated from data."""

    tools: list[Filled] = Field(default_factory=list)
    examples: dict[Id, dict[str, Any]] = Field(default_factory=dict)
    glance: Glance | None = None
    quiz: list[Question] = Field(default_factory=list)
    sheets: bool = False
    """Whether a handout, a card and slides are made of it."""
    handout: list[Id] = Field(default_factory=list)
    """The sections that go on the handout, by the ids of their headings; without any, all do."""
    generated: Literal["sources", "myths", "corrections", "glossary"] | None = None


class Situation(Record):
    """One of the six situations on the home page, in the reader's own words."""

    link: Filled
    title: Filled
    text: Filled


class Home(Record):
    """The front matter of the home page."""

    title: Filled
    description: Filled
    written: Day
    checked: Day
    question: Filled
    situations: Annotated[list[Situation], Field(min_length=6, max_length=6)]
    help: list[Id] = Field(default_factory=list)
    facts: list[Id] = Field(default_factory=list)
    examples: dict[Id, dict[str, Any]] = Field(default_factory=dict)


class SectionWords(Record):
    """A section's title and one-sentence summary in one language."""

    title: Filled
    summary: Filled


class Language(Record):
    """A language of the portal. `complete: false` lets it fall back to Chinese page by page, with a notice."""

    code: Filled
    name: Filled
    html_lang: Filled
    complete: bool = True
    strings: dict[str, str]
    sections: dict[Id, SectionWords]
    standings: dict[str, Filled]
    readings: dict[str, Filled]
    statuses: dict[str, Filled]
    units: dict[str, Filled]


class Section(Record):
    """A section and its pages in reading order."""

    id: Id
    guides: list[Id] = Field(default_factory=list)
    flows: list[Id] = Field(default_factory=list)
    calculators: list[Id] = Field(default_factory=list)
    letters: list[Id] = Field(default_factory=list)


class PlannedPage(Record):
    """A page the portal owes its readers: what it must say, the facts it stands on, the tools it hands over to."""

    slug: Id
    section: Id
    zh: Filled
    en: Filled
    must: list[Filled]
    facts: list[Id]
    tools: list[Filled]
