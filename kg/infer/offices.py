"""Who held which office when: from the attestations in the store to tenures and yearly answers."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from pyoxigraph import Literal, NamedNode, Quad, Store

from kg import terms
from kg.edtf import Bounds, bounds, is_certain
from kg.infer.tenures import Answer, Sighting, Tenure, Years, answers
from kg.sparql import Row, among, iri, select
from kg.terms import td

RULE = NamedNode(terms.THING + "rule/tenure-from-sightings")

SIGHTINGS = """
PREFIX td: <https://w3id.org/thidua/def/>
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX tense: <https://w3id.org/thidua/id/tense/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?office ?seat ?fact ?person ?name ?article ?id ?own ?of_event ?earliest ?latest WHERE {
  %s ?role td:seats 1 .
  ?office td:role ?role ; skos:prefLabel ?seat . FILTER(LANG(?seat) = "vi")
  ?fact a td:OfficeAttestation ; td:office ?office ; td:person ?node ; td:tense ?tense ; dct:source ?article .
  ?node td:denotes ?person ; td:name ?name . ?article dct:identifier ?id .
  FILTER(?tense IN (tense:current, tense:new))
  OPTIONAL { ?fact td:date ?own }
  OPTIONAL { ?fact td:event ?event . ?event td:date ?of_event .
    OPTIONAL { ?inferred td:resolves ?event ; td:earliest ?earliest ; td:latest ?latest } }
} ORDER BY ?office ?fact
"""
"""The sightings in offices with one seat, by office; `%s` may restrict `?office`."""

_HELD = """
PREFIX td: <https://w3id.org/thidua/def/>
SELECT DISTINCT ?office WHERE { %s ?fact a td:OfficeAttestation ; td:person ?node ; td:office ?office }
"""


def quads(store: Store, offices: Iterable[NamedNode] | None = None) -> Iterator[Quad]:
    """Yield the tenures of every office with one seat, or of these, from its dated sightings.

    The inferred dates of events are in the store. A sighting without any date gives no tenure.
    """
    only = "" if offices is None else among("office", offices)
    for office, group in groupby(select(store, SIGHTINGS % only), key=lambda row: iri(row, "office")):
        sightings = [seen for row in group if (seen := sighting(row)) is not None]
        for tenure, years in answers(sightings):
            yield from _tenure(office, tenure, years)


def held_by(nodes: Iterable[NamedNode], store: Store) -> set[NamedNode]:
    """Return the offices in which some person nodes are seen."""
    return {iri(row, "office") for row in select(store, _HELD % among("node", nodes))}


def forget(offices: Iterable[NamedNode], store: Store) -> None:
    """Remove what was inferred of some offices."""
    for office in offices:
        for about in list(store.quads_for_pattern(None, td.office, office, terms.INFERRED)):
            if isinstance(about.subject, NamedNode):
                for quad in list(store.quads_for_pattern(about.subject, None, None, terms.INFERRED)):
                    store.remove(quad)


def sighting(row: Row) -> Sighting | None:
    """Return the sighting that a row of `SIGHTINGS` gives; None where no day bounds it."""
    basis: Answer
    if "own" not in row and "earliest" in row:
        days = Bounds(_from(row["earliest"]), _from(row["latest"]))
        basis = "inferred"
    else:
        printed = (row.get("own") or row.get("of_event") or Literal("")).value
        days = bounds(printed) if printed else Bounds(None, None)
        basis = "stated" if is_certain(printed) else "possible"
    if days.earliest is None or days.latest is None:
        return None
    people = (row["person"].value, row["article"].value, row["fact"].value)
    return Sighting(days.earliest, days.latest, *people, basis)


def _from(day: NamedNode | Literal) -> date:
    return date.fromisoformat(day.value)


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
