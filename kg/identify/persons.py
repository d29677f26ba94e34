"""Decide which person nodes of the articles are one person.

Nothing merges on a name alone: two nodes are one person where one office is held under one name; every
other node is a person of its own.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Quad, Store

from kg import terms
from kg.sparql import iri, select
from kg.terms import td

_REFERENCES = """
PREFIX td: <https://w3id.org/thidua/def/>
SELECT ?node ?name WHERE { ?node a td:PersonReference ; td:name ?name } ORDER BY ?node
"""

_HOLDERS = """
PREFIX td: <https://w3id.org/thidua/def/>
SELECT DISTINCT ?office ?key ?node WHERE {
  ?fact a td:OfficeAttestation ; td:office ?office ; td:person ?node . ?node td:nameKey ?key
} ORDER BY ?office ?key ?node
"""


class Holder(NamedTuple):
    """A person node seen in an office under a name, compared by its key."""

    office: str
    key: str
    node: str


def identify(store: Store) -> Iterator[Quad]:
    """Yield who each article's person nodes denote, and the persons with their labels."""
    holders = select(store, _HOLDERS)
    earliest = joined(Holder(row["office"].value, row["key"].value, row["node"].value) for row in holders)
    for row in select(store, _REFERENCES):
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
