"""Saved queries at an endpoint: a real server gives the rows of the store, and what goes wrong is said."""

import re
import ssl
import subprocess
import threading
import time
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Thread, Timer

import pytest
from click.testing import CliRunner
from pyoxigraph import RdfFormat

import kg
from kg.cli import main
from kg.errors import QueryError, StoreError
from kg.query import run
from kg.query.catalogue import names
from kg.query.endpoint import Endpoint
from kg.query.limits import Limits
from kg.query.results import text
from kg.store.push import GraphStore
from servers import OXIGRAPH, assert_rows_of_the_store, serving

HEAVY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
ROWS = '{"head": {"vars": ["a"]}, "results": {"bindings": [{"a": {"type": "literal", "value": "x"}}]}}'
JSON = "application/sparql-results+json"


@pytest.fixture(scope="module")
def folder(seeds, tmp_path_factory):
    """The graph of the seeds as a store of the server's own."""
    here = tmp_path_factory.mktemp("server")
    seeds.dump(str(here / "graph.nq"), RdfFormat.N_QUADS)
    subprocess.run([OXIGRAPH, "load", "-l", here / "store", "-f", here / "graph.nq"], check=True)
    return here / "store"


@pytest.fixture(scope="module")
def server(folder):
    with serving(folder, "--union-default-graph") as url:
        yield url


@pytest.mark.parametrize("name", names())
def test_a_saved_query_gives_the_rows_of_the_store(name, server, seeds):
    assert_rows_of_the_store(server, name, {}, seeds)


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("district-chairs", {"district": "quan 1", "year": "2021"}),
        ("facts-about", {"thing": "UBND Q.1"}),
        ("facts-about", {"thing": "Lê Đức Thanh"}),
        ("cluster-leaders", {"cluster": "Cụm thi đua số 8 Thành phố Hà Nội"}),
        ("title-variants", {"person": "Vũ Đăng Định"}),
        ("ward-counts", {"district": "Quận 12"}),
        ("what-became-of-units", {"unit": "Phường Hàng Bài"}),
        ("bodies-ended", {"unit": "Quận Hoàn Kiếm"}),
    ],
)
def test_a_name_is_found_at_the_endpoint_as_in_the_store(name, values, server, seeds):
    assert_rows_of_the_store(server, name, values, seeds)


def test_the_command_asks_the_endpoint_and_not_the_store(server, tmp_path):
    asked = ["query", "district-chairs", "-p", "district=Quận 5", "--endpoint", server, "--format", "csv"]
    result = CliRunner().invoke(main, [*asked, "--store", str(tmp_path)])
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.startswith("district,person,")


def test_triples_and_a_yes_or_no_come_from_an_endpoint(server, seeds):
    query = "CONSTRUCT { ?s ?p ?o } { ?s a <https://w3id.org/thidua/def/Tenure> ; ?p ?o }"
    assert set(Endpoint(server, Limits()).ask(query).results) == set(run.run(query, seeds))
    assert text(Endpoint(server, Limits()).ask("ASK { ?s ?p ?o }").results, None) == "true\n"


def test_no_more_rows_come_than_asked_for(server):
    answer = Endpoint(server, Limits(rows=2)).ask("SELECT * { ?s ?p ?o } ORDER BY ?s LIMIT 9")
    assert (len(list(answer.results)), answer.more) == (2, True)


def test_a_server_that_does_not_read_its_graphs_as_one_is_told_apart(folder):
    with (
        serving(folder) as url,
        pytest.raises(QueryError, match=r"does not read its graphs as one\. Switch the union of graphs on: "),
    ):
        Endpoint(url, Limits()).refuse_another_graph()


APART = "it does not read its graphs as one. Switch the union of graphs on: "


@pytest.mark.parametrize(
    ("options", "told"), [([], 1), (["--union-default-graph"], 0)], ids=["apart", "as one"]
)
def test_a_query_of_ones_own_is_answered_and_the_lacking_union_told(options, told, folder):
    with serving(folder, *options) as url:
        asked = ["sparql", "-", "--endpoint", url, "--format", "csv"]
        result = CliRunner().invoke(main, asked, input="SELECT ?g { GRAPH ?g { ?s ?p ?o } } LIMIT 1")
        assert (result.exit_code, len(result.stdout.splitlines())) == (0, 2)
        assert result.stderr.count("\n") == result.stderr.count(f"{url}: {APART}") == told


