"""The article as a whole."""

from collections.abc import Iterator

from pyoxigraph import Literal, Quad

from kg import terms
from kg.lift.scope import Scope
from kg.terms import td


def quads(scope: Scope) -> Iterator[Quad]:
    """State what the article is: its id, the text it was annotated on, its date, what it is about."""
    head = scope.article.head
    yield scope.quad(scope.iri, terms.TYPE, td.Article)
    yield scope.quad(scope.iri, terms.IDENTIFIER, Literal(scope.article.id))
    yield scope.quad(scope.iri, td.sha256, Literal(head.source.sha256))
    yield scope.quad(scope.iri, td.length, Literal(head.source.chars))
    if head.published is not None:
        yield scope.quad(scope.iri, terms.ISSUED, Literal(head.published.date, datatype=terms.EDTF))
    if scope.context is not None:
        yield scope.quad(scope.iri, td.unit, scope.context.iri)
