"""The configuration of one renderer run: what `mkdocs.yml` shares, and what this site and language add. Pure.

Only this module and `publish.render` know the renderer. The configuration is a plain mapping written as JSON, which is
YAML, so that the same folder can be rendered by hand or by another tool.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sitegen import edition_difference, facts, feedback, sharing
from sitegen.policy import POLICY
from sitegen.site import VERSION, Site


def renderer_config(
    shared: dict[str, Any], site: Site, assets: dict[str, str], docs: Path, out: Path, templates: Path
) -> dict[str, Any]:
    """The configuration for rendering `docs` to `out`. `assets` maps logical names to files below assets/ or their marks."""
    edition = site.edition
    theme = {**shared["theme"], "custom_dir": str(templates), "language": site.language.code}
    return {
        **shared,
        "site_name": site.local(edition.name),
        "site_url": _site_url(site),
        "docs_dir": str(docs),
        "site_dir": str(out),
        "theme": theme,
        "extra": {
            "scope": "/",
            "generator": False,
            "t": site.language.strings,
            "lang": {
                "code": site.language.code,
                "name": site.language.name,
                "html_lang": site.language.html_lang,
            },
            "nav": site.nav,
            "assets": assets,
            "site": _about(site, assets),
        },
    }


def _site_url(site: Site) -> str:
    base = site.edition.base_url or "https://example.invalid/"
    return base.rstrip("/") + "/" + site.folder


def _version(site: Site) -> str:
    if site.library.base and site.edition.id == site.library.base.id:
        return f"{site.t('footer.version')} {VERSION}"
    return site.t("footer.based_on", base=edition_difference.base_name(site))


def _about(site: Site, assets: dict[str, str]) -> dict[str, Any]:
    edition, local = site.edition, site.local
    contact = edition.contact
    return {
        "id": edition.id,
        "name": local(edition.name),
        "tagline": local(edition.tagline),
        "logo": assets.get("logo"),
        "publisher": local(edition.publisher),
        "contact": {
            "email": contact.email or "",
            "phone": contact.phone or "",
            "address": local(contact.address) if contact.address else "",
            "url": contact.url or "",
        },
        "hotlines": [
            *facts.crisis_numbers(site),
            *(
                {"name": local(line.name), "number": line.number, "note": local(line.note) if line.note else ""}
                for line in edition.hotlines
            ),
        ],
        "referrals": "referrals.html" in site.pages,
        "notices": [local(notice) for notice in edition.notices],
        "reviewed": [{"by": local(item.by), "on": item.on} for item in edition.reviewed],
        "funding": local(edition.funding) if edition.funding else "",
        "licence": local(edition.licence_note) if edition.licence_note else site.t("footer.licence"),
        "exit_url": edition.exit_url or "",
        "base_url": sharing.base(site),
        "feedback": feedback.offered(site),
        "version": _version(site),
        "csp": POLICY,
    }
