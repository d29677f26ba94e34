"""The year of a year-end event whose date is printed without one ("Ngày 15/3")."""

from collections.abc import Iterable, Iterator
from datetime import date

from pyoxigraph import Literal, NamedNode, Quad, Store

from kg import edtf, terms
from kg.sparql import among, iri, select
from kg.terms import td

RULE = NamedNode(terms.THING + "rule/year-of-a-year-end-event")

_YEARLESS = """
PREFIX td: <https://w3id.org/thidua/def/>
PREFIX dct: <http://purl.org/dc/terms/>
SELECT ?event ?date ?reviews WHERE {
  %s ?event dct:source ?article ; a td:Event ; td:date ?date ; td:partOf?/td:reviews ?reviews
  FILTER(STRSTARTS(STR(?date), "XXXX-"))
} ORDER BY ?event DESC(?reviews)
"""

_INFERRED = """
PREFIX td: <https://w3id.org/thidua/def/>
PREFIX dct: <http://purl.org/dc/terms/>
SELECT ?inferred WHERE { %s ?event dct:source ?article . ?inferred td:resolves ?event }
"""


def resolved(printed: str, reviews: str) -> str | None:
    """Return the date with its year, or None where the rule does not decide.

    An event that reviews a whole year is held when that year ends or in the months after: from the first of
    October of the year to the end of September of the next. One day of the calendar falls there once.
    """
    if not edtf.lacks_year(printed) or not (len(reviews) == 4 and reviews.isdigit()):
        return None
    year = int(reviews)
    for candidate in (year, year + 1):
        try:
            dated = edtf.in_year(printed, candidate)
        except ValueError:
            continue
        earliest, latest = edtf.bounds(dated)
        if earliest and latest and date(year, 10, 1) <= earliest and latest <= date(year + 1, 9, 30):
            return dated
    return None


def quads(store: Store, articles: Iterable[NamedNode] | None = None) -> Iterator[Quad]:
    """Yield the inferred dates of the events of all articles, or of these."""
    only = "" if articles is None else among("article", articles)
    found = {}
    for row in select(store, _YEARLESS % only):
        dated = resolved(row["date"].value, row["reviews"].value)
        if dated is not None:
            found[row["event"].value] = dated
    for event, dated in found.items():
        yield from _date(event, dated)


def forget(articles: Iterable[NamedNode], store: Store) -> None:
    """Remove the inferred dates of the events of some articles."""
    for row in list(select(store, _INFERRED % among("article", articles))):
        for quad in list(store.quads_for_pattern(iri(row, "inferred"), None, None, terms.INFERRED)):
            store.remove(quad)


def _date(event: str, dated: str) -> Iterator[Quad]:
    """State the inferred date of an event."""
    node = NamedNode(f"{event}/inferred-date")
    earliest, latest = edtf.bounds(dated)
    yield Quad(node, terms.TYPE, td.InferredDate, terms.INFERRED)
    yield Quad(node, td.resolves, NamedNode(event), terms.INFERRED)
    yield Quad(node, td.date, Literal(dated, datatype=terms.EDTF), terms.INFERRED)
    yield Quad(node, td.earliest, Literal(str(earliest), datatype=terms.DATE), terms.INFERRED)
    yield Quad(node, td.latest, Literal(str(latest), datatype=terms.DATE), terms.INFERRED)
    yield Quad(node, td.rule, RULE, terms.INFERRED)
    yield Quad(node, terms.DERIVED_FROM, NamedNode(event), terms.INFERRED)
