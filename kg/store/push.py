"""Load the graph into another store, by the SPARQL 1.1 Graph Store HTTP Protocol, graph by graph.

Each graph carries the digest of what it holds as its last statement. So a push that broke off goes on where
it ended, one after a change sends what changed, and what left the graph is taken away. The ontology is last:
a store that has not got all has no version, and whoever asks it is told so.
"""

import hashlib
import http.client
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from http import HTTPStatus
from itertools import islice
from typing import Any, NamedTuple
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode, Store, Triple

from kg import terms
from kg.addresses import is_of_the_web
from kg.errors import StoreError
from kg.messages import say
from kg.sparql import Row

_DIGEST = NamedNode("http://purl.org/dc/terms/hasVersion")
_OURS = "https://w3id.org/thidua/"
PUSHED = f"""
SELECT ?graph ?digest {{
  GRAPH ?graph {{ ?graph {_DIGEST} ?digest }}
  FILTER(STRSTARTS(STR(?graph), "{_OURS}"))
}}
"""
"""What was pushed to an endpoint before: its graphs with their digests. Graphs of others are left alone."""

_PIECE = 10_000
"""Triples of one request."""
_SECONDS = 600


class Pushed(NamedTuple):
    """How many graphs were sent, were there already, and were taken away."""

    sent: int
    kept: int
    removed: int


class _Digest(urllib.request.HTTPDigestAuthHandler):
    """Digest authentication that answers the last challenge at once.

    A server that refuses a request before it has read a long body closes the connection.
    """

    _challenge: Mapping[str, str] | None = None

    def retry_http_digest_auth(self, req: urllib.request.Request, auth: str) -> Any:
        """Answer a challenge, and keep it for the next request."""
        _, _, challenge = auth.partition(" ")
        items = filter(None, urllib.request.parse_http_list(challenge))
        self._challenge = urllib.request.parse_keqv_list(list(items))
        return super().retry_http_digest_auth(req, auth)

    def http_request(self, request: urllib.request.Request) -> urllib.request.Request:
        """Answer the challenge that is known beforehand."""
        if self._challenge and not request.has_header(self.auth_header):
            answer = self.get_authorization(request, self._challenge)
            request.add_unredirected_header(self.auth_header, f"Digest {answer}")
        return request

    https_request = http_request


class GraphStore:
    """The graph store of a server at its address, with the name and password that it asks for, if any."""

    def __init__(self, url: str, user: str = "", password: str = "") -> None:
        """Prepare to speak to it; nothing is sent yet. StoreError for what is no address of the web."""
        if not is_of_the_web(url):
            raise StoreError(say("'{url}' is no address of a server. Begin it with http://.", url=url))
        self.url = url
        passwords = urllib.request.HTTPPasswordMgrWithDefaultRealm()
        passwords.add_password(None, url, user, password)
        self._opener = urllib.request.build_opener(
            urllib.request.HTTPBasicAuthHandler(passwords), _Digest(passwords)
        )

    def log_in(self) -> None:
        """Ask for a graph that is not there, so that a password is asked for before a long body is sent."""
        self.send("GET", NamedNode(f"{terms.GRAPH}none"))

    def send(self, method: str, graph: NamedNode, body: bytes | None = None) -> None:
        """Put, add to (POST), delete or get a graph; StoreError says what goes wrong."""
        request = urllib.request.Request(  # noqa: S310 - the address was checked to be of the web
            f"{self.url}?graph={quote(graph.value, safe='')}",
            data=body,
            method=method,
            headers={"Content-Type": "text/turtle"},
        )
        try:
            with self._opener.open(request, timeout=_SECONDS) as response:
                response.read()
        except urllib.error.HTTPError as error:
            error.close()
            if method == "GET" and error.code == HTTPStatus.NOT_FOUND:
                return
            raise self._problem(
                say("it answers with status {status}: {reason}.", status=error.code, reason=error.reason)
            ) from error
        except urllib.error.URLError as error:
            raise self._problem(say("it cannot be reached: {reason}.", reason=error.reason)) from error
        except (http.client.HTTPException, OSError) as error:
            raise self._problem(
                say("the connection broke off. Push again: it goes on from there.")
            ) from error

    def _problem(self, problem: str) -> StoreError:
        return StoreError(f"{self.url}: {problem}")


def push(store: Store, there: Iterator[Row], to: GraphStore, progress: Callable[[int], object]) -> Pushed:
    """Make another store hold the graphs of this one; `there` is what it says of what was pushed before.

    `progress` is called with the number of triples of each graph that is done.
    """
    to.log_in()
    known = {row["graph"].value: row["digest"].value for row in there}
    sent = kept = 0
    for graph in _in_order(store):
        digest, triples = _digest(graph, store)
        if known.pop(graph.value, None) == digest:
            kept += 1
        else:
            _send(graph, digest, store, to)
            sent += 1
        progress(triples)
    for gone in sorted(known):
        to.send("DELETE", NamedNode(gone))
    return Pushed(sent, kept, len(known))


def _in_order(store: Store) -> list[NamedNode]:
    graphs = [graph for graph in store.named_graphs() if isinstance(graph, NamedNode)]
    return sorted(graphs, key=lambda graph: (graph == terms.ONTOLOGY, graph.value))


def _digest(graph: NamedNode, store: Store) -> tuple[str, int]:
    """Return a digest of a graph that does not hang on the order of its triples, and their number."""
    total = number = 0
    for line in _lines(graph, store):
        total += int.from_bytes(hashlib.sha256(line).digest())
        number += 1
    return f"{total % 2**256:064x}", number


def _send(graph: NamedNode, digest: str, store: Store, to: GraphStore) -> None:
    """Send a graph in pieces: the first takes the place of what was there, the last has the digest."""
    lines = _lines(graph, store)
    piece, method = list(islice(lines, _PIECE)), "PUT"
    while following := list(islice(lines, _PIECE)):
        to.send(method, graph, b"".join(piece))
        piece, method = following, "POST"
    to.send(method, graph, b"".join([*piece, _line(Triple(graph, _DIGEST, Literal(digest)))]))


def _lines(graph: NamedNode, store: Store) -> Iterator[bytes]:
    return (_line(quad.triple) for quad in store.quads_for_pattern(None, None, None, graph))


def _line(triple: Triple) -> bytes:
    return f"{triple.subject} {triple.predicate} {triple.object} .\n".encode()


GRAPH_STORES: Mapping[str, str] = {"/query": "/store", "/sparql": "/sparql-graph-crud-auth"}
"""Where servers keep their graph store, by the end of the address of their endpoint: Oxigraph, Virtuoso."""


def graph_store_of(endpoint: str) -> str:
    """Return the address of the graph store beside an endpoint, where that is known."""
    for end, other in GRAPH_STORES.items():
        if endpoint.endswith(end):
            return endpoint.removesuffix(end) + other
    raise StoreError(
        say("the graph store of '{url}' is not known. Give it with --graph-store.", url=endpoint)
    )
