"""Reading an edition: its YAML, its logo and the Markdown pages it replaces or adds. Data only, never code."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

from sitegen import schema
from sitegen.edition_model import Edition
from sitegen.load import Library, Page, document, markdown_page, shown
from sitegen.model import Guide
from sitegen.site import EditionFiles
from sitegen.source import Problems, Source

LARGEST_LOGO = 256 * 1024
_SVG = "{http://www.w3.org/2000/svg}"
_DRAWING = {
    "svg", "g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "title", "desc",
    "defs", "linearGradient", "radialGradient", "stop", "clipPath", "mask", "use", "symbol",
}  # fmt: skip
_MAGIC = {"png": b"\x89PNG\r\n\x1a\n", "jpg": b"\xff\xd8\xff", "webp": b"RIFF"}


def find(root: Path, name_or_path: str) -> Path:
    """The YAML file of an edition given by name (content/editions/NAME.yml) or by path."""
    if re.fullmatch(r"[a-z0-9][a-z0-9_-]*", name_or_path):
        return root / "content" / "editions" / f"{name_or_path}.yml"
    return Path(name_or_path).resolve()


def load_edition(library: Library, path: Path, problems: Problems) -> EditionFiles | None:
    """The edition in the file, with its pages and logo from the folder of the same name beside it."""
    found = document(library.root, path, problems)
    edition = schema.read(Edition, found, problems) if found else None
    if found is None or edition is None:
        return None
    folder = path.with_suffix("")
    for n, code in enumerate(edition.languages):
        if code not in library.languages:
            known = ", ".join(library.languages)
            problems.add(found.source(("languages", n)), f"there is no language '{code}'", f"there are: {known}")
    for n, name in enumerate(edition.leave_out.sections):
        if name not in library.sections:
            known = ", ".join(library.sections)
            problems.add(
                found.source(("leave_out", "sections", n)), f"there is no section '{name}'", f"there are: {known}"
            )
    pages = _pages(library, folder, edition, problems)
    known_pages = {slug for language in library.guides.values() for slug in language} | set(library.calculators)
    known_pages |= library.flows.get("zh", {}).keys()
    for n, name in enumerate(edition.leave_out.pages):
        if name not in known_pages:
            place = found.source(("leave_out", "pages", n))
            problems.add(place, f"there is no page '{name}'", "name the slug of a page")
    logo = _logo(library.root, folder, edition, problems, found.source(("logo",)))
    return EditionFiles(edition, pages, logo, shown(library.root, path))


def _pages(library: Library, folder: Path, edition: Edition, problems: Problems) -> dict[str, dict[str, Page[Guide]]]:
    found: dict[str, dict[str, Page[Guide]]] = {}
    for code in edition.languages:
        found[code] = {}
        for path in sorted((folder / code / "guides").glob("*.md")):
            if not _inside(path, folder):
                name = shown(library.root, path)
                problems.add(Source(name), "this leads outside the edition's folder", "put the file itself here")
                continue
            page = markdown_page(library.root, path, code, Guide, problems)
            if page:
                found[code][page.slug] = page
    return found


def _inside(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve())


def _logo(root: Path, folder: Path, edition: Edition, problems: Problems, place: Source) -> bytes | None:
    if edition.logo is None:
        return None
    path = folder / edition.logo
    if not path.is_file() or not _inside(path, folder):
        problems.add(place, f"the logo '{edition.logo}' is not in {shown(root, folder)}/", "put the file there")
        return None
    if path.stat().st_size > LARGEST_LOGO:
        problems.add(place, "the logo is larger than 256 KiB", "make it smaller; it is shown 40 pixels high")
        return None
    data = path.read_bytes()
    kind = path.suffix[1:]
    if kind == "svg":
        fault = svg_fault(data)
        if fault:
            problems.add(Source(shown(root, path)), fault, "draw it with shapes and text only")
            return None
    elif not data.startswith(_MAGIC[kind]):
        problems.add(Source(shown(root, path)), f"this is not a {kind} picture", "save it in the format of its name")
        return None
    return data


def svg_fault(data: bytes) -> str:
    """What makes a drawing unfit to be shown (scripts, foreign content, outside links); empty when it is fit."""
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        return "a drawing may not declare a document type"
    try:
        tree = ElementTree.fromstring(data)
    except ElementTree.ParseError as error:
        return f"this is not an SVG drawing ({error})"
    for element in tree.iter():
        name = element.tag.removeprefix(_SVG) if isinstance(element.tag, str) else "?"
        if name not in _DRAWING:
            return f"the element <{name}> is not allowed in a drawing"
        for attribute, value in element.attrib.items():
            key = attribute.rpartition("}")[2].lower()
            outside = key == "href" and not value.startswith("#")
            if key.startswith("on") or outside or "javascript:" in value.lower() or "url(http" in value.lower():
                return f"the attribute {key} is not allowed in a drawing"
    return ""
