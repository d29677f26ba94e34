"""No shape is idle: taken away it is missed by its cases, and it has things to ask."""

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, Store, parse
from rdflib import SH, Graph

from conftest import ROOT
from kg.validate import engines, pieces
from kg.validate.rules import GROUPS, SHAPE, files, rules

CORE: dict[str, list[str]] = {}
for core in (one.name for one in rules().values() if one.group in GROUPS and one.select is None):
    CORE.setdefault(core.split("-")[0], []).append(core)
NUMBERS = range(max(map(len, CORE.values()))) if engines.usual() == "turbo" else range(1)
"""Those of the property shapes that are taken away, in each node shape."""
CURATED = NamedNode("https://w3id.org/thidua/graph/case")
UNSEEN = {"Judgement": "who is who was judged by rules alone, in the seeds and in the small world"}
"""Shapes whose things stand in cases alone, each with the reason."""


@pytest.fixture(scope="module")
def shapes():
    return engines.graph_of(files(["structure"]))


@pytest.mark.parametrize("number", NUMBERS)
def test_a_shape_that_is_taken_away_is_missed_by_its_case(number, shapes, beforehand):
    """One property shape of each node shape is taken away at a time: a case is about one node shape."""
    taken = [names[number] for names in CORE.values() if number < len(names)]
    left = Graph()
    for triple in shapes:
        if triple[1] != SH.property or str(triple[2]).removeprefix(SHAPE) not in taken:
            left.add(triple)
    engine = engines.engine(engines.usual(), left)
    assert {name for name in taken if found(name, engine, beforehand)} == set()


def found(name: str, engine: engines.Engine, store: Store) -> set[engines.Result]:
    """Return what an engine finds in the first invalid case of a rule."""
    shape, rule = name.split("-")
    path = min((ROOT / "tests" / "shapes" / shape).glob(f"invalid.{rule}.*.ttl"))
    stated = parse(path=str(path), format=RdfFormat.TURTLE)
    store.extend(Quad(one.subject, one.predicate, one.object, CURATED) for one in stated)
    try:
        piece = pieces.article(CURATED, store)
        return {one for one in engine(piece.triples) if one.focus in piece.things}
    finally:
        store.remove_graph(CURATED)


def test_every_shape_has_things_to_ask(seeds, world):
    asked: dict[str, set[NamedNode]] = {}
    for rule in rules().values():
        if rule.group in GROUPS:
            asked.setdefault(rule.name.split("-")[0], set()).update(rule.targets)
    idle = {shape for shape, targets in asked.items() if not any(has(targets, one) for one in (seeds, world))}
    assert idle == UNSEEN.keys()


def has(targets: set[NamedNode], store: Store) -> bool:
    classes = " ".join(map(str, targets))
    return bool(
        store.query(
            "PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>"
            f"ASK {{ VALUES ?class {{ {classes} }} ?thing a/rdfs:subClassOf* ?class }}",
            use_default_graph_as_union=True,
        )
    )
