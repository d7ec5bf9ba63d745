"""What an organisation's texts may not hold. Its pages are Markdown from somebody we do not know: words, blocks, our links.

Our own pages may hold HTML where it serves; a page of an edition may not hold a tag, an entity, an attribute or a link in
any other form than `[words](target)`, for each of these can hide what a link really does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from sitegen.reading import Page
from sitegen.source import Problem, Source
from sitegen.yamlfile import Document

LONGEST_TEXT = 600
_TAG = re.compile(r"<[A-Za-z/!?]")
_ENTITY = re.compile(r"&#|&[A-Za-z][A-Za-z0-9]*;")
_LINK = re.compile(r"!?\[[^\[\]\n]*\]\([^()\s]*\)")
_OTHER_LINK = re.compile(r"\]\s*\(|\]\s*\[")
_REFERENCE = re.compile(r"^[ \t>]*\*?\[[^\]\n]*\]:", re.MULTILINE)
_ATTRIBUTES = re.compile(r"\{(?!\{)(?!#[A-Za-z][A-Za-z0-9_-]*\}[ \t]*$)(?<!\{\{)[^{}\n]*\}", re.MULTILINE)
_NESTED = re.compile(r"^(?:[ \t]*(?:>|[-*+][ \t]|\d+\.[ \t])){9}|^[ \t]{33}", re.MULTILINE)
_CALL = re.compile(r"\{\{.*?\}\}", re.DOTALL)
_OPENS = re.compile(r"\{\{|\{%|\{#")


def faults(text: str, at: Source) -> Iterator[Problem]:
    """Everything in a Markdown text, which starts at `at`, that an edition may not use."""
    # Calls have their own grammar and are refused by `calls`; here another character stands for each, so that places stay.
    plain = _CALL.sub(lambda found: re.sub(r"[^\n]", "\x01", found[0]), text)
    without = _LINK.sub(lambda found: "\x01" * len(found[0]), plain)
    for pattern, where, wrong, right in (
        (_TAG, plain, "HTML is not used in an edition's texts", "write Markdown; put a space after a plain '<'"),
        (_ENTITY, plain, "entities (&name;) are not used in an edition's texts", "write the character itself"),
        (_REFERENCE, plain, "link definitions are not used in an edition's texts", "write [words](target) in place"),
        (_ATTRIBUTES, plain, "attributes ({…}) are not used in an edition's texts", "only a heading ends with {#id}"),
        (_OTHER_LINK, without, "this link is not of the form [words](target)", "leave no spaces and no brackets inside"),
        (_NESTED, plain, "quotes and lists are nested too deeply here", "flatten them"),
    ):
        for found in pattern.finditer(where):
            yield Problem(at.inside(text, found.start()), wrong, right)


def page_faults(page: Page[Any]) -> Iterator[Problem]:
    """The same for a page: its front matter and its body."""
    yield from faults(page.body, page.body_at)
    for where, text in strings(page.document.value, ()):
        yield from faults(text, page.text_at(*where))


def yaml_faults(document: Document) -> Iterator[Problem]:
    """What the texts of an edition's YAML may not hold: they are plain words and are shown as they are."""
    for where, text in strings(document.value, ()):
        at = document.text_source(where)
        for pattern, wrong, right in (
            (_TAG, "HTML is not used in an edition's texts", "write plain words"),
            (_OPENS, "calls ({{ … }}) are not used here", "write plain words; calls stand in pages"),
        ):
            if found := pattern.search(text):
                yield Problem(at.inside(text, found.start()), wrong, right)
        if len(text) > LONGEST_TEXT:
            yield Problem(at, f"this text has {len(text)} characters", f"keep it to {LONGEST_TEXT}; more goes into a page")


def strings(value: Any, where: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Every text in a YAML value, with the keys that lead to it."""
    if isinstance(value, str):
        yield where, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from strings(item, (*where, key))
    elif isinstance(value, list):
        for n, item in enumerate(value):
            yield from strings(item, (*where, n))
