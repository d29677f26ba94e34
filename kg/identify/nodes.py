"""Person nodes of the articles: how people write them, and the IRIs that are made from them."""

import re
from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, Quad, Store

from kg import terms
from kg.sparql import among, iri, select
from kg.terms import td

_WRITTEN = re.compile(r'[^\s<>"{}|\\^`/]+/[^\s<>"{}|\\^`/]+')

_OF_ARTICLES = """
PREFIX td: <https://w3id.org/thidua/def/>
PREFIX dct: <http://purl.org/dc/terms/>
SELECT ?node WHERE { %s ?node dct:source ?article ; a td:PersonReference }
"""


def node_iri(written: str) -> NamedNode:
    """Return the node that people write as `<article id>/p1`."""
    article, _, mention = written.rpartition("/")
    return NamedNode(f"{terms.THING}article/{article}/person/{mention}")


def short(node: str) -> str:
    """Return a node, its IRI or as people write it, as a part of another IRI: `<article id>-p1`."""
    return node.removeprefix(terms.THING + "article/").replace("/person/", "/").replace("/", "-")


def written(node: str) -> str:
    """Return a node as people write it."""
    return node.removeprefix(terms.THING + "article/").replace("/person/", "/")


def person_iri(node: str) -> str:
    """Return the IRI of the person whose earliest node this is: not promised until it is registered."""
    return f"{terms.THING}person/{short(node)}"


def is_written(text: str) -> bool:
    """Say whether a text is written as a node."""
    return _WRITTEN.fullmatch(text) is not None


def is_person(text: str, store: Store) -> bool:
    """Say whether what people write is a person node of the store."""
    if not is_written(text):
        return False
    node = node_iri(text)
    article = NamedNode(node.value.partition("/person/")[0])
    return Quad(node, terms.TYPE, td.PersonReference, article) in store


def of_an_article(text: str, store: Store) -> bool:
    """Say whether what people write as a person node names an article of the store."""
    return store.contains_named_graph(NamedNode(f"{terms.THING}article/{text.rpartition('/')[0]}"))


def nodes_of(articles: Iterable[NamedNode], store: Store) -> set[NamedNode]:
    """Return the person nodes of some articles."""
    return {iri(row, "node") for row in select(store, _OF_ARTICLES % among("article", articles))}


def nodes_named(bare: Iterable[str], store: Store) -> set[NamedNode]:
    """Return the person nodes whose names are these, without marks."""
    found = (store.quads_for_pattern(None, td.bareNameKey, Literal(name)) for name in bare)
    return {quad.subject for quads in found for quad in quads if isinstance(quad.subject, NamedNode)}


def names_of(nodes: Iterable[NamedNode], store: Store) -> set[str]:
    """Return the names, without marks, of some person nodes."""
    found = (store.quads_for_pattern(node, td.bareNameKey, None) for node in nodes)
    return {quad.object.value for quads in found for quad in quads if isinstance(quad.object, Literal)}
