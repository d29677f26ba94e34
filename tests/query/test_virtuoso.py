"""Virtuoso, a real server, gives the rows of the store for every saved query (`make test-virtuoso`)."""

import shutil
import subprocess
from contextlib import contextmanager

import pytest
from click.testing import CliRunner

from kg.cli import main
from kg.errors import QueryError
from kg.query import run
from kg.query.catalogue import names
from kg.query.endpoint import Endpoint
from kg.query.limits import Limits
from kg.store.push import PUSHED, GraphStore, graph_store_of, push
from servers import assert_rows_of_the_store, free_port, wait_for

VIRTUOSO = shutil.which("virtuoso-t")
pytestmark = pytest.mark.virtuoso

SETTINGS = """\
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/temporary.db
TransactionFile = {folder}/temporary.trx
[Parameters]
ServerPort = {sql}
NumberOfBuffers = 100000
MaxDirtyBuffers = 75000
[HTTPServer]
ServerPort = {http}
ServerThreads = 5
[SPARQL]
{limits}
"""
MANY = "ResultSetMaxRows = 1000000"
FEW = "ResultSetMaxRows = 20"


@contextmanager
def virtuoso(folder, limits):
    sql, http = free_port(), free_port()
    settings = folder / "virtuoso.ini"
    text = SETTINGS.format(folder=folder, sql=sql, http=http, limits=limits)
    settings.write_text(text, encoding="utf-8")
    command = [VIRTUOSO, "+foreground", "+configfile", settings]
    with subprocess.Popen(
        command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as server:
        try:
            wait_for(http, seconds=120)
            yield f"http://127.0.0.1:{http}/sparql"
        finally:
            server.kill()


@pytest.fixture(scope="module")
def server(seeds, tmp_path_factory):
    with virtuoso(tmp_path_factory.mktemp("virtuoso"), MANY) as url:
        endpoint = Endpoint(url, Limits())
        push(seeds, endpoint.select(PUSHED), GraphStore(graph_store_of(url), "dba", "dba"), abs)
        yield url


@pytest.mark.parametrize("name", names())
def test_a_saved_query_gives_the_rows_of_the_store(name, server, seeds):
    assert_rows_of_the_store(server, name, {}, seeds)


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("district-chairs", {"district": "quan 1", "year": "2021", "inferred": "true"}),
        ("district-chairs", {"inferred": "false"}),
        ("cluster-leaders", {"year": "2019"}),
        ("cluster-members", {"cluster": "Cụm thi đua 1 Thành phố Hồ Chí Minh", "year": "2018"}),
        ("facts-about", {"thing": "UBND Q.1"}),
        ("all-events", {"inferred": "false"}),
        ("awards-by-type", {"award": "labour-order", "cluster": "Cụm thi đua 1 Thành phố Hồ Chí Minh"}),
        ("awards-by-type", {"district": "Quận 1", "year": "2022", "status": "presented"}),
        ("awards-by-level", {"level": "province", "year": "2022"}),
        ("awards-of-open-status", {"status": "proposed"}),
        ("awards-without-grantor", {"missing": "grantor"}),
        ("individuals-commended", {"district": "Quận 12"}),
        ("legal-grantors", {"inferred": "false", "language": "en"}),
        ("members-without-representative", {"year": "2018"}),
        ("offices-without-holder", {"unit": "Thành phố Hà Nội"}),
        ("tenures-of-one-sighting", {"unit": "Quận 3"}),
        ("tenures-of-one-sighting", {"inferred": "false"}),
        ("title-variants", {"person": "Vũ Đăng Định"}),
        ("titles-by-context", {"person": "Đỗ Trọng Nam"}),
        ("two-holders-on-a-day", {"unit": "Quận 1", "inferred": "true"}),
        ("ward-counts", {"district": "Quận 12", "inferred": "false"}),
        ("what-became-of-units", {"unit": "Phường Hàng Bài"}),
        ("bodies-ended", {"unit": "Quận 12"}),
        ("codes-reused", {"unit": "Quận 1"}),
    ],
)
def test_values_give_the_rows_of_the_store(name, values, server, seeds):
    assert_rows_of_the_store(server, name, values, seeds)


def test_its_graphs_are_read_as_one_and_the_graph_is_known(server):
    Endpoint(server, Limits()).refuse_another_graph()
    assert not Endpoint(server, Limits()).reads_apart()


def test_triples_come_as_from_the_store(server, seeds):
    query = "CONSTRUCT { ?s ?p ?o } { ?s a <https://w3id.org/thidua/def/Tenure> ; ?p ?o }"
    assert set(Endpoint(server, Limits()).ask(query).results) == set(run.run(query, seeds))


@pytest.fixture(scope="module")
def sparing(tmp_path_factory):
    """A server that gives few rows; it holds what it comes with."""
    with virtuoso(tmp_path_factory.mktemp("sparing"), FEW) as url:
        yield url


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?s ?p ?o }",
        "SELECT * { ?s ?p ?o } ORDER BY ?s LIMIT 100",
        "SELECT * { { SELECT * { ?s ?p ?o } LIMIT 20 } UNION { ?s ?p ?o } }",
        "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }",
        "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o } LIMIT 100",
        "DESCRIBE ?s { ?s ?p ?o }",
    ],
)
def test_an_answer_that_may_be_cut_is_refused(query, sparing):
    with pytest.raises(QueryError) as error:
        Endpoint(sparing, Limits()).ask(query)
    assert str(error.value).startswith(f"{sparing}: it gives 20 rows or triples at most, ")
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("form", ["SELECT *", "CONSTRUCT { ?s ?p ?o }"])
@pytest.mark.parametrize("count", [1, 19, 20])
def test_an_answer_that_is_whole_is_given(form, count, sparing):
    answer = Endpoint(sparing, Limits()).ask(f"{form} {{ ?s ?p ?o }} LIMIT {count}")
    assert (len(list(answer.results)), answer.more) == (count, False)


def test_what_is_cut_beyond_the_rows_that_are_given_does_not_matter(sparing):
    answer = Endpoint(sparing, Limits(rows=3)).ask("SELECT * { ?s ?p ?o }")
    assert (len(list(answer.results)), answer.more) == (3, True)


@pytest.mark.parametrize("form", ["SELECT (COUNT(*) AS ?n)", "ASK", "CONSTRUCT { ?a ?b ?f }"])
def test_a_part_that_the_server_found_in_its_time_is_refused(form, sparing):
    few = "FILTER(STRLEN(STR(?a)) + STRLEN(STR(?d)) > STRLEN(STR(?g)) + 100000)"
    with pytest.raises(QueryError, match="it stopped the query at its own time and gives a part"):
        Endpoint(f"{sparing}?timeout=1000", Limits(20)).ask(
            f"{form} {{ ?a ?b ?c . ?d ?e ?f . ?g ?h ?i {few} }}"
        )


def test_rows_at_the_limit_of_the_server_are_refused_on_the_command_line(sparing):
    result = CliRunner().invoke(main, ["sparql", "-", "--endpoint", sparing], input="SELECT * { ?s ?p ?o }")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Raise ResultSetMaxRows in its virtuoso.ini, or ask for fewer with LIMIT." in result.stderr
