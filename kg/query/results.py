"""Results as tables, CSV and the SPARQL formats."""

import csv
import io
import sys
from collections.abc import Sequence
from pathlib import Path

from pyoxigraph import QueryBoolean, QueryResultsFormat, QueryTriples, RdfFormat, serialize
from rich.console import Console
from rich.table import Table

from kg import terms
from kg.errors import QueryError
from kg.messages import say
from kg.output import write
from kg.query.run import Results

FORMATS = ("table", "csv", "tsv", "json", "xml")

_READABLE = 80
_UNFOLDED = 2000
"""Columns: wide enough that a table in a file or a pipe has one line a row."""

_SPARQL = {"tsv": QueryResultsFormat.TSV, "json": QueryResultsFormat.JSON, "xml": QueryResultsFormat.XML}


def of_suffix(suffix: str) -> str | None:
    """Return the form that a file's suffix asks for; None for that of text or of triples."""
    name = suffix.removeprefix(".").lower()
    if name in FORMATS:
        return name
    if name in {"", "txt", "ttl"}:
        return None
    raise QueryError(
        say("'{suffix}' is no form of results. Use one of {known}.", suffix=suffix, known=", ".join(FORMATS))
    )


def text(results: Results, form: str | None, *, to_file: bool = False) -> str:
    """Return the results in one of FORMATS, by default as a table.

    Triples are Turtle, and a yes or no is one word. A table for a file is as wide as it needs.
    """
    if isinstance(results, QueryTriples):
        if form not in {None, "table"}:
            raise QueryError(say("these results are triples, which have no {form}. Leave it out.", form=form))
        return (serialize(results, format=RdfFormat.TURTLE) or b"").decode()
    if form in _SPARQL:
        return (results.serialize(format=_SPARQL[form]) or b"").decode().rstrip("\n") + "\n"
    if isinstance(results, QueryBoolean):
        return f"{str(bool(results)).lower()}\n"
    columns = [variable.value for variable in results.variables]
    rows = [["" if term is None else _value(term) for term in row] for row in results]
    return _csv(columns, rows) if form == "csv" else _table(columns, rows, folded=not to_file)


def give(results: Results, form: str | None, output: Path | None) -> None:
    """Write the results to a file, in the form that its suffix asks for, or to standard output."""
    form = form or (of_suffix(output.suffix) if output else None)
    write(text(results, form, to_file=output is not None), output)


def _value(term: object) -> str:
    return str(getattr(term, "value", term))


def _csv(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return out.getvalue()


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]], *, folded: bool) -> str:
    """Return an aligned table, folded to the terminal; IRIs of the project are shortened to `:kind/slug`."""
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(value.replace(terms.THING, ":") for value in row))
    console = console_of(_UNFOLDED, terminal=folded)
    with console.capture() as captured:
        if console.measure(table).maximum > console.width:
            _records(console, columns, rows)
        else:
            console.print(table)
    return "".join(f"{line.rstrip()}\n" for line in captured.get().splitlines())


def _records(console: Console, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print each row as a block of its own, for a terminal that is narrower than the table."""
    for row in rows:
        block = Table(box=None, pad_edge=False, show_header=False, padding=(0, 2, 0, 0))
        block.add_column(style="bold", no_wrap=True)
        block.add_column(overflow="fold")
        for column, value in zip(columns, row, strict=True):
            if value:
                block.add_row(column, value.replace(terms.THING, ":"))
        console.print(block)
        console.print()


def console_of(width: int, *, terminal: bool = True) -> Console:
    """Return a console as wide as the terminal, but at least readable; elsewhere of that width and plain."""
    here = terminal and sys.stdout.isatty()
    wide = max(_READABLE, Console().width) if here else width
    return Console(
        width=wide, no_color=not here, force_terminal=here, markup=False, highlight=False, emoji=False
    )
