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

Days = tuple[date, date]
"""The first and the last day of a time."""

ALWAYS = date.min
EVER = date.max
"""The earliest and the latest day of a sighting that none bounds on that side."""


class Sighting(NamedTuple):
    """A person seen in an office on a day between two days; None where no day bounds it.

    `basis` says how sure the days are: *stated* if the article prints the date whole, *inferred* if a rule
    gave its year, *possible* if the article itself is not sure ("2019?") or only bounds are known. `doubted`
    are the days that the article is not sure of: it bounds nothing, so the days of the sighting are those of
    the article. `namesakes` are those who may be the same person: they are no rivals for sure.
    """

    earliest: date | None
    latest: date | None
    person: str
    article: str
    attestation: str
    basis: Answer
    change: Change = ""
    doubted: Days | None = None
    namesakes: frozenset[str] = frozenset()


class Seen(NamedTuple):
    """A sighting in office on a day that is bounded at least by a last one, or that the article doubts."""

    earliest: date
    latest: date
    person: str
    article: str
    attestation: str
    basis: Answer
    change: Change = ""
    doubted: Days | None = None
    namesakes: frozenset[str] = frozenset()

    @property
    def said(self) -> Days:
        """The days that the article gives, be it sure of them or not."""
        return self.doubted or (self.earliest, self.latest)

    @property
    def begins(self) -> Point:
        """The first moment at which it may be."""
        return self.earliest, _ORDER_OF_A_DAY.get(self.change, _WITHIN)

    @property
    def ends(self) -> Point:
        """The last moment at which it may be: it is before another for sure if that begins later."""
        return self.latest, _ORDER_OF_A_DAY.get(self.change, _WITHIN)


class Held(NamedTuple):
    """When an article states that a person held an office: at all times from a first moment to a last.

    Where the last is before the first it is at one time at least from that to this ("2017").
    """

    first: Point
    last: Point
    person: str
    sightings: tuple[Seen, ...]


def in_office(sighting: Sighting) -> Seen | None:
    """Return the sighting as one in office, or None where it has no day at all or the person had left."""
    if sighting.change == "left" or not (sighting.latest or sighting.doubted):
        return None
    return Seen(sighting.earliest or ALWAYS, sighting.latest or EVER, *sighting[2:])


def held(sightings: Iterable[Seen]) -> Iterator[Held]:
    """Yield when people held the office: on a day, in a year, or within a time that is printed whole.

    A day that a rule gives is no certain one.
    """
    printed: dict[str, list[Seen]] = {}
    for sighting in sightings:
        if sighting.basis == "stated":
            printed.setdefault(sighting.attestation, []).append(sighting)
    for sure in printed.values():
        first, last = min(one.ends for one in sure), max(one.begins for one in sure)
        yield Held(first, last, sure[0].person, tuple(sure))


def conflict(one: Held, two: Held) -> bool:
    """Say whether two people cannot both be right: they held it at one certain time, and none takes over.

    Of two times that are printed in months or years alone the one may be before the other.
    """
    if one.person == two.person or one.person in two.sightings[0].namesakes:
        return False
    return one.first <= two.last and two.first <= one.last
