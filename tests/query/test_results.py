import csv
import io
import json
import re
import sys

import pytest
import rdflib
import rdflib.query

from kg.errors import QueryError
from kg.query.results import text
from kg.query.run import run

QUERY = 'SELECT ?a ?b { VALUES (?a ?b) { ("x, \\"y\\"" UNDEF) ("một\\nhai"@vi 3) } }'


def test_csv_has_a_header_plain_newlines_and_empty_cells(seeds):
    rows = text(run(QUERY, seeds), "csv")
    assert "\r" not in rows
    assert list(csv.reader(io.StringIO(rows))) == [["a", "b"], ['x, "y"', ""], ["một\nhai", "3"]]


def test_json_is_the_sparql_format(seeds):
    found = json.loads(text(run(QUERY, seeds), "json"))
    assert found["head"]["vars"] == ["a", "b"]
    assert found["results"]["bindings"][1]["a"] == {"type": "literal", "value": "một\nhai", "xml:lang": "vi"}


def test_xml_and_tsv_are_the_sparql_formats(seeds):
    assert "http://www.w3.org/2005/sparql-results#" in text(run(QUERY, seeds), "xml")
    assert text(run(QUERY, seeds), "tsv").splitlines()[0] == "?a\t?b"


def test_a_table_is_aligned_by_the_width_of_its_characters(seeds):
    query = 'SELECT ?a ?b { VALUES (?a ?b) { ("Quận 1" "[1]") ("Q" "[2]") } }'
    assert text(run(query, seeds), "table").splitlines() == ["a       b", "Quận 1  [1]", "Q       [2]"]


WIDE = f'SELECT ?date ?quote {{ VALUES (?date ?quote) {{ ("2019-01-31" "{"Quận 1 " * 9}") (UNDEF "x") }} }}'


@pytest.fixture
def in_terminal(monkeypatch, seeds):
    """Read a query as a terminal of so many columns shows it, without its colours."""

    def shown(columns, query):
        monkeypatch.setattr(sys, "stdout", Terminal())
        monkeypatch.setenv("COLUMNS", str(columns))
        return re.sub(r"\x1b\[[0-9;]*m", "", text(run(query, seeds), "table")).splitlines()

    return shown


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_in_a_narrow_terminal_each_row_is_a_block(in_terminal):
    assert in_terminal(36, WIDE) == [
        "date   2019-01-31",
        "quote  Quận 1 Quận 1 Quận 1 Quận 1",
        "       Quận 1 Quận 1 Quận 1 Quận 1",
        "       Quận 1",
        "",
        "quote  x",
        "",
    ]


def test_in_a_wide_terminal_rows_are_a_table(in_terminal):
    assert in_terminal(100, WIDE)[0].split() == ["date", "quote"]
    assert len(in_terminal(100, WIDE)) == 3


def test_without_rows_a_narrow_terminal_has_the_names_of_the_columns(in_terminal):
    none = "SELECT ?district ?person ?started { FILTER(false) }"
    assert in_terminal(20, none) == ["district", "person", "started"]


def test_a_yes_or_no_is_one_word(seeds):
    assert text(run("ASK { ?s ?p ?o }", seeds), "table") == "true\n"


def test_triples_are_turtle(seeds):
    turtle = text(run(TRIPLES, seeds), None)
    assert "@prefix td: <https://w3id.org/thidua/def/> .\n" in turtle
    assert turtle.endswith('<x:a> td:name "ộ" .\n')


TRIPLES = "PREFIX td: <https://w3id.org/thidua/def/> CONSTRUCT { <x:a> td:name 'ộ' } {}"


def test_triples_are_n_triples_and_json_ld_where_asked_for(seeds):
    assert text(run(TRIPLES, seeds), "ntriples") == '<x:a> <https://w3id.org/thidua/def/name> "ộ" .\n'
    (node,) = json.loads(text(run(TRIPLES, seeds), "jsonld"))
    assert node == {"@id": "x:a", "https://w3id.org/thidua/def/name": [{"@value": "ộ"}]}


@pytest.mark.parametrize(
    ("query", "form", "problem"),
    [
        (TRIPLES, "csv", "these results are triples, which have no form 'csv'. Use one of turtle, "),
        ("ASK {}", "turtle", "these results are rows, which have no form 'turtle'. Use one of table, "),
    ],
)
def test_a_form_that_is_not_of_these_results_is_refused_with_those_that_are(query, form, problem, seeds):
    with pytest.raises(QueryError, match=re.escape(problem)):
        text(run(query, seeds), form)


def test_markdown_is_a_table_whose_cells_are_read_as_they_are(seeds):
    query = 'SELECT ?a ?b { VALUES (?a ?b) { ("một|*hai*" UNDEF) ("x\\ny" "<b>") (<urn:a_b> 3) } }'
    assert text(run(query, seeds), "markdown").splitlines() == [
        "| a | b |",
        "| --- | --- |",
        "| một\\|\\*hai\\* |  |",
        "| x<br>y | \\<b\\> |",
        "| <urn:a_b> | 3 |",
    ]


@pytest.mark.parametrize("form", ["json", "xml", "csv", "tsv"])
def test_other_clients_read_the_same_rows(form, seeds):
    found = list(rdflib.query.Result.parse(io.BytesIO(text(run(QUERY, seeds), form).encode()), format=form))
    values = [[None if value is None else str(value) for value in row] for row in found]
    assert values == [['x, "y"', None], ["một\nhai", "3"]]
