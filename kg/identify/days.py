"""The days of a sighting: when an article sees somebody in an office, and when it says that it was left."""

from datetime import date, timedelta
from typing import NamedTuple

from kg.edtf import Bounds, bounds, is_certain, is_day, sides

UNKNOWN = Bounds(None, None)


class Printed(NamedTuple):
    """What an article prints of when somebody is in an office; nothing where it prints none.

    `own` is the date of the office itself, `event` that of the event at which the person is seen, `reviews`
    the years that this reviews, `issued` the day of publication.
    """

    tense: str = "current"
    own: str = ""
    event: str = ""
    reviews: tuple[str, ...] = ()
    issued: str = ""


def seen(printed: Printed) -> Bounds:
    """Return the days that bound a sighting: by its own date, its event's, or the year that this reviews.

    What reviews a year is held in it or in the year after. Of an article of which nothing else is known the
    day of publication is the last. A time in office ends with the article if not before: a later end is
    planned. Who takes an office on a day has it from the next: on that day another may have left it.
    """
    if sides(printed.own):
        return _until(bounds(printed.own), _article(printed).latest)
    if printed.tense == "new" and is_day(printed.own):
        next_day = date.fromisoformat(printed.own) + timedelta(days=1)
        return Bounds(next_day, next_day)
    days = bounds(printed.own or printed.event) if printed.own or printed.event else UNKNOWN
    if days == UNKNOWN and printed.reviews:
        days = _reviewing(printed.reviews)
    return days if days != UNKNOWN else Bounds(None, _published(printed).latest)


def left(printed: Printed) -> Bounds | None:
    """Return the days within which the article says that who was in the office left it, or None.

    That is the day of who is outgoing, or the end of a time in office that is over by the article. A date
    that is in doubt is no bound, nor is an end that may be planned. Who had left before is seen after it.
    """
    term = sides(printed.own)
    end = term[1] if term else printed.own if printed.tense == "outgoing" else ""
    if printed.tense not in {"current", "outgoing"} or not end or not is_certain(end):
        return None
    days = bounds(end)
    return None if days == UNKNOWN or (term and _is_planned(days, printed)) else days


def _is_planned(end: Bounds, printed: Printed) -> bool:
    """Say whether the end is after the article; of who is in office also whether it may be."""
    first, last = _article(printed)
    if printed.tense == "outgoing":
        return bool(end.earliest and last and end.earliest > last)
    return bool(end.latest and first and end.latest >= first)


def _article(printed: Printed) -> Bounds:
    """Return the day on which the article speaks: that of its event, or of its publication."""
    days = bounds(printed.event) if printed.event else UNKNOWN
    return days if days != UNKNOWN else _published(printed)


def _published(printed: Printed) -> Bounds:
    return bounds(printed.issued) if printed.issued and is_certain(printed.issued) else UNKNOWN


def _until(days: Bounds, last: date | None) -> Bounds:
    """Return the days up to a last one, or as they are if they begin after it."""
    first, latest = days
    if last is None or (first and last < first):
        return days
    return Bounds(first, min(latest or last, last))


def _reviewing(reviews: tuple[str, ...]) -> Bounds:
    spans = [bounds(period) for period in reviews]
    starts = [span.earliest for span in spans if span.earliest]
    ends = [span.latest for span in spans if span.latest]
    return Bounds(min(starts, default=None), max(ends) + timedelta(days=365) if ends else None)
