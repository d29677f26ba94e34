"""Real servers of SPARQL on this machine, for the tests that ask them."""

import socket
import subprocess
import sysconfig
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from kg.query import run
from kg.query.bind import bound
from kg.query.catalogue import saved
from kg.query.endpoint import Endpoint
from kg.query.limits import Limits
from kg.query.names import Names
from kg.query.results import text

OXIGRAPH = Path(sysconfig.get_path("scripts")) / "oxigraph"


def assert_rows_of_the_store(url, name, values, store):
    """Hold the rows that an endpoint gives of a saved query with some values against those of the store."""
    endpoint = Endpoint(url, Limits())
    there = endpoint.ask(bound(saved(name), values, Names(endpoint.select)))
    assert text(there.results, "csv") == text(run.ask(saved(name), values, store), "csv")


@contextmanager
def serving(folder, *options, mode="serve-read-only"):
    """A server of the store in a folder, on a free port of this machine, as the address of its endpoint."""
    port = free_port()
    command = [OXIGRAPH, mode, "--location", folder, "--bind", f"127.0.0.1:{port}", *options]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            wait_for(port)
            yield f"http://127.0.0.1:{port}/query"
        finally:
            server.terminate()


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return taken.getsockname()[1]


def wait_for(port, seconds=30):
    """Wait until a server answers, whatever it says."""
    for _ in range(seconds * 20):
        try:
            urlopen(f"http://127.0.0.1:{port}/", timeout=5).close()
        except HTTPError as error:
            error.close()
            return
        except URLError:
            time.sleep(0.05)
        else:
            return
    raise TimeoutError(port)
