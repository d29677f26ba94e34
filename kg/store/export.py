"""Take the graph away as RDF."""

from typing import IO

from pyoxigraph import RdfFormat, Store, serialize

from kg import terms

FORMATS = {"trig": RdfFormat.TRIG, "nq": RdfFormat.N_QUADS, "ttl": RdfFormat.TURTLE}
"""The forms, by the suffix of a file: with the graphs, or, as Turtle, their union without names."""

PREFIXES = {
    "td": terms.TD,
    "dct": "http://purl.org/dc/terms/",
    "edtf": "http://id.loc.gov/datatypes/edtf/",
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": "http://www.w3.org/ns/prov#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def export(store: Store, form: str, output: IO[bytes]) -> None:
    """Write the whole graph to a binary file in one of FORMATS, as a stream."""
    if form == "ttl":
        serialize((quad.triple for quad in store), output, FORMATS[form], prefixes=PREFIXES)
    else:
        store.dump(output, FORMATS[form], prefixes=PREFIXES)
