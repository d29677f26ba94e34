"""Which classes have which properties in a graph: a property without a domain may be of several."""

from collections.abc import Mapping

from pyoxigraph import Store

from kg.sparql import select

_SELECT = """
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX td: <https://w3id.org/thidua/def/>
SELECT DISTINCT ?class ?property WHERE {
  { ?article a td:Article . ?thing dct:source ?article } UNION { ?thing prov:wasDerivedFrom ?ground }
  ?thing a ?class ; ?property ?value
}
"""

Uses = Mapping[str, frozenset[str]]
"""The IRIs of the properties of each class, by its IRI."""


def uses(store: Store) -> Uses:
    """Return the properties that facts and inferences in a graph have, by their class."""
    found: dict[str, set[str]] = {}
    for row in select(store, _SELECT):
        found.setdefault(row["class"].value, set()).add(row["property"].value)
    return {of: frozenset(properties) for of, properties in found.items()}
