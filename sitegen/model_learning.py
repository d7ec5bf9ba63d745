"""What teaches, as frozen records: the questions of a quiz."""

from __future__ import annotations

from sitegen.schema import Filled, Record


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
