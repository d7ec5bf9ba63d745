"""A sheet as an HTML document for paper: the guide's text with the edition's name, logo, numbers, dates and code."""

from __future__ import annotations

import base64
import io
from dataclasses import dataclass
from typing import Any

from sitegen import facts, sheet_codes
from sitegen.model import Guide
from sitegen.sheet_codes import Issued
from sitegen.sheets import compose
from sitegen.sheets.compose import Content
from sitegen.sheets.pdf import FONT, LATIN, SETUP, Missing
from sitegen.site import Site, SitePage
from sitegen.source import Problems

FOLDERS = {"handout": "handouts", "card": "cards", "quiz": "quizzes"}
_IMAGE = {"svg": "svg+xml", "png": "png", "jpg": "jpeg", "webp": "webp"}


@dataclass(frozen=True)
class Sheet:
    """A sheet ready for paper: where its PDF goes, how its code is kept, what it says."""

    path: str
    issued: Issued
    page: SitePage
    content: Content


def sheet(site: Site, page: SitePage, kind: str, problems: Problems) -> Sheet:
    """The sheet of this kind made of a guide, with its code."""
    made = compose.content(site, page, kind, problems)
    lang = site.language.code
    stood = [sheet_codes.stood(fact).digest for fact in made.facts]
    code = sheet_codes.make(site.edition.id, kind, page.slug, lang, made.digest, *sorted(stood))
    issued = Issued(
        code=code, kind=kind, guide=page.slug, language=lang, title=made.title,  # type: ignore[arg-type]
        issued=site.today.isoformat(), text=made.digest, facts=stood,
    )  # fmt: skip
    return Sheet(f"{FOLDERS[kind]}/{page.slug}.{lang}.pdf", issued, page, made)


def document(site: Site, made: Sheet, copies: int = 4) -> str:
    """The whole HTML of a sheet. A card stands `copies` times on its sheet."""
    frame = common(site, made.content.kind, made.content.title, made.page.description)
    code = made.issued.code
    address = compose.page_address(site, f"l/{sheet_codes.plain(code)}.html")
    source = made.page.source
    assert source is not None and isinstance(source.meta, Guide)
    frame |= {
        "code": code,
        "address": address,
        "qr": qr(address) if address else "",
        "page_address": compose.page_address(site, made.page.url),
        "dates": site.t("sheet.dates", checked=source.meta.checked, printed=site.today.isoformat()),
        "crisis": facts.crisis_numbers(site) if made.page.distress else [],
    }
    template = compose.templates(site).get_template(f"{made.content.kind}.html")
    sources = compose.source_views(site, made.page, made.content)
    return template.render(sheet=frame, sources=sources, copies=copies, **made.content.values)


def common(site: Site, kind: str, title: str, description: str) -> dict[str, Any]:
    """What every sheet of an edition says of whoever hands it out."""
    edition = site.edition
    contact = edition.contact
    phone = "" if contact.phone in {line.number for line in edition.hotlines} else contact.phone
    lines = [phone, contact.email, contact.address and site.local(contact.address), contact.url]
    return {
        "kind": kind,
        "kind_name": site.t(f"sheet.{kind}"),
        "title": title,
        "description": description,
        "lang": site.language.html_lang,
        "name": site.local(edition.name),
        "tagline": site.local(edition.tagline),
        "logo": _logo(site),
        "hotlines": [
            {"number": h.number, "name": site.local(h.name), "note": site.local(h.note) if h.note else ""}
            for h in edition.hotlines
        ],
        "contacts": [line for line in lines if line],
        "reviewed": [site.t("footer.reviewed", name=site.local(r.by), date=r.on) for r in edition.reviewed],
        "notices": [site.local(text) for text in edition.notices],
        "publisher": site.t("footer.publisher", name=site.local(edition.publisher)),
        "licence": site.local(edition.licence_note) if edition.licence_note else site.t("sheet.licence"),
    }


def style(site: Site) -> str:
    """The style of all sheets in the colour and for the language of the site."""
    css = (site.library.root / "templates/sheets/sheet.css").read_text("utf-8")
    fonts = f'"{FONT}"' if site.language.code == "zh" else f'"{LATIN}", "{FONT}"'
    return f":root {{ --brand: {site.edition.brand}; --fonts: {fonts} }}\n{css}"


def _logo(site: Site) -> str:
    name, data = site.edition.logo, site.edition_files.logo
    return _data(_IMAGE[name.rpartition(".")[2]], data) if name and data else ""


def _data(kind: str, data: bytes) -> str:
    return f"data:image/{kind};base64,{base64.b64encode(data).decode()}"


def qr(address: str) -> str:
    """The address as a QR code, a drawing in a data: address. Level M: still read with 15 % of it spoiled."""
    try:
        import segno
    except ModuleNotFoundError as error:
        raise Missing(f"sheets need the Python package 'segno', which is not installed: {SETUP}") from error
    out = io.BytesIO()
    segno.make(address, error="m", micro=False).save(out, kind="svg", border=2, xmldecl=False, svgns=True, nl=False)
    return _data("svg+xml", out.getvalue())
