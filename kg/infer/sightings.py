"""Sightings: when an article says that a person is in an office. A sighting is no start and no end."""

from datetime import date
from typing import Literal, NamedTuple

Answer = Literal["stated", "inferred", "possible"]

SUREST_FIRST: tuple[Answer, ...] = ("stated", "inferred", "possible")

Change = Literal["", "start", "end", "left"]
"""A change that the article states: the person takes or leaves the office that day, or had left by then."""


class Sighting(NamedTuple):
    """A person seen in an office on a day between two days; None where no day bounds it.

    `basis` says how sure the days are: *stated* if the article prints the date whole, *inferred* if a rule
    gave its year, *possible* if the article itself is not sure ("2019?") or only bounds are known. Who had
    *left* by the latest day is not seen in office then.
    """

    earliest: date | None
    latest: date | None
    person: str
    article: str
    attestation: str
    basis: Answer
    change: Change = ""


class Seen(NamedTuple):
    """A sighting in office whose days are bounded on both sides."""

    earliest: date
    latest: date
    person: str
    article: str
    attestation: str
    basis: Answer
    change: Change = ""

    @property
    def on_one_day(self) -> bool:
        """Say whether the person was seen on a day that is known for sure."""
        return self.earliest == self.latest and self.basis != "possible"

    def before(self, other: "Seen") -> bool:
        """Say whether this was before the other for sure; on the day of a change the old one comes first."""
        if self.latest == other.earliest and self.change != other.change:
            return self.change == "end" or other.change == "start"
        return self.latest < other.earliest


def in_office(sighting: Sighting) -> Seen | None:
    """Return the sighting as one in office, or None where no day bounds it or the person had left."""
    if sighting.earliest is None or sighting.latest is None or sighting.change == "left":
        return None
    return Seen(sighting.earliest, sighting.latest, *sighting[2:])


def conflict(one: Seen, two: Seen) -> bool:
    """Say whether two people cannot both have been seen: on one certain day, and none takes over."""
    same_day = one.on_one_day and two.on_one_day and one.earliest == two.earliest
    return same_day and one.person != two.person and one.change == two.change
