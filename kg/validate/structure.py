"""The group `structure`, asked of one piece of the graph after the other."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from pyoxigraph import NamedNode, Store
from rdflib import SH, Graph, URIRef

from kg import terms
from kg.read import facts
from kg.validate import engines, pieces
from kg.validate.engines import Engine, Result
from kg.validate.rules import files

_A_FEW = 5
"""Articles, or hundreds of things, that one process is given at a time."""

_HEAD = ("Article", "Mention", "Evidence", "PersonReference")
"""The classes of what stands in the graph of an article, beside its facts and their parts."""


class Part(NamedTuple):
    """What is validated together: articles by their graphs, or things."""

    articles: bool
    members: tuple[NamedNode, ...]


def parts(articles: Iterable[NamedNode], things: Iterable[NamedNode]) -> Iterator[Part]:
    """Yield the parts of a graph, each no larger than one process takes at a time."""
    for is_articles, members, size in ((True, iter(articles), _A_FEW), (False, iter(things), _A_FEW * 100)):
        while some := tuple(islice(members, size)):
            yield Part(is_articles, some)


class Shapes:
    """The shapes of the group, compiled by an engine: for articles, and for the things of a graph."""

    def __init__(self, engine: str) -> None:
        """Read the shapes."""
        shapes = engines.graph_of(files(["structure"]))
        self._of_things = engines.engine(engine, shapes)
        self._of_articles = engines.engine(engine, of_articles(shapes))

    def results(self, part: Part, store: Store) -> set[Result]:
        """Return what is found in a part of a store."""
        found: set[Result] = set()
        if part.articles:
            for one in part.members:
                found |= validated(self._of_articles, pieces.article(one, store))
        else:
            for piece in pieces.things(part.members, store):
                found |= validated(self._of_things, piece)
        return found


def validated(engine: Engine, piece: pieces.Piece) -> set[Result]:
    """Return what an engine finds in a piece, of its own things."""
    return {one for one in engine(piece.triples) if one.focus in piece.things}


def of_articles(shapes: Graph) -> Graph:
    """Return the shapes without the targets that the graph of an article does not have."""
    classes = {URIRef(terms.TD + name) for name in (*_HEAD, *_parts(facts.Part))}
    kept = Graph()
    for triple in shapes:
        if triple[1] != SH.targetClass or triple[2] in classes:
            kept.add(triple)
    return kept


def _parts(struct: type[facts.Part]) -> Iterator[str]:
    """Yield the names of the facts and of their parts: those of their classes in the ontology."""
    below: list[type[facts.Part]] = struct.__subclasses__()
    for one in below:
        yield one.__name__
        yield from _parts(one)
