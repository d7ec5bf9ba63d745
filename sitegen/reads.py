"""What a page was made from, noted while it is made: the preview asks it which pages a save can have changed.

A page is written from a view of its site that answers like the site and notes each part that is read: one fact, the title of
another page, the names in the glossary. No kind of page says what it depends on; whatever it reads counts. A part that is
not opened further (a record, a list, an object) is noted whole, and an object that cannot be compared counts as changed.
"""

from __future__ import annotations

from collections.abc import ItemsView, Iterator, KeysView, ValuesView
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any, NoReturn, cast

from pydantic import BaseModel

from sitegen.edition_model import Edition
from sitegen.load import Library
from sitegen.site import EditionFiles, Site, SitePage

_OPENED = (Site, Library, SitePage, EditionFiles)
_ABSENT = object()
_VALUE, _KEYS, _HAS = "value", "keys", "has"

Question = tuple[str, tuple[Any, ...]]
"""What was asked at which place below the site: the value there, the keys there, whether the last key is there."""

Reads = dict[Question, Any]
"""Questions and the answers they had."""


def watched(site: Site) -> tuple[Site, Reads]:
    """A view of the site, and where what is read through it is noted."""
    reads: Reads = {}
    return cast(Site, _opened(site, (), reads)), reads


class Comparison:
    """Tells whether what was read before is the same on this site."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self._known: dict[tuple[Question, int], bool] = {}

    def unchanged(self, reads: Reads) -> bool:
        return all(self._same(question, answer) for question, answer in reads.items())

    def _same(self, question: Question, answer: Any) -> bool:
        # Pages read much in common: each answer is compared once. The caller's reads keep it alive, so its id is its own.
        key = (question, id(answer))
        if key not in self._known:
            self._known[key] = same(_ask(self.site, question), answer)
        return self._known[key]


def same(one: Any, other: Any) -> bool:
    """Whether two values are alike in every part: types, order and all. 15 is not 15.0, which may be shown differently."""
    if one is other:
        return True
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return list(one) == list(other) and all(same(value, other[key]) for key, value in one.items())
    if isinstance(one, list | tuple):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, BaseModel):
        return same(one.__dict__, other.__dict__)
    if is_dataclass(one) and not isinstance(one, type):
        return all(same(getattr(one, field.name), getattr(other, field.name)) for field in fields(one))
    return bool(one == other)


def _ask(site: Site, question: Question) -> Any:
    asked, path = question
    value: Any = site
    for step in path[:-1] if asked == _HAS else path:
        value = value.get(step, _ABSENT) if isinstance(value, dict) else getattr(value, step, _ABSENT)
    if asked == _VALUE:
        return value
    if not isinstance(value, dict):
        return _ABSENT
    return tuple(value) if asked == _KEYS else path[-1] in value


def _opened(value: Any, path: tuple[Any, ...], reads: Reads) -> Any:
    """The value itself, noted; or a view of it that notes its parts."""
    if isinstance(value, dict):
        return _Dict(value, path, reads)
    if isinstance(value, _OPENED):
        view = object.__new__(_viewing(cast(Any, type(value))))
        object.__setattr__(view, "_watched", (value, path, reads))
        return view
    if isinstance(value, Edition):
        return _Record(value, path, reads)
    reads[(_VALUE, path)] = value
    return value


@cache
def _viewing(kind: Any) -> type[Any]:
    """The class of views of a dataclass: its fields are noted when read; its methods run on the view."""
    names = {field.name for field in fields(kind)}

    class View(kind):  # type: ignore[misc]
        def __getattribute__(self, name: str) -> Any:
            if name not in names:
                return object.__getattribute__(self, name)
            value, path, reads = object.__getattribute__(self, "_watched")
            return _opened(getattr(value, name), (*path, name), reads)

    return View


class _Record:
    """A view of a pydantic record: a field is noted when read; whoever asks for anything else has read the whole."""

    def __init__(self, value: BaseModel, path: tuple[Any, ...], reads: Reads) -> None:
        self._watched = (value, path, reads)

    @property  # type: ignore[misc]
    def __class__(self) -> Any:
        return type(self._watched[0])

    def _whole(self) -> BaseModel:
        value, path, reads = self._watched
        reads[(_VALUE, path)] = value
        return value

    def __getattr__(self, name: str) -> Any:
        value, path, reads = self._watched
        if name in type(value).model_fields:
            return _opened(getattr(value, name), (*path, name), reads)
        return getattr(self._whole(), name)

    def __eq__(self, other: object) -> bool:
        return self._whole() == other

    def __repr__(self) -> str:
        return repr(self._whole())

    __hash__ = None  # type: ignore[assignment]


class _Dict(dict[Any, Any]):
    """A view of a dict. It holds the same items, so that it is a dict to everybody; whoever asks it is noted."""

    def __init__(self, value: dict[Any, Any], path: tuple[Any, ...], reads: Reads) -> None:
        super().__init__(value)
        self._path = path
        self._reads = reads

    def _noted(self) -> None:
        self._reads[(_KEYS, self._path)] = tuple(super().keys())

    def __contains__(self, key: object) -> bool:
        found = super().__contains__(key)
        self._reads[(_HAS, (*self._path, key))] = found
        return found

    def __getitem__(self, key: Any) -> Any:
        if key not in self:
            raise KeyError(key)
        return _opened(super().__getitem__(key), (*self._path, key), self._reads)

    def get(self, key: Any, default: Any = None) -> Any:
        try:
            return self[key]
        except KeyError:
            return default

    def __iter__(self) -> Iterator[Any]:
        self._noted()
        return super().__iter__()

    def __reversed__(self) -> Iterator[Any]:
        self._noted()
        return super().__reversed__()

    def __len__(self) -> int:
        self._noted()
        return super().__len__()

    # As plain views of mappings these come back to __iter__, __len__ and __getitem__ above.
    def keys(self) -> Any:
        return KeysView(self)

    def values(self) -> Any:
        return ValuesView(self)

    def items(self) -> Any:
        return ItemsView(self)

    def copy(self) -> dict[Any, Any]:
        return dict(self.items())

    def __eq__(self, other: object) -> bool:
        return self.copy() == other

    def __ne__(self, other: object) -> bool:
        return self.copy() != other

    def __or__(self, other: Any) -> Any:
        return self.copy() | other

    def __ror__(self, other: Any) -> Any:
        return other | self.copy()

    def _refused(self, *args: object, **kwargs: object) -> NoReturn:
        raise TypeError("content is read by pages, never changed")

    __setitem__ = __delitem__ = __ior__ = setdefault = pop = popitem = update = clear = _refused
    __hash__ = None
