"""From the library, an edition and a language to a Site: which pages there are, and in which order they are listed. Pure."""

from __future__ import annotations

from datetime import date
from typing import Any

from sitegen.edition_model import Edition
from sitegen.load import Library, Page
from sitegen.model import Guide, Language
from sitegen.site import EditionFiles, Site, SitePage

PARTNERS = "partners"
"""The section in which organisations find the snippets."""
URGENT = "now"
"""The section in which a reader finds people nearby."""


def assemble(library: Library, files: EditionFiles, language: str, today: date) -> Site:
    """The site of one edition in one language."""
    words = library.languages[language]
    pages: dict[str, SitePage] = {}
    _add_home(library, files, words, pages)
    _add_guides(library, files, words, pages)
    _add_flows(library, files.edition, words, pages)
    _add_calculators(library, files, words, pages)
    _add_letters(library, files, words, pages)
    _add_case(library, files, words, pages)
    _add_embeds(files.edition, words, pages)
    _add_referrals(files.edition, words, pages)
    nav = _add_sections(library, files.edition, words, pages)
    _add_quizzes(words, pages)
    _add_paths(library, files.edition, words, pages)
    _add_feedback(files.edition, words, pages)
    _add(pages, SitePage("404.html", "notfound", "404", words.strings["notfound.title"], words.strings["notfound.text"]))
    return Site(library, files, words, today, pages, nav)


def _add(pages: dict[str, SitePage], page: SitePage) -> None:
    pages[page.url] = page


def _add_home(library: Library, files: EditionFiles, words: Language, pages: dict[str, SitePage]) -> None:
    """The first page carries the edition's name: its own title where that already says it."""
    page = library.homes.get(words.code) or library.homes["zh"]
    name = files.edition.name.get(words.code) or files.edition.name["zh"]
    title = page.meta.title if name in page.meta.title else name
    _add(pages, SitePage("index.html", "home", "home", title, page.meta.description, "", page, page.language))


def _add_guides(library: Library, files: EditionFiles, words: Language, pages: dict[str, SitePage]) -> None:
    out = files.edition.leave_out
    merged: dict[str, Page[Guide]] = {}
    for source in (
        library.guides.get("zh", {}),
        library.guides.get(words.code, {}),
        files.pages.get("zh", {}),
        files.pages.get(words.code, {}),
    ):
        merged.update(source)
    for slug, page in merged.items():
        if slug in out.pages or page.meta.section in out.sections:
            continue
        kind = "generated" if page.meta.generated else "guide"
        _add(
            pages,
            SitePage(
                f"guides/{slug}.html", kind, slug, page.meta.title, page.meta.description, page.meta.section, page,
                page.language, "distress" in page.meta.tags, tuple(page.meta.aliases),
            ),
        )


def _add_quizzes(words: Language, pages: dict[str, SitePage]) -> None:
    """A page for the quiz of each guide that has one. They are reached from their guides, not from the navigation."""
    for guide in [page for page in pages.values() if page.kind == "guide"]:
        if guide.source and isinstance(guide.source.meta, Guide) and guide.source.meta.quiz:
            _add(
                pages,
                SitePage(
                    f"quizzes/{guide.slug}.html", "quiz", guide.slug,
                    words.strings["quiz.title"].replace("{name}", guide.title), words.strings["quiz.lead"],
                    guide.section, guide.source, guide.text_language,
                ),
            )


def _add_flows(library: Library, edition: Edition, words: Language, pages: dict[str, SitePage]) -> None:
    for slug, page in {**library.flows.get("zh", {}), **library.flows.get(words.code, {})}.items():
        if slug in edition.leave_out.pages or page.meta.section in edition.leave_out.sections:
            continue
        _add(
            pages,
            SitePage(
                f"flows/{slug}.html", "flow", slug, page.meta.title, page.meta.description, page.meta.section, page,
                page.language, "distress" in page.meta.tags, tuple(page.meta.aliases),
            ),
        )


def _add_paths(library: Library, edition: Edition, words: Language, pages: dict[str, SitePage]) -> None:
    """A page for each learning path, in the order of content/paths.yml."""
    for name, path in library.paths.items():
        own = library.path_words.get(words.code, {})
        language = words.code if name in own else "zh"
        placed = library.path_words.get(language, {}).get(name)
        section = path.words.section
        if placed is None or section in edition.leave_out.sections or name in edition.leave_out.pages:
            continue
        meta = placed.words
        _add(
            pages,
            SitePage(
                f"paths/{name}.html", "path", name, meta.title, meta.description, section, None, language,
                aliases=tuple(meta.aliases),
            ),
        )