def test_a_lacking_union_is_told_once_in_python(folder, capsys):
    with serving(folder) as url:
        graph = kg.open(endpoint=url)
        assert [len(list(graph.sparql("SELECT * { ?s a ?o } LIMIT 1"))) for _ in range(2)] == [0, 0]
        assert capsys.readouterr().err.count(f"{url}: {APART}") == 1


def test_what_a_server_cannot_say_of_its_graphs_stops_no_query(capsys):
    with answering(200, JSON, ROWS) as url:
        kg.open(endpoint=url).sparql("SELECT ?a {}")
    assert capsys.readouterr().err == ""


def test_a_server_without_the_graph_is_told_apart(tmp_path):
    (tmp_path / "empty.nq").touch()
    subprocess.run([OXIGRAPH, "load", "-l", tmp_path / "store", "-f", tmp_path / "empty.nq"], check=True)
    with serving(tmp_path / "store") as url, pytest.raises(QueryError, match="there is no such graph"):
        Endpoint(url, Limits()).refuse_another_graph()


def test_what_is_wrong_with_a_query_is_said_in_the_words_of_the_server(server):
    with pytest.raises(QueryError, match=re.escape(f"{server}: it refuses the query: error at 1:")):
        Endpoint(server, Limits()).ask("SELECT * { ?s ?p")


@pytest.mark.parametrize(
    "query", ["DELETE WHERE { ?s ?p ?o }", "SELECT * { SERVICE <http://x/> { ?s ?p ?o } }"]
)
def test_what_does_not_only_read_never_reaches_the_server(query):
    with pytest.raises(QueryError, match="is refused: only queries that read"):
        Endpoint("http://127.0.0.1:9/query", Limits()).ask(query)


def test_a_server_that_takes_too_long_is_left(folder):
    late = pytest.raises(QueryError, match=r"it gave no answer in 1 seconds\. ")
    with serving(folder, "--union-default-graph") as url, late:
        Endpoint(url, Limits(seconds=1)).ask(HEAVY)


