"""Pieces of the graph that are validated by themselves: an article, or some things of one class.

A piece holds its own triples, and of each thing that they point to only what a shape of the group `structure`
asks of it: its classes and its vocabulary. So its size does not depend on the graph's.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from pyoxigraph import NamedNode, Store, Triple

from kg import terms
from kg.terms import td
from kg.validate.classes import SUBCLASS

_IN_SCHEME = NamedNode("http://www.w3.org/2004/02/skos/core#inScheme")
POINTING = (td.participation, td.leader, td.member, td.possiblySame)
"""The properties that shapes follow back to who states them."""
_CONTEXT = (terms.TYPE, _IN_SCHEME)


class Piece(NamedTuple):
    """The things that are validated, and the triples that are needed for it."""

    things: frozenset[NamedNode]
    triples: list[Triple]


def article(graph: NamedNode, store: Store) -> Piece:
    """Return what one article states, with what it needs."""
    return piece([quad.triple for quad in store.quads_for_pattern(None, None, None, graph)], store)


def things(
    subjects: Iterable[NamedNode], store: Store, graph: NamedNode | None = None, size: int = 500
) -> Iterator[Piece]:
    """Yield some things with all that a graph, or any graph, states of them, a few at a time.

    A part of a fact that is curated may come without its fact, so what points to a part is added.
    """
    rest = iter(subjects)
    while some := list(islice(rest, size)):
        own = [quad.triple for one in some for quad in store.quads_for_pattern(one, None, None, graph)]
        to_them = (
            quad.triple
            for one in some
            for predicate in POINTING
            for quad in store.quads_for_pattern(None, predicate, one)
        )
        yield piece(own, store, to_them)


def classes(piece: Piece) -> frozenset[NamedNode]:
    """Return the classes of the things of a piece."""
    return frozenset(
        one.object
        for one in piece.triples
        if one.predicate == terms.TYPE and one.subject in piece.things and isinstance(one.object, NamedNode)
    )


def piece(own: list[Triple], store: Store, to_them: Iterable[Triple] = ()) -> Piece:
    """Return triples as a piece, with what they need of the store, and what else points to them."""
    subjects = frozenset(one.subject for one in own if isinstance(one.subject, NamedNode))
    pointing = [one for one in to_them if one.subject not in subjects]
    pointed = {one.object for one in own if isinstance(one.object, NamedNode)} - subjects
    pointed |= {one.subject for one in pointing if isinstance(one.subject, NamedNode)}
    about = [
        quad.triple
        for thing in pointed
        for predicate in _CONTEXT
        for quad in store.quads_for_pattern(thing, predicate, None)
    ]
    hierarchy = [quad.triple for quad in store.quads_for_pattern(None, SUBCLASS, None, terms.ONTOLOGY)]
    return Piece(subjects, [*own, *pointing, *about, *hierarchy])
