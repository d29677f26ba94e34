"""The graph from Python: questions, typed rows, data frames, and what a notebook shows."""

import csv
import io
from datetime import date
from decimal import Decimal

import pytest
from pyoxigraph import Literal, NamedNode
from rdflib import RDF, URIRef

import kg
from kg import terms
from kg.errors import QueryError, StoreError
from kg.query import run
from kg.query.catalogue import names, saved
from kg.query.results import text
from kg.result import Row, _value
from kg.terms import td


@pytest.fixture(scope="module")
def graph(seeds_folder):
    return kg.open(seeds_folder)


def test_a_question_gives_typed_rows(graph):
    rows = graph.query("district-chairs", district="Quận 1", year=2019)
    first = rows[0]
    assert (first.district, first.person, first.answer) == ("Quận 1", "Nguyễn Văn Dũng", "stated")
    assert (first["from"], first.start, first.year) == (date(2019, 1, 31), 331, "2019")
    assert first.rule is None
    assert rows.columns[:3] == ["district", "person", "year"]
    assert {row.person for row in rows[1:]} == {"Lê Đức Thanh"}


def test_the_query_is_there_as_it_was_asked(graph):
    sparql = graph.query("district-chairs", year=2019).sparql
    assert '"2019"^^<http://www.w3.org/2001/XMLSchema#integer>' in sparql
    assert len(graph.sparql(sparql)) == len(graph.query("district-chairs", year=2019))


@pytest.mark.parametrize(
    ("term", "value"),
    [
        (Literal("2019-01-31", datatype=terms.DATE), date(2019, 1, 31)),
        (Literal("2019-01-31", datatype=terms.EDTF), date(2019, 1, 31)),
        (Literal("2019", datatype=terms.EDTF), "2019"),
        (Literal("XXXX-03-15", datatype=terms.EDTF), "XXXX-03-15"),
        (Literal("2019-01-31?", datatype=terms.EDTF), "2019-01-31?"),
        (Literal("88.23", datatype=terms.DECIMAL), Decimal("88.23")),
        (Literal(7), 7),
        (Literal(True), True),
        (Literal("một", language="vi"), "một"),
        (NamedNode("urn:a"), "urn:a"),
        (None, None),
    ],
)
def test_a_day_is_a_date_and_of_a_part_of_one_the_printed_form_is_kept(term, value):
    assert (_value(term), type(_value(term))) == (value, type(value))


def test_a_row_is_a_mapping_and_has_no_other_attributes():
    row = Row({"from": 1, "person": "An"})
    assert (dict(row), row.person) == ({"from": 1, "person": "An"}, "An")
    with pytest.raises(AttributeError):
        row.nobody  # noqa: B018
    assert repr(row) == "Row(from=1, person='An')"


@pytest.fixture(scope="module", params=names())
def question(request, graph):
    """The name of each question and its rows: every one starts a process."""
    return request.param, graph.query(request.param)


def test_csv_is_that_of_the_command(question, seeds, tmp_path):
    name, rows = question
    assert rows.to_csv(tmp_path / "rows.csv") == text(run.ask(saved(name), {}, seeds), "csv")
    assert (tmp_path / "rows.csv").read_text(encoding="utf-8") == rows.to_csv()
    assert len(list(csv.DictReader(io.StringIO(rows.to_csv())))) == len(rows)


def test_data_frames_have_the_columns_and_rows(question):
    _, rows = question
    pandas, polars = rows.to_pandas(), rows.to_polars()
    assert list(pandas.columns) == polars.columns == rows.columns
    assert len(pandas) == polars.height == len(rows)


def test_a_data_frame_keeps_dates_and_numbers(graph):
    frame = graph.query("district-chairs").to_polars()
    assert [str(frame.schema[column]) for column in ("from", "start", "person")] == [
        "Date",
        "Int64",
        "String",
    ]


def test_what_is_not_installed_is_said(graph, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "polars", None)
    with pytest.raises(QueryError, match=r"polars is not installed\. Run 'pip install polars'\."):
        graph.query("all-events").to_polars()


def test_a_notebook_shows_the_first_rows_and_reads_nothing_as_html(graph):
    rows = graph.sparql('SELECT ?a { VALUES ?a { "<b>" } }')
    assert rows._repr_html_() == (
        "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>&lt;b&gt;</td></tr></tbody></table>"
    )
    many = graph.query("all-bodies")
    assert repr(many).endswith(f"\n{len(many) - 50} more")
    assert "more" not in repr(rows)
    assert many._repr_html_().count("<tr>") == 51
    assert f"{len(many) - 50} more" in many._repr_html_()


def test_only_what_is_stated_comes_where_that_is_asked_for(graph):
    tenures = "SELECT ?t { ?t a <https://w3id.org/thidua/def/Tenure> }"
    assert len(graph.sparql(tenures)) > 0
    assert len(graph.sparql(tenures, stated_only=True)) == 0
    assert len(graph.sparql(tenures)) > 0
    assert {row.answer for row in graph.query("district-chairs", stated_only=True)} == {"stated"}


def test_more_rows_than_the_limit_are_told(seeds_folder):
    rows = kg.open(seeds_folder, max_rows=3).query("all-bodies")
    assert (len(rows), rows.more) == (3, True)


@pytest.mark.filterwarnings("ignore:Dataset.default_context is deprecated")  # rdflib reads it itself
def test_rdflib_has_the_same_triples(graph, seeds):
    found = graph.to_rdflib()
    assert sum(1 for _ in found.quads()) == len(seeds)
    tenures = {str(node) for node in found.subjects(RDF.type, URIRef(f"{terms.TD}Tenure"))}
    assert tenures == {quad.subject.value for quad in seeds.quads_for_pattern(None, terms.TYPE, td.Tenure)}


def test_what_cannot_be_asked_is_refused_in_one_line(graph, tmp_path):
    with pytest.raises(QueryError, match="no saved query is called 'chairs'"):
        graph.query("chairs")
    with pytest.raises(QueryError, match="has no parameter 'distrikt'"):
        graph.query("district-chairs", distrikt="Quận 1")
    with pytest.raises(QueryError, match=r"this query gives no rows\. Ask it with SELECT\."):
        graph.sparql("ASK {}")
    with pytest.raises(StoreError, match="there is no graph in"):
        kg.open(tmp_path).query("all-events")
    with pytest.raises(QueryError, match="an endpoint leaves out what is inferred of saved questions only"):
        kg.open(endpoint="http://127.0.0.1:9/").sparql("SELECT * {}", stated_only=True)


def test_a_parameter_that_is_none_is_left_out(graph):
    assert list(graph.query("district-chairs", year=None)) == list(graph.query("district-chairs"))
    with pytest.raises(QueryError, match="has no parameter 'distrikt'"):
        graph.query("district-chairs", distrikt=None)


def test_a_graph_at_an_endpoint_is_not_read_as_a_whole():
    with pytest.raises(StoreError) as error:
        kg.open(endpoint="http://127.0.0.1:9/").to_rdflib()
    assert str(error.value) == (
        "'http://127.0.0.1:9/' is not read as a whole. Open the folder of a graph with kg.open(path)."
    )


def test_a_folder_and_an_endpoint_are_not_opened_together(seeds_folder):
    with pytest.raises(StoreError, match=r"and not in both\. Give one of them\.$"):
        kg.open(seeds_folder, endpoint="http://127.0.0.1:9/")
    assert kg.open().folder.name == "graph"


def test_the_questions_are_listed_with_their_titles(graph):
    assert graph.questions["district-chairs"] == "Chairs of district People's Committees by year"
