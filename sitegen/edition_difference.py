"""What an edition's page changed in the base's page, heading by heading, computed from the two Markdown texts. Pure."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sitegen import targets
from sitegen.flows import plain
from sitegen.model import Guide
from sitegen.reading import HEADING, Page
from sitegen.site import VERSION, Site, SitePage

OPENING = "_opening"
"""Stands for what comes before the first heading: title, description, the glance and the first sentences."""
ALIKE = 0.6
"""From this share of common characters on, a heading whose id is new is taken for one of the base's that is gone."""


@dataclass(frozen=True)
class Part:
    """What stands under one heading of the second level, blanks and line ends made even."""

    id: str
    title: str
    text: str


@dataclass(frozen=True)
class Difference:
    """The headings of the edition's page that are as in the base, changed and new, and those of the base that are gone."""

    same: tuple[Part, ...] = ()
    changed: tuple[Part, ...] = ()
    added: tuple[Part, ...] = ()
    gone: tuple[Part, ...] = ()


def parts(page: Page[Guide]) -> list[Part]:
    """The parts of a page in order, the opening first. A quiz, dates and what is named in lists do not count as text."""
    meta, found = page.meta, list(HEADING.finditer(page.body))
    glance = meta.glance.model_dump_json() if meta.glance else ""
    ends = [match.start() for match in found[1:]] + [len(page.body)]
    opening = page.body[: found[0].start()] if found else page.body
    made = [Part(OPENING, "", _even("\n".join((meta.title, meta.description, glance, opening))))]
    for n, (match, end) in enumerate(zip(found, ends, strict=False)):
        text = _even(match["title"] + page.body[match.end() : end])
        made.append(Part(match["id"] or f"_{n}", plain(match["title"]), text))
    return made


def _even(text: str) -> str:
    return " ".join(text.split())


def difference(base: Sequence[Part], own: Sequence[Part]) -> Difference:
    """What `own` changed in `base`. Parts belong together by id, else where most of their text is the same."""
    there = {part.id: part for part in base}
    gone = {part.id: part for part in base if part.id not in {one.id for one in own}}
    same: list[Part] = []
    changed: list[Part] = []
    added: list[Part] = []
    for part in own:
        was = there.get(part.id) or _nearest(part, gone)
        if was is None:
            added.append(part)
            continue
        gone.pop(was.id, None)
        (same if was.text == part.text else changed).append(part)
    return Difference(tuple(same), tuple(changed), tuple(added), tuple(gone.values()))


def _nearest(part: Part, left: Mapping[str, Part]) -> Part | None:
    shares = [(difflib.SequenceMatcher(None, part.text, one.text, False).ratio(), one) for one in left.values()]
    share, found = max(shares, key=lambda pair: pair[0], default=(0.0, None))
    return found if share >= ALIKE else None


def foot(site: Site, page: SitePage) -> dict[str, Any] | None:
    """What the foot of a page says of it: a sentence, and the way to the base's text where the base has an address.

    None where the text is the base's own.
    """
    if page.kind == "quiz" or not site.is_own(page):
        return None
    source = site.edition_files.pages[page.text_language][page.slug]
    base = site.library.guides.get(source.language, {}).get(page.slug)
    names = {"name": site.local(site.edition.publisher), "base": base_name(site)}
    if base is None:
        return {"text": site.t("changed.added", **names), "href": ""}
    found = difference(parts(base), parts(source))
    return {"text": _sentence(site, found, names), "href": _address(site, page, source.language)}


def _sentence(site: Site, found: Difference, names: dict[str, str]) -> str:
    if not found.same:
        return site.t("changed.rewritten", **names)
    comma = site.t("punct.comma")
    said = [
        site.t(f"changed.{kind}", titles=comma.join(part.title or site.t("changed.opening") for part in some))
        for kind, some in (("parts", found.changed), ("new", found.added), ("gone", found.gone))
        if some
    ]
    if not said:
        return site.t("changed.same", **names)
    return site.t("changed.some", **names) + site.t("changed.between").join(said) + site.t("changed.end")


def base_name(site: Site) -> str:
    """The base's name and version, as this site names them."""
    base = site.library.base
    return f"{site.local(base.name)} {VERSION}" if base else VERSION


def _address(site: Site, page: SitePage, language: str) -> str:
    base = site.library.base
    if base is None or not base.base_url or language not in base.languages:
        return ""
    folder = "" if language == base.languages[0] else f"{language}/"
    return base.base_url.rstrip("/") + "/" + folder + targets.relative("index.html", page.url)
