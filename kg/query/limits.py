"""The limits of a query."""

from typing import NamedTuple


class Limits(NamedTuple):
    """How long a query may run, in seconds of the clock, and how many rows or triples it may give."""

    seconds: float = 300
    rows: int | None = 1_000_000
