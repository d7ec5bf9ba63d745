"""A page with the search as it ships, under a strict policy, with the index of the stand-in; and hands to use it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import yaml
from jinja2 import Environment, FileSystemLoader

from sitegen import frame
from tests.search import corpus

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'none'; "
    "form-action 'none'; base-uri 'none'"
)
RESULTS = "document.querySelectorAll('.search-result').length > 0"
SHELL = """<!doctype html>
<html lang="{lang}" class="no-js"><head><meta http-equiv="Content-Security-Policy" content="{policy}">
<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Probe</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="../assets/site.css">
<noscript><link rel="stylesheet" href="../assets/noscript.css"></noscript>
<script defer src="../assets/10-base.js"></script>
<script defer src="../assets/12-out.js"></script><script defer src="../assets/40-search.js"></script>
<script defer src="../assets/45-search-box.js"></script></head>
<body><header>{search}</header><main><h1>Probe</h1><p><a href="#x" id="x">text</a></p></main>
</body></html>
"""


def make(folder: Path, language: str) -> Path:
    """A page with the partial as it ships, the index of the stand-in beside it."""
    strings = yaml.safe_load((corpus.ROOT / "content" / language / "language.yml").read_text(encoding="utf-8"))["strings"]
    environment = Environment(loader=FileSystemLoader(corpus.ROOT / "templates"), autoescape=True)
    search = environment.get_template("partials/search.html").render(
        t=strings.__getitem__, search_base=f"../assets/search/{language}-test/", search_root="../"
    )
    assets = folder / "assets"
    index = assets / "search" / f"{language}-test"
    index.mkdir(parents=True)
    (folder / "guides").mkdir()
    for name, text in corpus.index(language).items():
        (index / name).write_text(text, encoding="utf-8")
    words = {"words": {key: strings[key] for key in frame.WORDS}, "pages": {}}
    base = f"window.ydtSite = {json.dumps(words)};\n" + (corpus.SCRIPT.parent / "10-base.js").read_text("utf-8")
    (assets / "10-base.js").write_text(base, "utf-8")
    for name in ("12-out.js", "40-search.js", "45-search-box.js"):
        (assets / name).write_bytes((corpus.SCRIPT.parent / name).read_bytes())
    styles = sorted((corpus.ROOT / "templates" / "assets" / "css").glob("[1-5]0-*.css"))
    (assets / "site.css").write_text("\n".join(path.read_text(encoding="utf-8") for path in styles), encoding="utf-8")
    (assets / "noscript.css").write_bytes((corpus.ROOT / "templates/assets/noscript.css").read_bytes())
    page = SHELL.format(lang=language, policy=POLICY, search=search)
    for url in {page.url for page in corpus.pages(language) if page.url.startswith("guides/")}:
        (folder / url).write_text(page, encoding="utf-8")
    return folder


def until(page: Any, condition: str) -> None:
    """Wait for a condition of the page; Playwright's own way would need eval, which the policy forbids."""
    for _ in range(100):
        if page.evaluate(condition):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"never came true: {condition}")


def typed(page: Any, address: str, words: str) -> None:
    page.goto(address)
    page.locator("#search-input").focus()
    page.keyboard.insert_text(words)  # an "input" event and no key event, as voice input and some keyboards send it
    until(page, RESULTS)
