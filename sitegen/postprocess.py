"""What happens to a rendered page before it is published. Pure: HTML in, HTML out.

The renderer aligns table cells by inline style, which the policy refuses, and leaves tables that cannot be scrolled by
keyboard; both are mended here. `faults` is the last look: nothing inline may run or style, nothing may come from outside.
"""

from __future__ import annotations

import itertools
import re

_ALIGN = re.compile(r' style="text-align: (left|right|center);?"')
_TABLE = re.compile(r"<table>(.*?)</table>", re.S)
_LEFT_OVER = re.compile(
    r'<input class="md-toggle[^>]*>|<label class="md-overlay.*?</label>|<div data-md-component="(?:skip|announce)">.*?</div>'
    r'|<div class="md-dialog".*?</div>\s*</div>|(?<=") data-md-component="\w+"',
    re.S,
)
_BLANK = re.compile(r"\n[ \t]*(?=\n)|(?<=\n)[ \t]+(?=<)")
# End tags that HTML leaves out by rule: the next tag says the same. A twentieth of what a table or a list of sources weighs.
_IMPLIED = re.compile(
    r"</li>\s*(?=<li\b|</[uo]l>)|</t[dh]>\s*(?=<t[dh]\b|</tr>)|</tr>\s*(?=<tr\b|</t(?:able|head|body|foot)>)"
    r"|</d[td]>\s*(?=<d[td]\b|</d(?:iv|l)>)|</option>\s*(?=<option\b|</select>)"
    # What is hidden keeps its end, by which the search finds where it stops.
    r"|(<p\b[^>]*\shidden\b[^>]*>.*?</p>)|</p>\s*(?=<(?:p|[uod]l|div|section|h[1-6]|table|details|figure|aside|nav|blockquote|pre|form|article)\b"
    r"|</(?:div|section|article|aside|details|t[dh]|li|dd|blockquote|figure|form)>)",
    re.S,
)
_KEEP = re.compile(r"(<(pre|textarea|script)\b.*?</\2>)", re.S)
_INLINE_STYLE = re.compile(r"<[a-z][^>]*\sstyle\s*=", re.I)
_STYLE_ELEMENT = re.compile(r"<style\b", re.I)
_HANDLER = re.compile(r"<[a-z][^>]*\son[a-z]+\s*=", re.I)
_SCRIPT = re.compile(r"<script\b([^>]*)>", re.I)
_LOADED = re.compile(r"<(?:script|img|iframe|source|video|audio|embed|object)\b[^>]*\s(?:src|data)=[\"']?(https?:)?//", re.I)
_STYLE_LINK = re.compile(r"<link\b[^>]*\brel=[\"']?(stylesheet|preload|preconnect|dns-prefetch|icon)[^>]*>", re.I)


def finish(html: str, table_label: str) -> str:
    """The page as published: cells aligned by class, tables in a focusable region, blank lines and implied end tags gone."""
    html = _ALIGN.sub(r' class="ta-\1"', html)
    # A corner cell heads nothing: as an empty heading it would be read out as one.
    html = re.sub(r"<th( class=\"[^\"]*\")?>\s*</th>", r"<td\1></td>", html)
    numbers = itertools.count(1)
    several = len(_TABLE.findall(html)) > 1

    def wrapped(match: re.Match[str]) -> str:
        label = f"{table_label} {next(numbers)}" if several else table_label
        return f'<div class="table-wrap" tabindex="0" role="region" aria-label="{label}"><table>{match[1]}</table></div>'

    html = _TABLE.sub(wrapped, html)
    # What the theme's base template leaves for scripts that we do not ship.
    html = _LEFT_OVER.sub("", html)
    parts = _KEEP.split(html)
    kept = [_IMPLIED.sub(r"\1", _BLANK.sub("", part)) if n % 3 == 0 else part for n, part in enumerate(parts) if n % 3 != 2]
    return "".join(kept)


def faults(html: str) -> list[str]:
    """What on a finished page would break the policy or reach outside; empty on every page that may be published."""
    found = []
    text = _KEEP.sub(lambda match: match[0].partition(">")[0] + ">", html)
    if _INLINE_STYLE.search(text):
        found.append("an inline style attribute")
    if _STYLE_ELEMENT.search(text):
        found.append("an inline style element")
    if _HANDLER.search(text):
        found.append("an inline event handler")
    for attributes in _SCRIPT.findall(text):
        if "src=" not in attributes and "application/" not in attributes:
            found.append("an inline script")
    if _LOADED.search(text):
        found.append("something loaded from another host")
    for link in _STYLE_LINK.finditer(text):
        if re.search(r"href=[\"']?(https?:)?//", link[0]):
            found.append("a style sheet or hint to another host")
    if "javascript:" in text.lower():
        found.append("a javascript: link")
    return found
