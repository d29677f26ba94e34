"""The days of a sighting: when an article sees somebody in an office, and when it says that it was left."""

from datetime import date, timedelta
from typing import NamedTuple

from kg.edtf import Bounds, bounds, is_certain, sides
from kg.plans import has_ended, is_to_come

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
    planned, as is a leaving after it. Who takes an office on a day has it from the next: on that day another
    may have left it.
    """
    spoken = _spoken(printed)
    if sides(printed.own):
        return _until(bounds(printed.own), spoken.latest)
    own = _of(printed.own)
    known = (
        UNKNOWN if printed.tense == "outgoing" and is_to_come(own, spoken) else own,
        _of(printed.event),
        _reviewing(printed.reviews),
        Bounds(None, _published(printed).latest),
    )
    days = next((days for days in known if days != UNKNOWN), UNKNOWN)
    return Bounds(*map(_next, days)) if printed.tense == "new" else days


def left(printed: Printed) -> Bounds | None:
    """Return the days within which the article says that who was in the office left it, or None.

    That is the day of who is outgoing, or the end of a time in office that is over by the article. A date
    that is in doubt is no bound, nor is an end that may be planned. Who had left before is seen after it.
    """
    term = sides(printed.own)
    end = term[1] if term else printed.own if printed.tense == "outgoing" else ""
    if printed.tense == "former" or not end or not is_certain(end):
        return None
    days = bounds(end)
    return days if days != UNKNOWN and has_ended(printed.tense, days, _spoken(printed)) else None


def _of(text: str) -> Bounds:
    return bounds(text) if text else UNKNOWN


def _next(day: date | None) -> date | None:
    return day and day + timedelta(days=1)


def _spoken(printed: Printed) -> Bounds:
    """Return the days on which the article speaks: those of its event, or of its publication."""
    days = _of(printed.event)
    return days if days != UNKNOWN else _published(printed)


def _published(printed: Printed) -> Bounds:
    return _of(printed.issued) if is_certain(printed.issued) else UNKNOWN


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
