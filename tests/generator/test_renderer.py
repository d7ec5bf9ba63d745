"""What our renderer makes of the Markdown of a site is what `mkdocs build` makes of it, and what all else stands on."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

from sitegen import postprocess, publish
from sitegen.assemble import assemble
from sitegen.editions import load_edition
from sitegen.load import load_library
from sitegen.render import hand_over, render_pages


def _between_tags(html: str) -> str:
    """Without blanks between tags and ends of paragraphs: where text and frame meet, they stay."""
    html = re.sub(r"</p>\s*", "", html)
    return re.sub(r">\s+<", "><", re.sub(r"\s*\n\s*", "\n", html)).strip()


def test_pages_are_those_of_mkdocs(small: Path) -> None:
    library, problems = load_library(small)
    files = load_edition(library, small / "content/editions/default.yml", problems)
    problems.stop_if_any()
    assert files is not None
    site = assemble(library, files, "en", date(2026, 11, 24))
    texts, gathered = publish.made([site])
    job = publish.make_jobs(small, small / "work/one", small / "fresh", [site], texts, gathered.names, 0)[0]
    ours = render_pages(job, job.texts)
    hand_over(job)
    env = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": "0"}
    command = [sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(job.work / "mkdocs.yml")]
    subprocess.run(command, check=True, env=env)
    assert json.loads((job.work / "mkdocs.yml").read_text("utf-8"))["plugins"] == []
    assert len(ours) > 10
    for path, page in ours.items():
        theirs = postprocess.finish((job.work / "html" / path).read_text("utf-8"), job.table_label)
        assert _between_tags(page.html) == _between_tags(theirs), path
