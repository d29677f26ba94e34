"""The JSON-LD context: from the terms that `ontology/thidua.ttl` declares to names for JSON."""

import json
from pathlib import Path
from typing import Any

from pyoxigraph import RdfFormat, Store

from kg import terms
from kg.sparql import Row, select

_PREFIXES = {
    "td": terms.TD,
    "dct": "http://purl.org/dc/terms/",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "prov": "http://www.w3.org/ns/prov#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
_BY_LANGUAGE = {"@container": "@language"}
_OTHERS = {
    "id": "@id",
    "type": "@type",
    "altLabel": {"@id": "skos:altLabel", "@container": ["@language", "@set"]},
    "identifier": "dct:identifier",
    "inScheme": {"@id": "skos:inScheme", "@type": "@id"},
    "issued": {"@id": "dct:issued", "@type": "edtf:EDTF"},
    "notation": "skos:notation",
    "prefLabel": {"@id": "skos:prefLabel", **_BY_LANGUAGE},
    "source": {"@id": "dct:source", "@type": "@id"},
    "wasDerivedFrom": {"@id": "prov:wasDerivedFrom", "@type": "@id"},
}
"""What the graph states with terms of others."""

_TERMS = """
PREFIX owl: <http://www.w3.org/2002/07/owl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?term ?kind ?range ?note WHERE {
  VALUES ?kind { owl:Class owl:ObjectProperty owl:DatatypeProperty rdfs:Datatype }
  ?term a ?kind .
  OPTIONAL { ?term rdfs:range ?range }
  OPTIONAL { ?term skos:scopeNote ?note . FILTER(LANG(?note) = "en") }
} ORDER BY ?term ?note
"""
_NOTED = ("edtf:EDTF", "xsd:date")
"""Datatypes that OWL 2 does not know: a property names them in its scope note, not as its range."""


def context(ontology: Path) -> dict[str, Any]:
    """Return the JSON-LD context of the terms in a file: each name with its IRI and how its values are read.

    Words of an article are Vietnamese; what stands in both languages is a map by language tag.
    """
    store = Store()
    store.bulk_load(path=str(ontology), format=RdfFormat.TURTLE)
    names: dict[str, Any] = {}
    for row in select(store, _TERMS):
        name = row["term"].value.removeprefix(terms.TD)
        names[name] = {**names.get(name, {}), "@id": f"td:{name}", **_read_as(row)}
    plain = {name: one["@id"] if len(one) == 1 else one for name, one in names.items()}
    return {"@context": {"@version": 1.1, **_PREFIXES, **_OTHERS, **plain}}


def text(ontology: Path) -> str:
    """Return the context as the text of `ontology/context.jsonld`."""
    return json.dumps(context(ontology), ensure_ascii=False, indent=2) + "\n"


def _read_as(row: Row) -> dict[str, str]:
    note = row["note"].value if "note" in row else ""
    range_ = row["range"].value if "range" in row else ""
    if row["kind"].value.endswith("#ObjectProperty"):
        return {"@type": "@id"}
    if range_.startswith(_PREFIXES["xsd"]):
        return {"@type": "xsd:" + range_.removeprefix(_PREFIXES["xsd"])}
    if "In both languages" in note:
        return _BY_LANGUAGE
    if range_.endswith("#langString"):
        return {"@language": "vi"}
    noted = next((datatype for datatype in _NOTED if f"Datatype {datatype}" in note), None)
    return {"@type": noted} if noted else {}
