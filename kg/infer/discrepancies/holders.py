"""Two people seen in an office with one seat on one certain day."""

from collections.abc import Iterator
from itertools import groupby

from kg.infer import offices
from kg.infer.discrepancies.rule import Contradiction, Rule, text
from kg.infer.tenures import Sighting
from kg.messages import in_both
from kg.sparql import Row, iri
from kg.terms import td


def found(rows: list[Row]) -> Iterator[Contradiction]:
    """Yield the days on which two held the seat. A day that the article is not sure of proves nothing."""
    seen = [(sighting, row) for row in rows if (sighting := offices.sighting(row)) and sighting.on_one_day]
    for day, group in groupby(sorted(seen, key=_first), key=_first):
        that_day = list(group)
        if len({sighting.person for sighting, _ in that_day}) > 1:
            _, any_row = that_day[0]
            yield Contradiction(
                tuple(iri(row, "fact") for _, row in that_day),
                in_both(
                    "{office} has one seat, and on {day} is held by {people}.",
                    office=text(any_row, "seat"),
                    day=day[0],
                    people="; ".join(f"{text(row, 'name')} ({text(row, 'id')})" for _, row in that_day),
                ),
                in_both("The decisions that appointed them to {office}.", office=text(any_row, "seat")),
            )


def _first(pair: tuple[Sighting, Row]) -> tuple[object, ...]:
    return (pair[0].earliest,)


RULE = Rule("two-holders", td.office, offices.SIGHTINGS, found)
