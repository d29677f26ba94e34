"""Names of terms and graphs. The project's own namespace is closed: what is not declared fails."""

import re
from functools import cache

from pyoxigraph import NamedNode, RdfFormat, parse

from kg.errors import OntologyError
from kg.folders import packaged

TD = "https://w3id.org/thidua/def/"
THING = "https://w3id.org/thidua/id/"
GRAPH = "https://w3id.org/thidua/graph/"
XSD = "http://www.w3.org/2001/XMLSchema#"

REFERENCE = NamedNode(GRAPH + "reference")
ENTITIES = NamedNode(GRAPH + "entities")
IDENTITY = NamedNode(GRAPH + "identity")
INFERRED = NamedNode(GRAPH + "inferred")
ONTOLOGY = NamedNode(GRAPH + "ontology")
CATALOGUE = NamedNode(GRAPH + "catalogue")

TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
SOURCE = NamedNode("http://purl.org/dc/terms/source")
IDENTIFIER = NamedNode("http://purl.org/dc/terms/identifier")
ISSUED = NamedNode("http://purl.org/dc/terms/issued")
REPLACED_BY = NamedNode("http://purl.org/dc/terms/isReplacedBy")
DERIVED_FROM = NamedNode("http://www.w3.org/ns/prov#wasDerivedFrom")
PREF_LABEL = NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel")
VERSION_IRI = NamedNode("http://www.w3.org/2002/07/owl#versionIRI")
NOTATION = NamedNode("http://www.w3.org/2004/02/skos/core#notation")

EDTF = NamedNode("http://id.loc.gov/datatypes/edtf/EDTF")
DATE = NamedNode(XSD + "date")
DECIMAL = NamedNode(XSD + "decimal")

PREFIXES = {
    "td": TD,
    "dct": "http://purl.org/dc/terms/",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "https://schema.org/",
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": XSD,
}
"""The prefixes of what is exported."""


@cache
def declared() -> frozenset[str]:
    """Return the IRIs that `ontology/thidua.ttl` declares."""
    file = packaged("ontology") / "thidua.ttl"
    return frozenset(
        quad.subject.value
        for quad in parse(path=str(file), format=RdfFormat.TURTLE)
        if quad.predicate == TYPE and isinstance(quad.subject, NamedNode)
    )


@cache
def version() -> NamedNode:
    """Return the IRI of the version of the ontology that is here."""
    text = (packaged("ontology") / "thidua.ttl").read_text(encoding="utf-8")
    found = re.search(r"owl:versionIRI\s+<([^>]+)>", text)
    if found is None:
        raise OntologyError("thidua.ttl: no owl:versionIRI. Say which version it is.")
    return NamedNode(found[1])


class _Closed:
    """A namespace that refuses terms which the ontology does not declare."""

    def __getattr__(self, name: str) -> NamedNode:
        iri = TD + name
        if iri not in declared():
            raise OntologyError(f"thidua.ttl: no term '{name}'. Declare it, or correct the name in the code.")
        return NamedNode(iri)


td = _Closed()
