"""The stand-in for the whole site, and the shipped scoring run over it in node."""

from __future__ import annotations

import functools
import gzip
import json
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from sitegen.search import SearchPage, build_index

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
SCRIPT = ROOT / "templates" / "assets" / "js" / "site" / "40-search.js"
LANGUAGES = ("zh", "en")


class Hits(NamedTuple):
    """How many of a list of queries have the right page on top, and among the first three."""

    asked: int
    first: int
    three: int
    missed: list[str]

    @property
    def share(self) -> float:
        return self.three / self.asked


def _data(name: str) -> Any:
    return yaml.load((HERE / name).read_text(encoding="utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))


@functools.cache
def pages(language: str) -> tuple[SearchPage, ...]:
    """The 71 guides of the plan, the tools they name, and single facts as filler: 200 pages."""
    data, words = _data("corpus.yml"), LANGUAGES.index(language)
    facts, ending = data["facts"], data["ending"][language]
    found = []
    for url, title, description, aliases, section, body, named in data[language]:
        text = " ".join([title, description, body, *(facts[name][2 + words] for name in named), ending])
        found.append(SearchPage(url, title, description, (), tuple(aliases), section, text))
    for name in data["filler"]:
        statement = facts[name][2 + words]
        short = statement[: (60, 120)[words]]
        about = ("出处", "Sources")[words]
        found.append(SearchPage(f"sources/{name}.html", facts[name][words], short, (), (), about, statement + ending))
    return tuple(found)


@functools.cache
def queries(language: str, kind: str) -> list[dict[str, Any]]:
    """The recorded questions: ``natural`` or ``body``."""
    return list(_data("queries.yml")[language][kind])


@functools.cache
def index(language: str) -> dict[str, str]:
    """The index files of the stand-in."""
    return build_index(pages(language), language)


def run(files: Mapping[str, str], asked: Sequence[str] = (), *, bodies: bool = True, **more: Any) -> dict[str, Any]:
    """Hand the files and the questions to the script that ships."""
    node = shutil.which("node")
    assert node, "node is needed: the scoring is tested as it ships"
    given = {"script": str(SCRIPT), "files": dict(files), "queries": list(asked), "bodies": bodies, **more}
    done = subprocess.run(
        [node, str(HERE / "harness.js")], input=json.dumps(given), text=True, encoding="utf-8",
        capture_output=True, check=False,
    )  # fmt: skip
    assert not done.returncode, done.stderr
    answer: dict[str, Any] = json.loads(done.stdout)
    return answer


def slug(url: str) -> str:
    """The last part of an address: guides/refused.html is refused."""
    return url.rpartition("/")[2].removesuffix(".html")


def hits(files: Mapping[str, str], asked: Sequence[Mapping[str, Any]], *, bodies: bool = True) -> Hits:
    """Ask all questions and count."""
    found = run(files, [query["q"] for query in asked], bodies=bodies)["found"]
    first = three = 0
    missed = []
    for query, urls in zip(asked, found, strict=True):
        right = [slug(url) in query["want"] for url in urls[:3]]
        first += right[:1] == [True]
        three += any(right)
        if not any(right):
            missed.append(f"{query['q']}: wanted {query['want']}, got {[slug(url) for url in urls[:3]]}")
    return Hits(len(asked), first, three, missed)


def packed(text: str) -> int:
    """Bytes after gzip."""
    return len(gzip.compress(text.encode(), 9, mtime=0))
