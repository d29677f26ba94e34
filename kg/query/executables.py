"""The saved queries as data: SHACL executables, in the convention of SIB's collections of examples.

Source: https://github.com/sib-swiss/sparql-examples, whose editor reads `sh:SPARQLExecutable` with one
`rdfs:comment` each; so the English title is the comment, and the Vietnamese one the label.
"""

import re
from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad

from kg import terms
from kg.query.catalogue import SavedQuery, names, saved

_SH = "http://www.w3.org/ns/shacl#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_KEYWORDS = NamedNode("https://schema.org/keywords")
_ALL = NamedNode(f"{terms.THING}query")
_PREFIX = re.compile(r"^PREFIX (?P<prefix>[\w-]+): <(?P<namespace>[^>]+)>", re.MULTILINE)


def quads() -> Iterator[Quad]:
    """Yield the statements on every saved query and on the prefixes that they use."""
    prefixes: dict[str, str] = {}
    for name in names():
        query = saved(name)
        prefixes |= {match["prefix"]: match["namespace"] for match in _PREFIX.finditer(query.text)}
        yield from _of(query)
    for prefix, namespace in sorted(prefixes.items()):
        node = NamedNode(f"{terms.THING}prefix/{prefix}")
        yield _quad(_ALL, _sh("declare"), node)
        yield _quad(node, terms.TYPE, _sh("PrefixDeclaration"))
        yield _quad(node, _sh("prefix"), Literal(prefix))
        yield _quad(node, _sh("namespace"), Literal(namespace, datatype=NamedNode(f"{terms.XSD}anyURI")))


def _of(query: SavedQuery) -> Iterator[Quad]:
    node = NamedNode(f"{terms.THING}query/{query.name}")
    yield _quad(node, terms.TYPE, _sh("SPARQLExecutable"))
    yield _quad(node, terms.TYPE, _sh("SPARQLSelectExecutable"))
    yield _quad(node, terms.IDENTIFIER, Literal(query.name))
    yield _quad(node, NamedNode(f"{_RDFS}label"), Literal(query.title.vi, language="vi"))
    yield _quad(node, NamedNode(f"{_RDFS}comment"), Literal(query.title.en, language="en"))
    yield _quad(node, _sh("prefixes"), _ALL)
    yield _quad(node, _sh("select"), Literal(query.sparql))
    for tag in query.tags:
        yield _quad(node, _KEYWORDS, Literal(tag))


def _sh(name: str) -> NamedNode:
    return NamedNode(_SH + name)


def _quad(subject: NamedNode, predicate: NamedNode, value: NamedNode | Literal) -> Quad:
    return Quad(subject, predicate, value, terms.CATALOGUE)
