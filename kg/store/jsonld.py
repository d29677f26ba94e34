"""The graph as JSON-LD: one context, then graph by graph, node by node, as a stream."""

import json
from collections.abc import Iterable
from itertools import groupby
from typing import IO, Any

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, parse

from kg import terms
from kg.folders import packaged

_INTEGER, _STRING = terms.XSD + "integer", terms.XSD + "string"
_OBJECT_PROPERTY = NamedNode("http://www.w3.org/2002/07/owl#ObjectProperty")


def context() -> dict[str, Any]:
    """Return the JSON-LD context: the prefixes, and every term of the ontology by its name."""
    found: dict[str, Any] = dict(terms.PREFIXES)
    for quad in parse(path=str(packaged("ontology") / "thidua.ttl"), format=RdfFormat.TURTLE):
        if quad.predicate == terms.TYPE and isinstance(quad.subject, NamedNode):
            name = quad.subject.value.removeprefix(terms.TD)
            if name and name != quad.subject.value and "/" not in name:
                names_a_thing = quad.object == _OBJECT_PROPERTY
                found[name] = {"@id": f"td:{name}", "@type": "@id"} if names_a_thing else f"td:{name}"
    return dict(sorted(found.items()))


def dump(store: Store, output: IO[bytes]) -> None:
    """Write all quads of a store to a binary file."""
    about = context()
    output.write(f'{{"@context":{_json(about)},\n"@graph":['.encode())
    separator = ""
    for graph in sorted(store.named_graphs(), key=str):
        output.write(f'{separator}\n{{"@id":{_json(graph.value)},"@graph":['.encode())
        quads = store.quads_for_pattern(None, None, None, graph)
        separator = ""
        for subject, group in groupby(quads, key=lambda quad: quad.subject):
            output.write(f"{separator}\n{_json(_node(subject, group, about))}".encode())
            separator = ","
        output.write(b"]}")
        separator = ","
    output.write(b"]}\n")


def _node(subject: Any, quads: Iterable[Quad], about: dict[str, Any]) -> dict[str, Any]:
    node: dict[str, Any] = {"@id": subject.value}
    for predicate, group in groupby(quads, key=lambda quad: quad.predicate):
        name = _compact(predicate, about)
        if predicate == terms.TYPE:
            name, values = "@type", [_compact(quad.object, about) for quad in group]
        else:
            coerced = isinstance(about.get(name), dict)
            values = [_value(quad.object, coerced=coerced) for quad in group]
        node[name] = values[0] if len(values) == 1 else values
    return node


def _value(term: Any, *, coerced: bool) -> Any:
    if not isinstance(term, Literal):
        return term.value if coerced else {"@id": term.value}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    datatype = term.datatype.value
    if datatype == _INTEGER:
        return int(term.value)
    return term.value if datatype == _STRING else {"@value": term.value, "@type": datatype}


def _compact(term: Any, about: dict[str, Any]) -> str:
    """Return the name of a term of the ontology, or its IRI with the prefix of its namespace."""
    iri = str(term.value)
    name = iri.removeprefix(terms.TD)
    if name in about:
        return name
    for prefix, namespace in terms.PREFIXES.items():
        if iri.startswith(namespace):
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
