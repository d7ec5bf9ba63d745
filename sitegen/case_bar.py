"""What the pages of tools need to be filled from a case file that the reader keeps for this visit, and to fill it."""

from __future__ import annotations

from typing import Any

from sitegen.case_page import uses_json
from sitegen.site import Site
from sitegen.vocabulary import Vocabulary

WORDS = ("fill", "keep", "debt", "another", "unnamed", "filled", "put", "nothing", "log", "logged", "days", "dated")


def bar(site: Site, kind: str, slug: str) -> dict[str, Any] | None:
    """The values that fill a page, whose each of them is, and the words; None where the case file is not on this site.

    `kind` is calculator, letter or flow; a flow is not filled, its practice call goes into the log.
    """
    vocabulary = site.library.case.vocabulary
    if vocabulary is None or "case-file.html" not in site.pages:
        return None
    uses: dict[str, Any] = {}
    if kind == "calculator":
        uses = uses_json(vocabulary.calculators.get(slug, {}))
    elif kind == "letter":
        names = _owners(vocabulary)
        fields = site.library.letters["zh"][slug].page.meta.fields
        uses = {field.name: {"value": [field.name]} for field in fields if field.name in names}
    if not uses and kind != "flow":
        return None
    of = {name: owner for name, owner in _owners(vocabulary).items() if name in _named(uses)}
    return {"uses": uses, "of": of, "words": {word: site.t(f"case.{word}") for word in WORDS}}


def _owners(vocabulary: Vocabulary) -> dict[str, str]:
    """Whose each value is by its name: of the person, of a debt, of an event; or worked out, and then never put in."""
    found = {}
    for group in ("person", "debt", "event", "moment"):
        for name, value in vocabulary.values.get(group, {}).items():
            found[name] = "worked" if value.computed else group
    return found


def _named(uses: dict[str, Any]) -> set[str]:
    """The values of the person and of a debt that these uses name."""
    found: set[str] = set()
    for use in uses.values():
        found |= set(use.get("value", ()))
        found |= {name for own in use.get("row", {}).values() for name in own.get("value", ())}
    return found
