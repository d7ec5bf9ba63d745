"""From a strict YAML document to frozen records, with every fault named at its place.

The records are pydantic models: one declaration gives type, default and check. Pydantic says *where in the value* a fault
is; the document says where that stands in the file; this module puts the two together in the words of our error lines.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Annotated, Any, TypeVar, cast

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from sitegen.source import Problem, Problems
from sitegen.yamlfile import Document


class Record(BaseModel):
    """A frozen record that accepts its declared keys and nothing else, without converting types."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, populate_by_name=True)


Model = TypeVar("Model", bound=Record)


def wrong(what: str, right: str) -> PydanticCustomError:
    """An error for a validator to raise: what is wrong and what would be right."""
    return PydanticCustomError("told", "{what}\x00{right}", {"what": what, "right": right})


def _day(text: str) -> str:
    try:
        date.fromisoformat(text)
    except ValueError:
        raise wrong(f"'{text}' is not a date", "write year-month-day, such as 2026-11-23") from None
    return text


def _part_of_date(text: str) -> str:
    match = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", text)
    if not match:
        raise wrong(f"'{text}' is not a date", "write 2026, 2026-11 or 2026-11-23")
    _day(f"{match[1]}-{match[2] or '01'}-{match[3] or '01'}")
    return text


def _id(text: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(?:[-_][a-z0-9]+)*", text):
        raise wrong(f"'{text}' is not an id", "use lower-case letters, digits and hyphens")
    return text


def _url(text: str) -> str:
    if not re.match(r"https?://[^\s\"'<>]+\Z", text):
        raise wrong(f"'{text}' is not a web address", "start it with https:// or http:// and leave no spaces")
    return text


def _in_languages(texts: dict[str, str]) -> dict[str, str]:
    if "zh" not in texts:
        raise wrong("the Chinese text is missing", "add 'zh: …'; Chinese is the source of every text")
    for language, text in texts.items():
        if not text.strip():
            raise wrong(f"the text for '{language}' is empty", "write it, or leave the language out")
    return texts


Day = Annotated[str, AfterValidator(_day)]
PartialDay = Annotated[str, AfterValidator(_part_of_date)]
Id = Annotated[str, AfterValidator(_id)]
Url = Annotated[str, AfterValidator(_url)]
Filled = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Texts = Annotated[dict[str, str], AfterValidator(_in_languages)]


def read(model: type[Model], document: Document, problems: Problems, at: tuple[str | int, ...] = ()) -> Model | None:
    """The record at `at` in the document, or None after adding what is wrong to `problems`."""
    record, found = _read(model, document, at)
    problems.extend(found)
    return cast(Model | None, record)


@lru_cache(1_500)
def _read(
    model: type[Record], document: Document, at: tuple[str | int, ...]
) -> tuple[Record | None, tuple[Problem, ...]]:
    value: Any = document.value
    for step in at:
        value = value[step]
    if not isinstance(value, dict):
        right = "write lines like 'key: value'"
        return None, (Problem(document.source(at), "keys and values are expected here", right),)
    try:
        return model.model_validate(value), ()
    except ValidationError as error:
        groups = _by_place(document, at, error.errors())
        return None, tuple(_problem(model, document, at, details) for details in groups)


def _by_place(
    document: Document, at: tuple[str | int, ...], errors: list[ErrorDetails]
) -> Iterator[list[ErrorDetails]]:
    """The errors, those together that are alternatives of one value (a number or text): they differ past its place."""
    groups: dict[tuple[Any, ...], list[ErrorDetails]] = {}
    for n, detail in enumerate(errors):
        where = (*at, *detail["loc"])
        known = where in document.marks or detail["type"] not in _EXPECTED
        groups.setdefault((where, n) if known else (where[:-1],), []).append(detail)
    yield from groups.values()


def _problem(
    model: type[Record], document: Document, at: tuple[str | int, ...], details: list[ErrorDetails]
) -> Problem:
    detail = details[0]
    where = (*at, *(step for step in detail["loc"] if step != "[key]"))
    while len(where) > len(at) and where not in document.marks:
        where = where[:-1]
    if len(details) > 1:
        expected = " or ".join(dict.fromkeys(_EXPECTED[one["type"]] for one in details))
        return Problem(document.source(where), f"'{where[-1]}' is {_describe(detail['input'])}", f"write {expected}")
    what, right = _words(model, detail)
    return Problem(document.source(where), what, right)


_EXPECTED = {
    "string_type": "text", "int_type": "a whole number", "float_type": "a number", "bool_type": "true or false",
    "list_type": "a list", "tuple_type": "a list", "dict_type": "keys and values", "model_type": "keys and values",
}  # fmt: skip


def _words(model: type[Record], detail: ErrorDetails) -> tuple[str, str]:
    kind, name = detail["type"], str(detail["loc"][-1]) if detail["loc"] else ""
    context = detail.get("ctx", {})
    if kind == "told":
        return str(context["what"]), str(context["right"])
    if kind == "missing":
        return f"the key '{name}' is missing", f"add '{name}: …'"
    if kind == "extra_forbidden":
        keys = sorted(_keys(model, detail["loc"][:-1]))
        near = difflib.get_close_matches(name, keys, 1)
        right = f"did you mean '{near[0]}'?" if near else f"the keys here are: {', '.join(keys)}"
        return f"the key '{name}' is not known here", right
    if kind == "literal_error":
        return f"'{name}' cannot be '{detail['input']}'", f"it is one of: {context['expected']}"
    if kind in {"string_too_short", "too_short"}:
        return f"'{name}' is empty or too short", "fill it in"
    if kind == "too_long":
        return f"'{name}' has more than {context['max_length']} items", "keep the most important ones"
    expected = _EXPECTED.get(kind)
    if expected:
        return f"'{name}' is {_describe(detail['input'])}", f"write {expected}"
    return f"'{name}' is not right: {detail['msg']}", "see docs/content-format.md"


def _keys(model: type[Record], where: tuple[int | str, ...]) -> set[str]:
    """The keys allowed at `where` below `model`, found by walking the declared fields."""
    current: Any = model
    for step in where:
        if isinstance(step, int) or step == "[key]" or not isinstance(current, type):
            continue
        fields = current.model_fields if issubclass(current, Record) else {}
        field = next((f for n, f in fields.items() if step in {n, f.alias}), None)
        found = _record_in(field.annotation) if field else None
        current = found or current
    return {field.alias or name for name, field in current.model_fields.items()}


def _record_in(annotation: Any) -> type[Record] | None:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    for part in getattr(annotation, "__args__", ()):
        found = _record_in(part)
        if found:
            return found
    return None


def _describe(value: object) -> str:
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return "true or false"
    names = {str: "text", int: "a number", float: "a number", list: "a list", dict: "keys and values"}
    return names.get(type(value), "something else")
