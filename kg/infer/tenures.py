"""Tenures: from dated sightings of the holders of one office with one seat to who held it when.

A sighting is no start and no end. Pure functions over the sightings of one office, in any order.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Literal, NamedTuple

Answer = Literal["stated", "inferred", "possible"]
Certainty = Literal["single", "corroborated", "conflict"]

_SUREST_FIRST: tuple[Answer, ...] = ("stated", "inferred", "possible")

LONGEST_BRIDGE = 5
"""Years: between two sightings further apart than one term the holder may have left and come back."""


class Sighting(NamedTuple):
    """A person seen in an office on a day between two days.

    `basis` says how sure the days are: *stated* if the article prints the date whole, *inferred* if a rule
    gave its year, *possible* if the article itself is not sure ("2019?").
    """

    earliest: date
    latest: date
    person: str
    article: str
    attestation: str
    basis: Answer

    @property
    def on_one_day(self) -> bool:
        """Say whether the person was seen on a day that is known for sure."""
        return self.earliest == self.latest and self.basis != "possible"


class Tenure(NamedTuple):
    """A run of sightings of one person with no rival between, and the sightings of others next to it.

    These bound it. A bound is None where no sighting gives it: a missing end is not "still in office".
    """

    person: str
    sightings: tuple[Sighting, ...]
    before: Sighting | None
    after: Sighting | None
    certainty: Certainty

    @property
    def start_not_before(self) -> date | None:
        """The first day on which the predecessor may have been seen."""
        return self.before.earliest if self.before else None

    @property
    def start_not_after(self) -> date | None:
        """The last day on which the holder may have been seen first."""
        return None if self.certainty == "conflict" else min(sighting.latest for sighting in self.sightings)

    @property
    def end_not_before(self) -> date | None:
        """The first day on which the holder may have been seen last."""
        return None if self.certainty == "conflict" else max(sighting.earliest for sighting in self.sightings)

    @property
    def end_not_after(self) -> date | None:
        """The last day on which the successor may have been seen."""
        return self.after.latest if self.after else None


class Years(NamedTuple):
    """What is answered for a span of years, from day to day, and the sightings that carry it."""

    answer: Answer
    earliest: date
    latest: date
    sightings: tuple[Sighting, ...]

    @property
    def period(self) -> str:
        """The years in EDTF: `2019`, or `2020/2023`."""
        first, last = self.earliest.year, self.latest.year
        return f"{first:04d}" if first == last else f"{first:04d}/{last:04d}"


def tenures(sightings: Sequence[Sighting]) -> list[Tenure]:
    """Return the tenures that the sightings of one office give, in order."""
    ordered = sorted(sightings)
    runs: list[list[Sighting]] = []
    for person in sorted({sighting.person for sighting in ordered}):
        rivals = [sighting for sighting in ordered if sighting.person != person]
        runs.extend(_runs([sighting for sighting in ordered if sighting.person == person], rivals))
    return [_tenure(run, ordered) for run in sorted(runs)]


def answers(sightings: Sequence[Sighting]) -> list[tuple[Tenure, list[Years]]]:
    """Return, for each tenure of one office, the years it answers; a person has one answer for a year.

    A year in which two tenures of one person were sighted is answered with the first, by both.
    """
    answered: list[tuple[Tenure, list[Years]]] = [(tenure, []) for tenure in tenures(sightings)]
    placed: dict[tuple[str, int], tuple[list[Years], int]] = {}
    for tenure, spans in answered:
        for span in (*_sighted(tenure), *_between(tenure)):
            year = (tenure.person, span.earliest.year)
            if year in placed:
                earlier, at = placed[year]
                earlier[at] = _both(earlier[at], span)
            else:
                placed[year] = (spans, len(spans))
                spans.append(span)
    known: dict[str, set[int]] = {}
    for person, number in placed:
        known.setdefault(person, set()).add(number)
    for tenure, spans in answered:
        for span in _possible(tenure, sightings):
            spans.extend(_unanswered(span, known.setdefault(tenure.person, set())))
    return answered


def _both(one: Years, two: Years) -> Years:
    """Return the surer of two answers for one year; of two as sure, both."""
    if one.answer != two.answer:
        return min(one, two, key=lambda span: _SUREST_FIRST.index(span.answer))
    proof = tuple(sorted({*one.sightings, *two.sightings}))
    return Years(one.answer, min(one.earliest, two.earliest), max(one.latest, two.latest), proof)


def _runs(own: list[Sighting], rivals: list[Sighting]) -> Iterator[list[Sighting]]:
    run: list[Sighting] = []
    for sighting in own:
        if run and not _bridged(run[-1], sighting, rivals):
            yield run
            run = []
        run.append(sighting)
    yield run


def _bridged(one: Sighting, two: Sighting, rivals: list[Sighting]) -> bool:
    if two.latest.year - one.earliest.year > LONGEST_BRIDGE:
        return False
    return not any(rival.earliest <= two.latest and rival.latest >= one.earliest for rival in rivals)


def _tenure(run: list[Sighting], everyone: list[Sighting]) -> Tenure:
    first, end = run[0], max(sighting.latest for sighting in run)
    rivals = [sighting for sighting in everyone if sighting.person != first.person]
    if any(_same_day(own, rival) for own in run for rival in rivals):
        return Tenure(first.person, tuple(run), None, None, "conflict")
    before = [rival for rival in rivals if rival.latest < first.earliest]
    after = [rival for rival in rivals if rival.earliest > end]
    corroborated = len({sighting.article for sighting in run}) > 1 and len({s.earliest for s in run}) > 1
    return Tenure(
        person=first.person,
        sightings=tuple(run),
        before=max(before, default=None),
        after=min(after, key=lambda rival: (rival.latest, rival), default=None),
        certainty="corroborated" if corroborated else "single",
    )


def _same_day(one: Sighting, two: Sighting) -> bool:
    return one.on_one_day and two.on_one_day and one.earliest == two.earliest


def _sighted(tenure: Tenure) -> Iterator[Years]:
    """Yield the years in which the holder was seen, each by the surest of its sightings."""
    by_year: dict[int, list[Sighting]] = {}
    for sighting in tenure.sightings:
        if sighting.earliest.year == sighting.latest.year:
            by_year.setdefault(sighting.earliest.year, []).append(sighting)
    for _, seen in sorted(by_year.items()):
        best = min((sighting.basis for sighting in seen), key=_SUREST_FIRST.index)
        proof = tuple(sighting for sighting in seen if sighting.basis == best)
        earliest = min(sighting.earliest for sighting in proof)
        yield Years(best, earliest, max(sighting.latest for sighting in proof), proof)


def _between(tenure: Tenure) -> Iterator[Years]:
    """Yield the years between the first and the last sure sighting in which the holder was not seen."""
    sure = [sighting for sighting in tenure.sightings if sighting.basis != "possible"]
    if tenure.certainty == "conflict" or not sure:
        return
    seen = {s.earliest.year for s in tenure.sightings if s.earliest.year == s.latest.year}
    first, last = min(sure, key=lambda one: one.latest), max(sure)
    for year in range(first.latest.year + 1, last.earliest.year):
        if year not in seen:
            yield Years("inferred", date(year, 1, 1), date(year, 12, 31), (first, last))


def _possible(tenure: Tenure, everyone: Sequence[Sighting]) -> Iterator[Years]:
    """Yield the spans that nothing excludes, with the sightings that bound them.

    They reach back to the predecessor, and on to whoever was seen next, the holder too: what lies between two
    sightings further apart than one term is no more than possible. A date that crosses a new year is as well.
    """
    for sighting in tenure.sightings:
        if sighting.earliest.year != sighting.latest.year:
            yield Years("possible", sighting.earliest, sighting.latest, (sighting,))
    if tenure.certainty == "conflict":
        return
    first, last = tenure.sightings[0], max(tenure.sightings, key=lambda one: (one.latest, one))
    if tenure.before:
        yield Years("possible", tenure.before.earliest, first.latest, (first, tenure.before))
    later = [s for s in everyone if s.earliest > last.latest and s.person == tenure.person]
    following = min([*later, *([tenure.after] if tenure.after else [])], default=None)
    if following:
        yield Years("possible", last.earliest, following.latest, (last, following))


def _unanswered(span: Years, known: set[int]) -> Iterator[Years]:
    """Yield the parts of a possible span whose years have no answer yet, and count them as answered."""
    open_years = [year for year in range(span.earliest.year, span.latest.year + 1) if year not in known]
    known.update(open_years)
    for _, group in groupby(enumerate(open_years), key=lambda pair: pair[1] - pair[0]):
        part = [year for _, year in group]
        since, until = date(part[0], 1, 1), date(part[-1], 12, 31)
        yield span._replace(earliest=max(span.earliest, since), latest=min(span.latest, until))
