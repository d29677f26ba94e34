"""Real servers of SPARQL on this machine, for the tests that ask them."""

import socket
import subprocess
import sysconfig
import time
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

OXIGRAPH = Path(sysconfig.get_path("scripts")) / "oxigraph"


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
