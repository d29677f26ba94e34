"""Sightings side by side: those in one office or one group, in time order, and which of them to compare."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import NamedTuple

from kg.identify.records import Record, Sighting


class Seen(NamedTuple):
    """A record in one of its sightings."""

    sighting: Sighting
    record: Record


def by(what: str, records: Iterable[Record]) -> Iterable[list[Seen]]:
    """Return the sightings in each office, or in each group, in time order."""
    found: dict[object, list[Seen]] = defaultdict(list)
    for record in records:
        for sighting in record.sightings:
            found[getattr(sighting, what)].append(Seen(sighting, record))
    return [sorted(seen, key=in_time) for seen in found.values()]


def in_time(seen: Seen) -> tuple[date, date, bool, str]:
    """Return what puts sightings in time order."""
    _, latest, former = moment(seen)
    return seen.sighting.first or date.min, latest or date.min, not former, seen.sighting.fact


def moment(seen: Seen) -> tuple[date | None, date | None, bool]:
    """Return when somebody is seen, and whether as one who had left."""
    return seen.sighting.earliest, seen.sighting.latest, seen.sighting.former


def named_twice(seen: list[Seen]) -> bool:
    """Say whether an article names two of these."""
    return len({one.record.node for one in seen}) > len({one.record.article for one in seen})


def neighbours(seen: list[Seen]) -> Iterator[tuple[Seen, Seen]]:
    """Yield the pairs of sightings that are near in time, as many as it takes to see every doubt.

    Sightings of one day are compared with the first and the last of them; two days with each other, up to
    the next that is exact: what lies beyond is farther from both. One of which the last day alone is known is
    compared up to the next such too. Those without any day are compared with the first and the last day, and
    of them the first and the last with every day.
    """
    moments = [list(same) for _, same in groupby(seen, key=moment)]
    for at, one in enumerate(moments):
        yield from ((one[0], other) for other in one[1:])
        yield from ((other, one[-1]) for other in one[1:-1])
        undated = moment(one[0])[:2] == (None, None)
        for number, two in enumerate(moments[at + 1 :], start=at + 2):
            outer = not undated or number in {at + 2, len(moments)}
            yield from between(one if outer else [one[0], one[-1]], two)
            if _is_behind(two[0].sighting, one[0].sighting):
                break


def _is_behind(two: Sighting, one: Sighting) -> bool:
    """Say whether the second is on a day after the first, and no less exact."""
    if one.former or two.former or one.latest is None or two.latest is None or two.first is None:
        return False
    exact = two.earliest == two.latest or (one.earliest is None and two.earliest is None)
    return exact and two.first > one.latest


def between(one: list[Seen], two: list[Seen]) -> Iterator[tuple[Seen, Seen]]:
    """Yield as many pairs of the one and the other as it takes to hold all together."""
    yield from ((one[0], other) for other in two)
    yield from ((other, two[0]) for other in one[1:])
