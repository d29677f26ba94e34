"""The rows of a query as Python values, tables and data frames."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from html import escape
from importlib import import_module
from os import PathLike
from pathlib import Path
from typing import Any, overload

from pyoxigraph import Literal, QuerySolutions

from kg import terms
from kg.edtf import is_day
from kg.errors import QueryError
from kg.messages import say
from kg.output import write
from kg.query.json_results import decode, encode
from kg.query.results import text
from kg.query.run import Results

Value = str | int | Decimal | bool | date | None
"""A day is a date; of a date that is no one day, as `2019` or `2019/2022`, the printed form is kept."""

_NUMBERS: Mapping[str, Callable[[str], Value]] = {"integer": int, "decimal": Decimal}

_SHOWN = 50
"""Rows that a notebook, or Python where nobody asks for a form, shows."""


class Row(Mapping[str, Value]):
    """One row: values by column, as items (`row["from"]`) or as attributes (`row.person`)."""

    __slots__ = ("_values",)

    def __init__(self, values: Mapping[str, Value]) -> None:
        """Keep the values of all columns; None where nothing is bound."""
        self._values = values

    def __getitem__(self, column: str) -> Value:
        return self._values[column]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __len__(self) -> int:
        return len(self._values)

    def __getattr__(self, column: str) -> Value:
        try:
            return self._values[column]
        except KeyError:
            raise AttributeError(column) from None

    def __repr__(self) -> str:
        return f"Row({', '.join(f'{column}={value!r}' for column, value in self.items())})"


class Result(Sequence[Row]):
    """The rows of a SELECT query, in order.

    `sparql` is the query as it was asked, with its values; `columns` the names of its variables; `more` says
    whether there are more rows than the limit let through.
    """

    def __init__(self, sparql: str, results: Results, *, more: bool = False) -> None:
        """Read the rows; QueryError for what has none."""
        if not isinstance(results, QuerySolutions):
            raise QueryError(say("this query gives no rows. Ask it with SELECT."))
        self.sparql, self.more = sparql, more
        self.columns = [variable.value for variable in results.variables]
        rows = list(results)
        self._given = encode(self.columns, rows)
        self._shown = encode(self.columns, rows[:_SHOWN])
        self._rows = [Row({name: _value(row[name]) for name in self.columns}) for row in rows]

    def __len__(self) -> int:
        return len(self._rows)

    @overload
    def __getitem__(self, at: int) -> Row: ...

    @overload
    def __getitem__(self, at: slice) -> Sequence[Row]: ...

    def __getitem__(self, at: int | slice) -> Row | Sequence[Row]:
        return self._rows[at]

    def __repr__(self) -> str:
        return text(decode(self._shown), "table") + self._rest()

    def to_text(self, form: str) -> str:
        """Return the rows as `kg query` writes them: table, csv, tsv, json, xml or markdown."""
        return text(decode(self._given), form)

    def to_csv(self, path: str | PathLike[str] | None = None) -> str:
        """Return the rows as CSV, and write them to a file where a path is given."""
        rows = self.to_text("csv")
        if path is not None:
            write(rows, Path(path))
        return rows

    def to_pandas(self) -> Any:
        """Return the rows as a pandas DataFrame; QueryError where pandas is not installed."""
        return _installed("pandas").DataFrame(self._frame(), columns=self.columns)

    def to_polars(self) -> Any:
        """Return the rows as a polars DataFrame; QueryError where polars is not installed."""
        return _installed("polars").DataFrame(self._frame())

    def _frame(self) -> dict[str, list[Value]]:
        """Return the values by column: of one type, or all as text where a column mixes types."""
        found: dict[str, list[Value]] = {}
        for column in self.columns:
            values = [row[column] for row in self._rows]
            mixed = len({type(value) for value in values if value is not None}) > 1
            found[column] = [None if one is None else str(one) for one in values] if mixed else values
        return found

    def _repr_html_(self) -> str:
        """Return the first rows as an HTML table, which notebooks show."""
        shown = [["" if value is None else str(value) for value in row.values()] for row in self[:_SHOWN]]
        head = "".join(f"<th>{escape(column)}</th>" for column in self.columns)
        rows = ("".join(f"<td>{escape(value)}</td>" for value in row) for row in shown)
        body = "".join(f"<tr>{row}</tr>" for row in rows)
        more = f"<p>{escape(rest)}</p>" if (rest := self._rest()) else ""
        return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"

    def _rest(self) -> str:
        """Say how many rows are not shown, if any."""
        rest = len(self) - _SHOWN
        return say("{number} more", number=rest) if rest > 0 else ""


def _value(term: object) -> Value:
    """Return a term as a Python value."""
    if term is None or not isinstance(term, Literal):
        return None if term is None else str(getattr(term, "value", term))
    kind = term.datatype.value.removeprefix(terms.XSD)
    if kind == "boolean":
        return term.value in {"true", "1"}
    if kind in _NUMBERS:
        return _NUMBERS[kind](term.value)
    if (kind == "date" or term.datatype == terms.EDTF) and is_day(term.value):
        return date.fromisoformat(term.value)
    return term.value


def _installed(library: str) -> Any:
    try:
        return import_module(library)
    except ImportError as error:
        problem = "{library} is not installed. Run 'pip install {library}'."
        raise QueryError(say(problem, library=library)) from error
