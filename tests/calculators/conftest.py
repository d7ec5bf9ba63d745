"""Property tests of the calculators: the same cases on every run, and no clock in the verdict."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("calculators", deadline=None, derandomize=True, max_examples=150)
settings.load_profile("calculators")
