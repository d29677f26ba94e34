"""The sightings of an office with one seat, in the orders in which a holder's rivals are asked for."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from kg.infer.sightings import Held, Point, Seen, held

Latest = tuple[Point, str]
"""A moment, and whom it is of."""


class Rivals:
    """All sightings of an office, sorted once; each question is about those of everybody but one person.

    It takes logarithmic time, but for sightings that overlap the holder's, which are gone through.
    """

    def __init__(self, sightings: Sequence[Seen]) -> None:
        """Sort the sightings."""
        self._times = sorted(held(sightings))
        whole = {one: time for time in self._times for one in time.sightings}
        self._by_begin = _Order((one.begins, one) for one in sightings)
        self._latest_end = _latest((one.ends, one.person) for one in self._by_begin.sightings)
        self._over_after = [
            min(one.ends, whole[one].first) if one in whole else one.ends for one in self._by_begin.sightings
        ]
        self._by_end = _Order((one.ends, one) for one in sightings)
        self._latest_begin = _latest((one.begins, one.person) for one in self._by_end.sightings)
        self._to_come_before = [
            max(one.begins, whole[one].last) if one in whole else one.begins for one in self._by_end.sightings
        ]
        self._held = [time.first for time in self._times]
        self._held_until = _latest((time.last, time.person) for time in self._times)

    def but_for(self, people: Collection[str], attestations: Collection[str] = ()) -> "Rivals":
        """Return what is left without some people, and without some attestations."""
        if not (people or attestations):
            return self
        return Rivals(
            [
                one
                for one in self._by_begin.sightings
                if one.person not in people and one.attestation not in attestations
            ]
        )

    def of(self, people: Collection[str]) -> list[Seen]:
        """Return the sightings of some people."""
        return [one for one in self._by_begin.sightings if one.person in people] if people else []

    def contradicting(self, own: Sequence[Seen]) -> tuple[set[str], set[str]]:
        """Return the attestations of a holder that contradict some of these, and those of these."""
        contested = [time for time in held(own) if self.contradict(time)]
        if not contested:
            return set(), set()
        disputed = Rivals([one for time in contested for one in time.sightings])
        against = (time for time in self._times if disputed.contradict(time))
        return _attestations(contested), _attestations(against)

    def may_be_between(self, one: Point, two: Point, person: str) -> bool:
        """Say whether one of them is neither surely before `one` nor surely after `two`."""
        latest = self._latest_end[bisect_right(self._by_begin.points, two)].of_others(person)
        return latest is not None and latest >= one

    def are_between(self, one: Point, two: Point, person: str) -> bool:
        """Say whether one of them is surely after `one` and surely before `two`."""
        latest = self._latest_begin[bisect_left(self._by_end.points, two)].of_others(person)
        return latest is not None and latest > one

    def last_before(self, first: Point, last: Point, person: str) -> Seen | None:
        """Return the last that was surely before `last`, and not surely after `first`.

        Of a time that an article prints whole all is before what is after its start.
        """
        at = bisect_right(self._by_begin.points, first) - 1
        while at >= 0:
            sighting = self._by_begin.sightings[at]
            if sighting.person == person:
                at = self._by_begin.before_run[at]
            elif self._over_after[at] < last:
                return sighting
            else:
                at -= 1
        return None

    def first_after(self, first: Point, last: Point, person: str) -> Seen | None:
        """Return the first that was surely after `first`, and not surely before `last`.

        Of a time that an article prints whole all is after what is before its end.
        """
        at = bisect_left(self._by_end.points, last)
        while at < len(self._by_end.sightings):
            sighting = self._by_end.sightings[at]
            if sighting.person == person:
                at = self._by_end.after_run[at]
            elif self._to_come_before[at] > first:
                return sighting
            else:
                at += 1
        return None

    def contradict(self, own: Held) -> bool:
        """Say whether one of them surely held the office at one time with its holder."""
        until = self._held_until[bisect_right(self._held, own.last)].of_others(own.person)
        return until is not None and until >= own.first


def _attestations(times: Iterable[Held]) -> set[str]:
    return {one.attestation for time in times for one in time.sightings}


class _Order:
    """Sightings by a moment of each, and where the run of one person's that each is in begins and ends."""

    def __init__(self, keyed: Iterable[tuple[Point, Seen]]) -> None:
        ordered = sorted(keyed)
        self.points = [point for point, _ in ordered]
        self.sightings = [sighting for _, sighting in ordered]
        people = [sighting.person for sighting in self.sightings]
        self.before_run = [at - 1 for at in range(len(people))]
        self.after_run = [at + 1 for at in range(len(people))]
        for at in range(1, len(people)):
            if people[at] == people[at - 1]:
                self.before_run[at] = self.before_run[at - 1]
        for at in reversed(range(len(people) - 1)):
            if people[at] == people[at + 1]:
                self.after_run[at] = self.after_run[at + 1]


class _Latest(NamedTuple):
    """The latest moment of a sequence, and the latest that is of somebody else."""

    first: Latest | None = None
    second: Latest | None = None

    def of_others(self, person: str) -> Point | None:
        """Return the latest moment that is of somebody else."""
        latest = self.second if self.first and self.first[1] == person else self.first
        return latest and latest[0]

    def with_one(self, one: Latest) -> "_Latest":
        """Return what it is with one more."""
        known = {person: moment for moment, person in filter(None, (self.second, self.first))}
        moment, person = one
        known[person] = max(moment, known.get(person, moment))
        best = sorted(((moment, person) for person, moment in known.items()), reverse=True)[:2]
        return _Latest(*best)


def _latest(moments: Iterable[Latest]) -> list[_Latest]:
    """Return the latest moments of none, of the first, of the first two and so on."""
    found = [_Latest()]
    for one in moments:
        found.append(found[-1].with_one(one))
    return found
