"""Bring the graph of identity up to date where something changed."""

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Quad, Store

from kg.identify import persons, quads, stated
from kg.identify.decisions import Decisions
from kg.identify.nodes import names_of, node_iri, nodes_named
from kg.terms import td


def everything(decided: Decisions, store: Store) -> None:
    """Tell who is who in a store that does not say so yet."""
    now = decided.applied(store)
    store.bulk_extend(persons.persons(store, now))
    store.bulk_extend(persons.doubts(store, now))
    store.bulk_extend(quads.judgements(now.judgements))


def change(
    nodes: Iterable[NamedNode], names: Iterable[str], anchors: Iterable[str], decided: Decisions, store: Store
) -> set[NamedNode]:
    """Tell anew who is who of some names without marks; return the nodes of which that changed.

    They denote somebody else now, or others may be the same as whom they denote. `nodes` are those that may
    have left the store, `anchors` those that are registered otherwise than before. The names on which the
    judgements changed are told anew too.
    """
    now = decided.applied(store)
    judged = stated.of_judgements(store), set(quads.judgements(now.judgements))
    decided_of = {*_judged_otherwise(*judged), *map(node_iri, anchors)}
    touched = persons.around({*names, *names_of(decided_of, store)}, now.judgements, store)
    was = stated.of_nodes({*nodes, *nodes_named(touched, store)}, store)
    drawn = set(persons.persons(store, now, touched))
    _replace(was, drawn, store)
    doubts = set(persons.doubts(store, now, touched))
    store.extend(doubts)
    _replace(*judged, store)
    changed = {quad.subject for quad in was ^ drawn if quad.predicate == td.denotes}
    doubted = {
        person
        for quad in was ^ drawn ^ doubts
        if quad.predicate == td.possiblySame
        for person in (quad.subject, quad.object)
    }
    of_doubted = (
        node for person in doubted if isinstance(person, NamedNode) for node in stated.denoting(person, store)
    )
    return {*(node for node in changed if isinstance(node, NamedNode)), *of_doubted}


def _judged_otherwise(was: set[Quad], now: set[Quad]) -> Iterator[NamedNode]:
    """Yield the nodes of the judgements of which something changed."""
    changed = {quad.subject for quad in was ^ now}
    for quad in was | now:
        is_side = quad.subject in changed and quad.predicate in {td.left, td.right}
        if is_side and isinstance(quad.object, NamedNode):
            yield quad.object


def _replace(was: set[Quad], now: set[Quad], store: Store) -> None:
    for quad in was - now:
        store.remove(quad)
    store.extend(now - was)
