"""The day on which a body ended with its unit, as district-level bodies did on 30 June 2025."""

from datetime import date

from pyoxigraph import Literal, NamedNode, Store

from kg import edtf
from kg.terms import td


def closing(office: NamedNode, store: Store) -> date | None:
    """Return the last day of an office's body: that of its unit, where no one unit goes on as just that unit.

    A unit that only got another name, type or system goes on, and so may its bodies: no day is known then.
    """
    for body in _objects(office, td.body, store):
        for unit in _objects(body, td.unit, store):
            for quad in store.quads_for_pattern(unit, td.validUntil, None):
                if isinstance(quad.object, Literal) and not _goes_on(unit, store):
                    return edtf.bounds(quad.object.value).latest
    return None


def _goes_on(unit: NamedNode, store: Store) -> bool:
    followers = _objects(unit, td.succeededBy, store)
    if len(followers) != 1 or _objects(unit, td.partlySucceededBy, store):
        return False
    return [unit] == [
        quad.subject
        for relation in (td.succeededBy, td.partlySucceededBy)
        for quad in store.quads_for_pattern(None, relation, followers[0])
    ]


def _objects(subject: NamedNode, relation: NamedNode, store: Store) -> list[NamedNode]:
    found = (quad.object for quad in store.quads_for_pattern(subject, relation, None))
    return [thing for thing in found if isinstance(thing, NamedNode)]
