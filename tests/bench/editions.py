"""Made-up editions, as many as are wanted: names, colours, telephone numbers, languages and pages vary, the number decides.

Each carries about twenty pages: a handful of ways to leave pages out, as organisations of a kind leave out the same.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tests.conftest import ROOT

_DARK = ("#0f5c4d", "#1d4f91", "#6b2f7a", "#7a2e1f", "#3d4a12", "#14505c", "#5a3a12", "#43326e")
_LIGHT = ("#7fd1bd", "#9cc4f5", "#d9b3ea", "#f5b5a4", "#cddc8f", "#8fd3e3", "#e6c48f", "#c3b6f0")
_SURNAMES = "江河湖海山林田石桥春夏秋冬东西南北"
WAYS = 5


def _kept(n: int, names: list[str]) -> set[str]:
    """The pages of one way: a stretch of the list, others for each way."""
    start = n % WAYS * 4
    return set(names[start : start + 8])


def leave_out(way: int) -> dict[str, list[str]]:
    """What is left out so that about twenty pages stay, sections and lists included."""
    from sitegen.load import load_library

    library, _ = load_library(ROOT)
    sections = [section.id for section in library.sections.values() if section.letters]
    guides = library.guides["zh"]
    staying = [section for section in library.sections.values() if section.id not in sections]
    plain = [
        slug
        for section in staying
        for slug in section.guides
        if slug in guides and not guides[slug].meta.generated
    ]
    kept = _kept(way, plain)
    tools = [*library.calculators, *library.flows.get("zh", {})]
    return {"sections": sections, "pages": sorted({*(slug for slug in guides if slug not in kept), *tools})}


def edition(n: int, left: dict[str, list[str]]) -> dict[str, object]:
    """The edition of this number, as its YAML holds it. Organisations and numbers are made up."""
    place = _SURNAMES[n % len(_SURNAMES)] + _SURNAMES[n // len(_SURNAMES) % len(_SURNAMES)]
    what = {"zh": "示例号码，打不通", "en": "example number, not in service"}
    line = {"name": what, "number": f"010 0000 {n % 10000:04d}"}
    made: dict[str, object] = {
        "id": f"made-{n:05d}",
        "name": {"zh": f"{place}债务互助（示例{n}）", "en": f"Example debt help {n}"},
        "tagline": {"zh": f"先把账算清（{n}）", "en": f"The numbers first ({n})"},
        "languages": ["zh", "en"] if n % 4 == 0 else ["zh"],
        "brand": _DARK[n % len(_DARK)],
        "brand_dark": _LIGHT[n % len(_LIGHT)],
        "publisher": {"zh": f"{place}社区中心（示例机构）", "en": f"Community centre {n} (an example)"},
        "hotlines": [line],
        "leave_out": left,
        "notices": [{"zh": "这是一个示例版本。", "en": "This is an example edition."}] if n % 3 == 0 else [],
    }
    if n % 5 == 0:
        made["base_url"] = f"https://made-{n}.example/portal/"
    return made


def write(folder: Path, count: int) -> None:
    """Write the editions 0 to count - 1 into a folder. JSON is YAML."""
    ways = [leave_out(way) for way in range(min(WAYS, count))]
    for n in range(count):
        write_one(folder, n, ways[n % len(ways)])


def write_one(folder: Path, n: int, left: dict[str, list[str]]) -> None:
    """Write the edition of this number into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(edition(n, left), ensure_ascii=False, indent=1)
    (folder / f"made-{n:05d}.yml").write_text(text + "\n", "utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
