"""When an event was held of which no whole date is printed: its year, or the days that bound it."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import groupby
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Quad, Store

from kg import edtf, terms
from kg.edtf import Bounds
from kg.infer import inference
from kg.sparql import Row, among, iri, select
from kg.terms import td

YEAR = NamedNode(terms.THING + "rule/year-of-a-year-end-event")
BOUNDS = NamedNode(terms.THING + "rule/bounds-of-a-year-end-event")
LATEST = NamedNode(terms.THING + "rule/no-later-than-its-article")

_UNSURE = """
PREFIX td: <https://w3id.org/thidua/def/>
PREFIX dct: <http://purl.org/dc/terms/>
SELECT ?event ?date ?reviews ?issued WHERE {
  %s ?event dct:source ?article ; a td:Event .
  OPTIONAL { ?event td:partOf?/td:reviews ?reviews }
  OPTIONAL { ?event td:date ?date }
  OPTIONAL { ?article dct:issued ?issued }
  FILTER(!BOUND(?date) || STRSTARTS(STR(?date), "XXXX-"))
} ORDER BY ?event ?reviews
"""

_GIVEN = ("date", "reviews", "issued")

_LONGEST_WAIT = 9
"""Years: 29 February comes round within eight."""

_EVENTS = """
PREFIX td: <https://w3id.org/thidua/def/>
PREFIX dct: <http://purl.org/dc/terms/>
SELECT ?event WHERE { %s ?event dct:source ?article ; a td:Event }
"""


class Dated(NamedTuple):
    """What a rule gives an event: a date with its year, or the days that bound it; and what it leaves out.

    `alternatives` are dates that the printed words allow as well.
    """

    rule: NamedNode
    bounds: Bounds
    date: str | None = None
    alternatives: tuple[str, ...] = ()


def season(reviews: str) -> Bounds:
    """Return the days that bound an event that reviews a whole year; none where it is not one certain year.

    It is held when that year ends or in the months after: from the first of October of the year to the end of
    September of the next.
    """
    if not (len(reviews) == 4 and reviews.isdigit()):
        return Bounds(None, None)
    return Bounds(date(int(reviews), 10, 1), date(int(reviews) + 1, 9, 30))


def resolved(printed: str, reviews: str, published: date | None = None) -> Dated | None:
    """Return the date with its year, or None where the rule does not decide.

    One day of the calendar falls once into the season of a year. An article that was published before that
    day tells of another.
    """
    first, last = season(reviews)
    if not edtf.lacks_year(printed) or first is None or last is None:
        return None
    candidates = [dated for year in (first.year, last.year) if (dated := _in_year(printed, year))]
    for dated in candidates:
        earliest, latest = edtf.bounds(dated)
        if earliest and latest and first <= earliest and latest <= last and earliest <= (published or last):
            others = tuple(other for other in candidates if other != dated)
            return Dated(YEAR, Bounds(earliest, latest), dated, others)
    return None


def bounded(reviews: str, published: date | None = None) -> Dated | None:
    """Return the days that bound an event without any date: its season, and no later than its article.

    None where the article was published before the season: then the event is no year-end event as meant here.
    """
    first, last = season(reviews)
    if first is None or last is None or (published and published < first):
        return None
    return Dated(BOUNDS, Bounds(first, min(last, published or last)))


def by_article(printed: str, published: date) -> Dated | None:
    """Return the last day of an event by the day of its article: the last of its kind where one is printed.

    None where the printed day comes round too seldom to say.
    """
    if not printed:
        return Dated(LATEST, Bounds(None, published))
    for year in range(published.year, published.year - _LONGEST_WAIT, -1):
        dated = _in_year(printed, year)
        earliest, latest = edtf.bounds(dated) if dated else Bounds(None, None)
        if earliest and latest and earliest <= published:
            return Dated(LATEST, Bounds(None, min(latest, published)))
    return None


def quads(store: Store, articles: Iterable[NamedNode] | None = None) -> Iterator[Quad]:
    """Yield the inferred dates of the events of all articles, or of these."""
    only = "" if articles is None else among("article", articles)
    for event, rows in groupby(select(store, _UNSURE % only), key=lambda row: iri(row, "event")):
        found = [dated for row in rows if (dated := _dated(row))]
        if found:
            yield from _date(event, max(found, key=lambda dated: dated.rule != LATEST))


def forget(articles: Iterable[NamedNode], store: Store) -> None:
    """Remove the inferred dates of the events of some articles."""
    events = [iri(row, "event") for row in select(store, _EVENTS % among("article", articles))]
    inference.forget(td.resolves, events, store)


def _in_year(printed: str, year: int) -> str | None:
    try:
        return edtf.in_year(printed, year)
    except ValueError:
        return None


def _dated(row: Row) -> Dated | None:
    printed, reviews, issued = (row[name].value if name in row else "" for name in _GIVEN)
    published = edtf.bounds(issued).latest if issued and edtf.is_certain(issued) else None
    by_season = resolved(printed, reviews, published) if printed else bounded(reviews, published)
    return by_season or (by_article(printed, published) if published else None)


def _date(event: NamedNode, dated: Dated) -> Iterator[Quad]:
    """State the inferred date of an event."""
    node = NamedNode(f"{event.value}/inferred-date")
    yield Quad(node, terms.TYPE, td.InferredDate, terms.INFERRED)
    yield Quad(node, td.resolves, event, terms.INFERRED)
    if dated.date is not None:
        yield Quad(node, td.date, Literal(dated.date, datatype=terms.EDTF), terms.INFERRED)
    for other in dated.alternatives:
        yield Quad(node, td.alternative, Literal(other, datatype=terms.EDTF), terms.INFERRED)
    for bound, day in zip((td.earliest, td.latest), dated.bounds, strict=True):
        if day is not None:
            yield Quad(node, bound, Literal(day.isoformat(), datatype=terms.DATE), terms.INFERRED)
    yield Quad(node, td.rule, dated.rule, terms.INFERRED)
    yield Quad(node, terms.DERIVED_FROM, event, terms.INFERRED)
