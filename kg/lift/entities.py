"""Bodies, offices and clusters that an article names, for the graph of entities.

What is stated depends on the names alone and not on the article, so two articles state the same of one thing.
"""

import re
from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad

from kg import terms
from kg.lift.names import spelled
from kg.lift.scope import Scope, Term
from kg.read.mentions import BodyKey, BodyMention, ClusterKey, ClusterMention, OfficeKey, OfficeMention
from kg.reference import Concept
from kg.terms import td
from kg.units import Labels

_HEADS = {"head", "deputy-head", "standing-deputy-head"}
"""The head of a body and those whose labels are made from the head's."""

_CHIEF = re.compile(r"(Chánh) (Thường trực) (Văn phòng|Thanh tra)")
"""Where the head is but "Chánh", the noun of the body belongs to the title, before what is said of it."""


def quads(scope: Scope) -> Iterator[Quad]:
    """State the bodies, offices and clusters of an article, those of its office attestations too."""
    for mention in scope.article.mentions.values():
        match mention:
            case BodyMention(key=BodyKey() as key):
                yield from _body(key, scope)
            case OfficeMention(key=OfficeKey() as key):
                yield from _office(key.body, key.role, scope)
            case ClusterMention(key=ClusterKey() as key):
                yield from _cluster(key, scope)
    for attestation in scope.article.offices:
        body = scope.mention(attestation.body)
        if isinstance(body, BodyMention) and body.key is not None:
            yield from _office(body.key, attestation.role, scope)


def _body(key: BodyKey, scope: Scope) -> Iterator[Quad]:
    body = scope.body(key)
    yield _entity(body, terms.TYPE, td.Body)
    yield _entity(body, td.bodyKind, scope.reference.concept("body-kind", key.kind).iri)
    yield _entity(body, td.unit, scope.unit(key.unit).iri)
    if key.name is not None:
        yield _entity(body, td.name, Literal(spelled(key.name), language="vi"))
    yield from _labels(body, _body_labels(key, scope))


def _office(key: BodyKey, role: str, scope: Scope) -> Iterator[Quad]:
    yield from _body(key, scope)
    body = scope.body(key)
    office = scope.office(body, role)
    concept = scope.reference.concept("role", role)
    titles = _titles(concept, key, scope)
    names = _body_labels(key, scope)
    yield _entity(office, terms.TYPE, td.Office)
    yield _entity(office, td.role, concept.iri)
    yield _entity(office, td.body, body)
    vi = _CHIEF.sub(r"\1 \3 \2", f"{titles['vi']} {names['vi']}")
    yield from _labels(office, {"vi": vi, "en": f"{titles['en']}, {names['en']}"})


def _titles(role: Concept, key: BodyKey, scope: Scope) -> Labels:
    """Return what the holder of a role is called in a body of a kind.

    Deputies follow the head's title: where "Trưởng" is "Hiệu trưởng", "Phó Trưởng" is "Phó Hiệu trưởng".
    """
    head = scope.reference.concept("body-kind", key.kind).head
    if not head or role.code not in _HEADS:
        return role.labels
    usual = scope.reference.concept("role", "head").labels
    return {tag: label.replace(usual[tag], head[tag]) for tag, label in role.labels.items()}


def _cluster(key: ClusterKey, scope: Scope) -> Iterator[Quad]:
    unit = scope.unit(key.unit)
    cluster = scope.cluster(key)
    yield _entity(cluster, terms.TYPE, td.Cluster)
    yield _entity(cluster, td.name, Literal(spelled(key.name), language="vi"))
    yield _entity(cluster, td.unit, unit.iri)
    yield from _labels(cluster, {lang: f"{spelled(key.name)} {label}" for lang, label in unit.labels.items()})


def _body_labels(key: BodyKey, scope: Scope) -> Labels:
    unit = scope.unit(key.unit)
    pattern = scope.reference.concept("body-kind", key.kind).pattern
    return {
        language: " ".join(
            pattern[language]
            .format(
                unit=unit.labels[language],
                name=spelled(key.name or ""),
                party=unit.party.get(language, unit.party.get("vi", "")),
            )
            .split()
        )
        for language in ("vi", "en")
    }


def _labels(thing: NamedNode, labels: Labels) -> Iterator[Quad]:
    for language, label in labels.items():
        yield _entity(thing, terms.PREF_LABEL, Literal(label, language=language))


def _entity(subject: NamedNode, predicate: NamedNode, value: Term) -> Quad:
    return Quad(subject, predicate, value, terms.ENTITIES)
