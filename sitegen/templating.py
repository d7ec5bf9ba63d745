"""The templates of page bodies in `templates/pages/`, as one site uses them."""

from __future__ import annotations

import traceback
from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from jinja2.exceptions import TemplateError, TemplateSyntaxError

from sitegen.site import Site
from sitegen.source import Problem, Source


def environment(root: Path, site: Site, folder: str = "pages") -> Environment:
    """The templates of page bodies, or of another folder of templates, with `t(key)` bound to the site's language."""
    compiled = root / "work" / "cache" / "templates"
    compiled.mkdir(parents=True, exist_ok=True)
    made = Environment(
        loader=FileSystemLoader(root / "templates" / folder),
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


def template_problem(root: Path, error: TemplateError) -> Problem:
    """What is wrong with a template, at the line that Jinja names: a fault of its grammar or one met while rendering."""
    path, line = "templates", 1
    if isinstance(error, TemplateSyntaxError):
        path, line = error.filename or path, error.lineno
    else:
        for frame in traceback.extract_tb(error.__traceback__):
            if Path(frame.filename).is_relative_to(root / "templates"):
                path, line = frame.filename, frame.lineno or 1
    shown = Path(path).relative_to(root).as_posix() if Path(path).is_relative_to(root) else path
    return Problem(Source(shown, line), f"the template fails: {error.message}", "mend the template")
