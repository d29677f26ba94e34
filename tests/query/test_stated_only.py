"""What is inferred can be left out of every saved query: then it says what articles state."""

import csv
import io

import pytest
from pyoxigraph import RdfFormat, Store

from kg import terms
from kg.query import run
from kg.query.catalogue import INFERRED, names, saved
from kg.query.results import text
from kg.query.tokens import tokens


@pytest.fixture(scope="module")
def without(world):
    """The world without the graph of what is inferred."""
    store = Store()
    store.bulk_load(world.dump(format=RdfFormat.N_QUADS), format=RdfFormat.N_QUADS)
    store.remove_graph(terms.INFERRED)
    return store


def rows(store, query, **values):
    return list(csv.DictReader(io.StringIO(text(run.ask(query, values, store), "csv"))))


@pytest.mark.parametrize("name", [name for name in names() if INFERRED in saved(name).parameters])
def test_what_is_inferred_is_left_out_but_for_answers_that_articles_state(name, world, without):
    query = saved(name)
    stated = rows(world, query, inferred="false")
    remaining = rows(without, query, inferred="false")
    assert [row for row in remaining if row not in stated] == []
    assert {row.get("answer") for row in stated if row not in remaining} <= {"stated"}


@pytest.fixture(scope="module")
def inferred(world, without):
    """The properties and classes of what is inferred alone, as queries write them."""

    def used(store):
        return {quad.predicate.value for quad in store} | {
            quad.object.value for quad in store.quads_for_pattern(None, terms.TYPE, None)
        }

    return {iri.replace(terms.TD, "td:") for iri in used(world) - used(without)}


@pytest.mark.parametrize("name", names())
def test_a_query_that_reads_what_is_inferred_can_leave_it_out(name, inferred):
    assert inferred
    read = {token.text for token in tokens(saved(name).text) if token.kind == "name"} & inferred
    assert not read or INFERRED in saved(name).parameters, read


@pytest.mark.parametrize("name", names())
@pytest.mark.parametrize("graph", ["world", "seeds"])
def test_what_is_left_without_inference_is_stated_or_missing(name, graph, request):
    query = saved(name)
    values = {"inferred": "false"} if INFERRED in query.parameters else {}
    left = rows(request.getfixturevalue(graph), query, **values)
    assert {row["answer"] for row in left} <= {"stated", "missing"}