@contextmanager
def answering(status, kind, body, *, length=None, every=0.0):
    """A server that gives the same answer to everything, byte by byte where it is a slow one."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            self.rfile.read(int(self.headers["Content-Length"]))
            self.send_response(status)
            self.send_header("Content-Type", kind)
            if length is not None:
                self.send_header("Content-Length", str(length))
            self.end_headers()
            try:
                for byte in body.encode():
                    self.wfile.write(bytes([byte]))
                    time.sleep(every)
            except ConnectionError:
                return

        def log_message(self, *_):
            return

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/sparql"
        server.shutdown()


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ((200, "text/html", "<h1>Xin chào</h1>"), "it answers with text/html and not with results. "),
        ((400, "text/plain", "dòng 1: không hiểu"), "it refuses the query: dòng 1: không hiểu"),
        ((401, "text/plain", ""), "it asks for a password, which is not supported."),
        ((403, "text/plain", ""), "it answers with status 403: Forbidden."),
        ((404, "text/html", ""), "there is none (404). "),
        ((500, "text/html", "out of\nmemory"), "it failed: out of memory"),
        ((503, "text/plain", ""), "it answers with status 503: Service Unavailable."),
        ((200, JSON, ROWS[:-4]), "its answer broke off or is no result. "),
        ((200, JSON, "[]"), "its answer broke off or is no result. "),
        ((200, JSON, ""), "its answer broke off or is no result. "),
    ],
)
def test_each_bad_answer_is_said_in_one_line(given, said):
    with answering(*given) as url, pytest.raises(QueryError) as error:
        Endpoint(url, Limits()).ask("SELECT ?a {}")
    assert str(error.value).startswith(f"{url}: {said}")
    assert "\n" not in str(error.value)


def test_a_yes_or_no_where_rows_were_asked_for_is_said():
    with answering(200, JSON, '{"head": {}, "boolean": true}') as url, pytest.raises(QueryError) as error:
        list(Endpoint(url, Limits()).select("SELECT ?a {}"))
    assert str(error.value) == f"{url}: its answer broke off or is no result. Ask again."


def test_an_answer_that_breaks_off_before_its_length_is_said():
    with answering(200, JSON, ROWS, length=1000) as url, pytest.raises(QueryError, match="broke off"):
        Endpoint(url, Limits(seconds=10)).ask("SELECT ?a {}")


def test_a_server_that_gives_a_byte_now_and_then_is_left_at_its_time():
    with (
        answering(200, JSON, ROWS * 10, every=0.1) as url,
        pytest.raises(QueryError, match="no answer in 1 "),
    ):
        Endpoint(url, Limits(seconds=1)).ask("SELECT ?a {}")


@contextmanager
def dripping(begun, certificate=None):
    """A server that goes on byte by byte after the beginning, for 5 s or until the other side leaves."""

    class Handler(StreamRequestHandler):
        def handle(self):
            with suppress(OSError):
                self.wfile.write(begun.encode())
                for _ in range(100):
                    self.wfile.write(b"1")
                    time.sleep(0.05)

    with ThreadingTCPServer(("127.0.0.1", 0), Handler) as server:
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            server.socket = context.wrap_socket(server.socket, server_side=True)
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"{'https' if certificate else 'http'}://127.0.0.1:{server.server_address[1]}/sparql"
        server.shutdown()


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A key and a certificate of this machine, made for the tests."""
    file = tmp_path_factory.mktemp("tls") / "server.pem"
    made = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-noenc",
        "-keyout",
        file,
        "-out",
        f"{file}.crt",
    ]
    named = ["-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"]
    subprocess.run([*made, *named], check=True, capture_output=True)
    with file.open("a", encoding="ascii") as both:
        both.write(Path(f"{file}.crt").read_text(encoding="ascii"))
    return file


HEADER = f"HTTP/1.1 200 OK\r\nContent-Type: {JSON}\r\n"
DRIPPED = {
    "status": "",
    "header": f"{HEADER}X-Later: ",
    "refusal": "HTTP/1.1 500 Error\r\n\r\n",
    "chunk": f"{HEADER}Transfer-Encoding: chunked\r\n\r\n",
    "body": f"{HEADER}\r\n",
}


def assert_left_at_its_time(begun, certificate=None):
    begins = time.monotonic()
    left = pytest.raises(QueryError, match=r"it gave no answer in 0\.5 seconds\. ")
    with dripping(begun, certificate) as url, left:
        Endpoint(url, Limits(seconds=0.5)).ask("ASK {}")
    assert time.monotonic() - begins < 4, "the connection was held"
    assert not any(isinstance(thread, Timer) for thread in threading.enumerate())


@pytest.mark.parametrize("begun", DRIPPED.values(), ids=DRIPPED.keys())
def test_the_clock_runs_over_the_whole_answer(begun):
    assert_left_at_its_time(begun)


@pytest.mark.parametrize("begun", DRIPPED.values(), ids=DRIPPED.keys())
def test_the_clock_runs_over_the_whole_answer_of_https(begun, certificate, monkeypatch):
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    assert_left_at_its_time(begun, certificate)


@pytest.mark.parametrize(
    "url",
    [
        "file:///etc/hosts",
        "ftp://x/",
        "http://",
        "localhost:7878",
        "http:///query",
        "http://[::1/",
        "http://x y/",
        "http://x/\n",
        "http://127.0.0.1:9/é",
        "http://x:port/",
        "http://x:0/",
        "http://x:99999/",
        "",
    ],
)
def test_what_is_no_address_of_the_web_is_refused(url):
    with pytest.raises(QueryError, match="is no address of a server"):
        Endpoint(url, Limits())
    with pytest.raises(StoreError, match="is no address of a server"):
        GraphStore(url)


def test_an_endpoint_that_is_not_there_is_said():
    with pytest.raises(QueryError, match="it cannot be reached: "):
        Endpoint("http://127.0.0.1:9/query", Limits()).ask("ASK {}")