def _add_calculators(library: Library, files: EditionFiles, words: Language, pages: dict[str, SitePage]) -> None:
    out = files.edition.leave_out
    for name, loaded in library.calculators.items():
        own = loaded.words.get(words.code) or loaded.words["zh"]
        if name in out.pages or loaded.calculator.section in out.sections:
            continue
        _add(
            pages,
            SitePage(
                f"calculators/{name}.html", "calculator", name, own.title, own.description,
                loaded.calculator.section, None, own.language, aliases=tuple(own.aliases),
            ),
        )


def _add_letters(library: Library, files: EditionFiles, words: Language, pages: dict[str, SitePage]) -> None:
    out = files.edition.leave_out
    for name, letter in {**library.letters.get("zh", {}), **library.letters.get(words.code, {})}.items():
        meta = letter.page.meta
        if name in out.pages or meta.section in out.sections:
            continue
        _add(
            pages,
            SitePage(
                f"letters/{name}.html", "letter", name, meta.title, meta.description, meta.section, letter.page,
                letter.page.language, "distress" in meta.tags, tuple(meta.aliases),
            ),
        )


def _add_case(library: Library, files: EditionFiles, words: Language, pages: dict[str, SitePage]) -> None:
    page = library.case.page(words.code)
    out = files.edition.leave_out
    if page is None or "case-file" in out.pages or page.meta.section in out.sections:
        return
    meta = page.meta
    case = SitePage(
        "case-file.html", "case", "case-file", meta.title, meta.description, meta.section, None, page.language,
        aliases=tuple(meta.aliases),
    )
    _add(pages, case)


def _add_embeds(edition: Edition, words: Language, pages: dict[str, SitePage]) -> None:
    """A page for other sites' frames for each calculator, and the page that hands out the snippets for them."""
    calculators = [page for page in pages.values() if page.kind == "calculator"]
    if not edition.embeds or not calculators:
        return
    for page in calculators:
        _add(
            pages,
            SitePage(
                f"embed/{page.slug}.html", "embed", page.slug, page.title, page.description, "", None, page.text_language
            ),
        )
    section = "" if PARTNERS in edition.leave_out.sections else PARTNERS
    title, text = words.strings["embeds.title"], words.strings["embeds.text"]
    _add(pages, SitePage("embeds.html", "embeds", "embeds", title, text, section, None, words.code))


def _add_referrals(edition: Edition, words: Language, pages: dict[str, SitePage]) -> None:
    """The page of who can help where, in the section of urgent help where the edition carries that."""
    if not edition.referrals:
        return
    section = "" if URGENT in edition.leave_out.sections else URGENT
    # The search finds the page by the names it holds.
    names = tuple(dict.fromkeys(place.name.get(words.code) or place.name["zh"] for place in edition.referrals))
    title, text = words.strings["referrals.title"], words.strings["referrals.text"]
    _add(pages, SitePage("referrals.html", "referrals", "referrals", title, text, section, None, words.code, aliases=names))


def _add_feedback(edition: Edition, words: Language, pages: dict[str, SitePage]) -> None:
    ways = edition.feedback
    if ways.mail or ways.form or ways.post or ways.paper:
        title, text = words.strings["feedback.title"], words.strings["feedback.text"]
        _add(pages, SitePage("feedback.html", "feedback", "feedback", title, text, "", None, words.code))


def _add_sections(
    library: Library, edition: Edition, words: Language, pages: dict[str, SitePage]
) -> list[dict[str, Any]]:
    """Section pages and the navigation: only sections that have pages, pages in the order of sections.yml."""
    nav: list[dict[str, Any]] = []
    for section in library.sections.values():
        if section.id in edition.leave_out.sections:
            continue
        urls = [f"guides/{slug}.html" for slug in section.guides]
        urls += [f"flows/{slug}.html" for slug in section.flows]
        urls += [f"calculators/{name}.html" for name in section.calculators]
        urls += [f"letters/{name}.html" for name in section.letters]
        added = [p.url for p in pages.values() if p.section == section.id and p.url not in urls]
        entries = [pages[url] for url in [*urls, *sorted(added)] if url in pages]
        if not entries:
            continue
        title = words.sections[section.id]
        url = f"sections/{section.id}.html"
        _add(pages, SitePage(url, "section", section.id, title.title, title.summary, section.id, None, words.code))
        nav.append(
            {
                "id": section.id,
                "title": title.title,
                "summary": title.summary,
                "url": url,
                "pages": [{"slug": p.slug, "title": p.title, "url": p.url, "kind": p.kind} for p in entries],
            }
        )
    strings = words.strings
    _add(pages, SitePage("sections/all.html", "all", "all", strings["all.title"], strings["all.summary"]))
    return nav
