"""The saved queries as data: what other tools find in the graph, and can run as it stands."""

from pyoxigraph import RdfFormat, Store

from kg import terms
from kg.query import executables, run
from kg.query.catalogue import names, saved
from kg.query.results import text

OF_THE_EDITOR = """
PREFIX sh: <http://www.w3.org/ns/shacl#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
SELECT DISTINCT ?sq ?comment ?query WHERE {
  ?sq a sh:SPARQLExecutable ; rdfs:comment ?comment ; sh:select|sh:ask|sh:construct|sh:describe ?query .
} ORDER BY ?sq
"""
"""What SIB's editor asks an endpoint for."""


def test_an_editor_finds_each_query_once_in_the_graph_and_runs_it(seeds):
    found = list(run.run(OF_THE_EDITOR, seeds))
    assert [row["sq"].value.removeprefix(f"{terms.THING}query/") for row in found] == list(names())
    for row, name in zip(found, names(), strict=True):
        rows = text(run.run(row["query"].value, seeds), "csv")
        assert rows == text(run.ask(saved(name), {}, seeds), "csv")


def test_the_catalogue_stands_in_a_graph_of_its_own(seeds):
    assert set(seeds.quads_for_pattern(None, None, None, terms.CATALOGUE)) == set(executables.quads())


def test_the_prefixes_of_all_queries_are_declared_once():
    store = Store()
    store.extend(executables.quads())
    declared = [
        (row["prefix"].value, row["namespace"].value)
        for row in store.query(
            "PREFIX sh: <http://www.w3.org/ns/shacl#> SELECT * { GRAPH ?g { ?all sh:declare ?one . "
            "?one sh:prefix ?prefix ; sh:namespace ?namespace } } ORDER BY ?prefix"
        )
    ]
    assert ("td", terms.TD) in declared
    assert len(dict(declared)) == len(declared)


def test_the_command_writes_the_catalogue_as_turtle(tmp_path):
    from click.testing import CliRunner

    from kg.cli import main

    result = CliRunner().invoke(main, ["query", "-o", str(tmp_path / "catalogue.ttl")])
    assert (result.exit_code, result.output) == (0, "")
    store = Store()
    store.load(path=str(tmp_path / "catalogue.ttl"), format=RdfFormat.TURTLE)
    assert {quad.triple for quad in store} == {quad.triple for quad in executables.quads()}
