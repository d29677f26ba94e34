"""Load the records of some names from the graphs of the articles."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from pyoxigraph import Literal, NamedNode, Store

from kg import edtf, terms
from kg.identify.records import DIVISIONS, ORGANS, Group, Record, Sighting
from kg.sparql import Row, select
from kg.vietnamese import key, titles

_NODES = """
PREFIX td: <https://w3id.org/thidua/def/>
SELECT ?node ?name ?key ?bare WHERE { %s ?node td:bareNameKey ?bare ; td:nameKey ?key ; td:name ?name }
"""

_SIGHTINGS = """
PREFIX td: <https://w3id.org/thidua/def/>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?node ?fact ?office ?role ?tense ?body ?kind ?unit ?own ?of_event ?reviews WHERE {
  %s ?node td:bareNameKey ?bare .
  ?fact td:person ?node ; a td:OfficeAttestation ; td:office ?office ; td:tense ?tense .
  ?office td:role ?role ; td:body ?body . ?body td:bodyKind ?kind ; td:unit ?unit .
  OPTIONAL { ?fact td:date ?own }
  OPTIONAL { ?fact td:event ?event .
    OPTIONAL { ?event td:date ?of_event } OPTIONAL { ?event td:partOf?/td:reviews ?reviews } }
}
"""

_COMPANY = """
PREFIX td: <https://w3id.org/thidua/def/>
PREFIX dct: <http://purl.org/dc/terms/>
SELECT ?node ?key ?fact WHERE {
  %s ?node td:bareNameKey ?bare ; dct:source ?article .
  GRAPH ?article { ?fact td:person ?other ; td:office ?office . ?other td:nameKey ?key }
  FILTER(?other != ?node)
}
"""

_SHARED_OFFICES = """
PREFIX td: <https://w3id.org/thidua/def/>
SELECT DISTINCT ?bare ?other WHERE {
  { SELECT DISTINCT ?bare ?key ?office WHERE { %s ?node td:bareNameKey ?bare ; td:nameKey ?key .
      ?fact td:person ?node ; a td:OfficeAttestation ; td:office ?office } }
  ?same td:office ?office ; a td:OfficeAttestation ; td:person ?holder .
  ?holder td:bareNameKey ?other ; td:nameKey ?its FILTER(?its != ?key)
}
"""

_NAMES = (
    "PREFIX td: <https://w3id.org/thidua/def/> SELECT DISTINCT ?bare WHERE { ?node td:bareNameKey ?bare }"
)

_GENDERS = {
    key(title): gender
    for title, gender in (("ông", "man"), ("anh", "man"), ("bà", "woman"), ("chị", "woman"))
}
_UNIT = terms.THING + "unit/"


def names(store: Store) -> Iterator[str]:
    """Yield every name without marks, once."""
    return (row["bare"].value for row in select(store, _NAMES))


def sharing_an_office(bare: Iterable[str], store: Store) -> Iterator[tuple[str, str]]:
    """Yield, after each of these names, those seen in one office with it in another spelling."""
    for row in select(store, _SHARED_OFFICES % _among(bare)):
        yield row["bare"].value, row["other"].value


def records(bare: Iterable[str], store: Store) -> Iterator[Record]:
    """Yield the records of some names."""
    only = _among(bare)
    sightings = _sightings(only, store)
    met = defaultdict(set)
    for row in select(store, _COMPANY % only):
        met[row["node"].value].add((row["key"].value, row["fact"].value))
    for row in select(store, _NODES % only):
        node, name = row["node"].value, row["name"].value
        genders = {_GENDERS[title] for title in titles(name) if title in _GENDERS}
        yield Record(
            node,
            name,
            row["key"].value,
            row["bare"].value,
            genders.pop() if len(genders) == 1 else "",
            tuple(sightings.get(node, ())),
            tuple(sorted(met[node])),
        )


def _sightings(only: str, store: Store) -> Mapping[str, list[Sighting]]:
    """Return the sightings of each node, in the order of their facts.

    A fact has a row for each year that its event, or the whole that this is part of, reviews.
    """
    rows: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in select(store, _SIGHTINGS % only):
        rows[row["node"].value, row["fact"].value].append(row)
    found: dict[str, list[Sighting]] = defaultdict(list)
    for (node, _), of_fact in sorted(rows.items()):
        found[node].append(_sighting(of_fact))
    return found


def _sighting(rows: list[Row]) -> Sighting:
    row = rows[0]
    days = _days(row, [each["reviews"].value for each in rows if "reviews" in each])
    former = row["tense"].value.endswith("/former")
    body, kind = row["body"].value, _code(row["kind"])
    unit = row["unit"].value.removeprefix(_UNIT)
    group = Group(unit, "" if kind in ORGANS else body, kind in DIVISIONS)
    return Sighting(
        row["fact"].value,
        row["office"].value,
        _code(row["role"]),
        body,
        group,
        days.earliest,
        days.latest,
        former,
    )


def _days(row: Row, reviews: list[str]) -> edtf.Bounds:
    """Return the days that bound a sighting: by its own date, its event's, or the year that this reviews.

    What reviews a year is held in it or in the year after.
    """
    printed = row.get("own") or row.get("of_event")
    days = edtf.bounds(printed.value) if printed else edtf.Bounds(None, None)
    if days != (None, None) or not reviews:
        return days
    spans = [edtf.bounds(period) for period in reviews]
    starts = [span.earliest for span in spans if span.earliest]
    ends = [span.latest for span in spans if span.latest]
    return edtf.Bounds(min(starts, default=None), _year_after(max(ends)) if ends else None)


def _year_after(day: date) -> date:
    return day + timedelta(days=365)


def _code(term: NamedNode | Literal) -> str:
    return term.value.rpartition("/")[2]


def _among(bare: Iterable[str]) -> str:
    return f"VALUES ?bare {{ {' '.join(str(Literal(name)) for name in sorted(bare))} }}"
