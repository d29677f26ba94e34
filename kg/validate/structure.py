"""The group `structure`, asked of one piece of the graph after the other."""

from collections.abc import Iterable, Iterator, Set
from itertools import islice
from typing import NamedTuple

from pyoxigraph import NamedNode, Store
from rdflib import SH, Graph, URIRef

from kg import terms
from kg.read import facts
from kg.validate import engines, pieces
from kg.validate.classes import with_above
from kg.validate.engines import Engine, Result
from kg.validate.rules import files

_A_FEW = 5
"""Articles, or hundreds of things, that one process is given at a time."""


class Part(NamedTuple):
    """What is validated together: articles by their graphs, or things with all that a graph, or any, has."""

    articles: bool
    members: tuple[NamedNode, ...]
    graph: NamedNode | None = None


def of_articles(graphs: Iterable[NamedNode]) -> Iterator[Part]:
    """Yield articles, as many at a time as one process takes."""
    yield from (Part(articles=True, members=some) for some in _few(graphs, _A_FEW))


def of_things(things: Iterable[NamedNode], graph: NamedNode | None = None) -> Iterator[Part]:
    """Yield things, as many at a time as one process takes: with what a graph has of them, or any graph."""
    yield from (Part(False, some, graph) for some in _few(things, _A_FEW * 100))


def _few(members: Iterable[NamedNode], size: int) -> Iterator[tuple[NamedNode, ...]]:
    rest = iter(members)
    while some := tuple(islice(rest, size)):
        yield some


class Shapes:
    """The shapes of the group, compiled by an engine for the classes of what is validated.

    What a piece has of other things is not validated, and has not all that the shapes want.
    """

    def __init__(self, engine: str) -> None:
        """Read the shapes."""
        self._shapes = engines.graph_of(files(["structure"]))
        self._name = engine
        self._compiled: dict[frozenset[NamedNode], Engine] = {}

    def results(self, part: Part, store: Store) -> set[Result]:
        """Return what is found in a part of a store."""
        if part.articles:
            return set().union(*(self.of_article(pieces.article(one, store)) for one in part.members))
        return set().union(*map(self.of_things, pieces.things(part.members, store, part.graph)))

    def of_article(self, piece: pieces.Piece) -> set[Result]:
        """Return what is found in an article."""
        return self.of_classes(piece, OF_ARTICLES)

    def of_things(self, piece: pieces.Piece) -> set[Result]:
        """Return what is found in some things."""
        return self.of_classes(piece, with_above(pieces.classes(piece)))

    def of_classes(self, piece: pieces.Piece, classes: frozenset[NamedNode]) -> set[Result]:
        """Return what the shapes of some classes find in a piece, of its own things."""
        if classes not in self._compiled:
            self._compiled[classes] = engines.engine(self._name, kept(self._shapes, classes))
        return {one for one in self._compiled[classes](piece.triples) if one.focus in piece.things}


def kept(shapes: Graph, classes: Set[NamedNode]) -> Graph:
    """Return the shapes without the targets that are none of these classes."""
    names = {URIRef(one.value) for one in classes}
    graph = Graph()
    for triple in shapes:
        if triple[1] != SH.targetClass or triple[2] in names:
            graph.add(triple)
    return graph


def _parts(struct: type[facts.Part]) -> Iterator[str]:
    """Yield the names of the facts and of their parts: those of their classes in the ontology."""
    below: list[type[facts.Part]] = struct.__subclasses__()
    for one in below:
        yield one.__name__
        yield from _parts(one)


OF_ARTICLES = frozenset(
    NamedNode(terms.TD + name)
    for name in ("Article", "Mention", "Evidence", "PersonReference", "Fact", *_parts(facts.Part))
)
"""The classes of what stands in the graph of an article."""
