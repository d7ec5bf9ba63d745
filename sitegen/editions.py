"""Reading an edition: its YAML, its logo and the Markdown pages it replaces or adds. Data only, never code.

What an edition brings comes from people we do not know. Nothing is followed out of its folder, nothing large is read, and
every file is looked at (what it is, how large) before it is opened.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import TypeVar

from sitegen import drawings, edition_base, edition_check, edition_files, edition_texts, images, schema, sheet_codes
from sitegen.edition_base import Accepted
from sitegen.edition_model import Edition
from sitegen.load import Library, Page, document, markdown_page, shown
from sitegen.model import Guide
from sitegen.schema import Record
from sitegen.sheet_codes import Ledger
from sitegen.site import EditionFiles
from sitegen.source import Problems, Source

Kept = TypeVar("Kept", bound=Record)

LARGEST_YAML = 256 * 1024
LARGEST_LOGO = 256 * 1024
LARGEST_PAGE = 128 * 1024
LARGEST_KEPT = 1 << 20
MOST_FILES = 500
_OWN_FILES = {sheet_codes.FILE, edition_base.FILE, "README.md"}
_DEVICES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)\Z", re.IGNORECASE)


def find(root: Path, name_or_path: str) -> Path:
    """The YAML file of an edition given by name (content/editions/NAME.yml) or by path."""
    if re.fullmatch(r"[a-z0-9][a-z0-9_-]*", name_or_path):
        return root / "content" / "editions" / f"{name_or_path}.yml"
    # Not resolve(): that a file is a link must stay visible.
    return Path.cwd() / name_or_path


def load_edition(
    library: Library, path: Path, problems: Problems, today: date | None = None, release: bool = False
) -> EditionFiles | None:
    """The edition in the file, with its pages and logo from the folder of the same name beside it.

    With `today`, dates that lie after it are refused; for a release, entries that nobody reviewed by that day.
    """
    name = shown(library.root, path)
    if path.suffix != ".yml":
        problems.add(Source(name), "an edition is a .yml file; archives are not opened", "unpack it and name the .yml file")
        return None
    if path.exists() and not edition_files.plain(path, name, LARGEST_YAML, problems):
        return None
    found = document(library.root, path, problems)
    edition = schema.read(Edition, found, problems) if found else None
    if found is None:
        return None
    problems.extend(edition_texts.yaml_faults(found))
    if edition is None:
        return None
    folder = path.with_suffix("")
    files = _files(library, folder, edition, problems) if edition_files.is_folder(library.root, folder, problems) else []
    pages = _pages(library, folder, edition, files, problems)
    logo = _logo(library.root, folder, edition, files, problems, found.source(("logo",)))
    accepted = _kept(library, folder / edition_base.FILE, Accepted, problems)
    made = EditionFiles(edition, pages, logo, name, codes(library, folder, problems), accepted, found)
    edition_check.check(library, made, found, today, problems)
    if release and today:
        edition_check.release(made, found, today, problems)
    return made


def codes(library: Library, folder: Path, problems: Problems) -> Ledger:
    """The sheets an edition issued, from the file in its folder; none where there is no file."""
    return _kept(library, folder / sheet_codes.FILE, Ledger, problems) or Ledger()


def _kept(library: Library, path: Path, model: type[Kept], problems: Problems) -> Kept | None:
    """What a command wrote into the edition's folder; None where there is no such file."""
    name = shown(library.root, path)
    if not path.is_file() or path.is_symlink() or not edition_files.plain(path, name, LARGEST_KEPT, problems):
        return None
    found = document(library.root, path, problems)
    return schema.read(model, found, problems) if found else None


def _files(library: Library, folder: Path, edition: Edition, problems: Problems) -> list[Path]:
    """The plain files of the edition's folder in order. Links, devices and what nobody would read are problems."""
    found: list[Path] = []
    for path in edition_files.walk(folder):
        name = shown(library.root, path)
        if len(found) >= MOST_FILES:
            problems.add(Source(shown(library.root, folder)), f"there are more than {MOST_FILES} files here", "keep fewer")
            return []
        parts = path.relative_to(folder).parts
        if edition_files.is_link(path, name, problems):
            continue
        if parts[1:2] == ("guides",) and len(parts) == 3 and path.suffix == ".md":
            if parts[0] not in edition.languages:
                wrong = f"the edition has no language '{parts[0]}'"
                problems.add(Source(name), wrong, "add it to 'languages', or remove the file")
            elif _well_named(path, name, problems) and edition_files.plain(path, name, LARGEST_PAGE, problems):
                found.append(path)
        elif parts == (edition.logo,):
            if edition_files.plain(path, name, LARGEST_LOGO, problems):
                found.append(path)
        elif parts[0] not in _OWN_FILES:
            right = "pages stand in zh/guides/ or en/guides/, the logo in the folder itself"
            problems.add(Source(name), "this file is not used", right)
    return found


def _well_named(path: Path, name: str, problems: Problems) -> bool:
    if re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", path.stem) and not _DEVICES.match(path.stem) and len(path.stem) <= 60:
        return True
    right = "use lower-case letters, digits and hyphens, at most 60, and no name that Windows keeps (con, nul, …)"
    problems.add(Source(name), f"'{path.stem}' cannot be the name of a page", right)
    return False


def _pages(
    library: Library, folder: Path, edition: Edition, files: list[Path], problems: Problems
) -> dict[str, dict[str, Page[Guide]]]:
    found: dict[str, dict[str, Page[Guide]]] = {code: {} for code in edition.languages}
    for path in files:
        code = path.relative_to(folder).parts[0]
        page = markdown_page(library.root, path, code, Guide, problems) if path.suffix == ".md" else None
        if page:
            problems.extend(edition_texts.page_faults(page))
            found[code][page.slug] = page
    return found


def _logo(
    root: Path, folder: Path, edition: Edition, files: list[Path], problems: Problems, place: Source
) -> bytes | None:
    if edition.logo is None:
        return None
    path = folder / edition.logo
    if path not in files:
        if not path.is_symlink() and not path.exists():
            problems.add(place, f"the logo '{edition.logo}' is not in {shown(root, folder)}/", "put the file there")
        return None
    data, name = path.read_bytes(), shown(root, path)
    if path.suffix == ".svg":
        said, line, col, _ = drawings.read(data)
        if said:
            problems.add(Source(name, line, col), said, "draw it with shapes and text only, and save it as plain SVG")
            return None
    elif fault := images.fault(data, path.suffix[1:]):
        problems.add(Source(name), *fault)
        return None
    return data
