"""What is inferred, as it stands in the store."""

from collections.abc import Iterable

from pyoxigraph import NamedNode, Store

from kg import terms


def forget(relation: NamedNode, things: Iterable[NamedNode], store: Store) -> None:
    """Remove the inferences that a relation leads from to some things."""
    for thing in things:
        for about in list(store.quads_for_pattern(None, relation, thing, terms.INFERRED)):
            if isinstance(about.subject, NamedNode):
                for quad in list(store.quads_for_pattern(about.subject, None, None, terms.INFERRED)):
                    store.remove(quad)
