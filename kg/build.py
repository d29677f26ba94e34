"""Build the graph: the way of every article, from its file to the answers.

read -> lift -> identify -> infer -> store
"""

import hashlib
from collections.abc import Iterable, Iterator, Set
from functools import cache
from importlib.metadata import version
from pathlib import Path

import msgspec
from pyoxigraph import Quad, Store

from kg import identify, reference, units
from kg.admission import Admission, Lifted
from kg.changes import Given, Going, Notes, Report, Touched, decoded
from kg.errors import AnnotationError, StoreError
from kg.folders import packaged
from kg.infer import dates, discrepancies, offices
from kg.lift import names as naming
from kg.messages import say
from kg.query import executables
from kg.read.source import Source
from kg.store import articles as held
from kg.store.folder import Building, noted, reading, replacing


def build(
    sources: Iterable[Source],
    folder: Path,
    texts: Path | None = None,
    *,
    whole: bool = True,
    half: bool = True,
    decided: identify.Tables | None = None,
    structure: bool = True,
) -> Report:
    """Build the graph of the whole corpus, `sources`, and make it the current one of `folder`.

    What did not change is not built again. A refused article keeps what an earlier build made of it. What is
    not given goes, unless the sources are not `whole` since some could not be searched; more than half of
    the articles go only where `half` says so. With `texts`, each quote is checked against the text
    `<article id>.txt` in that folder. `decided` is what people decided of persons. Facts that the shapes of
    the group `structure` find fault with are refused with their article, unless `structure` is False.
    """
    report, given = Report(), Given(all_told=whole)
    with replacing(folder) as building:
        before = decoded(building.notes)

        def going() -> list[str]:
            return _going(before.files.keys(), given, folder, report, half=half)

        anew = building.former is None or before.made_by != made_by()
        work = _build_anew if anew else _change
        told = decided or identify.Tables()
        now = told.over(before.decided, whole=True)
        admission = Admission(texts, structure=structure)
        work(building, given.first(sources, report), admission, going, now, report)
        report.decisions(told, now, building.store or building.former)
    return report


def add(
    sources: Iterable[Source],
    folder: Path,
    texts: Path | None = None,
    *,
    decided: identify.Tables | None = None,
) -> Report:
    """Build the articles in `sources` into the graph of `folder`, beside those that are there.

    So are the tables of `decided`: each replaces what the graph has of it, and others stay.
    """
    report = Report()
    _refuse_where_nothing_is(folder)
    with replacing(folder) as building:
        _refuse_another_version(building, folder)
        before = decoded(building.notes).decided
        told = decided or identify.Tables()
        now = told.over(before, whole=False)
        _change(building, Given().first(sources, report), Admission(texts), list, now, report)
        report.decisions(told, now, building.store or building.former)
    return report


def remove(ids: Iterable[str], folder: Path) -> Report:
    """Take articles out of the graph of `folder`, with what only they name."""
    going, report = sorted(set(ids)), Report()
    _refuse_where_nothing_is(folder)
    with replacing(folder) as building:
        _refuse_another_version(building, folder)
        notes = decoded(building.notes)
        unknown = [one for one in going if one not in notes.files]
        if unknown:
            raise AnnotationError(
                *(say("no article is called '{id}'. Correct it.", id=one) for one in unknown)
            )
        _change(building, (), Admission(), lambda: going, notes.decided, report)
        if building.former is not None and building.store is not None:
            report.notes += notes.decided.agreed()[0].lost(building.former, building.store)
    return report


def articles(folder: Path) -> set[str]:
    """Return the ids of the articles in the current graph of a store; none where there is no graph."""
    return set(decoded(noted(folder)).files)


def _admitted(
    admission: Admission, source: Source, names: naming.Names, store: Store, report: Report
) -> Lifted | None:
    try:
        return admission.lifted(source, names, store)
    except AnnotationError as error:
        report.refuse(*error.problems)
        return None


def _going(before: Set[str], given: Given, folder: Path, report: Report, *, half: bool) -> list[str]:
    """Return which articles go: those that are there and not given."""
    gone = sorted(before - given.where.keys()) if given.all_told else []
    if 2 * len(gone) > len(before) and not half:
        raise StoreError(
            *report.problems,
            say(
                "{gone} of {before} articles in '{store}' would leave the graph. "
                "Add --replace, or give another --store.",
                gone=len(gone),
                before=len(before),
                store=folder,
            ),
        )
    return gone


