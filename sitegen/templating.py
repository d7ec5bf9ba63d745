"""The templates of page bodies in `templates/pages/`, as one site uses them."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined

from sitegen.site import Site


def environment(root: Path, site: Site) -> Environment:
    """The templates of page bodies, with `t(key)` bound to the site's language."""
    compiled = root / "work" / "cache" / "templates"
    compiled.mkdir(parents=True, exist_ok=True)
    made = Environment(
        loader=FileSystemLoader(root / "templates" / "pages"),
        bytecode_cache=FileSystemBytecodeCache(str(compiled)),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "separators": (",", ":")}
    made.globals["t"] = site.t
    made.globals["lang"] = site.language.code
    return made
