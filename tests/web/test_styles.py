"""The published style sheet beside the theme's whole one: nothing on any page looks different.

Twice over. What a left-out rule asks for (a class, an id, an attribute) stands on no page; and on a page of each kind every
computed style of every element and of its ::before and ::after is the same under either sheet: light, dark, printed,
with everything that folds open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from sitegen import styles, theme
from tests.conftest import ROOT, pages_of

KIND = re.compile(r"y-text--(\w+)")
OPEN = """() => {
  document.querySelectorAll('details').forEach(fold => { fold.open = true; });
  document.querySelectorAll('[hidden]').forEach(part => { part.hidden = false; });
}"""
LOOK = """() => {
  const seen = [];
  const kinds = {};
  document.querySelectorAll('html, body, body *').forEach(element => {
    // Of elements alike in name, class and parent two are looked at: a table's first cells stand for the others.
    const parent = element.parentElement || element;
    const line = [element, parent, parent.parentElement || parent];
    const kind = line.map(one => one.tagName + '.' + one.getAttribute('class')).join(' ');
    kinds[kind] = (kinds[kind] || 0) + 1;
    if (kinds[kind] > 2) return;
    for (const part of [null, '::before', '::after']) {
      const style = getComputedStyle(element, part);
      if (part && style.content === 'none') continue;
      const values = Array.from(style).filter(name => !name.startsWith('--'))
        .map(name => name + ':' + style.getPropertyValue(name));
      seen.push([element.tagName + '.' + element.getAttribute('class') + (part || ''), ...values]);
    }
  });
  return seen;
}"""
COMPARE = """whole => {
  const look = LOOK;
  const now = look();
  const link = document.querySelector('link[rel=stylesheet]');
  const style = document.createElement('style');
  style.textContent = whole;
  link.after(style);
  link.disabled = true;
  const then = look();
  style.remove();
  link.disabled = false;
  const wrong = [];
  now.forEach((values, n) => values.forEach((value, i) => {
    if (value !== then[n][i]) wrong.push(values[0] + ' ' + value + ' instead of ' + then[n][i]);
  }));
  return [now.length, then.length, now[0].length, wrong.slice(0, 5)];
}""".replace("LOOK", LOOK)


class _Words(HTMLParser):
    """Every word of a page that a selector could ask for: classes, ids, attributes and their values."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            self.found |= {name, value or "", *(value or "").split()}


@pytest.fixture(scope="module")
def ours() -> str:
    return "\n".join(path.read_text("utf-8") for path in sorted((ROOT / "templates/assets/css").glob("*.css")))


def test_no_page_has_what_a_left_out_rule_asks_for(site: Path, ours: str) -> None:
    kept = {selector for selector, _ in styles.selectors(theme.needed(ROOT, ours, theme.vocabulary(ROOT, [])))}
    gone = [(selector, asked) for selector, asked in styles.selectors(theme.whole()) if selector not in kept and asked]
    assert len(gone) > 1000
    for page in pages_of(site):
        words = _Words()
        words.feed((site / page).read_text("utf-8"))
        assert [selector for selector, asked in gone if asked <= words.found] == [], page


def _kinds(site: Path) -> Iterator[str]:
    """A page of each kind, the half of them in English."""
    seen: set[str] = set()
    for page in pages_of(site):
        kind = KIND.search((site / page).read_text("utf-8"))
        if kind and kind[1] not in seen:
            seen.add(kind[1])
            english = f"en/{page}"
            yield english if len(seen) % 2 and (site / english).exists() else page


def test_every_computed_style_is_the_same(chromium: Any, address: str, site: Path, ours: str) -> None:
    whole = theme.whole() + ours
    context = chromium.new_context(viewport={"width": 360, "height": 800}, bypass_csp=True)
    tab = context.new_page()
    kinds = list(_kinds(site))
    assert len(kinds) >= 7
    for page in kinds:
        tab.goto(address + page)
        tab.evaluate(OPEN)
        tab.add_style_tag(content="* { content-visibility: visible !important; }")
        for media in ({"color_scheme": "light"}, {"color_scheme": "dark"}, {"media": "print", "color_scheme": "light"}):
            tab.emulate_media(**media)
            before, after, properties, wrong = tab.evaluate(COMPARE, whole)
            assert before == after > 50
            assert properties > 300
            assert wrong == [], (page, media)
        tab.emulate_media(media="screen")
    context.close()
