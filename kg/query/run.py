"""Run queries over the union of all graphs."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples, Store, Triple

from kg.errors import QueryError
from kg.messages import say
from kg.query.tokens import refuse_all_but_reading
from kg.sparql import selector

if TYPE_CHECKING:
    from kg.query.catalogue import SavedQuery

Results = QuerySolutions | QueryBoolean | Iterable[Triple]


def ask(query: "SavedQuery", values: Mapping[str, str], store: Store) -> Results:
    """Run a saved query with these values for its parameters."""
    from kg.query.bind import bound  # here, for a worker runs queries alone and starts with each
    from kg.query.names import Names

    return run(bound(query, values, Names(selector(store))), store)


def run(sparql: str, store: Store) -> QuerySolutions | QueryBoolean | QueryTriples:
    """Run any query that only reads; what is wrong with it is said in one line."""
    refuse_all_but_reading(sparql)
    try:
        return store.query(sparql, use_default_graph_as_union=True)
    except (SyntaxError, ValueError, RuntimeError) as error:
        problem = " ".join(str(error).split())
        raise QueryError(
            say("the query is not SPARQL 1.1: {problem}. Correct it.", problem=problem)
        ) from error
