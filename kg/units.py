"""The administrative units of Viet Nam, read from the tables in `ontology/reference/`."""

import csv
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import NamedNode

from kg import terms, unit_names
from kg.unit_names import TYPES, Reading, Seen, comparable
from kg.vietnamese import fold, slug

Labels = Mapping[str, str]
"""A label in each language, by language tag."""

NEW = "2025/"
"""What the paths of the system of 1 July 2025 begin with."""

COUNTRY = "viet-nam"


class Row(NamedTuple):
    """One line of a table; `became` holds paths, more than one where the unit was split among them.

    `source` holds the acts, more than one joined by a semicolon.
    """

    path: str
    type: str
    name: str
    code: str
    latitude: str
    longitude: str
    since: str
    until: str
    became: str
    source: str


COLUMNS = Row._fields


class Code(NamedTuple):
    """One code of a unit, with the first and the last day on which it is known to have meant it."""

    path: str
    code: str
    since: str
    until: str


@dataclass(frozen=True)
class Unit:
    """One administrative unit with its labels, the unit it lies in and the name of its party committee.

    `since` and `until` are its first and last day, empty where they are not known or not come.
    """

    iri: NamedNode
    type: str
    name: str
    labels: Labels
    parent: NamedNode | None
    party: Labels
    since: str
    until: str

    @property
    def path(self) -> str:
        """Its place in its system, such as `thanh-pho-ho-chi-minh/quan-1`."""
        return self.iri.value.removeprefix(terms.THING + "unit/")

    @property
    def level(self) -> str:
        """The code of its level."""
        return TYPES[self.type].level

    @property
    def system(self) -> str | None:
        """Which system it stands in: `2025/`, the earlier one (empty), or both (None): the country."""
        if self.path == COUNTRY:
            return None
        return NEW if self.path.startswith(NEW) else ""

    def is_of(self, day: str) -> bool:
        """Say whether the unit was in being on a day; no unit outlasts its system."""
        return self.since <= day and (not self.until or day <= self.until)


@dataclass(frozen=True)
class Units:
    """All units, by path; each is made when it is asked for.

    `codes` holds the codes of those that had more than one, or one for a part of their time.
    """

    rows: Mapping[str, Row]
    party: Mapping[str, Labels]
    codes: Mapping[str, Sequence[Code]] = field(default_factory=dict)

    def at(self, path: str) -> Unit:
        """Return the unit of a path, made when it is first asked for."""
        if path not in self._made:
            self._made[path] = self._make(path)
        return self._made[path]

    @cached_property
    def _made(self) -> dict[str, Unit]:
        return {}

    def _make(self, path: str) -> Unit:
        row, above = self.rows[path], parent(path)
        return Unit(
            iri=iri(path),
            type=row.type,
            name=row.name,
            labels=labels(row),
            parent=None if above is None else iri(above),
            party=self.party.get(row.type, {}),
            since=row.since,
            until=row.until,
        )

    def codes_of(self, row: Row) -> Sequence[Code]:
        """Return the codes of a unit in the order of their days."""
        own = [Code(row.path, row.code, row.since, row.until)] if row.code else []
        return self.codes.get(row.path, own)

    def around(self, unit: Unit) -> Iterator[Unit]:
        """Yield the units that a unit lies in, from the nearest to the whole country."""
        path = parent(unit.path)
        while path is not None:
            yield self.at(path)
            path = parent(path)

    def full(self, unit: Unit) -> str:
        """Return the label of a unit with those of the units it lies in."""
        return ", ".join(one.labels["vi"] for one in [unit, *self.around(unit)])

    def called(self, written: str) -> list[Unit]:
        """Return the units that a written name may mean: a path, or a name in any form that the press uses.

        A name may go on with the units it lies in: `Quận 1, TP.HCM`, `Quận 1 - TP.HCM`, `Quận 1 (TP.HCM)`.
        """
        return [chain[0] for chain in self.chains(written)]

    def chains(self, written: str) -> list[list[Unit]]:
        """Return the same units, each followed by the units around it that the name writes."""
        path = written.removeprefix(terms.THING + "unit/")
        if path in self.rows:
            unit = self.at(path)
            return [[unit, *self.around(unit)]]
        return self._chains(written, str)

    def written(self, name: str) -> list[list[Unit]]:
        """Return the same units; of a name without any mark that none is called by, those it may mean."""
        return self.chains(name) or (self._chains(name, fold) if name.isascii() else [])

    def folded(self, written: str) -> list[Unit]:
        """Return the units that a name may mean whose marks are left out or others."""
        return [chain[0] for chain in self._chains(written, fold)]

    def _chains(self, written: str, seen: Seen) -> list[list[Unit]]:
        found = {unit.path: [unit] for unit in self._known(written, seen)}
        for first, rest in unit_names.parts(written):
            for unit in self._known(first, seen):
                for outer in self._outer(unit, rest, seen):
                    found.setdefault(unit.path, [unit, *outer])
        return [found[path] for path in sorted(found)]

    def _outer(self, unit: Unit, written: str, seen: Seen) -> Iterator[list[Unit]]:
        """Yield the units around a unit that the whole of what is written names, from the nearest on."""
        for outer in self.around(unit):
            if _is_called(outer, written, seen):
                yield [outer]
            for first, rest in unit_names.parts(written):
                if _is_called(outer, first, seen):
                    yield from ([outer, *further] for further in self._outer(outer, rest, seen))

    def _known(self, written: str, seen: Seen) -> Iterator[Unit]:
        for reading in _READINGS[seen](written):
            for unit in self._alike(reading):
                if _names(reading, unit, seen):
                    yield unit

    def related(self, unit: Unit, other: Unit) -> bool:
        """Say whether two units lie in one province, or in two of which one went into the other."""
        one, two = self._province(unit.path), self._province(other.path)
        return two in self._later(one) or one in self._later(two)

    def _province(self, path: str) -> str:
        system = NEW if path.startswith(NEW) else ""
        return system + path.removeprefix(system).split("/")[0]

    def _later(self, path: str) -> set[str]:
        """Return a province and every one that it became in the end, as far as the tables hold them."""
        after = self.rows[path].became.split() if path in self.rows else []
        return {path}.union(*map(self._later, after))

    def _alike(self, reading: Reading) -> Iterator[Unit]:
        return (self.at(path) for path in self._index.get(unit_names.rough(reading.name), ()))

    @cached_property
    def _index(self) -> dict[str, list[str]]:
        """The paths by what all spellings of a name share.

        It is taken from the slugs of the paths, for folding every name takes half a second; a slug that ends
        with digits of a hash is made anew.
        """
        index: dict[str, list[str]] = {}
        words = {code: len(slug(kind.word)) + 1 if kind.word else 0 for code, kind in TYPES.items()}
        for path, row in self.rows.items():
            last = path.rsplit("/", 1)[-1]
            bare = slug(row.name) if _HASHED(last) else last[words[row.type] :]
            index.setdefault(unit_names.squeezed(bare), []).append(path)
            numeral = unit_names.number(row.type, row.name) if row.name.isupper() else None
            if numeral is not None:
                index.setdefault(numeral, []).append(path)
        return index


