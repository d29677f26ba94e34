"""Build the graph: the way of every article, from its file to the answers.

read -> lift -> identify -> infer -> store
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

import msgspec
from pyoxigraph import Quad, Store

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
from kg.store import articles as held
from kg.store.folder import Building, reading, replacing
from kg.terms import td


@dataclass
class Report:
    """What a build did: articles and quads in the graph; articles changed, gone and refused, with why."""

    articles: int = 0
    quads: int = 0
    changed: int = 0
    gone: int = 0
    refused: int = 0
    problems: list[str] = field(default_factory=list)


class Notes(msgspec.Struct):
    """What a generation was built of: the program with its ontology, and each article's file, by sha256."""

    made_by: str = ""
    files: dict[str, str] = {}


def build(files: Iterable[Path], folder: Path, texts: Path | None = None) -> Report:
    """Build the graph of the articles in `files`, the whole corpus, and make it the current one of `folder`.

    What did not change is not built again. A refused article keeps what an earlier build made of it. With
    `texts`, each quote is checked against the text `<article id>.txt` in that folder.
    """
    with replacing(folder) as building:
        before = _notes(building)
        given = {file.stem: file for file in files}
        going = before.files.keys() - given.keys()
        if building.former is None or before.made_by != _made_by():
            report = _build_anew(building, given, texts)
        else:
            report = _change(building, given, going, texts)
        report.gone = len(going)
    return report


def add(files: Iterable[Path], folder: Path, texts: Path | None = None) -> Report:
    """Build the articles in `files` into the graph of `folder`, beside those that are there."""
    _refuse_where_nothing_is(folder)
    with replacing(folder) as building:
        _refuse_another_version(building, folder)
        return _change(building, {file.stem: file for file in files}, set(), texts)


def remove(ids: Iterable[str], folder: Path) -> Report:
    """Take articles out of the graph of `folder`, with what only they name."""
    going = set(ids)
    _refuse_where_nothing_is(folder)
    with replacing(folder) as building:
        _refuse_another_version(building, folder)
        unknown = sorted(going - _notes(building).files.keys())
        if unknown:
            raise AnnotationError(
                *(say("no article is called '{id}'. Correct it.", id=one) for one in unknown)
            )
        report = _change(building, {}, going, None)
        report.gone = len(going)
    return report


def articles(folder: Path) -> set[str]:
    """Return the ids of the articles in the current graph of a store; none where there is no graph."""
    try:
        with reading(folder) as store:
            return held.ids(store)
    except StoreError:
        return set()


def checked(file: Path, known: reference.Reference, texts: Path | None = None) -> Article:
    """Read an article and refuse it, with all of its problems, if anything in it does not hold."""
    article = read(file)
    problems = list(check.problems(article, known))
    if texts is not None:
        problems += _misquoted(article, texts)
    if problems:
        raise AnnotationError(*(f"{file.name}: {problem}" for problem in problems))
    return article


def _build_anew(building: Building, files: Mapping[str, Path], texts: Path | None) -> Report:
    """Build everything, in bulk."""
    report, notes = Report(), Notes(_made_by())
    store = building.empty()
    store.bulk_extend(reference.quads(packaged("ontology")))
    store.bulk_extend(_everything(building, files, texts, notes, report))
    if building.former is None and not notes.files:
        raise AnnotationError(*report.problems)
    return _finished(building, store, notes, report)


def _everything(
    building: Building, files: Mapping[str, Path], texts: Path | None, notes: Notes, report: Report
) -> Iterator[Quad]:
    """Yield the quads of every article; of a refused one those it had, without a digest, to try it again."""
    known = reference.load(packaged("ontology"))
    names: dict[str, str] = {}
    for name, file in files.items():
        digest = _digest(file)  # before it is read: what is edited meanwhile is built again
        quads = _accepted(file, known, texts, names, report)
        if quads:
            notes.files[name] = digest
            report.changed += 1
        elif building.former is not None:
            quads = list(held.quads(name, building.former))
            notes.files.update({name: ""} if quads else {})
        yield from quads


