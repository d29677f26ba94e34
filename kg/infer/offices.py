"""Who held which office when: from the attestations in the store to tenures and yearly answers."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby

from pyoxigraph import Literal, NamedNode, Quad, Store

from kg import terms
from kg.edtf import Bounds, bounds, is_certain, sides
from kg.infer import inference
from kg.infer.answers import Years, answers
from kg.infer.closing import closing
from kg.infer.sightings import Answer, Change, Sighting
from kg.infer.tenures import Office, Tenure
from kg.messages import in_both
from kg.sparql import Row, among, iri, select
from kg.terms import td

RULE = NamedNode(terms.THING + "rule/tenure-from-sightings")

SIGHTINGS = """
PREFIX td: <https://w3id.org/thidua/def/>
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?office ?seats ?fact ?person ?name ?article ?id ?tense ?own ?of_event ?earliest ?latest
WHERE {
  %s ?fact a td:OfficeAttestation ; td:office ?office ; td:person ?node ; dct:source ?article .
  ?fact td:tense/skos:notation ?tense . ?article dct:identifier ?id .
  ?node td:denotes ?person ; td:name ?name .
  ?office td:role ?role .
  OPTIONAL { ?role td:seats ?seats }
  OPTIONAL { ?fact td:date ?own }
  OPTIONAL { ?fact td:event ?event . ?event td:date ?of_event }
  OPTIONAL { ?fact td:event ?at . ?inferred td:resolves ?at ; td:earliest ?earliest ; td:latest ?latest }
} ORDER BY ?office ?fact
"""
"""The sightings in offices, by office; `%s` may restrict `?office`."""

_HELD = """
PREFIX td: <https://w3id.org/thidua/def/>
SELECT DISTINCT ?office WHERE { %s ?fact a td:OfficeAttestation ; td:person ?node ; td:office ?office }
"""

_CHANGES: dict[str, Change] = {"new": "start", "outgoing": "end"}
"""A change is dated by the attestation itself; where the person is seen at an event, its day is open."""


def quads(store: Store, offices: Iterable[NamedNode] | None = None) -> Iterator[Quad]:
    """Yield the tenures of every office, or of these, from its dated sightings.

    The inferred dates of events are in the store. A sighting without any date gives no tenure.
    """
    only = "" if offices is None else among("office", offices)
    for office, group in groupby(select(store, SIGHTINGS % only), key=lambda row: iri(row, "office")):
        rows = list(group)
        names = {row["person"].value: row["name"].value for row in reversed(rows)}
        bounds_of_all = Office("seats" in rows[0] and rows[0]["seats"].value == "1", closing(office, store))
        seen = (sighting for row in rows for sighting in sightings(row))
        for tenure, years in answers(seen, bounds_of_all):
            yield from _tenure(office, tenure, years, names)


def held_by(nodes: Iterable[NamedNode], store: Store) -> set[NamedNode]:
    """Return the offices in which some person nodes are seen."""
    return {iri(row, "office") for row in select(store, _HELD % among("node", nodes))}


def forget(offices: Iterable[NamedNode], store: Store) -> None:
    """Remove what was inferred of some offices."""
    inference.forget(td.office, offices, store)


def sightings(row: Row) -> Iterator[Sighting]:
    """Yield the sightings that a row of `SIGHTINGS` gives.

    An interval as the date of the attestation itself is the time in office as printed: its two ends. Who is
    new at an event may take the office after it, and who is outgoing may have left before.
    """
    people = (row["person"].value, row["article"].value, row["fact"].value)
    tense, own = row["tense"].value, row["own"].value if "own" in row else ""
    ends = sides(own)
    if ends:
        changes: tuple[Change, ...] = ("start", "end")
        for side, change in zip(ends, changes, strict=True):
            if side:
                yield Sighting(*bounds(side), *people, _basis(side), change)
        if tense in {"former", "outgoing"}:
            return
        own = ""
    days, basis = (bounds(own), _basis(own)) if own else _at_event(row)
    if tense == "former":
        yield Sighting(None, days.latest, *people, basis, "left")
    elif tense in _CHANGES and not own:
        yield Sighting(*days, *people, "possible")
    else:
        yield Sighting(*days, *people, basis, _CHANGES.get(tense, ""))


def _at_event(row: Row) -> tuple[Bounds, Answer]:
    if "earliest" in row:
        days = Bounds(*(date.fromisoformat(row[name].value) for name in ("earliest", "latest")))
        return days, "inferred" if "of_event" in row else "possible"
    printed = row["of_event"].value if "of_event" in row else ""
    return (bounds(printed), _basis(printed)) if printed else (Bounds(None, None), "possible")


def _basis(printed: str) -> Answer:
    return "stated" if is_certain(printed) else "possible"


def _tenure(office: NamedNode, tenure: Tenure, years: list[Years], names: dict[str, str]) -> Iterator[Quad]:
    first = tenure.sightings[0].earliest if tenure.sightings else tenure.end_not_after
    person = NamedNode(tenure.person)
    path = "/".join(
        [
            office.value.removeprefix(terms.THING + "office/"),
            person.value.removeprefix(terms.THING + "person/"),
            str(first),
        ]
    )
    node = NamedNode(f"{terms.THING}tenure/{path}")
    yield from _inference(node, td.Tenure, office, person, tenure.grounds)
    yield _inferred(node, td.certainty, NamedNode(f"{terms.THING}certainty/{tenure.certainty}"))
    if tenure.split is not None:
        yield _inferred(node, td.split, NamedNode(f"{terms.THING}split/{tenure.split}"))
    for bound, day in (
        (td.startNotBefore, tenure.start_not_before),
        (td.startNotAfter, tenure.start_not_after),
        (td.endNotBefore, tenure.end_not_before),
        (td.endNotAfter, tenure.end_not_after),
    ):
        if day is not None:
            yield _inferred(node, bound, _day(day))
    for span in years:
        time = NamedNode(f"{node.value}/{span.period.replace('/', '-')}")
        grounds = sorted({sighting.attestation for sighting in span.sightings})
        yield from _inference(time, td.TimeInOffice, office, person, grounds)
        yield from _time(time, span, node, _explained(span, tenure, names))


def _time(node: NamedNode, span: Years, tenure: NamedNode, explained: dict[str, str]) -> Iterator[Quad]:
    yield _inferred(node, td.tenure, tenure)
    yield _inferred(node, td.answer, NamedNode(f"{terms.THING}answer/{span.answer}"))
    yield _inferred(node, td.period, Literal(span.period, datatype=terms.EDTF))
    yield _inferred(node, td.earliest, _day(span.earliest))
    yield _inferred(node, td.latest, _day(span.latest))
    for language, words in explained.items():
        yield _inferred(node, td.explanation, Literal(words, language=language))


def _explained(span: Years, tenure: Tenure, names: dict[str, str]) -> dict[str, str]:
    """Say in both languages why the years are answered so."""
    one, two = span.sightings[0], span.sightings[-1]
    days, others = Bounds(one.earliest, one.latest), Bounds(two.earliest, two.latest)
    match span.why:
        case "seen":
            return in_both("Seen in office on {days}.", days=_days(span))
        case "rule":
            return in_both("Seen in office on {days}; a rule gives the year.", days=_days(span))
        case "unsure":
            return in_both("Seen in office on a day that is not sure: {days}.", days=_days(span))
        case "between":
            return in_both(
                "Seen before and after, on {one} and {two}, and nobody else between.", one=days, two=others
            )
        case "before":
            return in_both(
                "Not excluded: {other} was seen on {two}, and this holder first on {one}.",
                other=names[two.person],
                one=days,
                two=others,
            )
        case "after":
            return in_both(
                "Not excluded: this holder was last seen on {one}, and {other} on {two}.",
                other=names[two.person],
                one=days,
                two=others,
            )
        case "gap":
            return in_both(
                "Not excluded: seen on {one} and {two}, further apart than one term.", one=days, two=others
            )
        case "left":
            return in_both(
                "Not excluded: last seen on {one}, and said on {two} to have left.", one=days, two=two.latest
            )
        case "closing":
            return in_both(
                "Not excluded: last seen on {one}, and the body ended on {two}.", one=days, two=tenure.closes
            )
        case "change":
            return in_both("Not excluded: the article gives the change for {days}.", days=_days(span))


def _days(span: Years) -> tuple[Bounds, ...]:
    return tuple(sorted({Bounds(one.earliest, one.latest) for one in span.sightings}))


def _inference(
    node: NamedNode, kind: NamedNode, office: NamedNode, person: NamedNode, grounds: list[str]
) -> Iterator[Quad]:
    yield _inferred(node, terms.TYPE, kind)
    yield _inferred(node, td.office, office)
    yield _inferred(node, td.person, person)
    yield _inferred(node, td.rule, RULE)
    for attestation in grounds:
        yield _inferred(node, terms.DERIVED_FROM, NamedNode(attestation))


def _day(day: date) -> Literal:
    return Literal(day.isoformat(), datatype=terms.DATE)


def _inferred(subject: NamedNode, predicate: NamedNode, value: NamedNode | Literal) -> Quad:
    return Quad(subject, predicate, value, terms.INFERRED)
