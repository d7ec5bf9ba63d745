"""Contrast by its definition, and an offered colour that always passes and keeps its hue."""

from __future__ import annotations

import colorsys
import random

import pytest

from sitegen import contrast, phone_numbers
from tests.conftest import ROOT

LIGHT, DARK = contrast.schemes((ROOT / "templates/assets/css/10-tokens.css").read_text("utf-8"))


def test_the_ends_of_the_scale() -> None:
    assert contrast.ratio("#000000", "#ffffff") == pytest.approx(21)
    assert contrast.ratio("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_what_is_offered_passes_and_keeps_its_hue() -> None:
    chance = random.Random(6)
    for _ in range(300):
        colour = f"#{chance.randrange(1 << 24):06x}"
        for scheme in (LIGHT, DARK):
            offered = contrast.nearest(colour, scheme)
            assert contrast.faults(offered, scheme) == [], (colour, scheme.name)
            if not contrast.faults(colour, scheme):
                assert offered == colour
            given, made = (colorsys.rgb_to_hls(*contrast._parts(one)) for one in (colour, offered))
            if min(given[2], made[2]) > 0.2 and 0.15 < made[1] < 0.85:
                assert abs((given[0] - made[0] + 0.5) % 1 - 0.5) < 0.03, (colour, offered)


@pytest.mark.parametrize(
    "number",
    ["138 0013 8000", "010-1234 5678", "0755-1234567", "400-800-1234", "12348", "110", "95588", "+86 10 1234 5678",
     "000 0000 0000"],
)  # fmt: skip
def test_numbers_that_can_be_dialled(number: str) -> None:
    assert phone_numbers.fault(number) is None


@pytest.mark.parametrize("number", ["1380000000", "12345678", "021-1234567", "12", "abc", "0", "400-123", "--1", "+1 202"])
def test_numbers_that_cannot(number: str) -> None:
    assert phone_numbers.fault(number) is not None
