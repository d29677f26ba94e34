"""Who held an office in which year: what tenures state, infer, or leave possible, and why."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Literal, NamedTuple

from kg.infer.sightings import ALWAYS, EVER, SUREST_FIRST, Answer, Seen, Sighting, held
from kg.infer.tenures import Office, Tenure, tenures

Known = Literal["seen", "rule", "unsure", "between", "around", "printed"]
Open = Literal[
    "before", "resumed", "opening", "after", "gap", "unordered", "term", "left", "closing", "change"
]
Why = Known | Open
"""What carries an answer. The holder was *seen*, or a *rule* gives the year, or the day is *unsure*; or the
year lies *between* two sightings, with sightings *around* it of which a day is not sure, or in a time that
an article *printed* whole; or nothing excludes it:
*before* the first sighting and since somebody else's, *after* the last and until somebody else's; to the
holder's own next sighting over a *gap*, others that are *unordered*, or to a new *term*; since the holder
*resumed* the office; until the holder had *left*; since the *opening* or until the *closing* of the body; or
within the days of a *change* that the article states."""


class Years(NamedTuple):
    """What is answered for a span of years, from day to day, the sightings that carry it, and why."""

    answer: Answer
    earliest: date
    latest: date
    sightings: tuple[Seen | Sighting, ...]
    why: Why

    @property
    def period(self) -> str:
        """The years in EDTF: `2019`, or `2020/2023`."""
        first, last = self.earliest.year, self.latest.year
        return f"{first:04d}" if first == last else f"{first:04d}/{last:04d}"


def answers(sightings: Iterable[Sighting], office: Office) -> list[tuple[Tenure, list[Years]]]:
    """Return, for each tenure of one office, the years it answers; a person has one answer for a year.

    A year in which two tenures of one person were sighted is answered with the first, by both. Of an office
    with several seats only the span of sightings is answered.
    """
    found = tenures(sightings, office)
    answered: list[tuple[Tenure, list[Years]]] = [(tenure, []) for tenure in found]
    placed: dict[tuple[str, int], tuple[list[Years], int]] = {}
    for tenure, spans in answered:
        for span in (_in_its_body(one, tenure) for one in (*_sighted(tenure), *_between(tenure))):
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
        windows = (_before(tenure), _after(tenure)) if office.one_seat else ()
        for span in (*_crossing(tenure), *(window for window in windows if window)):
            spans.extend(_unanswered(_in_its_body(span, tenure), known.setdefault(tenure.person, set())))
    return answered


def _in_its_body(span: Years, tenure: Tenure) -> Years:
    """Return an answer without the days on which there was no body yet, or none any more."""
    since = max(span.earliest, min(tenure.opens or ALWAYS, span.latest))
    until = min(span.latest, max(tenure.closes or EVER, span.earliest))
    return span._replace(earliest=since, latest=until)


def _both(one: Years, two: Years) -> Years:
    """Return the surer of two answers for one year; of two as sure, both."""
    if one.answer != two.answer:
        return min(one, two, key=lambda span: SUREST_FIRST.index(span.answer))
    proof = tuple(sorted({*one.sightings, *two.sightings}))
    return Years(one.answer, min(one.earliest, two.earliest), max(one.latest, two.latest), proof, one.why)


_WHY_SEEN: dict[Answer, Why] = {"stated": "seen", "inferred": "rule", "possible": "unsure"}


def _sighted(tenure: Tenure) -> Iterator[Years]:
    """Yield the years in which the holder was seen, each by the surest of its sightings."""
    by_year: dict[int, list[Seen]] = {}
    for sighting in tenure.sightings:
        first, last = sighting.said
        if first.year == last.year:
            by_year.setdefault(first.year, []).append(sighting)
    for _, seen in sorted(by_year.items()):
        best = min((sighting.basis for sighting in seen), key=SUREST_FIRST.index)
        proof = tuple(sighting for sighting in seen if sighting.basis == best)
        since, until = min(one.said[0] for one in proof), max(one.said[1] for one in proof)
        yield Years(best, since, until, proof, _WHY_SEEN[best])


def _between(tenure: Tenure) -> Iterator[Years]:
    """Yield the years between the first and the last sure sighting in which the holder was not surely seen.

    Of two holders of one day both may have been in office only in a time that an article prints whole.
    """
    sure = [sighting for sighting in tenure.sightings if sighting.basis != "possible"]
    seen = {one.earliest.year for one in sure if one.earliest.year == one.latest.year}
    contested = tenure.certainty == "conflict"
    within: dict[int, tuple[tuple[Seen, ...], Why]] = {}
    if not contested:
        within.update(_within(tenure.sightings, "around"))
        within.update(_within(sure, "between"))
    for time in held(sure):
        within.update(_within(time.sightings, "printed"))
    for year, (proof, why) in sorted(within.items()):
        if year not in seen:
            answer: Answer = "possible" if contested or why == "around" else "inferred"
            yield Years(answer, date(year, 1, 1), date(year, 12, 31), proof, why)


def _within(sightings: Sequence[Seen], why: Why) -> Iterator[tuple[int, tuple[tuple[Seen, ...], Why]]]:
    """Yield the whole years between the first and the last of some sightings, with these two."""
    if not sightings:
        return
    first, last = min(sightings, key=lambda one: one.ends), max(sightings, key=lambda one: one.begins)
    for year in range(first.latest.year + 1, last.earliest.year):
        yield year, ((first, last), why)


def _crossing(tenure: Tenure) -> Iterator[Years]:
    """Yield the years of sightings whose days cross a new year."""
    for sighting in tenure.sightings:
        first, last = sighting.said
        if ALWAYS.year != first.year != last.year:
            yield Years("possible", first, last, (sighting,), "unsure")


def _before(tenure: Tenure) -> Years | None:
    """Return the window in which the holder took the office, where both of its sides are known."""
    since, until = tenure.start_not_before, tenure.start_not_after
    if since is None or until is None:
        return None
    first = tenure.sightings[0]
    reaches: list[tuple[date | None, Why, tuple[Seen | Sighting, ...]]] = [
        *((one.earliest, "change", ()) for one in tenure.sightings if one.change == "start"),
        *((one.earliest, "before", (one,)) for one in (tenure.before,) if one),
        *((one.earliest, "resumed", (one,)) for one in (tenure.resumes,) if one),
        (tenure.opens, "opening", ()),
    ]
    why, proof = next((why, proof) for day, why, proof in reaches if day == since)
    return Years("possible", since, until, (first, *proof), why)


def _after(tenure: Tenure) -> Years | None:
    """Return the window in which the holder left the office, where both of its sides are known.

    Where it is not sure that it ended before the holder's own next sighting it reaches to that.
    """
    since = tenure.end_not_before
    if since is None:
        return None
    last, split = tenure.sightings[-1], tenure.next_split
    reaches: list[tuple[date, Why, tuple[Seen | Sighting, ...]]] = [
        *((one.latest, "change", ()) for one in tenure.sightings if one.change == "end"),
        *((one.latest, "after", (one,)) for one in (tenure.after,) if one),
        *((one.latest, "left", (one,)) for one in (tenure.left,) if one and one.latest),
        *((one.latest, "term", (one,)) for one in (tenure.again,) if one),
        *((one.latest, split, (one,)) for one in (tenure.next,) if one and split in {"gap", "unordered"}),
        *((day, "closing", ()) for day in (tenure.closes,) if day),
    ]
    if not reaches:
        return None
    until, why, proof = min(reaches, key=lambda reach: reach[0])
    return Years("possible", since, until, (last, *proof), why)


def _unanswered(span: Years, known: set[int]) -> Iterator[Years]:
    """Yield the parts of a possible span whose years have no answer yet, and count them as answered."""
    open_years = [year for year in range(span.earliest.year, span.latest.year + 1) if year not in known]
    known.update(open_years)
    for _, group in groupby(enumerate(open_years), key=lambda pair: pair[1] - pair[0]):
        part = [year for _, year in group]
        since, until = date(part[0], 1, 1), date(part[-1], 12, 31)
        yield span._replace(earliest=max(span.earliest, since), latest=min(span.latest, until))
