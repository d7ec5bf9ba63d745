"""A site as Markdown files for the renderer: `{path: text}`, pure.

Each page is a Markdown text with a one-line front matter (JSON is YAML) that the theme reads, and a body that one of the
templates in `templates/pages/` made from the content. Blocks that are not prose (the glance, sources, calculators) are
HTML inside the Markdown, so any renderer that knows Markdown can take it from here.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from jinja2 import Environment
from jinja2.exceptions import TemplateError

from sitegen import (
    calculator_pages,
    case_bar,
    case_page,
    edition_difference,
    embeds,
    facts,
    feedback,
    flow_pages,
    letter_pages,
    linking,
    listings,
    paths,
    policy,
    quiz,
    recall,
    referrals,
    sharing,
    tables,
    targets,
)
from sitegen.load import Page
from sitegen.model import Guide, Home
from sitegen.prose import Prose
from sitegen.site import Site, SitePage
from sitegen.source import Problems
from sitegen.targets import Target
from sitegen.templating import environment, template_problem


def write_pages(site: Site, problems: Problems, drawings: dict[str, str] | None = None) -> dict[str, str]:
    """The Markdown of every page by its path below the docs folder.

    The drawings that the pages show are added to `drawings`, by their path below assets/.
    """
    templates, drawn = environment(site.library.root, site), drawings if drawings is not None else {}
    return {markdown_path(url): write_page(site, url, templates, problems, drawn) for url in site.pages}


def write_page(site: Site, url: str, templates: Environment, problems: Problems, drawings: dict[str, str]) -> str:
    """The Markdown of the page at an address. It comes from the site and the templates and from nothing else."""
    try:
        return _Writer(site, templates, problems, drawings).page(site.pages[url])
    except TemplateError as error:
        problems.extend([template_problem(site.library.root, error)])
        return ""


def markdown_path(url: str) -> str:
    return url.removesuffix(".html") + ".md"


class _Writer:
    """Makes one page of a site."""

    def __init__(self, site: Site, templates: Environment, problems: Problems, drawings: dict[str, str]) -> None:
        self.site = site
        self.drawings = drawings
        self.problems = problems
        self.templates = templates
        self.templates.globals["case_bar"] = lambda kind, slug: case_bar.bar(site, kind, slug)
        self._makers: dict[str, Callable[[SitePage], str]] = {
            "home": self._home,
            "guide": self._guide,
            "generated": self._generated,
            "flow": self._flow,
            "section": self._section,
            "all": self._all,
            "calculator": self._calculator,
            "letter": self._letter,
            "case": lambda page: case_page.body(self.site, page, self._prose(page), self._render),
            "notfound": self._notfound,
            "quiz": self._quiz,
            "path": self._path,
            "embed": lambda page: self._made("embed.md", page, embeds.frame_values(self.site, page, self._prose(page))),
            "embeds": lambda page: self._made("embeds.md", page, embeds.chooser_values(self.site, page)),
            "referrals": lambda page: self._render("referrals.md", **referrals.values(self.site, page)),
            "feedback": lambda page: self._made("feedback.md", page, feedback.values(self.site, page)),
        }

    def page(self, page: SitePage) -> str:
        body = self._makers[page.kind](page)
        template = {"template": "embed.html"} if page.kind == "embed" else {}
        meta = {**self._meta(page), **template, "share": sharing.head(self.site, page)}
        return f"---\n{json.dumps(meta, ensure_ascii=False)}\n---\n\n{body}"

    def _meta(self, page: SitePage) -> dict[str, Any]:
        site = self.site
        depth = page.url.count("/")
        base = "../" * depth
        root = base + ("../" if site.folder else "")
        if page.kind == "notfound":
            root = site.served_at
            base = root + site.folder
        meta = page.source.meta if page.source else None
        words = calculator_pages.words(site, page.slug) if page.kind in {"calculator", "embed"} else meta
        section = site.pages.get(f"sections/{page.section}.html")
        return {
            "title": page.title,
            "description": page.description,
            "kind": page.kind,
            "section": page.section,
            "slug": page.slug,
            "distress": page.distress,
            "url": page.url,
            "base": base,
            "root": root,
            "alternates": linking.alternates(site, page, root),
            "written": words.written if words else "",
            "checked": words.checked if words else "",
            "calculator": page.slug if page.kind in {"calculator", "embed"} else "",
            "policy": policy.of(page.kind, site.edition),
            "crumbs": [{"title": section.title, "url": base + section.url}] if section else [],
            "text_lang": site.library.languages[page.text_language].html_lang,
            "changed": edition_difference.foot(site, page),
        }

    def _render(self, template: str, **values: Any) -> str:
        return self.templates.get_template(template).render(**values)

    def _made(self, template: str, page: SitePage, values: dict[str, Any]) -> str:
        return self._render(template, fallback=self._fallback(page), **values)

    def _prose(self, page: SitePage) -> Prose:
        return Prose(self.site, page.url, self.templates, self.problems, self.drawings)

    def _link_to(self, here: SitePage, url: str) -> str:
        return targets.relative(here.url, url)

    def _fallback(self, page: SitePage) -> str:
        return self.site.t("page.fallback") if page.text_language != self.site.language.code else ""

    def _crisis(self, page: SitePage) -> dict[str, Any] | None:
        return {"numbers": facts.crisis_numbers(self.site)} if page.distress else None

    def _home(self, page: SitePage) -> str:
        source = page.source
        assert source is not None and isinstance(source.meta, Home)
        prose, meta = self._prose(page), source.meta
        prose.declare_examples(meta.examples, source.at)
        situations = [
            {
                "href": prose.way(item.link, source.text_at("situations", n, "link")),
                "title": prose.inline(item.title, source.text_at("situations", n, "title")),
                "text": prose.inline(item.text, source.text_at("situations", n, "text")),
            }
            for n, item in enumerate(meta.situations)
        ]
        return self._render(
            "home.md",
            page={"title": meta.title, "question": meta.question, "situations": situations},
            sections=[{**s, "href": self._link_to(page, s["url"])} for s in self.site.nav],
            body=prose.expand(source.body, source.body_at),
            paths=paths.links(self.site, page),
            crisis=self._crisis(page),
            fallback=self._fallback(page),
        )

    def _guide(self, page: SitePage) -> str:
        source = page.source
        assert source is not None and isinstance(source.meta, Guide)
        prose, meta = self._prose(page), source.meta
        prose.declare_examples(meta.examples, source.at)
        for n, name in enumerate(meta.facts):
            if self.site.fact(name) is None:
                right = linking.nearest(self.site, Target("fact", name))
                self.problems.add(source.at("facts", n), f"there is no fact '{name}'", right)
        glance = self._glance(prose, source)
        body = prose.expand(source.body, source.body_at)
        named = [*meta.facts, *(f for f in prose.used_facts if f not in meta.facts)]
        known = [fact for name in named if (fact := self.site.fact(name))]
        return self._render(
            "guide.md",
            page={"title": meta.title, "slug": page.slug},
            glance=glance,
            body=body,
            tools=self._tools(page, source, prose.used_calculators),
            quiz=quiz.link(self.site, page),
            sources=[facts.fact_view(self.site, page.url, fact) for fact in known],
            written=meta.written,
            checked=meta.checked,
            crisis=self._crisis(page),
            overdue=any(self.site.overdue(fact.review_by) for fact in known),
            fallback=self._fallback(page),
        )

    def _glance(self, prose: Prose, source: Page[Guide] | Page[Home]) -> dict[str, Any] | None:
        meta = source.meta
        if not isinstance(meta, Guide) or meta.glance is None:
            return None
        glance = meta.glance

        def each(name: str, texts: list[str]) -> list[str]:
            return [prose.inline(text, source.text_at("glance", name, n)) for n, text in enumerate(texts)]

        return {
            "answer": prose.inline(glance.answer, source.text_at("glance", "answer")),
            "do_now": each("do_now", glance.do_now),
            "not_yet": each("not_yet", glance.not_yet),
            "time": prose.inline(glance.time, source.text_at("glance", "time")),
            "next": {
                "href": prose.way(glance.next.link, source.text_at("glance", "next", "link")),
                "text": prose.inline(glance.next.text, source.text_at("glance", "next", "text")),
            },
        }

    def _tools(self, page: SitePage, source: Page[Guide], known: set[str]) -> list[dict[str, str]]:
        """The tools that exist on this site; the others wait and are listed by `check`.

        A calculator that the text has shown with an answer (`known`) is not described once more.
        """
        found = []
        for name in source.meta.tools:
            target = targets.parse(name)
            there = self.site.page_for(target) if target else None
            if target and there:
                href = self._link_to(page, targets.address(target))
                parts = self.site.library.case.parts(self.site.language.code)
                part = parts.get(target.name) if target.kind == "case" else None
                title, text = (part.title, part.text) if part else (there.title, there.description)
                text = "" if target.kind == "calculator" and target.name in known else text
                found.append({"href": href, "title": title, "kind": target.kind, "text": text})
        return found

    def _quiz(self, page: SitePage) -> str:
        source = page.source
        assert source is not None
        made = quiz.values(self.site, page, self._prose(page))
        dates = {"written": source.meta.written, "checked": source.meta.checked}
        return self._render("quiz.md", fallback=self._fallback(page), **dates, **made)

    def _generated(self, page: SitePage) -> str:
        source = page.source
        assert source is not None and isinstance(source.meta, Guide)
        prose = self._prose(page)
        body = prose.expand(source.body, source.body_at)
        head = {"title": page.title, "slug": page.slug}
        made: dict[str, Any] = {"page": head, "body": body, "glance": self._glance(prose, source)}
        made |= {"written": source.meta.written, "checked": source.meta.checked, "fallback": self._fallback(page)}
        match source.meta.generated:
            case "sources":
                made |= {"groups": tables.source_groups(self.site, page), "lpr": tables.lpr(self.site)}
            case "myths":
                made |= {"myths": tables.myths(self.site, page)}
            case "corrections":
                made |= {"corrections": tables.corrections(self.site, page)}
                made |= {"feed": targets.relative(page.url, "feed.xml") if sharing.base(self.site) else ""}
                codes = recall.index(self.site)
                made |= {"codes": targets.relative(page.url, codes) if codes else ""}
            case _:
                made |= {"terms": tables.terms(self.site, page)}
        return self._render(f"{source.meta.generated}.md", **made)

    def _flow(self, page: SitePage) -> str:
        made = flow_pages.flow_values(self._prose(page), page)
        return self._render("flow.md", crisis=self._crisis(page), fallback=self._fallback(page), **made)

    def _path(self, page: SitePage) -> str:
        made = paths.values(self.site, page, self._prose(page))
        return self._render("path.md", fallback=self._fallback(page), **made)

    def _section(self, page: SitePage) -> str:
        return self._render("section.md", **listings.section_values(self.site, page))

    def _all(self, page: SitePage) -> str:
        return self._render("all.md", **listings.all_values(self.site, page))

    def _calculator(self, page: SitePage) -> str:
        return self._made("calculator.md", page, calculator_pages.values(self.site, page, self._prose(page)))

    def _letter(self, page: SitePage) -> str:
        view = letter_pages.page_view(self.site, page, self._prose(page))
        return self._render("letter.md", fallback=self._fallback(page), crisis=self._crisis(page), **view)

    def _notfound(self, page: SitePage) -> str:
        base = self.site.served_at + self.site.folder
        sections = [{"title": s["title"], "href": base + s["url"]} for s in self.site.nav]
        return self._render("notfound.md", page={"title": page.title}, sections=sections)
