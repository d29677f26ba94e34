"""The demonstration: who chaired which district in which year, with the words that prove it."""

import shlex
from itertools import groupby
from pathlib import Path

from pyoxigraph import QuerySolution, QuerySolutions
from rich.table import Table
from rich.text import Text

from kg.messages import language, say
from kg.query import run
from kg.query.catalogue import saved
from kg.query.results import console_of
from kg.store.folder import reading

STYLES = {"stated": "green", "inferred": "yellow", "possible": "dim"}
_WIDTH = 100
_LEAST = 80
"""Columns of a terminal: in fewer, a table that is too wide reads better than one folded."""
_ANSWER = ("district", "year", "person", "answer")


def show(folder: Path) -> str:
    """Return the answer on the graph in `folder` as a table for people, and what to try next."""
    query = saved("district-chairs")
    console = console_of(_WIDTH, least=_LEAST)
    with console.capture() as captured, reading(folder) as store:
        results = run.ask(query, {}, store)
        assert isinstance(results, QuerySolutions)  # noqa: S101 - a saved query that selects
        console.print(f"\n{query.title.in_language(language())}\n", style="bold")
        console.print(_table(results))
        console.print()
        console.print(_meaning())
        console.print(_next(folder))
    return "".join(f"{line.rstrip()}\n" for line in captured.get().splitlines())


def _table(results: QuerySolutions) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
    for column in (say("district"), say("year"), say("chair"), say("answer")):
        table.add_column(column, no_wrap=True, overflow="fold")
    table.add_column(say("the words that prove it"))
    for answered, rows in groupby(results, key=lambda row: [row[name].value for name in _ANSWER]):
        district, year, person, answer = answered
        proofs = Text("\n").join(_proof(row) for row in rows)
        table.add_row(district, year.replace("/", "–"), person, Text(answer, STYLES[answer]), proofs)
    return table


def _proof(row: QuerySolution) -> Text:
    """Return the first quote and its place; `district-chairs` gives all of them."""
    quote = row["quote"].value.split(" | ")[0]
    place = f"{row['article'].value} [{row['start'].value}, {row['end'].value})"
    return Text.assemble(f"“{quote}”\n", (place, "dim"))


def _meaning() -> Text:
    return Text(
        "\n".join(
            [
                say("stated: seen in office in that year, on a date that the article prints."),
                say(
                    "inferred: a rule gives the year (the article prints “15/3”, no year), "
                    "or it lies between two sightings."
                ),
                say("possible: no more than not excluded by who else was seen in the office."),
            ]
        )
        + "\n"
    )


def _next(folder: Path) -> Text:
    store = "" if folder == Path("graph") else f" --store {shlex.quote(str(folder))}"
    return Text(
        "\n".join(
            [
                say("Try next:"),
                *_command(say("list the saved questions"), f"kg query{store}"),
                *_command(
                    say("one district in one year"),
                    f'kg query district-chairs -p district="Quận 1" -p year=2021{store}',
                ),
                *_command(say("every award as CSV"), f"kg query all-award-events -o awards.csv{store}"),
                *_command(say("your own annotated articles"), "kg build FOLDER --store mine"),
            ]
        )
    )


def _command(what: str, command: str) -> list[str]:
    return [f"  # {what}", f"  {command}"]
