"""What a store holds of one article: its graph, and the entities that it names."""

from collections.abc import Iterator

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store, Triple

from kg import terms
from kg.sparql import select

Term = NamedNode | BlankNode | Literal | Triple

_ARTICLES = """
PREFIX td: <https://w3id.org/thidua/def/>
PREFIX dct: <http://purl.org/dc/terms/>
SELECT ?id WHERE { ?article a td:Article ; dct:identifier ?id }
"""

_NAMES = """
PREFIX td: <https://w3id.org/thidua/def/>
SELECT ?thing ?name WHERE { GRAPH <https://w3id.org/thidua/graph/entities> { ?thing td:name ?name } }
"""


def ids(store: Store) -> set[str]:
    """Return the ids of the articles in the store."""
    return {row["id"].value for row in select(store, _ARTICLES)}


def names(store: Store) -> dict[str, str]:
    """Return the names of the bodies and clusters that have one, by IRI, both as written in a query."""
    return {str(row["thing"]): str(row["name"]) for row in select(store, _NAMES)}


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


def take_away(article: str, store: Store) -> set[Term]:
    """Remove an article's graph, and return what it named."""
    named = _named(article, store)
    store.remove_graph(graph(article))
    return named


def forget_the_unnamed(named: set[Term], store: Store) -> None:
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
