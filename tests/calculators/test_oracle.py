"""A part of the independent answers of `tests.calculators.oracle` on every run; LibreOffice's where it is installed."""

from __future__ import annotations

import random

from tests.calculators import office, oracle


def test_a_part_of_the_oracle() -> None:
    rng = random.Random(7)
    cases = [make(rng) for make in oracle.MAKERS for _ in range(250)]
    found = oracle.compare(cases, office.program())
    assert {name for _, name in found} >= {"pyxirr", "numpy-financial"}
    for (kind, name), one in found.items():
        assert one.rows > 0.9 * (one.rows + one.silent), (kind, name, one)
        assert one.beyond == 0, (kind, name, one)


def test_columns_have_the_names_of_spreadsheets() -> None:
    row = office._row(office.Formula("SUM({cells})-SUM({more})", [1] * 30, [2, 3]), 4)
    assert "SUM([.B4:.AE4])-SUM([.AF4:.AG4])" in row
