"""Load the records of some names from the graphs of the articles."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import Literal, NamedNode, Store

from kg import terms
from kg.edtf import Bounds
from kg.identify.days import Printed, left, seen
from kg.identify.records import DIVISIONS, ORGANS, Group, Record, Sighting
from kg.sparql import Row, select
from kg.terms import td
from kg.vietnamese import key, titles

_NODES = """
PREFIX td: <https://w3id.org/thidua/def/>
SELECT ?node ?name ?key ?bare WHERE { %s ?node td:bareNameKey ?bare ; td:nameKey ?key ; td:name ?name }
"""

_SIGHTINGS = """
PREFIX td: <https://w3id.org/thidua/def/>
PREFIX dct: <http://purl.org/dc/terms/>
SELECT ?node ?fact ?office ?role ?tense ?body ?kind ?unit ?own ?of_event ?reviews ?issued WHERE {
  %s ?node td:bareNameKey ?bare ; dct:source ?article .
  ?fact td:person ?node ; a td:OfficeAttestation ; td:office ?office ; td:tense ?tense .
  ?office td:role ?role ; td:body ?body . ?body td:bodyKind ?kind ; td:unit ?unit .
  OPTIONAL { ?fact td:date ?own }
  OPTIONAL { ?article dct:issued ?issued }
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
        yield Record(
            node,
            name,
            row["key"].value,
            row["bare"].value,
            _gender(name),
            tuple(sightings.get(node, ())),
            tuple(sorted(met[node])),
        )


def genders(nodes: Iterable[NamedNode], store: Store) -> set[str]:
    """Return what the names of some nodes tell of man and woman."""
    named = (quad for node in nodes for quad in store.quads_for_pattern(node, td.name, None))
    return {_gender(quad.object.value) for quad in named if isinstance(quad.object, Literal)} - {""}


def _gender(name: str) -> str:
    """Return "man" or "woman" by the titles before a name, or nothing where they tell neither or both."""
    found = {_GENDERS[title] for title in titles(name) if title in _GENDERS}
    return found.pop() if len(found) == 1 else ""


def _sightings(only: str, store: Store) -> Mapping[str, list[Sighting]]:
    """Return the sightings of each node, in the order of their facts.

    A fact has a row for each year that its event, or the whole that this is part of, reviews.
    """
    rows: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in select(store, _SIGHTINGS % only):
        rows[row["node"].value, row["fact"].value].append(row)
    found: dict[str, list[Sighting]] = defaultdict(list)
    for (node, _), of_fact in sorted(rows.items()):
        found[node].extend(_seen_in(of_fact))
    return found


def _seen_in(rows: list[Row]) -> Iterator[Sighting]:
    """Yield what a fact sees: somebody in office, or one who had left; of one who left it then, both."""
    row = rows[0]
    own, event, issued = (row[name].value if name in row else "" for name in ("own", "of_event", "issued"))
    reviews = tuple(each["reviews"].value for each in rows if "reviews" in each)
    printed = Printed(_code(row["tense"]), own, event, reviews, issued)
    former, changes = printed.tense == "former", printed.tense in {"new", "outgoing"}
    yield _sighting(row, seen(printed), former=former, change=printed.tense if changes else "")
    leaving = left(printed)
    if leaving:
        yield _sighting(row, leaving, former=True)


def _sighting(row: Row, days: Bounds, *, former: bool, change: str = "") -> Sighting:
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
        change,
    )


def _code(term: NamedNode | Literal) -> str:
    return term.value.rpartition("/")[2]


def _among(bare: Iterable[str]) -> str:
    return f"VALUES ?bare {{ {' '.join(str(Literal(name)) for name in sorted(bare))} }}"
