"""What second readings found, and which pages were read from end to end."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from sitegen.load import Library
from sitegen.schema import Day, Filled, Record

KINDS = {
    "fact": "the sentence differed from its fact",
    "condition": "a condition, a time or a qualification was dropped",
    "standing": "the sentence stood above or outside its source",
    "sum": "a figure or an example",
    "languages": "Chinese and English differed",
    "words": "vague, long, cold or unclear to its reader",
    "layout": "hard to read on a narrow phone",
}
"""What a difference was, for the count above the table."""
Kind = Literal["fact", "condition", "standing", "sum", "languages", "words", "layout"]


class Reading(Record):
    """What a second reading found on a page, what stands there now, why, and which kind of difference it was.

    `page` is the slug of a guide, or letter:slug or flow:slug.
    """

    on: Day
    page: Filled
    was: Filled
    now: Filled
    why: Filled
    kind: Kind = "fact"


class WholeReading(Record):
    """Pages that were read from end to end in every language on a day, whether or not a difference was found."""

    on: Day
    pages: list[Filled]


READ = "name the slug of a guide, or letter:slug or flow:slug"


def is_written(library: Library, name: str) -> bool:
    """Whether there is such a guide, letter or flow."""
    kind, _, slug = name.rpartition(":")
    rooms: dict[str, Mapping[str, object]] = {
        "": library.guides.get("zh", {}), "letter": library.letters.get("zh", {}), "flow": library.flows.get("zh", {}),
    }  # fmt: skip
    return slug in rooms.get(kind, {})


def read_whole(readings: list[Reading], whole: list[WholeReading]) -> list[str]:
    """Which pages were read from end to end in both languages, and how many differences were found on each that day."""
    rows = [
        f"| {read.on} | `{slug}` | {sum(r.page == slug and r.on == read.on for r in readings)} |"
        for read in whole for slug in read.pages
    ]
    return [
        f"## Read whole, in Chinese and in English: {len(rows)} pages",
        "",
        "Each page as its reader, and sentence by sentence against the facts it names. All were looked at as pictures",
        "360 px wide in both languages (of long pages not always the list of sources), about twenty also dark or",
        "1280 px wide; letters on paper.",
        "",
        "| read | page | differences found that day |",
        "|---|---|---|",
        *rows,
    ]