def system(day: str) -> str:
    """Return the system of units of a day: that of 1 July 2025, `2025/`, or the earlier one, empty."""
    return NEW if day >= "2025-07-01" else ""


def iri(path: str) -> NamedNode:
    """Return the IRI of a unit."""
    return NamedNode(f"{terms.THING}unit/{path}")


def labels(row: Row) -> Labels:
    """Return the labels of a unit, `Quận 1` and `District 1`."""
    return {"vi": unit_names.label(row.type, row.name), "en": unit_names.english(row.type, row.name)}


def parent(path: str) -> str | None:
    """Return the path of the unit that a unit lies in; the country lies in none."""
    above, _, _ = path.rpartition("/")
    if above and above + "/" != NEW:
        return above
    return None if path == COUNTRY else COUNTRY


def tables(folder: Path) -> list[Path]:
    """Return the tables of units of an ontology folder; the reviewed one is the last."""
    found = (folder / "reference").glob("units-*.csv")
    return sorted(found, key=lambda table: (table.stem == "units-reviewed", table))


def load(folder: Path, party: Mapping[str, Labels] | None = None) -> Units:
    """Read the units of an ontology folder; `party` names the party committee of each type of unit.

    What the reviewed table says of a unit outranks the other tables.
    """
    rows: dict[str, Row] = {}
    for table in tables(folder):
        for row in read(table):
            rows[row.path] = joined(rows[row.path], row) if row.path in rows else row
    codes: dict[str, list[Code]] = {}
    for line in _lines(folder / "reference" / "unit-codes.csv"):
        codes.setdefault(line[0], []).append(Code._make(line))
    return Units(rows, party or {}, codes)


def read(table: Path) -> Iterator[Row]:
    """Yield the rows of a table."""
    return map(Row._make, _lines(table))


def _lines(table: Path) -> Iterator[list[str]]:
    with table.open(encoding="utf-8", newline="") as file:
        lines = csv.reader(file)
        next(lines)
        yield from lines


def joined(row: Row, reviewed: Row) -> Row:
    """Return what two tables say of a unit; the reviewed one goes first."""
    return Row._make(new or old for old, new in zip(row, reviewed, strict=True))


def _is_called(unit: Unit, written: str, seen: Seen) -> bool:
    return any(_names(reading, unit, seen) for reading in _READINGS[seen](written))


_READINGS: Mapping[Seen, Callable[[str], tuple[Reading, ...]]] = {
    str: unit_names.readings,
    fold: unit_names.plain_readings,
}
_HASHED = re.compile(r".*-[0-9a-f]{4}").fullmatch


def _names(reading: Reading, unit: Unit, seen: Seen) -> bool:
    """Say whether a reading names a unit; a number alone names none, for every town has its ward 1."""
    if reading.types and unit.type not in reading.types:
        return False
    if not reading.types and reading.name.isdecimal():
        return False
    own = (comparable(unit.name), unit_names.number(unit.type, unit.name))
    return any(name is not None and seen(name) == seen(reading.name) for name in own)
