"""Lift a checked article: from its mentions and facts to the quads that state them."""

from collections.abc import Iterator

from pyoxigraph import Quad

from kg.lift import entities, facts, head, mentions
from kg.lift.names import Names
from kg.lift.scope import Scope
from kg.read.article import Article
from kg.reference import Reference


def lift(article: Article, reference: Reference, names: Names) -> Iterator[Quad]:
    """Yield the quads of one article: its own graph, and what it adds to the graph of entities.

    The article has passed `kg.read.check`. The same article gives the same quads, but for names that fold to
    one IRI with those of others: `names` tells them apart, and `kg.lift.names.settled` has the last word.
    """
    scope = Scope.of(article, reference, names)
    yield from head.quads(scope)
    yield from mentions.quads(scope)
    yield from entities.quads(scope)
    for table, fact in article.facts():
        yield from facts.quads(table, fact, scope)
