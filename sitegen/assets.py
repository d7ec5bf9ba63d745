"""The files a page links: gathered, minified, named by their content.

Our own scripts and style sheets are concatenated in name order; a calculator's script is compiled from Python; third-party
files come from packages installed at build time (`node_modules`, the theme), never from this repository.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sitegen import calculation, frame, letter_data, share_pictures, styles, theme, worker
from sitegen.cache import remembered
from sitegen.load import Library
from sitegen.site import EditionFiles, Site


class Unavailable(Exception):
    """Something this machine lacks: a package or a program that `make setup` installs."""


@dataclass
class Assets:
    """Files below assets/: `names` maps what a template asks for to the hashed file, `files` holds the bytes."""

    names: dict[str, str] = field(default_factory=dict)
    files: dict[str, bytes] = field(default_factory=dict)

    def add(self, logical: str, data: bytes) -> None:
        stem, dot, ending = logical.rpartition(".")
        mark = hashlib.sha256(data).hexdigest()[:10]
        same = (name for name, other in self.files.items() if other == data and name.endswith(dot + ending))
        name = next(same, f"{stem}.{mark}{dot}{ending}")
        self.names[logical] = name
        self.files[name] = data


def all_assets(sites: Sequence[Site]) -> Assets:
    """The files of one edition in all its languages. Raises Unavailable where a package is missing."""
    library, files = sites[0].library, sites[0].edition_files
    shared = _shared(library)
    made = Assets(dict(shared.assets.names), dict(shared.assets.files))
    made.add("site.css", _style(library.root, files, shared).encode())
    for site in sites:
        code, picture = site.language.code, made.names["picture.js"]
        made.add(f"site-{code}.js", (frame.data(site, picture) + shared.script).encode())
        made.add(f"embed-{code}.js", (frame.embed_data(site) + shared.embed).encode())
    keeping = _keeping(library.root, sites)
    for name, text in (minified(library.root, keeping) if keeping else {}).items():
        made.add(name, text.encode())
    if files.edition.base_url:  # a card needs a whole address; without one it would never be asked for
        for name, data in share_pictures.pictures(files.edition.brand).items():
            made.add(f"share-{name}.png", data)
    if files.logo and files.edition.logo:
        made.add(f"logo.{files.edition.logo.rpartition('.')[2]}", files.logo)
        made.names["logo"] = made.names[f"logo.{files.edition.logo.rpartition('.')[2]}"]
    return made


@dataclass
class _Shared:
    """What every edition of a library has: files, the frame's script, the words that our pages can hold as classes."""

    library: Library
    assets: Assets
    script: str
    embed: str
    words: set[str]
    styles: dict[tuple[str, ...], str] = field(default_factory=dict)


_LAST: list[_Shared] = []


def _shared(library: Library) -> _Shared:
    """Made once for a library that was read: whoever reads the disk again has another library."""
    if not _LAST or _LAST[0].library is not library:
        _LAST[:] = [_make_shared(library)]
    return _LAST[0]


def _make_shared(library: Library) -> _Shared:
    root = library.root
    made = Assets()
    scripts = calculation.scripts(library.calculators, root)
    panel = scripts.pop("panel.js", "")
    js = root / "templates/assets/js"
    sources = {
        "noscript.css": (root / "templates/assets/noscript.css").read_text("utf-8"),
        "site.js": _joined(js / "site", "*.js"),
        "calculator.js": panel + "\n" + _scripts(root, "shared", "calculator"),
        "letter-page.js": scripts["letter.js"] + "\n" + _scripts(root, "shared", "letter"),
        "picture.js": _scripts(root, "drawing", "picture"),
        "embed.css": _joined(root / "templates/assets/css/embed", "*.css"),
        "embed.js": _embed(root),
        "embeds.js": _scripts(root, "shared", "embeds"),
        "feedback.js": _scripts(root, "shared", "feedback"),
        "flow.js": _scripts(root, "shared", "flow"),
        "case.css": _joined(root / "templates/assets/css/case", "*.css"),
        "case.js": scripts.pop("case_sums.js", "") + _joined(js / "shared", "[24]0-*.js") + _scripts(root, "case"),
        "handover.js": _scripts(root, "drawing", "handover"),
        **scripts,
        **letter_data.data_scripts(library),
    }
    small = minified(root, {k: v for k, v in sources.items() if v})
    script, embed = small.pop("site.js"), small.pop("embed.js")
    for name, text in small.items():
        made.add(name, text.encode())
    plotly = _package(root, "plotly.js-basic-dist-min/plotly-basic.min.js").decode()
    locale = _package(root, "plotly.js-locales/zh-cn.js").decode()
    # The locale is a CommonJS module; here it is given a `module` of its own and told to plotly.js.
    registered = f"(function(){{var module={{}};{locale}\n;window.Plotly.register(module.exports)}})();\n"
    made.add("plotly.js", (plotly + "\n" + registered).encode())
    made.add("plotly.css", plotly_style(plotly).encode())
    # These load when a reader makes or reads codes.
    made.add("qrcode.js", _package(root, "qrcode-generator/dist/qrcode.js"))
    made.add("jsqr.js", _package(root, "jsqr/dist/jsQR.js"))
    for path in sorted((root / "templates/assets/img").glob("*.*")):
        made.add(path.name, path.read_bytes())
    return _Shared(library, made, script, embed, theme.vocabulary(root, ()))


