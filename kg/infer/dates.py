"""When a year-end event was held: the year of a date that is printed without one, or bounds for no date."""

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

_UNSURE = """
PREFIX td: <https://w3id.org/thidua/def/>
PREFIX dct: <http://purl.org/dc/terms/>
SELECT ?event ?date ?reviews ?issued WHERE {
  %s ?event dct:source ?article ; a td:Event ; td:partOf?/td:reviews ?reviews
  OPTIONAL { ?event td:date ?date }
  OPTIONAL { ?article dct:issued ?issued }
  FILTER(!BOUND(?date) || STRSTARTS(STR(?date), "XXXX-"))
} ORDER BY ?event DESC(?reviews)
"""

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


def resolved(printed: str, reviews: str) -> Dated | None:
    """Return the date with its year, or None where the rule does not decide.

    One day of the calendar falls once into the season of a year.
    """
    first, last = season(reviews)
    if not edtf.lacks_year(printed) or first is None or last is None:
        return None
    candidates = [dated for year in (first.year, last.year) if (dated := _in_year(printed, year))]
    for dated in candidates:
        earliest, latest = edtf.bounds(dated)
        if earliest and latest and first <= earliest and latest <= last:
            others = tuple(other for other in candidates if other != dated)
            return Dated(YEAR, Bounds(earliest, latest), dated, others)
    return None


def bounded(reviews: str, issued: str | None) -> Dated | None:
    """Return the days that bound an event without any date: its season, and no later than its article.

    None where the article was published before the season: then the event is no year-end event as meant here.
    """
    first, last = season(reviews)
    published = edtf.bounds(issued).latest if issued and edtf.is_certain(issued) else None
    if first is None or last is None or (published and published < first):
        return None
    return Dated(BOUNDS, Bounds(first, min(last, published or last)))


def quads(store: Store, articles: Iterable[NamedNode] | None = None) -> Iterator[Quad]:
    """Yield the inferred dates of the events of all articles, or of these."""
    only = "" if articles is None else among("article", articles)
    for event, rows in groupby(select(store, _UNSURE % only), key=lambda row: iri(row, "event")):
        found = [dated for row in rows if (dated := _dated(row))]
        if found:
            yield from _date(event, found[-1])


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
    reviews = row["reviews"].value
    if "date" in row:
        return resolved(row["date"].value, reviews)
    return bounded(reviews, row["issued"].value if "issued" in row else None)


def _date(event: NamedNode, dated: Dated) -> Iterator[Quad]:
    """State the inferred date of an event."""
    node = NamedNode(f"{event.value}/inferred-date")
    yield Quad(node, terms.TYPE, td.InferredDate, terms.INFERRED)
    yield Quad(node, td.resolves, event, terms.INFERRED)
    if dated.date is not None:
        yield Quad(node, td.date, Literal(dated.date, datatype=terms.EDTF), terms.INFERRED)
    for other in dated.alternatives:
        yield Quad(node, td.alternative, Literal(other, datatype=terms.EDTF), terms.INFERRED)
    yield Quad(node, td.earliest, Literal(str(dated.bounds.earliest), datatype=terms.DATE), terms.INFERRED)
    yield Quad(node, td.latest, Literal(str(dated.bounds.latest), datatype=terms.DATE), terms.INFERRED)
    yield Quad(node, td.rule, dated.rule, terms.INFERRED)
    yield Quad(node, terms.DERIVED_FROM, event, terms.INFERRED)
