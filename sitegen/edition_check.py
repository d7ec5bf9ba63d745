"""What is wrong with an edition beyond the shape of its file: colours, numbers, dates, links and names that lead nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from urllib.parse import urlsplit

from sitegen import contrast, phone_numbers
from sitegen.load import Library
from sitegen.model import Guide
from sitegen.reading import Page
from sitegen.site import EditionFiles
from sitegen.source import Problem, Problems
from sitegen.yamlfile import Document

_HOST = re.compile(r"(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_][\w-]{1,62}", re.UNICODE)
_Where = tuple[str | int, ...]


def release(files: EditionFiles, found: Document, today: date, problems: Problems) -> None:
    """Places to send people to that nobody looked at in time: marked on ordinary days, refused in a release."""
    for n, place in enumerate(files.edition.referrals):
        if place.review_by and place.review_by < today.isoformat():
            told = f"'{place.id}' was to be reviewed by {place.review_by}"
            right = "ask there whether all of it still holds, and renew 'checked' and 'review_by'"
            problems.add(found.source(("referrals", n, "review_by")), told, right)


def check(library: Library, files: EditionFiles, found: Document, today: date | None, problems: Problems) -> None:
    """Add everything that is wrong with a read edition."""
    problems.extend(_names(library, files, found))
    problems.extend(_colours(library, files, found))
    problems.extend(_numbers(files, found))
    problems.extend(_links(files, found))
    problems.extend(_twice(files, found))
    problems.extend(_pages(library, files))
    if today:
        problems.extend(_dates(files, found, today))


def _names(library: Library, files: EditionFiles, found: Document) -> Iterator[Problem]:
    out, edition = files.edition.leave_out, files.edition
    knew = files.accepted.knew if files.accepted else lambda *_: False  # what an update took away is told by edition_update
    for n, code in enumerate(edition.languages):
        if code not in library.languages:
            known = ", ".join(library.languages)
            yield Problem(found.source(("languages", n)), f"there is no language '{code}'", f"there are: {known}")
    for n, name in enumerate(out.sections):
        if name not in library.sections and not knew(name, True):
            known = ", ".join(library.sections)
            yield Problem(found.source(("leave_out", "sections", n)), f"there is no section '{name}'", f"there are: {known}")
    known_pages = {slug for language in library.guides.values() for slug in language} | set(library.calculators)
    known_pages |= library.flows.get("zh", {}).keys() | library.letters.get("zh", {}).keys() | set(library.paths)
    known_pages |= {"case-file"}
    for n, name in enumerate(out.pages):
        if name not in known_pages and not knew(name):
            place = found.source(("leave_out", "pages", n))
            yield Problem(place, f"there is no page '{name}'", "name the slug of a page")


def _colours(library: Library, files: EditionFiles, found: Document) -> Iterator[Problem]:
    css = (library.root / "templates/assets/css/10-tokens.css").read_text("utf-8")
    light, dark = contrast.schemes(css)
    for key, colour, scheme in (("brand", files.edition.brand, light), ("brand_dark", files.edition.brand_dark, dark)):
        missed = contrast.faults(colour, scheme)
        if missed:
            worst = missed[0]
            wrong = (
                f"the colour {colour} cannot be read in the {scheme.name} scheme: its contrast with {worst.other} "
                f"({worst.token}) is {worst.ratio:.2f}, and {worst.least} is needed"
            )
            right = f"the nearest of the same hue that passes everywhere is '{contrast.nearest(colour, scheme)}'"
            yield Problem(found.source((key,)), wrong, right)


def _phones(files: EditionFiles) -> Iterator[tuple[_Where, str]]:
    edition = files.edition
    if edition.contact.phone:
        yield ("contact", "phone"), edition.contact.phone
    for n, line in enumerate(edition.hotlines):
        yield ("hotlines", n, "number"), line.number
    for n, place in enumerate(edition.referrals):
        if place.phone:
            yield ("referrals", n, "phone"), place.phone


def _numbers(files: EditionFiles, found: Document) -> Iterator[Problem]:
    host = urlsplit(files.edition.base_url or "").hostname or ""
    for where, number in _phones(files):
        if fault := phone_numbers.fault(number):
            yield Problem(found.source(where), *fault)
        elif phone_numbers.is_example(number) and host and not host.endswith(".example"):
            wrong = f"'{number}' is the example number, and this edition has a real address"
            yield Problem(found.source(where), wrong, "write the real number, or leave the entry out")


def _links(files: EditionFiles, found: Document) -> Iterator[Problem]:
    edition = files.edition
    links: list[tuple[_Where, str | None]] = [
        (("base_url",), edition.base_url),
        (("exit_url",), edition.exit_url),
        (("contact", "url"), edition.contact.url),
        (("feedback", "form"), edition.feedback.form),
        (("feedback", "post"), edition.feedback.post),
        *((("referrals", n, "url"), place.url) for n, place in enumerate(edition.referrals)),
    ]
    for where, url in links:
        fault = _link_fault(url, where == ("base_url",)) if url else None
        if fault:
            yield Problem(found.source(where), *fault)


def _link_fault(url: str, base: bool) -> tuple[str, str] | None:
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return f"'{url}' is not a web address", "write it as a browser shows it"
    if "@" in parts.netloc or "\\" in url:
        return f"'{url}' hides where it leads", "leave out the user name and backslashes"
    local = host == "localhost" or bool(re.fullmatch(r"\d+\.\d+\.\d+\.\d+", host))
    if not (_HOST.fullmatch(host) or (base and local)) or port == 0:
        return f"'{host}' is not the name of a site", "write it like www.example.org"
    if base and (parts.query or parts.fragment or "/." in parts.path):
        return "the address of the site may have no '?', '#' or '/.'", "write it like https://help.example/portal/"
    return None


def _twice(files: EditionFiles, found: Document) -> Iterator[Problem]:
    edition = files.edition
    lists: list[tuple[_Where, list[str], str]] = [
        (("languages",), list(edition.languages), ""),
        (("referrals",), [place.id for place in edition.referrals], "id"),
        (("leave_out", "sections"), list(edition.leave_out.sections), ""),
        (("leave_out", "pages"), list(edition.leave_out.pages), ""),
    ]
    for where, names, key in lists:
        for n, name in enumerate(names):
            if name in names[:n]:
                place = (*where, n, key) if key else (*where, n)
                yield Problem(found.source(place), f"'{name}' stands twice", "keep one of them")


def _pages(library: Library, files: EditionFiles) -> Iterator[Problem]:
    for code, pages in files.pages.items():
        for slug, page in pages.items():
            ours = library.guides.get(code, {}).get(slug) or library.guides.get("zh", {}).get(slug)
            if page.meta.section not in library.sections:
                known = ", ".join(library.sections)
                yield Problem(page.at("section"), f"there is no section '{page.meta.section}'", f"there are: {known}")
            kind = ours.meta.generated if ours else None
            if page.meta.generated != kind:
                wrong = f"the page '{slug}' lists what other pages lead to" if kind else f"'{slug}' is not such a page"
                right = f"keep 'generated: {kind}'" if kind else "leave 'generated' out"
                yield Problem(page.at("generated"), wrong, right)


def _dates(files: EditionFiles, found: Document, today: date) -> Iterator[Problem]:
    edition = files.edition
    days = [(("reviewed", n, "on"), item.on) for n, item in enumerate(edition.reviewed)]
    days += [(("referrals", n, "checked"), place.checked) for n, place in enumerate(edition.referrals)]
    for where, day in days:
        if day > today.isoformat():
            yield Problem(found.source(where), f"{day} lies in the future", "write the day it was done")
    for n, place in enumerate(edition.referrals):
        if place.review_by and place.review_by < place.checked:
            where = ("referrals", n, "review_by")
            yield Problem(found.source(where), f"{place.review_by} lies before 'checked'", "write the day of the next check")
    for pages in files.pages.values():
        for page in pages.values():
            yield from _page_dates(page, today)


def _page_dates(page: Page[Guide], today: date) -> Iterator[Problem]:
    for key, day in (("written", page.meta.written), ("checked", page.meta.checked)):
        if day > today.isoformat():
            yield Problem(page.at(key), f"{day} lies in the future", "write the day it was done")
