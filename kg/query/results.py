"""Results as tables, CSV and the SPARQL formats."""

import csv
import io
import os
import sys
from collections.abc import Sequence

from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, RdfFormat, serialize
from rich.console import Console
from rich.table import Table

from kg import terms
from kg.query.run import Results

FORMATS = ("table", "csv", "tsv", "json", "xml")

_UNFOLDED = 2000
"""Columns: wide enough that a table in a file or a pipe has one line a row."""

_SPARQL = {"tsv": QueryResultsFormat.TSV, "json": QueryResultsFormat.JSON, "xml": QueryResultsFormat.XML}


def text(results: Results, form: str) -> str:
    """Return the results in one of FORMATS; triples are always Turtle, and a yes or no is one word."""
    if not isinstance(results, QuerySolutions | QueryBoolean):
        return (serialize(results, format=RdfFormat.TURTLE) or b"").decode()
    if form in _SPARQL:
        return (results.serialize(format=_SPARQL[form]) or b"").decode().rstrip("\n") + "\n"
    if isinstance(results, QueryBoolean):
        return f"{str(bool(results)).lower()}\n"
    columns = [variable.value for variable in results.variables]
    rows = [["" if term is None else _value(term) for term in row] for row in results]
    return _csv(columns, rows) if form == "csv" else _table(columns, rows)


def _value(term: object) -> str:
    return str(getattr(term, "value", term))


def _csv(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return out.getvalue()


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return an aligned table as wide as the terminal; IRIs of the project are shortened to `:kind/slug`."""
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(value.replace(terms.THING, ":") for value in row))
    wide = None if sys.stdout.isatty() or "COLUMNS" in os.environ else _UNFOLDED
    console = Console(width=wide, markup=False, highlight=False, emoji=False)
    with console.capture() as captured:
        console.print(table)
    return "".join(f"{line.rstrip()}\n" for line in captured.get().splitlines())
