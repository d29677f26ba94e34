"""Record what people decide: a row of `judgements.csv`, rows of `persons.csv`."""

from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import NamedNode, Store

from kg import terms
from kg.errors import AnnotationError
from kg.identify import judgements, registry
from kg.identify.judgements import Judgement
from kg.identify.nodes import person_iri, written
from kg.identify.registry import Registered
from kg.identify.stated import denoting
from kg.identify.table import append
from kg.messages import say
from kg.terms import td


def judge(judgement: Judgement, path: Path, store: Store) -> None:
    """Add a judgement to a file; AnnotationError, and nothing written, where it cannot hold."""
    before = judgements.read(path).judgements if path.exists() else ()
    problems = [*judgements.unknown([judgement], store)]
    problems += judgements.consistent([*before, judgement]).problems
    if problems:
        raise AnnotationError(*problems)
    row = {column: getattr(judgement, column) for column in judgements.COLUMNS}
    append(path, judgements.COLUMNS, [row])


def register(persons: Iterable[NamedNode], path: Path, store: Store) -> int:
    """Add persons to the registry of a file, but for those that are there; return how many were added."""
    before = registry.read(path).persons if path.exists() else ()
    known = {one.iri for one in before}
    new = [_registered(person, store) for person in persons if person.value not in known]
    if new:
        append(path, registry.COLUMNS, ({"iri": one.iri, "anchor": one.anchor} for one in new))
    return len(new)


def everybody(store: Store) -> list[NamedNode]:
    """Return the persons of a store, sorted."""
    quads = store.quads_for_pattern(None, terms.TYPE, td.Person, terms.IDENTITY)
    persons = (quad.subject for quad in quads if isinstance(quad.subject, NamedNode))
    return sorted(persons, key=lambda person: person.value)


def _registered(person: NamedNode, store: Store) -> Registered:
    for node in denoting(person, store):
        if person_iri(node.value) == person.value:
            return Registered(person.value, written(node.value))
    raise AnnotationError(say("'{person}' is no person of the graph. Correct it.", person=person.value))
