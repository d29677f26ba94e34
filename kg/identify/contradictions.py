"""Why some records cannot all be one person: pure functions, whatever the order of the records."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from itertools import combinations, pairwise
from typing import TypeVar

from kg.identify.cuts import Apart, Cuts
from kg.identify.records import YEAR, Group, Record, Sighting
from kg.identify.seen import Seen

OVERLAP = YEAR / 4
"""Days that two posts which exclude each other may overlap: a hand-over."""

CERTAIN = {"article", "gender", "judged"}
"""The contradictions that tell two people apart; any other leaves a doubt."""

DEMOTION = "demotion"
"""The contradiction of a head and a deputy of one body, the deputy after the head or at one time."""

K = TypeVar("K")

Contradiction = tuple[str, ...]

Check = Callable[[Iterable[Record]], frozenset[Contradiction]]


def contradictions(
    records: Iterable[Record], furthest: float, apart: Apart, cuts: Cuts
) -> frozenset[Contradiction]:
    """Return why these records cannot all be one person.

    `furthest` is how many days may lie between two sightings in one office; `apart` has, for each node, those
    that a person judged not to be the same; `cuts` are of all records of the name, not of these alone.
    """
    records = list(records)
    return frozenset(
        (
            *_of_nodes(records, apart),
            *_of_offices(records, furthest),
            *_of_cuts(records, apart, cuts),
            *_of_bodies(records),
            *_of_groups(records),
        )
    )


def _of_nodes(records: list[Record], apart: Apart) -> Iterator[Contradiction]:
    nodes = {record.node for record in records}
    for article, times in Counter(record.article for record in records).items():
        if times > 1:
            yield "article", article
    if len({record.gender for record in records} - {""}) > 1:
        yield ("gender",)
    for node in nodes & apart.keys():
        for other in apart[node] & nodes:
            yield ("judged", *sorted((node, other)))


def _of_offices(records: list[Record], furthest: float) -> Iterator[Contradiction]:
    """Yield the offices that somebody is in after having left, or is seen in too far apart in time.

    Each gap is a contradiction of its own: that a node has one does not excuse another.
    """
    for office, seen in _by(lambda seen: seen.office, records).items():
        left = [sighting.latest for sighting in seen if sighting.former and sighting.latest]
        held = [days for sighting in seen if (days := _days(sighting))]
        if left and held and min(left) < max(earliest for earliest, _ in held):
            yield "left", office
        known = [(one.first, one.latest) for one in seen if one.first and one.latest and not one.former]
        last = date.min
        for (_, before), (first, _) in pairwise(sorted(known)):
            last = max(last, before)
            if (first - last).days > furthest:
                yield "far", office, f"{last}/{first}"


def _of_cuts(records: list[Record], apart: Apart, cuts: Cuts) -> Iterator[Contradiction]:
    """Yield the offices that somebody of the name had left between these sightings."""
    for office in cuts:
        seen = [
            Seen(sighting, record)
            for record in records
            for sighting in record.sightings
            if sighting.office == office
        ]
        if any(cut.parts(seen, apart) for cut in cuts[office]):
            yield "left", office


def _of_bodies(records: list[Record]) -> Iterator[Contradiction]:
    """Yield the bodies in which somebody is a deputy after having been the head."""
    for body, seen in _by(lambda seen: seen.body, records).items():
        heads = [days[1] for sighting in seen if sighting.rank == "head" and (days := _days(sighting))]
        deputies = [days[0] for sighting in seen if sighting.rank == "deputy" and (days := _days(sighting))]
        if heads and deputies and max(deputies) >= min(heads):
            yield DEMOTION, body


def _of_groups(records: list[Record]) -> Iterator[Contradiction]:
    """Yield the groups that exclude each other and in which somebody works at one time.

    Where an article says that one person is in both, they do not exclude each other.
    """
    spans = {}
    for group, seen in _by(lambda seen: seen.group, records).items():
        held = [days for sighting in seen if (days := _days(sighting))]
        if held:
            spans[group] = min(latest for _, latest in held), max(earliest for earliest, _ in held)
    if len(spans) < 2:
        return
    together = {frozenset(pair) for record in records for pair in combinations(_groups(record), 2)}
    for one, two in combinations(sorted(spans), 2):
        overlap = (min(spans[one][1], spans[two][1]) - max(spans[one][0], spans[two][0])).days
        if one.excludes(two) and overlap > OVERLAP and frozenset((one, two)) not in together:
            yield "overlap", *one[:2], *two[:2]


def _groups(record: Record) -> set[Group]:
    return {sighting.group for sighting in record.sightings}


def _by(of: Callable[[Sighting], K], records: Iterable[Record]) -> dict[K, list[Sighting]]:
    found: dict[K, list[Sighting]] = defaultdict(list)
    for record in records:
        for sighting in record.sightings:
            found[of(sighting)].append(sighting)
    return found


def _days(sighting: Sighting) -> tuple[date, date] | None:
    """Return the days between which somebody is in an office, where both are known."""
    if sighting.former or sighting.earliest is None or sighting.latest is None:
        return None
    return sighting.earliest, sighting.latest
