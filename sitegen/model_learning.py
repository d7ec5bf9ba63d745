"""What teaches, as frozen records: the questions of a quiz, the words of pictures, the learning paths."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from sitegen.placed import Named
from sitegen.schema import Day, Filled, Id, Record


class Choice(Record):
    """An answer a reader may choose, with why it is right or what it misses."""

    text: Filled
    why: Filled
    right: bool = False


class Question(Record):
    """A question of a quiz. One choice is right, or, where `several` says so, more than one."""

    ask: Filled
    choices: list[Choice]
    several: bool = False


class PictureWords(Named):
    """What a picture says: its title, what it shows in words for who cannot see it, a caption, and its labels."""

    title: Filled
    alt: Filled
    caption: Filled | None = None
    labels: dict[Id, Filled] = Field(default_factory=dict)


class LearningPath(Named):
    """Pages in an order that teaches one thing. It is listed with the pages of its section."""

    section: Id
    steps: Annotated[list[Filled], Field(min_length=3, max_length=12)]


class PathWords(Named):
    """What a learning path says in one language: for whom, how long, and for each of its steps why it stands there."""

    title: Filled
    description: Filled
    aliases: list[Filled] = Field(default_factory=list)
    intro: Filled
    time: Filled
    why: dict[str, Filled]
    written: Day
    checked: Day