def _style(root: Path, files: EditionFiles, shared: _Shared) -> str:
    """One style sheet: what is needed of the theme's, ours, the edition's colours. A request more is a wait more."""
    edition = files.edition
    texts = [page.body for pages in files.pages.values() for page in pages.values()]
    more = {word for text in texts for word in styles.markup_words(text)} - shared.words
    key = tuple(sorted(more))
    if key not in shared.styles:
        ours, every = (_joined(root / "templates/assets/css", names) for names in ("*.css", "**/*.css"))
        try:
            whole = theme.needed(root, every, shared.words | more) + ours
        except theme.Missing:
            raise Unavailable("the theme's style sheet is missing; run 'make setup'") from None
        if len(shared.styles) > 50:
            shared.styles.clear()
        shared.styles[key] = minified(root, {"site.css": whole})["site.css"]
    # The colours come after: the rest need not be made small again for each edition.
    colours = f":root{{--ydt-brand:{edition.brand};--ydt-brand-dark:{edition.brand_dark}}}\n"
    return shared.styles[key] + colours + _paper(files, shared)


def _paper(files: EditionFiles, shared: _Shared) -> str:
    """On paper, where no link can be pressed: below the sources of a page, where the site with their addresses stands."""
    rules = ""
    for code in files.edition.languages if files.edition.base_url else ():
        language = shared.library.languages[code]
        said = language.strings["guide.sources_paper"].replace("{address}", str(files.edition.base_url))
        said = json.dumps(said, ensure_ascii=False)
        rules += f'html[lang="{language.html_lang}"] .page-sources>.quiet::after{{content:{said}}}'
    return f"@media print{{{rules}}}\n" if rules else ""


def _keeping(root: Path, sites: Sequence[Site]) -> dict[str, str]:
    """The script that offers to keep the site on the device, where the edition has a service worker."""
    if not sites[0].edition.service_worker:
        return {}
    return {f"keep-{site.language.code}.js": worker.data(site) + _scripts(root, "keep") for site in sites}


def _scripts(root: Path, *folders: str) -> str:
    return "\n".join(_joined(root / "templates/assets/js" / folder, "*.js") for folder in folders)


def _embed(root: Path) -> str:
    """What a page in another site's frame needs of the scripts of all pages, and its own."""
    site = root / "templates/assets/js/site"
    return "".join(_joined(site, name) for name in ("10-base.js", "12-out.js", "25-review.js")) + _scripts(root, "embed")


def _joined(folder: Path, pattern: str) -> str:
    return "\n".join(path.read_text("utf-8") for path in sorted(folder.glob(pattern)))


def _package(root: Path, name: str) -> bytes:
    path = root / "node_modules" / name
    if not path.is_file():
        raise Unavailable(f"the package file {name} is missing; run 'make setup'")
    return path.read_bytes()


def plotly_style(script: str) -> str:
    """The rules that plotly.js would write into the page at run time, as a style sheet: a strict policy forbids the former.

    They stand in its script as one object literal of selectors in which X and Y are short for two classes.
    """
    start = script.find('{"X,X div":')
    if start < 0:
        raise Unavailable("plotly.js no longer carries its style rules where sitegen/assets.py looks for them")
    text = script[start : script.index("}", start)]
    rules = re.findall(r"""(?:"([^"]+)"|(\w+)):(?:"([^"]*)"|'([^']*)')""", text)
    lines = []
    for quoted, bare, double, single in rules:
        selector = (quoted or bare).replace("X", ".js-plotly-plot .plotly").replace("Y", ".plotly-notifier")
        lines.append(f"{selector}{{{double or single}}}")
    return "\n".join(lines) + "\n"


def minified(root: Path, sources: dict[str, str]) -> dict[str, str]:
    """Scripts and style sheets made small by esbuild, in one run; the syntax of scripts is held to ES2017."""
    program = _esbuild(root)
    key = "\0".join((program.parent.parent.joinpath("package.json").read_text("utf-8"), *map("\0".join, sources.items())))
    made = remembered(root, key, lambda: json.dumps(_minify(program, sources), ensure_ascii=False))
    return dict(json.loads(made))


def _minify(program: Path, sources: dict[str, str]) -> dict[str, str]:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for file, text in sources.items():
            path = folder / "in" / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        command = [
            str(program), *sources, "--minify", "--target=es2017,chrome79", "--charset=utf8", "--log-level=error",
            f"--outdir={folder / 'out'}", "--outbase=.", "--legal-comments=none",
        ]  # fmt: skip
        run = subprocess.run(command, cwd=folder / "in", capture_output=True, text=True, check=False)
        if run.returncode:
            raise Unavailable(f"esbuild refuses a script of ours:\n{run.stderr}")
        return {file: (folder / "out" / file).read_text("utf-8") for file in sources}


def _esbuild(root: Path) -> Path:
    """The esbuild program of this machine, found in its package so that no wrapper in Node has to start."""
    ending = "esbuild.exe" if os.name == "nt" else "bin/esbuild"
    found = next(iter(sorted((root / "node_modules/@esbuild").glob(f"*/{ending}"))), None)
    if found is None:
        raise Unavailable("esbuild is missing; run 'make setup'")
    return found
