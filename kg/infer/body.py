"""The days between which a body was in being, by its unit: those of the districts ended on 30 June 2025."""

from collections.abc import Callable
from datetime import date

from pyoxigraph import Literal, NamedNode, Store

from kg import edtf
from kg.terms import td

_INTO = (td.succeededBy, td.partlySucceededBy)


def days_of_body(office: NamedNode, store: Store) -> tuple[date | None, date | None]:
    """Return the first and the last day of an office's body: those of its unit, where they are known.

    A unit that only got another name, type or system goes on, and so may its bodies: no day is known then.
    """
    return _day(office, td.validFrom, _came_from_one, store), _day(office, td.validUntil, _goes_on, store)


def _day(
    office: NamedNode, bound: NamedNode, same: Callable[[NamedNode, Store], bool], store: Store
) -> date | None:
    for body in _objects(office, td.body, store):
        for unit in _objects(body, td.unit, store):
            for quad in store.quads_for_pattern(unit, bound, None):
                if isinstance(quad.object, Literal) and not same(unit, store):
                    return edtf.bounds(quad.object.value).latest
    return None


def _goes_on(unit: NamedNode, store: Store) -> bool:
    """Say whether one unit alone followed, and it followed that one alone."""
    followers = _objects(unit, td.succeededBy, store)
    if len(followers) != 1 or _objects(unit, td.partlySucceededBy, store):
        return False
    return _predecessors(followers[0], store) == [unit]


def _came_from_one(unit: NamedNode, store: Store) -> bool:
    before = _predecessors(unit, store)
    return len(before) == 1 and _goes_on(before[0], store)


def _predecessors(unit: NamedNode, store: Store) -> list[NamedNode]:
    found = (quad.subject for into in _INTO for quad in store.quads_for_pattern(None, into, unit))
    return [one for one in found if isinstance(one, NamedNode)]


def _objects(subject: NamedNode, relation: NamedNode, store: Store) -> list[NamedNode]:
    found = (quad.object for quad in store.quads_for_pattern(subject, relation, None))
    return [thing for thing in found if isinstance(thing, NamedNode)]
