"""State who is who in the graph of identity: whom the nodes denote, what joined them, what is in doubt.

Who is who follows from the names: what has no name in common is compared only where somebody judged it, or
where names look alike in one office. So a change touches the names of its nodes, before and after, and the
store is read some names at a time.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from pyoxigraph import NamedNode, Quad, Store

from kg.identify import load, quads
from kg.identify.decisions import Decisions
from kg.identify.judgements import SAME, UNSURE, Judgement, judged
from kg.identify.links import alike, looks_like
from kg.identify.nodes import names_of, node_iri
from kg.identify.records import Record, compared
from kg.identify.registry import in_order
from kg.identify.stated import denoted, denoting
from kg.identify.who import Judged, Who, who

T = TypeVar("T")

TOGETHER = 200
"""How many names are read at a time."""


def persons(store: Store, decisions: Decisions, names: Iterable[str] | None = None) -> Iterator[Quad]:
    """Yield whom the person nodes denote, the persons, and the matches between nodes of one name.

    With `names`, those without marks, only of their nodes; they are whole as `around` gives them.
    """
    told, ranks = judged(decisions.judgements), in_order(decisions.registered)
    every = load.names(store) if names is None else names
    for some in _by(TOGETHER, _whole(every, decisions.judgements, store)):
        by_name = _records(set().union(*some), store)
        for together in some:
            yield from _of(who((record for name in together for record in by_name[name]), told), ranks)


def _of(found: Who, ranks: dict[str, int]) -> Iterator[Quad]:
    """State the persons that were told, what joined them and what is in doubt."""
    iris: dict[str, NamedNode] = {}
    for cluster in found.persons:
        iri, replaced = quads.iri_of(cluster, ranks)
        iris |= {record.node: iri for record in cluster.records}
        yield from quads.person(cluster, iri, replaced)
    for link in found.joined:
        yield from quads.match(link, SAME)
    for link in found.doubts:
        yield from quads.match(link, UNSURE)
        yield quads.possibly(iris[link.left], iris[link.right])


def doubts(store: Store, decisions: Decisions, names: Iterable[str] | None = None) -> Iterator[Quad]:
    """Yield the doubts between spellings of a name, or names that look alike, and what was judged unsure.

    The store holds whom the nodes denote. With `names`, only the doubts about them.
    """
    told = judged(decisions.judgements)
    wanted = None if names is None else set(names)
    for some in _by(TOGETHER, load.names(store) if wanted is None else sorted(wanted)):
        shared = load.sharing_an_office(some, store)
        pairs = {(min(pair), max(pair)) for pair in shared if looks_like(*pair)}
        for pair in sorted(pairs):
            if wanted is not None or pair[0] in some:
                yield from _alike(pair, told, store)
    for one in decisions.judgements:
        left, right = map(node_iri, one.pair)
        if one.decision == UNSURE and (wanted is None or names_of((left, right), store) & wanted):
            yield quads.possibly(denoted(left, store), denoted(right, store))


def around(names: Iterable[str], judgements: Iterable[Judgement], store: Store) -> set[str]:
    """Return some names, and those that judgements join to them."""
    joined = _joined(judgements, store)
    found: set[str] = set()
    for name in names:
        found |= joined.get(name, {name})
    return found


def _whole(names: Iterable[str], judgements: Iterable[Judgement], store: Store) -> Iterator[set[str]]:
    """Yield each name with those that judgements join to it, once."""
    joined = _joined(judgements, store)
    for name in names:
        together = joined.get(name, {name})
        if name == min(together):
            yield together


def _joined(judgements: Iterable[Judgement], store: Store) -> dict[str, set[str]]:
    """Return, for each name that judgements join to others, all of these names."""
    joined: dict[str, set[str]] = {}
    for one in judgements:
        if one.decision == SAME:
            names = names_of(map(node_iri, one.pair), store)
            together = names.union(*(joined.get(name, set()) for name in names))
            joined |= dict.fromkeys(together, together)
    return joined


def _by(number: int, things: Iterable[T]) -> Iterator[list[T]]:
    iterator = iter(things)
    while some := list(islice(iterator, number)):
        yield some


def _alike(names: tuple[str, str], told: Judged, store: Store) -> Iterator[Quad]:
    """State the doubts between two names that look alike, or between the spellings of one."""
    by_name = _records(set(names), store)
    records = [each for name in sorted(by_name) for each in compared(by_name[name])]
    of = {record.node: record.bare for _, record in records}
    seen: set[Quad] = set()
    for link in sorted(alike(records), key=lambda link: (link.left, link.right, link.facts)):
        one, two = (denoted(NamedNode(node), store) for node in (link.left, link.right))
        doubt = quads.possibly(one, two)
        across = {of[link.left], of[link.right]} == set(names)
        if one != two and across and doubt not in seen and not _told_apart(one, two, told, store):
            seen.add(doubt)
            yield doubt
            yield from quads.match(link, UNSURE)


def _records(names: set[str], store: Store) -> dict[str, list[Record]]:
    """Return the records of some names, by name."""
    by_name: dict[str, list[Record]] = defaultdict(list)
    for record in load.records(names, store):
        by_name[record.bare].append(record)
    return by_name


def _told_apart(one: NamedNode, two: NamedNode, told: Judged, store: Store) -> bool:
    """Say whether an article names both, one is a man and one a woman, or they were judged different."""
    nodes = [list(denoting(person, store)) for person in (one, two)]
    genders = [load.genders(some, store) for some in nodes]
    if all(genders) and genders[0].isdisjoint(genders[1]):
        return True
    left, right = ({node.value for node in some} for some in nodes)
    articles = [{node.partition("/person/")[0] for node in some} for some in (left, right)]
    return bool(articles[0] & articles[1]) or any(told.apart.get(node, set()) & right for node in left)
