"""A query runs in a process of its own: what it gives is the same, and it ends with its time."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kg.errors import QueryError, StoreError
from kg.query import limited
from kg.query.catalogue import names, saved
from kg.query.limits import Limits
from kg.query.results import text
from kg.query.run import run

HEAVY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
"""What the store's own time-outs do not stop."""

ALL_KINDS = """SELECT ?a ?b { VALUES (?a ?b) {
  (<https://example.org/một> "x, \\"y\\"") ("một\\nhai"@vi UNDEF) (3 true) ("2019-01-31"^^<urn:day> "") } }"""


@pytest.mark.parametrize("form", ["table", "csv", "tsv", "json", "xml", "markdown"])
def test_rows_are_those_of_the_store_itself(form, seeds, seeds_folder):
    assert text(limited.ask(ALL_KINDS, seeds_folder, Limits()).results, form) == text(
        run(ALL_KINDS, seeds), form
    )


@pytest.mark.parametrize("query", ["ASK { ?s ?p ?o }", "ASK { <urn:no> ?p ?o }", "DESCRIBE <urn:no>"])
def test_a_yes_or_no_and_triples_are_those_of_the_store_itself(query, seeds, seeds_folder):
    assert text(limited.ask(query, seeds_folder, Limits()).results, None) == text(run(query, seeds), None)


def test_triples_are_those_of_the_store_itself(seeds, seeds_folder):
    query = "CONSTRUCT { ?s ?p ?o } { ?s a <https://w3id.org/thidua/def/Tenure> ; ?p ?o }"
    answer = limited.ask(query, seeds_folder, Limits())
    assert set(answer.results) == set(run(query, seeds))
    assert not answer.more


def test_a_saved_query_is_the_same_from_a_process_of_its_own(seeds, seeds_folder):
    for name in sorted(names())[::6]:
        query = saved(name).text
        assert text(limited.ask(query, seeds_folder, Limits()).results, "csv") == text(
            run(query, seeds), "csv"
        )


def test_a_query_that_takes_too_long_is_stopped_and_its_process_is_gone(seeds_folder):
    began = time.monotonic()
    with pytest.raises(QueryError, match=r"^the query was stopped after 1 seconds\. "):
        limited.ask(HEAVY, seeds_folder, Limits(seconds=1))
    assert time.monotonic() - began < 30
    assert not [child for child in children(os.getpid()) if "kg.query.worker" in command(child)]


def test_a_process_whose_caller_was_killed_ends_too(seeds_folder):
    calls = "from kg.query.limited import *; ask(sys.argv[1], Path(sys.argv[2]), Limits())"
    caller = subprocess.Popen([sys.executable, "-c", f"import sys; {calls}", HEAVY, str(seeds_folder)])
    while not children(caller.pid):
        time.sleep(0.1)
    (worker,) = children(caller.pid)
    caller.send_signal(signal.SIGKILL)
    caller.wait()
    for _ in range(100):
        if "kg.query.worker" not in command(worker):
            return
        time.sleep(0.1)
    os.kill(worker, signal.SIGKILL)
    pytest.fail("the process is still there")


def children(parent):
    listed = Path(f"/proc/{parent}/task/{parent}/children")
    return [int(child) for child in listed.read_text().split()]


def command(process):
    try:
        return Path(f"/proc/{process}/cmdline").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return ""


@pytest.mark.parametrize("query", ["SELECT * { ?s ?p ?o } ORDER BY ?s", "CONSTRUCT WHERE { ?s ?p ?o }"])
def test_no_more_rows_or_triples_come_than_asked_for(query, seeds_folder):
    answer = limited.ask(query, seeds_folder, Limits(rows=3))
    assert (len(list(answer.results)), answer.more) == (3, True)


def test_as_many_rows_as_asked_for_are_all(seeds_folder):
    answer = limited.ask("SELECT * { VALUES ?a { 1 2 3 } }", seeds_folder, Limits(rows=3))
    assert (len(list(answer.results)), answer.more) == (3, False)


@pytest.mark.parametrize("query", ["SELECT * { ?s ?p", "DELETE WHERE { ?s ?p ?o }"])
def test_what_is_wrong_with_a_query_is_said_as_without_limits(query, seeds, seeds_folder):
    with pytest.raises(QueryError) as with_limits:
        limited.ask(query, seeds_folder, Limits())
    with pytest.raises(QueryError) as without:
        run(query, seeds)
    assert str(with_limits.value) == str(without.value)


def test_a_folder_without_a_graph_is_said(tmp_path):
    with pytest.raises((QueryError, StoreError), match="there is no graph in"):
        limited.ask("ASK {}", tmp_path, Limits())
