"""Take the graph away as RDF."""

from typing import IO

from pyoxigraph import RdfFormat, Store, serialize

from kg import terms
from kg.store import jsonld

FORMATS = {
    "trig": RdfFormat.TRIG,
    "nq": RdfFormat.N_QUADS,
    "ttl": RdfFormat.TURTLE,
    "jsonld": RdfFormat.JSON_LD,
}
"""The forms, by the suffix of a file: with the graphs, or, as Turtle, their union without names."""


def export(store: Store, form: str, output: IO[bytes]) -> None:
    """Write the whole graph to a binary file in one of FORMATS, as a stream."""
    if form == "jsonld":
        jsonld.dump(store, output)
    elif form == "ttl":
        serialize((quad.triple for quad in store), output, FORMATS[form], prefixes=terms.PREFIXES)
    else:
        store.dump(output, FORMATS[form], prefixes=terms.PREFIXES)
