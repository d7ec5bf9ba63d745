"""Texts with their calls and links made out: from what an author wrote to Markdown that any renderer reads.

One `Prose` belongs to one page in one language. It notes every fault at its place and goes on, and it remembers what the
page used (facts, terms), so that sources can be listed and a term explained at its first use only.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import markdown
from jinja2 import Environment

from sitegen import calculation, facts, illustrate, linking, targets
from sitegen.calls import Call, find_calls
from sitegen.site import Site
from sitegen.source import Problem, Problems, Source

_LINK = re.compile(r"(!?)\[([^\[\]\n]*)\]\(([^()\s]*)\)")
_INLINE = markdown.Markdown(extensions=["attr_list"])


@lru_cache(50_000)
def _one_line(text: str) -> str:
    return _INLINE.reset().convert(text).removeprefix("<p>").removesuffix("</p>")


class Prose:
    """Makes out the calls and links in the texts of one page."""

    def __init__(
        self, site: Site, url: str, blocks: Environment, problems: Problems, drawings: dict[str, str] | None = None
    ) -> None:
        self.site = site
        self.url = url
        self.problems = problems
        self.used_facts: list[str] = []
        self.used_terms: set[str] = set()
        self.used_calculators: set[str] = set()
        self.examples: dict[str, tuple[str, dict[str, Any]]] = {}
        self._answers: dict[str, calculation.Answer] = {}
        self.drawings = drawings if drawings is not None else {}
        self._environment = blocks
        self._blocks: Any = blocks.get_template("_blocks.html").module
        self._calls: dict[str, Callable[..., Any]] = {
            "fact": self._fact,
            "cite": self._cite,
            "lpr": self._lpr,
            "phone": self._phone,
            "term": self._term,
            "example": self._example,
            "sentence": self._sentence,
            "calculator": self._calculator,
            "picture": self._picture,
            "evidence": self._evidence,
        }
        self._filters: dict[str, Callable[[Any], str]] = {
            "percent": lambda value: calculation.percent_text(value),
            "yuan": lambda value: facts.measured(site, "yuan", calculation.yuan_text(value)),
            "count": lambda value: facts.number(value),
            "date": str,
        }

    def declare_examples(self, examples: dict[str, dict[str, Any]], place: Callable[..., Source]) -> None:
        """The page's worked examples: a calculator and its inputs each. Checked here, computed when first used."""
        for name, given in examples.items():
            at = place("examples", name)
            inputs = dict(given)
            calculator = inputs.pop("calculator", "")
            if calculator not in self.site.library.calculators:
                known = ", ".join(self.site.library.calculators)
                self.problems.add(at, f"there is no calculator '{calculator}'", f"the calculators are: {known}")
                continue
            self.examples[name] = (str(calculator), inputs)

    def expand(self, text: str, at: Source) -> str:
        """The text with calls and named links made out: Markdown with inline HTML. `at` is where the text stands."""
        out: list[str] = []
        position = 0
        for found in find_calls(text, at):
            if isinstance(found, Problem):
                self.problems.extend([found])
                continue
            out.append(self._links(text[position : found.start], at.inside(text, position)))
            out.append(self._run(found))
            position = found.end
        out.append(self._links(text[position:], at.inside(text, position)))
        return "".join(out)

    def inline(self, text: str, at: Source) -> str:
        """A one-line text as inline HTML."""
        return _one_line(self.expand(text, at))

    def link(self, text: str, at: Source) -> str:
        """The address a named target or outside link has from this page; empty where this edition leaves the page out.

        Notes a problem where no such page exists at all.
        """
        target = targets.parse(text)
        if target is None:
            if targets.OUTSIDE.match(text):
                return html.escape(text, quote=True)
            right = "write guide:slug, section:id, calculator:name, case:file, fact:id, term:id, https://, mailto: or tel:"
            self.problems.add(at, f"'{text}' is not a link we know", right)
            return ""
        if linking.exists(self.site, target):
            lost = linking.lost_anchor(self.site, target, self.url)
            if lost:
                self.problems.add(at, *lost)
            return targets.relative(self.url, targets.address(target))
        if not self.site.left_out(target):
            self.problems.add(at, f"'{target}' does not exist", linking.nearest(self.site, target))
        return ""

    def way(self, text: str, at: Source) -> str:
        """Like `link`, but leads to the list of all pages where this edition leaves the named page out."""
        return self.link(text, at) or targets.relative(self.url, "sections/all.html")

    def _links(self, text: str, at: Source) -> str:
        def made(match: re.Match[str]) -> str:
            place = at.inside(text, match.start(3))
            if match[1]:
                self.problems.add(place, "pictures are not placed by path", "describe it; drawings come from data")
                return ""
            href = self.link(match[3], place)
            words = match[2] or self.title_of(match[3])
            return f"[{words}]({href})" if href else words

        return _LINK.sub(made, text)

    def title_of(self, link: str) -> str:
        """The title of the page a link names, also where this edition leaves it out."""
        target = targets.parse(link)
        page = self.site.page_for(target) if target else None
        return page.title if page else self.site.left_out(target) if target else link

    def _run(self, call: Call) -> str:
        function = self._calls.get(call.name)
        if function is None:
            return self._refuse(call, f"there is no call '{call.name}'", f"the calls are: {', '.join(self._calls)}")
        before = len(self.problems)
        try:
            value = function(call, *call.args, **call.kwargs)
        except TypeError:
            return self._refuse(call, f"'{call.name}' does not take these arguments", "see docs/content-format.md")
        if len(self.problems) > before:
            return ""
        for step in call.path:
            if not isinstance(value, dict) or step not in value:
                names = ", ".join(value) if isinstance(value, dict) else "none"
                return self._refuse(call, f"'{call.name}' has no part '{step}'", f"the parts are: {names}")
            value = value[step]
        for name in call.filters:
            if name not in self._filters:
                return self._refuse(call, f"there is no filter '{name}'", f"the filters are: {', '.join(self._filters)}")
            if name == "date" and not _is_day(value):
                return self._refuse(call, "'date' needs a day", "name one day of the answer or of its inputs")
            if name != "date" and (isinstance(value, str | dict | list) or value is None):
                return self._refuse(call, f"'{name}' needs a number", "name one figure of the answer")
            value = self._filters[name](value)
        if isinstance(value, dict | list):
            return self._refuse(call, "this is a whole answer, not one figure", 'write example("…").name | yuan')
        return str(value)

    def _refuse(self, call: Call, wrong: str, right: str) -> str:
        self.problems.add(call.source, wrong, right)
        return ""

    def _known(self, call: Call, name: str) -> dict[str, Any] | None:
        fact = self.site.fact(name)
        if fact is None:
            self._refuse(call, f"there is no fact '{name}'", linking.nearest(self.site, targets.Target("fact", name)))
            return None
        if name not in self.used_facts:
            self.used_facts.append(name)
        return facts.fact_view(self.site, self.url, fact)

    def _fact(self, call: Call, name: str, value: str = "") -> str:
        view = self._known(call, name)
        if view is None:
            return ""
        if not value:
            return str(self._blocks.fact(view))
        values = self.site.library.facts[name].values
        if value not in values:
            known = ", ".join(values) or "none"
            return self._refuse(call, f"the fact '{name}' has no value '{value}'", f"its values are: {known}")
        if values[value].unit == "phone":
            return str(self._blocks.phone({**view, "number": values[value].value}))
        return str(self._blocks.value({**view, "value": facts.with_unit(self.site, values[value])}))

    def _cite(self, call: Call, name: str) -> str:
        view = self._known(call, name)
        return str(self._blocks.cite(view)) if view else ""

    def _lpr(self, call: Call, day: str, times: int = 1) -> str:
        lpr = self.site.library.lpr
        if lpr is None:
            return ""
        rate = facts.lpr_on(lpr, day)
        if rate is None:
            return self._refuse(call, f"no LPR is known for {day}", f"name a day up to {lpr.known_until}")
        view = self._known(call, lpr.rule_fact)
        shown = facts.measured(self.site, "percent", facts.number(round(rate * times, 2)))
        key = "lpr.one" if times == 1 else "lpr.times"
        text = self.site.t(key, rate=shown, date=day, n=times)
        return str(self._blocks.value({**(view or {}), "value": text}))

    def _phone(self, call: Call, name: str, value: str = "phone") -> str:
        return self._fact(call, name, value)

    def _term(self, call: Call, text: str) -> str:
        page = self.site.pages.get(self.url)
        found = self.site.term(text, page.text_language if page else "")
        if found is None:
            return self._refuse(call, f"the glossary has no term '{text}'", "add it to glossary.yml of this language")
        first = found.id not in self.used_terms
        self.used_terms.add(found.id)
        href = targets.relative(self.url, targets.address(targets.Target("term", found.id)))
        shown = found.term if text == found.id else text
        return str(self._blocks.term({"term": shown, "short": found.short if first else "", "href": href}))

    def _known_example(self, call: Call, name: str) -> tuple[str, dict[str, Any]] | None:
        if name not in self.examples:
            known = ", ".join(self.examples) or "none"
            self._refuse(call, f"this page has no example '{name}'", f"its examples in the front matter are: {known}")
            return None
        return self.examples[name]

    def _answer(self, call: Call, calculator: str, inputs: dict[str, Any]) -> dict[str, Any]:
        library = self.site.library
        # One example answers many calls of a page.
        key = repr((calculator, inputs))
        if key not in self._answers:
            self._answers[key] = calculation.answer(library.calculators[calculator], inputs, library)
        answer = self._answers[key]
        for problem in answer.problems:
            self._refuse(call, f"the calculator refuses this example: {problem}", "mend the inputs in the front matter")
        return answer.outside

    def _example(self, call: Call, name: str) -> dict[str, Any]:
        found = self._known_example(call, name)
        return self._answer(call, *found) if found else {}

    def _sentence(self, call: Call, name: str) -> str:
        found = self._known_example(call, name)
        return self._view_sentence(*found) if found else ""

    def _view_sentence(self, calculator: str, inputs: dict[str, Any]) -> str:
        library = self.site.library
        runs = calculation.view(library.calculators[calculator], self.site.language.code, inputs, library)["answer"]
        return str(self._blocks.runs(runs))

    def _evidence(self, call: Call, name: str) -> str:
        found = self.site.library.case.situations(self.site.language.code)
        if name not in found:
            return self._refuse(call, f"the checklist has no situation '{name}'", f"there are: {', '.join(found)}")
        return "\n".join(f"- {item.text}" for item in found[name].items)

    def _calculator(self, call: Call, name: str, **inputs: Any) -> str:
        if name in self.examples:
            name, inputs = self.examples[name]
        library = self.site.library
        if name not in library.calculators:
            return self._refuse(call, f"there is no calculator '{name}'", f"there are: {', '.join(library.calculators)}")
        self._answer(call, name, inputs)
        self.used_calculators.add(name)
        page = self.site.pages.get(f"calculators/{name}.html")
        if page is None:
            return ""
        fragment = calculation.fragment(library.calculators[name], inputs)
        href = targets.relative(self.url, page.url) + fragment
        card = {"href": href, "title": page.title, "sentence": self._view_sentence(name, inputs)}
        return str(self._blocks.calculator_card(card)).strip()

    def _picture(self, call: Call, name: str, **roles: str) -> str:
        """A drawing; examples of this page stand in the roles that the drawing has."""
        inner = Prose(self.site, self.url, self._environment, self.problems)
        inner.used_facts = self.used_facts
        for role, example in roles.items():
            if found := self._known_example(call, example):
                inner.examples[role] = found
        answers = {role: self._answer(call, *found) for role, found in inner.examples.items()}
        made = illustrate.picture(self.site, call, name, answers, inner.expand, inner.inline, self.problems)
        if made is None:
            return ""
        self.drawings[made.name] = made.svg
        root = "../" * (self.url.count("/") + bool(self.site.folder))
        return str(self._blocks.picture({**vars(made), "href": f"{root}assets/{made.name}"}))


def _is_day(value: object) -> bool:
    """Whether a value of an answer is a day, as ISO text."""
    return isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value) is not None
