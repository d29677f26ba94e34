"""Runs: the sightings of one person in one office, parted where they may be of two tenures."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate
from typing import Literal, NamedTuple

from kg.infer.rivals import Rivals
from kg.infer.sightings import ALWAYS, Point, Seen

Split = Literal["return", "unordered", "term", "gap"]
"""Why a tenure is not one with the holder's earlier one: somebody else was seen between, or it was over;
somebody else may have been seen between; an article says that the holder took the office then; or the
sightings are too far apart."""

LONGEST_BRIDGE = 5
"""Years: between two sightings further apart than one term the holder may have left and come back."""


@dataclass
class Run:
    """Sightings of one person in order, why they are no run with those before, and when the first ended.

    By `given_up` the holder had left, as an article dates it, and was about to on the day `leaving`.
    It is *contested* where somebody else held the office at one time with the holder.
    """

    split: Split | None = None
    sightings: list[Seen] = field(default_factory=list)
    first_end: Point = (date.max, 0)
    given_up: Point = (date.max, 0)
    leaving: date = date.max
    contested: bool = False

    def add(self, sighting: Seen, contested: bool) -> None:
        """Add the next sighting."""
        self.sightings.append(sighting)
        self.first_end = min(self.first_end, sighting.ends)
        if sighting.change == "end":
            self.given_up = min(self.given_up, sighting.ends)
        if sighting.change == "leaving":
            self.leaving = min(self.leaving, sighting.latest)
        self.contested = self.contested or contested


def runs(
    own: Iterable[Seen], rivals: Rivals, sure: Rivals, over: Iterable[date], contested: Collection[str]
) -> list[Run]:
    """Return the runs of one person's sightings, among the rivals and those of them that are sure.

    By a day in `over` a tenure was over. Attestations in `contested` are of conflicts: what lies between two
    sightings of one of them parts no run.
    """
    found: list[Run] = []
    ordered, days = _in_order(own), sorted(over)
    for parting, sighting in zip([None, *_partings(ordered, contested)], ordered, strict=False):
        disputed = sighting.attestation in contested
        if parting is None:
            found.append(Run())
        elif split := _split(found[-1], sighting, parting, (rivals, sure), days):
            found.append(Run(split))
        else:
            disputed = disputed or parting.contested
        found[-1].add(sighting, disputed)
    return found


def begins_again(run: Run, sighting: Seen) -> bool:
    """Say whether the holder takes the office in a sighting, having been in it before for sure.

    Who is called new may be called so for some time: it is news again where a whole year lies between, or
    where the holder was leaving by then.
    """
    if sighting.change in {"start", "taken"} and run.leaving <= sighting.earliest:
        return True
    if sighting.change == "taken":
        return run.first_end[0].year + 1 < sighting.earliest.year
    before = run.first_end[0] < sighting.earliest or run.given_up < sighting.begins
    return sighting.change == "start" and before


def _in_order(own: Iterable[Seen]) -> list[Seen]:
    """Return one person's sightings in order.

    Of one day, leaving an earlier tenure comes first, then taking the office, then all that is seen in it;
    the end of a time printed whole is never before its start.
    """
    given = list(own)
    starts = {(one.attestation, one.earliest) for one in given if one.change == "start"}

    def moment(one: Seen) -> tuple[date, int, Point, Seen]:
        if one.change == "end" and (one.attestation, one.earliest) in starts:
            turn = 3
        else:
            turn = {"end": 0, "leaving": 0, "start": 1, "taken": 1}.get(one.change, 2)
        return one.earliest, turn, one.begins, one

    return sorted(given, key=moment)


class _Parting(NamedTuple):
    """What lies around a point at which one person's sightings may be parted.

    The moment at which the first of all that came ended, and the last of it began; the moment at which the
    first of all that follows ends; and whether it is within a time that one article prints whole, and within
    one that is contested.
    """

    first_end: Point
    last_begin: Point
    next_end: Point
    within: bool
    contested: bool


def _partings(own: Sequence[Seen], contested: Collection[str]) -> Iterator[_Parting]:
    """Yield what lies around the points between one person's sightings, which are in order."""
    ends = accumulate((one.ends for one in own), min)
    begins = accumulate((one.begins for one in own), max)
    next_ends = list(accumulate((one.ends for one in reversed(own)), min))[-2::-1]
    last_of = {one.attestation: at for at, one in enumerate(own)}
    printed_until = accumulate((last_of[one.attestation] for one in own), max)
    contested_until = accumulate(
        (last_of[one.attestation] if one.attestation in contested else -1 for one in own), max
    )
    points = zip(ends, begins, next_ends, printed_until, contested_until, strict=False)
    for at, (first_end, last_begin, next_end, printed, disputed) in enumerate(points):
        yield _Parting(first_end, last_begin, next_end, at < printed, at < disputed)


def _split(
    run: Run, two: Seen, parting: _Parting, among: tuple[Rivals, Rivals], over: Sequence[date]
) -> Split | None:
    """Return why a sighting is not of one run with those before it, or None if it is.

    A rival splits where it is or may be between all that came and all that follows, but not between two
    sightings of the same bounds. Within a time that one article prints whole only what is sure splits.
    """
    one = run.sightings[-1]
    rivals, sure = among
    if _any_within(over, one.earliest, two.earliest):
        return "return"
    same = (one.begins, one.ends) == (two.begins, two.ends)
    apart = not (same or parting.contested)
    rival = apart and rivals.may_be_between(parting.last_begin, parting.next_end, two.person)
    first_end = run.first_end if parting.within else parting.first_end
    if rival and sure.are_between(first_end, two.begins, two.person):
        return "return"
    if begins_again(run, two):
        return "term"
    if parting.within:
        return None
    latest_next, _ = parting.next_end
    too_far = latest_next > _a_term_after(one.latest if one.earliest == ALWAYS else one.earliest)
    may_have_left = run.leaving.year + 1 < two.earliest.year
    return "unordered" if rival or may_have_left else "gap" if too_far else None


def _any_within(days: Sequence[date], first: date, end: date) -> bool:
    """Say whether one of the sorted days is `first` or later, and before `end`."""
    at = bisect_left(days, first)
    return at < len(days) and days[at] < end


def _a_term_after(day: date) -> date:
    years = day.year + LONGEST_BRIDGE
    return date(years, 3, 1) if (day.month, day.day) == (2, 29) else day.replace(year=years)
