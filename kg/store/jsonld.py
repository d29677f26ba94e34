"""The graph as JSON-LD in the names of `ontology/context.jsonld`, graph by graph and node by node."""

import json
from collections.abc import Callable, Iterable, Mapping
from itertools import groupby
from typing import IO, Any

from pyoxigraph import Literal, NamedNode, Quad, Store

from kg import terms
from kg.folders import packaged

_INTEGER, _STRING = terms.XSD + "integer", terms.XSD + "string"

Names = Mapping[str, tuple[str, Mapping[str, Any]]]
"""The name of each IRI that the context knows, and how the context reads the values of that name."""


def dump(store: Store, output: IO[bytes]) -> None:
    """Write all quads of a store to a binary file, with the context they are read by."""
    context = json.loads((packaged("ontology") / "context.jsonld").read_text(encoding="utf-8"))["@context"]
    names = _names(context)
    output.write(f'{{"@context":{_json(context)},\n"@graph":['.encode())
    _joined(output, sorted(store.named_graphs(), key=str), lambda graph: _graph(graph, store, names, output))
    output.write(b"]}\n")


def _graph(graph: Any, store: Store, names: Names, output: IO[bytes]) -> None:
    output.write(f'{{"@id":{_json(graph.value)},"@graph":['.encode())
    nodes = groupby(store.quads_for_pattern(None, None, None, graph), key=lambda quad: quad.subject)
    _joined(output, nodes, lambda node: output.write(_json(_node(node[0], node[1], names)).encode()))
    output.write(b"]}")


def _joined(output: IO[bytes], items: Iterable[Any], write: Callable[[Any], object]) -> None:
    for number, item in enumerate(items):
        output.write(b",\n" if number else b"\n")
        write(item)


def _names(context: Mapping[str, Any]) -> Names:
    found = {}
    for name, entry in context.items():
        about = entry if isinstance(entry, dict) else {"@id": entry}
        prefix, colon, local = str(about.get("@id", "")).partition(":")
        if colon and isinstance(context.get(prefix), str):
            found[context[prefix] + local] = name, about
    return found


def _node(subject: Any, quads: Iterable[Quad], names: Names) -> dict[str, Any]:
    node: dict[str, Any] = {"@id": subject.value}
    for predicate, group in groupby(quads, key=lambda quad: quad.predicate):
        values: list[Any] = [quad.object for quad in group]
        if predicate == terms.TYPE:
            node["@type"] = _single([names.get(one.value, (one.value,))[0] for one in values])
            continue
        name, about = names.get(predicate.value, (predicate.value, {}))
        if not all(_fits(value, about) for value in values):
            name, about = predicate.value, {}
        if "@container" in about:
            node[name] = _by_language(values)
        else:
            node[name] = _single([_value(value, about) for value in values])
    return node


def _fits(value: Any, about: Mapping[str, Any]) -> bool:
    """Say whether the context reads a short form of the value as what it is."""
    if not isinstance(value, Literal):
        return about.get("@type", "@id") == "@id" and not {"@language", "@container"} & about.keys()
    if value.language:
        return "@container" in about or about.get("@language") == value.language
    return about.get("@type", "xsd:string") == _short(value.datatype) and "@language" not in about


def _value(value: Any, about: Mapping[str, Any]) -> Any:
    if not isinstance(value, Literal):
        return value.value if "@type" in about else {"@id": value.value}
    if value.language:
        return value.value if "@language" in about else {"@value": value.value, "@language": value.language}
    if value.datatype.value == _INTEGER:
        return int(value.value)
    plain = "@type" in about or value.datatype.value == _STRING
    return value.value if plain else {"@value": value.value, "@type": value.datatype.value}


def _by_language(values: list[Any]) -> dict[str, Any]:
    found: dict[str, list[str]] = {}
    for value in values:
        found.setdefault(value.language, []).append(value.value)
    return {language: _single(words) for language, words in sorted(found.items())}


def _short(datatype: NamedNode) -> str:
    prefix = next((one for one, space in terms.PREFIXES.items() if datatype.value.startswith(space)), "")
    return f"{prefix}:{datatype.value.removeprefix(terms.PREFIXES.get(prefix, ''))}"


def _single(values: list[Any]) -> Any:
    return values[0] if len(values) == 1 else values


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
