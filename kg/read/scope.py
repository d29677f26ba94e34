"""An article with what its names are resolved against."""

import datetime
from dataclasses import dataclass
from typing import Any, Self

from kg.edtf import bounds
from kg.read.article import Article
from kg.read.mentions import Span, UnitMention
from kg.reference import Reference
from kg.units import Unit


@dataclass(frozen=True)
class Scope:
    """One article, the reference, the unit the article is about, and the last day it is known to be of."""

    article: Article
    reference: Reference
    context: Unit | None
    day: str | None

    @classmethod
    def of(cls, article: Article, reference: Reference, *more: Any) -> Self:
        """Return the scope of an article; an unknown or ambiguous context is refused."""
        day = _day(article)
        return cls(article, reference, _context(article, reference, day), day, *more)

    def unit(self, name: str) -> Unit:
        """Return the administrative unit of that name, as this article means it."""
        return self.reference.unit(name, self.context, self.day)

    def first(self, name: str) -> str:
        """Return the id of the first mention of what a mention stands for."""
        return getattr(self.article.mentions.get(name), "same", None) or name


def kind(mention: Span) -> str:
    """Return the kind of a mention as the file names it."""
    return str(type(mention).__struct_config__.tag)


def _context(article: Article, reference: Reference, day: str | None) -> Unit | None:
    """Return the unit that the article is about.

    Of a name in both systems of units, the day of the article decides; without one, the system in which
    the article's other units stand.
    """
    if article.head.context is None:
        return None
    name = article.head.context.unit
    if day is None:
        systems = _systems(article, reference)
        fitting = [unit for unit in reference.units.called(name) if {unit.system} == systems]
        if len(fitting) == 1:
            return fitting[0]
    return reference.unit(name, None, day)


def _systems(article: Article, reference: Reference) -> set[str | None]:
    """Return the systems of those units of the article whose names stand in one system alone."""
    systems: set[str | None] = set()
    for mention in article.mentions.values():
        if isinstance(mention, UnitMention):
            found = {unit.system for unit in reference.units.called(mention.key or mention.q)} - {None}
            systems |= found if len(found) == 1 else set()
    return systems


def _latest(date: str) -> datetime.date | None:
    """Return the last day that a date can mean; none of a date that is refused elsewhere."""
    try:
        return bounds(date).latest
    except ValueError:
        return None


def _day(article: Article) -> str | None:
    """Return the last day on which the article was published, or else on which one of its events was."""
    published = article.head.published
    dates = [published.date] if published else [event.date for event in article.events if event.date]
    days = [day for date in dates if (day := _latest(date)) is not None]
    return max(days).isoformat() if days else None
