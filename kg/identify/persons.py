"""Decide which person nodes of the articles are one person.

Nothing merges on a name alone: two nodes are one person where one office is held under one name; every
other node is a person of its own. So who is who follows from the groups of nodes that share an office and a
name, and a changed article touches no more than the groups of its nodes, before and after.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Quad, Store

from kg import terms
from kg.sparql import among, iri, select
from kg.terms import td

_REFERENCES = """
PREFIX td: <https://w3id.org/thidua/def/>
SELECT ?node ?name WHERE { %s ?node a td:PersonReference ; td:name ?name } ORDER BY ?node
"""

_HOLDERS = """
PREFIX td: <https://w3id.org/thidua/def/>
SELECT DISTINCT ?office ?key ?node WHERE {
  %s ?fact a td:OfficeAttestation ; td:office ?office ; td:person ?node . ?node td:nameKey ?key
} ORDER BY ?office ?key ?node
"""

_OF_ARTICLES = """
PREFIX td: <https://w3id.org/thidua/def/>
PREFIX dct: <http://purl.org/dc/terms/>
SELECT ?node WHERE { %s ?node dct:source ?article ; a td:PersonReference }
"""


class Holder(NamedTuple):
    """A person node seen in an office under a name, compared by its key."""

    office: str
    key: str
    node: str


def nodes_of(articles: Iterable[NamedNode], store: Store) -> set[NamedNode]:
    """Return the person nodes of some articles."""
    return {iri(row, "node") for row in select(store, _OF_ARTICLES % among("article", articles))}


def denoted(nodes: Iterable[NamedNode], store: Store) -> set[NamedNode]:
    """Return the persons that some nodes denote."""
    found = (store.quads_for_pattern(node, td.denotes, None, terms.IDENTITY) for node in nodes)
    return {quad.object for quads in found for quad in quads if isinstance(quad.object, NamedNode)}


def denoting(persons: Iterable[NamedNode], store: Store) -> set[NamedNode]:
    """Return the nodes that denote some persons."""
    found = (store.quads_for_pattern(None, td.denotes, person, terms.IDENTITY) for person in persons)
    return {quad.subject for quads in found for quad in quads if isinstance(quad.subject, NamedNode)}


def around(articles: Iterable[NamedNode], store: Store) -> set[NamedNode]:
    """Return the person nodes of some articles, and all that may be one person with them."""
    found = nodes_of(articles, store)
    followed: set[tuple[NamedNode, Literal]] = set()
    new = list(found)
    while new:
        for group in set(_groups(new.pop(), store)) - followed:
            followed.add(group)
            others = set(_holders(*group, store)) - found
            found |= others
            new.extend(others)
    return found


def _groups(node: NamedNode, store: Store) -> Iterator[tuple[NamedNode, Literal]]:
    """Yield the offices in which a person node is seen, each with the key of its name."""
    for seen in store.quads_for_pattern(None, td.person, node):
        for office in store.quads_for_pattern(seen.subject, td.office, None, seen.graph_name):
            for key in store.quads_for_pattern(node, td.nameKey, None, seen.graph_name):
                if isinstance(office.object, NamedNode) and isinstance(key.object, Literal):
                    yield office.object, key.object


def _holders(office: NamedNode, key: Literal, store: Store) -> Iterator[NamedNode]:
    """Yield the person nodes that are seen in an office under a name with that key."""
    for held in store.quads_for_pattern(None, td.office, office):
        for seen in store.quads_for_pattern(held.subject, td.person, None, held.graph_name):
            node = seen.object
            if isinstance(node, NamedNode) and Quad(node, td.nameKey, key, held.graph_name) in store:
                yield node


def forget(nodes: Iterable[NamedNode], store: Store) -> None:
    """Remove who these nodes denote, and the persons that they denote."""
    for node in nodes:
        for denoted in list(store.quads_for_pattern(node, td.denotes, None, terms.IDENTITY)):
            store.remove(denoted)
            if isinstance(denoted.object, NamedNode):
                for quad in list(store.quads_for_pattern(denoted.object, None, None, terms.IDENTITY)):
                    store.remove(quad)


def identify(store: Store, nodes: Iterable[NamedNode] | None = None) -> Iterator[Quad]:
    """Yield who the articles' person nodes denote, and the persons with their labels.

    With `nodes`, only of these, which are whole groups as `around` gives them.
    """
    only = "" if nodes is None else among("node", nodes)
    holders = select(store, _HOLDERS % only)
    earliest = joined(Holder(row["office"].value, row["key"].value, row["node"].value) for row in holders)
    for row in select(store, _REFERENCES % only):
        node = iri(row, "node")
        first = earliest.get(node.value, node.value)
        person = NamedNode(person_iri(first))
        yield Quad(node, td.denotes, person, terms.IDENTITY)
        if first == node.value:
            yield Quad(person, terms.TYPE, td.Person, terms.IDENTITY)
            yield Quad(person, terms.PREF_LABEL, Literal(row["name"].value, language="vi"), terms.IDENTITY)


def joined(holders: Iterable[Holder]) -> dict[str, str]:
    """Return, for each node that is one person with others, the first of them in order of IRI.

    `holders` come sorted. Nodes of one office and one key are one person, and so is what they share with
    others: if a and b are, and b and c, then a and c are.
    """
    first: dict[str, str] = {}

    def find(node: str) -> str:
        while first.get(node, node) != node:
            node = first[node]
        return node

    for _, group in groupby(holders, key=lambda holder: (holder.office, holder.key)):
        head, *others = [holder.node for holder in group]
        for other in others:
            one, two = sorted((find(head), find(other)))
            first[two] = first[one] = one
    return {node: find(node) for node in first}


def person_iri(node: str) -> str:
    """Return the IRI of the person whose earliest node this is: not promised until it is registered."""
    article, _, mention = node.removeprefix(terms.THING + "article/").partition("/person/")
    return f"{terms.THING}person/{article}-{mention}"
