"""The files beside the pages that tell other programs what is here: sitemap, feeds, robots.txt, llms.txt. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from xml.sax.saxutils import escape, quoteattr

from sitegen import sharing
from sitegen.site import Site, SitePage

_XML = '<?xml version="1.0" encoding="utf-8"?>\n'
NEWEST = 40
"""How many pages a feed names; every correction stands in it as well."""


def files(sites: Sequence[Site]) -> dict[str, str]:
    """The files of one edition in all its languages, by path. Sitemap and feeds need the edition's address."""
    made = {"robots.txt": robots(sites[0])}
    for site in sites:
        made[f"{site.folder}llms.txt"] = llms(site)
    if sharing.base(sites[0]):
        made["sitemap.xml"] = sitemap(sites)
        made |= {f"{site.folder}feed.xml": feed(site) for site in sites}
    return made


def robots(site: Site) -> str:
    """Everything may be read; where the list of pages is. A robot looks for it at the root of a host only."""
    found = "User-agent: *\nAllow: /\n"
    return found + (f"\nSitemap: {sharing.base(site)}sitemap.xml\n" if sharing.base(site) else "")


def listed(site: Site) -> list[SitePage]:
    """The pages that are worth finding by themselves."""
    return [page for page in site.pages.values() if page.kind in sharing.LISTED]


def sitemap(sites: Sequence[Site]) -> str:
    """Every page in every language, with the day it was last checked and its other languages (sitemaps.org 0.9)."""
    parts = []
    for site in sites:
        for page in listed(site):
            day = sharing.dates(site, page)[1]
            others = "".join(
                f'\n<xhtml:link rel="alternate" hreflang={quoteattr(other.language.html_lang)} '
                f"href={quoteattr(sharing.address(other, page.url))}/>"
                for other in sites
                if page.url in other.pages
            )
            lastmod = f"\n<lastmod>{day}</lastmod>" if day else ""
            parts.append(f"<url>\n<loc>{escape(sharing.address(site, page.url))}</loc>{lastmod}{others}\n</url>\n")
    spaces = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
    return f"{_XML}<urlset {spaces}>\n{''.join(parts)}</urlset>\n"


def feed(site: Site) -> str:
    """Corrections and the pages written or checked last, newest first (Atom, RFC 4287)."""
    entries = sorted([*_corrections(site), *_pages(site)], key=lambda entry: entry[0], reverse=True)
    newest = entries[0][0] if entries else site.today.isoformat()
    own = sharing.address(site, "feed.xml")
    name = site.local(site.edition.name)
    head = [
        f"<title>{escape(site.t('feed.title', name=name))}</title>",
        f"<subtitle>{escape(site.t('feed.subtitle'))}</subtitle>",
        f"<id>{escape(own)}</id>",
        f'<link rel="self" type="application/atom+xml" href={quoteattr(own)}/>',
        f'<link rel="alternate" type="text/html" href={quoteattr(sharing.address(site, "index.html"))}/>',
        f"<updated>{_moment(newest)}</updated>",
        f"<author><name>{escape(site.local(site.edition.publisher))}</name></author>",
        "<rights>CC BY 4.0</rights>",
    ]
    lang = quoteattr(site.language.html_lang)
    parts = "\n".join([*head, *(text for _, text in entries)])
    return f'{_XML}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={lang}>\n{parts}\n</feed>\n'


def _corrections(site: Site) -> list[tuple[str, str]]:
    local = site.local
    address = sharing.address(site, "guides/corrections.html")
    found = []
    for n, item in enumerate(site.library.corrections):
        was, now, why = (site.t(f"corrections.{key}") + site.t("punct.colon") for key in ("was", "now", "why"))
        text = f"{was}{local(item.was)}\n{now}{local(item.now)}\n{why}{local(item.why)}"
        title = site.t("feed.correction", text=local(item.now))
        # Counted from the oldest, so that an entry keeps its name when newer ones are put above it.
        name = f"{address}#correction-{item.date}-{len(site.library.corrections) - n}"
        found.append((item.date, _entry(title, name, address, item.date, item.date, text)))
    return found


def _pages(site: Site) -> list[tuple[str, str]]:
    found = []
    for page in listed(site):
        written, checked = sharing.dates(site, page)
        if checked and page.kind != "home":
            key = "feed.written" if checked == written else "feed.checked"
            text = site.t(key, date=checked) + "\n" + page.description
            address = sharing.address(site, page.url)
            found.append((checked, _entry(page.title, address, address, written, checked, text)))
    return sorted(found, key=lambda entry: entry[0], reverse=True)[:NEWEST]


def _entry(title: str, name: str, address: str, published: str, updated: str, text: str) -> str:
    return (
        f"<entry>\n<title>{escape(title)}</title>\n<id>{escape(name)}</id>\n<link href={quoteattr(address)}/>\n"
        f"<published>{_moment(published)}</published>\n<updated>{_moment(updated)}</updated>\n"
        f"<summary>{escape(text)}</summary>\n</entry>"
    )


def _moment(day: str) -> str:
    """A day as Atom wants it. Content has days, not hours; they are days in China."""
    return f"{day}T00:00:00+08:00"


def llms(site: Site) -> str:
    """What the site holds and within which limits it may be repeated, for language models (llmstxt.org)."""
    name = site.local(site.edition.name)
    lines = [f"# {name}", "", f"> {site.local(site.edition.tagline)}", "", site.t("llms.about"), ""]
    lines += [f"- {site.t(f'llms.{key}')}" for key in ("advice", "standing", "dates", "numbers", "never")]
    reviewed = site.edition.reviewed
    by = "; ".join(f"{site.local(item.by)} ({item.on})" for item in reviewed)
    lines += [f"- {site.t('llms.reviewed', by=by) if reviewed else site.t('llms.not_reviewed')}"]
    lines += [f"- {site.t('llms.licence', name=site.local(site.edition.publisher))}", ""]
    for section in site.nav:
        lines += [f"## {section['title']}", ""]
        for entry in section["pages"]:
            about = site.pages[entry["url"]].description
            lines.append(f"- [{entry['title']}]({_link(site, entry['url'])}){site.t('punct.colon')}{about}")
        lines.append("")
    return "\n".join(lines)


def _link(site: Site, url: str) -> str:
    return sharing.address(site, url) if sharing.base(site) else url
