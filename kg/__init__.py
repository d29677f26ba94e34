"""A knowledge graph of Vietnamese officials, public bodies and awards, each with its proof."""

from os import PathLike
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.graph import Graph


def open(  # noqa: A001 - kg.open(), as zipfile.open
    path: str | PathLike[str] = "graph",
    *,
    endpoint: str | None = None,
    timeout: float = 300,
    max_rows: int | None = 1_000_000,
) -> "Graph":
    """Open the graph in a folder, or at a SPARQL endpoint, to ask it questions.

    A query is stopped after `timeout` seconds and gives `max_rows` rows at most. Raises StoreError or
    QueryError, each with one line on what to do, where a question is asked and there is no graph.
    """
    from pathlib import Path

    from kg.graph import Graph
    from kg.query.limits import Limits

    return Graph(Path(path), endpoint, Limits(timeout, max_rows))
