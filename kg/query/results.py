"""Results as tables, CSV and the SPARQL formats."""

import csv
import io
import re
import sys
from collections.abc import Sequence
from pathlib import Path

from pyoxigraph import NamedNode, QueryBoolean, QueryResultsFormat, QuerySolutions, RdfFormat, serialize
from rich.console import Console
from rich.table import Table

from kg import terms
from kg.errors import QueryError
from kg.messages import say
from kg.output import write
from kg.query.run import Results

ROWS = ("table", "csv", "tsv", "json", "xml", "markdown")
TRIPLES = ("turtle", "ntriples", "jsonld")
FORMATS = (*ROWS, *TRIPLES)

_UNFOLDED = 2000
"""Columns: wide enough that a table in a file or a pipe has one line a row."""
_UNBOUNDED = 1_000_000
"""Columns: rich measures no table as wider than what it is measured for."""

_SPARQL = {"tsv": QueryResultsFormat.TSV, "json": QueryResultsFormat.JSON, "xml": QueryResultsFormat.XML}
_RDF = {"turtle": RdfFormat.TURTLE, "ntriples": RdfFormat.N_TRIPLES, "jsonld": RdfFormat.JSON_LD}
_SUFFIXES = {
    "": None,
    "txt": None,
    "md": "markdown",
    "ttl": "turtle",
    "nt": "ntriples",
    "srj": "json",
    "srx": "xml",
}


def of_suffix(suffix: str) -> str | None:
    """Return the form that a file's suffix asks for; None where it leaves that open."""
    name = suffix.removeprefix(".").lower()
    if name in _SUFFIXES:
        return _SUFFIXES[name]
    if name in FORMATS:
        return name
    raise QueryError(
        say("'{suffix}' is no form of results. Use one of {known}.", suffix=suffix, known=", ".join(FORMATS))
    )


def text(results: Results, form: str | None, *, to_file: bool = False) -> str:
    """Return the results in one of FORMATS: rows and a yes or no by default as a table, triples as Turtle.

    A table for a file is as wide as it needs.
    """
    if not isinstance(results, QuerySolutions | QueryBoolean):
        form = _one_of(TRIPLES, form or "turtle", say("triples"))
        return (serialize(results, format=_RDF[form], prefixes=_prefixes(form)) or b"").decode()
    form = _one_of(ROWS, form or "table", say("rows"))
    if form in _SPARQL and not (form == "tsv" and isinstance(results, QueryBoolean)):
        return (results.serialize(format=_SPARQL[form]) or b"").decode().rstrip("\n") + "\n"
    if isinstance(results, QueryBoolean):
        return f"{str(bool(results)).lower()}\n"
    columns = [variable.value for variable in results.variables]
    if form == "markdown":
        return _markdown(columns, results)
    rows = [["" if term is None else _value(term) for term in row] for row in results]
    return _csv(columns, rows) if form == "csv" else _table(columns, rows, folded=not to_file)


def _one_of(forms: Sequence[str], form: str, what: str) -> str:
    if form not in forms:
        raise QueryError(
            say(
                "these results are {what}, which have no form '{form}'. Use one of {known}.",
                what=what,
                form=form,
                known=", ".join(forms),
            )
        )
    return form


def _prefixes(form: str) -> dict[str, str] | None:
    return None if form == "ntriples" else terms.PREFIXES


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


def _markdown(columns: Sequence[str], rows: QuerySolutions) -> str:
    """Return a table of GitHub-flavoured Markdown: IRIs are links, other values are not read as Markdown."""
    lines = [columns, ["---"] * len(columns), *([_cell(term) for term in row] for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _cell(term: object) -> str:
    if isinstance(term, NamedNode):
        return str(term)
    value = "" if term is None else _value(term)
    return re.sub(r"([\\`*_{}\[\]<>|~])", r"\\\1", value).replace("\r", "").replace("\n", "<br>")


def _table(columns: Sequence[str], rows: Sequence[Sequence[str]], *, folded: bool) -> str:
    """Return an aligned table; in a terminal that is narrower than it, each row as a block of its own.

    IRIs of the project are shortened to `:kind/slug`.
    """
    table = Table(box=None, pad_edge=False, header_style="bold", padding=(0, 2, 0, 0))
    for column in columns:
        table.add_column(column, overflow="fold")
    for row in rows:
        table.add_row(*(value.replace(terms.THING, ":") for value in row))
    console = console_of(_UNFOLDED, terminal=folded)
    with console.capture() as captured:
        if console.is_terminal and _width(console, table) > console.width:
            _records(console, columns, rows)
        else:
            console.print(table)
    return "".join(f"{line.rstrip()}\n" for line in captured.get().splitlines())


def _width(console: Console, table: Table) -> int:
    """Return the columns that a table takes where nothing is folded."""
    return console.measure(table, options=console.options.update(width=_UNBOUNDED)).maximum


def _records(console: Console, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Print each row as a block of lines, the name of a column and its value; of no rows the names alone."""
    if not rows:
        console.print("\n".join(columns), style="bold")
    for row in rows:
        block = Table(box=None, pad_edge=False, show_header=False, padding=(0, 2, 0, 0))
        block.add_column(style="bold", no_wrap=True)
        block.add_column(overflow="fold")
        for column, value in zip(columns, row, strict=True):
            if value:
                block.add_row(column, value.replace(terms.THING, ":"))
        console.print(block)
        console.print()


def console_of(width: int, *, terminal: bool = True, least: int = 1) -> Console:
    """Return a console as wide as the terminal, or at least so; elsewhere of that width and plain."""
    here = terminal and sys.stdout.isatty()
    wide = max(least, Console().width) if here else width
    return Console(
        width=wide, no_color=not here, force_terminal=here, markup=False, highlight=False, emoji=False
    )
