"""The graph goes into another store graph by graph, on after a break, and of a change what changed."""

import pytest
from click.testing import CliRunner
from pyoxigraph import Literal, NamedNode, Quad, Store, Triple

from conftest import SEEDS
from kg import terms
from kg.build import build, remove
from kg.cli import main
from kg.errors import QueryError, StoreError
from kg.query.catalogue import names
from kg.query.endpoint import Endpoint
from kg.query.limits import Limits
from kg.query.results import text
from kg.read.source import sources
from kg.store.folder import reading
from kg.store.push import PUSHED, GraphStore, Pushed, graph_store_of, push
from servers import assert_rows_of_the_store, serving


@pytest.fixture
def server(tmp_path):
    with serving(tmp_path / "there", "--union-default-graph", mode="serve") as url:
        yield url


@pytest.fixture
def pushed(server):
    """Push a store to the server, and say what was done."""

    def to_server(store, progress=abs):
        there = Endpoint(server, Limits()).select(PUSHED)
        return push(store, there, GraphStore(graph_store_of(server)), progress)

    return to_server


def test_what_was_pushed_answers_as_the_store(server, pushed, seeds):
    assert pushed(seeds) == Pushed(len(list(seeds.named_graphs())), 0, 0)
    Endpoint(server, Limits()).refuse_another_graph()
    for name in names():
        assert_rows_of_the_store(server, name, {}, seeds)


def test_a_push_of_the_same_sends_nothing_and_one_of_a_change_what_changed(server, pushed, tmp_path):
    build(sources(SEEDS), tmp_path / "graph")
    with reading(tmp_path / "graph") as store:
        graphs = pushed(store).sent
        assert pushed(store) == Pushed(0, graphs, 0)
    remove(["000_bed63e8a31219278"], tmp_path / "graph")
    with reading(tmp_path / "graph") as store:
        done = pushed(store)
        assert done.removed == 1
        assert done.sent < done.kept
        there = Endpoint(server, Limits()).ask("SELECT ?g ?s { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g ?s")
        assert len(list(there.results)) == len(store) + len(list(store.named_graphs()))


def test_a_push_that_broke_off_goes_on_and_is_no_graph_before_its_end(server, pushed, seeds):
    done = []

    def breaks_off(triples):
        done.append(triples)
        if len(done) == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        pushed(seeds, breaks_off)
    with pytest.raises(QueryError, match="there is no such graph"):
        Endpoint(server, Limits()).refuse_another_graph()
    graphs = len(list(seeds.named_graphs()))
    assert pushed(seeds) == Pushed(graphs - 4, 4, 0)
    Endpoint(server, Limits()).refuse_another_graph()


def test_a_graph_goes_in_pieces_and_takes_the_place_of_what_was_there(server, pushed, monkeypatch):
    monkeypatch.setattr("kg.store.push._PIECE", 2)
    graph = NamedNode("urn:graph")
    for count in (7, 4):
        store = Store()
        for number in range(count):
            store.add(Quad(NamedNode("urn:s"), NamedNode("urn:p"), Literal(number), graph))
        assert pushed(store).sent == 1
        found = Endpoint(server, Limits()).ask("SELECT ?o { <urn:s> <urn:p> ?o } ORDER BY ?o")
        assert [row["o"].value for row in found.results] == [str(number) for number in range(count)]


def test_what_others_keep_there_is_left_alone(server, pushed, seeds):
    theirs = NamedNode("urn:theirs")
    described = Triple(theirs, NamedNode("http://purl.org/dc/terms/hasVersion"), Literal("2"))
    body = f"<urn:a> <urn:b> <urn:c> . {described} ."
    GraphStore(graph_store_of(server)).send("PUT", theirs, body.encode())
    pushed(seeds)
    pushed(seeds)
    assert text(Endpoint(server, Limits()).ask("ASK { <urn:a> <urn:b> <urn:c> }").results, None) == "true\n"


def test_the_ontology_is_sent_last(seeds):
    from kg.store.push import _in_order

    assert _in_order(seeds)[-1] == terms.ONTOLOGY


def test_the_command_says_what_it_did(server, seeds_folder):
    asked = ["push", "--store", str(seeds_folder), "--endpoint", server]
    first = CliRunner().invoke(main, asked)
    assert first.exit_code == 0
    assert "there already: 0, removed: 0." in first.stderr
    assert "graphs sent: 0, " in CliRunner().invoke(main, asked).stderr


def test_where_a_server_keeps_its_graphs_is_known_of_some_and_asked_of_others():
    assert graph_store_of("https://example.org/sparql") == "https://example.org/sparql-graph-crud-auth"
    with pytest.raises(StoreError, match=r"is not known\. Give it with --graph-store\."):
        graph_store_of("https://example.org/")


def test_what_goes_wrong_on_the_way_is_said(server, seeds):
    with pytest.raises(StoreError, match="it cannot be reached: "):
        GraphStore("http://127.0.0.1:9/store").log_in()
    with pytest.raises(StoreError, match="it answers with status "):
        GraphStore(server).send("PUT", NamedNode("urn:a"), b"<urn:a> <urn:b> 1 .")
    with pytest.raises(StoreError, match="it answers with status 400"):
        GraphStore(graph_store_of(server)).send("PUT", NamedNode("urn:a"), b"no turtle")
