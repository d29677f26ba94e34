"""Two people seen in an office with one seat on one certain day."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations, groupby

from kg.infer import offices
from kg.infer.discrepancies.rule import Contradiction, Rule, Saying, saying, text
from kg.infer.sightings import Seen, conflict, in_office
from kg.sparql import Row, iri
from kg.terms import td


def found(rows: list[Row]) -> Iterator[Contradiction]:
    """Yield the days on which two held the seat. A day that the article is not sure of proves nothing."""
    of_one_seat = (row for row in rows if "seats" in row and row["seats"].value == "1")
    told = ((in_office(sighting), row) for row in of_one_seat for sighting in offices.sightings(row))
    seen = [(sighting, row) for sighting, row in told if sighting and sighting.on_one_day]
    for day, group in groupby(sorted(seen, key=_first), key=_first):
        that_day = list(group)
        if any(conflict(one, two) for (one, _), (two, _) in combinations(that_day, 2)):
            _, any_row = that_day[0]
            yield Contradiction(
                tuple(iri(row, "fact") for _, row in that_day),
                saying(
                    "{office} has one seat, and on {day} is held by {people}.",
                    office=iri(any_row, "office"),
                    day=day,
                    people=[_seen(sighting, row) for sighting, row in that_day],
                ),
                saying("The decisions that appointed them to {office}.", office=iri(any_row, "office")),
            )


def _seen(sighting: Seen, row: Row) -> Saying:
    """Say who was seen, in which article, and whether a rule gave the year of the day."""
    if sighting.basis == "inferred":
        message = "{name} ({article}; a rule gives the year)"
    else:
        message = "{name} ({article})"
    return saying(message, name=text(row, "name"), article=text(row, "id"))


def _first(pair: tuple[Seen, Row]) -> date:
    return pair[0].earliest


RULE = Rule("two-holders", td.office, offices.SIGHTINGS, found)
