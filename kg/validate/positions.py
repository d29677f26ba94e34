"""Lines and columns: of the items of annotated articles in their files, and of words in the texts."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

import msgspec

from kg.errors import AnnotationError
from kg.read.quotes import position, read_text
from kg.read.source import Source
from kg.validate.finding import Finding, Place
from kg.validate.places import item_of

Item = tuple[str, str]
"""The table of an item, such as `awards`, and its id; both are empty for the article as a whole."""

Position = tuple[str, int, int]
"""A file, a line and a column, both from 1."""

_KEYED = {"mentions", "person"}
"""The tables whose items are keys; those of the others have an `id`."""


def with_positions(findings: list[Finding], sources: Iterable[Source], texts: Path | None) -> list[Finding]:
    """Return the findings with where each stands in its file, and in its text where that is there.

    The sources are read once, and of each article only the items that are found are kept.
    """
    wanted: dict[str, set[Item]] = {}
    for one in findings:
        for place in one.places:
            wanted.setdefault(place.article, set()).add(item_of(place.iri))
    known: dict[tuple[str, Item], Position] = {}
    for source in sources:
        for item in wanted.get(source.id or "", ()):
            known.setdefault((source.id or "", item), item_in(source, item))
    return [
        msgspec.structs.replace(one, places=tuple(_located(place, known, texts) for place in one.places))
        for one in findings
    ]


def item_in(source: Source, item: Item) -> Position:
    """Return where an item of an article begins in its file; where it is not found, the article does."""
    text = source.data.decode("utf-8-sig", errors="replace")
    file, _, number = source.place.rpartition(":") if source.form == "JSON" else (source.place, "", "")
    found = re.search(_pattern(item, source.form), text, re.MULTILINE) if item[1] else None
    line, column = position(text, found.start(1)) if found else (1, 1)
    return file or source.place, int(number) if number.isdigit() else line, column


def _pattern(item: Item, form: str) -> str:
    table, name = item
    if form == "TOML":
        return rf'^[ \t]*("?{name}"?)[ \t]*=' if table in _KEYED else rf'^[ \t]*(id)[ \t]*=[ \t]*"{name}"'
    return rf'("{name}")\s*:' if table in _KEYED else rf'("id")\s*:\s*"{name}"'


def _located(place: Place, known: Mapping[tuple[str, Item], Position], texts: Path | None) -> Place:
    at = known.get((place.article, item_of(place.iri)))
    if at is not None:
        place = msgspec.structs.replace(place, file=at[0], line=at[1], column=at[2])
    text = _text(texts / f"{place.article}.txt") if texts is not None and place.article else None
    if text is not None and place.start is not None:
        line, column = position(text, place.start)
        place = msgspec.structs.replace(place, text_line=line, text_column=column)
    return place


@lru_cache(maxsize=1)
def _text(path: Path) -> str | None:
    """Return the text of an article, or None where none can be read, which is found elsewhere."""
    try:
        return read_text(path)[0] if path.exists() else None
    except AnnotationError:
        return None
