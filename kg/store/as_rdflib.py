"""A store as an rdflib Dataset, the interface that users of RDF in Python know."""

from pyoxigraph import Literal, NamedNode, Store
from rdflib import Dataset, URIRef
from rdflib import Literal as RdflibLiteral


def dataset(store: Store) -> Dataset:
    """Return all quads of a store; without a graph's name, its patterns are matched over all graphs."""
    found = Dataset(default_union=True)
    for graph in store.named_graphs():
        into = found.graph(URIRef(graph.value))
        for quad in store.quads_for_pattern(None, None, None, graph):
            into.add((_term(quad.subject), URIRef(quad.predicate.value), _term(quad.object)))
    return found


def _term(term: object) -> URIRef | RdflibLiteral:
    """Return a term as rdflib's, as it is written; the graph has neither blank nodes nor quoted triples."""
    match term:
        case NamedNode():
            return URIRef(term.value)
        case Literal(language=str() as language):
            return RdflibLiteral(term.value, lang=language)
        case Literal():
            return RdflibLiteral(term.value, datatype=URIRef(term.datatype.value), normalize=False)
        case _:
            raise TypeError(term)
