"""Engines of SHACL behind one interface: pySHACL, the reference, and pyshacl-turbo where it is installed.

Both are given the triples of a piece of the graph and give the same results (tested). pySHACL reads plain
rdflib graphs: over a store it reports what is not so.
"""

import logging
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Store, Triple, parse
from rdflib import SH, XSD, BNode, Graph, URIRef
from rdflib import Literal as Lit
from rdflib.term import Node

from kg.errors import StoreError
from kg.messages import say
from kg.validate.rules import SHAPE

Term = NamedNode | Literal


class Result(NamedTuple):
    """What a shape found: the name of the rule, the thing it was asked of, and the value that is wrong."""

    rule: str
    focus: NamedNode
    value: Term | None


Engine = Callable[[Iterable[Triple]], set[Result]]
"""Validates triples. Blank nodes are no focus of ours: what is found of them is left out."""

NAMES = ("pyshacl", "turbo")


def usual() -> str:
    """Return the name of the fastest engine that is installed."""
    return "turbo" if find_spec("pyshacl_turbo") else "pyshacl"


def engine(name: str, shapes: Graph) -> Engine:
    """Return an engine that knows these shapes."""
    return {"pyshacl": _pyshacl, "turbo": _turbo}[name](shapes)


def graph_of(files: Iterable[Path]) -> Graph:
    """Read shapes into one graph."""
    parsed = (parse(path=str(path), format=RdfFormat.TURTLE, rename_blank_nodes=True) for path in files)
    return as_rdflib(quad.triple for quad in chain.from_iterable(parsed))


def _pyshacl(shapes: Graph) -> Engine:
    import pyshacl

    def validated(triples: Iterable[Triple]) -> set[Result]:
        with quietly():
            _, report, _ = pyshacl.validate(as_rdflib(triples), shacl_graph=shapes, inplace=True)
            return set(results(report))

    return validated


def _turbo(shapes: Graph) -> Engine:
    try:
        import pyshacl_turbo
    except ImportError as error:
        problem = "pyshacl-turbo is not installed. Run pip install 'thidua-kg[turbo]', or leave out --engine."
        raise StoreError(say(problem)) from error

    compiled = pyshacl_turbo.compile_shapes(shapes)  # type: ignore[no-untyped-call]

    def validated(triples: Iterable[Triple]) -> set[Result]:
        store = Store()
        store.extend(Quad(one.subject, one.predicate, one.object) for one in triples)
        with quietly():
            _, report, _ = compiled.validate(store)
            return set(results(report))

    return validated


def as_rdflib(triples: Iterable[Triple]) -> Graph:
    """Return triples as a graph of rdflib, each literal as it is written."""
    graph = Graph()
    for triple in triples:
        graph.add((_node(triple.subject), _node(triple.predicate), _node(triple.object)))
    return graph


def results(report: Graph) -> Iterator[Result]:
    """Yield the results of a report, without those that explain others."""
    for result in report.objects(None, SH.result):
        focus, value = report.value(result, SH.focusNode), report.value(result, SH.value)
        rule = str(report.value(result, SH.sourceShape)).removeprefix(SHAPE)
        if isinstance(focus, URIRef):
            yield Result(rule, NamedNode(focus), term(value))


def _node(term: object) -> Node:
    match term:
        case NamedNode():
            return URIRef(term.value)
        case BlankNode():
            return BNode(term.value)
        case Literal(language=str()):
            return Lit(term.value, lang=term.language)
        case Literal() if term.datatype.value == XSD.string.toPython():
            return Lit(term.value)  # as queries have it: to rdflib a typed string is another term
        case Literal():
            datatype = URIRef(term.datatype.value)
            # In SPARQL rdflib takes a text of type xsd:string for another than the same one without a type.
            return Lit(term.value, datatype=None if datatype == XSD.string else datatype, normalize=False)
    raise TypeError(term)


@contextmanager
def quietly() -> Iterator[None]:
    """Keep rdflib from writing a traceback to stderr for each ill-typed literal, until the block ends."""
    log = logging.getLogger("rdflib.term")
    before, log.disabled = log.disabled, True
    try:
        yield
    finally:
        log.disabled = before


def term(node: Node | None) -> Term | None:
    """Return a term of rdflib as one of the store; a blank node is none."""
    match node:
        case URIRef():
            return NamedNode(node)
        case Lit(language=str()):
            return Literal(str(node), language=node.language)
        case Lit() if node.datatype is not None:
            return Literal(str(node), datatype=NamedNode(str(node.datatype)))
        case Lit():
            return Literal(str(node))
    return None
