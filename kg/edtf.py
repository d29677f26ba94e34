"""Dates as printed: a subset of EDTF (ISO 8601-2, levels 0 to 2) and the days that bound them.

Points `2019`, `2019-01`, `2019-01-31` (years 1000 to 2999), each with `?`, `~` or `%`; points without a
year `XXXX-03-15`, `XXXX-03`; intervals `2016/2017`, `2019-01-31/..` (open), `2019-01-31/` (unknown end);
sets `[2022-12..2023-03]` (one of these). Source: the EDTF specification of the Library of Congress.
"""

import calendar
import re
from datetime import date
from functools import lru_cache
from typing import NamedTuple

_POINT = re.compile(r"(?P<year>[12][0-9]{3}|XXXX)(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?)?[?~%]?")
_LEAP_YEAR = 2000


class Bounds(NamedTuple):
    """The first and the last day that a date can mean; `None` where no day bounds it."""

    earliest: date | None
    latest: date | None


@lru_cache(maxsize=4096)
def bounds(text: str) -> Bounds:
    """Return the days that bound an EDTF date.

    A side that is open, unknown or without a year has no bound. Raises ValueError, without a message for
    people, where the text is not of the subset, no day of the calendar, or ends before it begins.
    """
    if text.startswith("[") and text.endswith("]") and ".." in text:
        return _span(text[1:-1], "..", open_sides={""})
    if "/" in text:
        return _span(text, "/", open_sides={"", ".."})
    return _point(text)


def in_year(text: str, year: int) -> str:
    """Return a point without a year (`XXXX-03-15`) in that year; ValueError where that is no day."""
    if not text.startswith("XXXX-"):
        raise ValueError(text)
    resolved = f"{year:04d}{text[4:]}"
    bounds(resolved)
    return resolved


def lacks_year(text: str) -> bool:
    """Say whether the date is a point without a year."""
    return text.startswith("XXXX-")


def sides(text: str) -> tuple[str, str] | None:
    """Return the start and the end of an interval, "" for one that is not known; None of other dates."""
    first, found, last = text.partition("/")
    return (first.removesuffix(".."), last.removesuffix("..")) if found else None


def is_day(text: str) -> bool:
    """Say whether the date is one day of the calendar, with its year and without a doubt."""
    try:
        first, last = bounds(text)
    except ValueError:
        return False
    return first is not None and first == last and first.isoformat() == text


def is_certain(text: str) -> bool:
    """Say whether the date is printed without a doubt: no `?`, `~` or `%`."""
    return not set(text) & set("?~%")


def _span(text: str, separator: str, open_sides: set[str]) -> Bounds:
    first, found, last = text.partition(separator)
    if not found or (first in open_sides and last in open_sides) or "XXXX" in text:
        raise ValueError(text)
    earliest = None if first in open_sides else _point(first).earliest
    latest = None if last in open_sides else _point(last).latest
    if earliest and latest and earliest > latest:
        raise ValueError(text)
    return Bounds(earliest, latest)


def _point(text: str) -> Bounds:
    match = _POINT.fullmatch(text)
    if match is None:
        raise ValueError(text)
    month = int(match["month"] or 0)
    day = int(match["day"] or 0)
    if match["year"] == "XXXX":
        if not month:
            raise ValueError(text)
        date(_LEAP_YEAR, month, day or 1)
        return Bounds(None, None)
    year = int(match["year"])
    first = date(year, month if match["month"] else 1, day if match["day"] else 1)
    if match["day"]:
        return Bounds(first, first)
    last_month = first.month if match["month"] else 12
    return Bounds(first, date(year, last_month, calendar.monthrange(year, last_month)[1]))
