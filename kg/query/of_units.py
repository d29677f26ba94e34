"""Bodies, offices and clusters by a name that ends with their unit's, in any form: `UBND Q.1`."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from kg.sparql import Row, Select, among
from kg.units import Unit, Units
from kg.vietnamese import fold

_NAMED = """
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX td: <https://w3id.org/thidua/def/>
SELECT DISTINCT ?thing ?label ?unit ?name ?kind ?short WHERE {
  %s VALUES ?class { td:Body td:Office td:Cluster }
  ?thing td:unit|(td:body/td:unit) ?unit ; a ?class ; skos:prefLabel ?label . FILTER(LANG(?label) = "vi")
  { ?thing skos:prefLabel|skos:altLabel ?name } UNION { ?mention td:mentions ?thing ; td:quote ?name }
  OPTIONAL { ?thing td:bodyKind|(td:body/td:bodyKind) ?concept .
    ?concept skos:prefLabel ?kind ; skos:altLabel ?short . FILTER(LANG(?kind) = "vi" && LANG(?short) = "vi") }
} ORDER BY ?thing ?name ?short
"""


@dataclass(frozen=True)
class Found:
    """The labels of the things found, by IRI, and the units without such a thing that are so called too."""

    things: dict[str, str]
    others: list[Unit]


def find(value: str, known: Units, select: Select) -> Found:
    """Find what has a name of the same words before any name of the same unit; the same marks rank first.

    The short form of a kind of body stands for the kind: `Chủ tịch UBND` for `Chủ tịch Ủy ban nhân dân`.
    """
    ends = {words: known.called(end) or known.folded(end) for words, end in _parted(value)}
    units = {unit.iri: unit for found in ends.values() for unit in found}
    rows = list(select(_NAMED % among("unit", units))) if units else []
    for seen in (marked, fold):
        wanted = {seen(words): {unit.iri for unit in found} for words, found in ends.items()}
        found = [
            (row, words)
            for row in rows
            for words, end in _ends(row)
            if row["unit"] in wanted.get(seen(words), ())
            and any(unit.iri == row["unit"] for unit in known.called(end))
        ]
        if found:
            meant = {one for _, words in found for one in wanted[seen(words)]}
            theirs = {row["unit"] for row, _ in found}
            return Found(
                {row["thing"].value: row["label"].value for row, _ in found},
                [unit for iri, unit in units.items() if iri in meant and iri not in theirs],
            )
    return Found({}, [])


def marked(name: str) -> str:
    """Return a name without regard to case, Unicode form and runs of space."""
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())


def _ends(row: Row) -> Iterator[tuple[str, str]]:
    """Yield the ways to part a name of a thing in two; the first part with the short form of its kind too."""
    for words, end in _parted(row["name"].value):
        yield words, end
        if "short" in row:
            yield words.replace(row["kind"].value, row["short"].value), end


def _parted(name: str) -> Iterator[tuple[str, str]]:
    return ((name[: space.start()], name[space.end() :]) for space in re.finditer(r"\s+", name))
