"""What is known beforehand is as the shapes ask: the vocabularies, and the units that tests state."""

import re

import pytest
from pyoxigraph import NamedNode, Store

from conftest import MORE, stating
from kg import reference, terms
from kg.folders import packaged
from kg.validate import engines, pieces
from kg.validate.rules import files

UNIT = terms.THING + "unit/"
OF_TWO_CITIES = re.compile(r"viet-nam|tinh-binh-duong|(2025/)?thanh-pho-(ha-noi|ho-chi-minh)(/.*)?").fullmatch
"""With what the units that tests state became."""


@pytest.fixture(scope="module")
def known_beforehand() -> Store:
    store = Store()
    with stating(OF_TWO_CITIES):
        store.bulk_extend(reference.quads(packaged("ontology")))
    return store


@pytest.fixture(scope="module")
def engine():
    return engines.engine(engines.usual(), engines.graph_of(files(["structure"])))


def subjects(graph: NamedNode, store: Store) -> list[NamedNode]:
    found = {quad.subject for quad in store.quads_for_pattern(None, None, None, graph)}
    return sorted((one for one in found if isinstance(one, NamedNode)), key=str)


def is_stated_in_tests(thing: NamedNode) -> bool:
    return bool(MORE(thing.value.removeprefix(UNIT).partition("/gso-code")[0]))


def test_the_vocabularies_give_no_finding(known_beforehand, engine):
    assert_nothing_is_found(subjects(terms.ONTOLOGY, known_beforehand), known_beforehand, engine)


def test_the_units_that_tests_state_give_no_finding(known_beforehand, engine):
    units = filter(is_stated_in_tests, subjects(terms.REFERENCE, known_beforehand))
    assert_nothing_is_found(list(units), known_beforehand, engine)


def assert_nothing_is_found(things, store, engine):
    assert len(things) > 100
    for piece in pieces.things(things, store):
        assert {one for one in engine(piece.triples) if one.focus in piece.things} == set()
