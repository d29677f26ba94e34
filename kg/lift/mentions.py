"""Mentions of persons and things, and the article's own person nodes."""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad

from kg import terms
from kg.lift.scope import Scope, words
from kg.read.mentions import PersonMention, Span
from kg.terms import td
from kg.vietnamese import fold, key, without_titles


def quads(scope: Scope) -> Iterator[Quad]:
    """State every mention that stands for a person or a thing, and each person as first printed."""
    for name, mention in scope.article.mentions.items():
        node = scope.node(name)
        if node is not None:
            yield from _mention(name, mention, node, scope)
        if isinstance(mention, PersonMention) and mention.same is None and node is not None:
            yield scope.quad(node, terms.TYPE, td.PersonReference)
            yield scope.quad(node, td.name, words(mention.q))
            compared = key(without_titles(mention.q))
            yield scope.quad(node, td.nameKey, Literal(compared))
            yield scope.quad(node, td.bareNameKey, Literal(fold(compared)))
            yield scope.quad(node, terms.SOURCE, scope.iri)


def _mention(name: str, mention: Span, node: NamedNode, scope: Scope) -> Iterator[Quad]:
    start, end = mention.at or (0, 0)
    iri = scope.below("mentions", name)
    yield scope.quad(iri, terms.TYPE, td.Mention)
    yield scope.quad(iri, td.mentions, node)
    yield scope.quad(iri, td.quote, words(mention.q))
    yield scope.quad(iri, td.start, Literal(start))
    yield scope.quad(iri, td.end, Literal(end))
    yield scope.quad(iri, terms.SOURCE, scope.iri)
    if mention.why is not None:
        yield scope.quad(iri, td.why, Literal(mention.why))
