"""Queries with limits: each runs in a process of its own, for the store cannot stop one that it has begun."""

import subprocess
import sys
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Timer
from typing import NamedTuple

import msgspec
from pyoxigraph import RdfFormat, parse

from kg import messages
from kg.errors import QueryError
from kg.messages import say
from kg.query.json_results import decode
from kg.query.limits import Limits
from kg.query.run import Results
from kg.query.worker import Request, Told

_WORKER = (sys.executable, "-P", "-m", "kg.query.worker")


class Answer(NamedTuple):
    """The results of a query, and whether there is more than the limit of rows lets through."""

    results: Results
    more: bool


def ask(query: str, folder: Path, limits: Limits, *, stated_only: bool = False) -> Answer:
    """Run a query on the store in a folder; one that takes too long is stopped, and QueryError says so.

    With `stated_only` it is run on a copy without the graph of what is inferred.
    """
    if not stated_only:
        return _asked(Request(query, str(folder), messages.language(), limits.rows), limits)
    with TemporaryDirectory(prefix="kg-") as copies:
        copy = f"{copies}/stated"
        return _asked(Request(query, str(folder), messages.language(), limits.rows, copy), limits)


def _asked(request: Request, limits: Limits) -> Answer:
    late = Event()
    with subprocess.Popen(  # noqa: S603 - it is this program
        _WORKER, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    ) as worker:

        def stop() -> None:
            late.set()
            worker.kill()

        timer = Timer(limits.seconds, stop)
        timer.start()
        try:
            given = _said(worker, request)
        finally:
            timer.cancel()
            worker.kill()
    if late.is_set():
        problem = "the query was stopped after {seconds} seconds. Ask for less, or raise --timeout."
        raise QueryError(say(problem, seconds=f"{limits.seconds:g}"))
    return _answer(given)


def _said(worker: "subprocess.Popen[bytes]", request: Request) -> bytes:
    """Return all that the worker writes; its input stays open meanwhile."""
    if worker.stdin is None or worker.stdout is None:
        raise TypeError(worker)
    with suppress(BrokenPipeError):
        worker.stdin.write(msgspec.json.encode(request) + b"\n")
        worker.stdin.flush()
    return worker.stdout.read()


def _answer(given: bytes) -> Answer:
    line, end, answer = given.partition(b"\n")
    if not end:
        raise QueryError(say("the query is too much for the store, which ended. Write it simpler."))
    told = msgspec.json.decode(line, type=Told)
    if told.kind == "problem":
        raise QueryError(answer.decode())
    if told.kind == "triples":
        return Answer([quad.triple for quad in parse(answer, format=RdfFormat.N_TRIPLES)], told.more)
    return Answer(decode(answer), told.more)
