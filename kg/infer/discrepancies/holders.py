"""Two people seen in an office with one seat on one certain day."""

from collections.abc import Iterator
from datetime import date
from itertools import combinations, groupby

from kg.infer import offices
from kg.infer.discrepancies.rule import Contradiction, Rule, label, text
from kg.infer.sightings import Seen, conflict, in_office
from kg.messages import LANGUAGES, in_both
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
                in_both(
                    "{office} has one seat, and on {day} is held by {people}.",
                    office=label(any_row, "seat"),
                    day=day,
                    people=_people(that_day),
                ),
                in_both("The decisions that appointed them to {office}.", office=label(any_row, "seat")),
            )


def _people(seen: list[tuple[Seen, Row]]) -> dict[str, str]:
    """Return who was seen, each with the article, and whether a rule gave the year of the day."""
    said = [
        in_both("{name} ({article}; a rule gives the year)", name=text(row, "name"), article=text(row, "id"))
        if sighting.basis == "inferred"
        else dict.fromkeys(LANGUAGES, f"{text(row, 'name')} ({text(row, 'id')})")
        for sighting, row in seen
    ]
    return {language: "; ".join(one[language] for one in said) for language in LANGUAGES}


def _first(pair: tuple[Seen, Row]) -> date:
    return pair[0].earliest


RULE = Rule("two-holders", td.office, offices.SIGHTINGS, found)
