"""Tenures: from dated sightings of the holders of one office to who held it when.

Pure functions over the sightings of one office, in any order.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Literal, NamedTuple

from kg.infer.rivals import Rivals
from kg.infer.runs import Run, Split, begins_again, runs
from kg.infer.sightings import ALWAYS, EVER, Seen, Sighting, in_office

Certainty = Literal["single", "corroborated", "documented", "conflict"]


class Office(NamedTuple):
    """What bounds every tenure of an office: one seat or not, the first and the last day of its body."""

    one_seat: bool = True
    opens: date | None = None
    closes: date | None = None


class Tenure(NamedTuple):
    """A run of sightings of one person with no rival between, and what bounds it.

    `before` and `after` are the sightings of others next to it; `resumes` is the holder's own leaving that it
    came after, `again` the holder's next taking of the office, and `next` the sighting that
    begins the holder's next tenure, with why that is another. `left` is an article that says that the holder
    had left by then, `opens` and `closes` are the first and the last day of the body. A bound is None where
    nothing gives it: a missing end is not "still in office".
    """

    person: str
    sightings: tuple[Seen, ...]
    before: Seen | None = None
    after: Seen | None = None
    resumes: Sighting | None = None
    again: Seen | None = None
    next: Seen | None = None
    next_split: Split | None = None
    left: Sighting | None = None
    opens: date | None = None
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
        if self.certainty == "conflict":
            return None
        starts = [sighting.earliest for sighting in self.sightings if sighting.change == "start"]
        others = [one.earliest for one in (self.before, self.resumes) if one and one.earliest]
        return _known(max([*starts, *others, *([self.opens] if self.opens else [])], default=ALWAYS))

    @property
    def start_not_after(self) -> date | None:
        """The last day on which the holder may have taken the office: seen first, or gone by then."""
        if self.certainty == "conflict":
            return None
        gone = [self.end_not_after] if self.end_not_after else []
        return _known(min([*(sighting.latest for sighting in self.sightings), *gone]))

    @property
    def end_not_before(self) -> date | None:
        """The first day on which the holder may have left the office: seen last."""
        if self.certainty == "conflict" or not self.sightings:
            return None
        return _known(self.sightings[-1].earliest)

    @property
    def end_not_after(self) -> date | None:
        """The last day on which the holder may have left the office."""
        if self.certainty == "conflict":
            return None
        ends = [sighting.latest for sighting in self.sightings if sighting.change == "end"]
        left = [self.left.latest] if self.left and self.left.latest else []
        after = [self.after.latest] if self.after else []
        again = [self.again.latest] if self.again else []
        return min([*ends, *left, *after, *again, *([self.closes] if self.closes else [])], default=None)


def tenures(sightings: Iterable[Sighting], office: Office) -> list[Tenure]:
    """Return the tenures that the sightings of one office give, in order. One without any day gives none.

    One of whose days the article is not sure, and that nothing else bounds, is a tenure of its own, at the
    end.
    """
    ordered = sorted(set(sightings), key=repr)
    seen = [one for sighting in ordered if (one := in_office(sighting))]
    left = sorted((one for one in ordered if one.change == "left" and one.latest), key=_gone)
    dated = [one for one in seen if one.latest != EVER]
    found: list[Tenure] = []
    possible = [one if one.latest != EVER else _as_said(one) for one in seen]
    rivals, sure = (Rivals(some if office.one_seat else []) for some in (possible, dated))
    own: defaultdict[str, list[Seen]] = defaultdict(list)
    gone: defaultdict[str, list[Sighting]] = defaultdict(list)
    for one in dated:
        own[one.person].append(one)
    for leaving in left:
        gone[leaving.person].append(leaving)
    for person in sorted({*own, *gone}):
        found.extend(_of_one(own[person], rivals, sure, gone[person], office))
    undated = (Tenure(one.person, (one,)) for one in seen if one.latest == EVER)
    return [*sorted(found, key=lambda tenure: (tenure.sightings, tenure.person)), *undated]


def _as_said(one: Seen) -> Seen:
    """Return a sighting on the days that its article doubts, or plans: then it may be between others."""
    earliest, latest = one.said
    return one._replace(earliest=earliest, latest=latest)


def _known(day: date) -> date | None:
    return None if day in {ALWAYS, EVER} else day


def _gone(sighting: Sighting) -> date:
    """Return the day by which somebody had left."""
    return sighting.latest or date.max


def _of_one(
    own: list[Seen], rivals: Rivals, dated: Rivals, left: list[Sighting], office: Office
) -> Iterator[Tenure]:
    """Yield the tenures of one person among rivals, of whom those that are dated bound them.

    Who had left by a day had left every tenure seen before it.
    """
    namesakes = own[0].namesakes if own else frozenset()
    sure = dated.but_for(namesakes)
    contested, against = sure.contradicting([*own, *dated.of(namesakes)])
    sure = sure.but_for((), against)
    leavings = [*left, *(Sighting(*one) for one in own if one.change == "end")]
    over = [*map(_gone, leavings), *([office.closes] if office.closes else [])]
    found = runs(own, rivals, sure, over, contested)
    if left and (not found or _gone(left[0]) < found[0].sightings[0].earliest):
        yield Tenure(left[0].person, (), left=left[0], certainty="documented")
        if found:
            found[0].split = "return"
    starts = sorted((one for one in own if one.change in {"start", "taken"}), key=lambda one: one.ends)
    for run, after in zip(found, [*found[1:], None], strict=False):
        if run.contested:
            yield Tenure(own[0].person, tuple(run.sightings), certainty="conflict", split=run.split)
        else:
            bounded = _tenure(run, after, sure, left, office)
            again = next((one for one in starts if begins_again(run, one)), None)
            yield bounded._replace(resumes=_resumed(run, leavings), again=again)


def _tenure(run: Run, after: Run | None, rivals: Rivals, left: list[Sighting], office: Office) -> Tenure:
    own = tuple(run.sightings)
    first, last = own[0], own[-1]
    by, until = min(one.ends for one in own), max(one.begins for one in own)
    following = after.sightings[0] if after else None
    gone = next((one for one in left if last.earliest <= _gone(one)), None)
    ended = gone is not None and (not following or _gone(gone) < following.earliest)
    return Tenure(
        person=first.person,
        sightings=own,
        before=rivals.last_before(by, until, first.person),
        after=rivals.first_after(by, until, first.person),
        next=following,
        next_split=after.split if after else None,
        left=gone,
        opens=office.opens if office.opens and office.opens <= by[0] else None,
        closes=office.closes if office.closes and last.earliest <= office.closes else None,
        certainty=_certainty(own, ended),
        split=run.split,
    )


def _resumed(run: Run, leavings: list[Sighting]) -> Sighting | None:
    """Return the last of the holder's own leavings that a tenure came after."""
    start = run.sightings[0].earliest
    return max((one for one in leavings if _gone(one) < start), key=_begun, default=None)


def _begun(sighting: Sighting) -> tuple[date, str]:
    return sighting.earliest or ALWAYS, sighting.attestation


def _certainty(own: Sequence[Seen], left: bool) -> Certainty:
    if left or any(sighting.change for sighting in own):
        return "documented"
    sure = [sighting for sighting in own if sighting.basis != "possible"]
    first_by: dict[str, date] = {}
    for one in sure:
        first_by[one.article] = min(one.latest, first_by.get(one.article, date.max))
    firsts = sorted((day, article) for article, day in first_by.items())[:2]
    twice = any(day < one.earliest for one in sure for day, article in firsts if article != one.article)
    return "corroborated" if twice else "single"