def _change(building: Building, files: Mapping[str, Path], going: Set[str], texts: Path | None) -> Report:
    """Replace the graphs of the articles that changed and take away those that go, in a copy.

    An article is checked before its graph is taken away, and gets it back where its names are refused.
    """
    report, notes = Report(), _notes(building)
    known = reference.load(packaged("ontology"))
    digests = {name: _digest(file) for name, file in files.items()}
    changed = [name for name in files if notes.files.get(name) != digests[name]]
    looked_at = changed if texts is None else list(files)
    good = [name for name in looked_at if _accepted(files[name], known, texts, {}, report)]
    new = [name for name in changed if name in set(good)]
    if not new and not going:
        report.articles = len(notes.files)
        report.quads = len(building.former) if building.former is not None else 0
        return report
    store = building.copy()
    named = [held.take_away(name, store) for name in [*going, *new]]
    held.forget_the_unnamed(set().union(*named), store)
    names = held.names(store)
    for name in new:
        quads = _accepted(files[name], known, texts, names, report)
        if quads:
            notes.files[name] = digests[name]
            report.changed += 1
        elif building.former is not None:
            quads = list(held.quads(name, building.former))
        store.bulk_extend(quads)
    notes.files = {name: digest for name, digest in notes.files.items() if name not in going}
    for graph in (terms.IDENTITY, terms.INFERRED):
        store.remove_graph(graph)
    return _finished(building, store, notes, report)


def _finished(building: Building, store: Store, notes: Notes, report: Report) -> Report:
    """Draw from the articles who is who and what follows, and note what the graph was built of."""
    store.bulk_extend(identify(store))
    store.bulk_extend(infer(store))
    store.optimize()
    notes.files = dict(sorted(notes.files.items()))
    building.notes = msgspec.json.encode(notes)
    report.articles, report.quads = len(notes.files), len(store)
    return report


def _accepted(
    file: Path, known: reference.Reference, texts: Path | None, names: dict[str, str], report: Report
) -> list[Quad]:
    """Return the quads of an article, or none and its problems in the report.

    `names` holds the names of bodies and clusters by IRI: two that make one IRI are refused, not merged.
    """
    try:
        quads = list(lift(checked(file, known, texts), known))
        _refuse_two_names_of_one(file, quads, names)
    except AnnotationError as error:
        report.problems.extend(error.problems)
        report.refused += 1
        return []
    return quads


def _refuse_two_names_of_one(file: Path, quads: list[Quad], names: dict[str, str]) -> None:
    here = {
        str(quad.subject): str(quad.object)
        for quad in quads
        if quad.predicate == td.name and quad.graph_name == terms.ENTITIES
    }
    clashes = [(iri, name) for iri, name in here.items() if names.get(iri, name) != name]
    if clashes:
        raise AnnotationError(
            *(
                say(
                    "{file}: {name} and {other} would be one thing, {iri}. Write one name in all articles.",
                    file=file.name,
                    name=name,
                    other=names[iri],
                    iri=iri,
                )
                for iri, name in clashes
            )
        )
    names.update(here)


def _misquoted(article: Article, texts: Path) -> Iterator[str]:
    path = texts / f"{article.id}.txt"
    if not path.exists():
        yield say("article: there is no text '{path}'. Put it there, or leave out --texts.", path=path)
        return
    yield from quotes.problems(article, *quotes.read_text(path))


def _refuse_where_nothing_is(folder: Path) -> None:
    with reading(folder):
        return


def _refuse_another_version(building: Building, folder: Path) -> None:
    if building.former is None or _notes(building).made_by != _made_by():
        raise StoreError(
            say("'{folder}' holds no graph of this version. Run 'kg build' on all articles.", folder=folder)
        )


def _notes(building: Building) -> Notes:
    try:
        return msgspec.json.decode(building.notes, type=Notes)
    except msgspec.DecodeError:
        return Notes()


def _made_by() -> str:
    """Return what tells one version of the program and of its ontology from another."""
    files = [path for _, path in reference.files(packaged("ontology"))]
    digest = hashlib.sha256(version("pyoxigraph").encode())
    for path in sorted([*files, *Path(__file__).parent.rglob("*.py")]):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _digest(file: Path) -> str:
    """Return the sha256 of a file, or nothing where it cannot be read."""
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError:
        return ""
