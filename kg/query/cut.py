"""Answers of which a server keeps a part back without an error: Virtuoso tells it in a header, if at all."""

from email.message import Message
from typing import NamedTuple

from kg.query.tokens import own_limit


class Given(NamedTuple):
    """An answer as it comes: its body, and the header."""

    body: bytes
    headers: Message

    @property
    def most(self) -> int | None:
        """How many rows the server gives at most; it says so where it gives as many."""
        most = self.headers.get("X-SPARQL-MaxRows", "")
        return int(most) if most.isdecimal() else None

    @property
    def is_unfinished(self) -> bool:
        """Whether the server stopped at its own time and gives what it had found."""
        return "X-SQL-State" in self.headers

    @property
    def is_of_virtuoso(self) -> bool:
        """Whether the server may cut triples, for of these its header says nothing."""
        return self.headers.get("Server", "").startswith("Virtuoso")


def may_be_cut(count: int, most: int | None, query: str) -> bool:
    """Tell whether a server that gives so many rows at most may have left out some that are asked for."""
    if most is None or count < most:
        return False
    own = own_limit(query)
    return own is None or own > most


def as_many_rows_as(triples: int) -> str:
    """Return a query that shows whether a server gives fewer rows than it gave triples.

    Of triples Virtuoso gives one more than of rows before it stops, so that as many as the rows are whole.
    """
    return f"SELECT (1 AS ?one) {{ ?subject ?property ?object }} LIMIT {triples}"
