"""Evidence: the words of an article that carry a fact, one node for each passage."""

from collections.abc import Iterator
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Quad

from kg import terms
from kg.lift.scope import Scope, words
from kg.read.facts import Evidenced
from kg.read.mentions import ELISION, Span
from kg.read.scope import kind
from kg.terms import td

JOIN = " | "
"""Stands between several values of one cell, in the order of the text."""


class Passage(NamedTuple):
    """From the first to the last marked word of a passage; unmarked words between are elided in the quote."""

    start: int
    end: int
    quote: str


def evidence(node: NamedNode, part: Evidenced, scope: Scope) -> Iterator[Quad]:
    """State the passages that carry a fact, and of the fact their words and the place of the first."""
    passages = sorted({passage([scope.article.mentions[name] for name in names]) for names in part.evidence})
    for number, found in enumerate(passages, start=1):
        iri = NamedNode(f"{node.value}/evidence/{number}")
        yield scope.quad(node, td.evidence, iri)
        yield scope.quad(iri, terms.TYPE, td.Evidence)
        yield scope.quad(iri, td.quote, words(found.quote))
        yield scope.quad(iri, td.start, Literal(found.start))
        yield scope.quad(iri, td.end, Literal(found.end))
    yield scope.quad(node, td.words, words(JOIN.join(found.quote for found in passages)))
    yield scope.quad(node, td.start, Literal(passages[0].start))
    yield scope.quad(node, td.end, Literal(passages[0].end))


def printed(part: Evidenced, of_kind: str, scope: Scope) -> str:
    """Return the different words of one kind of mention in the evidence, in the order of the text."""
    found = {name for passage in part.evidence for name in passage}
    spans = [scope.article.mentions[name] for name in found if kind(scope.article.mentions[name]) == of_kind]
    return JOIN.join(dict.fromkeys(span.q for span in sorted(spans, key=_place)))


def passage(spans: list[Span]) -> Passage:
    """Return the passage that some mentions make up, with their words in the order of the text."""
    first, *rest = sorted(spans, key=_place)
    start, end = _place(first)[0], -_place(first)[1]
    quote = first.q
    for span in rest:
        begin, stop = _place(span)[0], -_place(span)[1]
        if stop <= end:
            continue
        apart = begin > end or ELISION in span.q
        quote += (ELISION + span.q) if apart else span.q[end - begin :]
        end = stop
    return Passage(start, end, quote)


def _place(span: Span) -> tuple[int, int]:
    """Return the order of spans in the text: by start, of two with one start the longer first."""
    start, end = span.at or (0, 0)
    return start, -end
