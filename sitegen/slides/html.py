"""A deck as a static page: each slide a section, its notes folded below it. It needs no script and prints one slide a page.

Style sheet, script, drawings and logo are files beside it, so the page keeps a strict policy and opens from file://.
"""

from __future__ import annotations

import html
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from sitegen.slides.colours import readable
from sitegen.slides.model import Deck, Text

POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'"


def pages(root: Path, deck: Deck) -> dict[str, bytes]:
    """The deck and the files it needs, by path in the folder of decks of one language."""
    folder = root / "templates" / "slides"
    made = Environment(
        loader=FileSystemLoader(folder), undefined=StrictUndefined, autoescape=True, trim_blocks=True, lstrip_blocks=True
    )
    made.filters["words"] = _words
    page = made.get_template("deck.html").render(deck=deck, policy=POLICY, logo=_logo(deck), total=len(deck.slides))
    drawings = {slide.picture.name: slide.picture.svg.encode() for slide in deck.slides if slide.picture}
    style = (folder / "deck.css").read_text("utf-8")
    colour = f":root{{--brand:#{readable(deck.brand.colour)}}}\n"
    found = {f"{deck.slug}.html": page.encode(), "deck.css": (colour + style).encode(), **drawings}
    found["deck.js"] = (folder / "deck.js").read_bytes()
    if deck.brand.logo:
        found[_logo(deck)] = deck.brand.logo
    return found


def _logo(deck: Deck) -> str:
    return f"logo.{deck.brand.logo_name.rpartition('.')[2]}" if deck.brand.logo else ""


def _words(text: Text) -> Markup:
    """What is seen of a text, bold where it is bold."""
    made = []
    for run in text:
        if not run.aside:
            said = html.escape(run.text, quote=False)
            made.append(f"<strong>{said}</strong>" if run.strong else said)
    return Markup("".join(made))
