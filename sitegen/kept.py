"""What slow, pure steps gave, remembered by a digest of what they were given: never more than a set number of answers.

A build of one edition asks each question once. A thousand editions ask most of them a thousand times.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

Made = TypeVar("Made")
KEPT = 800


class Kept(Generic[Made]):
    """Answers by a digest of their question; the one that was asked longest ago goes first."""

    def __init__(self, most: int = KEPT) -> None:
        self._most = most
        self._found: OrderedDict[bytes, Made] = OrderedDict()

    def remembered(self, question: str, make: Callable[[], Made]) -> Made:
        """The answer to the question, made where it is not known. The question must name everything that matters."""
        key = hashlib.sha256(question.encode("utf-8", "surrogatepass")).digest()
        if key in self._found:
            self._found.move_to_end(key)
            return self._found[key]
        made = self._found[key] = make()
        if len(self._found) > self._most:
            self._found.popitem(last=False)
        return made
