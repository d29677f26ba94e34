"""Tenures: from dated sightings of the holders of one office with one seat to who held it when.

A sighting is no start and no end. Pure functions over the sightings of one office, in any order.
"""

from collections.abc import Iterator, Sequence
from datetime import date
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


def years(tenure: Tenure) -> Iterator[Years]:
    """Yield what the tenure answers: the years sighted, those between, those only possible."""
    answered = list(_sighted(tenure))
    if tenure.certainty != "conflict":
        answered += _between(tenure, answered)
    yield from answered
    if tenure.certainty != "conflict":
        yield from _possible(tenure, answered)


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
    return one.earliest == one.latest == two.earliest == two.latest


def _sighted(tenure: Tenure) -> Iterator[Years]:
    by_year: dict[int, list[Sighting]] = {}
    for sighting in tenure.sightings:
        if sighting.earliest.year == sighting.latest.year:
            by_year.setdefault(sighting.earliest.year, []).append(sighting)
    for _, seen in sorted(by_year.items()):
        best = min((sighting.basis for sighting in seen), key=_SUREST_FIRST.index)
        proof = tuple(sighting for sighting in seen if sighting.basis == best)
        earliest = min(sighting.earliest for sighting in proof)
        yield Years(best, earliest, max(sighting.latest for sighting in proof), proof)


def _between(tenure: Tenure, answered: list[Years]) -> list[Years]:
    sure = [sighting for sighting in tenure.sightings if sighting.basis != "possible"]
    known = {span.earliest.year for span in answered}
    return [
        Years("inferred", date(year, 1, 1), date(year, 12, 31), (sure[0], sure[-1]))
        for year in range(sure[0].latest.year + 1 if sure else 0, sure[-1].earliest.year if sure else 0)
        if year not in known
    ]


def _possible(tenure: Tenure, answered: list[Years]) -> Iterator[Years]:
    """Yield the years back to the predecessor and on to the successor, with the sightings that bound them."""
    first, last = tenure.sightings[0], tenure.sightings[-1]
    known = [span.earliest.year for span in answered]
    if tenure.before:
        until = date(min(known, default=first.latest.year + 1) - 1, 12, 31)
        if tenure.before.earliest <= until:
            yield Years("possible", tenure.before.earliest, until, (first, tenure.before))
    if tenure.after:
        since = date(max(known, default=last.earliest.year - 1) + 1, 1, 1)
        if since <= tenure.after.latest:
            yield Years("possible", since, tenure.after.latest, (last, tenure.after))
