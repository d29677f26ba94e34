"""Bodies, offices and clusters that an article names, for the graph of entities.

What is stated depends on the names alone and not on the article, so two articles state the same of one thing.
"""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad

from kg import terms
from kg.lift.names import spelled
from kg.lift.scope import Scope, Term
from kg.read.mentions import BodyKey, BodyMention, ClusterKey, ClusterMention, OfficeKey, OfficeMention
from kg.terms import td
from kg.units import Labels


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
    of_kind = scope.reference.concept("body-kind", key.kind).head if role == "head" else {}
    titles = {**concept.labels, **of_kind}
    names = _body_labels(key, scope)
    yield _entity(office, terms.TYPE, td.Office)
    yield _entity(office, td.role, concept.iri)
    yield _entity(office, td.body, body)
    yield from _labels(
        office,
        {"vi": f"{titles['vi']} {names['vi']}", "en": f"{titles['en']}, {names['en']}"},
    )


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
