"""axe-core on a page in the states a reader brings it into. Which states a page has is read off the page, so that a new kind
of page is looked at whole from its first day.

A page is loaded once. In the first scheme every rule runs; the other scheme only changes colours, so only the rules that
look at colours run again there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from tests.conftest import ROOT

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
COLOURS = ["color-contrast", "link-in-text-block"]
SOURCE = (ROOT / "node_modules/axe-core/axe.min.js").read_text("utf-8")

RUN = """async only => {
  const found = await axe.run(document, {runOnly: only, resultTypes: ['violations'], preload: false});
  return found.violations.map(v => v.id + ': ' + v.nodes.slice(0, 3).map(n => n.target.join(' ')).join(' | '));
}"""

# What a reader can do to a page. Each returns whether there was anything to do.
STATES = {
    "as it comes": "() => true",
    # Every fold in the text open, long tables and workings too.
    "unfolded": """() => {
      const folds = document.querySelectorAll('article details');
      folds.forEach(fold => { fold.open = true; });
      return folds.length > 0;
    }""",
    # Every field given something it cannot take, and left.
    "wrong": """() => {
      const fields = [...document.querySelectorAll('article input, article select, article textarea')];
      const tell = (field, name) => field.dispatchEvent(new Event(name, {bubbles: true}));
      fields.forEach(field => {
        if (field.type === 'checkbox' || field.type === 'radio') field.checked = true;
        else if (field.tagName === 'SELECT') field.selectedIndex = field.options.length - 1;
        else if (field.type === 'text' || field.tagName === 'TEXTAREA') field.value = '????';
        else return;
        tell(field, 'input');
        tell(field, 'change');
        tell(field, 'focusout');
      });
      return fields.length > 0;
    }""",
    "emptied": """() => {
      const clear = document.querySelector('article [data-do=clear]');
      if (clear) clear.click();
      return Boolean(clear);
    }""",
}


def axe(tab: Any) -> list[str]:
    """The violations on the page as it stands; for tests that bring a page into a state of their own."""
    _prepare(tab)
    return _run(tab)


def _prepare(tab: Any) -> None:
    """Axe, and everything rendered: what was not laid out yet is measured wrongly by scripts (80-offscreen.css)."""
    tab.add_style_tag(content="* { content-visibility: visible !important; }")
    tab.evaluate(SOURCE)


def _run(tab: Any, rules: Sequence[str] = ()) -> list[str]:
    only = {"type": "rule", "values": list(rules)} if rules else {"type": "tag", "values": TAGS}
    return list(tab.evaluate(RUN, only))


def look(tab: Any, address: str, widths: Sequence[int], schemes: Sequence[str], brief: bool = False) -> Iterator[str]:
    """What axe finds on a page in all its states, at these widths and in these schemes.

    A brief look brings the page into its states at the first width only, and of a single set-up leaves the page as it comes
    out where unfolding shows the same and more.
    """
    tab.emulate_media(color_scheme=schemes[0])
    tab.set_viewport_size({"width": widths[0], "height": 800})
    tab.goto(address)
    tab.locator("body").wait_for()
    _prepare(tab)
    shows_more = tab.evaluate("() => document.querySelector('article details') !== null")
    for state, bring in STATES.items():
        if not tab.evaluate(bring) or (state == "as it comes" and brief and shows_more and len(widths) == len(schemes) == 1):
            continue
        tab.wait_for_timeout(250 if state in {"wrong", "emptied"} else 0)  # tables and chart follow when the reader pauses
        for width in widths[:1] if brief and state != "as it comes" else widths:
            tab.set_viewport_size({"width": width, "height": 800})
            for scheme in schemes:
                tab.emulate_media(color_scheme=scheme)
                found = _run(tab) if scheme == schemes[0] else _run(tab, COLOURS)
                yield from (f"{state}, {width}, {scheme}: {fault}" for fault in found)
