"""What `check` wants of pictures: words for every drawing, the same in every language, under the rules of writing."""

from __future__ import annotations

from collections.abc import Iterable

from sitegen.calls import Call, find_calls
from sitegen.load import Library, Page
from sitegen.model import Guide
from sitegen.model_learning import PictureWords
from sitegen.pictures import DRAWINGS
from sitegen.placed import Placed
from sitegen.source import Problems, Source


def check(library: Library, complete: Iterable[str], problems: Problems) -> None:
    """The faults in the words of pictures."""
    chinese = library.pictures.get("zh", {})
    for code in complete:
        own = library.pictures.get(code, {})
        place = Source(f"content/{code}/pictures.yml")
        for name in sorted(DRAWINGS.keys() - own.keys()):
            problems.add(place, f"the picture '{name}' has no words in '{code}'", f"add an item with 'id: {name}'")
        for name, words in own.items():
            if name not in DRAWINGS:
                problems.add(words.at("id"), f"there is no drawing '{name}'", f"there are: {', '.join(DRAWINGS)}")
            elif name in chinese:
                _same(chinese[name], words, problems)


def _same(source: Placed[PictureWords], own: Placed[PictureWords], problems: Problems) -> None:
    ours, theirs = source.words.labels.keys(), own.words.labels.keys()
    for key in sorted(ours ^ theirs):
        problems.add(own.at("labels"), f"the label '{key}' of '{own.words.id}' is not in both languages", "write both")


def same_on_page(source: Page[Guide], page: Page[Guide], problems: Problems) -> None:
    """A page shows the same pictures of the same examples in every language."""
    if _shown(source) != _shown(page):
        names = ", ".join(name for name, _, _ in _shown(source)) or "none"
        problems.add(page.body_at, f"the pictures differ from those in '{source.language}'", f"show the same: {names}")


def _shown(page: Page[Guide]) -> list[tuple[str, str, str]]:
    calls = [c for c in find_calls(page.body, page.body_at) if isinstance(c, Call) and c.name == "picture"]
    return [("".join(map(str, c.args)), str(c.args), str(sorted(c.kwargs.items()))) for c in calls]
