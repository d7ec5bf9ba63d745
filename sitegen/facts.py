"""How a fact is shown: its value with a unit, its dates, its standing and how we read it, in one language."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from sitegen import targets
from sitegen.model import Fact, FactValue, Lpr
from sitegen.site import Site
from sitegen.targets import Target

CRISIS = "help-12356"


def fact_view(site: Site, here: str, fact: Fact) -> dict[str, Any]:
    """Everything a template shows of a fact. `here` is the address of the page it is shown on."""
    words = site.language
    code = words.code
    articles = ""
    if fact.articles:
        articles = fact.articles.zh if code == "zh" else fact.articles.en
        if not fact.articles.verified and site.t("fact.article_unverified") not in articles:
            articles += site.t("fact.article_unverified_mark")
    return {
        "id": fact.id,
        "href": targets.relative(here, targets.address(Target("fact", fact.id))),
        "title": site.local(fact.title),
        "statement": site.local(fact.statement),
        "standing": fact.standing,
        "standing_label": words.standings[fact.standing],
        "reading_label": "" if fact.reading == "full_text" else words.readings[fact.reading],
        "status_label": "" if fact.status == "in_force" else words.statuses[fact.status],
        "instrument": site.local(fact.instrument),
        "articles": articles,
        "issuer": site.local(fact.issuer),
        "issued": fact.issued or "",
        "from": fact.in_force.start or "",
        "to": fact.in_force.end or "",
        "dates": dates(site, fact),
        "url": fact.url or "",
        # Printed with the list of sources; a site with an address says once where they all stand (assets.paper).
        "paper_url": "" if site.edition.base_url else fact.url or "",
        "checked": fact.checked,
        "review_by": fact.review_by,
        "overdue": site.overdue(fact.review_by),
        "caution": site.local(fact.caution) if fact.caution else "",
    }


def crisis_numbers(site: Site) -> list[dict[str, str]]:
    """The numbers to call when life or mind is in danger, from the fact that names them; interface strings name each."""
    fact = site.fact(CRISIS)
    if fact is None:
        return []
    phones = [(name, value) for name, value in fact.values.items() if value.unit == "phone"]
    return [{"name": site.t(f"crisis.{name}"), "number": str(value.value), "note": ""} for name, value in phones]


def dates(site: Site, fact: Fact) -> str:
    """Since when a rule applies and until when, in one phrase; empty where neither is known."""
    start, end = fact.in_force.start, fact.in_force.end
    if start and end:
        return site.t("fact.from_to", start=start, end=end)
    if start:
        return site.t("fact.from", start=start)
    return site.t("fact.to", end=end) if end else ""


def number(value: int | float | str) -> str:
    """A number as people write it: thousands separated, no trailing zeros."""
    if isinstance(value, str):
        return value
    exact = Decimal(str(value))
    whole, _, part = f"{exact:f}".partition(".")
    part = part.rstrip("0")
    return f"{int(whole):,}" + (f".{part}" if part else "")


def with_unit(site: Site, value: FactValue) -> str:
    """A fact's value with its unit in the language: 15 日, 24%, 12 times."""
    return measured(site, value.unit, number(value.value), value.value == 1)


def measured(site: Site, unit: str, shown: str, one: bool = False) -> str:
    """A number already written out, with its unit; languages with a singular give `unit.one`."""
    units = site.language.units
    pattern = units.get(f"{unit}.one", units[unit]) if one else units[unit]
    return pattern.replace("{n}", shown)


def lpr_on(lpr: Lpr, day: str) -> float | None:
    """The one-year LPR in force on a day, percent a year; None before the first change and after the last known day."""
    if day > lpr.known_until:
        return None
    rates = [change.one_year for change in lpr.changes if change.start <= day]
    return rates[-1] if rates else None
