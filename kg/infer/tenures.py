"""Tenures: from dated sightings of the holders of one office to who held it when.

Pure functions over the sightings of one office, in any order.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Literal, NamedTuple

from kg.infer.sightings import Seen, Sighting, conflict, in_office

Certainty = Literal["single", "corroborated", "documented", "conflict"]

Split = Literal["return", "term", "gap"]
"""Why a tenure is not one with the holder's earlier one: somebody else was seen between, or it
was over; an article says that the holder took the office then; or the sightings are too far apart."""

LONGEST_BRIDGE = 5
"""Years: between two sightings further apart than one term the holder may have left and come back."""


class Office(NamedTuple):
    """What bounds every tenure of an office: whether it has one seat, and the last day of its body."""

    one_seat: bool = True
    closes: date | None = None


class Tenure(NamedTuple):
    """A run of sightings of one person with no rival between, and what bounds it.

    `before` and `after` are the sightings of others next to it, `left` an article that says that the holder
    had left by then, `closes` the last day of the body. A bound is None where nothing gives it: a missing end
    is not "still in office".
    """

    person: str
    sightings: tuple[Seen, ...]
    before: Seen | None = None
    after: Seen | None = None
    left: Sighting | None = None
    closes: date | None = None
    certainty: Certainty = "single"
    split: Split | None = None

    @property
    def grounds(self) -> list[str]:
        """The attestations that it rests on."""
        left = [self.left.attestation] if self.left else []
        return sorted({*(sighting.attestation for sighting in self.sightings), *left})

    @property
    def start_not_before(self) -> date | None:
        """The first day on which the holder may have taken the office."""
        starts = [sighting.earliest for sighting in self.sightings if sighting.change == "start"]
        return max([*starts, *([self.before.earliest] if self.before else [])], default=None)

    @property
    def start_not_after(self) -> date | None:
        """The last day on which the holder may have taken the office: seen first, or gone by then."""
        if self.certainty == "conflict":
            return None
        gone = [self.end_not_after] if self.end_not_after else []
        return min([*(sighting.latest for sighting in self.sightings), *gone])

    @property
    def end_not_before(self) -> date | None:
        """The first day on which the holder may have left the office: seen last."""
        if self.certainty == "conflict" or not self.sightings:
            return None
        return self.sightings[-1].earliest

    @property
    def end_not_after(self) -> date | None:
        """The last day on which the holder may have left the office."""
        ends = [sighting.latest for sighting in self.sightings if sighting.change == "end"]
        left = [self.left.latest] if self.left and self.left.latest else []
        after = [self.after.latest] if self.after else []
        return min([*ends, *left, *after, *([self.closes] if self.closes else [])], default=None)


def tenures(sightings: Iterable[Sighting], office: Office) -> list[Tenure]:
    """Return the tenures that the sightings of one office give, in order. One without any day gives none."""
    ordered = sorted(set(sightings), key=repr)
    seen = sorted((one for sighting in ordered if (one := in_office(sighting))), key=_order)
    left = sorted((one for one in ordered if one.change == "left" and one.latest), key=_gone)
    found: list[Tenure] = []
    for person in sorted({sighting.person for sighting in ordered}):
        own = [one for one in seen if one.person == person]
        rivals = [one for one in seen if one.person != person] if office.one_seat else []
        found.extend(_of_one(person, own, rivals, [one for one in left if one.person == person], office))
    return sorted(found, key=lambda tenure: (tenure.sightings, tenure.person))


def _order(sighting: Seen) -> tuple[object, ...]:
    return sighting.earliest, sighting.change != "start", sighting


def _gone(sighting: Sighting) -> tuple[date, str]:
    return sighting.latest or date.max, sighting.attestation


def _of_one(
    person: str, own: list[Seen], rivals: list[Seen], left: list[Sighting], office: Office
) -> Iterator[Tenure]:
    """Yield the tenures of one person; who had left by a day had left every tenure seen before it."""
    over = [one.latest for one in left if one.latest] + ([office.closes] if office.closes else [])
    runs = list(_runs(own, rivals, over))
    for split, run in runs:
        gone = [one for one in left if one.latest and run[-1].earliest <= one.latest]
        yield _tenure(run, split, rivals, gone[0] if gone else None, office)
    never_seen = [one for one in left if one.latest and all(one.latest < run[0].earliest for _, run in runs)]
    if never_seen:
        yield Tenure(person, (), left=never_seen[0], certainty="documented")


def _runs(own: list[Seen], rivals: list[Seen], over: list[date]) -> Iterator[tuple[Split | None, list[Seen]]]:
    """Yield the runs of one person, and why each is none with that before. By a day in `over` it was over."""
    run: list[Seen] = []
    why: Split | None = None
    for sighting in own:
        split = _split(run, sighting, rivals, over) if run else None
        if split:
            yield why, run
            run, why = [], split
        run.append(sighting)
    if run:
        yield why, run


def _split(run: list[Seen], two: Seen, rivals: list[Seen], over: list[date]) -> Split | None:
    """Return why a sighting is not of one run with those before it, or None if it is."""
    one = run[-1]
    if one.attestation == two.attestation:
        return None
    ended = any(sighting.change == "end" and sighting.latest < two.earliest for sighting in run)
    gone = any(one.earliest <= day < two.earliest for day in over)
    if ended or gone or any(not (rival.before(one) or two.before(rival)) for rival in rivals):
        return "return"
    if two.change == "start" and any(sighting.latest < two.earliest for sighting in run):
        return "term"
    return "gap" if two.latest.year - one.earliest.year > LONGEST_BRIDGE else None


def _tenure(
    run: list[Seen], split: Split | None, rivals: list[Seen], left: Sighting | None, office: Office
) -> Tenure:
    first, last = run[0], max(run, key=lambda one: (one.latest, one))
    if any(conflict(own, rival) for own in run for rival in rivals):
        return Tenure(first.person, tuple(run), certainty="conflict", split=split)
    after = [rival for rival in rivals if last.before(rival)]
    closes = office.closes if office.closes and run[-1].earliest <= office.closes else None
    return Tenure(
        person=first.person,
        sightings=tuple(run),
        before=max((rival for rival in rivals if rival.before(first)), default=None),
        after=min(after, key=lambda rival: (rival.latest, rival), default=None),
        left=left,
        closes=closes,
        certainty=_certainty(run, left),
        split=split,
    )


def _certainty(run: list[Seen], left: Sighting | None) -> Certainty:
    if left or any(sighting.change for sighting in run):
        return "documented"
    articles, days = {sighting.article for sighting in run}, {sighting.earliest for sighting in run}
    return "corroborated" if len(articles) > 1 and len(days) > 1 else "single"
