"""The group `reading`: whether annotated articles can be read, and their quotes be found in their texts."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from kg.errors import AnnotationError
from kg.messages import LANGUAGES, speaking
from kg.read import check, quotes
from kg.read.article import ID, Article
from kg.read.file import read
from kg.read.source import Source
from kg.reference import Reference
from kg.terms import THING
from kg.validate.finding import Finding, Place
from kg.validate.rules import READING, rules

_ITEM = re.compile(r"(?P<of>[a-z]+) (?P<item>[a-z][a-z0-9]{0,15}):")
"""What a problem of one item begins with: `mention p1:`, `award a3:`."""


def findings(source: Source, known: Reference, texts: Path | None) -> Iterator[Finding]:
    """Yield what keeps an article from being read, or else which of its quotes the text does not have."""
    unreadable = _in_both(lambda: _problems(source, known), source)
    for said in unreadable:
        yield _finding("annotation", source, said)
    if not unreadable and texts is not None:
        article = read(source)
        for said in _in_both(lambda: list(quotes.problems_in(texts, article)), source):
            yield _finding("quote", source, said, article)


def _problems(source: Source, known: Reference) -> list[str]:
    try:
        return list(check.problems(read(source), known))
    except AnnotationError as error:
        return list(error.problems)


def _in_both(problems: Callable[[], list[str]], source: Source) -> list[dict[str, str]]:
    """Return some problems in both languages, without the file that each begins with."""
    if not problems():
        return []
    said = {}
    for language in LANGUAGES:
        with speaking(language):
            said[language] = [problem.removeprefix(f"{source.where}: ") for problem in problems()]
    return [dict(zip(said, each, strict=True)) for each in zip(*said.values(), strict=True)]


def _finding(rule: str, source: Source, said: dict[str, str], article: Article | None = None) -> Finding:
    item = _ITEM.match(said["en"])
    known = source.id if re.fullmatch(ID, source.id or "") else None
    iri = f"{THING}article/{known}" if known else ""
    name = source.id or source.where
    if item and iri:
        iri, name = f"{iri}/{item['of']}s/{item['item']}", item["item"]
    mention = article.mentions.get(name) if article else None
    start, end = (mention.at if mention else None) or (None, None)
    quote = mention.q if mention else ""
    place = (
        Place(iri=iri, article=known, quote=quote, start=start, end=end)
        if known
        else Place(file=source.place, line=1, column=1)
    )
    return Finding(
        rule=rule,
        group=READING,
        severity=rules()[rule].severity,
        message=said,
        iri=iri,
        label=dict.fromkeys(LANGUAGES, name),
        places=(place,),
    )
