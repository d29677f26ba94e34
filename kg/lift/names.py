"""Names of bodies and clusters that fold to one IRI ("Nội vụ", "Nội vũ"): each gets an IRI of its own.

Where only one name makes an IRI, that is the IRI. Where several do, each adds four hex digits of the sha256
of the name, so which article came first does not matter: `named` keeps them apart while articles are lifted,
and `settled` says at the end which IRIs have to change for that to hold.
"""

import hashlib
import unicodedata
from collections import defaultdict
from collections.abc import Iterator

from pyoxigraph import NamedNode, Store

from kg.sparql import iri, select
from kg.vietnamese import slug

Names = dict[str, str]
"""The name that has a plain IRI, by that IRI."""

_NAMED = """
PREFIX td: <https://w3id.org/thidua/def/>
SELECT ?thing ?name WHERE { GRAPH <https://w3id.org/thidua/graph/entities> { ?thing td:name ?name } }
ORDER BY ?thing ?name
"""


def spelled(name: str) -> str:
    """Return a name as it is stored: in NFC, with single spaces."""
    return " ".join(unicodedata.normalize("NFC", name).split())


def named(plain: str, name: str, names: Names) -> str:
    """Return the IRI of a name: the plain one if no other name has it, else one with digits of its own."""
    return plain if names.setdefault(plain, name) == name else with_digits(plain, name)


def with_digits(plain: str, name: str) -> str:
    """Return the IRI of a name that is not the only one to fold to the plain IRI."""
    return f"{plain}-{hashlib.sha256(name.encode()).hexdigest()[:4]}"


def names(store: Store) -> Names:
    """Return the names that have a plain IRI in a store."""
    return {thing.value: name for plain, thing, name in _things(store) if plain == thing.value}


def settled(store: Store) -> dict[NamedNode, NamedNode]:
    """Return which things of the store should have which other IRI."""
    groups: dict[str, list[tuple[NamedNode, str]]] = defaultdict(list)
    for plain, thing, name in _things(store):
        groups[plain].append((thing, name))
    changes = {}
    for plain, group in groups.items():
        alone = len({name for _, name in group}) == 1
        for thing, name in group:
            meant = NamedNode(plain if alone else with_digits(plain, name))
            if meant != thing:
                changes[thing] = meant
    return changes


def _things(store: Store) -> Iterator[tuple[str, NamedNode, str]]:
    """Yield each thing with a name, after the IRI that it would have if no other name folded to it."""
    for row in select(store, _NAMED):
        thing, name = iri(row, "thing"), row["name"].value
        without = thing.value[: -len("-0000")]
        marked = not thing.value.endswith(slug(name)) and with_digits(without, name) == thing.value
        yield without if marked else thing.value, thing, name
