"""Two people in an office with one seat at one certain time."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from kg.edtf import Bounds
from kg.infer import offices
from kg.infer.discrepancies.rule import Contradiction, Rule, Saying, saying, text
from kg.infer.sightings import Held, conflict, held, in_office
from kg.sparql import Row, iri
from kg.terms import td


def found(rows: list[Row]) -> Iterator[Contradiction]:
    """Yield the times at which two held the seat. A day that the article is not sure of proves nothing.

    A time that an article prints whole holds on each of its days, so on some day of a year within it too. Two
    who may be one person are no two.
    """
    of_one_seat = [row for row in rows if "seats" in row and row["seats"].value == "1"]
    told = {row["fact"].value: row for row in of_one_seat}
    seen = [seen for one in offices.sightings(of_one_seat) if (seen := in_office(one))]
    for day, reaching, beginning in _by_day(sorted(held(seen))):
        times = [*reaching, *beginning]
        new = [one for one in beginning if any(conflict(one, other) for other in times)]
        if not new:
            continue
        against = [one for one in times if any(conflict(one, other) for other in times)]
        facts = sorted({sighting.attestation for one in against for sighting in one.sightings})
        office = iri(told[facts[0]], "office")
        yield Contradiction(
            tuple(iri(told[fact], "fact") for fact in facts),
            saying(
                "{office} has one seat, and at one time ({days}) is held by {people}.",
                office=office,
                days=Bounds(min(day, *(one.last[0] for one in new)), day),
                people=[_seen(told[one.sightings[0].attestation]) for one in against],
            ),
            saying("The decisions that appointed them to {office}.", office=office),
        )


def _by_day(times: list[Held]) -> Iterator[tuple[date, list[Held], list[Held]]]:
    """Yield the days on which times begin, with those that reach it and those that begin then, in order."""
    reaching: list[Held] = []
    for day, group in groupby(times, key=lambda one: one.first[0]):
        beginning = list(group)
        reaching = [one for one in reaching if one.last[0] >= day]
        yield day, reaching, beginning
        reaching = [*reaching, *beginning]


def _seen(row: Row) -> Saying:
    return saying("{name} ({article})", name=text(row, "name"), article=text(row, "id"))


RULE = Rule("two-holders", td.office, offices.SIGHTINGS, found)
