"""Any SPARQL 1.1 endpoint that holds the graph, asked through SPARQLWrapper."""

import http.client
import urllib.error
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from itertools import islice

from pyoxigraph import QueryBoolean, QuerySolutions, RdfFormat, parse
from SPARQLWrapper import JSON, POST, TURTLE

from kg import terms
from kg.addresses import is_of_the_web
from kg.errors import QueryError
from kg.messages import say, tell
from kg.query.cut import Given, as_many_rows_as, may_be_cut
from kg.query.deadline import Deadline
from kg.query.json_results import decode, encode
from kg.query.limited import Answer
from kg.query.limits import Limits
from kg.query.request import RefusedError, Request
from kg.query.tokens import refuse_all_but_reading, tokens
from kg.sparql import Row, rows

_LARGEST = 1 << 30
"""Bytes of an answer: what is larger is refused before it fills the memory."""
_CHUNK = 1 << 16

_JSON = {"application/sparql-results+json", "application/json"}
_TURTLE = {"text/turtle", "application/turtle", "application/x-turtle", "text/n3", "text/rdf+n3"}

_VERSION = f"SELECT ?version {{ <{terms.TD}> {terms.VERSION_IRI} ?version }}"
_APART = f"""ASK {{
  GRAPH ?graph {{ <{terms.TD}> {terms.VERSION_IRI} ?version }}
  FILTER NOT EXISTS {{ <{terms.TD}> {terms.VERSION_IRI} ?version }}
}}"""


