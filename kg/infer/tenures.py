"""Tenures: from dated sightings of the holders of one office with one seat to who held it when.

A sighting is no start and no end. Pure functions over the sightings of one office, in any order.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal, NamedTuple

Answer = Literal["stated", "inferred", "possible"]
Certainty = Literal["single", "corroborated", "conflict"]

LONGEST_BRIDGE = 5
"""Years: between two sightings further apart than one term the holder may have left and come back."""


class Sighting(NamedTuple):
    """A person seen in an office on a day between two days; `stated` if the article prints the date whole."""

    earliest: date
    latest: date
    person: str
    article: str
    attestation: str
    stated: bool


class Tenure(NamedTuple):
    """A run of sightings of one person with no rival between, and the days that bound it.

    A bound is None where no sighting of another holder gives it: a missing end is not "still in office".
    """

    person: str
    sightings: tuple[Sighting, ...]
    start_not_before: date | None
    start_not_after: date | None
    end_not_before: date | None
    end_not_after: date | None
    certainty: Certainty


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
    first, last = run[0], run[-1]
    rivals = [sighting for sighting in everyone if sighting.person != first.person]
    if any(_same_day(own, rival) for own in run for rival in rivals):
        return Tenure(first.person, tuple(run), None, None, None, None, "conflict")
    before = [rival.earliest for rival in rivals if rival.latest < first.earliest]
    after = [rival.latest for rival in rivals if rival.earliest > last.latest]
    corroborated = len({sighting.article for sighting in run}) > 1 and len({s.earliest for s in run}) > 1
    return Tenure(
        person=first.person,
        sightings=tuple(run),
        start_not_before=max(before, default=None),
        start_not_after=first.latest,
        end_not_before=last.earliest,
        end_not_after=min(after, default=None),
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
        stated = [sighting for sighting in seen if sighting.stated]
        proof = tuple(stated or seen)
        yield Years(
            "stated" if stated else "inferred",
            min(sighting.earliest for sighting in proof),
            max(sighting.latest for sighting in proof),
            proof,
        )


def _between(tenure: Tenure, answered: list[Years]) -> list[Years]:
    first, last = tenure.sightings[0], tenure.sightings[-1]
    known = {span.earliest.year for span in answered}
    return [
        Years("inferred", date(year, 1, 1), date(year, 12, 31), (first, last))
        for year in range(first.latest.year + 1, last.earliest.year)
        if year not in known
    ]


def _possible(tenure: Tenure, answered: list[Years]) -> Iterator[Years]:
    known = [span.earliest.year for span in answered]
    if tenure.start_not_before and tenure.start_not_after:
        last = date(min(known, default=tenure.start_not_after.year + 1) - 1, 12, 31)
        if tenure.start_not_before <= last:
            yield Years("possible", tenure.start_not_before, last, tenure.sightings[:1])
    if tenure.end_not_before and tenure.end_not_after:
        first = date(max(known, default=tenure.end_not_before.year - 1) + 1, 1, 1)
        if first <= tenure.end_not_after:
            yield Years("possible", first, tenure.end_not_after, tenure.sightings[-1:])
