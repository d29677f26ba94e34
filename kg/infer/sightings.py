"""Sightings: when an article says that a person is in an office. A sighting is no start and no end."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal, NamedTuple

Answer = Literal["stated", "inferred", "possible"]

SUREST_FIRST: tuple[Answer, ...] = ("stated", "inferred", "possible")

Change = Literal["", "start", "taken", "end", "leaving", "left"]
"""A change that the article states. Within the days of the sighting the person takes the office (*start*)
or leaves it (*end*); or is in it, has just *taken* it or is *leaving* it; or is not in it, having *left*."""

_BEFORE, _WITHIN, _AFTER = 0, 1, 2
_ORDER_OF_A_DAY: dict[Change, int] = {
    "end": _BEFORE,
    "leaving": _BEFORE,
    "start": _AFTER,
    "taken": _AFTER,
}
"""On the day of a change the old holder comes before the new one."""

Point = tuple[date, int]
"""A day, and the order of changes on it."""

ALWAYS = date.min
"""The earliest day of a sighting that none bounds on that side."""


class Sighting(NamedTuple):
    """A person seen in an office on a day between two days; None where no day bounds it.

    `basis` says how sure the days are: *stated* if the article prints the date whole, *inferred* if a rule
    gave its year, *possible* if the article itself is not sure ("2019?") or only bounds are known.
    """

    earliest: date | None
    latest: date | None
    person: str
    article: str
    attestation: str
    basis: Answer
    change: Change = ""


class Seen(NamedTuple):
    """A sighting in office on a day that is bounded at least by a last one."""

    earliest: date
    latest: date
    person: str
    article: str
    attestation: str
    basis: Answer
    change: Change = ""

    @property
    def begins(self) -> Point:
        """The first moment at which it may be."""
        return self.earliest, _ORDER_OF_A_DAY.get(self.change, _WITHIN)

    @property
    def ends(self) -> Point:
        """The last moment at which it may be: it is before another for sure if that begins later."""
        return self.latest, _ORDER_OF_A_DAY.get(self.change, _WITHIN)


class Held(NamedTuple):
    """A time, from a moment to a moment, at all of which a person surely held an office."""

    first: Point
    last: Point
    person: str
    sightings: tuple[Seen, ...]


def in_office(sighting: Sighting) -> Seen | None:
    """Return the sighting as one in office, or None where no last day bounds it or the person had left."""
    if sighting.latest is None or sighting.change == "left":
        return None
    return Seen(sighting.earliest or ALWAYS, sighting.latest, *sighting[2:])


def held(sightings: Iterable[Seen]) -> Iterator[Held]:
    """Yield when people surely held the office: on a certain day, or within a time that is printed whole."""
    printed: dict[str, list[Seen]] = {}
    for sighting in sightings:
        if sighting.basis != "possible":
            printed.setdefault(sighting.attestation, []).append(sighting)
    for sure in printed.values():
        first, last = min(one.ends for one in sure), max(one.begins for one in sure)
        if first <= last:
            yield Held(first, last, sure[0].person, tuple(sure))


def conflict(one: Held, two: Held) -> bool:
    """Say whether two people cannot both have held the office: on one certain day, and none takes over."""
    return one.person != two.person and max(one.first, two.first) <= min(one.last, two.last)
