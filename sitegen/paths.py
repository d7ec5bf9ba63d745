"""Learning paths as values for their templates: the steps that this site has, each with why it stands there."""

from __future__ import annotations

from typing import Any

from sitegen import quiz, targets
from sitegen.model import Guide
from sitegen.prose import Prose
from sitegen.site import Site, SitePage


def values(site: Site, page: SitePage, prose: Prose) -> dict[str, Any]:
    """What the template of a learning path shows. Texts are HTML."""
    own = site.library.path_words[page.text_language][page.slug]
    meta = own.words
    steps = []
    for name in site.library.paths[page.slug].words.steps:
        target = targets.parse(name)
        there = site.page_for(target) if target else None
        if target and there and name in meta.why:  # a step that nothing explains is named by `check`
            steps.append(
                {
                    "href": targets.relative(page.url, there.url),
                    "title": there.title,
                    "kind": target.kind,
                    "why": prose.inline(meta.why[name], own.at("why", name)),
                    "time": _time(there, prose),
                    "quiz": quiz.link(site, there, page.url),
                }
            )
    return {
        "page": {
            "title": page.title,
            "slug": page.slug,
            "description": page.description,
            "intro": prose.inline(meta.intro, own.at("intro")),
            "time": meta.time,
        },
        "steps": steps,
        "others": links(site, page),
        "written": meta.written,
        "checked": meta.checked,
    }


def _time(page: SitePage, prose: Prose) -> str:
    """How long a guide takes, as it says itself."""
    if page.source is None or not isinstance(page.source.meta, Guide) or page.source.meta.glance is None:
        return ""
    return prose.inline(page.source.meta.glance.time, page.source.text_at("glance", "time"))


def links(site: Site, here: SitePage, section: str = "") -> list[dict[str, str]]:
    """The ways from a page to the learning paths of this site, or of one section of it; never to the page itself."""
    return [
        {"href": targets.relative(here.url, page.url), "title": page.title, "text": page.description}
        for page in site.pages.values()
        if page.kind == "path" and page.url != here.url and section in {"", page.section}
    ]