@dataclass(frozen=True)
class Endpoint:
    """An endpoint by its address, and the limits of each query that it is asked."""

    url: str
    limits: Limits

    def __post_init__(self) -> None:
        """Refuse what is no address of the web."""
        if not is_of_the_web(self.url):
            raise QueryError(say("'{url}' is no address of a server. Begin it with http://.", url=self.url))

    def ask(self, query: str) -> Answer:
        """Run a query that only reads; what is wrong with it, or with the answer, is said in one line."""
        refuse_all_but_reading(query)
        form = _form(query)
        given = self._given(query, form)
        if form not in {"SELECT", "ASK"}:
            return self._triples(given)
        with self._read():
            answer, count = self._first(given.body)
        if not answer.more and may_be_cut(count, given.most, query):
            raise self._cut(given.most)
        return answer

    def select(self, query: str) -> Iterator[Row]:
        """Yield the rows of a query of the program's own."""
        results = self.ask(query).results
        if not isinstance(results, QuerySolutions):
            raise QueryError(self._says(say("its answer broke off or is no result. Ask again.")))
        yield from rows(results)

    def refuse_another_graph(self) -> None:
        """Raise QueryError where there is no graph of this version, or its graphs are not read as one."""
        found = [row["version"].value for row in self.select(_VERSION)]
        if terms.version().value in found:
            return
        if found:
            raise QueryError(
                self._says(
                    say(
                        "its graph is of version {found}, this is {ours}. Push it anew.",
                        found=found[0].removeprefix(terms.TD),
                        ours=terms.version().value.removeprefix(terms.TD),
                    )
                )
            )
        if self.reads_apart():
            raise QueryError(self.apart())
        raise QueryError(self._says(say("there is no such graph. Load it with 'kg push'.")))

    def _triples(self, given: Given) -> Answer:
        """Return as many triples as the limits allow."""
        with self._read():
            triples = [quad.triple for quad in parse(given.body, format=RdfFormat.TURTLE, base_iri=self.url)]
        rows = self.limits.rows
        more = rows is not None and len(triples) > rows
        if given.is_of_virtuoso and not more:
            most = self._given(as_many_rows_as(len(triples)), "SELECT").most
            if most is not None and most < len(triples):
                raise self._cut(most)
        return Answer(triples[:rows], more)

    def _first(self, given: bytes) -> tuple[Answer, int]:
        """Return a yes or no, or as many rows as the limits allow, and how many these are."""
        results = decode(given)
        if isinstance(results, QueryBoolean):
            return Answer(results, more=False), 1
        try:
            names = [variable.value for variable in results.variables]
            first = list(islice(results, self.limits.rows))
            more = next(results, None) is not None
        finally:
            del results  # an error must not keep them: only the thread that made them may let them go
        return Answer(decode(encode(names, first)), more), len(first)

    def _given(self, query: str, form: str) -> Given:
        """Return the answer to a query as it comes."""
        request = Request(self.url, agent="thidua-kg")
        request.setQuery(query)
        request.queryType = form
        request.setMethod(POST)
        request.setOnlyConneg(True)
        request.setReturnFormat(JSON if form in {"SELECT", "ASK"} else TURTLE)
        with (
            self._reached(),
            Deadline(self.limits.seconds) as request.deadline,
            closing(request.query().response) as response,
        ):
            kind = response.headers.get_content_type()
            if kind not in (_JSON if form in {"SELECT", "ASK"} else _TURTLE):
                raise QueryError(
                    self._says(
                        say("it answers with {kind} and not with results. Correct --endpoint.", kind=kind)
                    )
                )
            given = Given(self._body(response), response.headers)
            if given.is_unfinished:
                raise QueryError(
                    self._says(
                        say(
                            "it stopped the query at its own time and gives a part of the answer. "
                            "Ask for less, or raise the time that it allows."
                        )
                    )
                )
            return given

    def _body(self, response: http.client.HTTPResponse) -> bytes:
        """Read an answer piece by piece, as much as there may be."""
        found = bytearray()
        while piece := response.read1(_CHUNK):
            found += piece
            if len(found) > _LARGEST:
                raise QueryError(self._says(say("its answer is too large. Ask for less.")))
        missing = response.length
        if missing:
            raise http.client.IncompleteRead(bytes(found), missing)
        return bytes(found)

    @contextmanager
    def _reached(self) -> Iterator[None]:
        """Say what goes wrong on the way to the endpoint and back, and what it says itself."""
        try:
            yield
        except RefusedError as error:
            raise QueryError(self._says(error.said())) from error
        except TimeoutError as error:
            raise self._too_late() from error
        except urllib.error.URLError as error:
            if isinstance(error.reason, TimeoutError):
                raise self._too_late() from error
            raise QueryError(
                self._says(say("it cannot be reached: {reason}.", reason=error.reason))
            ) from error
        except (http.client.HTTPException, OSError) as error:
            raise QueryError(self._says(say("its answer broke off. Ask again."))) from error

    @contextmanager
    def _read(self) -> Iterator[None]:
        """Say that an answer is not of its format: most likely it broke off."""
        try:
            yield
        except (SyntaxError, ValueError) as error:
            raise QueryError(self._says(say("its answer broke off or is no result. Ask again."))) from error

    def reads_apart(self) -> bool:
        """Tell whether the graph is there, but is not read where a query names no graph."""
        results = self.ask(_APART).results
        return isinstance(results, QueryBoolean) and bool(results)

    def apart(self) -> str:
        """Return what that means, and what to do."""
        return self._says(
            say(
                "it does not read its graphs as one. Switch the union of graphs on: "
                "'oxigraph serve-read-only --union-default-graph', or 'tdb2:unionDefaultGraph true'."
            )
        )

    def _cut(self, most: int | None) -> QueryError:
        problem = say(
            "it gives {most} rows or triples at most, so more may be missing. "
            "Raise ResultSetMaxRows in its virtuoso.ini, or ask for fewer with LIMIT.",
            most=most,
        )
        return QueryError(self._says(problem))

    def _too_late(self) -> QueryError:
        problem = say(
            "it gave no answer in {seconds} seconds. Ask for less, or raise --timeout.",
            seconds=f"{self.limits.seconds:g}",
        )
        return QueryError(self._says(problem))

    def _says(self, problem: str) -> str:
        return f"{self.url}: {problem}"


@cache
def tell_apart(endpoint: Endpoint) -> None:
    """Tell a person, once, that a server does not read its graphs as one: their queries may mean that."""
    with suppress(QueryError):  # a server that knows no graphs has none to read as one
        if endpoint.reads_apart():
            tell(endpoint.apart())


def _form(query: str) -> str:
    """Return the form of a query: its first word that is one."""
    words = (token.text.upper() for token in tokens(query) if token.kind == "word")
    return next((word for word in words if word in {"SELECT", "ASK", "CONSTRUCT", "DESCRIBE"}), "SELECT")
