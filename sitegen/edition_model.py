"""What an organisation says about its own portal, as frozen records: one YAML file, an edition.

Data only: nothing here can name a path outside the edition's folder or run anything.
"""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from sitegen.schema import Day, Filled, Id, Record, Texts, Url, wrong

ReferralKind = Literal[
    "legal_aid", "debt_advice", "mediation", "counselling", "court", "regulator", "union", "community", "other"
]


def _https(text: str) -> str:
    if not text.startswith("https://"):
        raise wrong(f"'{text}' is not a safe address to send words to", "start it with https://")
    return text


def _colour(text: str) -> str:
    if not re.fullmatch(r"#[0-9a-fA-F]{6}", text):
        raise wrong(f"'{text}' is not a colour", "write # and six digits from 0 to f, such as '#1d4f91'")
    return text


def _mail(text: str) -> str:
    if not re.fullmatch(r"[^@\s<>\"']+@[^@\s<>\"']+\.[^@\s<>\"']+", text):
        raise wrong(f"'{text}' is not a mail address", "write it like hello@example.org")
    return text


Colour = Annotated[str, AfterValidator(_colour)]
Phone = Filled
Mail = Annotated[str, AfterValidator(_mail)]
SafeUrl = Annotated[Url, AfterValidator(_https)]


class Hotline(Record):
    """A telephone number an organisation offers or recommends, with what it is for and when it answers."""

    name: Texts
    number: Phone
    note: Texts | None = None


class Contact(Record):
    """How to reach the organisation."""

    email: Mail | None = None
    phone: Phone | None = None
    address: Texts | None = None
    url: Url | None = None


class LeaveOut(Record):
    """Sections and pages an edition does not carry."""

    sections: list[Id] = Field(default_factory=list)
    pages: list[Id] = Field(default_factory=list)


class Reviewed(Record):
    """Who read this edition's texts over, in which capacity, and when."""

    by: Texts
    on: Day


class Region(Record):
    """Where a place helps: a province (or a city of province rank), and the city where it helps in one city only."""

    province: Texts
    city: Texts | None = None


class Referral(Record):
    """A place that helps people: with what, where, when, how to reach it, and the day somebody last made sure of that.

    Either `region` is given or `nationwide: true`. Without `checked_by` it was the publisher who made sure.
    After `review_by` the page says that nobody has looked since `checked`, and a release is refused.
    """

    id: Id
    name: Texts
    kind: ReferralKind
    region: Region | None = None
    nationwide: bool = False
    helps_with: Texts | None = None
    hours: Texts | None = None
    languages: Texts | None = None
    costs: Texts | None = None
    phone: Phone | None = None
    url: Url | None = None
    address: Texts | None = None
    note: Texts | None = None
    checked: Day
    checked_by: Texts | None = None
    review_by: Day | None = None

    @model_validator(mode="after")
    def _somewhere_and_reachable(self) -> Referral:
        if (self.region is None) != self.nationwide:
            raise wrong(
                f"'{self.id}' must help either in a region or nationwide",
                "give 'region: {province: …}' or 'nationwide: true'",
            )
        if not (self.phone or self.url or self.address):
            raise wrong(f"nobody can reach '{self.id}'", "give its phone, url or address")
        return self


class Feedback(Record):
    """Where a reader's words about a page may go; without any way, none is offered. Only the reader sends anything.

    `mail` an address; `form` a form the organisation already has; `post` an address that takes JSON by POST;
    `paper` where a printed sheet can be handed in.
    """

    mail: Mail | None = None
    form: SafeUrl | None = None
    post: SafeUrl | None = None
    paper: Texts | None = None


class Edition(Record):
    """One organisation's portal."""

    id: Id
    name: Texts
    tagline: Texts
    languages: Annotated[list[Filled], Field(min_length=1)] = Field(default_factory=lambda: ["zh", "en"])
    base_url: Url | None = None
    logo: Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9._-]*\.(svg|png|jpg|webp)$")] | None = None
    brand: Colour = "#0f5c4d"
    brand_dark: Colour = "#7fd1bd"
    publisher: Texts
    contact: Contact = Field(default_factory=Contact)
    hotlines: list[Hotline] = Field(default_factory=list)
    referrals: list[Referral] = Field(default_factory=list)
    leave_out: LeaveOut = Field(default_factory=LeaveOut)
    notices: list[Texts] = Field(default_factory=list)
    reviewed: list[Reviewed] = Field(default_factory=list)
    funding: Texts | None = None
    licence_note: Texts | None = None
    exit_url: Url | None = None
    feedback: Feedback = Field(default_factory=Feedback)
    embeds: bool = True
    """Whether the calculators can be shown inside partners' pages."""
    service_worker: bool = False
    """Whether the hosted site keeps itself on the reader's phone for days without a network."""
    sheets: bool = True
    """Whether handouts, cards and slides are made for printing and teaching."""
