"""Facts: from the structs of an article to the quads that state them.

One way for all kinds: what a field states, and with which property, is declared in `kg.read.facts`.
A fact's IRI holds the article's id, so no triple stands in two graphs; that two articles speak of one
event is a judgement, not a shared IRI.
"""

from collections.abc import Iterator
from typing import Any

import msgspec
from pyoxigraph import Literal, NamedNode, Quad

from kg import edtf, terms
from kg.lift.evidence import evidence, printed
from kg.lift.scope import Scope, Term, words
from kg.read.facts import Event, Evidenced, Fact, OfficeAttestation
from kg.read.leaves import ELSEWHERE, Leaf, leaves
from kg.terms import td

_NOT_STATED = {"id", "evidence"}

_BOUNDS = {"date": ("earliest", "latest"), "period": ("periodEarliest", "periodLatest")}
"""What states the first and the last day of a date, of a period: of an award these lie years apart."""


def quads(table: str, fact: Fact, scope: Scope) -> Iterator[Quad]:
    """State one fact and its parts in the article's graph, each with its evidence."""
    node = scope.below(table, fact.id)
    yield from _part(node, fact, scope)
    if isinstance(fact, OfficeAttestation):
        yield from _office(node, fact, scope)
    if isinstance(fact, Event):
        yield from _date_of_the_whole(node, fact, scope)


def _part(node: NamedNode, part: msgspec.Struct, scope: Scope) -> Iterator[Quad]:
    yield scope.quad(node, terms.TYPE, getattr(td, type(part).__name__))
    yield scope.quad(node, terms.SOURCE, scope.iri)
    yield from _fields(node, part, scope)
    if isinstance(part, Evidenced):
        yield from evidence(node, part, scope)


def _fields(node: NamedNode, part: msgspec.Struct, scope: Scope) -> Iterator[Quad]:
    for name, printed_name, leaf in leaves(type(part)):
        value = getattr(part, name)
        if value is None or name in _NOT_STATED or leaf.property == ELSEWHERE:
            continue
        for one in value if isinstance(value, tuple) else (value,):
            if isinstance(one, msgspec.Struct):
                path = [printed_name, _key(one)] if isinstance(value, tuple) else [printed_name]
                yield from _nested(node, path, one, leaf, scope)
            else:
                yield scope.quad(node, *_statement(one, leaf, scope))
    yield from _bounds(node, part, scope)


def _nested(
    node: NamedNode, path: list[str], part: msgspec.Struct, leaf: Leaf, scope: Scope
) -> Iterator[Quad]:
    if leaf.flat:
        yield from _fields(node, part, scope)
        return
    child = NamedNode("/".join([node.value, *path]))
    yield scope.quad(node, getattr(td, leaf.property), child)
    yield from _part(child, part, scope)


def _key(part: msgspec.Struct) -> str:
    """Return what tells apart the parts of one list: the mention that each names, and its code."""
    required = {field.name for field in msgspec.structs.fields(part) if field.required}
    return "-".join(
        getattr(part, name)
        for name, _, leaf in leaves(type(part))
        if name in required and (leaf.kinds or leaf.scheme)
    )


def _statement(value: Any, leaf: Leaf, scope: Scope) -> tuple[NamedNode, Term]:
    """Return the property and the term that state the value of a field."""
    if leaf.kinds:
        thing = scope.node(value)
        if thing is not None:
            return getattr(td, leaf.property), thing
        return getattr(td, leaf.words or leaf.property), words(scope.article.mentions[value].q)
    return getattr(td, leaf.property), _term(value, leaf, scope)


def _term(value: Any, leaf: Leaf, scope: Scope) -> Term:
    if leaf.scheme:
        return scope.reference.concept(leaf.scheme, value).iri
    if leaf.table:
        return scope.below(leaf.table, value)
    if leaf.unit:
        return scope.unit(value).iri
    if leaf.edtf:
        return Literal(value, datatype=terms.EDTF)
    if leaf.decimal:
        return Literal(value, datatype=terms.DECIMAL)
    return Literal(value)


def _bounds(node: NamedNode, part: msgspec.Struct, scope: Scope) -> Iterator[Quad]:
    """State the days that bound the date of a fact and, with terms of their own, those of its period."""
    for name, _, leaf in leaves(type(part)):
        value = getattr(part, name)
        if leaf.property not in _BOUNDS or value is None:
            continue
        for bound, day in zip(_BOUNDS[leaf.property], edtf.bounds(value), strict=True):
            if day is not None:
                yield scope.quad(node, getattr(td, bound), Literal(day.isoformat(), datatype=terms.DATE))


def _date_of_the_whole(node: NamedNode, fact: Event, scope: Scope) -> Iterator[Quad]:
    """State the date of an event that is part of a dated one ("Dịp này")."""
    whole = next((event for event in scope.article.events if event.id == fact.part_of), None)
    if fact.date is None and whole is not None and whole.date is not None:
        yield scope.quad(node, td.date, Literal(whole.date, datatype=terms.EDTF))
        yield from _bounds(node, whole, scope)


def _office(node: NamedNode, fact: OfficeAttestation, scope: Scope) -> Iterator[Quad]:
    """State which office it is, and the titles that the article prints for it."""
    body = scope.node(fact.body)
    if body is not None:
        yield scope.quad(node, td.office, scope.office(body, fact.role))
    yield scope.quad(node, td.title, words(printed(fact, "title", scope)))
