"""HTML to a PDF for paper: a CJK TrueType font cut down into the file, tagged, and the same bytes for the same input.

WeasyPrint, its system libraries and the font are needed here and nowhere else: building the site does without them
(docs/decisions/0013-paper.md). They are imported when a sheet is made; where one is missing `Missing` says so in one line.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

FONT = "WenQuanYi Micro Hei"
FONT_FILE = "wqy-microhei.ttc"
LATIN = "Liberation Sans"
SETUP = "run 'make sheets-setup'; without make: docs/tasks/print-sheets.md"


class Missing(Exception):
    """Something that paper needs is not on this machine: a package, a system library or the font."""


def pdf(html: str, css: str = "") -> bytes:
    """A whole HTML document as a tagged PDF (PDF/UA-1), with `css` besides its own styles.

    The document needs a lang, a title and a meta "description"; pictures are data: addresses, nothing else is ever fetched.
    Equal input gives equal bytes. Raises Missing where the library or the font is not there.
    """
    return write(render(html, css))


def render(html: str, css: str = "") -> Any:
    """The document laid out (a weasyprint.Document), for whoever has to look at its pages before it is written."""
    library = weasyprint()
    sheets = [library.CSS(string=css)] if css else []
    with _quiet():
        return library.HTML(string=html, base_url="about:blank", url_fetcher=_fetcher()).render(
            stylesheets=sheets, pdf_variant="pdf/ua-1"
        )


def write(document: Any) -> bytes:
    """A document that was laid out, as the bytes of a PDF."""
    with _quiet():
        made: bytes = document.write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=False)
    return made


@lru_cache(1)
def weasyprint() -> Any:
    """The library, once it and the font are known to be there. Raises Missing."""
    try:
        import weasyprint as library
    except ModuleNotFoundError as error:
        raise Missing(f"sheets need the Python package '{error.name}', which is not installed: {SETUP}") from error
    except OSError as error:
        # What ctypes says is several lines long and begins with the name of the library.
        name = str(error).split("\n")[0].partition(":")[0].removeprefix("cannot load library ").strip("'\" ")
        raise Missing(f"sheets need the system library {name} (Pango), which was not found: {SETUP}") from error
    if not font_path():
        raise Missing(f"sheets need the font {FONT} ({FONT_FILE}), which was not found: {SETUP}")
    return library


def font_path() -> Path | None:
    """Where the font lies, or None. SHEETS_FONT names a file elsewhere; it must still be known to fontconfig."""
    given = os.environ.get("SHEETS_FONT")
    if given:
        return Path(given) if Path(given).is_file() else None
    return next((found for folder in _font_folders() for found in folder.rglob(FONT_FILE)), None)


def _font_folders() -> Iterator[Path]:
    home = Path.home()
    yield from (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), home / ".local/share/fonts", home / ".fonts")
    if sys.platform == "darwin":
        yield from (home / "Library/Fonts", Path("/Library/Fonts"), Path("/opt/homebrew/share/fonts"))
    if sys.platform == "win32":
        yield Path(os.environ.get("WINDIR", "C:/Windows")) / "Fonts"
        yield home / "AppData/Local/Microsoft/Windows/Fonts"


def _fetcher() -> Any:
    """Only what is in the document itself: no file and no host is ever opened for a picture or a style."""
    from weasyprint.urls import URLFetcher

    return URLFetcher(allowed_protocols=("data",), fail_on_errors=True)


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep the library's remarks on CSS from the terminal; a document that cannot be made raises."""
    logger = logging.getLogger("weasyprint")
    before = logger.level
    logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        logger.setLevel(before)