def _build_anew(
    building: Building,
    sources: Iterable[Source],
    admission: Admission,
    going: Going,
    decided: identify.Decisions,
    report: Report,
) -> None:
    """Build everything, in bulk."""
    notes = Notes(made_by(), decided=decided)
    store = building.empty()
    store.bulk_extend(reference.quads(packaged("ontology")))
    store.bulk_extend(executables.quads())
    store.bulk_extend(_everything(building, store, sources, admission, going, notes, report))
    if building.former is None and not notes.files:
        raise AnnotationError(*report.problems)
    for old, new in naming.settled(store).items():
        held.rename(old, new, store)
    identify.everything(decided.agreed()[0], store)
    store.bulk_extend(dates.quads(store))
    store.bulk_extend(offices.quads(store))
    store.bulk_extend(discrepancies.quads(store))
    store.optimize()
    _note(building, store, notes, report)


def _everything(
    building: Building,
    store: Store,
    sources: Iterable[Source],
    admission: Admission,
    going: Going,
    notes: Notes,
    report: Report,
) -> Iterator[Quad]:
    """Yield the quads of every article; of one that stays as it was, those that the former graph has of it.

    That has no digest, so that the article is tried again.
    """
    former = building.former
    names = {} if former is None else naming.names(former)
    for source in sources:
        lifted = _admitted(admission, source, names, store, report)
        if lifted is not None:
            notes.files[lifted.article] = source.digest
            report.changed += 1
            yield from lifted.quads
    gone = going()
    report.gone = len(gone)
    staying = decoded(building.notes).files.keys() - notes.files.keys() - set(gone)
    if former is not None:
        for name in sorted(staying):
            notes.files[name] = ""
            yield from held.quads(name, former)


def _change(
    building: Building,
    sources: Iterable[Source],
    admission: Admission,
    going: Going,
    decided: identify.Decisions,
    report: Report,
) -> None:
    """Replace the graphs of the articles that changed and take away those that go, in a copy."""
    notes, touched, names = decoded(building.notes), Touched(), None
    for source in sources:
        unchanged = source.problem is None and notes.files.get(source.id or "") == source.digest
        if unchanged and admission.texts is None:
            continue
        store = building.store or building.former or building.copy()
        if names is None:
            names = naming.names(store)
        lifted = _admitted(admission, source, names, store, report)
        if lifted is None or unchanged:
            continue
        _replace(lifted.article, lifted.quads, building.store or building.copy(), touched)
        notes.files[lifted.article] = source.digest
        report.changed += 1
    gone = going()
    for name in gone:
        _replace(name, (), building.store or building.copy(), touched)
        del notes.files[name]
    report.gone = len(gone)
    if building.former is not None and decided != notes.decided:
        report.decided = True
        building.store = building.store or building.copy()
    if building.store is not None:
        _draw(building.store, touched, notes.decided.agreed()[0], decided.agreed()[0])
        notes.decided = decided
        _note(building, building.store, notes, report)
    elif building.former is not None:
        report.articles, report.quads = len(notes.files), len(building.former)


def _replace(article: str, quads: Iterable[Quad], store: Store, touched: Touched) -> None:
    graph = held.graph(article)
    touched.by({graph}, store)
    dates.forget({graph}, store)
    held.replace(article, quads, store)


def _draw(store: Store, touched: Touched, before: identify.Decisions, decided: identify.Decisions) -> None:
    """Draw anew, of what a change touches, who is who and what follows."""
    for old, new in naming.settled(store).items():
        touched.things |= held.rename(old, new, store)
    touched.by(touched.articles, store)
    anchors = decided.anchors_changed(before)
    nodes = identify.change(touched.nodes, touched.names, anchors, decided, store)
    things = touched.things | offices.held_by(nodes, store)
    store.extend(dates.quads(store, touched.articles))
    offices.forget(things, store)
    store.extend(offices.quads(store, things))
    discrepancies.forget(things, store)
    store.extend(discrepancies.quads(store, things))


def _note(building: Building, store: Store, notes: Notes, report: Report) -> None:
    """Note what the graph was built of."""
    notes.files = dict(sorted(notes.files.items()))
    building.notes = msgspec.json.encode(notes)
    report.articles, report.quads = len(notes.files), len(store)


def _refuse_where_nothing_is(folder: Path) -> None:
    with reading(folder):
        return


def _refuse_another_version(building: Building, folder: Path) -> None:
    if building.former is None or decoded(building.notes).made_by != made_by():
        raise StoreError(
            say("'{folder}' holds no graph of this version. Run 'kg build' on all articles.", folder=folder)
        )


@cache
def made_by() -> str:
    """Return what tells one version of the program and of its ontology from another."""
    files = [
        *(path for _, path in reference.files(packaged("ontology"))),
        *units.tables(packaged("ontology")),
        *packaged("queries").glob("*.rq"),
        *packaged("ontology").glob("shapes/**/*.ttl"),
    ]
    digest = hashlib.sha256(version("pyoxigraph").encode())
    for path in sorted([*files, *Path(__file__).parent.rglob("*.py")]):
        digest.update(path.read_bytes())
    return digest.hexdigest()
