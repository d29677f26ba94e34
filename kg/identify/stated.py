"""What a store states of who is who."""

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode, Quad, Store

from kg import terms
from kg.terms import td


def denoting(person: NamedNode, store: Store) -> Iterator[NamedNode]:
    """Yield the nodes that denote a person."""
    for quad in store.quads_for_pattern(None, td.denotes, person, terms.IDENTITY):
        if isinstance(quad.subject, NamedNode):
            yield quad.subject


def denoted(node: NamedNode, store: Store) -> NamedNode:
    """Return the person that a node denotes."""
    (quad,) = store.quads_for_pattern(node, td.denotes, None, terms.IDENTITY)
    if not isinstance(quad.object, NamedNode):
        raise TypeError(quad)
    return quad.object


def of_nodes(nodes: Iterable[NamedNode], store: Store) -> set[Quad]:
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


def of_judgements(store: Store) -> set[Quad]:
    """Return what a store states of judgements."""
    nodes = [quad.subject for quad in store.quads_for_pattern(None, terms.TYPE, td.Judgement, terms.IDENTITY)]
    return {quad for node in nodes for quad in store.quads_for_pattern(node, None, None, terms.IDENTITY)}
