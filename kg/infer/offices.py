"""Who held which office when: from the attestations in the store to tenures and yearly answers."""

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import groupby

from pyoxigraph import Literal, NamedNode, Quad, Store

from kg import terms
from kg.edtf import Bounds, bounds, is_certain
from kg.infer.tenures import Answer, Sighting, Tenure, Years, answers
from kg.sparql import Row, iri, select
from kg.terms import td

RULE = NamedNode(terms.THING + "rule/tenure-from-sightings")

_SIGHTINGS = """
PREFIX td: <https://w3id.org/thidua/def/>
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX tense: <https://w3id.org/thidua/id/tense/>
SELECT ?office ?fact ?person ?article ?event ?own ?date WHERE {
  ?role td:seats 1 .
  ?office td:role ?role .
  ?fact a td:OfficeAttestation ; td:office ?office ; td:person/td:denotes ?person ; td:tense ?tense ;
    dct:source ?article .
  FILTER(?tense IN (tense:current, tense:new))
  OPTIONAL { ?fact td:event ?event . OPTIONAL { ?event td:date ?of_event } }
  OPTIONAL { ?fact td:date ?own }
  BIND(COALESCE(?own, ?of_event) AS ?date)
} ORDER BY ?office ?fact
"""


def quads(store: Store, dates: Mapping[str, Bounds]) -> Iterator[Quad]:
    """Yield the tenures of every office with one seat, from its dated sightings.

    `dates` holds the inferred dates of events. A sighting at an event without any date gives no tenure.
    """
    for office, group in groupby(select(store, _SIGHTINGS), key=lambda row: iri(row, "office")):
        sightings = [sighting for row in group if (sighting := _sighting(row, dates)) is not None]
        for tenure, years in answers(sightings):
            yield from _tenure(office, tenure, years)


def _sighting(row: Row, dates: Mapping[str, Bounds]) -> Sighting | None:
    inferred = dates.get(row["event"].value) if "event" in row and "own" not in row else None
    printed = row["date"].value if "date" in row else ""
    days = inferred or (bounds(printed) if printed else Bounds(None, None))
    if days.earliest is None or days.latest is None:
        return None
    people = (row["person"].value, row["article"].value, row["fact"].value)
    basis: Answer = "inferred" if inferred else "stated" if is_certain(printed) else "possible"
    return Sighting(days.earliest, days.latest, *people, basis)


def _tenure(office: NamedNode, tenure: Tenure, years: list[Years]) -> Iterator[Quad]:
    first = tenure.sightings[0]
    person = NamedNode(tenure.person)
    path = "/".join(
        [
            office.value.removeprefix(terms.THING + "office/"),
            person.value.removeprefix(terms.THING + "person/"),
            first.earliest.isoformat(),
        ]
    )
    node = NamedNode(f"{terms.THING}tenure/{path}")
    yield from _inference(node, td.Tenure, office, person, tenure.sightings)
    yield _inferred(node, td.certainty, NamedNode(f"{terms.THING}certainty/{tenure.certainty}"))
    for bound, day in (
        (td.startNotBefore, tenure.start_not_before),
        (td.startNotAfter, tenure.start_not_after),
        (td.endNotBefore, tenure.end_not_before),
        (td.endNotAfter, tenure.end_not_after),
    ):
        if day is not None:
            yield _inferred(node, bound, _day(day))
    for span in years:
        yield from _time(
            NamedNode(f"{node.value}/{span.period.replace('/', '-')}"), span, node, office, person
        )


def _time(
    node: NamedNode, span: Years, tenure: NamedNode, office: NamedNode, person: NamedNode
) -> Iterator[Quad]:
    yield from _inference(node, td.TimeInOffice, office, person, span.sightings)
    yield _inferred(node, td.tenure, tenure)
    yield _inferred(node, td.answer, NamedNode(f"{terms.THING}answer/{span.answer}"))
    yield _inferred(node, td.period, Literal(span.period, datatype=terms.EDTF))
    yield _inferred(node, td.earliest, _day(span.earliest))
    yield _inferred(node, td.latest, _day(span.latest))


def _inference(
    node: NamedNode, kind: NamedNode, office: NamedNode, person: NamedNode, sightings: tuple[Sighting, ...]
) -> Iterator[Quad]:
    yield _inferred(node, terms.TYPE, kind)
    yield _inferred(node, td.office, office)
    yield _inferred(node, td.person, person)
    yield _inferred(node, td.rule, RULE)
    for sighting in sightings:
        yield _inferred(node, terms.DERIVED_FROM, NamedNode(sighting.attestation))


def _day(day: date) -> Literal:
    return Literal(day.isoformat(), datatype=terms.DATE)


def _inferred(subject: NamedNode, predicate: NamedNode, value: NamedNode | Literal) -> Quad:
    return Quad(subject, predicate, value, terms.INFERRED)
