"""A picture in a text: its words with their calls made out, the drawing, and the file it becomes."""

from __future__ import annotations

import hashlib
import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sitegen import calculation, facts
from sitegen.calls import Call, find_calls
from sitegen.model_learning import PictureWords
from sitegen.pictures import DRAWINGS, Canvas, Given, Missing
from sitegen.site import Site
from sitegen.source import Problems, Source

_TAG = re.compile(r"<[^>]*>")
Expand = Callable[[str, Source], str]
"""A text and its place to inline HTML."""


@dataclass(frozen=True)
class Picture:
    """A finished picture: its file below assets/ and the words around it (`caption` is HTML)."""

    name: str
    svg: str
    width: int
    height: int
    title: str
    alt: str
    caption: str


def plain(made: str) -> str:
    """Inline HTML as plain text."""
    return " ".join(html.unescape(_TAG.sub("", made)).split())


def picture(
    site: Site, call: Call, name: str, answers: Mapping[str, dict[str, Any]],
    expand: Expand, inline: Expand, problems: Problems,
) -> Picture | None:
    """The picture of this name in the site's language, or None after noting what is wrong.

    `expand` makes out the calls in a text, `inline` its Markdown as well.
    """
    words = site.library.pictures.get(site.language.code, {}).get(name) or site.library.pictures["zh"].get(name)
    if name not in DRAWINGS or words is None:
        problems.add(call.source, f"there is no picture '{name}'", f"there are: {', '.join(DRAWINGS)}")
        return None
    meta = words.words
    before = len(problems)
    for role in sorted(_roles(meta) - answers.keys()):
        right = f'name one of this page: picture("{name}", {role}="…")'
        problems.add(call.source, f"the picture '{name}' needs an example as '{role}'", right)
    if len(problems) > before:
        return None
    labels = {key: plain(expand(text, words.at("labels", key))) for key, text in meta.labels.items()}
    title, alt = plain(expand(meta.title, words.at("title"))), plain(expand(meta.alt, words.at("alt")))
    caption = inline(meta.caption, words.at("caption")) if meta.caption else ""
    if len(problems) > before:
        return None
    given = _given(site, labels, answers)
    canvas = Canvas()
    try:
        height = DRAWINGS[name](canvas, given)
    except Missing as error:
        problems.add(call.source, str(error), "give it in the call, or in pictures.yml of this language")
        return None
    for label in [key for key, text in labels.items() if text in canvas.too_long]:
        problems.add(words.at("labels", label), f"this has no room in the picture '{name}'", "say it in fewer words")
    for label in sorted(labels.keys() - given.used):
        problems.add(words.at("labels", label), f"the picture '{name}' has no label '{label}'", "leave it out")
    brand = (site.edition.brand, site.edition.brand_dark)
    svg = canvas.svg(height, site.language.html_lang, title, alt, brand)
    mark = hashlib.sha256(svg.encode()).hexdigest()[:8]
    file = f"pictures/{name}-{site.language.code}-{mark}.svg"
    return Picture(file, svg, 324, round(height), title, alt, caption)


def _roles(words: PictureWords) -> set[str]:
    """The examples that the words of a picture call for."""
    texts = [words.title, words.alt, words.caption or "", *words.labels.values()]
    calls = [found for text in texts for found in find_calls(text, Source(""))]
    return {str(call.args[0]) for call in calls if isinstance(call, Call) and call.name == "example" and call.args}


def _given(
    site: Site, labels: Mapping[str, str], answers: Mapping[str, dict[str, Any]]
) -> Given:
    lpr = site.library.lpr
    return Given(
        labels,
        answers,
        {fact.id: fact.values for fact in site.library.facts.values()},
        (lpr.known_until, lpr.changes[-1].one_year) if lpr else None,
        lambda value: facts.measured(site, "yuan", calculation.yuan_text(value)),
        calculation.percent_text,
        lambda rate: facts.measured(site, "percent", facts.number(round(rate, 2))),
        calculation.whole_yuan_text,
    )
