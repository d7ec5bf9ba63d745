"""The offline copy: a built site as a folder and a zip that open from a disk, to be passed on by chat or on a USB stick.

It is the site that was built and tested for the web, byte for byte, less what only a web server reads; beside it stand a
page to open first and a text for whoever gets the zip. Names inside are ASCII and short, so that any program unpacks them;
the page to open first is there twice, once under a Chinese name.
"""

from __future__ import annotations

import secrets
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from sitegen import archive as archives
from sitegen.archive import Made, zipped
from sitegen.machine import Refused
from sitegen.policy import POLICY
from sitegen.site import VERSION, Site

CHINESE_NAME = "从这里打开.html"
START = "start.html"
README = "README.txt"
INSIDE = "site"

LONGEST_PATH = 120
"""Windows refuses paths of 260 characters; this leaves 140 for the folder somebody unpacks into."""

_SERVER_ONLY = {"404.html", "robots.txt", "sitemap.xml", "llms.txt", "sw.js"}
_DEVICES = {"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(1, 10))}


def name_of(sites: Sequence[Site]) -> str:
    """The name of the folder and, with .zip, of the archive: that of the edition, and of the language where it is one."""
    edition = sites[0].edition
    part = "" if len(sites) == len(edition.languages) else "-" + "-".join(site.language.code for site in sites)
    return f"{edition.id}-offline{part}"


def make(built: Path, out: Path, sites: Sequence[Site], epoch: int) -> Made:
    """Write the offline copy of a built site below `out`: a folder and a zip of the same files.

    `built` is a folder that `publish` made of `sites`. An earlier copy of the same name is replaced at the end. `epoch`, in
    seconds since 1970, is the date every file has in the zip; the same site gives the same bytes. Raises Refused where a
    folder of the name stands in the way that is no offline copy, or where a name could not be unpacked everywhere.
    """
    name = name_of(sites)
    files = {f"{INSIDE}/{path}": built / path for path in copied(built)}
    faults = unfit([f"{name}/{path}" for path in files])
    if faults:
        raise Refused("the offline copy could not be unpacked everywhere:\n  " + "\n  ".join(faults))
    folder, archive = out / name, out / f"{name}.zip"
    if folder.is_symlink() or (folder.exists() and not (folder / START).is_file()):
        raise Refused(f"{folder} is not an offline copy; move it away or choose another --out")
    fresh = out / f".{name}-{secrets.token_hex(4)}"
    try:
        for path, source in files.items():
            (fresh / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, fresh / path)
        for path, text in _front(built, sites, list(files)).items():
            (fresh / path).write_bytes(text)
        packed = fresh.with_suffix(".zip")
        zipped(fresh, packed, name, epoch)
        if folder.exists():
            shutil.rmtree(folder)
        fresh.rename(folder)
        packed.replace(archive)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.with_suffix(".zip").unlink(missing_ok=True)
        raise
    return archives.made(folder, archive)


def copied(built: Path) -> list[str]:
    """The files of a built site that are of use without a server, in order: no response headers, no page for unknown
    addresses (it links from the root of a host), no service worker, no compressed twins."""
    found = []
    for path in sorted(built.resolve().rglob("*")):
        name = path.relative_to(built.resolve()).as_posix()
        hidden = any(part.startswith((".", "_")) for part in name.split("/"))
        twin = path.suffix in {".gz", ".br"}
        if path.is_file() and not hidden and not twin and path.name not in _SERVER_ONLY:
            found.append(name)
    return found


def unfit(paths: Sequence[str]) -> list[str]:
    """What keeps some of these paths from being unpacked by every program; empty for those that may be passed on."""
    faults, seen = [], dict[str, str]()
    for path in paths:
        other = seen.setdefault(path.lower(), path)
        if other != path:
            faults.append(f"{path}: differs from {other} only by capitals")
        if not path.isascii() or any(letter in '<>:"\\|?*' or letter < " " for letter in path):
            faults.append(f"{path}: a name inside may use ASCII letters, digits, dots and dashes only")
        if len(path) > LONGEST_PATH:
            faults.append(f"{path}: longer than {LONGEST_PATH} characters")
        parts = path.split("/")
        if any(part.partition(".")[0].lower() in _DEVICES or part.endswith((".", " ")) for part in parts):
            faults.append(f"{path}: Windows cannot write this name")
    return faults


def _front(built: Path, sites: Sequence[Site], paths: Sequence[str]) -> dict[str, bytes]:
    """The files beside the site: the page to open first, twice, and the text for whoever gets the zip."""
    root = sites[0].library.root
    environment = Environment(
        loader=FileSystemLoader(root / "templates" / "offline"), undefined=StrictUndefined,
        autoescape=lambda name: (name or "").endswith(".html"), trim_blocks=True, lstrip_blocks=True,
        keep_trailing_newline=True,
    )  # fmt: skip
    style = next((path for path in paths if path.startswith(f"{INSIDE}/assets/site.")), "")
    size = sum((built / path.removeprefix(INSIDE + "/")).stat().st_size for path in paths)
    pages = sum(path.endswith(".html") and path != f"{INSIDE}/blank.html" for path in paths)
    values: dict[str, Any] = {
        "languages": [_words(site, pages, size) for site in sites], "style": style, "policy": POLICY, "version": VERSION,
        "edition": sites[0].edition, "chinese_name": CHINESE_NAME,
    }  # fmt: skip
    page = environment.get_template("start.html").render(values)
    # Windows' editor knows UTF-8 by the mark at the beginning, and wants its own line ends.
    windows = "\ufeff" + environment.get_template("README.txt").render(values).replace("\n", "\r\n")
    return {CHINESE_NAME: page.encode(), START: page.encode(), README: windows.encode()}


def _words(site: Site, pages: int, size: int) -> dict[str, Any]:
    """What the front files say in one language."""
    t, name = site.t, site.local(site.edition.name)
    folder = "" if site.language.code == site.edition.languages[0] else site.language.code + "/"
    address = site.edition.base_url
    return {
        "code": site.language.code,
        "html_lang": site.language.html_lang,
        "title": t("offline.title", name=name),
        "name": name,
        "tagline": site.local(site.edition.tagline),
        "publisher": t("footer.publisher", name=site.local(site.edition.publisher)),
        "home": f"{INSIDE}/{folder}index.html",
        "open": t("offline.open"),
        "now": {"title": site.nav[0]["title"], "href": f"{INSIDE}/{folder}{site.nav[0]['url']}"} if site.nav else None,
        "all": {"title": t("home.all"), "href": f"{INSIDE}/{folder}sections/all.html"},
        "points": [
            t("offline.works"), t("offline.whole", file=CHINESE_NAME), t("offline.where"), t("offline.private"),
            t("offline.others"),
        ],
        "date": t("offline.date", date=site.today.isoformat()) + (t("offline.newer", url=address) if address else ""),
        "size": t("offline.size", pages=pages, mb=f"{size / 1e6:.0f}"),
        "start": t("offline.start", file=CHINESE_NAME, plain=START),
    }  # fmt: skip
