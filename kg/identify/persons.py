"""State who is who in the graph of identity: whom the nodes denote, what joined them, what is in doubt.

Who is who follows from the names: what has no name in common is compared only where somebody judged it, or
where names look alike in one office. So a change touches the names of its nodes, before and after, and the
store is read some names at a time.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from pyoxigraph import Literal, NamedNode, Quad, Store

from kg import terms
from kg.identify import load
from kg.identify.clusters import Cluster, Link
from kg.identify.decisions import Decisions
from kg.identify.judgements import UNSURE, Judgement, judged
from kg.identify.links import alike, looks_like
from kg.identify.nodes import names_of, node_iri, person_iri, short
from kg.identify.records import compared
from kg.identify.registry import in_order
from kg.identify.who import Judged, who
from kg.terms import td
from kg.vietnamese import without_titles

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
        records = list(load.records(set().union(*some), store))
        by_name = defaultdict(list)
        for record in records:
            by_name[record.bare].append(record)
        for together in some:
            found = who((record for name in together for record in by_name[name]), told)
            iris: dict[str, NamedNode] = {}
            for cluster in found.persons:
                person, replaced = _iri(cluster, ranks)
                iris |= {record.node: person for record in cluster.records}
                yield from _person(cluster, person, replaced)
            for link in found.joined:
                yield from _match(link, "same")
            for link in found.doubts:
                yield from _match(link, UNSURE)
                yield _possibly(iris[link.left], iris[link.right])


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
            yield _possibly(_denoted(left, store), _denoted(right, store))


def around(names: Iterable[str], judgements: Iterable[Judgement], store: Store) -> set[str]:
    """Return some names, and those that judgements join to them."""
    joined = _joined(judgements, store)
    found: set[str] = set()
    for name in names:
        found |= joined.get(name, {name})
    return found


def stated(nodes: Iterable[NamedNode], store: Store) -> set[Quad]:
    """Return what the graph of identity states of some nodes, but for judgements."""
    found: set[Quad] = set()
    for node in nodes:
        for quad in store.quads_for_pattern(node, td.denotes, None, terms.IDENTITY):
            found.add(quad)
            if isinstance(quad.object, NamedNode):
                found.update(store.quads_for_pattern(quad.object, None, None, terms.IDENTITY))
            for predicate in (td.possiblySame, terms.REPLACED_BY):
                found.update(store.quads_for_pattern(None, predicate, quad.object, terms.IDENTITY))
        for predicate in (td.left, td.right):
            for quad in store.quads_for_pattern(None, predicate, node, terms.IDENTITY):
                about = set(store.quads_for_pattern(quad.subject, None, None, terms.IDENTITY))
                if any(each.object == td.Match for each in about):
                    found |= about
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
        if one.decision == "same":
            names = names_of(map(node_iri, one.pair), store)
            together = names.union(*(joined.get(name, set()) for name in names))
            joined |= dict.fromkeys(together, together)
    return joined


def _by(number: int, things: Iterable[T]) -> Iterator[list[T]]:
    iterator = iter(things)
    while some := list(islice(iterator, number)):
        yield some


def _iri(cluster: Cluster, ranks: dict[str, int]) -> tuple[NamedNode, list[NamedNode]]:
    """Return the IRI of a person, and the registered ones that it takes the place of.

    It is that of the node that was registered first, else of the first node.
    """
    nodes = [record.node for record in cluster.records]
    anchors = sorted((node for node in nodes if node in ranks), key=lambda node: ranks[node])
    person, *replaced = anchors or nodes[:1]
    return NamedNode(person_iri(person)), [NamedNode(person_iri(node)) for node in replaced]


def _person(cluster: Cluster, person: NamedNode, replaced: list[NamedNode]) -> Iterator[Quad]:
    """State a person under the name that the first node prints."""
    for record in cluster.records:
        yield Quad(NamedNode(record.node), td.denotes, person, terms.IDENTITY)
    name = Literal(without_titles(cluster.records[0].name), language="vi")
    yield Quad(person, terms.TYPE, td.Person, terms.IDENTITY)
    yield Quad(person, terms.PREF_LABEL, name, terms.IDENTITY)
    for other in replaced:
        yield Quad(other, terms.REPLACED_BY, person, terms.IDENTITY)


def _match(link: Link, decision: str) -> Iterator[Quad]:
    """State what a rule says of two nodes, and the facts that it is drawn from."""
    node = NamedNode(f"{terms.THING}match/{short(link.left)}/{short(link.right)}/{link.rule}")
    yield Quad(node, terms.TYPE, td.Match, terms.IDENTITY)
    yield Quad(node, td.left, NamedNode(link.left), terms.IDENTITY)
    yield Quad(node, td.right, NamedNode(link.right), terms.IDENTITY)
    yield Quad(node, td.decision, NamedNode(f"{terms.THING}decision/{decision}"), terms.IDENTITY)
    yield Quad(node, td.rule, NamedNode(f"{terms.THING}rule/{link.rule}"), terms.IDENTITY)
    for fact in link.facts:
        yield Quad(node, terms.DERIVED_FROM, NamedNode(fact), terms.IDENTITY)


def _possibly(one: NamedNode, two: NamedNode) -> Quad:
    left, right = sorted((one, two), key=str)
    return Quad(left, td.possiblySame, right, terms.IDENTITY)


def _alike(names: tuple[str, str], told: Judged, store: Store) -> Iterator[Quad]:
    """State the doubts between two names that look alike, or between the spellings of one."""
    by_name = defaultdict(list)
    for record in load.records(set(names), store):
        by_name[record.bare].append(record)
    records = [each for name in sorted(by_name) for each in compared(by_name[name])]
    of = {record.node: record.bare for _, record in records}
    seen: set[Quad] = set()
    for link in sorted(alike(records), key=lambda link: (link.left, link.right, link.facts)):
        one, two = (_denoted(NamedNode(node), store) for node in (link.left, link.right))
        doubt = _possibly(one, two)
        across = {of[link.left], of[link.right]} == set(names)
        if one != two and across and doubt not in seen and not _told_apart(one, two, told, store):
            seen.add(doubt)
            yield doubt
            yield from _match(link, UNSURE)


def _told_apart(one: NamedNode, two: NamedNode, told: Judged, store: Store) -> bool:
    """Say whether an article names both persons, or somebody judged that they are not the same."""
    left, right = ({node.value for node in denoting(person, store)} for person in (one, two))
    articles = [{node.partition("/person/")[0] for node in nodes} for nodes in (left, right)]
    return bool(articles[0] & articles[1]) or any(told.apart.get(node, set()) & right for node in left)


def denoting(person: NamedNode, store: Store) -> Iterator[NamedNode]:
    """Yield the nodes that denote a person."""
    for quad in store.quads_for_pattern(None, td.denotes, person, terms.IDENTITY):
        if isinstance(quad.subject, NamedNode):
            yield quad.subject


def _denoted(node: NamedNode, store: Store) -> NamedNode:
    """Return the person that a node denotes."""
    (quad,) = store.quads_for_pattern(node, td.denotes, None, terms.IDENTITY)
    if not isinstance(quad.object, NamedNode):
        raise TypeError(quad)
    return quad.object
