"""Show one thing to people: what it is, and every fact about it in time order, each with its quote."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from pyoxigraph import NamedNode, QuerySolution, QuerySolutions, Store
from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from kg.demo import STYLES
from kg.messages import language, say
from kg.query import run
from kg.query.catalogue import saved
from kg.query.names import Names
from kg.query.results import console_of
from kg.read.quotes import read_text, sentence
from kg.sparql import among, select, selector

QUERY = "facts-about"
_WIDTH = 100
_FACT = ("date", "basis", "kind", "what", "how", "answer")

_ABOUT = """
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX dct: <http://purl.org/dc/terms/>
SELECT ?label ?kind WHERE {
  %s ?thing a/rdfs:label ?kind . FILTER(LANG(?kind) = "%s")
  OPTIONAL { ?thing skos:prefLabel ?name . FILTER(LANG(?name) = "vi") } OPTIONAL { ?thing dct:identifier ?id }
  BIND(COALESCE(?name, ?id, STR(?thing)) AS ?label)
}
"""


def facts(name: str, store: Store) -> tuple[NamedNode, QuerySolutions]:
    """Return the thing that a name or an IRI means, and the facts about it as `facts-about` gives them."""
    query = saved(QUERY)
    thing = Names(selector(store)).thing(name, query.parameters["thing"])
    results = run.ask(query, {"thing": thing.value}, store)
    assert isinstance(results, QuerySolutions)  # noqa: S101 - a saved query that selects
    return thing, results


def show(name: str, store: Store, texts: Path | None = None, *, to_file: bool = False) -> str:
    """Return a thing and the facts about it as text for people.

    With `texts`, a folder of the articles' texts, each quote comes with the sentence that it stands in.
    """
    thing, results = facts(name, store)
    console = console_of(_WIDTH, terminal=not to_file)
    with console.capture() as captured:
        _print(thing, results, texts, store, console)
    return "".join(f"{line.rstrip()}\n" for line in captured.get().splitlines())


def _print(
    thing: NamedNode, results: QuerySolutions, texts: Path | None, store: Store, console: Console
) -> None:
    for row in select(store, _ABOUT % (among("thing", [thing]), language())):
        console.print(Text(row["label"].value, "bold"), Text(f"({row['kind'].value})"))
        break
    console.print(Text(f"<{thing.value}>\n", "dim"), soft_wrap=True)
    count = 0
    for fact, rows in groupby(results, key=lambda row: [_value(row, name) for name in _FACT]):
        count += 1
        console.print(_headline(*fact))
        for row in rows:
            console.print(Padding(Text("\n").join(_proof(row, texts)), (0, 0, 0, 2)))
    if not count:
        console.print(say("No article states anything about it."))


def _headline(date: str, basis: str, kind: str, what: str, how: str, answer: str) -> Table:
    line = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0))
    line.add_column(width=26)
    line.add_column(width=14)
    line.add_column()
    when = Text(date.replace("/", "–") or say("no date"))
    if basis == "inferred" and answer == "stated":
        when.append(f" {say('(by a rule)')}", STYLES["inferred"])
    line.add_row(when, kind, Text.assemble(what, f" [{how}]" if how else "", ("  " + answer, STYLES[answer])))
    return line


def _proof(row: QuerySolution, texts: Path | None) -> Iterator[Text]:
    article, start, end = _value(row, "article"), int(_value(row, "start")), int(_value(row, "end"))
    yield Text.assemble(f"“{_value(row, 'quote')}”  ", (f"{article} [{start}, {end})", "dim"))
    path = texts / f"{article}.txt" if texts else None
    if path is not None and path.exists():
        yield Text(sentence(read_text(path)[0], start, end), "italic")


def _value(row: QuerySolution, name: str) -> str:
    return row[name].value if row[name] is not None else ""
