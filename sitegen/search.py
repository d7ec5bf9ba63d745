"""The search index of one language: page texts in, JavaScript files out. Pure; the publisher writes them.

``meta.js`` holds what decides most searches: titles, tags and aliases; ``text.js`` the descriptions;
``body-00.js`` and on the words of the page bodies: two neighbouring Chinese characters, or the stem of a Latin
word. Scoring is not here: it stands once, in ``templates/assets/js/site/40-search.js``. What the two must
agree on (``fold``, ``stem``) is held together by ``tests/search/test_search_index.py``.
"""

from __future__ import annotations

import html
import json
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from sitegen.kept import Kept

COMMON_SHARE = 0.4
"""A word in more than this share of the bodies tells nothing about any of them and is left out."""

SHARD_CHARACTERS = 60_000
"""About 60 KB of gzip a file: small enough to come again when a connection breaks."""

LEVELS = "ABCD"
"""How much of a body a word makes up, from once in a long page to often in a short one."""

STOP_CHARACTERS = "的了吗呢吧啊呀么嘛我你他她它们是在有和跟与就都也这那哪个把着过很怎什为会能可以要说"
STOP_WORDS = (
    "a after all also am an and any are as at be because been but by came can come could d did do does don "
    "for from get go going got had has have he her him his how i if in into is isn it its just ll m make me my "
    "need no not now of on or our out re s said say says she should so t that the their them then there they this "
    "to up us ve want was we were what when where which who why will with won would you your"
)
IRREGULAR = {
    "paid": "pay", "owed": "owe", "owing": "owe", "lent": "lend", "sued": "sue", "died": "die",
    "lost": "lose", "sold": "sell", "told": "tell", "stole": "steal", "stolen": "steal", "spent": "spend",
}  # fmt: skip

_STOPPED = frozenset(STOP_WORDS.split())
_FOREIGN = re.compile("[^\u0000-\u007f\u3400-\u9fff]")
_RUN = re.compile("[\u3400-\u9fff]+|[0-9]+(?:\\.[0-9]+)?|[a-z]+")
_PLURAL = re.compile("([^siu])s$")
_SUFFIX = re.compile("^(.{3,}?)(?:ment|(?:at)?(?:ed|ing|ion|or)|er|al|ly|cy)$")
_MUTE = re.compile("^(.{4,}?)(?:i?ate|e|y|i)$")
_DOUBLE = re.compile("([bdgmnprt])\\1$")


@dataclass(frozen=True)
class SearchPage:
    """One page as the search sees it. ``url`` is relative to the language root; ``body`` is plain text."""

    url: str
    title: str
    description: str
    tags: tuple[str, ...]
    aliases: tuple[str, ...]
    section: str
    body: str


def build_index(pages: Sequence[SearchPage], language: str) -> dict[str, str]:
    """Return ``{file name: JavaScript}``; the same pages in the same order give the same bytes."""
    sections = sorted({page.section for page in pages})
    shards = list(_shards(_postings(pages)))
    meta = {
        "language": language,
        "bodies": len(shards),
        "stop": STOP_CHARACTERS,
        "words": STOP_WORDS,
        "irregular": IRREGULAR,
        "sections": sections,
        "pages": [
            [page.url, page.title, sections.index(page.section), "|".join(_telling(page)), "|".join(page.tags)]
            for page in pages
        ],
    }
    texts = [page.description for page in pages]
    files = {"meta.js": _script("meta", meta), "text.js": _script("text", texts)}
    for number, shard in enumerate(shards):
        files[f"body-{number:02d}.js"] = _script("body", shard)
    return files


def fold(text: str) -> str:
    """Full width to half width, compatibility forms to plain ones, capitals to small letters, length kept.

    A character whose plain form is longer (㎡) stays, so that a match can be marked where it stands.
    """
    return _FOREIGN.sub(_plain, text).lower()


def grams(text: str) -> Iterator[str]:
    """The words a body is found by: pairs of Chinese characters, numbers, stems. Stop words are left out."""
    for run in _RUN.findall(fold(text)):
        if run[0] < "\u3400":
            if run not in _STOPPED and len(run) > 1:
                yield stem(run)
            continue
        for first, second in pairwise(run):
            if first not in STOP_CHARACTERS or second not in STOP_CHARACTERS:
                yield first + second


@lru_cache(100_000)
def stem(word: str) -> str:
    """Cut an English word so that refuse, refused and refusal meet: a common front, not a dictionary's stem."""
    if word in IRREGULAR:
        return IRREGULAR[word]
    if len(word) < 4:
        return word
    word = re.sub("ies$", "y", word)
    word = _PLURAL.sub("\\1", re.sub("sses$", "ss", word))
    word = _MUTE.sub("\\1", _SUFFIX.sub("\\1", word))
    return _DOUBLE.sub("\\1", _PLURAL.sub("\\1", word))


