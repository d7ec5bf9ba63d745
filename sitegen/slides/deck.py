"""The deck of a guide: title, help where the page opens with help, the glance, its parts, its quiz, its sources. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from jinja2 import Environment

from sitegen import facts, targets
from sitegen.model import Guide
from sitegen.prose import Prose
from sitegen.quiz import LETTERS
from sitegen.quiz import texts as quiz_texts
from sitegen.site import Site, SitePage
from sitegen.slides import fitting
from sitegen.slides.fitting import Noted
from sitegen.slides.model import Brand, Deck, Point, Run, Slide, Table, Text, said
from sitegen.slides.outline import Block, Part, inline, parts
from sitegen.slides.points import of_blocks, units
from sitegen.source import Problems


def marked(site: Site) -> list[SitePage]:
    """The guides of a site that are made into sheets and slides, in the order of the site."""
    guides = [page for page in site.pages.values() if page.kind == "guide" and page.source is not None]
    return [page for page in guides if page.source and isinstance(page.source.meta, Guide) and page.source.meta.sheets]


def make_deck(site: Site, page: SitePage, blocks: Environment, problems: Problems) -> Deck:
    """The deck of a guide. `blocks` are the templates of templates/slides. Faults of texts are noted as on the page."""
    return _Maker(site, page, blocks, problems).deck()


class _Maker:
    def __init__(self, site: Site, page: SitePage, blocks: Environment, problems: Problems) -> None:
        assert page.source is not None and isinstance(page.source.meta, Guide)
        self.site, self.page, self.source, self.meta = site, page, page.source, page.source.meta
        self.language = page.text_language
        self.drawings: dict[str, str] = {}
        self.prose = Prose(site, page.url, blocks, problems, self.drawings)
        self.prose.declare_examples(self.meta.examples, self.source.at)
        self.t = site.t

    def deck(self) -> Deck:
        body = self.prose.expand(self.source.body, self.source.body_at)
        found = parts(body, self.drawings)
        slides = [self._title(), *self._crisis(), *self._glance()]
        for part in found:
            slides.extend(self._part(part))
        slides.extend([*self._quiz(), *self._next(), *self._sources(), self._end()])
        html_lang = self.site.library.languages[self.page.text_language].html_lang
        words = {key: self.t(f"deck.{key}") for key in ("notes", "keys", "slide")}
        return Deck(
            self.page.slug, self.site.language.code, html_lang, self.page.title, self.meta.checked, self._brand(),
            tuple(self._unique(slides)), words,
        )

    def _unique(self, slides: list[Slide]) -> Iterator[Slide]:
        """The slides with titles of their own, so that an outline can be read."""
        seen: dict[str, int] = {}
        for slide in slides:
            n = seen[slide.title] = seen.get(slide.title, 0) + 1
            yield slide if n == 1 else slide.named(self.t("deck.again", title=slide.title, n=n))

    def _text(self, text: str, *where: str | int) -> Text:
        return inline(self.prose.inline(text, self.source.text_at(*where)))

    def _address(self) -> str:
        base = self.site.edition.base_url
        return base.rstrip("/") + "/" + self.site.folder + self.page.url if base else ""

    def _brand(self) -> Brand:
        edition, local = self.site.edition, self.site.local
        contact = edition.contact
        lines = [contact.phone, contact.email, contact.url, local(contact.address) if contact.address else ""]
        logo = self.site.edition_files.logo
        return Brand(
            local(edition.name), local(edition.tagline), edition.brand, logo, edition.logo or "",
            tuple(line for line in lines if line),
        )

    def _title(self) -> Slide:
        colon = self.t("punct.colon")
        lines = [self.meta.description, f"{self.t('guide.checked')}{colon}{self.meta.checked}"]
        notes = [self.t("deck.title_notes", date=self.meta.checked)]
        if address := self._address():
            notes.append(self.t("deck.where", url=address))
        return Slide("title", self.page.title, tuple(Point((Run(line),)) for line in lines), tuple(notes))

    def _crisis(self) -> list[Slide]:
        numbers = facts.crisis_numbers(self.site) if self.page.distress else []
        if not numbers:
            return []
        points = [Point((Run(self.t("crisis.text")),)), *self._numbers(numbers)]
        return [Slide("words", self.t("crisis.title"), tuple(points), (self.t("deck.crisis_notes"),))]

    def _numbers(self, numbers: list[dict[str, str]]) -> list[Point]:
        return [Point((Run(line["number"], strong=True), Run(f" {line['name']}"))) for line in numbers]

    def _glance(self) -> list[Slide]:
        glance = self.meta.glance
        if glance is None:
            return []
        answer = self._text(glance.answer, "glance", "answer")
        do_now = [self._text(text, "glance", "do_now", n) for n, text in enumerate(glance.do_now)]
        not_yet = [self._text(text, "glance", "not_yet", n) for n, text in enumerate(glance.not_yet)]
        first = self._shared(self.t("glance.label"), [(Point(answer), said(answer))], "words")
        do = tuple(Point(text, n) for n, text in enumerate(do_now, 1))
        heads = (self.t("glance.do_now"), self.t("glance.not_yet"))
        notes = (self.t("deck.two_notes"), *map(said, do_now), *map(said, not_yet))
        if not not_yet:
            return [*first, Slide("points", heads[0], do, notes)]
        title = f"{heads[0]}{self.t('punct.comma')}{heads[1]}"
        return [*first, Slide("two", title, do, notes, heads, tuple(map(Point, not_yet)))]

    def _shared(self, title: str, noted: list[Noted], kind: Any = "points", extra: tuple[str, ...] = ()) -> list[Slide]:
        """Points as slides of one title; each slide's notes hold what its points were taken from."""
        made = []
        for share in fitting.shares(noted, self.language):
            notes = tuple(dict.fromkeys(note for _, note in share if note)) or (title,)
            made.append(Slide(kind, title, tuple(point for point, _ in share), (*notes, *extra)))
            extra = ()
        return made

    def _part(self, part: Part) -> Iterator[Slide]:
        title = part.title or self.t("deck.intro")
        made: list[Slide] = []
        waiting: list[Noted] = []
        ahead: tuple[str, ...] = ()
        for block in part.blocks:
            if block.kind in {"text", "item"}:
                waiting.extend((point, said(block.text)) for point in of_blocks([block], self.language))
                continue
            if block.kind == "calculator":
                name = f"{self.t('list.calculator')}{self.t('punct.colon')}{block.title}"
                waiting.append((Point((Run(name, strong=True),)), f"{name} {said(block.text)}"))
                continue
            if block.kind == "fold":
                ahead = (*ahead, *self._notes(block))
                continue
            alone = len(waiting) == 1 and units(waiting[0][1]) <= fitting.LINE
            if alone and waiting[0][1].endswith(("：", ":")):
                ahead = (*ahead, waiting[0][1])  # a line that only announces what comes now
            elif alone and block.kind == "box" and block.role != "script":
                made.extend(self._block(title, block, ahead, waiting))  # one line would be lost on a slide of its own
                waiting, ahead = [], ()
                continue
            elif waiting:
                made.extend(self._shared(title, waiting, extra=ahead))
                ahead = ()
            waiting = []
            made.extend(self._block(title, block, ahead))
            ahead = ()
        if waiting:
            made.extend(self._shared(title, waiting, extra=ahead))
        elif ahead and made:
            last = made[-1]
            made[-1] = Slide(**{**vars(last), "notes": (*last.notes, *ahead)})
        yield from made

    def _notes(self, block: Block) -> tuple[str, ...]:
        inner = (said(item.text) for item in block.blocks if item.text)
        return (block.title, *inner) if block.title else tuple(inner)

    def _block(
        self, title: str, block: Block, ahead: tuple[str, ...], first: Sequence[Noted] = ()
    ) -> list[Slide]:
        if block.kind == "table" and block.table:
            return self._table(title, block.table, ahead)
        if block.kind == "picture" and block.picture:
            drawing = block.picture
            notes = tuple(note for note in (*ahead, drawing.caption, drawing.alt) if note)
            words = drawing.caption or drawing.alt
            return [Slide("picture", drawing.title, (Point((Run(words),)),), notes, picture=drawing)]
        whole = self.t("deck.within", title=title, box=block.title)
        named = whole if block.title and units(whole) <= fitting.TITLE else block.title or title
        noted = [
            *first,
            *((point, said(item.text))
            for item in block.blocks
            for point in of_blocks([item], self.language, whole=True)),
        ]
        cards = (item for item in block.blocks if item.kind == "calculator")
        noted += [(Point((Run(card.title, strong=True),)), f"{card.title} {said(card.text)}") for card in cards]
        made = self._shared(named, noted, "words", ahead)
        for item in block.blocks:
            if item.kind in {"table", "picture", "box"}:
                made.extend(self._block(named, item, ()))
        return made

    def _table(self, title: str, table: Table, ahead: tuple[str, ...] = ()) -> list[Slide]:
        made = []
        dash = self.t("punct.colon")
        for share in fitting.tables(table):
            pairs = [zip(share.head, row, strict=False) for row in share.rows]
            rows = tuple(" · ".join(f"{said(head)}{dash}{said(cell)}" for head, cell in row) for row in pairs)
            made.append(Slide("table", title, notes=(*ahead, *rows), table=share))
            ahead = ()
        return made

    def _quiz(self) -> Iterator[Slide]:
        where = {place: self._text(text, *place) for text, place in quiz_texts(self.meta)}
        for n, question in enumerate(self.meta.quiz):
            ask = where["quiz", n, "ask"]
            choices = [
                (Run(f"{LETTERS[k]}  ", strong=True), *where["quiz", n, "choices", k, "text"])
                for k in range(len(question.choices))
            ]
            notes = [self.t("deck.question_notes"), said(ask), *map(said, choices)]
            first = [Point(tuple(Run(run.text, True, run.aside) for run in ask)), *map(Point, choices)]
            yield Slide("words", self.t("deck.question", n=n + 1), tuple(first), tuple(notes))
            reasons = [
                (Run(f"{LETTERS[k]}  {self.t('quiz.right' if choice.right else 'quiz.wrong')} ", strong=True),
                 *where["quiz", n, "choices", k, "why"])
                for k, choice in enumerate(question.choices)
            ]  # fmt: skip
            noted: list[Noted] = []
            for k, choice in enumerate(question.choices):
                if choice.right:
                    noted += [(Point(choices[k]), ""), (Point(where["quiz", n, "choices", k, "why"]), said(reasons[k]))]
            wrong = tuple(said(reasons[k]) for k, choice in enumerate(question.choices) if not choice.right)
            yield from self._shared(self.t("deck.answer", n=n + 1), noted, "points", wrong)

    def _next(self) -> Iterator[Slide]:
        points = []
        if self.meta.glance:
            points.append(Point(self._text(self.meta.glance.next.text, "glance", "next", "text")))
        for name in self.meta.tools:
            target = targets.parse(name)
            there = self.site.page_for(target) if target else None
            if target and there:
                kind = Run(f"{self.t('list.' + target.kind)}{self.t('punct.colon')}", strong=True)
                points.append(Point((kind, Run(there.title))))
        if points:
            notes = [self.t("deck.next_notes")]
            notes += [self.t("deck.where", url=address)] if (address := self._address()) else []
            noted: list[Noted] = [(point, said(point.text)) for point in points]
            yield from self._shared(self.t("guide.next"), noted, "points", tuple(notes))

    def _sources(self) -> list[Slide]:
        named = [*self.meta.facts, *(name for name in self.prose.used_facts if name not in self.meta.facts)]
        rows = []
        for fact in filter(None, map(self.site.fact, named)):
            view = facts.fact_view(self.site, self.page.url, fact)
            checked = self.t("cite.checked", date=view["checked"])
            overdue = self.t("source.overdue") if view["overdue"] else ""
            dates = [view["status_label"], view["dates"], checked, view["reading_label"], overdue]
            text = f"{view['instrument']} {view['articles']}".strip()
            cells = (view["standing_label"], text, " · ".join(filter(None, dates)))
            rows.append(tuple((Run(cell),) for cell in cells))
        if not rows:
            return []
        head = tuple((Run(self.t(f"deck.{key}")),) for key in ("standing", "instrument", "dates"))
        return self._table(self.t("guide.sources"), Table(head, tuple(rows)), (self.t("deck.sources_notes"),))

    def _end(self) -> Slide:
        edition, local = self.site.edition, self.site.local
        lines = self._numbers(facts.crisis_numbers(self.site))
        lines += [Point((Run(line.number, True), Run(f" {local(line.name)}"))) for line in edition.hotlines]
        notes = [
            self.t("deck.end_notes"),
            self.t("site.not_advice"),
            self.t("footer.publisher", name=local(edition.publisher)),
            local(edition.licence_note) if edition.licence_note else self.t("footer.licence"),
        ]
        notes += [self.t("footer.reviewed", name=local(item.by), date=item.on) for item in edition.reviewed]
        return Slide("end", self.t("deck.end"), tuple(lines), tuple(notes))
