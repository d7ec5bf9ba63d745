"""The page of the case file: its words, the values it asks for, and the calculators it puts its figures through. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from sitegen import calculation, tables, targets
from sitegen.calculation_scripts import CASE_CALCULATORS
from sitegen.case_model import CaseWords, ValueWords
from sitegen.letter_pages import made
from sitegen.vocabulary import LABEL, Group, Use, Value, Vocabulary

if TYPE_CHECKING:
    from sitegen.load import Library, Page
    from sitegen.prose import Prose
    from sitegen.site import Site, SitePage

ROOMS: tuple[Group, ...] = ("person", "income", "debt", "event", "entry", "deadline")
"""The groups of values that are typed on the page."""


def body(site: Site, page: SitePage, prose: Prose, render: Callable[..., str]) -> str:
    """The Markdown of the page; empty while anything is wrong, since words or values may then be missing."""
    source = site.library.case.page(site.language.code)
    assert source is not None
    words = source.meta
    text = prose.expand(source.body, source.body_at)
    if len(prose.problems):
        return ""
    named = [*words.facts, *(fact for fact in prose.used_facts if fact not in words.facts)]
    data = page_data(site, page, source)
    return render(
        "case.md",
        page={"title": page.title, "description": page.description},
        s=words.strings,
        parts=words.parts,
        body=text,
        data=data,
        blank=blank_words(site, data),
        count=_count(site, page),
        limitation=limitation(site, prose),
        evidence=data["evidence"],
        sources=tables.views(site, page, named),
        written=words.written,
        checked=words.checked,
        fallback=site.t("page.fallback") if page.text_language != site.language.code else "",
    )


def page_data(site: Site, page: SitePage, source: Page[CaseWords]) -> dict[str, Any]:
    """What the page's scripts read, as plain JSON."""
    library, vocabulary = site.library, site.library.case.vocabulary
    assert vocabulary is not None
    words = source.meta
    there = [name for name in CASE_CALCULATORS if name in library.calculators]
    first = library.calculators[there[0]]
    spoken = first.words_in(site.language.code)
    words_shape = calculation.words_json(spoken, first.common[spoken.language], {})
    field, label = _usual_field(first.calculator), ValueWords.model_construct(label="").model_dump()
    return {
        "usual": {"field": field, "label": label},
        "strings": {key: text for key, text in words.strings.items() if not key.startswith("page_")},
        "common": words_shape["common"],
        "silent": _emptied(words_shape),
        "groups": {group: _lean(_declaration(vocabulary, group, first.calculator), field) for group in ROOMS},
        "long": [f"{g}.{n}" for g in ROOMS for n, value in vocabulary.values[g].items() if value.kind == "long"],
        "values": {group: _brief(_labels(site, vocabulary, words, group), label) for group in ROOMS},
        "lists": {name: {"of": one.of, "most": one.most} for name, one in vocabulary.lists.items()},
        "computed": {n: v.computed for n, v in vocabulary.values["person"].items() if v.computed},
        "uses": {name: uses_json(uses) for name, uses in vocabulary.calculators.items() if name in library.calculators},
        "calculators": {name: _calculator(library, name, site.language.code, field) for name in there},
        "links": _links(site, page, vocabulary),
        "letters": _letters(site, page),
        "evidence": _evidence(site),
    }


def _evidence(site: Site) -> list[dict[str, Any]]:
    """The checklist; where a paper has another name in Chinese, which letters are written in, that as `letter`."""
    case = site.library.case
    chinese = {(one.id, item.id): item.paper for one in case.situations("zh").values() for item in one.items}
    found = [situation.model_dump() for situation in case.situations(site.language.code).values()]
    for situation in found:
        for item in situation["items"]:
            paper = chinese.get((situation["id"], item["id"]), item["paper"])
            if paper != item["paper"]:
                item["letter"] = paper
    return found


def _usual_field(like: Any) -> dict[str, Any]:
    """What a field is where its declaration says nothing else: stated once on the page, which has a hundred of them."""
    plain = type(like.inputs[0])("", "text")
    declared = calculation.declaration_json(type(like)(name="", section="", inputs=(plain,), outputs=()))
    return {key: value for key, value in declared["inputs"][0].items() if key not in {"name", "kind"}}


def _lean(declaration: Mapping[str, Any], field: Mapping[str, Any]) -> dict[str, Any]:
    """A declaration whose fields say only what is unusual about them; the page's script puts back the rest (10-base.js)."""
    made = {key: [_unusual(one, field) for one in declaration[key]] for key in ("inputs", "outputs", "details")}
    columns = {name: [_unusual(one, field) for one in declaration["columns"][name]] for name in declaration["columns"]}
    return {**declaration, **made, "columns": columns}


def _brief(labels: Mapping[str, Mapping[str, Any]], usual: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _unusual(label, usual) for name, label in labels.items()}


def _unusual(record: Mapping[str, Any], usual: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in record.items() if key not in usual or value != usual[key]}


def _declaration(vocabulary: Vocabulary, group: Group, like: Any) -> dict[str, Any]:
    """A group of values as the declaration of a calculator that asks for them: the reading of calculators reads them.

    `like` is a calculator's declaration, from which the classes are taken: calculators are loaded anew at each reading.
    """
    kind, values = type(like.inputs[0]), vocabulary.values[group]
    inputs = [_asked(name, value, kind) for name, value in values.items() if not value.computed]
    return calculation.declaration_json(type(like)(name=group, section="", inputs=tuple(inputs), outputs=()))


