"""Build the graph: the way of every article, from its file to the answers.

read -> lift -> identify -> infer -> store
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import NamedNode, Quad, Store

from kg import reference, terms
from kg.errors import AnnotationError, StoreError
from kg.folders import packaged
from kg.identify import identify
from kg.infer import infer
from kg.lift import lift
from kg.messages import say
from kg.read import check, quotes
from kg.read.article import Article
from kg.read.file import read
from kg.sparql import select
from kg.store.folder import current, open_store, replacing

_ARTICLES = """
PREFIX td: <https://w3id.org/thidua/def/>
PREFIX dct: <http://purl.org/dc/terms/>
SELECT ?id WHERE { ?article a td:Article ; dct:identifier ?id }
"""

_TWO_NAMES = """
PREFIX td: <https://w3id.org/thidua/def/>
SELECT ?thing ?one ?two WHERE {
  GRAPH <https://w3id.org/thidua/graph/entities> { ?thing td:name ?one , ?two FILTER(STR(?one) < STR(?two)) }
} ORDER BY ?thing LIMIT 1
"""


@dataclass
class Report:
    """What a build did: articles loaded, problems of those refused, quads in the graph."""

    articles: int = 0
    problems: list[str] = field(default_factory=list)
    refused: int = 0
    quads: int = 0


def build(files: Iterable[Path], folder: Path, texts: Path | None = None) -> Report:
    """Build the graph of the articles in `files` and make it the current one of the store `folder`.

    A refused article keeps what an earlier build made of it. With `texts`, each quote is checked against
    the text `<article id>.txt` in that folder.
    """
    report = Report()
    known = reference.load(packaged("ontology"))
    former = open_store(folder) if current(folder) else None
    with replacing(folder) as store:
        store.bulk_extend(reference.quads(packaged("ontology")))
        store.bulk_extend(_articles(files, known, texts, former, report))
        store.bulk_extend(identify(store))
        store.bulk_extend(infer(store))
        _refuse_two_names_of_one(store)
        store.optimize()
        report.quads = len(store)
    return report


def articles(folder: Path) -> set[str]:
    """Return the ids of the articles in the current graph of a store; none where there is no graph."""
    if current(folder) is None:
        return set()
    return {row["id"].value for row in select(open_store(folder), _ARTICLES)}


def checked(file: Path, known: reference.Reference, texts: Path | None = None) -> Article:
    """Read an article and refuse it, with all of its problems, if anything in it does not hold."""
    article = read(file)
    problems = list(check.problems(article, known))
    if texts is not None:
        problems += _misquoted(article, texts)
    if problems:
        raise AnnotationError(*(f"{file.name}: {problem}" for problem in problems))
    return article


def _articles(
    files: Iterable[Path],
    known: reference.Reference,
    texts: Path | None,
    former: Store | None,
    report: Report,
) -> Iterator[Quad]:
    for file in files:
        try:
            article = checked(file, known, texts)
        except AnnotationError as error:
            report.problems.extend(error.problems)
            report.refused += 1
            if former is not None:
                yield from _as_before(file.stem, former)
            continue
        report.articles += 1
        yield from lift(article, known)


def _misquoted(article: Article, texts: Path) -> Iterator[str]:
    path = texts / f"{article.id}.txt"
    if not path.exists():
        yield say("article: there is no text '{path}'. Put it there, or leave out --texts.", path=path)
        return
    yield from quotes.problems(article, *quotes.read_text(path))


def _as_before(article: str, former: Store) -> Iterator[Quad]:
    """Yield what an earlier build made of an article: its graph, and the entities it names."""
    graph = NamedNode(f"{terms.THING}article/{article}")
    yield from former.quads_for_pattern(None, None, None, graph)
    seen: set[NamedNode] = set()
    named = {quad.object for quad in former.quads_for_pattern(None, None, None, graph)}
    while named:
        thing = named.pop()
        if isinstance(thing, NamedNode) and thing not in seen:
            seen.add(thing)
            of_thing = list(former.quads_for_pattern(thing, None, None, terms.ENTITIES))
            yield from of_thing
            named.update(quad.object for quad in of_thing)


def _refuse_two_names_of_one(store: Store) -> None:
    """Refuse a graph in which two names of bodies or clusters make one IRI: they are not one thing."""
    for row in select(store, _TWO_NAMES):
        raise StoreError(
            say(
                "'{one}' and '{two}' would be one thing, {iri}. Write one name in all articles.",
                one=row["one"].value,
                two=row["two"].value,
                iri=row["thing"].value,
            )
        )
