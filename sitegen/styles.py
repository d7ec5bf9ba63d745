"""The theme's style sheet without the rules that no page can match. Pure.

A selector can match only where every class, id and attribute it asks for is written somewhere: in a template, in a script
of ours, in the code that makes HTML, in a Markdown extension, in a text. Those words are the vocabulary; a selector that
needs another word goes, and with it the custom properties and animations that nobody asks for any more. Tag names and
what stands inside :not(), :is() and the like never decide, so a rule is rather kept than lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any

import tinycss2  # type: ignore[import-untyped]

_WORD = re.compile(r"[A-Za-z_][\w-]*")
_MARKUP = re.compile(r"<[^<>]*>|\{[^{}]*\}|^[ \t]*(?:!!!|\?\?\?\+?)[^\n]*", re.M)
_ASKED = re.compile(r"var\(\s*(--[\w-]+)")
_ANIMATION = re.compile(r"animation(?:-name)?\s*:([^;}]*)")


@lru_cache(2_000)
def words(text: str) -> frozenset[str]:
    """Every word of a template, script or module that could be a class, an id or an attribute."""
    return frozenset(_WORD.findall(text))


@lru_cache(2_000)
def markup_words(text: str) -> frozenset[str]:
    """The same for an author's Markdown: only what stands in tags, attribute lists and marks of passages."""
    return frozenset(word for part in _MARKUP.findall(text) for word in _WORD.findall(part))


def purged(theme: str, ours: str, vocabulary: Iterable[str]) -> str:
    """The rules of `theme` that pages made of this vocabulary can need beside the style sheet `ours`."""
    known = frozenset(vocabulary)
    css = _serialised(_kept(tinycss2.parse_stylesheet(theme, skip_comments=True, skip_whitespace=True), known))
    while True:
        fewer = _without_unused(css, ours)
        if fewer == css:
            return css
        css = fewer


def selectors(css: str) -> list[tuple[str, set[str]]]:
    """Every selector of a style sheet, those inside @media included, with the words it asks a page for."""
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return [(tinycss2.serialize(one).strip(), _asked(one)) for rule in _flat(rules) for one in _split(rule.prelude)]


def _rules(block: Any) -> list[Any]:
    return list(tinycss2.parse_rule_list(block.content, skip_comments=True, skip_whitespace=True))


def _flat(rules: Sequence[Any]) -> Iterator[Any]:
    for rule in rules:
        if rule.type == "qualified-rule":
            yield rule
        elif rule.type == "at-rule" and rule.at_keyword in {"media", "supports"}:
            yield from _flat(_rules(rule))


def _kept(rules: Sequence[Any], known: frozenset[str]) -> Iterator[str]:
    """Rules as text, their selectors reduced to those that can match."""
    for rule in rules:
        if rule.type == "qualified-rule":
            left = [one for one in _split(rule.prelude) if _asked(one) <= known]
            if left:
                yield f"{','.join(tinycss2.serialize(one).strip() for one in left)}{{{tinycss2.serialize(rule.content)}}}"
        elif rule.type == "at-rule" and rule.at_keyword in {"media", "supports"}:
            inside = _serialised(_kept(_rules(rule), known))
            if inside:
                yield f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{inside}}}"
        elif rule.type == "at-rule" and rule.at_keyword != "charset":
            yield tinycss2.serialize([rule])


def _serialised(parts: Iterable[str]) -> str:
    return "\n".join(parts)


def _split(prelude: Sequence[Any]) -> list[list[Any]]:
    """A selector list as its selectors."""
    found: list[list[Any]] = [[]]
    for token in prelude:
        if token.type == "literal" and token.value == ",":
            found.append([])
        else:
            found[-1].append(token)
    return found


def _asked(selector: Sequence[Any]) -> set[str]:
    """The classes, ids and attributes without which a selector cannot match."""
    found: set[str] = set()
    before = ""
    for token in selector:
        if token.type == "hash" or (token.type == "ident" and before == "."):
            found.add(token.value)
        elif token.type == "[] block":
            found |= _attribute(token.content)
        before = token.value if token.type == "literal" else ""
    return found


def _attribute(content: Sequence[Any]) -> set[str]:
    """[name] asks for the name, [name=value] for the value too; other comparisons only for the name."""
    names = [token.value for token in content if token.type == "ident"]
    exact = any(token.type == "literal" and token.value == "=" for token in content)
    values = [token.value for token in content if token.type in {"string", "ident"}] if exact else []
    return {*names[:1], *values}


def _without_unused(css: str, ours: str) -> str:
    """Without custom properties that no var() asks for and animations that nothing names."""
    both = css + ours
    asked = set(_ASKED.findall(both))
    moving = {word for part in _ANIMATION.findall(both) for word in _WORD.findall(part)}
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    return _serialised(_pruned(rules, asked, moving))


def _pruned(rules: Sequence[Any], asked: set[str], moving: set[str]) -> Iterator[str]:
    for rule in rules:
        if rule.type == "qualified-rule":
            left = [one for one in _declarations(rule) if not one.name.startswith("--") or one.name in asked]
            if left:
                yield f"{tinycss2.serialize(rule.prelude)}{{{';'.join(one.serialize() for one in left)}}}"
        elif rule.at_keyword in {"media", "supports"}:
            inside = _serialised(_pruned(_rules(rule), asked, moving))
            if inside:
                yield f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{inside}}}"
        elif not rule.at_keyword.endswith("keyframes") or moving & words(tinycss2.serialize(rule.prelude)):
            yield tinycss2.serialize([rule])


def _declarations(rule: Any) -> list[Any]:
    found = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
    return [one for one in found if one.type == "declaration"]
