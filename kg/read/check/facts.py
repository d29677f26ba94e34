"""Check facts: their references, codes and dates, and whether their evidence carries them."""

from collections import Counter
from collections.abc import Iterable, Iterator

import msgspec

from kg import edtf
from kg.errors import AnnotationError
from kg.messages import say
from kg.read.check import awards, figures
from kg.read.facts import (
    AwardEvent,
    Commemoration,
    Event,
    Evidenced,
    Fact,
    Indicator,
    Movement,
    OfficeAttestation,
    Part,
    RecipientGroup,
)
from kg.read.leaves import Leaf, values
from kg.read.scope import Scope, kind
from kg.vietnamese import fold


def fields(struct: msgspec.Struct, scope: Scope) -> Iterator[str]:
    """Yield what is wrong with the fields of a fact, or of a part of one, as they are declared."""
    for name, leaf, value in values(struct):
        if isinstance(value, msgspec.Struct):
            yield from (f"{name}: {problem}" for problem in fields(value, scope))
        elif isinstance(value, str):
            yield from (f"{name}: {problem}" for problem in _value(value, leaf, scope))
    if isinstance(struct, Evidenced):
        yield from _evidence(struct, scope)


def _value(value: str, leaf: Leaf, scope: Scope) -> Iterator[str]:
    if leaf.edtf:
        yield from _date(value)
    if leaf.kinds:
        named = scope.article.mentions.get(value)
        if named is None or kind(named) not in leaf.kinds:
            yield say(
                "'{value}' is no mention of kind {kinds}. Name one.", value=value, kinds="/".join(leaf.kinds)
            )
    if leaf.table and value not in {fact.id for table, fact in scope.article.facts() if table == leaf.table}:
        yield say("'{value}' is no item of [[{table}]]. Name one.", value=value, table=leaf.table)
    try:
        if leaf.scheme:
            scope.reference.concept(leaf.scheme, value)
        if leaf.unit:
            scope.unit(value)
    except AnnotationError as error:
        yield str(error)


def _date(value: str) -> Iterator[str]:
    try:
        edtf.bounds(value)
    except ValueError:
        yield say(
            "'{value}' is no date. Write EDTF: '2019-01-31', '2018', '2016/2017', 'XXXX-03-15'.", value=value
        )


def _evidence(part: Evidenced, scope: Scope) -> Iterator[str]:
    """Yield what is wrong with the passages: a part that is somebody's must name them in each."""
    whose = getattr(part, "who", None) or getattr(part, "person", None)
    for passage in part.evidence:
        for name in passage:
            if name not in scope.article.mentions:
                yield say("evidence: '{name}' is no mention. Name one.", name=name)
        named = {scope.first(name) for name in passage}
        if whose in scope.article.mentions and scope.first(whose) not in named:
            yield say("evidence: a passage does not name '{who}'. Add the mention that does.", who=whose)


_CARRIES = {
    "awards": "award",
    "clusters": "cluster",
    "events": "event",
    "movements": "movement",
    "indicators": "figure",
    "documents": "document",
    "offices": "title",
}
"""The kind of mention without which a passage does not carry a fact of the table."""


def problems(table: str, fact: Fact, scope: Scope) -> Iterator[str]:
    """Yield every problem of a fact."""
    article = scope.article
    yield from fields(fact, scope)
    for passage in fact.evidence:
        kinds = {kind(article.mentions[name]) for name in passage if name in article.mentions}
        known = all(name in article.mentions for name in passage)
        if known and _CARRIES[table] not in kinds:
            yield say("evidence: a passage has no mention of kind {kind}. Mark it.", kind=_CARRIES[table])
    match fact:
        case OfficeAttestation():
            yield from _title(fact, scope)
        case AwardEvent():
            yield from awards.problems(fact, scope)
        case Indicator():
            yield from figures.problems(fact, scope)
        case Movement(commemorates=Commemoration() as anniversary):
            yield from (f"commemorates: {problem}" for problem in figures.commemoration(anniversary, scope))
        case Event(part_of=str(whole)):
            if any(event.id == whole and event.part_of is not None for event in article.events):
                yield say("part_of: '{whole}' is itself a part. Name the whole event.", whole=whole)
    parts: dict[str, list[tuple[str, ...]]] = {}
    for name, _, value in values(fact):
        if isinstance(value, RecipientGroup) and value.max is not None and value.max < value.min:
            yield say("{name}: 'max' is less than 'min'. Correct the count.", name=name)
        if isinstance(value, RecipientGroup):
            yield from (f"{name}: {problem}" for problem in figures.recipients(value, scope))
        if isinstance(value, Part):
            parts.setdefault(name, []).append(_apart(value, scope))
    for name, found in parts.items():
        yield from _twice(name, found)


def _title(office: OfficeAttestation, scope: Scope) -> Iterator[str]:
    """Yield where a printed title contradicts the role or the tense: a vice-chair is no chair."""
    article = scope.article
    named = {name for passage in office.evidence for name in passage}
    mentions = [article.mentions[name] for name in sorted(named & article.mentions.keys())]
    titles = [mention.q for mention in mentions if kind(mention) == "title"]
    for title in (fold(title).split() for title in titles if fold(title)):
        former, deputy = title[0] == "nguyen", "pho" in title[:2]
        if deputy and not any(part in office.role.split("-") for part in ("vice", "deputy")):
            yield say("role: '{role}' for a title with 'Phó'. Correct the role.", role=office.role)
        if former and office.tense == "current":
            yield say("tense: 'current' for a title with 'nguyên'. Correct the tense.")


def _apart(part: Part, scope: Scope) -> tuple[str, ...]:
    """Return what tells apart the parts of one list: whom each names, and its code."""
    named = ((leaf, value) for _, leaf, value in values(part) if isinstance(value, str))
    return tuple(scope.first(value) for leaf, value in named if leaf.kinds or leaf.scheme)


def offices_twice(scope: Scope) -> Iterator[str]:
    """Yield the offices that stand twice: one person, role and body is one attestation with all passages."""
    apart = [(scope.first(one.person), one.role, scope.first(one.body)) for one in scope.article.offices]
    yield from _twice("offices", apart)


def _twice(name: str, parts: Iterable[tuple[str, ...]]) -> Iterator[str]:
    for part, times in Counter(parts).items():
        if times > 1:
            yield say(
                "{name}: '{part}' stands there {times} times. Put all passages into one.",
                name=name,
                part=" ".join(part),
                times=times,
            )
