"""Requests that are broken off at their time, however slowly the header or the body of the answer comes."""

import socket
from contextlib import suppress
from functools import partial
from http.client import HTTPConnection, HTTPResponse, HTTPSConnection
from threading import Event, Timer
from typing import Self
from urllib.request import HTTPHandler, HTTPSHandler, OpenerDirector, Request, build_opener


class Deadline:
    """A time after which every connection made within it is shut down: leaving it then is a TimeoutError.

    The timeout of a socket alone is no limit: it begins anew with each byte.
    """

    def __init__(self, seconds: float) -> None:
        """Prepare a time that begins when it is entered."""
        self._seconds = seconds
        self._over = Event()
        self._timer = Timer(seconds, self._end)
        self._connected: list[socket.socket] = []

    def __enter__(self) -> Self:
        """Start the clock."""
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop the clock; what went wrong because of it is TimeoutError."""
        self._timer.cancel()
        self._timer.join()
        if self._over.is_set():
            raise TimeoutError

    def open(self, request: Request) -> HTTPResponse:
        """Send a request and return the answer, of which the header is read."""
        response: HTTPResponse = self._opener().open(request, timeout=self._seconds)
        return response

    def watch(self, connected: socket.socket) -> None:
        """Shut this connection down too when the time is over."""
        self._connected.append(connected)
        if self._over.is_set():
            self._end()

    def _opener(self) -> OpenerDirector:
        return build_opener(_Http(self), _Https(self))

    def _end(self) -> None:
        self._over.set()
        for connected in self._connected:
            with suppress(OSError):  # it is closed already
                socket.socket.shutdown(connected, socket.SHUT_RDWR)  # that of TLS would pull its state away


class _Connection(HTTPConnection):
    """A connection that a deadline watches."""

    def __init__(self, deadline: Deadline, host: str, *, timeout: float) -> None:
        super().__init__(host, timeout=timeout)
        self._deadline = deadline

    def connect(self) -> None:
        super().connect()
        self._deadline.watch(self.sock)


class _SecureConnection(_Connection, HTTPSConnection):
    """The same over TLS; its handshake holds the timeout as a whole."""


class _Http(HTTPHandler):
    def __init__(self, deadline: Deadline) -> None:
        super().__init__()
        self._deadline = deadline

    def http_open(self, request: Request) -> HTTPResponse:
        return self.do_open(partial(_Connection, self._deadline), request)


class _Https(HTTPSHandler):
    def __init__(self, deadline: Deadline) -> None:
        super().__init__()
        self._deadline = deadline

    def https_open(self, request: Request) -> HTTPResponse:
        return self.do_open(partial(_SecureConnection, self._deadline), request)
