"""Quotes against the text they are taken from: where they stand, and whether they are exact."""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from kg.errors import AnnotationError
from kg.messages import say
from kg.read.article import Article
from kg.read.mentions import ELISION, Span
from kg.read.source import contents

_SENTENCE_END = re.compile(r"[.!?…]+[”\"')]*(?=\s)|\n")

Place = tuple[int, int]
"""`[start, end)` in Unicode code points of the exact text."""


def read_text(path: Path) -> tuple[str, str]:
    """Return the exact text of a file and the sha256 of its bytes; newlines are kept as they are."""
    data = contents(path)
    try:
        return data.decode("utf-8"), hashlib.sha256(data).hexdigest()
    except UnicodeDecodeError as error:
        raise AnnotationError(
            say("{file}: byte {at} is not UTF-8. Store it as UTF-8.", file=path.name, at=error.start)
        ) from error


def stands(quote: str, text: str, place: Place) -> bool:
    """Say whether the quote is what the text has at that place; of an elided quote, whether both ends are."""
    start, end = place
    words = text[start:end]
    if len(words) != end - start or start >= end:
        return False
    if ELISION not in quote:
        return words == quote
    first, last = quote.split(ELISION, 1)
    return words.startswith(first) and words.endswith(last) and len(first) + len(last) <= len(words)


def runs(quote: str, words: str) -> bool:
    """Say whether words are a passage as it is quoted: its parts one after the other, both ends exact."""
    first, *rest = quote.split(ELISION)
    if not rest:
        return words == quote
    at = len(first)
    for part in rest[:-1]:
        found = words.find(part, at)
        if found < 0:
            return False
        at = found + len(part)
    return words.startswith(first) and words.endswith(rest[-1]) and at + len(rest[-1]) <= len(words)


def places(quote: str, text: str) -> list[Place]:
    """Return every place of the quote in the text; an elided one ends at the nearest last words."""
    first, _, last = quote.partition(ELISION)
    found = []
    start = text.find(first)
    while start >= 0:
        end = start + len(first)
        if last:
            tail = text.find(last, end)
            if tail < 0:
                break
            end = tail + len(last)
        found.append((start, end))
        start = text.find(first, start + 1)
    return found


def position(text: str, offset: int) -> tuple[int, int]:
    """Return line and column, both from 1, of an offset."""
    before = text[:offset]
    return before.count("\n") + 1, offset - (before.rfind("\n") + 1) + 1


def sentence(text: str, start: int, end: int) -> str:
    """Return the sentences that the words from `start` to `end` stand in, in one line."""
    before = max((found.end() for found in _SENTENCE_END.finditer(text, 0, start)), default=0)
    after = _SENTENCE_END.search(text, max(start, end - 1))
    return " ".join(text[before : after.start() + 1 if after else len(text)].split())


def problems(article: Article, text: str, sha256: str) -> Iterator[str]:
    """Yield what of the article does not fit the text: its sha256, its length, each quote."""
    source = article.head.source
    if sha256 != source.sha256:
        yield say(
            "article: the text has sha256 {found}, the annotation was made on {meant}. "
            "Find the text as it was, or anchor the mentions anew.",
            found=sha256[:12],
            meant=source.sha256[:12],
        )
        return
    if len(text) != source.chars:
        yield say(
            "article: the text has {found} code points, not {meant}. Correct 'chars'.",
            found=len(text),
            meant=source.chars,
        )
    for name, mention in article.mentions.items():
        yield from _misquoted(name, mention, text)


def problems_in(texts: Path, article: Article) -> Iterator[str]:
    """Yield the problems of an article and the text of its id in a folder."""
    path = texts / f"{article.id}.txt"
    if not path.exists():
        yield say("article: there is no text '{path}'. Put it there, or leave out --texts.", path=path)
        return
    try:
        text = read_text(path)
    except AnnotationError as error:
        yield f"article: {error}"
        return
    yield from problems(article, *text)


def _misquoted(name: str, mention: Span, text: str) -> Iterator[str]:
    if mention.at is None or not 0 <= mention.at[0] < mention.at[1] <= len(text):
        return
    start, end = mention.at
    fits = ELISION in mention.q or end - start == len(mention.q)  # else it is said already
    if stands(mention.q, text, mention.at) or not fits:
        return
    yield say(
        "mention {name}: the text has '{words}' at [{start}, {end}), not '{quote}'. "
        "Correct the quote or its place.",
        name=name,
        words=text[start:end][:60],
        start=start,
        end=end,
        quote=mention.q,
    )
