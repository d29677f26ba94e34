"""What a store holds of one article: its graph, and the entities that it names."""

from collections.abc import Iterable, Iterator

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store, Triple

from kg import terms
from kg.terms import td

Term = NamedNode | BlankNode | Literal | Triple


def graph(article: str) -> NamedNode:
    """Return the name of an article's graph."""
    return NamedNode(f"{terms.THING}article/{article}")


def quads(article: str, store: Store) -> Iterator[Quad]:
    """Yield what a store holds of an article: its graph, and the entities it names."""
    yield from store.quads_for_pattern(None, None, None, graph(article))
    seen: set[Term] = set()
    named = _named(article, store)
    while named:
        thing = named.pop()
        if isinstance(thing, NamedNode) and thing not in seen:
            seen.add(thing)
            for quad in store.quads_for_pattern(thing, None, None, terms.ENTITIES):
                yield quad
                named.add(quad.object)


def replace(article: str, quads: Iterable[Quad], store: Store) -> None:
    """Put an article in the place of what the store holds of it; no quads take it away.

    The entities that no article names any more go with it.
    """
    named = _named(article, store)
    store.remove_graph(graph(article))
    store.extend(quads)
    _forget_the_unnamed(named, store)


def rename(thing: NamedNode, other: NamedNode, store: Store) -> set[NamedNode]:
    """Give a body or a cluster another IRI, and its offices with it; return the old and the new ones."""
    below = other.value.removeprefix(terms.THING + "body/")
    renamed = {thing: other}
    for quad in store.quads_for_pattern(None, td.body, thing, terms.ENTITIES):
        if isinstance(quad.subject, NamedNode):
            role = quad.subject.value.rpartition("/")[2]
            renamed[quad.subject] = NamedNode(f"{terms.THING}office/{below}/{role}")
    for old, new in renamed.items():
        _rename(old, new, store)
    return {*renamed.keys(), *renamed.values()}


def _rename(old: NamedNode, new: NamedNode, store: Store) -> None:
    about = [*store.quads_for_pattern(old, None, None), *store.quads_for_pattern(None, None, old)]
    for quad in about:
        store.remove(quad)
    store.extend(
        Quad(
            new if quad.subject == old else quad.subject,
            quad.predicate,
            new if quad.object == old else quad.object,
            quad.graph_name,
        )
        for quad in about
    )


def _forget_the_unnamed(named: set[Term], store: Store) -> None:
    """Remove, of what was named, the entities that no article names any more, and what only they name."""
    while named:
        thing = named.pop()
        if not isinstance(thing, NamedNode):
            continue
        about = list(store.quads_for_pattern(thing, None, None, terms.ENTITIES))
        if about and not _still_named(thing, store):
            for quad in about:
                store.remove(quad)
                named.add(quad.object)


def _still_named(thing: NamedNode, store: Store) -> bool:
    drawn = {terms.IDENTITY, terms.INFERRED}
    return any(quad.graph_name not in drawn for quad in store.quads_for_pattern(None, None, thing, None))


def _named(article: str, store: Store) -> set[Term]:
    return {quad.object for quad in store.quads_for_pattern(None, None, None, graph(article))}
