"""A query as a request to an endpoint, by SPARQLWrapper, and the statuses that refuse it."""

from contextlib import closing
from http import HTTPStatus
from http.client import HTTPResponse
from urllib.error import HTTPError

from SPARQLWrapper import SPARQLWrapper

from kg.messages import say
from kg.query.deadline import Deadline

_LARGEST = 1 << 16
"""Bytes that are read of what an endpoint says of an error."""
_SHOWN = 300
"""Characters of it that are shown."""


class RefusedError(Exception):
    """An endpoint answers with a status that is none of success."""

    def __init__(self, status: int, reason: str, body: bytes) -> None:
        super().__init__(status, reason, body)
        self.status, self.reason, self.body = status, reason, body

    def said(self) -> str:
        """Return what that means."""
        match self.status:
            case HTTPStatus.UNAUTHORIZED:
                return say("it asks for a password, which is not supported.")
            case HTTPStatus.NOT_FOUND:
                return say("there is none (404). Correct --endpoint.")
            case HTTPStatus.BAD_REQUEST:
                return say("it refuses the query: {said}", said=_in_short(self.body))
            case HTTPStatus.REQUEST_URI_TOO_LONG | HTTPStatus.INTERNAL_SERVER_ERROR:
                return say("it failed: {said}", said=_in_short(self.body))
            case _:
                return say(
                    "it answers with status {status}: {reason}.", status=self.status, reason=self.reason
                )


class Request(SPARQLWrapper):
    """A query that is asked within a deadline."""

    deadline: Deadline

    def _query(self) -> tuple[HTTPResponse, str]:
        try:
            return self.deadline.open(self._createRequest()), self.returnFormat
        except HTTPError as error:
            with closing(error):
                raise RefusedError(error.code, error.reason, error.read(_LARGEST)) from error


def _in_short(body: bytes) -> str:
    """Return what an endpoint says of an error, as one line that is not too long."""
    line = " ".join(body.decode(errors="replace").split())
    return f"{line[:_SHOWN]}…" if len(line) > _SHOWN else line
