"""Rows in the JSON format of SPARQL results (W3C Recommendation, 3.2): how they pass between processes."""

from collections.abc import Iterable, Mapping, Sequence

import msgspec
from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolution,
    QuerySolutions,
    Triple,
    parse_query_results,
)

from kg import terms


def encode(names: Sequence[str], rows: Iterable["QuerySolution | Mapping[str, object]"]) -> bytes:
    """Return rows of these variables as JSON; what a row leaves unbound is not in it."""
    bound = [{name: _json(row[name]) for name in names if row[name] is not None} for row in rows]
    return msgspec.json.encode({"head": {"vars": names}, "results": {"bindings": bound}})


def decode(given: bytes) -> QuerySolutions | QueryBoolean:
    """Return the rows, or the yes or no, of JSON; SyntaxError for what is not of the format."""
    return parse_query_results(given, format=QueryResultsFormat.JSON)


def _json(term: object) -> dict[str, object]:
    match term:
        case NamedNode():
            return {"type": "uri", "value": term.value}
        case BlankNode():
            return {"type": "bnode", "value": term.value}
        case Literal(language=str() as language):
            return {"type": "literal", "value": term.value, "xml:lang": language}
        case Literal() if term.datatype.value == f"{terms.XSD}string":
            return {"type": "literal", "value": term.value}
        case Literal():
            return {"type": "literal", "value": term.value, "datatype": term.datatype.value}
        case Triple():
            parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
            return {"type": "triple", "value": {name: _json(part) for name, part in parts.items()}}
        case _:
            raise TypeError(term)
