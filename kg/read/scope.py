"""An article with what its names are resolved against."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple, Self

from kg import units
from kg.edtf import Bounds, bounds
from kg.read.article import Article
from kg.read.mentions import Span, UnitMention
from kg.reference import Reference
from kg.units import Unit


class Days(NamedTuple):
    """The first and the last day that an article may be of; None where it is not known."""

    first: str | None
    last: str | None

    @property
    def of_one_system(self) -> bool:
        """Say whether both days are of one system of units."""
        return self.last is not None and units.system(self.first or self.last) == units.system(self.last)


@dataclass(frozen=True)
class Scope:
    """One article, the reference, the unit the article is about, and the days it may be of."""

    article: Article
    reference: Reference
    context: Unit | None
    days: Days

    @classmethod
    def of(cls, article: Article, reference: Reference, *more: Any) -> Self:
        """Return the scope of an article; an unknown or ambiguous context is refused."""
        days = _days(article)
        return cls(article, reference, _context(article, reference, days), days, *more)

    def unit(self, name: str) -> Unit:
        """Return the administrative unit of that name, as this article means it; each is looked up once."""
        if name not in self._units:
            self._units[name] = self.reference.unit(name, self.context, self.days.last, self.days.first)
        return self._units[name]

    @cached_property
    def _units(self) -> dict[str, Unit]:
        return {}

    def first(self, name: str) -> str:
        """Return the id of the first mention of what a mention stands for."""
        return getattr(self.article.mentions.get(name), "same", None) or name


def kind(mention: Span) -> str:
    """Return the kind of a mention as the file names it."""
    return str(type(mention).__struct_config__.tag)


def _context(article: Article, reference: Reference, days: Days) -> Unit | None:
    """Return the unit that the article is about.

    Of a name in both systems of units, the day of the article decides; without one, or where it may be of
    either, the system in which the article's other units stand.
    """
    if article.head.context is None:
        return None
    name = article.head.context.unit
    if not days.of_one_system:
        systems = _systems(article, reference)
        fitting = [unit for unit in reference.units.called(name) if {unit.system} == systems]
        if len(fitting) == 1:
            return fitting[0]
    return reference.context(name, days.last, days.first)


def _systems(article: Article, reference: Reference) -> set[str | None]:
    """Return the systems of those units of the article whose names stand in one system alone."""
    systems: set[str | None] = set()
    for mention in article.mentions.values():
        if isinstance(mention, UnitMention):
            found = {unit.system for unit in reference.units.called(mention.key or mention.q)} - {None}
            systems |= found if len(found) == 1 else set()
    return systems


def _bounds(date: str) -> Bounds:
    """Return the first and the last day that a date can mean; none of a date that is refused elsewhere."""
    try:
        return bounds(date)
    except ValueError:
        return Bounds(None, None)


def _days(article: Article) -> Days:
    """Return the days on which the article may have been published, or else its last event may have been."""
    published = article.head.published
    dates = [published.date] if published else [event.date for event in article.events if event.date]
    known = [(latest, earliest or latest) for earliest, latest in map(_bounds, dates) if latest is not None]
    if not known:
        return Days(None, None)
    last, first = max(known)
    return Days(first.isoformat(), last.isoformat())
