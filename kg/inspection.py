"""Validate files, or a store: from what is given to what is found."""

from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import NamedNode, Store

from kg import build
from kg.changes import decoded
from kg.errors import AnnotationError
from kg.messages import say
from kg.read.source import sources
from kg.store import validated
from kg.store.folder import generation, noted
from kg.terms import THING
from kg.unbuilt import graph_of
from kg.validate import positions, run, texts
from kg.validate.finding import Finding
from kg.validate.run import Wanted

Watch = Callable[[int], AbstractContextManager[Callable[[int], object]]]
"""Given how much there is to do, gives what is told of each bit that was done."""


class Inspection(NamedTuple):
    """What was found, and in how many articles and things."""

    found: list[Finding]
    articles: int
    things: int


def of_files(
    paths: Iterable[Path], texts: Path | None, wanted: Wanted, engine: str, watch: Watch
) -> Inspection:
    """Validate annotated articles and files of Turtle, before they are in any graph."""
    with graph_of(paths, texts) as graph:
        store = Store.read_only(str(graph.store))
        _refuse_unknown(wanted, store, {place.article for one in graph.findings for place in one.places})
        articles, things = run.extent(store, wanted)
        with watch(articles + things) as done:
            found = [
                *(one for one in graph.findings if wanted.finding(one)),
                *run.validate(graph.store, wanted, engine, done, graph.lines),
            ]
        return Inspection(positions.with_positions(found, sources(graph.files), texts), articles, things)


def of_store(
    folder: Path, texts_folder: Path | None, wanted: Wanted, engine: str, watch: Watch
) -> Inspection:
    """Validate the graph of a folder; articles that were found clean and are the same are left out.

    With a folder of texts, each quote is looked for in the text of its article.
    """
    with generation(folder) as path:
        digests = decoded(noted(folder)).files
        made_by = f"{build.made_by()} {engine}"
        clean = validated.clean(folder, made_by)
        wanted.clean |= {one for one, digest in clean.items() if digests.get(one) == digest}
        store = Store.read_only(str(path))
        _refuse_unknown(wanted, store, ())
        articles, things = run.extent(store, wanted)
        with watch(articles + things) as done:
            found = list(run.validate(path, wanted, engine, done))
        now = {one: digests[one] for one in sorted(wanted.clean) if digests.get(one)}
        if now != clean:
            validated.note(folder, made_by, now)
        if texts_folder is not None and wanted.rule("quote"):
            for article in run.articles(store, wanted):
                found += texts.findings(NamedNode(f"{THING}article/{article}"), texts_folder, store)
        return Inspection(positions.with_positions(found, (), texts_folder), articles, things)


def _refuse_unknown(wanted: Wanted, store: Store, also: Iterable[str]) -> None:
    unknown = wanted.articles - set(also) - set(run.articles(store, Wanted()))
    if unknown:
        raise AnnotationError(
            *(say("no article is called '{id}'. Correct it.", id=one) for one in sorted(unknown))
        )