def _plain(match: re.Match[str]) -> str:
    normal = unicodedata.normalize("NFKC", match.group())
    return normal if len(normal) == 1 and normal <= "\uffff" else match.group()


def _telling(page: SearchPage) -> Iterator[str]:
    """The aliases that add a word to the title and to the aliases before them; the others would only weigh."""
    seen = set(grams(page.title))
    for alias in page.aliases:
        words = set(grams(alias)) or {alias}
        if not words <= seen:
            yield alias
        seen |= words


def _postings(pages: Sequence[SearchPage]) -> dict[str, str]:
    """Word to a string of page numbers, each the distance from the one before (base 36) behind its level."""
    counts = [_counted(page.body) for page in pages]
    known = [_counted(" ".join((page.title, page.description, *page.aliases, *page.tags))) for page in pages]
    frequency = Counter(word for count in counts for word in count)
    most = COMMON_SHARE * len(pages) if len(pages) >= 20 else len(pages)
    mean = sum(count.total() for count in counts) / max(1, len(pages))
    postings: dict[str, list[str]] = {}
    last: dict[str, int] = {}
    for number, count in enumerate(counts):
        length = 0.6 * count.total() / mean
        for word, times in count.items():
            # What stands in the title, description, tags or aliases is found there, with more weight.
            if frequency[word] > most or word in known[number]:
                continue
            weight = times / (times + 0.6 + length)
            level = LEVELS[min(int(weight * len(LEVELS)), len(LEVELS) - 1)]
            postings.setdefault(word, []).append(level + _base36(number - last.get(word, -1)))
            last[word] = number
    return {word: "".join(postings[word]) for word in sorted(postings)}


@lru_cache(1_000)
def _counted(text: str) -> Counter[str]:
    """How often each word stands in a text. Remembered: while somebody writes, all texts but one are what they were.

    Texts have most words in common: each word is kept once.
    """
    return Counter(map(sys.intern, grams(text)))


@lru_cache(5_000)
def _base36(number: int) -> str:
    digits = ""
    while number:
        number, rest = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[rest] + digits
    return digits


def _shards(postings: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """Pairs with the same first character share one entry: ``{"协": "商A1B3议A7"}``."""
    shard: dict[str, str] = {}
    size = 0
    for word, places in postings.items():
        key, rest = (word[0], word[1:]) if word[0] >= "\u3400" else (word, "")
        if size > SHARD_CHARACTERS and key not in shard:
            yield shard
            shard, size = {}, 0
        shard[key] = shard.get(key, "") + rest + places
        size += len(rest) + len(places) + 8 * (not rest)
    if shard:
        yield shard


def _script(name: str, data: object) -> str:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    # Legal in JSON, the end of a line in an ES2017 string.
    text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f'ydtSearch.add("{name}",{text});\n'


_ARTICLE = re.compile(r"<article\b[^>]*>(.*)</article>|<main\b[^>]*>(.*)</main>", re.S | re.I)
_SILENT = re.compile(
    r"<!--.*?-->|<(script|style|nav|aside|button|template|svg|select|form|noscript)\b.*?</\1\s*>"
    r'|<a\b[^>]*class="[^"]*headerlink[^"]*"[^>]*>.*?</a>|<(\w+)\b[^>]*\shidden\b[^>]*>.*?</\2\s*>'
    # Lists of other pages and of sources: their words belong to the pages they name.
    r'|<section\b[^>]*class="(?:page-sources|tools)".*?</section>',
    re.S | re.I,
)
_INLINE = re.compile(r"</?(?:a|abbr|b|bdi|cite|code|dfn|em|i|kbd|mark|q|s|small|span|strong|sub|sup|u|wbr)\b[^>]*>", re.I)
_TAG = re.compile(r"<[^>]*>")
_TEXTS: Kept[str] = Kept()


def page_text(html_text: str) -> str:
    """Plain text of the article of a page that this generator rendered: a fast cut, not a sanitiser.

    Inline elements vanish, so that a phrase with a bold half stays one phrase; all others part their neighbours.
    """
    found = _ARTICLE.search(html_text)
    article = (found.group(1) or found.group(2) or "") if found else html_text
    return _TEXTS.remembered(article, lambda: _article_text(article))


def _article_text(article: str) -> str:
    article = _INLINE.sub("", _SILENT.sub(" ", article))
    return " ".join(html.unescape(_TAG.sub(" ", article)).split())
