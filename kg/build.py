"""Build the graph: the way of every article, from its file to the answers.

read -> lift -> identify -> infer -> store
"""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, Store

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
from kg.sparql import iri, select
from kg.store.folder import reading, replacing
from kg.vietnamese import key

_ARTICLES = """
PREFIX td: <https://w3id.org/thidua/def/>
PREFIX dct: <http://purl.org/dc/terms/>
SELECT ?id WHERE { ?article a td:Article ; dct:identifier ?id }
"""

_SPELLINGS = """
PREFIX td: <https://w3id.org/thidua/def/>
SELECT ?thing ?one ?two WHERE {
  GRAPH <https://w3id.org/thidua/graph/entities> { ?thing td:name ?one , ?two FILTER(STR(?one) < STR(?two)) }
} ORDER BY ?thing ?one ?two
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
    the text `<article id>.txt` in that folder. Where nothing is left to build of, nothing is built.
    """
    report = Report()
    known = reference.load(packaged("ontology"))
    with _former(folder) as former, replacing(folder) as store:
        store.bulk_extend(reference.quads(packaged("ontology")))
        store.bulk_extend(_articles(files, known, texts, former, report))
        if former is None and not report.articles:
            raise AnnotationError(*report.problems)
        _one_label_each(store)
        store.bulk_extend(identify(store))
        store.bulk_extend(infer(store))
        store.optimize()
        report.quads = len(store)
    return report


def articles(folder: Path) -> set[str]:
    """Return the ids of the articles in the current graph of a store; none where there is no graph."""
    with _former(folder) as store:
        return set() if store is None else {row["id"].value for row in select(store, _ARTICLES)}


def checked(file: Path, known: reference.Reference, texts: Path | None = None) -> Article:
    """Read an article and refuse it, with all of its problems, if anything in it does not hold."""
    article = read(file)
    problems = list(check.problems(article, known))
    if texts is not None:
        problems += _misquoted(article, texts)
    if problems:
        raise AnnotationError(*(f"{file.name}: {problem}" for problem in problems))
    return article


@contextmanager
def _former(folder: Path) -> Iterator[Store | None]:
    """Give the graph as it is, or None where there is none that can be read."""
    with ExitStack() as stack:
        try:
            store = stack.enter_context(reading(folder))
        except StoreError:
            store = None
        yield store


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


def _one_label_each(store: Store) -> None:
    """Keep, of several spellings of one name ("Nội Vụ", "Nội vụ"), the last as label; the others stay names.

    Two names that only make one IRI ("Nội vụ", "Nội vũ") are two things, and refused.
    """
    for row in list(select(store, _SPELLINGS)):
        thing, one, two = iri(row, "thing"), row["one"].value, row["two"].value
        if key(one) != key(two):
            raise AnnotationError(
                say(
                    "'{one}' and '{two}' would be one thing, {iri}. Correct one of them.",
                    one=one,
                    two=two,
                    iri=thing.value,
                )
            )
        labels: dict[str, list[Literal]] = {}
        for quad in store.quads_for_pattern(thing, terms.PREF_LABEL, None, terms.ENTITIES):
            if isinstance(quad.object, Literal):
                labels.setdefault(quad.object.language or "", []).append(quad.object)
        for same in labels.values():
            for other in sorted(same, key=lambda label: label.value)[:-1]:
                store.remove(Quad(thing, terms.PREF_LABEL, other, terms.ENTITIES))
                store.add(Quad(thing, terms.ALT_LABEL, other, terms.ENTITIES))
