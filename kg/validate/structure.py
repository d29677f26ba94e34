"""The group `structure`, asked of one piece of the graph after the other, in several processes."""

import multiprocessing
import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from itertools import islice
from pathlib import Path
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


def results(parts: Iterable[Part], path: Path, engine: str) -> Iterator[tuple[Part, set[Result]]]:
    """Yield what the shapes find in each part of the store at a path, in any order.

    One or two are validated here; of more, each by one of as many processes as there are cores. A store runs
    threads, and what has threads is not to be forked: each process begins anew.
    """
    waiting = iter(parts)
    first = list(islice(waiting, 3))
    if len(first) < 3:
        yield from map(_Worker(path, engine).work, first)
        return
    cores = os.cpu_count() or 1
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(cores, context, _begin, (path, engine)) as pool:
        ahead = deque(pool.submit(_work, one) for one in (*first, *islice(waiting, 2 * cores)))
        while ahead:
            yield ahead.popleft().result()
            ahead.extend(pool.submit(_work, one) for one in islice(waiting, 1))


class _Worker:
    """A store, an engine for articles and one for things, each with the shapes that are asked of them."""

    def __init__(self, path: Path, engine: str) -> None:
        shapes = engines.graph_of(files(["structure"]))
        self._store = Store.read_only(str(path))
        self._of_things = engines.engine(engine, shapes)
        self._of_articles = engines.engine(engine, of_articles(shapes))

    def work(self, part: Part) -> tuple[Part, set[Result]]:
        found: set[Result] = set()
        if part.articles:
            for one in part.members:
                found |= validated(self._of_articles, pieces.article(one, self._store))
        else:
            for piece in pieces.things(part.members, self._store):
                found |= validated(self._of_things, piece)
        return part, found


_worker: list[_Worker] = []
"""The worker of this process, once it has begun."""


def _begin(path: Path, engine: str) -> None:
    _worker.append(_Worker(path, engine))


def _work(part: Part) -> tuple[Part, set[Result]]:
    return _worker[0].work(part)


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
