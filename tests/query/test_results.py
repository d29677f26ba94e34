import csv
import io
import json

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


def test_a_yes_or_no_is_one_word(seeds):
    assert text(run("ASK { ?s ?p ?o }", seeds), "table") == "true\n"


def test_triples_are_turtle(seeds):
    assert text(run("CONSTRUCT { <x:a> <x:b> 'ộ' } {}", seeds), "table") == '<x:a> <x:b> "ộ" .\n'
