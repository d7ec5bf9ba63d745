"""Everything an organisation hands out, in one folder and one zip: site, offline copy, paper, slides, facilitator's guide.

The folder is filled aside and swapped in whole, the zip is replaced after it in one step: whoever looks meanwhile, or after
a run that was killed, finds the old pack or the new one. The same input on the same day gives the same bytes.
"""

from __future__ import annotations

import hashlib
import json
import secrets
import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from sitegen import archive as archives
from sitegen import leading, offline
from sitegen.archive import Made, zipped
from sitegen.machine import day_of
from sitegen.publish import MARKER, fresh_folder, publish
from sitegen.sheets import Missing, pdf
from sitegen.site import VERSION, Site
from sitegen.slides import deck, html
from sitegen.source import Problems
from sitegen.templating import environment

MANIFEST, SUMS = "manifest.json", "SHA256SUMS"


def pack(
    root: Path, out: Path, sites: Sequence[Site], jobs: int, say: Callable[[str], None], epoch: int,
    paper: Mapping[str, bytes] | None = None,
) -> Made:
    """Make the pack of an edition at `out` and `out`.zip, with the printed sheets of `paper` (PDFs by name) in it.

    `epoch` (seconds since 1970) dates what carries a date. Raises BadInput for faults of texts, Missing where a package,
    a library or the font for paper and slides is not there, Refused where the folder is not ours or cannot be written.
    """
    made = {**_decks(root, sites, say, epoch), **_guide(root, sites, say)}
    made |= {f"paper/{name}": data for name, data in (paper or {}).items()}
    built = root / "work" / "pack" / sites[0].edition.id
    publish(root, built, sites, jobs, say, epoch)
    say("packing")
    with fresh_folder(out, sites[0].edition.id) as fresh:
        shutil.copytree(built.resolve(), fresh / "site")
        copy = offline.make(built, fresh, sites, epoch)
        shutil.rmtree(copy.folder)  # the zip is what is passed on, and unpacks to the folder
        for name, data in made.items():
            _write(fresh / name, data)
        _write(fresh / MARKER, b"This folder is written by build.py and replaced whole at each pack.\n")
        _write(fresh / "README.txt", _readme(sites).encode())
        _sums(fresh, sites[0], epoch)
        archive = out.with_name(f"{out.name}.zip")
        aside = out.with_name(f".{out.name}-{secrets.token_hex(4)}.zip")
        try:
            zipped(fresh, aside, out.name, epoch)
        except BaseException:
            aside.unlink(missing_ok=True)
            raise
    aside.replace(archive)
    return archives.made(out, archive)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _decks(root: Path, sites: Sequence[Site], say: Callable[[str], None], epoch: int) -> dict[str, bytes]:
    """The decks of every marked guide by path, as .pptx and as pages."""
    if not sites[0].edition.sheets:
        return {}
    try:
        from sitegen.slides.powerpoint import powerpoint
    except ModuleNotFoundError as error:
        right = "which is not installed: run 'make sheets-setup'"
        raise Missing(f"slides need the Python package '{error.name}', {right}") from error
    problems, files = Problems(), dict[str, bytes]()
    for site in sites:
        folder, blocks = f"decks/{site.language.code}", environment(root, site, "slides")
        pages = deck.marked(site)
        for page in pages:
            made = deck.make_deck(site, page, blocks, problems)
            problems.stop_if_any()
            files[f"{folder}/{page.slug}.pptx"] = powerpoint(made, epoch)
            files |= {f"{folder}/{name}": data for name, data in html.pages(root, made).items()}
        say(f"{site.language.code}: {len(pages)} decks")
    return files


def _guide(root: Path, sites: Sequence[Site], say: Callable[[str], None]) -> dict[str, bytes]:
    """The facilitator's guide of each language, as a page and, where paper can be made, as PDF."""
    files = {}
    for site in sites:
        text = leading.document(root, site)
        if not text:
            continue
        name = f"facilitator/facilitators-guide.{site.language.code}"
        files[f"{name}.html"] = text.encode()
        files[f"{name}.pdf"] = pdf(leading.document(root, site, linked=False), leading.style(root))
        files["facilitator/guide.css"] = leading.style(root).encode()
        say(f"{site.language.code}: facilitator's guide")
    return files


def _readme(sites: Sequence[Site]) -> str:
    """What is in the pack, in each of its languages."""
    parts = []
    for site in sites:
        keys = ("site", "offline", "paper", "decks", "facilitator", "sums")
        lines = [site.t(f"pack.{key}") for key in keys]
        date = site.t("pack.date", date=site.today.isoformat(), version=VERSION)
        parts.append("\n".join([site.t("pack.title", name=site.local(site.edition.name)), "", *lines, "", date]))
    return ("\n\n" + "-" * 60 + "\n\n").join(parts) + "\n"


def _sums(folder: Path, site: Site, epoch: int) -> None:
    """The manifest for programs, and the same sums for `sha256sum -c SHA256SUMS`."""
    found = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            data = path.read_bytes()
            found[path.relative_to(folder).as_posix()] = {"sha256": hashlib.sha256(data).hexdigest(), "bytes": len(data)}
    made = day_of(epoch).isoformat()
    about = {"edition": site.edition.id, "version": VERSION, "made": made, "files": found}
    _write(folder / MANIFEST, (json.dumps(about, ensure_ascii=False, indent=1) + "\n").encode())
    sums = {name: entry["sha256"] for name, entry in found.items()}
    sums[MANIFEST] = hashlib.sha256((folder / MANIFEST).read_bytes()).hexdigest()
    _write(folder / SUMS, "".join(f"{value}  {name}\n" for name, value in sorted(sums.items())).encode())
