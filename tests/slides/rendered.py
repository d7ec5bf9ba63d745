"""`make decks-rendered`: LibreOffice opens every deck; each slide has to become a page with no text over its edge.

A text that does not fit a slide runs down into the footer or off the page: every piece of text is looked for there.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2
from pptx import Presentation

from sitegen.assemble import assemble
from sitegen.editions import find, load_edition
from sitegen.load import load_library
from sitegen.slides import deck
from sitegen.slides.powerpoint import powerpoint
from sitegen.source import Problems
from sitegen.templating import environment
from tests.conftest import ROOT
from tests.sheets.test_sheets import DAY

EPOCH = 1795478400
BODY_ENDS = 0.905
"""Where a slide's own text ends at the latest and its footer begins, as a share of the height from above.

The first and the last slide have no footer.
"""


def write(folder: Path, edition: str) -> list[Path]:
    """Every deck of an edition as .pptx, both languages."""
    library, problems = load_library(ROOT)
    files = load_edition(library, find(ROOT, edition), problems)
    problems.stop_if_any()
    assert files is not None
    made = []
    for code in files.edition.languages:
        site = assemble(library, files, code, DAY)
        blocks = environment(ROOT, site, "slides")
        for page in deck.marked(site):
            path = folder / f"{page.slug}.{code}.pptx"
            path.write_bytes(powerpoint(deck.make_deck(site, page, blocks, Problems()), EPOCH))
            made.append(path)
    return made


def faults(drawn: Path, slides: int) -> list[str]:
    """What is wrong with a deck as it was drawn."""
    document = pypdfium2.PdfDocument(drawn)
    if len(document) != slides:
        return [f"{drawn.stem}: {slides} slides became {len(document)} pages"]
    found = []
    for number, page in enumerate(document, 1):
        width, height = page.get_size()
        text = page.get_textpage()
        for n in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(n)
            if left < 0 or bottom < 0 or right > width or top > height:
                found.append(f"{drawn.stem}, slide {number}: text over the edge")
            elif 1 < number < slides and 1 - top / height < BODY_ENDS < 1 - bottom / height:
                found.append(f"{drawn.stem}, slide {number}: text runs into the footer")
    return found


def main() -> int:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        decks = write(folder, "example-ngo")
        office = ["soffice", f"-env:UserInstallation={(folder / 'office').as_uri()}", "--headless", "--convert-to", "pdf"]
        command = [*office, "--outdir", str(folder), *map(str, decks)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wrong, slides = [], 0
        for path in decks:
            count = len(Presentation(str(path)).slides)
            slides += count
            wrong += faults(path.with_suffix(".pdf"), count)
    print("\n".join([*wrong, f"{len(decks)} decks, {slides} slides, {len(wrong)} faults"]))
    return 1 if wrong or not decks else 0


if __name__ == "__main__":
    sys.exit(main())
