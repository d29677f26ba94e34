"""One query in a process of its own: `python -m kg.query.worker`, called by `kg.query.limited`.

It reads a request of one line of JSON from standard input, and writes a line that says what its answer is and
then the answer: rows and a yes or no in the JSON format of SPARQL results, triples as N-Triples. It ends with
its caller, whose end closes its input.
"""

import os
import sys
import threading
from itertools import islice
from pathlib import Path

import msgspec
from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, RdfFormat, Store, serialize

from kg import messages, terms
from kg.errors import KgError
from kg.query import run
from kg.query.json_results import encode
from kg.store.folder import reading


class Request(msgspec.Struct, frozen=True):
    """A query, its store, the language of what is said, and how many rows it may give.

    With a path for a `copy` it is asked of that: a copy of the store without what is inferred.
    """

    query: str
    folder: str
    language: str
    rows: int | None = None
    copy: str | None = None


class Told(msgspec.Struct, frozen=True):
    """What the answer is: of which kind, whether there is more of it; or what is wrong with the query."""

    kind: str
    more: bool = False


def main() -> None:
    """Answer the request."""
    line = sys.stdin.buffer.readline()
    threading.Thread(target=_end_with_caller, daemon=True).start()
    request = msgspec.json.decode(line, type=Request)
    messages.speak(request.language)
    try:
        told, answer = _answer(request)
    except KgError as error:
        told, answer = Told("problem"), "\n".join(error.problems).encode()
    sys.stdout.buffer.write(msgspec.json.encode(told) + b"\n" + answer)
    sys.stdout.buffer.flush()
    os._exit(0)  # the other thread is still waiting for the caller


def _answer(request: Request) -> tuple[Told, bytes]:
    with reading(Path(request.folder)) as store:
        results = run.run(request.query, _stated(store, request.copy) if request.copy else store)
        if isinstance(results, QueryBoolean):
            return Told("boolean"), results.serialize(format=QueryResultsFormat.JSON) or b""
        first = list(islice(results, request.rows))
        more = request.rows is not None and next(iter(results), None) is not None
        if not isinstance(results, QuerySolutions):
            return Told("triples", more), serialize(first, format=RdfFormat.N_TRIPLES) or b""
        names = [variable.value for variable in results.variables]
        return Told("rows", more), encode(names, first)


def _stated(store: Store, path: str) -> Store:
    """Return a copy of the store, which shares its files, without what is inferred."""
    store.backup(path)
    copy = Store(path)
    copy.remove_graph(terms.INFERRED)
    return copy


def _end_with_caller() -> None:
    while os.read(sys.stdin.fileno(), 1):
        pass
    os._exit(1)


if __name__ == "__main__":
    main()
