"""Virtuoso, a real server, gives the rows of the store for every saved query (`make test-virtuoso`)."""

import shutil
import subprocess
from contextlib import contextmanager

import pytest

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
ResultSetMaxRows = 1000000
"""


@contextmanager
def virtuoso(folder):
    sql, http = free_port(), free_port()
    settings = folder / "virtuoso.ini"
    settings.write_text(SETTINGS.format(folder=folder, sql=sql, http=http), encoding="utf-8")
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
    with virtuoso(tmp_path_factory.mktemp("virtuoso")) as url:
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


def test_triples_come_as_from_the_store(server, seeds):
    query = "CONSTRUCT { ?s ?p ?o } { ?s a <https://w3id.org/thidua/def/Tenure> ; ?p ?o }"
    assert set(Endpoint(server, Limits()).ask(query).results) == set(run.run(query, seeds))