def _asked(name: str, value: Value, kind: type[Any]) -> Any:
    """A value as an input that may be left empty, in the words of calculators' declarations (`kind` is their `Value`)."""
    bounds: dict[str, tuple[float, float]] = {"money": (0, 1e9), "rate": (0, 10), "share": (0, 1)}
    least, most = bounds.get(value.kind, (value.least, value.most))
    own = "text" if value.kind == "long" else value.kind
    return kind(name, own, least=least, most=most, optional=True, unit=value.unit, choices=tuple(value.choices))


def _emptied(words: Mapping[str, Any]) -> dict[str, Any]:
    """Words of the same shape that say nothing."""
    return {key: _emptied(value) if key == "chart" and value else type(value)() for key, value in words.items()}


def _labels(site: Site, vocabulary: Vocabulary, words: CaseWords, group: Group) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in vocabulary.values[group].items():
        match = LABEL.fullmatch(value.label)
        if match:
            loaded = site.library.calculators[match[1]]
            place: Any = loaded.words_in(site.language.code).meta.model_dump()
            for step in match[2].split("."):
                place = place[step]
            found[name] = place[match[3]]
        else:
            found[name] = words.values[group][name].model_dump()
    return found


def uses_json(uses: Mapping[str, Use]) -> dict[str, Any]:
    """What fills a calculator's inputs; what nothing fills is left out, its reasons are for people who write calculators."""
    return {name: _use(use) for name, use in uses.items() if use.none is None}


def _use(use: Use) -> dict[str, Any]:
    made: dict[str, Any] = {}
    if use.value:
        made["value"] = use.value
    if use.fixed is not None:
        made["fixed"] = use.fixed
    if use.rows is not None:
        made |= {"rows": use.rows, "columns": uses_json(use.columns)} | ({"where": use.where} if use.where else {})
    if use.row:
        made |= {"row": uses_json(use.row)} | ({"choices": use.choices} if use.choices else {})
    return made


def _calculator(library: Library, name: str, language: str, field: dict[str, Any]) -> dict[str, Any]:
    """A calculator with the words that its sentence, figures and tables need; help, steps and chart stay on its own page."""
    loaded = library.calculators[name]
    own = loaded.words_in(language)
    words = calculation.words_json(own, loaded.common[own.language], {})
    words = {key: words[key] for key in words if key in {"problems", *_SAID[name]}}
    shown = {value.name for value in loaded.calculator.outputs}
    if "columns" in words:
        words["columns"] = {table: columns for table, columns in words["columns"].items() if table in shown}
    rules = calculation.rules_for(loaded.calculator, library)
    return {"declaration": _lean(loaded.declaration, field), "words": words, "rules": rules}


_SAID = {
    "affordability": ("answer", "outputs", "columns", "tables", "notes"),
    "fair_shares": ("answer", "outputs", "columns", "tables"),
    "plan_compare": (),
}
"""The words of each calculator that the page shows; of the last it takes figures only, and words for what is wrong."""


def _links(site: Site, page: SitePage, vocabulary: Vocabulary) -> list[dict[str, str]]:
    """The calculators that can be opened with what is known of one debt, or of all."""
    found = []
    debt = vocabulary.values["debt"]
    for name, uses in vocabulary.calculators.items():
        there = site.pages.get(f"calculators/{name}.html")
        own = [value for use in uses.values() for value in use.value if value in debt]
        lists = any(use.rows for use in uses.values())
        if there and (len(own) > 1 or lists):
            kind = "all" if lists else "debt"
            found.append({"name": name, "title": there.title, "href": targets.relative(page.url, there.url), "of": kind})
    return found


def _letters(site: Site, page: SitePage) -> list[dict[str, Any]]:
    """The letters that can be chosen: title, whether it acknowledges a debt, the fields only it asks for, its address.

    Of a field stands here what letters.zh.js, which composes them, does not hold: its rows, and its words in this language.
    """
    found = []
    for name, letter in site.library.letters.get("zh", {}).items():
        there = site.pages.get(f"letters/{name}.html")
        if there is None:
            continue
        meta = site.library.letters.get(site.language.code, {}).get(name, letter).page.meta
        held = {field.name: {**field.model_dump(), "rows": 1} for field in letter.page.meta.fields}
        own = [
            {"name": field.name, **_unusual(field.model_dump(include={"label", "rows", "choices"}), held[field.name])}
            for field in meta.fields if field.own
        ]
        found.append({
            "name": name, "title": there.title, "acknowledges": meta.acknowledges_debt, "own": own,
            "href": targets.relative(page.url, there.url),
        })  # fmt: skip
    return found


def limitation(site: Site, prose: Prose) -> str:
    """What a letter that acknowledges a debt does to the limitation period, as the letters themselves say it."""
    words = site.library.letter_words
    code = site.language.code if site.language.code in words else "zh"
    return made(prose.expand(words[code].limitation, site.library.place("letters", code))) if words else ""


def _count(site: Site, page: SitePage) -> dict[str, str] | None:
    """Where days are worked out: the calculator whose days can be put among the case file's deadlines."""
    there = site.pages.get("calculators/deadlines.html")
    return {"href": targets.relative(page.url, there.url), "title": there.title} if there else None


def blank_words(site: Site, data: Mapping[str, Any]) -> dict[str, Any]:
    """The heads and lines of the tables that are printed to be filled in by hand."""
    label = {group: {name: words["label"] for name, words in names.items()} for group, names in data["values"].items()}
    lines = data["calculators"]["affordability"]["words"]["columns"]["statement"]["line"]["choices"]
    return {"label": label, "lines": lines}
