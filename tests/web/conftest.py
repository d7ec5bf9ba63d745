"""What tests of pages in the browser share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.web.case import PAGE, open_page


@pytest.fixture
def tab(chromium: Any, address: str) -> Iterator[Any]:
    """An empty case file in Chinese on a phone 360 pixels wide."""
    context = chromium.new_context(viewport={"width": 360, "height": 760}, locale="zh-CN", accept_downloads=True)
    tab = context.new_page()
    open_page(tab, address + PAGE["zh"])
    yield tab
    context.close()
