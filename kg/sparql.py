"""Select rows from a store inside the program."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from pyoxigraph import Literal, NamedNode, QuerySolutions, Store

Row = Mapping[str, NamedNode | Literal]
"""What one row binds, by variable; what it leaves unbound is missing."""


Select = Callable[[str], Iterator[Row]]
"""Runs a SELECT query over all graphs as one: those of a store, or of an endpoint."""


def selector(store: Store) -> Select:
    """Return what runs queries on a store."""
    return lambda query: select(store, query)


def select(store: Store, query: str, *, union: bool = True) -> Iterator[Row]:
    """Return the rows of a SELECT query; with `union` over all graphs as one."""
    results = store.query(query, use_default_graph_as_union=union)
    if not isinstance(results, QuerySolutions):
        raise TypeError(query)
    return rows(results)


def rows(results: QuerySolutions) -> Iterator[Row]:
    """Yield the rows of results."""
    names = [variable.value for variable in results.variables]
    for solution in results:
        terms = ((name, solution[name]) for name in names)
        yield {name: term for name, term in terms if isinstance(term, NamedNode | Literal)}


def iri(row: Row, name: str) -> NamedNode:
    """Return the IRI that a row binds."""
    term = row[name]
    if not isinstance(term, NamedNode):
        raise TypeError(term)
    return term


def among(name: str, things: Iterable[NamedNode]) -> str:
    """Return the part of a query that lets a variable be one of these things only."""
    return f"VALUES ?{name} {{ {' '.join(sorted(map(str, things)))} }}"
