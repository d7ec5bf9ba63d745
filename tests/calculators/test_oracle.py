"""A part of the independent answers of `tests.calculators.oracle` on every run."""

from __future__ import annotations

import random

from tests.calculators import oracle


def test_a_part_of_the_oracle() -> None:
    rng = random.Random(7)
    for make in (oracle.dated, oracle.instalments, oracle.payments):
        for _ in range(250):
            name, difference, limit = make(rng)
            assert difference <= limit, name
