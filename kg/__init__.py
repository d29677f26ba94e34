"""A knowledge graph of Vietnamese officials, public bodies and awards, each with its proof."""

from os import PathLike
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.graph import Graph


def open(  # noqa: A001 - kg.open(), as zipfile.open
    path: str | PathLike[str] | None = None,
    *,
    endpoint: str | None = None,
    timeout: float = 300,
    max_rows: int | None = 1_000_000,
) -> "Graph":
    """Open the graph in a folder, or at a SPARQL endpoint, to ask it questions; by default in `graph`.

    A query is stopped after `timeout` seconds and gives `max_rows` rows at most. Raises StoreError or
    QueryError, each with one line on what to do, where a question is asked and there is no graph, and
    StoreError at once where both a folder and an endpoint are given.
    """
    from pathlib import Path

    from kg.errors import StoreError
    from kg.graph import Graph
    from kg.messages import say
    from kg.query.limits import Limits

    if path is not None and endpoint is not None:
        problem = "the graph is in '{path}' or at '{endpoint}', and not in both. Give one of them."
        raise StoreError(say(problem, path=Path(path), endpoint=endpoint))
    return Graph(Path("graph" if path is None else path), endpoint, Limits(timeout, max_rows))
