"""Cuts: by a day somebody of a name had left an office, so who holds it after is back, or is another.

So does who is outgoing, where one of the name is new in the office then or later.
Pure functions over the records of one name, whatever their order.
"""

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import chain
from typing import NamedTuple

from kg.identify.records import Record, Sighting
from kg.identify.seen import Seen, by

BEFORE, UNCLEAR, AFTER = "before", "unclear", "after"

Apart = Mapping[str, set[str]]
"""For each node, those that somebody judged not to be the same."""


class Cut(NamedTuple):
    """A day by which somebody of a name had left an office that the name holds after it too.

    Former sightings between the same holders are one cut, for each gender: `day` is the last of theirs,
    `facts` and `nodes` are all of theirs.
    """

    day: date
    gender: str
    facts: tuple[str, ...]
    nodes: frozenset[str]

    def parts(self, seen: Iterable[Seen], apart: Apart) -> bool:
        """Say whether sightings in the office are not surely on one side of the day."""
        sides = Counter(self._side(one.sighting) for one in seen if self._tells_of(one, apart))
        del sides[None]
        return len(sides) > 1 or sides[UNCLEAR] > 1

    def _side(self, sighting: Sighting) -> str | None:
        """Return where somebody is in the office; None where all that is known is that it was left later."""
        if sighting.latest and sighting.latest <= self.day:
            return BEFORE
        if sighting.former:
            return None
        return AFTER if sighting.earliest and sighting.earliest > self.day else UNCLEAR

    def _tells_of(self, seen: Seen, apart: Apart) -> bool:
        """Say whether the sighting is after the day, or may be of the person who had left."""
        if self._side(seen.sighting) == AFTER:
            return True
        gender = {self.gender, seen.record.gender} - {""}
        return len(gender) < 2 and not self.nodes <= apart.get(seen.record.node, set())


Cuts = Mapping[str, list[Cut]]
"""The cuts of each office that has any."""


def cuts(records: Iterable[Record]) -> Cuts:
    """Return the cuts of the offices in which the records of one name are seen."""
    seen = {each[0].sighting.office: list(_cuts(each)) for each in by("office", records)}
    return {office: found for office, found in seen.items() if found}


def of_all(some: Iterable[Cuts]) -> Cuts:
    """Return the cuts of several names together."""
    found: dict[str, list[Cut]] = defaultdict(list)
    for office, each in chain.from_iterable(one.items() for one in some):
        found[office] += each
    return found


def _cuts(seen: list[Seen]) -> Iterator[Cut]:
    held = [one.sighting for one in seen if not one.sighting.former]
    starts = sorted(day for one in held if (day := _since(one)))
    ends = sorted(one.latest for one in held if one.latest)
    comes = max((day for one in held if one.change == "new" and (day := _since(one))), default=date.min)
    alike: dict[tuple[int, int, str], list[tuple[date, str, str]]] = defaultdict(list)
    for sighting, record in seen:
        day = sighting.latest
        if day and (sighting.former or (sighting.change == "outgoing" and day < comes)):
            place = bisect_right(starts, day), bisect_right(ends, day)
            if place[0] < len(starts):
                alike[*place, record.gender].append((day, sighting.fact, record.node))
    for (_, _, gender), formers in sorted(alike.items()):
        days, facts, nodes = zip(*sorted(formers), strict=True)
        yield Cut(days[-1], gender, facts, frozenset(nodes))


def _since(sighting: Sighting) -> date | None:
    """Return the first day on which somebody may be in the office; of who is new the last of such days."""
    first, last = sighting.earliest, sighting.latest
    return last if first and last and sighting.change == "new" else first
