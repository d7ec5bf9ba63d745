"""Where the plan and the origin of the portal are answered, and what second readings changed: read, checked, written down.

`content/review/<slug>.yml` says for each point of the plan which heading answers it in each language, `content/origin.yml`
the same for the points of the article the portal grew from, `content/readings.yml` what a second reading found.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from sitegen import schema, targets
from sitegen.load import Library, Page, document
from sitegen.model import Guide
from sitegen.readings import KINDS, READ, Reading, WholeReading, is_written, read_whole
from sitegen.schema import Day, Filled, Id, Record, Texts
from sitegen.source import Problems, Source
from sitegen.targets import Target

SHOWN = 26
"""How many characters of an answering paragraph are quoted; twice as many in languages with letters."""
OF_THE_TEMPLATE = {"glance", "opening", "generated"}
"""Places that no heading of the text marks: the box at the top, the words before the first heading, a page of data."""


class Ticked(Record):
    """A point of the plan and the heading that answers it in each language, or several headings with commas between."""

    must: Filled
    zh: Filled
    en: Filled


class ReviewedPage(Record):
    """The points of one planned page."""

    slug: Id
    compared: Day | None = None
    """The day on which somebody read each point beside the passage that answers it, in every language."""
    musts: list[Ticked]


class OriginPoint(Record):
    """A point of the article, and the places that answer it."""

    point: Texts
    answered: list[Filled]


Item = TypeVar("Item", bound=Record)


@dataclass
class Review:
    """All of it, with where each item stands."""

    pages: dict[str, ReviewedPage] = field(default_factory=dict)
    origin: list[OriginPoint] = field(default_factory=list)
    readings: list[Reading] = field(default_factory=list)
    whole: list[WholeReading] = field(default_factory=list)
    places: dict[tuple[str, str | int], Source] = field(default_factory=dict)


def read_review(library: Library, problems: Problems) -> Review:
    """The review as the files say it; faults of form are noted."""
    found, root = Review(), library.root
    for path in sorted((root / "content/review").glob("*.yml")):
        one = document(root, path, problems)
        page = schema.read(ReviewedPage, one, problems) if one else None
        if one and page:
            found.pages[path.stem] = page
            found.places[path.stem, ""] = one.source(("slug",))
            for n in range(len(page.musts)):
                found.places[path.stem, n] = one.source(("musts", n))
    found.origin = _list(library, "origin.yml", "points", OriginPoint, found, problems)
    found.readings = _list(library, "readings.yml", "readings", Reading, found, problems)
    found.whole = _list(library, "readings.yml", "whole", WholeReading, found, problems, needed=False)
    return found


def _list(
    library: Library, name: str, key: str, model: type[Item], found: Review, problems: Problems, *, needed: bool = True
) -> list[Item]:
    """The items of a list in a file below content/; their places are noted in `found`. A list not needed may be missing."""
    one = document(library.root, library.root / "content" / name, problems)
    items = one.value.get(key) if one and isinstance(one.value, dict) else None
    if one is None or not isinstance(items, list):
        if one and needed:
            problems.add(one.source(), f"the list '{key}' is missing", f"write '{key}:' and its items below it")
        return []
    made: list[Item] = []
    for n in range(len(items)):
        record = schema.read(model, one, problems, (key, n))
        if record:
            found.places[name if key != "whole" else f"{name} whole", len(made)] = one.source((key, n))
            made.append(record)
    return made


def check_review(library: Library, review: Review, problems: Problems) -> None:
    """Every point of every planned page is ticked by a heading that exists, every point of the origin by a page."""
    written = library.guides.get("zh", {})
    for slug, planned in library.plan.items():
        page = review.pages.get(slug)
        if page is None:
            if slug in written:
                wrong = f"the points of '{slug}' are not ticked"
                problems.add(Source(f"content/review/{slug}.yml"), wrong, "say which heading answers each point of the plan")
            continue
        if page.slug != slug:
            problems.add(review.places[slug, ""], f"the slug is '{page.slug}'", f"write '{slug}'")
        if [one.must for one in page.musts] != planned.must:
            right = "list the plan's points in their order: " + ", ".join(planned.must)
            problems.add(review.places[slug, ""], f"the points differ from the plan of '{slug}'", right)
        for n, one in enumerate(page.musts):
            for code in ("zh", "en"):
                for anchor in anchors(getattr(one, code)):
                    _heading(library, slug, code, anchor, review.places[slug, n], problems)
    for slug in review.pages.keys() - library.plan.keys():
        right = "add it to content/plan.yml, or drop this file"
        problems.add(review.places[slug, ""], f"no page '{slug}' is planned", right)
    for n, point in enumerate(review.origin):
        for name in point.answered:
            _answer(library, name, review.places["origin.yml", n], problems)
    for n, reading in enumerate(review.readings):
        if written and not is_written(library, reading.page) and reading.page not in library.plan:
            problems.add(review.places["readings.yml", n], f"there is no page '{reading.page}'", READ)
    for n, read in enumerate(review.whole):
        for slug in read.pages:
            if written and not is_written(library, slug):
                problems.add(review.places["readings.yml whole", n], f"there is no page '{slug}'", READ)


def anchors(written: str) -> list[str]:
    """The places named in a tick: `growth`, or `growth, court`."""
    return re.split(r", *", written)


def _heading(library: Library, slug: str, code: str, anchor: str, place: Source, problems: Problems) -> None:
    page = library.guides.get(code, {}).get(slug)
    if page and anchor not in OF_THE_TEMPLATE and f"{{#{anchor}}}" not in page.body:
        problems.add(place, f"'{slug}' has no heading '#{anchor}' in '{code}'", "name one of its headings, or glance")


def _answer(library: Library, name: str, place: Source, problems: Problems) -> None:
    target = targets.parse(name)
    if target is None or target.kind not in {"guide", "path", "flow", "letter", "calculator"}:
        problems.add(place, f"'{name}' is not the name of a page", "write guide:slug#heading")
    elif not library.has(target) and not library.is_planned(target):
        problems.add(place, f"'{target}' does not exist", "name a page that answers the point")
    elif target.kind == "guide" and target.anchor:
        for code in ("zh", "en"):
            _heading(library, target.name, code, target.anchor, place, problems)


def page(library: Library, review: Review) -> str:
    """docs/content-review.md: everything above as one page of Markdown."""
    count = sum(len(one.musts) for one in review.pages.values())
    lines = [
        "# Where the content plan is answered",
        "",
        "Written by `python build.py review` from `content/plan.yml`, `content/review/`, `content/origin.yml` and",
        "`content/readings.yml`; a test holds it to be current. A place is a page, a heading and the first words there.",
        "",
        f"## The plan: {len(review.pages)} pages, {count} points",
        "",
        *_compared(review),
    ]
    for slug, planned in library.plan.items():
        lines += [f"### {planned.zh} / {planned.en} (`{slug}`)", ""]
        for one in review.pages[slug].musts if slug in review.pages else []:
            said = "; ".join(
                _place(library, code, Target("guide", slug, anchor))
                for code in ("zh", "en") for anchor in anchors(getattr(one, code))
            )
            lines.append(f"- [x] {one.must}: {said}")
        lines.append("")
    lines += [f"## The {len(review.origin)} points the project came from", ""]
    for n, point in enumerate(review.origin, 1):
        lines += [f"{n}. {point.point['en']} ({point.point['zh']})", ""]
        for name in point.answered:
            target = targets.parse(name)
            lines += [f"    - {_place(library, 'zh', target)}" if target else f"    - {name}"]
        lines.append("")
    lines += [
        "## What second readings changed",
        "",
        "Differences between a sentence and its fact, a sum and what it is compared with, or a word and its reader.",
        "Small corrections of spelling and spacing are not listed.",
        "",
        "| kind | differences | what it means |",
        "|---|---|---|",
    ]
    lines += [f"| {kind} | {sum(r.kind == kind for r in review.readings)} | {means} |" for kind, means in KINDS.items()]
    lines += ["", "| read | page | kind | stood there | stands there now | why |", "|---|---|---|---|---|---|"]
    lines += [f"| {r.on} | `{r.page}` | {r.kind} | {r.was} | {r.now} | {r.why} |" for r in review.readings]
    lines += ["", *read_whole(review.readings, review.whole)]
    return "\n".join(lines) + "\n"


def _compared(review: Review) -> list[str]:
    """How many points somebody compared by hand with what answers them."""
    pages = [page for page in review.pages.values() if page.compared]
    points, days = sum(len(page.musts) for page in pages), sorted({page.compared or "" for page in pages})
    if not pages:
        return []
    return [
        f"Compared by hand, each point beside the passage that answers it, in Chinese and in English: {points} points on",
        f"{len(pages)} pages ({', '.join(days)}). What did not answer a point in full was mended and is listed below.",
        "",
    ]


def _place(library: Library, code: str, target: Target) -> str:
    """A place as `slug#heading` and its first words."""
    name = str(target) if target.kind != "guide" else f"{target.name}#{target.anchor}" if target.anchor else target.name
    found = library.guides.get(code, {}).get(target.name) if target.kind == "guide" else None
    words = first_words(library, found, target.anchor) if found else ""
    quoted = (f" “{words}…”" if code == "zh" else f' "{words}…"') if words else ""
    return f"{code} `{name}`{quoted}"


def first_words(library: Library, page: Page[Guide], anchor: str) -> str:
    """The first words of running text under a heading, or of the answer in the box at the top."""
    if anchor == "glance" and page.meta.glance:
        text = page.meta.glance.answer
    else:
        _, _, text = ("", "", page.body) if anchor == "opening" else page.body.partition(f"{{#{anchor}}}")
        parts = [part.strip() for part in re.split(r"\n\s*\n|\n", text)]
        said = [part for part in parts if part and not re.match(r"#|\||!!!|\?\?\?|\{\{ *(?:picture|calculator)\(", part)]
        text = said[0] if said else ""
    text = re.sub(r"\{\{ *term\(\"([^\"]*)\"\) *\}\}", r"\1", text)
    whole = re.match(r"\{\{ *fact\(\"([^\"]*)\"\) *\}\}", text)
    if whole and whole[1] in library.facts:
        text = library.facts[whole[1]].statement.get(page.language, "")
    text = re.sub(r"\{\{.*?\}\}", "…", text)
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)|^(?:[-*]|[0-9]+\.) |\*\*", r"\1", text)
    text = " ".join(text.replace("|", " ").split())
    return text[: SHOWN if page.language == "zh" else 2 * SHOWN].strip()


def written_at(root: Path) -> Path:
    """Where the page is kept."""
    return root / "docs" / "content-review.md"
