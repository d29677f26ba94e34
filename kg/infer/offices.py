"""Who held which office when: from the attestations in the store to tenures and yearly answers."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Quad, Store

from kg import terms
from kg.edtf import Bounds, bounds, is_certain, lacks_year, sides
from kg.infer import inference
from kg.infer.answers import Years, answers
from kg.infer.body import days_of_body
from kg.infer.sightings import ALWAYS, Answer, Change, Days, Seen, Sighting
from kg.infer.tenures import Office, Tenure
from kg.messages import in_both
from kg.plans import has_ended, is_over, is_to_come
from kg.sparql import Row, among, iri, select
from kg.terms import td

RULE = NamedNode(terms.THING + "rule/tenure-from-sightings")

SIGHTINGS = """
PREFIX td: <https://w3id.org/thidua/def/>
PREFIX dct: <http://purl.org/dc/terms/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?office ?seats ?fact ?person ?name ?other ?article ?id ?tense ?own ?of_event ?earliest ?latest
  ?issued WHERE {
  %s ?fact a td:OfficeAttestation ; td:office ?office ; td:person ?node ; dct:source ?article .
  ?fact td:tense/skos:notation ?tense . ?article dct:identifier ?id .
  ?node td:denotes ?person ; td:name ?name .
  ?office td:role ?role .
  OPTIONAL { ?role td:seats ?seats }
  OPTIONAL { ?person td:possiblySame|^td:possiblySame ?other }
  OPTIONAL { ?fact td:date ?own }
  OPTIONAL { ?fact td:event ?event . ?event td:date ?of_event }
  OPTIONAL { ?article dct:issued ?issued }
  OPTIONAL {
    ?fact td:event ?at . ?inferred td:resolves ?at ; td:latest ?latest .
    OPTIONAL { ?inferred td:earliest ?earliest }
  }
} ORDER BY ?office ?fact
"""
"""The sightings in offices, by office; `%s` may restrict `?office`. A fact has a row for each that may
be its person, in `?other`."""

_HELD = """
PREFIX td: <https://w3id.org/thidua/def/>
SELECT DISTINCT ?office WHERE { %s ?fact a td:OfficeAttestation ; td:person ?node ; td:office ?office }
"""

_DATED: dict[str, Change] = {"new": "start", "outgoing": "end", "former": "left"}
"""What the date of the attestation itself says, by its tense."""

_SEEN: dict[str, Change] = {"new": "taken", "outgoing": "leaving", "former": "left"}
"""What the day of an event says at which the person is seen."""

_INFERRED = ("earliest", "latest")


def quads(store: Store, offices: Iterable[NamedNode] | None = None) -> Iterator[Quad]:
    """Yield the tenures of every office, or of these, from its dated sightings.

    The inferred dates of events are in the store. A sighting without any date gives no tenure.
    """
    only = "" if offices is None else among("office", offices)
    for office, group in groupby(select(store, SIGHTINGS % only), key=lambda row: iri(row, "office")):
        rows = list(group)
        names = {row["person"].value: row["name"].value for row in reversed(rows)}
        one_seat = "seats" in rows[0] and rows[0]["seats"].value == "1"
        found = answers(sightings(rows), Office(one_seat, *days_of_body(office, store)))
        for node, (tenure, years) in zip(_nodes(office, [tenure for tenure, _ in found]), found, strict=True):
            yield from _tenure(node, office, tenure, years, names)


def held_by(nodes: Iterable[NamedNode], store: Store) -> set[NamedNode]:
    """Return the offices in which some person nodes are seen."""
    return {iri(row, "office") for row in select(store, _HELD % among("node", nodes))}


def forget(offices: Iterable[NamedNode], store: Store) -> None:
    """Remove what was inferred of some offices."""
    inference.forget(td.office, offices, store)


def sightings(rows: Iterable[Row]) -> Iterator[Sighting]:
    """Yield the sightings that the rows of `SIGHTINGS` of one office give."""
    given = list(rows)
    others: dict[str, set[str]] = {row["person"].value: set() for row in given}
    for row in given:
        if "other" in row:
            others[row["person"].value].add(row["other"].value)
    namesakes = {person: frozenset(some) for person, some in others.items()}
    facts = {row["fact"].value: row for row in given}
    for row in facts.values():
        for sighting in _of_fact(row):
            yield sighting._replace(namesakes=namesakes[sighting.person])


def _of_fact(row: Row) -> Iterator[Sighting]:
    """Yield the sightings that one attestation gives.

    An interval as the date of the attestation itself is the time in office as printed: its two ends. A plan
    is none: the end of a term that was not over by then ("nhiệm kỳ 2021-2026"), any end of who is new, and a
    leaving that is to come. Who is to take the office may have it then: that is possible.
    """
    people = (row["person"].value, row["article"].value, row["fact"].value)
    tense, own = row["tense"].value, row["own"].value if "own" in row else ""
    at_event = _at_event(row)
    seen = Sighting(*at_event.days, *people, at_event.basis, _SEEN.get(tense, ""), at_event.doubted)
    term = sides(own)
    start, end = term or (own, "")
    if start and is_to_come(bounds(start), at_event.days):
        if tense in {"new", "current"}:
            yield _planned(start, people)
        if tense != "new":
            yield seen
    elif own and not term:
        yield _dated(own, at_event, people, _DATED.get(tense, ""))
        took = tense == "new" and is_over(bounds(own), at_event.days)
        if at_event.days.earliest and (took or tense == "current"):
            yield seen._replace(change="")
    else:
        if start:
            yield _dated(start, at_event, people, "start")
        ended = bool(end) and has_ended(tense, bounds(end), at_event.days)
        if ended:
            yield _dated(end, at_event, people, "end")
        if not (ended and is_certain(end) and tense in {"former", "outgoing"}):
            yield seen


_NO_DAYS = Bounds(None, None)


class _AtEvent(NamedTuple):
    """When a person was seen: on the day of the event, or by the day of the article; and what is in doubt."""

    days: Bounds
    basis: Answer
    doubted: Days | None = None


def _at_event(row: Row) -> _AtEvent:
    printed = row["of_event"].value if "of_event" in row else ""
    if "latest" in row:
        first, last = (date.fromisoformat(row[name].value) if name in row else None for name in _INFERRED)
        return _AtEvent(Bounds(first, last), "inferred" if printed and first else "possible")
    if printed and not lacks_year(printed) and is_certain(printed):
        return _AtEvent(bounds(printed), "stated")
    issued = row["issued"].value if "issued" in row else ""
    days = Bounds(None, bounds(issued).latest if issued and is_certain(issued) else None)
    return _AtEvent(days, "possible", _doubted(printed, days) if printed else None)


_DOUBTED: dict[Change, Change] = {"start": "taken", "end": "leaving"}
"""What is left of a change whose day is in doubt."""


def _dated(printed: str, at_event: _AtEvent, people: tuple[str, str, str], change: Change) -> Sighting:
    """Return a sighting of a printed date. A day in doubt bounds nothing: the day of the article does."""
    if is_certain(printed):
        return Sighting(*bounds(printed), *people, "stated", change)
    doubted = _doubted(printed, at_event.days)
    days = Bounds(None, at_event.days.latest if doubted else None)
    return Sighting(*days, *people, "possible", _DOUBTED.get(change, change), doubted)


def _planned(printed: str, people: tuple[str, str, str]) -> Sighting:
    """Return a sighting of who is to take an office: possible then, and no bound."""
    return Sighting(None, None, *people, "possible", "taken", _doubted(printed, _NO_DAYS))


def _doubted(printed: str, days: Bounds) -> Days | None:
    """Return the days of a date in doubt; None where they are after those of the article."""
    first, last = bounds(printed)
    return (first, last) if first and last and (days.latest is None or first <= days.latest) else None


def _nodes(office: NamedNode, tenures: Iterable[Tenure]) -> Iterator[NamedNode]:
    """Yield the node of each tenure: by office, person and first day, and a number if it is not the first."""
    taken: Counter[str] = Counter()
    for tenure in tenures:
        first = tenure.sightings[0].earliest if tenure.sightings else tenure.end_not_after
        person = tenure.person.removeprefix(terms.THING + "person/")
        day = "undated" if first == ALWAYS else str(first)
        path = "/".join((office.value.removeprefix(terms.THING + "office/"), person, day))
        taken[path] += 1
        number = f"-{taken[path]}" if taken[path] > 1 else ""
        yield NamedNode(f"{terms.THING}tenure/{path}{number}")


def _tenure(
    node: NamedNode, office: NamedNode, tenure: Tenure, years: list[Years], names: dict[str, str]
) -> Iterator[Quad]:
    person = NamedNode(tenure.person)
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
    days, others = _bounds(one), _bounds(two)
    match span.why:
        case "seen":
            if {sighting.change for sighting in span.sightings} <= {"start", "end"}:
                return in_both("The article dates the change in the office: {days}.", days=_days(span))
            return in_both("Seen in office on {days}.", days=_days(span))
        case "rule":
            return in_both("Seen in office on {days}; a rule gives the year.", days=_days(span))
        case "unsure":
            return in_both("Seen in office on a day that is not sure: {days}.", days=_days(span))
        case "between":
            return in_both(
                "Seen before and after, on {one} and {two}, and nobody else between.", one=days, two=others
            )
        case "around":
            return in_both(
                "Not excluded: seen on {one} and {two}, of which a day is not sure.", one=days, two=others
            )
        case "printed":
            return in_both("The article gives the time in office: {one} to {two}.", one=days, two=others)
        case "before":
            return in_both(
                "Not excluded: {other} was seen on {two}, and this holder first on {one}.",
                other=names[two.person],
                one=days,
                two=others,
            )
        case "resumed":
            return in_both(
                "Not excluded: said on {two} to have left, and seen in office again on {one}.",
                one=days,
                two=others,
            )
        case "opening":
            return in_both(
                "Not excluded: the body began on {two}, and this holder was first seen on {one}.",
                one=days,
                two=tenure.opens,
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
        case "unordered":
            return in_both(
                "Not excluded: seen on {one} and {two}, but it may be that somebody else came between.",
                one=days,
                two=others,
            )
        case "term":
            return in_both(
                "Not excluded: last seen on {one}, and said to take the office on {two}.",
                one=days,
                two=others,
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
    """Return the days that articles give, be they sure of them or not."""
    said = [Bounds(*one.doubted) if one.doubted else _bounds(one) for one in span.sightings]
    return tuple(sorted(set(said), key=lambda days: (days.earliest or ALWAYS, days.latest or ALWAYS)))


def _bounds(one: Seen | Sighting) -> Bounds:
    return Bounds(None if one.earliest == ALWAYS else one.earliest, one.latest)


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
