"""The theme's style sheet without what no page can match: rule by rule, on small sheets whose answer is plain."""

from __future__ import annotations

import re

import pytest

from sitegen import styles, theme
from tests.conftest import ROOT

KNOWN = {"card", "wide", "menu", "data-kind", "letter", "open"}


@pytest.mark.parametrize(
    ("sheet", "left"),
    [
        (".card{color:red}", ".card{color:red}"),
        (".tab{color:red}", ""),
        (".card,.tab{color:red}", ".card{color:red}"),
        (".card .tab{color:red}", ""),
        (".card:not(.tab){color:red}", ".card:not(.tab){color:red}"),
        (":is(.tab,.card)>p{color:red}", ":is(.tab,.card)>p{color:red}"),
        ("#menu>a:hover{color:red}", "#menu>a:hover{color:red}"),
        ("#top>a:hover{color:red}", ""),
        ("[data-kind=letter]{color:red}", "[data-kind=letter]{color:red}"),
        ('[data-kind="flow"]{color:red}', ""),
        ("[data-kind^=fl]{color:red}", "[data-kind^=fl]{color:red}"),
        ("[data-other]{color:red}", ""),
        ("details[open]>summary::marker{color:red}", "details[open]>summary::marker{color:red}"),
        ("table td{color:red}", "table td{color:red}"),
        ("@media print{.card{color:red}.tab{color:red}}", "@media print{.card{color:red}}"),
        ("@media print{.tab{color:red}}", ""),
        ("@supports (display:grid){@media print{.tab{color:red}.wide{color:red}}}",
         "@supports (display:grid){@media print{.wide{color:red}}}"),
        ("@page{margin:25mm}", "@page{margin:25mm}"),
        (":root{--a:1px;--b:2px}.card{top:var(--a)}", ":root{--a:1px}\n.card{top:var(--a)}"),
        (":root{--a:1px;--b:var(--a)}.tab{top:var(--b)}", ""),
        (":root{--ours:1px}", ":root{--ours:1px}"),
        ("@keyframes turn{to{top:0}}.card{animation:turn 1s}", "@keyframes turn{to{top:0}}\n.card{animation:turn 1s}"),
        ("@keyframes turn{to{top:0}}.tab{animation:turn 1s}", ""),
        (".card{background:url(\"data:image/svg+xml,<svg viewBox='0 0 1 1'>\")}",
         ".card{background:url(\"data:image/svg+xml,<svg viewBox='0 0 1 1'>\")}"),
    ],
)  # fmt: skip
def test_a_rule_stays_where_it_can_match(sheet: str, left: str) -> None:
    assert styles.purged(sheet, ".own{top:var(--ours)}", KNOWN) == left


def test_an_authors_words_count_only_in_markup() -> None:
    text = '<p class="wide">tab</p>\n\n!!! care "menu of {{ x }}"\n    tip\n\n??? more "x"\n\n## Heading { .card }\n\nplain'
    assert styles.markup_words(text) >= {"wide", "care", "more", "card"}
    assert not styles.markup_words(text) & {"tab", "tip", "plain", "Heading"}


def test_the_themes_sheet_still_reads_as_the_replacements_expect() -> None:
    """At a new release of the theme these may need another look."""
    raw = next((theme.FOLDER / "assets/stylesheets").glob("main.*.min.css")).read_text("utf-8")
    for old in theme._REPLACED:
        assert old in raw


def test_most_of_the_theme_goes() -> None:
    ours = "".join(path.read_text("utf-8") for path in sorted((ROOT / "templates/assets/css").glob("*.css")))
    left = theme.needed(ROOT, ours, theme.vocabulary(ROOT, []))
    assert len(left) < len(theme.whole()) / 4
    assert ".md-typeset .admonition" in left
    assert "[class]" not in left
    assert ".md-nav" not in left and ".highlight" not in left


def test_every_property_of_ours_that_is_asked_for_is_there() -> None:
    ours = "".join(path.read_text("utf-8") for path in sorted((ROOT / "templates/assets/css").glob("*.css")))
    asked = set(re.findall(r"var\((--ydt-[\w-]+)", ours))
    assert asked <= set(re.findall(r"(--ydt-[\w-]+)\s*:", ours))
