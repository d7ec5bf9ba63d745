"""For each code that an edition issued, a page that says whether the sheet is still right; and the list of all codes.

They are plain HTML. The list has one script, which finds a code in it that is typed; without it the list is read.

A sheet is wrong once a fact it stands on is not what it was, or has run out; it has a newer edition when only words changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from sitegen import facts, sheet_codes
from sitegen.sheet_codes import Issued, Stood
from sitegen.sheets import compose
from sitegen.site import Site
from sitegen.source import Problems

INDEX = "l/index.html"
FINDER = "find.js"


@dataclass(frozen=True)
class Change:
    """A fact that is no longer what a sheet stands on: as it was, as it is (None where it is gone), and since when."""

    was: Stood
    now: Stood | None
    since: str


def changes(site: Site, issued: Issued) -> list[Change]:
    """What is no longer as the sheet has it. Where no later day is known, it counts from the day the fact was checked."""
    found = []
    for digest in issued.facts:
        was = site.edition_files.codes.facts[digest]
        fact = site.fact(was.fact)
        if fact is None:
            found.append(Change(was, None, site.today.isoformat()))
            continue
        now = sheet_codes.stood(fact)
        # A rule that was over when the sheet was printed stands on it as history.
        ended = bool(now.end) and issued.issued[: len(now.end)] <= now.end < site.today.isoformat()[: len(now.end)]
        if now.digest != digest:
            found.append(Change(was, now, now.start if now.start > issued.issued else fact.checked))
        elif ended:
            found.append(Change(was, now, now.end))
    return found


def reworded(site: Site, issued: Issued) -> bool:
    """Whether the sheet would say the same with other words now, or is made no more."""
    page = site.pages.get(f"guides/{issued.guide}.html")
    if page is None or page not in compose.marked(site) or issued.kind not in compose.kinds(page):
        return True
    return compose.content(site, page, issued.kind, Problems()).digest != issued.text


def lines(sites: Sequence[Site]) -> list[str]:
    """The codes that are no longer right and why, a line each, for whoever builds."""
    said = []
    for site in sites:
        for issued in (one for one in site.edition_files.codes.codes if one.language == site.language.code):
            for change in changes(site, issued):
                what = "changed" if change.now else "gone"
                name = f"{issued.code} ({issued.kind} {issued.guide}.{issued.language})"
                said.append(f"{name} is wrong since {change.since}: the fact '{change.was.fact}' is {what}")
    return said


def index(site: Site) -> str:
    """The address of the list of codes below the language's root; empty where none was issued in this language."""
    return INDEX if any(one.language == site.language.code for one in site.edition_files.codes.codes) else ""


def files(sites: Sequence[Site]) -> dict[str, str]:
    """A page for each code and the list of all, below the folder of the language of the sheet."""
    made = {}
    for site in sites:
        codes = [one for one in site.edition_files.codes.codes if one.language == site.language.code]
        for issued in codes:
            made[f"{site.folder}l/{sheet_codes.plain(issued.code)}.html"] = _page(site, issued)
        if codes:
            made[f"{site.folder}{INDEX}"] = _index(site, codes)
            for name in ("sheet.css", FINDER):
                made[f"{site.folder}l/{name}"] = (site.library.root / "templates/recall" / name).read_text("utf-8")
    return made


def _page(site: Site, issued: Issued) -> str:
    found = changes(site, issued)
    if found:
        state = site.t("sheet.wrong", date=min(change.since for change in found))
    elif reworded(site, issued):
        state = site.t("sheet.newer")
    else:
        state = site.t("sheet.right", date=site.today.isoformat())
    there = f"guides/{issued.guide}.html"
    there = there if there in site.pages else "sections/all.html"
    body = f"<p><strong>{escape(state)}</strong></p>\n<p>{escape(_which(site, issued))}</p>\n"
    body += "".join(_change(site, change) for change in found)
    body += f'<p><a href="../{there}">{escape(site.t("sheet.get_new"))}</a></p>\n'
    return _document(site, site.t("sheet.page_title", code=issued.code), body)


def _which(site: Site, issued: Issued) -> str:
    kind, language = site.t(f"sheet.{issued.kind}"), site.library.languages[issued.language].name
    return site.t("sheet.which", kind=kind, title=issued.title, language=language, date=issued.issued)


def _change(site: Site, change: Change) -> str:
    now = escape(_said(site, change.now)) if change.now else escape(site.t("sheet.gone"))
    if change.now and change.now.digest == change.was.digest:
        now = escape(site.t("sheet.ended", date=change.now.end))
    was, title = escape(_said(site, change.was)), escape(site.local(change.was.title))
    t = site.t
    return f"<h2>{title}</h2>\n<p>{escape(t('sheet.was'))}: {was}</p>\n<p>{escape(t('sheet.now'))}: {now}</p>\n"


def _said(site: Site, stood: Stood) -> str:
    """A fact's statement with its values, its standing, and its days where they are known."""
    values = []
    for text in stood.values.values():
        number, _, unit = text.rpartition(" ")
        values.append(facts.measured(site, unit, number) if unit in site.language.units else number)
    dates = " – ".join(day for day in (stood.start, stood.end) if day)
    parts = [site.local(stood.statement), *values, site.language.standings[stood.standing], dates]
    return " · ".join(part for part in parts if part)


def _index(site: Site, codes: Sequence[Issued]) -> str:
    items = "".join(
        f'<li><a href="{sheet_codes.plain(one.code)}.html">{one.code}</a> {escape(_which(site, one))}</li>\n'
        for one in sorted(codes, key=lambda one: one.code)
    )
    t = site.t
    body = (
        f"<p>{escape(t('sheet.check_lead'))}</p>\n"
        f'<form id="find" hidden>\n<label for="code">{escape(t("sheet.find_label"))}</label>\n'
        '<input id="code" autocomplete="off" autocapitalize="characters" spellcheck="false" maxlength="20">\n'
        f'<button>{escape(t("sheet.find_go"))}</button>\n</form>\n'
        f"<h2>{escape(t('sheet.check_list'))}</h2>\n"
        f'<p id="none" role="status" hidden>{escape(t("sheet.find_none"))}</p>\n<ul id="codes">\n{items}</ul>\n'
    )
    return _document(site, t("sheet.check_title"), body, FINDER)


def _document(site: Site, title: str, body: str, script: str = "") -> str:
    name = escape(site.local(site.edition.name))
    allowed = "default-src 'none'; style-src 'self'" + ("; script-src 'self'" if script else "")
    return (
        f'<!doctype html>\n<html lang="{site.language.html_lang}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        '<meta name="robots" content="noindex">\n<meta name="referrer" content="no-referrer">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{allowed}">\n'
        '<link rel="stylesheet" href="sheet.css">\n'
        + (f'<script defer src="{script}"></script>\n' if script else "")
        + f'<title>{escape(title)} · {name}</title>\n</head>\n<body>\n<p><a href="../index.html">{name}</a></p>\n'
        f"<main>\n<h1>{escape(title)}</h1>\n{body}<p>{escape(site.t('sheet.not_advice'))}</p>\n</main>\n</body>\n</html>\n"
    )
