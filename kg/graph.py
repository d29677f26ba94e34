"""The graph as Python sees it: `kg.open()`, questions, and results as rows, tables and data frames."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import QueryError, StoreError
from kg.messages import say
from kg.query.bind import bound
from kg.query.catalogue import INFERRED, names, saved
from kg.query.limited import Answer, ask
from kg.query.limits import Limits
from kg.query.names import Names
from kg.result import Result
from kg.sparql import Select, selector
from kg.store.folder import reading

if TYPE_CHECKING:
    from rdflib import Dataset

Given = str | int | bool | date | None
"""What a parameter takes: a name, an IRI, a year, a day, a yes or no; None leaves it out."""


@dataclass(frozen=True)
class Graph:
    """The graph in a folder, or at an endpoint, and the limits of each query that it is asked."""

    folder: Path
    endpoint: str | None
    limits: Limits

    @property
    def questions(self) -> Mapping[str, str]:
        """The titles of the saved questions in English, by their names."""
        return {name: saved(name).title.en for name in names()}

    def query(self, name: str, *, stated_only: bool = False, **values: Given) -> Result:
        """Ask a saved question; a parameter that is left out, or None, means all.

        `stated_only` leaves out what is inferred. Raises QueryError for an unknown question, parameter or
        name, and for a query that takes longer than the limits allow.
        """
        given = {key: _written(value) for key, value in values.items()}
        text = self.bound(name, given, stated_only=stated_only)
        return _result(text, self.answer(text))

    def sparql(self, text: str, *, stated_only: bool = False) -> Result:
        """Run a SELECT query of one's own over the union of all graphs."""
        return _result(text, self.answer_own(text, stated_only=stated_only))

    def bound(self, name: str, values: Mapping[str, str | None], *, stated_only: bool = False) -> str:
        """Return the text of a saved question with these values in it."""
        query, given = saved(name), dict(values)
        if stated_only and INFERRED in query.parameters:
            given[INFERRED] = "false"
        with self._selecting() as select:
            return bound(query, given, Names(select))

    def answer_own(self, text: str, *, stated_only: bool = False) -> Answer:
        """Run a query of one's own, and tell where an endpoint reads each graph apart."""
        answer = self.answer(text, stated_only=stated_only)
        if self.endpoint is not None:
            from kg.query.endpoint import Endpoint, tell_apart

            tell_apart(Endpoint(self.endpoint, self.limits))
        return answer

    def answer(self, text: str, *, stated_only: bool = False) -> Answer:
        """Run any query that only reads, within the limits."""
        if self.endpoint is None:
            return ask(text, self.folder, self.limits, stated_only=stated_only)
        if stated_only:
            problem = "an endpoint leaves out what is inferred of saved questions only. Ask one, or a store."
            raise QueryError(say(problem))
        from kg.query.endpoint import Endpoint

        return Endpoint(self.endpoint, self.limits).ask(text)

    def to_rdflib(self) -> "Dataset":
        """Return the whole graph as an rdflib Dataset, its graphs by name: for small graphs in a folder.

        Raises StoreError for a graph at an endpoint.
        """
        if self.endpoint is not None:
            problem = "'{endpoint}' is not read as a whole. Open the folder of a graph with kg.open(path)."
            raise StoreError(say(problem, endpoint=self.endpoint))
        from kg.store.as_rdflib import dataset

        with reading(self.folder) as store:
            return dataset(store)

    @contextmanager
    def _selecting(self) -> Iterator[Select]:
        """Give what finds the things that a question names: in the store, or in the graph of the endpoint."""
        if self.endpoint is None:
            with reading(self.folder) as store:
                yield selector(store)
            return
        from kg.query.endpoint import Endpoint

        endpoint = Endpoint(self.endpoint, self.limits)
        endpoint.refuse_another_graph()
        yield endpoint.select


def _result(text: str, answer: Answer) -> Result:
    return Result(text, answer.results, more=answer.more)


def _written(value: Given) -> str | None:
    if value is None:
        return None
    if isinstance(value, bool):
        return str(value).lower()
    return value.isoformat() if isinstance(value, date) else str(value)
