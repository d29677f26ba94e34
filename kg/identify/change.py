"""Bring the graph of identity up to date where something changed."""

from collections.abc import Iterable

from pyoxigraph import NamedNode, Quad, Store

from kg.identify import judgements, persons
from kg.identify.decisions import Decisions
from kg.identify.nodes import names_of, node_iri, nodes_named
from kg.terms import td


def everything(decided: Decisions, store: Store) -> None:
    """Tell who is who in a store that does not say so yet."""
    now = decided.applied(store)
    store.bulk_extend(persons.persons(store, now))
    store.bulk_extend(persons.doubts(store, now))
    store.bulk_extend(judgements.quads(now.judgements))


def change(
    nodes: Iterable[NamedNode], names: Iterable[str], anchors: Iterable[str], decided: Decisions, store: Store
) -> set[NamedNode]:
    """Tell anew who is who of some names without marks; return the nodes that denote somebody else now.

    `nodes` are those that may have left the store, `anchors` those that are registered otherwise than
    before. The names on which the judgements changed are told anew too.
    """
    now = decided.applied(store)
    judged = judgements.stated(store), set(judgements.quads(now.judgements))
    sides = {quad.object for quad in judged[0] ^ judged[1] if quad.predicate in {td.left, td.right}}
    decided_of = {side for side in sides if isinstance(side, NamedNode)} | set(map(node_iri, anchors))
    touched = persons.around({*names, *names_of(decided_of, store)}, now.judgements, store)
    was = persons.stated({*nodes, *nodes_named(touched, store)}, store)
    drawn = set(persons.persons(store, now, touched))
    _replace(was, drawn, store)
    store.extend(persons.doubts(store, now, touched))
    _replace(*judged, store)
    changed = {quad.subject for quad in was ^ drawn if quad.predicate == td.denotes}
    return {node for node in changed if isinstance(node, NamedNode)}


def _replace(was: set[Quad], now: set[Quad], store: Store) -> None:
    for quad in was - now:
        store.remove(quad)
    store.extend(now - was)
